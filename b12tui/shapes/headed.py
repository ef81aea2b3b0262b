"""Tables in aligned columns amid other lines: names in capitals, and the lines below that keep to their places.

nmap(1) prints its ports so, with what its scripts found out below some; so does a session of a shell with several
commands. Cells begin or end where the names do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.document import Table, Text
from b12tui.document.sanitize import sanitize
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import columns
from b12tui.shapes.column_spans import Columns
from b12tui.shapes.line_cells import CellRow, cell_row, cut
from b12tui.shapes.recognition import Recognition, table_of

LEAST_COLUMNS = 3
MAX_HEADERS = 20
"""Lines that are tried as the names of columns."""

_NAMES = re.compile(r" *[A-Z%#][A-Z%#_()/@.-]*(?: +[A-Z%#][A-Z%#_()/@.-]*){2,40} *")
_WORD = lazy_pattern(r"\S+")
_DIGIT = lazy_pattern(r"\d")
_DETAIL = lazy_pattern(r"\|(?:_ ?| ?)")
"""Sign before a line about the row above: `|`, and `|_` before the last one."""


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the first table amid lines whose names are in capitals; None if there is none."""
    headers = [at for at, line in enumerate(lines) if _NAMES.fullmatch(line)][:MAX_HEADERS]
    for header, following in zip(headers, [*headers[1:], len(lines)], strict=False):
        names = [word.span() for word in _WORD.finditer(lines[header])]
        if len(names) >= LEAST_COLUMNS and (found := _below(lines, header, following, names, first)) is not None:
            return found
    return None


def _below(lines: Sequence[str], header: int, following: int, names: Columns, first: int) -> Recognition | None:
    """Return the table below the names in a line, up to another such line; None if its rows are not sure."""
    rows: list[int] = []
    details: dict[int, list[int]] = {}
    aligned = [{"start", "end"} for _ in names]
    end = header + 1
    while end < following:
        if rows and _DETAIL.match(lines[end]):
            details.setdefault(rows[-1], []).append(end)
        elif _keeps_to(cell_row(lines[end]), names, aligned):
            rows.append(end)
        else:
            break
        end += 1
    if not any(_DIGIT.search(lines[at]) for at in rows):
        return None  # words in capitals above others
    if header == 0 and end == len(lines) and not details:
        return None  # a table that is all of the lines, which others know better
    found = columns.below_names([lines[at] for at in (header, *rows)])
    if found is None or len(found[0]) != len(names):
        return None
    table = table_of(found[0], found[1:], "", [first + at for at in (header, *rows)])
    return Recognition(header, end, 0.88, (_with_details(table, lines, rows, details, first),))


def _keeps_to(row: CellRow, names: Columns, aligned: list[set[str]]) -> bool:
    """Return whether a row has its first cell and another, and each begins or ends where its name does.

    `aligned` has the edges that the cells of each column share up to now, and is narrowed to those of this row.
    """
    if not cut(row, *names[0]) or not any(cut(row, *span) for span in names[1:]):
        return False
    narrowed = [edges & _edges(row, *span) for edges, span in zip(aligned, names, strict=True)]
    if not all(narrowed):
        return False
    aligned[:] = narrowed
    return True


def _edges(row: CellRow, start: int, end: int) -> set[str]:
    """Return at which edges of a name the cell below it begins or ends: both if there is none."""
    if not cut(row, start, end):
        return {"start", "end"}
    begins = _is_blank(row, start - 1) and not _is_blank(row, start)
    ends = _is_blank(row, end) and not _is_blank(row, end - 1)
    return {edge for edge, holds in (("start", begins), ("end", ends)) if holds}


def _is_blank(row: CellRow, at: int) -> bool:
    return not 0 <= at < len(row) or row[at] == " "


def _with_details(
    table: Table, lines: Sequence[str], rows: Sequence[int], details: dict[int, list[int]], first: int
) -> Table:
    """Return a table with a last column that has the lines about each row."""
    if not details:
        return table
    cells = []
    for at in rows:
        own = details.get(at, [])
        chars = "\n".join(sanitize(_DETAIL.sub("", lines[each], count=1).rstrip()) for each in own)
        cells.append(Text(chars, (), first + own[0] if own else 0, None))
    return Table(
        (*table.header, Text(shapes.DETAILS, (), table.line)),
        (*table.align, table.align[-1]),
        tuple((*row, cell) for row, cell in zip(table.rows, cells, strict=True)),
        table.title,
        table.line,
    )
