"""Found words are marked at the cost of what a screen shows, whatever the paragraph holds."""

from __future__ import annotations

import pytest

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.layout.page.lines import Line, StyleFlags, with_style
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.search import results as reading_finding
from b12tui.search.results import Match

WITHIN_THE_PAGE = ("next-line", "next-character")
"""Steps from the top of a page, which mark nothing anew."""
SENTENCE = "The bees see trees, then the sea. "


def searched(sentences: int) -> tuple[ReaderState, ScreenView]:
    """Return a reader in a long paragraph in whose every word something was found, and what shows it."""
    state = snap_to_visible(ReaderState(parse("# T\n\n" + SENTENCE * sentences, name="t")))
    view = ScreenView(state, 80, 24)
    state = update(state, Command("find", text="e"), view.viewport)
    view.frame(state)
    return state, view


def work(sentences: int, action: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Return how many stretches are marked for a key, and how many matches are looked at."""
    state, view = searched(sentences)
    state = update(state, Command("page"), view.viewport)
    view.frame(state)
    marked, looked = list[int](), list[int]()
    key = reading_finding._key

    def marks(line: Line, node: int, start: int, end: int, ink: StyleFlags) -> Line:
        marked.append(start)
        return with_style(line, node, start, end, ink)

    def looks(match: Match) -> tuple[int, int, int]:
        looked.append(match.start.offset)
        return key(match)

    with monkeypatch.context() as patched:
        patched.setattr("b12tui.layout.page.highlights.with_style", marks)
        patched.setattr(reading_finding, "_key", looks)
        patched.setattr("b12tui.layout.page.page_view.MAX_ROWS_KEPT", 0)  # no row is kept: each is made anew
        view.frame(update(state, Command(action), view.viewport), quiet=action.startswith("next-l"))
    return len(marked), len(looked)


@pytest.mark.parametrize(
    "action", ["next-line", "previous-line", "next-character", "page", "find-next", "find-previous"]
)
def test_a_key_costs_the_same_in_a_paragraph_of_many_matches(action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looked at each match of the paragraph, for each row of the page."""
    few, many = work(100, action, monkeypatch), work(1_600, action, monkeypatch)
    if action in WITHIN_THE_PAGE:
        assert many == few == (0, 0)
        return
    assert 0 < many[0] <= few[0] * 1.1
    assert 0 < many[1] <= few[1] + 200  # a search by halves, for each row: four more looks


def test_every_match_on_the_page_is_marked_and_nothing_else() -> None:
    state, view = searched(100)
    chars = state.document.text_node(Position(0, 1)).text.chars
    shown = [run for line in view.frame(state).page for run in line.runs if run.node == 1]
    assert shown
    for run in shown:
        marked = bool(run.style & StyleFlags.MATCH)
        assert set(chars[run.start : run.end]) == {"e"} if marked else "e" not in run.text.casefold()


def test_a_match_that_goes_on_in_the_next_row_is_marked_in_both() -> None:
    state = snap_to_visible(ReaderState(parse("# T\n\n" + "words and more words " * 40, name="t")))
    view = ScreenView(state, 40, 24)
    state = update(state, Command("find", text="and more words words and more"), view.viewport)
    page = view.frame(state).page
    rows = [line for line in page if any(run.style & StyleFlags.MATCH for run in line.runs)]
    assert any(line.runs[0].style & StyleFlags.MATCH for line in rows)
    assert any(line.runs[-1].style & StyleFlags.MATCH for line in rows)
    search = state.search
    assert search is not None
    first = search.matches[0]
    inside = first.start.offset + 3
    assert search.in_text_node(0, 1, inside, inside + 1) == (Match(first.start, first.length),)
    assert search.in_text_node(0, 1, first.start.offset + first.length, first.start.offset + first.length + 1) == ()
