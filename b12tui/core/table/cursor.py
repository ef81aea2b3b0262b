"""Reading a table by cell."""

from __future__ import annotations

import io

from b12tui.core.actions import KeyContext
from b12tui.core.messages.location import place_phrase
from b12tui.core.messages.phrases import BLANK_WORD, one_line, plural
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.motion.sentences import sentences
from b12tui.core.overlay import listings
from b12tui.core.state import Command, Copy, ListEntry, ListOverlay, ReaderState, TableView
from b12tui.document import Document, Position, Table, Text
from b12tui.fastclass import replace


def table_at(document: Document, view: TableView) -> Table:
    """Return the table as it is viewed, sorted or filtered; TypeError if the view is not of a table."""
    table = source_text(document, view)
    return table if view.order is None else replace(table, rows=tuple(table.rows[row] for row in view.order))


def source_row(view: TableView) -> int:
    """Return which row of the table, as it is written, is at hand; -1 is the header."""
    return view.row if view.order is None or view.row < 0 else view.order[view.row]


def arrangement(document: Document, view: TableView) -> str:
    """Return how the rows are sorted and which of them are shown, in words; empty where all are, as written."""
    table = source_text(document, view)
    parts = []
    if view.filter_text:
        parts.append(f"{len(view.order or ())} of {plural('row', len(table.rows))}, holding {view.filter_text}")
    if view.sorted_by >= 0:
        parts.append(f"sorted by {header(table, view.sorted_by)}, {view.sort_label}")
    return "; ".join(parts)


def source_text(document: Document, view: TableView) -> Table:
    """Return the table with its rows as they are written; TypeError if the view is not of a table."""
    table = document.text_nodes(view.section)[view.first_node].block
    if not isinstance(table, Table):
        raise TypeError(view)
    return table


def cell_text(table: Table, row: int, column: int) -> Text:
    """Return a cell's text; a cell that the row doesn't have is empty."""
    cells = table.header if row < 0 else table.rows[row]
    return cells[column] if column < len(cells) else Text("")


def columns(table: Table) -> int:
    """Return how many columns the table has, surplus cells of ragged rows included."""
    return max(map(len, (table.header, *table.rows)))


def header(table: Table, column: int) -> str:
    """Return a column's header in words; a surplus cell is an extra cell, a header without words a numbered column."""
    if column >= len(table.header):
        return "Extra cell"
    return " ".join(table.header[column].chars.split()) or f"Column {column + 1}"


def cell_position(document: Document, view: TableView) -> Position:
    """Return the place in the text of the cell that is viewed, or of the nearest cell before it in its row."""
    table = source_text(document, view)
    rows = (table.header, *table.rows)
    row_at_hand = source_row(view)
    before = sum(len(row) for row in rows[: row_at_hand + 1])
    return Position(view.section, view.first_node + before + min(view.column, max(len(rows[row_at_hand + 1]) - 1, 0)))


def view(document: Document, at: Position) -> TableView | None:
    """Return the view of the table that `at` stands in, at its cell; None where it stands in no table."""
    node = document.text_node(at)
    if node.cell is None:
        return None
    nodes = document.text_nodes(at.section)
    first = at.node
    while first > 0 and nodes[first - 1].block is node.block:
        first -= 1
    return TableView(at.section, first, node.cell.row, node.cell.column)


def enter_table(state: ReaderState) -> ReaderState:
    """Open the table at hand, else the next one, else the last one before."""
    found = (
        view(state.document, state.position) or _search(state, state.position, 1) or _search(state, state.position, -1)
    )
    if found is None:
        return replace(state, message="There is no table in this text.")
    return replace(state, overlays=(*state.overlays, replace(found, origin=state.position)))


def _search(state: ReaderState, at: Position, by: int) -> TableView | None:
    """Return the next or previous table, from its header."""
    document = state.document
    section = at.section
    while 0 <= section < len(document.sections):
        nodes = document.text_nodes(section)
        order = range(len(nodes)) if by > 0 else range(len(nodes) - 1, -1, -1)
        for index in order:
            beyond = (section, index) > (at.section, at.node) if by > 0 else (section, index) < (at.section, at.node)
            node = nodes[index]
            if beyond and node.cell is not None and (node.cell.row, node.cell.column) == (-1, 0):
                return TableView(section, index)
        section += by
    return None


def whole(state: ReaderState, seen: TableView) -> ListOverlay:
    """Return the whole text of the cell, a sentence an item, and what can be done in the table."""
    table = table_at(state.document, seen)
    chars = cell_text(table, seen.row, seen.column).chars
    said = [chars[start:end].strip() for start, end in sentences(chars)]
    entries = tuple(ListEntry(words) for words in said if words) or (ListEntry(BLANK_WORD),)
    place = f"row {seen.row + 1} of {len(table.rows)}" if seen.row >= 0 else "header"
    title = f"{header(table, seen.column)}, {place}"
    return ListOverlay("cell", title, (*entries, *listings.actions(KeyContext.TABLE, state.keymap).entries))


def step_cell(state: ReaderState, seen: TableView, command: Command, lines: LineMotions) -> ReaderState:
    """Go to another cell, row or table."""
    table = table_at(state.document, seen)
    count = command.count or 1
    rows, width = len(table.rows), columns(table)
    row, column, said = seen.row, seen.column, ""
    if seen.record and seen.row >= 0 and command.action in _STEPS:
        return _within_records(state, seen, _STEPS[command.action] * count)
    match command.action:
        case "next-line":
            row, said = min(row + count, rows - 1), "Last row."
        case "previous-line":
            row, said = max(row - count, -1), "The header is the first row."
        case "next-cell":
            column, said = min(column + count, width - 1), "Last column."
        case "previous-cell":
            column, said = max(column - count, 0), "First column."
        case "page":
            by = count if seen.record else lines.items(state, count)
            row, said = min(row + by, rows - 1), "Last row."
        case "page-back":
            by = count if seen.record else -lines.items(state, -count)
            row, said = max(row - by, -1), "The header is the first row."
        case "top":
            row, said = (-1 if command.count is None else min(count, rows) - 1), "The header is the first row."
        case "end":
            row, said = rows - 1, "Last row."
        case _:
            return _other_table(state, seen, count if command.action == "next-table" else -count)
    moved = _at(seen, row, column)
    return _put(state, moved, said if moved == seen else "")


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
"""What heeds a count in a table."""

_STEPS = {"next-line": 1, "previous-line": -1}


def _within_records(state: ReaderState, seen: TableView, by: int) -> ReaderState:
    """Go `by` cells down or up: in a record they stand below one another, and its last is followed by the next one."""
    table = table_at(state.document, seen)
    width = columns(table)
    last = len(table.rows) * width - 1
    row, column = divmod(min(max(seen.row * width + seen.column + by, 0), last), width)
    moved = _at(seen, row, column)
    return _put(state, moved, ("Last cell." if by > 0 else "First cell.") if moved == seen else "")


def _at(seen: TableView, row: int, column: int) -> TableView:
    """Return the view at a cell: at its beginning, if it is another."""
    return seen if (row, column) == (seen.row, seen.column) else replace(seen, row=row, column=column, offset=0)


def _other_table(state: ReaderState, seen: TableView, by: int) -> ReaderState:
    found, further = None, _search(state, Position(seen.section, seen.first_node), by)
    for _ in range(abs(by)):
        if further is None:
            break
        found, further = further, _search(state, Position(further.section, further.first_node), by)
    if found is None:
        return replace(state, message="No more tables." if by > 0 else "No table before this one.")
    return _put(state, replace(found, origin=seen.origin))


def _put(state: ReaderState, view: TableView, said: str = "") -> ReaderState:
    return replace(state, overlays=(*state.overlays[:-1], view), message=said)


def record(state: ReaderState, seen: TableView) -> ReaderState:
    """Show the row as a record, or the grid again."""
    row = max(seen.row, 0) if table_at(state.document, seen).rows else seen.row
    return _put(state, replace(seen, record=not seen.record, row=row, offset=0), "Grid." if seen.record else "Record.")


def leave_table(state: ReaderState, seen: TableView) -> ReaderState:
    """Return to where the reader was when the table was opened."""
    return replace(state, overlays=state.overlays[:-1], position=seen.origin)


def position_in_table(state: ReaderState, seen: TableView) -> str:
    """Return which cell is at hand, by row and column and what they are called, and where the table stands."""
    table = table_at(state.document, seen)
    row = "The header"
    if seen.row >= 0:
        row = f"Row {seen.row + 1} of {len(table.rows)}"
        row += f", {one_line(cell_text(table, seen.row, 0).chars) or BLANK_WORD}"
    column = f"column {seen.column + 1} of {columns(table)}, {header(table, seen.column)}"
    parts = (row, column, arrangement(state.document, seen))
    here = place_phrase(replace(state, position=cell_position(state.document, seen)))
    return f"{'; '.join(filter(None, parts))}. {here}."


def copy_cells(state: ReaderState, seen: TableView, part: str) -> ReaderState:
    """Hand a cell, a row (as `header: cell` lines), a column or the whole table to the clipboard.

    The table goes as CSV (RFC 4180), its lines ended as those of all other copies are, by a line feed.
    """
    table = table_at(state.document, seen)
    match part:
        case "copy-cell":
            text, name = cell_text(table, seen.row, seen.column).chars, "the cell"
        case "copy-column":
            cells = (cell_text(table, row, seen.column).chars for row in range(-1, len(table.rows)))
            text, name = "\n".join(cells), "the column"
        case "copy-row":
            pairs = (
                (header(table, column), cell_text(table, seen.row, column).chars) for column in range(columns(table))
            )
            text, name = "\n".join(f"{key}: {value}" if value else f"{key}:" for key, value in pairs), "the row"
        case _:
            out = io.StringIO()
            import csv

            csv.writer(out, lineterminator="\n").writerows(
                [text.chars for text in row] for row in (table.header, *table.rows)
            )
            text, name = out.getvalue().removesuffix("\n"), "the table"
    return replace(state, effect=Copy(text, name))
