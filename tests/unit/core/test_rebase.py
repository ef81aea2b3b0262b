"""The same text, read again: what goes along into what it says now."""

from __future__ import annotations

from b12tui.core.effects import RemotePosition
from b12tui.core.folds import Folds
from b12tui.core.rebase import MAX_TRAIL, rebase
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document import Position
from b12tui.markdown import parse
from b12tui.search.results import search_document

BEFORE = "# Title\n\nOne stands here.\n\n## Part\n\nTwo stands there.\n\n## End\n\nThree is last.\n"
AFTER = BEFORE.replace("## Part", "## New\n\nAdded words.\n\n## Part")


def moved(**given: object) -> ReaderState:
    before = ReaderState(parse(BEFORE, name="x"), **given)  # type: ignore[arg-type]  # fields of a reader
    return rebase(before, parse(AFTER, name="x"))


def words(state: ReaderState, at: object) -> str:
    assert isinstance(at, Position)
    return state.document.text_node(at).text.chars


def test_the_place_the_marks_and_the_way_back_are_the_same_words() -> None:
    there, end = Position(1, 1), Position(2, 1)
    after = moved(
        position=there, bookmarks=(("a", end),), back_stack=(RemotePosition("y.md", there), end), forward_stack=(there,)
    )
    assert words(after, after.position) == "Two stands there."
    assert words(after, after.bookmarks[0][1]) == "Three is last."
    assert after.back_stack[0] == RemotePosition("y.md", there)
    assert words(after, after.back_stack[1]) == "Three is last."
    assert words(after, after.forward_stack[0]) == "Two stands there."


def test_only_the_nearest_steps_go_along() -> None:
    assert len(moved(back_stack=(Position(1),) * (MAX_TRAIL + 5)).back_stack) == MAX_TRAIL


def test_what_is_closed_stays_closed_unless_it_hides_the_place() -> None:
    folds = Folds(None, frozenset({"#end", "#part"}))
    after = moved(position=Position(1), folds=folds)
    assert after.folds == folds


def test_what_was_found_is_found_again() -> None:
    document = parse(BEFORE, name="x")
    after = moved(position=Position(2, 1), search=search_document(document, "stands", Position()))
    assert after.search is not None
    assert [words(after, match.start) for match in after.search.matches] == ["One stands here.", "Two stands there."]


def test_lists_over_the_page_are_left() -> None:
    assert moved(overlays=(ListOverlay("links", "Links", ()),)).overlays == ()
