"""Tables in braille: as columns where they fit, else listed (BANA 2016, §11)."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import braille, structure
from b12tui.core.messages import phrases
from b12tui.document import Table
from b12tui.writers.braille.inline_braille import InlineBraille
from b12tui.writers.braille.lines import write_words
from b12tui.writers.braille.pages import Pages

GUIDE = '"'
"""Guide dot, dot 5."""
BETWEEN = 2
"""Blank cells between columns."""
TOP, BOTTOM = "7", "g"
"""Cells of the lines above and below a table or a box (dots 2356, 1245)."""
_UNDERLINE = "3"
"""Cell of the line below a column heading (dots 25), behind a dot 5."""


def write_table(pages: Pages, inline: InlineBraille, table: Table, base: int) -> None:
    """Write a table, `base` cells from the left."""
    rows = [[inline.one_line(text) for text in row] for row in (table.header, *table.rows)]
    widths = _widths(rows, len(table.header))
    pages.blank()
    if widths and base + sum(widths) + BETWEEN * (len(widths) - 1) <= pages.cells and len(rows) + 4 < pages.lines:
        _write_columns(pages, rows, widths, base)
    else:
        _write_listed(pages, inline, table, base)
    pages.blank()


def _widths(rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Return the width of each column in cells; none for rows that have other cells than the heading."""
    if not columns or any(len(row) > columns for row in rows):
        return []
    return [max(1, *(len(row[column]) if column < len(row) else 0 for row in rows)) for column in range(columns)]


def _write_columns(pages: Pages, rows: Sequence[Sequence[str]], widths: Sequence[int], base: int) -> None:
    left = " " * base
    width = pages.cells - base
    pages.need(len(rows) + 4)
    pages.line(left + TOP * width)
    if any(rows[0]):
        pages.line(left + _row(rows[0], widths, guide=False))
        lines = ['"' + _UNDERLINE * (size - 1) if size > 1 else _UNDERLINE for size in widths]
        pages.line(left + _row(lines, widths, guide=False))
    for row in rows[1:]:
        pages.line(left + _row([*row, *[""] * (len(widths) - len(row))], widths, guide=True))
    room = pages.room - base
    pages.line(left + BOTTOM * min(width, room))


def _row(cells: Sequence[str], widths: Sequence[int], *, guide: bool) -> str:
    """Return a row of cells, with guide dots to the next column where there is room for two and a blank."""
    parts: list[str] = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        last = column == len(widths) - 1
        dots = width - len(cell) - bool(cell)
        if guide and dots > 1 and not (last and cell):
            cell = f"{cell} {GUIDE * dots}".lstrip()  # noqa: PLW2901 - the same cell, filled
        elif guide and not cell:
            cell = GUIDE * width  # noqa: PLW2901
        parts.append(cell.ljust(width))
    return (" " * BETWEEN).join(parts).rstrip()


def _write_listed(pages: Pages, inline: InlineBraille, table: Table, base: int) -> None:
    names = [phrases.column_name(table, column) for column in range(max(1, len(table.header)))]
    headed = bool(table.header and table.header[0])
    note = braille.row_headings(names[0]) if headed else braille.LISTED
    pages.need(3)
    write_words(pages, inline.note_words(note), base + 6, base + 4)
    for row in table.rows:
        pages.blank()
        if row:
            pages.need(2)
            write_words(pages, inline.text_words(row[0]) or inline.words(structure.BLANK), base + 4, base + 4)
        for column, text in enumerate(row[1:], 1):
            label = phrases.labelled(phrases.column_name(table, column), "")
            words = inline.text_words(text, label) if text else inline.words(label + structure.BLANK)
            write_words(pages, [word for word in words if word != "\n"], base, base + 2)
    if not table.rows and any(table.header):
        write_words(pages, inline.words("; ".join(names)), base, base + 2)
