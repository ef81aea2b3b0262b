"""Header of a grid that begins above the page, for the row above the text: columns of a long table keep their names."""

from __future__ import annotations

from bisect import bisect_left

from b12tui.document import Position, Table
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags

MOST_BELOW = 3
"""Maximum number of rows from a header's last one to the first of the body: it, a rule and an empty row."""


def header_above(flow: Flow, top: RowRef) -> Line:
    """Return the header of the grid that goes on at row `top`, if it stands above that row; else a row without runs.

    The row has no text nodes: no position is ever on it. Of a name of several rows it has the last one: the names of a
    header end on the same row.
    """
    lines = flow.lines(top.section)
    first = next((line.first for line in lines[top.row : top.row + 2] if line.first is not None), None)
    if first is None:
        return BLANK_LINE
    nodes = flow.document.text_nodes(top.section)
    table = nodes[first[0]].block
    if not isinstance(table, Table):
        return BLANK_LINE
    start = bisect_left(range(first[0]), True, key=lambda node: nodes[node].block is table)
    after = start + len(table.header)
    if first[0] < after:
        return BLANK_LINE
    body = flow.row_ref(Position(top.section, after, 0)).row
    last = next(
        (row for row in range(body - 1, max(body - MOST_BELOW, 0) - 1, -1) if _is_of(lines[row], start, after)), -1
    )
    if last < 0:
        return BLANK_LINE
    if not _is_grid(
        lines[last], lines[last + 1], "" if flow.measure.underlines_headers else flow.measure.glyphs.header
    ):
        return BLANK_LINE  # records
    return Line(tuple(Run(run.text, run.style) for run in lines[last].runs))


def _is_of(line: Line, start: int, end: int) -> bool:
    """Return whether a row shows one of the text nodes from `start` to before `end`."""
    return any(start <= run.node < end for run in line.runs)


def _is_grid(header: Line, following: Line, sign: str) -> bool:
    """Return whether a header's last row is underlined or, with the `sign` of rules, has a rule in the next row."""
    return sign in following.text if sign else any(run.style & StyleFlags.COLUMN_HEADER for run in header.runs)
