"""Rows, columns and cells of a table by number or name, as they are typed: `row 2`, `column price`, `cell 2 3`."""

from __future__ import annotations

from b12tui.catalogue import counts, line_mode
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.table import cursor, sort_filter
from b12tui.core.vocabulary.compound import is_number
from b12tui.fastclass import replace


def row(state: ReaderState, view: TableView, command: Command) -> TableView | str:
    """Return the view at a row by its number, or at its current one; else why it can't be told."""
    count = len(cursor.table_at(state.document, view).rows)
    if command.count is None and (command.text or view.row < 0):
        return line_mode.in_one_line(line_mode.EXAMPLES["row"])
    at = view.row if command.count is None else command.count - 1
    if not -1 <= at < count:
        return line_mode.no_row(at + 1, counts.rows(count))
    return replace(view, row=at)


def column(state: ReaderState, view: TableView, command: Command) -> TableView | str:
    """Return the view at a column by number or name, or at its current one; else why there is none."""
    found = sort_filter.column(cursor.table_at(state.document, view), view, command)
    return found if isinstance(found, str) else replace(view, column=found)


def cell(state: ReaderState, view: TableView, command: Command) -> TableView | str:
    """Return the view at a cell by its row's number and its column's number or name; else why there is none."""
    table = cursor.table_at(state.document, view)
    first, _, second = command.text.partition(" ")
    second = second.strip()
    if not second or not is_number(first):
        return line_mode.in_one_line(line_mode.EXAMPLES["cell"])
    at = int(first) - 1
    found = int(second) - 1 if is_number(second) else sort_filter.column(table, view, Command("column", text=second))
    if isinstance(found, str):
        return found
    if not (-1 <= at < len(table.rows) and 0 <= found < cursor.columns(table)):
        return line_mode.no_cell(counts.rows(len(table.rows)), counts.columns(cursor.columns(table)))
    return replace(view, row=at, column=found)


ADDRESSED = {"row": row, "column": column, "cell": cell}
"""What finds a place in a table, by the word typed before it."""
