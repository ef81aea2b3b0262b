"""Header of a grid, and the row of it that stands above the page while the columns of a long table need their names."""

from __future__ import annotations

from bisect import bisect_left

from b12tui.document import Position, Table
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.grid import alignments
from b12tui.layout.page.joined_header import joined_header
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags, generated
from b12tui.textwidth import cells


def header_above(flow: Flow, top: RowRef) -> Line:
    """Return the header of the grid that goes on at row `top`, if it stands above that row; else a row without runs.

    The row has no text nodes: no position is ever on it. Names of several rows are joined in it, as far as they fit.
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
    names = _row_of_names(flow, top.section, start, last)
    if names is None:
        return BLANK_LINE
    above, runs = names.row - flow.measure.spacing, flow.line(names).runs
    upper = lines[above].first if above >= 0 else None
    if upper is not None and start <= upper[0] <= last:
        prefix, columns = _columns(flow, names)
        aligns = alignments(flow.document, top.section, start, table)
        if len(columns) == len(aligns):  # an empty column may take no cells
            runs = (*prefix, *joined_header(table, columns, aligns, flow.measure, flow.document.cancellation))
    return Line(tuple(generated(run.text, run.style) for run in runs))


def _columns(flow: Flow, names: RowRef) -> tuple[tuple[Run, ...], list[range]]:
    """Return the prefix of the rows of a grid, and the cells that its columns take behind it: those of its line."""
    if not flow.measure.underlines_headers:
        *prefix, rule = flow.line(RowRef(names.section, names.row + flow.measure.spacing)).runs
        found, at = list[range](), 0
        for part in rule.text.split(" "):
            found += [range(at, at + cells(part))] if part else []
            at += cells(part) + 1
        return tuple(prefix), found
    runs = flow.line(names).runs
    first = next(number for number, run in enumerate(runs) if run.style & StyleFlags.COLUMN_HEADER)
    found, low, at = [], 0, 0
    for run in runs[first:]:
        if not run.style & StyleFlags.COLUMN_HEADER:
            found.append(range(low, at))
            low = at + cells(run.text)
        at += cells(run.text)
    return runs[:first], [*found, range(low, at)]


def is_header(flow: Flow, position: Position) -> bool:
    """Return whether a position is in the header of a grid."""
    return _names_at(flow, position) is not None


def entered(flow: Flow, ref: RowRef, by: int) -> RowRef:
    """Return the row that a step down (`by` above 0) or up to `ref` leads to: no row above the names of a header.

    Names end on the same row, so above it there may be rows that have only the beginnings of long ones. A step down
    leads past them to the names, one up to the text above. A row with the beginning of the first name is none of them.
    """
    names = _names_below(flow, ref)
    if by > 0 or names == ref:
        return names
    above = flow.nearest(ref, -1)
    while above is not None and _names_below(flow, above) == names:
        above = flow.nearest(above, -1)
    return above or ref


def _names_below(flow: Flow, ref: RowRef) -> RowRef:
    """Return the row that all names of a header end on, if `ref` is above it and lacks the first name; else `ref`.

    Above records each name has rows of its own: `ref` is returned.
    """
    first = flow.line(ref).first
    cell = None if first is None else flow.document.text_nodes(ref.section)[first[0]].cell
    names = None if first is None or cell is None or not cell.column else _names_at(flow, Position(ref.section, *first))
    return ref if names is None else max(ref, names)


def _names_at(flow: Flow, position: Position) -> RowRef | None:
    """Return the row that all names of the header at a position end on; None if no header of a grid is there."""
    node = flow.document.text_node(position)
    if node.cell is None or node.cell.row >= 0 or not isinstance(node.block, Table):
        return None
    start = position.node - node.cell.column
    return _row_of_names(flow, position.section, start, start + len(node.block.header) - 1)


def _row_of_names(flow: Flow, section: int, start: int, last: int) -> RowRef | None:
    """Return the row on which the names of a header, text nodes `start` to `last`, end on a page for the eye.

    None if the table is set as records, or has no names.
    """
    # The row of the last name, or of one before it if that is empty.
    end = len(flow.document.text_nodes(section)[last].text.chars)
    found = flow.row_ref(Position(section, last, end))
    runs = flow.line(found).runs
    if not any(start <= run.node <= last for run in runs):
        return None
    if flow.measure.underlines_headers:
        is_grid = any(run.style & StyleFlags.COLUMN_HEADER for run in runs)
    else:
        is_grid = flow.measure.glyphs.header in flow.lines(section)[found.row + flow.measure.spacing].text
    return found if is_grid else None
