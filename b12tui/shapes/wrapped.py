"""Cells of printed tables that were wrapped over several rows, joined to the cells that they are.

Nothing marks such rows. They are told by how words are wrapped: a column that each whole row fills is blank in them,
and the first word of each of their cells would not have fitted behind the words above it. Paths and numbers that are
cut at the width of their column stay as printed: several below one another would look the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Align, Table, Text
from b12tui.fastclass import dataclass
from b12tui.textwidth import cells

LEAST_WIDTH = 8
"""Cells of the narrowest column that words are wrapped in: words one below the other fill a narrower one by chance."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """Cells of a table as printed, without the blanks around them, and the width of each column in cells."""

    rows: list[list[str]]
    widths: list[int]
    numeric: list[bool]


def unwrapped(table: Table) -> Table:
    """Return a table with wrapped cells whole, each on the source line of its first row; as it is if none is sure."""
    if not table.rows or all(cell.chars for row in table.rows for cell in row):
        return table
    if any(len(row) != len(table.header) for row in table.rows):
        return table
    printed = _Printed(
        [[cell.chars.strip() for cell in row] for row in table.rows],
        [
            max(cells(line) for text in column for line in text.chars.split("\n"))
            for column in zip(table.header, *table.rows, strict=True)
        ],
        [align is Align.RIGHT for align in table.align],
    )
    for column in range(len(printed.widths)):
        if groups := _groups(printed, column):
            return Table(
                table.header,
                table.align,
                tuple(_joined([table.rows[at] for at in group]) for group in groups),
                table.title,
                table.line,
            )
    return table


def _groups(printed: _Printed, column: int) -> list[list[int]]:
    """Return the rows of each record, if those that are blank in a column are wrapped; else none."""
    rows, widths = printed.rows, printed.widths
    if not rows[0][column]:
        return []
    groups: list[list[int]] = []
    are_words = False
    for at, row in enumerate(rows):
        if row[column]:
            groups.append([at])
            continue
        above = rows[at - 1]
        filled = [number for number, cell in enumerate(row) if cell]
        if not filled or any(printed.numeric[number] or widths[number] < LEAST_WIDTH for number in filled):
            return []
        if any(not _goes_on(above[number], row[number], widths[number]) for number in filled):
            return []
        are_words = are_words or any(" " in above[number] for number in filled)
        groups[-1].append(at)
    return groups if are_words and (column == 0 or len(groups) > 1) and len(groups) < len(rows) else []


def _goes_on(line: str, following: str, width: int) -> bool:
    """Return whether a line is so long that the first word of the following one had no room in its column."""
    return bool(line) and cells(line) + 1 + cells(following.split(maxsplit=1)[0]) > width


def _joined(rows: Sequence[Sequence[Text]]) -> tuple[Text, ...]:
    """Return the row that several are, one below the other."""
    if len(rows) == 1:
        return tuple(rows[0])
    return tuple(map(_cell, zip(*rows, strict=True)))


def _cell(lines: Sequence[Text]) -> Text:
    """Return the lines of a cell as one, with a blank between them."""
    whole = ""
    breaks: list[int] = []
    for before, line in zip((None, *lines), lines, strict=False):
        words = line.chars.strip()
        whole += " " if whole and words else ""
        if before is not None and line.line:
            breaks += [len(whole)] * (line.line - before.line)
        whole += words
    return Text(whole, (), lines[0].line, tuple(at for at in breaks if at < len(whole)))
