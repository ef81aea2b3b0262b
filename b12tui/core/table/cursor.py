"""Reading a table by cell."""

from __future__ import annotations

import io

from b12tui.core.actions import Where
from b12tui.core.messages.location import place
from b12tui.core.messages.phrases import BLANK, counted, one_line
from b12tui.core.motion.line_motions import Lines
from b12tui.core.motion.sentences import sentences
from b12tui.core.overlay import listings
from b12tui.core.state import Command, Copy, Entry, Listing, Reader, TableView
from b12tui.document import Address, Document, Table, Text
from b12tui.fastclass import replace


def block(document: Document, view: TableView) -> Table:
    """Return the table as it is viewed, sorted or filtered; TypeError if the view is not of a table."""
    table = written(document, view)
    return table if view.order is None else replace(table, rows=tuple(table.rows[row] for row in view.order))


def source_row(view: TableView) -> int:
    """Return which row of the table, as it is written, is at hand; -1 is the header."""
    return view.row if view.order is None or view.row < 0 else view.order[view.row]


def arrangement(document: Document, view: TableView) -> str:
    """Return how the rows are sorted and which of them are shown, in words; empty where all are, as written."""
    table = written(document, view)
    parts = []
    if view.holding:
        parts.append(f"{len(view.order or ())} of {counted('row', len(table.rows))}, holding {view.holding}")
    if view.sorted_by >= 0:
        parts.append(f"sorted by {header(table, view.sorted_by)}, {view.sense}")
    return "; ".join(parts)


def written(document: Document, view: TableView) -> Table:
    """Return the table with its rows as they are written; TypeError if the view is not of a table."""
    table = document.leaves(view.section)[view.first].block
    if not isinstance(table, Table):
        raise TypeError(view)
    return table


def cell(table: Table, row: int, column: int) -> Text:
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


def address(document: Document, view: TableView) -> Address:
    """Return the place in the text of the cell that is viewed, or of the nearest cell before it in its row."""
    table = written(document, view)
    rows = (table.header, *table.rows)
    row_at_hand = source_row(view)
    before = sum(len(row) for row in rows[: row_at_hand + 1])
    return Address(view.section, view.first + before + min(view.column, max(len(rows[row_at_hand + 1]) - 1, 0)))


def view(document: Document, at: Address) -> TableView | None:
    """Return the view of the table that `at` stands in, at its cell; None where it stands in no table."""
    leaf = document.leaf(at)
    if leaf.cell is None:
        return None
    leaves = document.leaves(at.section)
    first = at.leaf
    while first > 0 and leaves[first - 1].block is leaf.block:
        first -= 1
    return TableView(at.section, first, leaf.cell.row, leaf.cell.column)


def enter(reader: Reader) -> Reader:
    """Open the table at hand, else the next one, else the last one before."""
    found = view(reader.document, reader.at) or _search(reader, reader.at, 1) or _search(reader, reader.at, -1)
    if found is None:
        return replace(reader, said="There is no table in this text.")
    return replace(reader, layers=(*reader.layers, replace(found, origin=reader.at)))


def _search(reader: Reader, at: Address, by: int) -> TableView | None:
    """Return the next or previous table, from its header."""
    document = reader.document
    section = at.section
    while 0 <= section < len(document.sections):
        leaves = document.leaves(section)
        order = range(len(leaves)) if by > 0 else range(len(leaves) - 1, -1, -1)
        for index in order:
            beyond = (section, index) > (at.section, at.leaf) if by > 0 else (section, index) < (at.section, at.leaf)
            leaf = leaves[index]
            if beyond and leaf.cell is not None and (leaf.cell.row, leaf.cell.column) == (-1, 0):
                return TableView(section, index)
        section += by
    return None


def whole(reader: Reader, seen: TableView) -> Listing:
    """Return the whole text of the cell, a sentence an item, and what can be done in the table."""
    table = block(reader.document, seen)
    chars = cell(table, seen.row, seen.column).chars
    said = [chars[start:end].strip() for start, end in sentences(chars)]
    entries = tuple(Entry(words) for words in said if words) or (Entry(BLANK),)
    place = f"row {seen.row + 1} of {len(table.rows)}" if seen.row >= 0 else "header"
    title = f"{header(table, seen.column)}, {place}"
    return Listing("cell", title, (*entries, *listings.actions(Where.TABLE, reader.keys).entries))


def step(reader: Reader, seen: TableView, command: Command, lines: Lines) -> Reader:
    """Go to another cell, row or table."""
    table = block(reader.document, seen)
    count = command.count or 1
    rows, width = len(table.rows), columns(table)
    row, column, said = seen.row, seen.column, ""
    if seen.record and seen.row >= 0 and command.action in _STEPS:
        return _within_records(reader, seen, _STEPS[command.action] * count)
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
            by = count if seen.record else lines.items(reader, count)
            row, said = min(row + by, rows - 1), "Last row."
        case "page-back":
            by = count if seen.record else -lines.items(reader, -count)
            row, said = max(row - by, -1), "The header is the first row."
        case "top":
            row, said = (-1 if command.count is None else min(count, rows) - 1), "The header is the first row."
        case "end":
            row, said = rows - 1, "Last row."
        case _:
            return _other_table(reader, seen, count if command.action == "next-table" else -count)
    moved = _at(seen, row, column)
    return _put(reader, moved, said if moved == seen else "")


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


def _within_records(reader: Reader, seen: TableView, by: int) -> Reader:
    """Go `by` cells down or up: in a record they stand below one another, and its last is followed by the next one."""
    table = block(reader.document, seen)
    width = columns(table)
    last = len(table.rows) * width - 1
    row, column = divmod(min(max(seen.row * width + seen.column + by, 0), last), width)
    moved = _at(seen, row, column)
    return _put(reader, moved, ("Last cell." if by > 0 else "First cell.") if moved == seen else "")


def _at(seen: TableView, row: int, column: int) -> TableView:
    """Return the view at a cell: at its beginning, if it is another."""
    return seen if (row, column) == (seen.row, seen.column) else replace(seen, row=row, column=column, char=0)


def _other_table(reader: Reader, seen: TableView, by: int) -> Reader:
    found, further = None, _search(reader, Address(seen.section, seen.first), by)
    for _ in range(abs(by)):
        if further is None:
            break
        found, further = further, _search(reader, Address(further.section, further.first), by)
    if found is None:
        return replace(reader, said="No more tables." if by > 0 else "No table before this one.")
    return _put(reader, replace(found, origin=seen.origin))


def _put(reader: Reader, view: TableView, said: str = "") -> Reader:
    return replace(reader, layers=(*reader.layers[:-1], view), said=said)


def record(reader: Reader, seen: TableView) -> Reader:
    """Show the row as a record, or the grid again."""
    row = max(seen.row, 0) if block(reader.document, seen).rows else seen.row
    return _put(reader, replace(seen, record=not seen.record, row=row, char=0), "Grid." if seen.record else "Record.")


def leave(reader: Reader, seen: TableView) -> Reader:
    """Return to where the reader was when the table was opened."""
    return replace(reader, layers=reader.layers[:-1], at=seen.origin)


def where_in(reader: Reader, seen: TableView) -> str:
    """Return which cell is at hand, by row and column and what they are called, and where the table stands."""
    table = block(reader.document, seen)
    row = "The header"
    if seen.row >= 0:
        row = f"Row {seen.row + 1} of {len(table.rows)}"
        row += f", {one_line(cell(table, seen.row, 0).chars) or BLANK}"
    column = f"column {seen.column + 1} of {columns(table)}, {header(table, seen.column)}"
    parts = (row, column, arrangement(reader.document, seen))
    here = place(replace(reader, at=address(reader.document, seen)))
    return f"{'; '.join(filter(None, parts))}. {here}."


def copy(reader: Reader, seen: TableView, part: str) -> Reader:
    """Hand a cell, a row (as `header: cell` lines), a column or the whole table to the clipboard.

    The table goes as CSV (RFC 4180), its lines ended as those of all other copies are, by a line feed.
    """
    table = block(reader.document, seen)
    match part:
        case "copy-cell":
            text, name = cell(table, seen.row, seen.column).chars, "the cell"
        case "copy-column":
            cells = (cell(table, row, seen.column).chars for row in range(-1, len(table.rows)))
            text, name = "\n".join(cells), "the column"
        case "copy-row":
            pairs = ((header(table, column), cell(table, seen.row, column).chars) for column in range(columns(table)))
            text, name = "\n".join(f"{key}: {value}" if value else f"{key}:" for key, value in pairs), "the row"
        case _:
            out = io.StringIO()
            import csv

            csv.writer(out, lineterminator="\n").writerows(
                [text.chars for text in row] for row in (table.header, *table.rows)
            )
            text, name = out.getvalue().removesuffix("\n"), "the table"
    return replace(reader, effect=Copy(text, name))
