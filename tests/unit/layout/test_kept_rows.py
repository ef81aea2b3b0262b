"""Rows of the page are made once: a step within it moves only the cursor, and whatever they show makes them anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, NoteMark, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.textwidth import cells

LONG = "assert 1 < 2 < 3 and True is not False, 'as it is everywhere'"
NOTE = NoteMark("1", "comment", "Why?", "One", Position(0, 1, 0), Position(0, 1, 3))
TEXT = f"# T\n\nOne line.\n\n```python\n{LONG}\n```\n\n" + "More.\n\n" * 30


def shown(text: str = TEXT) -> tuple[ReaderState, ScreenView]:
    """Return a reader at the start of a text, and what shows it."""
    state = snap_to_visible(ReaderState(parse(text, name="t")))
    view = ScreenView(state, 40, 12)
    view.frame(state)
    return state, view


def after(state: ReaderState, view: ScreenView, action: str, text: str = "") -> ReaderState:
    state = update(state, Command(action, text=text), view.viewport)
    view.frame(state)
    return state


@pytest.mark.parametrize("action", ["next-line", "next-word", "next-block"])
def test_a_step_within_the_page_makes_no_row(action: str) -> None:
    state, view = shown()
    rows, cursor = view.page.rows(state)
    state = after(state, view, action)
    again, moved = view.page.rows(state)
    assert again is rows
    assert moved != cursor


@pytest.mark.parametrize("notes", [(), (NOTE,)])
def test_a_step_beyond_the_page_makes_its_row_alone(notes: tuple[NoteMark, ...]) -> None:
    state, view = shown(TEXT.replace("One line.", "One line. " * 60))
    state = replace(state, notes=notes)
    view.frame(state)
    before = view.page.rows(state)[0]
    while view.page.rows(state)[0] is before:
        state = after(state, view, "next-line")
    rows = view.page.rows(state)[0]
    kept = [row for row in rows if any(row is each for each in before)]
    assert 0 < len(rows) - len(kept) <= 2
    fresh = ScreenView(state, 40, 12)
    fresh.page.viewport.top = view.page.viewport.top
    assert fresh.page.rows(state)[0] == rows


@pytest.mark.parametrize(
    "change",
    [
        lambda state, view: after(state, view, "find", "line"),
        lambda state, view: after(state, view, "code-lines"),
        lambda state, view: after(state, view, "ruler"),
        lambda state, view: after(state, view, "spacing"),
        lambda state, view: after(state, view, "page"),
        lambda state, view: (view.colour_code(), state)[1],
        lambda state, _: replace(state, notes=(NOTE,)),
        lambda state, view: after(state, view, "select"),
        lambda state, _: replace(state, document=parse(TEXT.replace("One", "Two"), name="t")),
    ],
)
def test_what_rows_show_makes_them_anew(change: Callable[[ReaderState, ScreenView], ReaderState]) -> None:
    state, view = shown()
    rows = view.page.rows(state)[0]
    state = change(state, view)
    view.frame(state)
    assert view.page.rows(state)[0] != rows


@pytest.mark.parametrize("mark", ["ruler", "cursor-row", "focus"])
def test_marks_of_the_position_follow_it(mark: str) -> None:
    state, view = shown()
    state = after(state, view, mark)
    rows = view.page.rows(state)[0]
    assert view.page.rows(after(state, view, "next-line"))[0] != rows


def test_code_of_long_lines_is_moved_as_far_as_shows_the_cursor() -> None:
    state, view = shown()
    state = after(state, view, "code-lines")
    rows = view.page.rows(state)[0]
    state = replace(state, position=Position(0, 2, len(LONG) - 1))
    view.frame(state)
    assert view.page.rows(state)[0] != rows


def test_a_quiet_frame_after_another_size_keeps_no_row_of_the_former() -> None:
    state, view = shown()
    view.resize(state, 120, 40)
    view.frame(state)
    view.resize(state, 40, 12)
    assert max(cells(row.text) for row in view.frame(state, quiet=True).rows) <= 40
