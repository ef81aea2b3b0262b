"""Tables as aligned columns and as comma-separated values.

Records in words are part of the style: see `styles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12tui.document.blocks import Align
from b12tui.plain.word_wrap import wrap
from b12tui.textwidth import cells

COLUMN_GAP = "  "
"""Separator of columns: a single blank could be part of a cell."""

NARROWEST = 6
"""Least width of a column in cells: a narrower one would hold only parts of words."""

GridRow = Sequence[str]


def grid(rows: Sequence[GridRow], align: Sequence[Align], width: int | None) -> Iterator[str]:
    """Yield the lines of a table in aligned columns, with its first row underlined, in at most `width` cells.

    Columns that are too wide are narrowed, widest first, and their cells wrapped; a table with too many columns for the
    width is wider.
    """
    columns = max(map(len, rows), default=0)
    full = [[*row, *[""] * (columns - len(row))] for row in rows]
    room = [max(map(cells, column)) for column in zip(*full, strict=True)]
    if width is not None:
        room = _narrowed(room, width - len(COLUMN_GAP) * (columns - 1))
        room = [
            max(taken, *map(_longest_word, column)) for taken, column in zip(room, zip(*full, strict=True), strict=True)
        ]
    sides = [*align, *[Align.NONE] * (columns - len(align))]
    for index, row in enumerate(full):
        wrapped = [wrap(cell, taken) for cell, taken in zip(row, room, strict=True)]
        for line in range(max(map(len, wrapped), default=0)):
            parts = [part[line] if line < len(part) else "" for part in wrapped]
            yield COLUMN_GAP.join(map(_set, parts, room, sides)).rstrip()
        if index == 0:
            yield COLUMN_GAP.join("-" * max(1, taken) for taken in room)


def fields(rows: Sequence[GridRow]) -> Iterator[str]:
    """Yield the CSV records of a table, all with the same number of fields (RFC 4180, 2.4 to 2.7)."""
    columns = max(map(len, rows), default=0)
    for row in rows:
        line = ",".join(_quoted(field) for field in [*row, *[""] * (columns - len(row))])
        yield line or '""'  # an empty line is not a record


def _narrowed(room: list[int], width: int) -> list[int]:
    """Return widths narrowed to add up to at most `width`, widest first, but none to less than NARROWEST."""
    low, high = NARROWEST, max(room, default=0)
    while low < high:
        cap = (low + high + 1) // 2
        if sum(min(taken, cap) for taken in room) <= width:
            low = cap
        else:
            high = cap - 1
    return [min(taken, low) for taken in room]


def _longest_word(cell: str) -> int:
    return max(map(cells, cell.split(" ")))


def _set(cell: str, room: int, side: Align) -> str:
    spare = max(0, room - cells(cell))
    match side:
        case Align.RIGHT:
            return " " * spare + cell
        case Align.CENTRE:
            return " " * (spare // 2) + cell + " " * (spare - spare // 2)
        case Align.LEFT | Align.NONE:
            return cell + " " * spare


def _quoted(field: str) -> str:
    if any(sign in field for sign in ',"'):
        return '"' + field.replace('"', '""') + '"'
    return field
