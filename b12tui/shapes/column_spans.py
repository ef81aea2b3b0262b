"""Spans of columns as blank cells part them, joined where the names above them and their cells tell they are one."""

from __future__ import annotations

from itertools import pairwise

from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.line_cells import CellRow, cut
from b12tui.shapes.recognition import is_number

NAME = lazy_pattern(r"[^\W\d_a-z][^a-z]*|%[A-Z]+|#")
"""Name of a column in capitals: `PID`, `%CPU`."""

Columns = list[tuple[int, int]]
"""First cell of each column, and one past its last."""


def are_apart(columns: Columns) -> bool:
    """Return whether two blanks or more part all columns."""
    return all(following[0] - span[1] >= 2 for span, following in pairwise(columns))


def starts_aligned(rows: list[CellRow], spans: Columns) -> bool:
    """Return whether the cells of each column begin at the same cell."""
    return all("".join(row[start : start + 1]).strip() for row in rows for start, end in spans if cut(row, start, end))


def merge_by_header(rows: list[CellRow], spans: Columns) -> Columns:
    """Join columns without a name to those that they belong to, and names without cells to their nearest neighbours.

    Those without a name belong to the column before them, unless this is of numbers below the end of its name.
    """
    merged: Columns = []
    named = [number for number, span in enumerate(spans) if cut(rows[0], *span)]
    begin: int | None = None
    for number, (start, end) in enumerate(spans):
        unnamed = not cut(rows[0], start, end)
        if merged and unnamed and begin is None and number < named[-1] and _is_ended(rows, *merged[-1]):
            begin = start
        elif unnamed and begin is not None:
            continue
        elif merged and begin is None and (unnamed or _is_mark(rows, merged, start)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start if begin is None else begin, end))
            begin = None
    if all(NAME.fullmatch(word) for word in "".join(rows[0]).split()):
        return _join_words(rows, merged)
    found: Columns = []
    waiting: int | None = None
    for index, (start, end) in enumerate(merged):
        begin = start if waiting is None else waiting
        waiting = None
        if not any(cut(row, start, end) for row in rows[1:]):
            before = start - found[-1][1] if found else 1 << 30
            after = merged[index + 1][0] - end if index + 1 < len(merged) else 1 << 30
            if before == 1 and before <= after:
                found[-1] = (found[-1][0], end)
                continue
            if after == 1:
                waiting = begin
                continue
        found.append((begin, end))
    return found


def _is_ended(rows: list[CellRow], start: int, end: int) -> bool:
    """Return whether a column has a number in each row, and these and its name all end at its last cell."""
    return all(
        len("".join(row[:end]).rstrip()) == end and (row is rows[0] or is_number(cut(row, start, end))) for row in rows
    )


def _is_mark(rows: list[CellRow], merged: Columns, start: int) -> bool:
    """Return whether what is before the second column is a sign of few rows, as of failed units in systemctl(1)."""
    if len(merged) > 1 or cut(rows[0], *merged[0]) or start - merged[0][0] > 2:
        return False
    marks = [mark for row in rows if (mark := cut(row, *merged[0]))]
    return len(marks) * 2 < len(rows) and not any(map(str.isalnum, "".join(marks)))


def _join_words(rows: list[CellRow], columns: Columns) -> Columns:
    """Join columns below names in capitals whose words one blank parts, if it parts no others and cells have it too.

    `NOMINATED NODE` is then one name, as kubectl(1) prints it; in `PID TTY` of ps(1) each word is one.
    """
    joined: Columns = [columns[0]]
    for start, end in columns[1:]:
        before = joined[-1]
        if len("".join(rows[0][: before[1]]).rstrip()) < start - 1:
            joined.append((start, end))
            continue
        cells = [cut(row, *before) for row in rows[1:]]
        if any(cut(row, start, end) for row in rows[1:]) and not any(" " in cell for cell in cells):
            return columns
        joined[-1] = (before[0], end)
    return joined if len(joined) > 1 and are_apart(joined) else columns


def merge_sparse(rows: list[CellRow], spans: Columns) -> Columns:
    """Join columns that are blank in most rows to those before them, if only one blank parts them."""
    merged: Columns = []
    for start, end in spans:
        filled = sum(bool(cut(row, start, end)) for row in rows)
        if (
            merged
            and 2 * filled <= len(rows)
            and (start - merged[-1][1] == 1 or not starts_aligned(rows, [(start, end)]))
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
