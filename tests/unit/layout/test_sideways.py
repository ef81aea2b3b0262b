"""Code that is moved sideways: what shows, signs where more is hidden, and the cursor."""

from __future__ import annotations

import pytest
from support.document_builders import code, document, paragraph, raw_block

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.layout.page.glyphs import UNICODE
from b12tui.layout.page.inline_runs import code_line
from b12tui.layout.page.lines import Line, generated, width
from b12tui.layout.page.sideways import shift_for, shifted
from b12tui.layout.screen_view import ScreenView

LONG = "".join(f"{n:02}345678 " for n in range(12))
MADE = document(paragraph("Text."), code(f"short\n{LONG}\nend", language="sh"))


def at(position: Position, *commands: str) -> tuple[ReaderState, ScreenView]:
    state = ReaderState(MADE, position=position, appearance=Appearance(code="scroll", width=40))
    view = ScreenView(state, 40, 12)
    view.frame(state)
    for name in commands:
        state = update(state, Command(name), view.viewport)
        view.frame(state)
    return state, view


def drawn(state: ReaderState, view: ScreenView) -> tuple[list[str], str]:
    """Return the rows of code, and what stands behind the cursor."""
    frame = view.frame(state)
    column, row = frame.cursor
    return [line.text for line in frame.rows if line.text.startswith(("┏", "┃"))], frame.rows[row].text[column:]


def test_each_line_of_code_has_a_row_and_a_sign_if_more_is_hidden() -> None:
    rows, _ = drawn(*at(Position(0, 1)))
    assert rows == ["┏ sh", "┃ short", "┃ " + LONG[:37] + "›", "┃ end"]


def test_code_is_moved_sideways_as_one_and_no_further_than_its_longest_line() -> None:
    rows, behind = drawn(*at(Position(0, 1, 6), "scroll-right"))
    assert rows == ["┏ sh", "┃ ‹", "┃ ‹" + LONG[21:57] + "›", "┃ ‹"]
    assert behind.startswith("‹")
    state, view = at(Position(0, 1, 6), *["scroll-right"] * 9)
    assert state.code_shift == len(LONG) - 20
    assert drawn(state, view)[0][2] == "┃ ‹" + LONG[-19:].rstrip()
    assert update(state, Command("scroll-left", 20), view.viewport).code_shift == 0


def test_the_cursor_stays_in_view_wherever_it_is_in_a_line() -> None:
    for offset in range(6, 6 + len(LONG)):
        _, behind = drawn(*at(Position(0, 1, offset)))
        assert behind[:1].strip() == (LONG[offset - 6] if offset else "‹").strip()


def test_raw_source_is_moved_like_code() -> None:
    raw = ReaderState(document(raw_block(LONG)), appearance=Appearance(code="scroll", width=40))
    view = ScreenView(raw, 40, 12)
    state = update(raw, Command("scroll-right"), view.viewport)
    assert (state.code_shift, state.message) == (20, "")
    assert drawn(state, view)[0] == ["┃ ‹" + LONG[21:57] + "›"]


def test_in_other_text_nothing_moves() -> None:
    state, _ = at(Position(0, 0), "scroll-right")
    assert (state.code_shift, state.message) == (0, "No code here to scroll.")


def test_wrapped_code_is_not_moved() -> None:
    state = update(ReaderState(MADE, position=Position(0, 1)), Command("scroll-right"), at(Position())[1].viewport)
    assert state.message == "Code is wrapped, not scrolled."
    scrolling = update(state, Command("code-lines"), at(Position())[1].viewport)
    assert scrolling.message == "Long lines of code: scrolled sideways."
    assert update(scrolling, Command("code-lines"), at(Position())[1].viewport).appearance.code == "wrap"


def test_a_click_goes_to_what_shows_there() -> None:
    state, view = at(Position(0, 1, 6), "scroll-right")
    row = next(number for number, line in enumerate(view.frame(state).page) if "‹" in line.text and "3" in line.text)
    assert view.click(state, 7, row).position == Position(0, 1, 6 + 20 + 5)


@pytest.mark.parametrize("room", range(6, 30))
def test_a_row_is_never_wider_than_the_page(room: int) -> None:
    source = "\tab漢字c\t漢字漢字 def 漢字漢字漢字 ghi"
    line = Line((generated("| "), *code_line(source, 0, 0)))
    for shift in range(60):
        shown = shifted(line, shift, room, UNICODE)
        assert width(shown.runs) <= room
        for run in shown.runs:
            if run.node >= 0 and len(run.text) == run.end - run.start:
                assert run.text == source[run.start : run.end].replace("\t", " ")


@pytest.mark.parametrize("column", range(60))
def test_a_shift_leaves_the_cursor_between_the_signs(column: int) -> None:
    line = Line((generated("| "), *code_line("x" * 58, 0, 0)))
    for wanted in range(60):
        shift = shift_for(line, column, wanted, 20)
        assert column <= 2 or 2 <= column - shift <= 18
