"""Tables with lines drawn in characters: `+---+`, box drawing, or a rule below the names (psql, mysql, pip, dpkg)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from b12tui.document import Table
from b12tui.shapes import columns
from b12tui.shapes.line_cells import CellRow, cell_row, cut
from b12tui.shapes.recognition import Recognition, table_of
from b12tui.shapes.rule_lines import (
    VERTICAL_SIGNS,
    VERTICALS,
    ColumnSpans,
    is_above_totals,
    is_alike,
    is_boxed,
    is_closed,
    is_framed,
    is_of_dpkg,
    is_outer,
    is_parted,
    is_rule,
    spans_of,
)
from b12tui.shapes.wrapped import unwrapped
from b12tui.textwidth import is_simple

_COUNT = re.compile(r"\((\d{1,18}) [^\W\d]+\)")
"""Number of rows below a table of psql, in any language."""
_NARROW = frozenset(("-", "--", "─", "──"))
"""Rules of a column of one or two cells (psql, border 0)."""
_GOES_ON = ("+", "\u21b5")
"""Signs at the end of a cell's line that psql ends with a line break, in its formats ascii and unicode."""
_CONTINUES = ":"
"""Sign before the next line of a cell, in psql's format old-ascii."""
LEAST_PARTED = 3
"""Columns that one below a rule may be parted into."""
MAX_RULES = 20
"""Rules of a group of lines that are tried as the first one of a table."""


def recognise(lines: Sequence[str], line: int = 1) -> Recognition | None:
    """Return the first table in lines that has a rule and a row; None if there is none.

    One column is a table only in a box with a name, or if the number of its rows stands below it.
    """
    counted = _counted_rules(lines)
    rules = [number for number, line in enumerate(lines) if number in counted or is_rule(line)]
    tried = -1
    for first in rules[:MAX_RULES]:
        if first > tried and (found := _from_rule(lines, rules, first, line)) is not None:
            return found
        tried = first
    return None


def _from_rule(lines: Sequence[str], rules: Sequence[int], first: int, line: int) -> Recognition | None:
    """Return the table whose first rule has an index, or None."""
    spans = spans_of(lines[first])
    named = first > 0 and is_framed(lines[first - 1], lines[first]) and is_parted(lines[first - 1], spans)
    boxed = is_boxed(lines[first]) and not named
    above = lines[first - 2] if named and first > 1 and not is_of_dpkg(lines[first]) else ""
    if above and is_framed(above, lines[first]) and not is_rule(above):
        return None  # names on several lines, as of nvidia-smi, whose columns can't be told
    start = first if boxed else first - 1
    if start < 0 or not spans:
        return None
    lines = _whole_rows(lines, first) if boxed else lines
    own_rules = [number for number in rules if is_alike(lines[number], lines[first])]
    is_own = frozenset(own_rules)
    end = _end(lines, start, first, spans, is_own)
    framed = not boxed and start > 0 and start - 1 in is_own  # rules above and below all of it too, as jest(1) draws
    if framed:
        end = next((number + 1 for number in own_rules if number > first), end)
    own = [number for number in own_rules if start <= number < end]
    if boxed:
        end = own[-1] + 1 if len(own) > 1 else end
    counted = end < len(lines) and _COUNT.fullmatch(lines[end].rstrip()) is not None
    if len(spans) < 2 and not counted and not (boxed and len(own) > 2 and is_closed(lines[start:end], lines[first])):
        return None
    rows = [
        (number, cell_row(lines[number]))
        for number in range(start, end)
        if number not in is_own and lines[number] and not (number > first and is_above_totals(lines[number], spans))
    ]
    if not rows or not all(_fits(row, spans) for _, row in rows):
        return None
    below = own[1] if boxed and len(own) > 2 else first
    header = [row for number, row in rows if number < below] if not boxed or len(own) > 2 else []
    body = [(number, row) for number, row in rows if number >= below or not header]
    if not body and not (header and counted):
        return None
    if (
        len(spans) == 2
        and header
        and (found := _parted(header, body, spans, [line + start, *(line + number for number, _ in body)]))
    ):
        return Recognition(start, end, 0.95, (found,))
    each = len([number for number in own if number > below]) > 1
    records = _indented(body, spans) if len(spans) == 1 and not each else _records(body, own, spans, each=each)
    table = table_of(
        _cells([row for row in header if not _is_dashes(row, spans)] or header, spans) if header else [""] * len(spans),
        [cells for _, cells in records],
        "",
        [line + start, *(line + number for number, _ in records)],
    )
    if 0 < start < first and is_outer(lines[start - 1], lines[first]):
        start -= 1
    if end < len(lines) and end - 1 not in is_own and is_outer(lines[end], lines[first]):
        end += 1
    return Recognition(start, end, 0.95, (table if each or len(spans) == 1 else unwrapped(table),))


def _parted(
    header: Sequence[CellRow], body: Sequence[tuple[int, CellRow]], spans: ColumnSpans, numbers: Sequence[int]
) -> Table | None:
    """Return the table of rows whose second column is several below names of their own, as Stata and Julia print."""
    rows = ["".join(row) for row in (*header, *(row for _, row in body))]
    if len(header) != 1 or not all(row.isascii() or is_simple(row) for row in rows):
        return None
    behind = spans[1][0]
    found = columns.below_names([" " * behind + row[behind:] for row in rows])
    if found is None or len(found[0]) < LEAST_PARTED:
        return None
    first = [cut(row, *spans[0]) for row in rows]
    cells = [[one, *others] for one, others in zip(first, found, strict=True)]
    return table_of(cells[0], cells[1:], "", numbers)


def _whole_rows(lines: Sequence[str], first: int) -> list[str]:
    """Return the lines from a box's first rule on with rows that a line break in a cell parts, as mysql prints them.

    What is behind the break is joined to the line before, as if a blank stood there, and leaves an empty line.
    """
    whole = list(lines)
    width = len(cell_row(lines[first]))
    at = first + 1
    while at < len(whole):
        row, end = whole[at], at
        while (
            row[:1] in VERTICALS and len(cell_row(row)) < width and end + 1 < len(whole) and not is_rule(whole[end + 1])
        ):
            end += 1
            row = f"{row} {whole[end]}"
        if end > at and len(cell_row(row)) == width and row[0] == row[-1] and row[0] in VERTICALS:
            whole[at : end + 1] = [row, *[""] * (end - at)]
        at = end + 1
    return whole


def _counted_rules(lines: Sequence[str]) -> set[int]:
    """Return the indices of the rules of one narrow column, with as many rows as the next number of rows says."""
    found: set[int] = set()
    counted, rows = -1, 0
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number].rstrip()
        if line in _NARROW and rows == counted:
            found.add(number)
        if count := _COUNT.fullmatch(line):
            counted, rows = int(count[1]), 0
        else:
            rows += not line.endswith(_GOES_ON)
    return found


def _end(lines: Sequence[str], start: int, first: int, spans: ColumnSpans, own_rules: Collection[int]) -> int:
    """Return the index after the last line that fits the columns; empty ones are parts of the row above.

    The number of rows does not belong to it, nor does a rule below its last one, which begins the next table.
    """
    end, rules = start, 1
    while end < len(lines) and (
        end <= first or not lines[end] or end in own_rules or _fits(cell_row(lines[end]), spans)
    ):
        below = end > first and lines[end].rstrip()
        if below and _COUNT.fullmatch(below):
            break
        if end > first and end in own_rules:
            if rules > 2 and end - 1 in own_rules:
                break
            rules += 1
        end += 1
    return end


def _gaps(row: CellRow, spans: ColumnSpans) -> list[str]:
    """Return what is before each column, and behind the last."""
    ends = [0, *(end for _, end in spans if end is not None)]
    found = ["".join(row[end:start]) for end, (start, _) in zip(ends, spans, strict=False)]
    last = spans[-1][1]
    return [*found, "" if last is None else "".join(row[last:])]


def _fits(row: CellRow, spans: ColumnSpans) -> bool:
    """Return whether nothing but blanks, verticals and signs of cells that go on is between the columns."""
    cells = [cut(row, *span) for span in spans]
    if not any(cells) and not (spans[0][0] and "".join(row[: spans[0][0]]).strip() in VERTICAL_SIGNS):
        return False
    for number, gap in enumerate(_gaps(row, spans)):
        bare = gap.strip(f" {VERTICALS}")
        before = cells[number - 1] if number else ""
        after = cells[number] if number < len(cells) else ""
        if bare and not (bare in _GOES_ON and before) and not (bare == _CONTINUES and after):
            return False
    return True


def _cells(rows: Sequence[CellRow], spans: ColumnSpans) -> list[str]:
    """Return the cells of a record, whose lines are joined."""
    return [" ".join(filter(None, (cut(row, *span) for row in rows))) for span in spans]


def _is_dashes(row: CellRow, spans: ColumnSpans) -> bool:
    """Return whether each cell of a row is a few dashes, as polars draws below its names."""
    return all(set(cut(row, *span)) == {"-"} for span in spans)


def _records(
    rows: Sequence[tuple[int, CellRow]], rules: list[int], spans: ColumnSpans, *, each: bool
) -> list[tuple[int, list[str]]]:
    """Return the records, each with the number of its first row: one for each row, or for those between two rules."""
    if not each:
        return _with_lines_joined(rows, spans)
    found: list[tuple[int, list[CellRow]]] = []
    last = -1
    for number, row in rows:
        group = bisect_left(rules, number)
        if group != last:
            found.append((number, []))
            last = group
        found[-1][1].append(row)
    return [(number, _cells(group_rows, spans)) for number, group_rows in found]


def _with_lines_joined(rows: Sequence[tuple[int, CellRow]], spans: ColumnSpans) -> list[tuple[int, list[str]]]:
    """Return the records of rows, with the lines of a cell joined that psql marks as one."""
    found: list[tuple[int, list[str]]] = []
    open_cells: list[bool] = []
    for number, row in rows:
        gaps = [gap.strip() for gap in _gaps(row, spans)]
        cells = [cut(row, *span) for span in spans]
        continued = [
            bool(cell) and (is_open or before.endswith(_CONTINUES))
            for cell, is_open, before in zip(cells, open_cells or [False] * len(cells), gaps, strict=False)
        ]
        joins = found and any(continued) and sum(continued) == sum(map(bool, cells))
        open_cells = [
            cell.endswith(_GOES_ON) or behind.startswith(_GOES_ON) for cell, behind in zip(cells, gaps[1:], strict=True)
        ]
        if joins:
            above = found[-1][1]
            for column, cell in enumerate(cells):
                above[column] = f"{_unmarked(above[column])} {cell}".strip() if cell else above[column]
        else:
            found.append((number, cells))
    return found


def _indented(rows: Sequence[tuple[int, CellRow]], spans: ColumnSpans) -> list[tuple[int, list[str]]]:
    """Return the records of one column, whose cells keep what they are indented by, as in plans of psql."""
    found = _with_lines_joined(rows, spans)
    begins = {number: at for number, row in rows for at in [_beginning(row)] if at < len(row)}
    least = min(begins.values(), default=0)
    return [(number, [" " * (begins.get(number, least) - least) + cells[0]]) for number, cells in found]


def _beginning(row: CellRow) -> int:
    """Return the first cell of a row that is neither blank nor a vertical, or its length."""
    return next((at for at, cell in enumerate(row) if cell not in f" {VERTICALS}"), len(row))


def _unmarked(cell: str) -> str:
    """Return a cell without the sign that it goes on."""
    return cell[:-1].rstrip() if cell.endswith(_GOES_ON) else cell
