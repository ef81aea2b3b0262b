"""Header of a grid that begins above the page, for the row above the text: columns of a long table keep their names."""

from __future__ import annotations

from bisect import bisect_left

from b12tui.document import Position, Table
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import BLANK_LINE, Line, StyleFlags, generated


def header_above(flow: Flow, top: RowRef) -> Line:
    """Return the header of the grid that goes on at row `top`, if it stands above that row; else a row without runs.

    The row has no text nodes: no position is ever on it. Of a name of several rows it has the last one: the names of a
    header end on the same row.
    """
    lines, nodes = flow.lines(top.section), flow.document.text_nodes(top.section)
    first = next((at for row in range(top.row, len(lines)) if (at := lines[row].first) is not None), None)
    if first is None:
        return BLANK_LINE
    table = nodes[first[0]].block
    if not isinstance(table, Table):
        return BLANK_LINE
    start = bisect_left(range(first[0]), True, key=lambda node: nodes[node].block is table)
    last = start + len(table.header) - 1
    if first[0] <= last:
        return BLANK_LINE
    # The row of the last name, or of one before it if that is empty.
    row = flow.row_ref(Position(top.section, last, len(nodes[last].text.chars))).row
    header = lines[row]
    if not any(start <= run.node <= last for run in header.runs):
        return BLANK_LINE  # all names are empty
    sign = "" if flow.measure.underlines_headers else flow.measure.glyphs.header
    if not _is_grid(header, lines[row + flow.measure.spacing], sign):
        return BLANK_LINE  # records
    return Line(tuple(generated(run.text, run.style) for run in header.runs))


def _is_grid(header: Line, following: Line, sign: str) -> bool:
    """Return whether a header's last row is underlined or, with the `sign` of rules, has a rule below it."""
    return sign in following.text if sign else any(run.style & StyleFlags.COLUMN_HEADER for run in header.runs)
