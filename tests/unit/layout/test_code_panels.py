"""Panels behind blocks of code: their rows, their width, and what does without them."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, code, document, paragraph, quote

from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.document import Block
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.screen_view import ScreenView

CODE = code("first = 1\n\n    second = 'two'", language="python")


def rows(appearance: Appearance, *blocks: Block, columns: int = 80) -> tuple[Line, ...]:
    state = ReaderState(document(*blocks), appearance=appearance)
    return ScreenView(state, columns, 24).frame(state).page


def panel(line: Line) -> str:
    return "".join(run.text for run in line.runs if run.style & StyleFlags.PANEL)


@pytest.mark.parametrize("theme", ["terminal", "dark", "light"])
def test_each_row_of_code_has_the_panel_up_to_the_measure(theme: str) -> None:
    shown = rows(Appearance(theme=theme, width=40, code_panel="dark"), paragraph("Before."), CODE, paragraph("After."))
    panels = [panel(line) for line in shown if panel(line)]
    assert [each.rstrip() for each in panels] == ["┏ python", "┃ first = 1", "┃", "┃     second = 'two'"]
    assert {len(each) for each in panels} == {40}


@pytest.mark.parametrize("around", [quote(CODE), bullets(CODE)])
def test_a_panel_in_a_container_begins_at_the_bar_and_ends_with_the_text(around: Block) -> None:
    shown = rows(Appearance(width=40, code_panel="dark"), around)
    assert {len(panel(line)) for line in shown if panel(line)} == {38}
    assert {width(line.runs) for line in shown if panel(line)} == {40}


@pytest.mark.parametrize(
    "appearance",
    [
        Appearance(),
        Appearance(theme="plain", code_panel="dark"),
        Appearance(theme="contrast", code_panel="dark"),
        Appearance(spacing=2, code_panel="dark"),
    ],
)
def test_without_a_panel_rows_end_with_their_text(appearance: Appearance) -> None:
    for line in rows(appearance, CODE):
        assert not line.runs or line.runs[-1].text.strip()


def test_a_panel_moves_neither_cursor_nor_text() -> None:
    for columns in (20, 80, 120):
        states = [ReaderState(document(CODE), appearance=Appearance(code_panel=name)) for name in ("none", "dark")]
        plain, framed = (ScreenView(state, columns, 24).frame(state) for state in states)
        assert plain.cursor == framed.cursor
        assert [line.text for line in plain.rows] == [line.text for line in framed.rows]
