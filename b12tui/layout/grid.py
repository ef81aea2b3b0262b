"""The table view on a screen: a grid whose header and first column stay, or one row as a record.

No cell is cut: cells are wrapped. Where the screen is too small for the row at hand, its cell alone is shown, under the
names of its column and row; Enter shows the whole of a cell, sentence by sentence, however long it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from b12tui.document import Document, Table, Text
from b12tui.layout.lines import BLANK, Ink, Line, Run, ours, width
from b12tui.layout.pieces import joined, pieces, row
from b12tui.layout.signs import Signs
from b12tui.layout.width import cells
from b12tui.layout.wrap import rows
from b12tui.reading import tabling
from b12tui.reading.reader import TableView
from b12tui.reading.words import BLANK as NOTHING
from b12tui.reading.words import column_name

GAP = 2
"""Cells between two columns."""
WIDEST = 32
"""Cells that a column takes at most before its cells are wrapped."""
NARROWEST = 6
"""Cells that a column takes at least, where there are so many."""

CellRows = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The table view as rows."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int]
    """Column and row of the first character of the cell at hand, from 0."""


def show(document: Document, view: TableView, columns: int, height: int, signs: Signs) -> Shown:
    """Show the cell at hand, with as much of its row, column and table around it as there is room for."""
    table = tabling.block(document, view)
    if view.record and view.row >= 0:
        return _record(table, view, columns, height)
    return _grid(table, view, columns, height, signs) or _cell(table, view, columns, height)


def _set(text: Text, ink: Ink, room: int) -> CellRows:
    """Set a cell as rows of at most `room` cells."""
    if not text.chars.strip():
        return ((ours(NOTHING[:room], Ink.QUIET),),)
    parts = pieces(text, ink)
    return tuple(row(parts, 0, start, end) for start, end in rows(joined(parts), room))


def _sizes(table: Table, room: int) -> list[int]:
    """Return the columns' widths: as wide as their widest cell, within bounds; the first takes at most a third."""
    sizes = []
    for column in range(tabling.columns(table)):
        texts = [tabling.cell(table, number, column).chars for number in range(-1, len(table.rows))]
        widest = max((cells(line) for text in texts for line in text.split("\n")), default=0)
        most = max(room // 3, NARROWEST) if column == 0 else WIDEST
        sizes.append(min(max(widest, min(NARROWEST, room)), most, room))
    return sizes


def _shown_columns(sizes: list[int], at: int, room: int) -> list[int]:
    """Return which columns are shown: the first, then as many as fit, the one at hand among them."""
    if at == 0:
        shown, used, after = [0], sizes[0], 1
    else:
        shown, used, after = [0, at], sizes[0] + GAP + sizes[at], at + 1
        before = at - 1
        while before > 0 and used + GAP + sizes[before] <= room:
            shown.insert(1, before)
            used += GAP + sizes[before]
            before -= 1
    while after < len(sizes) and used + GAP + sizes[after] <= room:
        shown.append(after)
        used += GAP + sizes[after]
        after += 1
    return shown


def _spread(sizes: list[int], shown: list[int], room: int) -> dict[int, int]:
    """Give columns that are narrower than their cells what is left of the room."""
    widths = {column: sizes[column] for column in shown}
    left = room - sum(widths.values()) - GAP * (len(shown) - 1)
    for column in shown[1:]:
        if sizes[column] == WIDEST and left > 0:
            widths[column] += left // max(sum(sizes[c] == WIDEST for c in shown[1:]), 1)
    return widths


def _grid(table: Table, view: TableView, columns: int, height: int, signs: Signs) -> Shown | None:
    """Show the grid; None where the row at hand does not fit under the header."""
    sizes = _sizes(table, columns)
    shown = _shown_columns(sizes, view.column, columns)
    widths = _spread(sizes, shown, columns)
    if sum(widths.values()) + GAP * (len(widths) - 1) > columns:
        return None
    head = _row(table, -1, widths, Ink.STRONG)
    rule = (" " * GAP).join(signs.header * size for size in widths.values())
    frozen = [*head, Line((ours(rule, Ink.QUIET),))]
    room = height - len(frozen)
    body: list[list[Line]] = []
    first = view.row
    if view.row >= 0:
        body.append([*_row(table, view.row, widths, Ink.PLAIN), BLANK])
        if len(body[0]) - 1 > room:
            return None
        used = len(body[0])
        # As much of what stands before as leaves the row at hand whole, from a steady beginning where there is one.
        while first > 0:
            before = [*_row(table, first - 1, widths, Ink.PLAIN), BLANK]
            if used + len(before) - 1 > room:
                break
            body.insert(0, before)
            used += len(before)
            first -= 1
    elif len(frozen) > height:
        return None
    after = view.row + 1 if view.row >= 0 else 0
    while after < len(table.rows) and sum(map(len, body)) < room:
        body.append([*_row(table, after, widths, Ink.PLAIN), BLANK])
        after += 1
    above = sum(len(block) for block in body[: view.row - first]) if view.row >= 0 else 0
    column = sum(widths[c] + GAP for c in shown[: shown.index(view.column)])
    lines = [*frozen, *(line for block in body for line in block)][:height]
    return Shown(tuple(lines), (column, len(frozen) + above if view.row >= 0 else 0))


def _row(table: Table, number: int, widths: dict[int, int], ink: Ink) -> list[Line]:
    """Set a row of the table as rows of the screen."""
    set_cells = [
        _set(tabling.cell(table, number, column), ink | (Ink.STRONG if not place else Ink.PLAIN), size)
        for place, (column, size) in enumerate(widths.items())
    ]
    lines = []
    for level in range(max(map(len, set_cells))):
        runs: list[Run] = []
        for size, cell in zip(widths.values(), set_cells, strict=True):
            own = cell[level] if level < len(cell) else ()
            runs += [*own, ours(" " * (size - width(own) + GAP))]
        lines.append(Line(tuple(runs)))
    return lines


def _record(table: Table, view: TableView, columns: int, height: int) -> Shown:
    """Show one row: each cell behind its column's name."""
    lines: list[Line] = []
    starts: list[tuple[int, int]] = []
    for column in range(tabling.columns(table)):
        label = f"{column_name(table, column)}: "
        text = tabling.cell(table, view.row, column)
        chars = joined(pieces(text)) or NOTHING
        spans = tuple(rows(label + chars, columns))
        parts = pieces(text) if text.chars.strip() else ()
        column_at = len(lines)
        for start, end in spans:
            name = label[start:end] if start < len(label) else ""
            low, high = max(start - len(label), 0), max(end - len(label), 0)
            runs = row(parts, 0, low, high) if parts else (ours(chars[low:high], Ink.QUIET),)
            if start <= len(label) < max(end, start + 1) or (end == len(label) and len(starts) <= column):
                starts.append((min(cells(label[start:]), columns - 1), len(lines)))
            lines.append(Line((ours(name, Ink.STRONG), *runs)))
        if len(starts) <= column:
            starts.append((0, column_at))
    x, y = starts[view.column]
    top = max(0, y - height + 1)
    while top < y and len(lines) - top > height and y - top > height // 2:
        top += 1
    return Shown(tuple(lines[top : top + height]), (x, y - top))


def _cell(table: Table, view: TableView, columns: int, height: int) -> Shown:
    """Show the cell at hand alone, under as much of its names as leaves it room."""
    name = column_name(table, view.column)
    place = "header" if view.row < 0 else f"row {view.row + 1} of {len(table.rows)}"
    label = f"{name}, {place}"
    body = [Line(runs) for runs in _set(tabling.cell(table, view.row, view.column), Ink.PLAIN, columns)]
    head = [Line((ours(label[start:end], Ink.STRONG),)) for start, end in rows(label, columns)]
    head = head[: max(height - len(body), 1 if height > 1 else 0)]
    return Shown((*head, *body)[:height], (0, len(head)))
