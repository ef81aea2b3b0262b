"""Found words are marked at the cost of what a screen shows, whatever the paragraph holds."""

from __future__ import annotations

import pytest

from b12tui.core.motion.jumplist import settle
from b12tui.core.state import Command, Reader
from b12tui.core.update import update
from b12tui.document import Address
from b12tui.layout.page.lines import Ink, Line, inked
from b12tui.layout.screen_view import View
from b12tui.markdown import parse
from b12tui.search import results as reading_finding
from b12tui.search.results import Match

SENTENCE = "The bees see trees, then the sea. "


def searched(sentences: int) -> tuple[Reader, View]:
    """Return a reader in a long paragraph in whose every word something was found, and what shows it."""
    reader = settle(Reader(parse("# T\n\n" + SENTENCE * sentences, name="t")))
    view = View(reader, 80, 24)
    reader = update(reader, Command("find", text="e"), view.window)
    view.picture(reader)
    return reader, view


def work(sentences: int, action: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Return how many stretches are marked for a key, and how many matches are looked at."""
    reader, view = searched(sentences)
    reader = update(reader, Command("page"), view.window)
    view.picture(reader)
    marked, looked = list[int](), list[int]()
    key = reading_finding._key

    def marks(line: Line, leaf: int, start: int, end: int, ink: Ink) -> Line:
        marked.append(start)
        return inked(line, leaf, start, end, ink)

    def looks(match: Match) -> tuple[int, int, int]:
        looked.append(match.start.char)
        return key(match)

    with monkeypatch.context() as patched:
        patched.setattr("b12tui.layout.screen_view.inked", marks)
        patched.setattr(reading_finding, "_key", looks)
        view.picture(update(reader, Command(action), view.window), quiet=action.startswith("next-l"))
    return len(marked), len(looked)


@pytest.mark.parametrize(
    "action", ["next-line", "previous-line", "next-character", "page", "find-next", "find-previous"]
)
def test_a_key_costs_the_same_in_a_paragraph_of_many_matches(action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looked at each match of the paragraph, for each row of the page."""
    few, many = work(100, action, monkeypatch), work(1_600, action, monkeypatch)
    assert 0 < many[0] <= few[0] * 1.1
    assert 0 < many[1] <= few[1] + 200  # a search by halves, for each row: four more looks


def test_every_match_on_the_page_is_marked_and_nothing_else() -> None:
    reader, view = searched(100)
    chars = reader.document.leaf(Address(0, 1)).text.chars
    shown = [run for line in view.picture(reader).page for run in line.runs if run.leaf == 1]
    assert shown
    for run in shown:
        marked = bool(run.ink & Ink.MATCH)
        assert set(chars[run.start : run.end]) == {"e"} if marked else "e" not in run.text.casefold()


def test_a_match_that_goes_on_in_the_next_row_is_marked_in_both() -> None:
    reader = settle(Reader(parse("# T\n\n" + "words and more words " * 40, name="t")))
    view = View(reader, 40, 24)
    reader = update(reader, Command("find", text="and more words words and more"), view.window)
    page = view.picture(reader).page
    rows = [line for line in page if any(run.ink & Ink.MATCH for run in line.runs)]
    assert any(line.runs[0].ink & Ink.MATCH for line in rows)
    assert any(line.runs[-1].ink & Ink.MATCH for line in rows)
    finding = reader.finding
    assert finding is not None
    first = finding.matches[0]
    inside = first.start.char + 3
    assert finding.in_leaf(0, 1, inside, inside + 1) == (Match(first.start, first.length),)
    assert finding.in_leaf(0, 1, first.start.char + first.length, first.start.char + first.length + 1) == ()
