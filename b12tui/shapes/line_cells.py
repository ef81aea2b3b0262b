"""Lines as rows of terminal cells: a column of a printed table begins at the same cell in each row, not character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.textwidth import cells, clusters, is_simple

TAB_CELLS = 8
"""Cells between the tab stops of terminals."""

_WORD = re.compile(r"\S+")
_BLANK = re.compile(r"\s")
_SET = re.compile("1+")

CellRow = str | list[str]
"""One item for each cell: its character; an empty one for the second cell of a wide character."""


def cell_row(line: str) -> CellRow:
    """Return a line by cells, with its tabs as blanks."""
    line = line.expandtabs(TAB_CELLS).rstrip()
    if line.isascii() or is_simple(line):
        return line
    row: list[str] = []
    for cluster in clusters(line):
        width = cells(cluster)
        if not width and row:
            row[-1] += cluster
            continue
        row += [cluster, *[""] * (width - 1)]
    return row


def cut(row: CellRow, start: int, end: int | None = None) -> str:
    """Return the characters of some cells, without the blanks around them."""
    part = row[start:end]
    return (part if isinstance(part, str) else "".join(part)).strip()


def occupied(row: CellRow) -> int:
    """Return the cells that are not blank as the bits of a number, the first cell lowest."""
    if isinstance(row, str):
        digits = _BLANK.sub("0", _WORD.sub(lambda word: "1" * len(word[0]), row))
    else:
        digits = "".join("0" if char.isspace() else "1" for char in row)
    return int(digits[::-1] or "0", 2)


def segments(bits: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of bits that are set, each as the first and the one past its last."""
    for run in _SET.finditer(bin(bits)[:1:-1]):
        yield run.span()


def unite(rows: Sequence[CellRow]) -> int:
    """Return the cells that are not blank in at least one row."""
    union = 0
    for row in rows:
        union |= occupied(row)
    return union
