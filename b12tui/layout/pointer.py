"""Mouse on the screen: the wheel scrolls what is shown, and a click does what Enter does where it falls.

On running text a click only moves the position there: what can be opened is a link, a note, a sign of a fold, an entry
of a list or of the contents. A cell of a table becomes the current one.
"""

from __future__ import annotations

from b12tui.core.motion.jumplist import jump
from b12tui.core.overlay import contents, listings
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.core.update import submit, update
from b12tui.document import Heading, Position, Question
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, Run, StyleFlags
from b12tui.layout.screen_regions import contents_in_place
from b12tui.layout.screen_view import ScreenView
from b12tui.textwidth import cells

FOLD_SIGNS = StyleFlags.SIGN | StyleFlags.QUIET
"""Styles of the sign of a fold and of the words behind it."""
WHEEL_ROWS = 3
"""Rows that one turn of the wheel scrolls."""


def turn_wheel(view: ScreenView, state: ReaderState, by: int) -> ReaderState:
    """Return the state after a turn of the wheel, down (`by` 1) or up (-1).

    The page scrolls under the position, which moves only where it would go out of sight.
    """
    state = replace(state, message="", effect=None)
    if state.visible_overlay is not None:
        down = Command("next-line" if by > 0 else "previous-line", WHEEL_ROWS)
        return state if isinstance(state.top_overlay, Prompt) else update(state, down, view.viewport)
    at = view.page.scroll(state, by * WHEEL_ROWS)
    return state if at is None else replace(state, position=at)


def click_body(view: ScreenView, state: ReaderState, column: int, row: int) -> ReaderState:
    """Return the state after a click on a cell of the page region."""
    state = replace(state, message="", effect=None)
    top = state.top_overlay
    beside = view.contents_row(column, row)
    if beside is not None and top is None:
        return click_contents(view, state, beside)
    if contents_in_place(view.areas, state) is not None:
        return update(state, Command("open"), view.viewport)
    if isinstance(top, Prompt):
        return _choose(view, state, top, row)
    moved = view.click(state, column, row)
    match moved.top_overlay:
        case ListOverlay():
            return moved if moved is state else update(moved, Command("open"), view.viewport)
        case TableView() as table:
            return _cell_at(view, moved, table, column, row)
        case _:
            line = view.row_at(row)
            run = _run_at(line, column)
            if run is not None and run.node >= 0 and StyleFlags.LINK in run.style:
                return update(moved, Command("open"), view.viewport)
            if run is not None and run.node < 0 and run.style & FOLD_SIGNS and line.first is not None:
                return _fold(view, moved, line.first)
            return moved


def click_contents(view: ScreenView, state: ReaderState, row: int) -> ReaderState:
    """Return the state after a click on a row of the contents beside the page: at the section that stands there."""
    state = replace(state, message="", effect=None)
    listing = contents_in_place(view.areas, state)
    at = view.contents_at(state, row)
    if at is None:
        return state
    if listing is not None:
        return update(listings.select(state, listing, at), Command("open"), view.viewport)
    target = contents.contents_list(state).entries[at].target
    return jump(replace(state, overlays=()), target) if isinstance(target, Position) else state


def _choose(view: ScreenView, state: ReaderState, prompt: Prompt, row: int) -> ReaderState:
    at = view.panes.choice_at(prompt, row)
    if at is None:
        return state
    return submit(state.with_top_overlay(replace(prompt, index=at)), view.viewport)


def _cell_at(view: ScreenView, state: ReaderState, table: TableView, column: int, row: int) -> ReaderState:
    place = view.row_at(row).at_column(column)
    if place is None:
        return state
    number, cell = divmod(place[0], table_cursor.columns(table_cursor.table_at(state.document, table)))
    return state.with_top_overlay(replace(table, row=number - 1, column=cell, offset=0))


def _fold(view: ScreenView, state: ReaderState, first: tuple[int, int]) -> ReaderState:
    """Return the state with the question or the section unfolded or folded whose sign was clicked."""
    at = Position(state.position.section, *first)
    block = state.document.text_node(at).block
    if not isinstance(block, Question | Heading):
        return state
    return update(replace(state, position=at), Command("toggle"), view.viewport)


def _run_at(line: Line, column: int) -> Run | None:
    """Return the run at a column of a row; None behind its last one."""
    end = 0
    for run in line.runs:
        end += cells(run.text)
        if column < end:
            return run
    return None
