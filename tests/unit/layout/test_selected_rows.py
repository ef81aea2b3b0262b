"""Selected characters on the screen: reversed, with the cursor on the last of them, whatever the colours."""

from __future__ import annotations

import pytest

from b12tui.colour_themes import THEMES
from b12tui.core.appearance import Appearance
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.page.lines import StyleFlags
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.themes import sgr, style
from b12tui.markdown import parse

TEXT = "# T\n\nBuy the bread. Sell the *old* car.\n\nRest.\n"


def shown(*actions: str, columns: int = 40, rows: int = 12) -> tuple[ReaderState, ScreenView]:
    state = snap_to_visible(ReaderState(parse(TEXT, name="t")))
    view = ScreenView(state, columns, rows)
    for action in actions:
        state = update(state, Command(action), view.viewport)
        view.frame(state)
    return state, view


def selected_on_screen(view: ScreenView) -> str:
    frame = view.last_frame
    assert frame is not None
    return "".join(run.text for line in frame.page for run in line.runs if StyleFlags.SELECTED in run.style)


def test_the_selection_is_marked_and_the_cursor_is_at_its_moving_end() -> None:
    _, view = shown("next-block", "select", "next-sentence", "next-sentence")
    assert selected_on_screen(view) == "Buy the bread. Sell the old car."
    frame = view.last_frame
    assert frame is not None
    column, row = frame.cursor
    assert [*frame.head, *frame.page][row].text[column] == "."


def test_nothing_is_marked_once_the_selection_is_dropped() -> None:
    assert not selected_on_screen(shown("next-block", "select", "next-word", "back-out")[1])


@pytest.mark.parametrize("name", THEMES)
def test_the_selection_shows_without_colours(name: str) -> None:
    assert "7" in sgr(style(Appearance(theme=name).colours, StyleFlags.SELECTED), 0).split(";")


def test_on_a_screen_of_few_rows_the_message_covers_nothing_selected() -> None:
    _, view = shown("next-block", "select", "next-word", "next-word", columns=20, rows=5)
    assert selected_on_screen(view) == "Buy the"
