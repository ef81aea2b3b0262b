"""Table commands of line mode: by cell, by row, by column, as a record."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.messages import phrases
from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.core.update import update
from b12tui.core.vocabulary import table_addresses
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, response_of
from b12tui.linear.narration import table_cells

TableResponder = Callable[[Dialogue, Command], Response]


def table_response(dialogue: Dialogue, before: ReaderState | None) -> Response:
    """Return a response with the current cell, or with the introduction of a table just opened."""
    state = dialogue.state
    view = state.top_overlay
    if not isinstance(view, TableView):
        return response_of(dialogue, state.message)
    table = cursor.table_at(state.document, view)
    previous = before.top_overlay if before is not None else None
    if before is not None and (not isinstance(previous, TableView) or previous.first_node != view.first_node):
        names = [phrases.column_name(table, column) for column in range(len(table.header))]
        number = dialogue.units.narration.table_number(view.section, view.first_node)
        return response_of(dialogue, phrases.table_intro(table, number, names))
    if previous == view and state.message:
        return response_of(dialogue, state.message)
    return response_of(
        dialogue,
        table_cells.at_cell(
            dialogue.units.narration, table, view, previous if isinstance(previous, TableView) else None
        ),
        phrases.with_full_stop(state.message) if state.message else "",
    )


def step_table(dialogue: Dialogue) -> Response | None:
    """Step to the next cell, from left to right and row by row; return None after the last."""
    view = dialogue.state.top_overlay
    if not isinstance(view, TableView):
        return None
    table = cursor.table_at(dialogue.state.document, view)
    column, row = view.column + 1, view.row
    if column >= cursor.columns(table):
        column, row = 0, row + 1
    if row >= len(table.rows):
        return None
    return _at(dialogue, replace(view, row=row, column=column))


def out(dialogue: Dialogue) -> Dialogue:
    """Leave the table, with the position at the current cell."""
    state = dialogue.state
    view = state.top_overlay
    if not isinstance(view, TableView):
        return dialogue
    at = cursor.cell_position(state.document, view)
    if not state.document.text_node(at).text.chars.strip():  # a blank cell can't hold the position
        at = targets.next_node(state, at, -1) or targets.next_node(state, at, 1) or state.position
    # In a closed section, that is its heading.
    return replace(dialogue, state=snap_to_visible(replace(state.without_top_overlay(), position=at)), is_unread=False)


def enter_and(dialogue: Dialogue, command: Command) -> Response:
    """Open the table at the position, or the next one, and perform a command there."""
    state = update(dialogue.state, Command("table"), dialogue.units)
    if not isinstance(state.top_overlay, TableView):
        return response_of(dialogue, state.message)
    return ANSWERS[command.action](dialogue.with_state(state), command)


def _at(dialogue: Dialogue, view: TableView) -> Response:
    state = dialogue.state
    moved = replace(state.with_top_overlay(view), message="")
    return table_response(dialogue.with_state(moved), state)


def _row(dialogue: Dialogue, command: Command) -> Response:
    view = dialogue.state.top_overlay
    if not isinstance(view, TableView):
        return response_of(dialogue)
    moved = table_addresses.row(dialogue.state, view, command)
    if isinstance(moved, str):
        return response_of(dialogue, moved)
    return response_of(_with_view(dialogue, moved), *table_cells.row_lines(dialogue.units.narration, moved))


def _column(dialogue: Dialogue, command: Command) -> Response:
    view = dialogue.state.top_overlay
    if not isinstance(view, TableView):
        return response_of(dialogue)
    table = cursor.table_at(dialogue.state.document, view)
    moved = table_addresses.column(dialogue.state, view, command)
    if isinstance(moved, str):
        return response_of(dialogue, moved)
    return response_of(_with_view(dialogue, moved), *table_cells.column_lines(dialogue.units.narration, table, moved))


def _cell(dialogue: Dialogue, command: Command) -> Response:
    view = dialogue.state.top_overlay
    if not isinstance(view, TableView):
        return response_of(dialogue)
    table = cursor.table_at(dialogue.state.document, view)
    moved = table_addresses.cell(dialogue.state, view, command)
    if isinstance(moved, str):
        return response_of(dialogue, moved)
    return response_of(_with_view(dialogue, moved), table_cells.at_cell(dialogue.units.narration, table, moved))


def _record(dialogue: Dialogue, _command: Command) -> Response:
    """Read the current row; at the header, the first one, as the row view of the other frontends begins there."""
    view = dialogue.state.top_overlay
    at_header = isinstance(view, TableView) and view.row < 0
    return _row(dialogue, Command("row", 1, "1") if at_header else Command("row"))


def _arrange(dialogue: Dialogue, command: Command) -> Response:
    """Sort, filter or show all rows, and report their order and the cell that the position is in then."""
    if command.action == "filter" and not command.text:
        command = replace(command, text=" ")  # all rows, like an empty prompt on the screen
    after = update(dialogue.state, command, dialogue.units)
    arranged, view = dialogue.with_state(after), after.top_overlay
    if not isinstance(view, TableView) or view.row < 0:
        return response_of(arranged, after.message)
    cell = table_cells.at_cell(arranged.units.narration, cursor.table_at(after.document, view), view)
    return response_of(arranged, after.message, cell)


def _with_view(dialogue: Dialogue, view: TableView) -> Dialogue:
    state = dialogue.state
    return dialogue.with_state(replace(state.with_top_overlay(view), message=""))


ANSWERS: dict[str, TableResponder] = {
    "row": _row,
    "column": _column,
    "cell": _cell,
    "record": _record,
    "sort": _arrange,
    "filter": _arrange,
    "all-rows": _arrange,
}
"""Actions answered here rather than by the shared table."""
