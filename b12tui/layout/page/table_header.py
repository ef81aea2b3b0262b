"""Header of a grid that begins above the page, for the row above the text: columns of a long table keep their names."""

from __future__ import annotations

from b12tui.document import Table
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags


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
    table, start = nodes[first[0]].block, first[0]
    if not isinstance(table, Table):
        return BLANK_LINE
    while start and nodes[start - 1].block is table:
        start -= 1
    if first[0] < start + len(table.header):
        return BLANK_LINE
    rows = [row for row in range(top.row) if _is_of(lines[row], start, start + len(table.header))]
    if not rows:
        return BLANK_LINE
    if not _is_grid(
        lines[rows[-1]], lines[rows[-1] + 1], "" if flow.measure.underlines_headers else flow.measure.glyphs.header
    ):
        return BLANK_LINE  # records
    return Line(tuple(Run(run.text, run.style) for run in lines[rows[-1]].runs))


def _is_of(line: Line, start: int, end: int) -> bool:
    """Return whether a row shows one of the text nodes from `start` to before `end`."""
    return any(start <= run.node < end for run in line.runs)


def _is_grid(header: Line, following: Line, sign: str) -> bool:
    """Return whether a header's last row is underlined or, with the `sign` of rules, has a rule in the next row."""
    return sign in following.text if sign else any(run.style & StyleFlags.COLUMN_HEADER for run in header.runs)
