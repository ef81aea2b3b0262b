"""Table cursor: reading a table by cell."""

from __future__ import annotations

import io

from b12tui.catalogue import counts, motions, page, structure, tables
from b12tui.core.effects import Copy
from b12tui.core.messages.location import place_phrase
from b12tui.core.messages.phrases import column_name, one_line
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.table.finding import find_table, numbered_table
from b12tui.document import Document, Formula, Position, Table, Text
from b12tui.fastclass import replace


def table_at(document: Document, view: TableView) -> Table:
    """Return the table as it is viewed, sorted or filtered; TypeError if the view is not of a table."""
    table = source_text(document, view)
    return table if view.order is None else replace(table, rows=tuple(table.rows[row] for row in view.order))


def source_row(view: TableView) -> int:
    """Return the current row's index in the table as written; -1 is the header."""
    return view.row if view.order is None or view.row < 0 else view.order[view.row]


def arrangement(document: Document, view: TableView) -> str:
    """Return the sort order and filter in words; empty if all rows are shown as written."""
    return next(iter(arrangement_forms(document, view)), "")


def arrangement_forms(document: Document, view: TableView) -> list[str]:
    """Return the sort order and filter in words, and shorter forms of it, the longest first; empty if there are none.

    The filter comes before the order.
    """
    table = source_text(document, view)
    parts = []
    if view.filter_text:
        matching, rows = len(view.order or ()), counts.rows(len(table.rows))
        words = tables.rows_matching_clause(matching, rows, view.filter_text)
        parts.append((words, tables.rows_matching_short(matching, rows)))
    if view.sorted_by >= 0:
        name = header(table, view.sorted_by)
        parts.append((tables.sorted_by_clause(name, view.sort_label), tables.sorted_by_short(name)))
    if not parts:
        return []
    return ["; ".join(words for words, _ in parts), *parts[0]]


def source_text(document: Document, view: TableView) -> Table:
    """Return the table with its rows as written; TypeError if the view is not of a table."""
    table = document.text_nodes(view.section)[view.first_node].block
    if not isinstance(table, Table):
        raise TypeError(view)
    return table


def cell_text(table: Table, row: int, column: int) -> Text:
    """Return the text of a cell; empty if the row has no such cell."""
    cells = table.header if row < 0 else table.rows[row]
    return cells[column] if column < len(cells) else Text("")


def columns(table: Table) -> int:
    """Return the number of columns, including surplus cells of ragged rows."""
    return max(map(len, (table.header, *table.rows)))


def header(table: Table, column: int) -> str:
    """Return the name of a column: its header, "Column 3" if that is empty, "Extra cell" past the last."""
    return " ".join(column_name(table, column).split())


def cell_position(document: Document, view: TableView) -> Position:
    """Return the document position of the current cell, or of the nearest cell before it in its row."""
    table = source_text(document, view)
    rows = (table.header, *table.rows)
    row_at_hand = source_row(view)
    before = sum(len(row) for row in rows[: row_at_hand + 1])
    return Position(view.section, view.first_node + before + min(view.column, max(len(rows[row_at_hand + 1]) - 1, 0)))


def view(document: Document, at: Position) -> TableView | None:
    """Return a view of the table at a position, with its cell selected; None outside tables."""
    node = document.text_node(at)
    if node.cell is None:
        return None
    nodes = document.text_nodes(at.section)
    first = at.node
    while first > 0 and nodes[first - 1].block is node.block:
        first -= 1
    return TableView(at.section, first, node.cell.row, node.cell.column)


def enter_table(state: ReaderState, number: int | None = None) -> ReaderState:
    """Open the table of that number in the text; without one the current table, the next, or the last one before."""
    if number is not None:
        table_view, count = numbered_table(state.document, number)
        missing = tables.no_table_numbered(number, count)
    else:
        table_view = (
            view(state.document, state.position)
            or find_table(state.document, state.position, 1)
            or find_table(state.document, state.position, -1)
        )
        missing = tables.NO_TABLE
    if table_view is None:
        return replace(state, message=missing)
    return replace(state, overlays=(*state.overlays, replace(table_view, origin=state.position)))


def step_cell(state: ReaderState, view: TableView, command: Command, lines: LineMotions) -> ReaderState:
    """Go to another cell, row or table."""
    table = table_at(state.document, view)
    count = command.count or 1
    rows, width = len(table.rows), columns(table)
    row, column, end_message = view.row, view.column, ""
    if view.record and view.row >= 0 and command.action in _STEPS:
        return _within_records(state, view, _STEPS[command.action] * count)
    match command.action:
        case "next-line":
            row, end_message = min(row + count, rows - 1), tables.LAST_ROW
        case "previous-line":
            row, end_message = max(row - count, -1), tables.HEADER_IS_FIRST
        case "next-cell":
            column, end_message = min(column + count, width - 1), tables.LAST_COLUMN
        case "previous-cell":
            column, end_message = max(column - count, 0), tables.FIRST_COLUMN
        case "page":
            by = count if view.record else lines.items(state, count)
            row, end_message = min(row + by, rows - 1), tables.LAST_ROW
        case "page-back":
            by = count if view.record else -lines.items(state, -count)
            row, end_message = max(row - by, -1), tables.HEADER_IS_FIRST
        case "top":
            row, end_message = (-1 if command.count is None else min(count, rows) - 1), tables.HEADER_IS_FIRST
        case "end":
            row, end_message = rows - 1, tables.LAST_ROW
        case _:
            return _other_table(state, view, count if command.action == "next-table" else -count)
    moved = _at_cell(view, row, column)
    return _replace_view(state, moved, end_message if moved == view else "")


COUNTING = frozenset(
    (
        "next-line",
        "previous-line",
        "next-cell",
        "previous-cell",
        "page",
        "page-back",
        "top",
        "next-table",
        "previous-table",
    )
)
"""Actions that use a count in a table."""

_STEPS = {"next-line": 1, "previous-line": -1}


def _within_records(state: ReaderState, view: TableView, by: int) -> ReaderState:
    """Move by cells in a record, where they are stacked; its last cell is followed by the next record."""
    table = table_at(state.document, view)
    width = columns(table)
    last = len(table.rows) * width - 1
    row, column = divmod(min(max(view.row * width + view.column + by, 0), last), width)
    moved = _at_cell(view, row, column)
    return _replace_view(state, moved, (tables.LAST_CELL if by > 0 else tables.FIRST_CELL) if moved == view else "")


def _at_cell(view: TableView, row: int, column: int) -> TableView:
    """Return the view at a cell; a different cell is entered at its start."""
    return view if (row, column) == (view.row, view.column) else replace(view, row=row, column=column, offset=0)


def _other_table(state: ReaderState, view: TableView, by: int) -> ReaderState:
    found, following = None, find_table(state.document, Position(view.section, view.first_node), by)
    for _ in range(abs(by)):
        if following is None:
            break
        found, following = following, find_table(state.document, Position(following.section, following.first_node), by)
    if found is None:
        return replace(state, message=motions.NO_MORE_TABLES if by > 0 else motions.NO_TABLE_BEFORE)
    return _replace_view(state, replace(found, origin=view.origin))


def _replace_view(state: ReaderState, view: TableView, message: str = "") -> ReaderState:
    return replace(state.with_top_overlay(view), message=message)


def record(state: ReaderState, view: TableView) -> ReaderState:
    """Show the row as a record, or the grid again."""
    row = max(view.row, 0) if table_at(state.document, view).rows else view.row
    return _replace_view(
        state, replace(view, record=not view.record, row=row, offset=0), tables.GRID if view.record else tables.RECORD
    )


def leave_table(state: ReaderState, view: TableView) -> ReaderState:
    """Return to the position before the table was opened."""
    return replace(state.without_top_overlay(), position=view.origin)


def position_in_table(state: ReaderState, view: TableView) -> str:
    """Return the current cell's row and column with their names, and the location of the table."""
    table = table_at(state.document, view)
    row = tables.THE_HEADER
    if view.row >= 0:
        name = one_line(cell_text(table, view.row, 0).chars) or structure.BLANK
        row = tables.row_named(view.row + 1, len(table.rows), name)
    column = tables.column_named(view.column + 1, columns(table), header(table, view.column))
    parts = (row, column, arrangement(state.document, view))
    here = place_phrase(replace(state, position=cell_position(state.document, view)))
    return f"{'; '.join(filter(None, parts))}. {here}."


def copy_cells(state: ReaderState, view: TableView, part: str) -> ReaderState:
    """Copy a cell, a row (as `header: cell` lines), a column or the whole table.

    The table is copied as CSV (RFC 4180), with line feeds at line ends and formulas as LaTeX, as in all other copies.
    """
    table = table_at(state.document, view)
    match part:
        case "copy-cell":
            text, name = with_formulas(cell_text(table, view.row, view.column)), page.THE_CELL
        case "copy-column":
            cells = (with_formulas(cell_text(table, row, view.column)) for row in range(-1, len(table.rows)))
            text, name = "\n".join(cells), page.THE_COLUMN
        case "copy-row":
            pairs = (
                (header(table, column), with_formulas(cell_text(table, view.row, column)))
                for column in range(columns(table))
            )
            text, name = "\n".join(f"{key}: {value}" if value else f"{key}:" for key, value in pairs), page.THE_ROW
        case _:
            out = io.StringIO()
            import csv

            csv.writer(out, lineterminator="\n").writerows(
                [with_formulas(text) for text in row] for row in (table.header, *table.rows)
            )
            text, name = out.getvalue().removesuffix("\n"), page.THE_TABLE
    return replace(state, effect=Copy(text, name))


def with_formulas(text: Text) -> str:
    """Return the characters of a text with its formulas as written; one that is all of it without dollar signs."""
    pieces, at = [], 0
    for span in text.spans:
        if isinstance(span.kind, Formula):
            if (span.start, span.end) == (0, len(text.chars)):
                return span.kind.source
            pieces += [text.chars[at : span.start], f"${span.kind.source}$"]
            at = span.end
    return "".join([*pieces, text.chars[at:]])
