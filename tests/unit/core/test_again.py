"""The same text, read again: what goes along into what it says now."""

from __future__ import annotations

from b12tui.core.motion.folds import Folds
from b12tui.core.places.rebase import STEPS, in_new
from b12tui.core.state import Elsewhere, Listing, Reader
from b12tui.document import Address
from b12tui.markdown import parse
from b12tui.search.results import find

BEFORE = "# Title\n\nOne stands here.\n\n## Part\n\nTwo stands there.\n\n## End\n\nThree is last.\n"
AFTER = BEFORE.replace("## Part", "## New\n\nAdded words.\n\n## Part")


def moved(**given: object) -> Reader:
    before = Reader(parse(BEFORE, name="x"), **given)  # type: ignore[arg-type]  # fields of a reader
    return in_new(before, parse(AFTER, name="x"))


def words(reader: Reader, at: object) -> str:
    assert isinstance(at, Address)
    return reader.document.leaf(at).text.chars


def test_the_place_the_marks_and_the_way_back_are_the_same_words() -> None:
    there, end = Address(1, 1), Address(2, 1)
    after = moved(at=there, marks=(("a", end),), behind=(Elsewhere("y.md", there), end), ahead=(there,))
    assert words(after, after.at) == "Two stands there."
    assert words(after, after.marks[0][1]) == "Three is last."
    assert after.behind[0] == Elsewhere("y.md", there)
    assert words(after, after.behind[1]) == "Three is last."
    assert words(after, after.ahead[0]) == "Two stands there."


def test_only_the_nearest_steps_go_along() -> None:
    assert len(moved(behind=(Address(1),) * (STEPS + 5)).behind) == STEPS


def test_what_is_closed_stays_closed_unless_it_hides_the_place() -> None:
    folds = Folds(None, frozenset({"#end", "#part"}))
    after = moved(at=Address(1), folds=folds)
    assert after.folds == folds


def test_what_was_found_is_found_again() -> None:
    document = parse(BEFORE, name="x")
    after = moved(at=Address(2, 1), finding=find(document, "stands", Address()))
    assert after.finding is not None
    assert [words(after, match.start) for match in after.finding.matches] == ["One stands here.", "Two stands there."]


def test_lists_over_the_page_are_left() -> None:
    assert moved(layers=(Listing("links", "Links", ()),)).layers == ()
