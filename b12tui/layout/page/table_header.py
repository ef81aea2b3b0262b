"""Header of a grid that begins above the page, for the row above the text: columns of a long table keep their names."""

from __future__ import annotations

from b12tui.document import Table
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.grid import alignment, blanks_before
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags, generated
from b12tui.textwidth import cells, clusters


def header_above(flow: Flow, top: RowRef) -> Line:
    """Return the header of the grid that goes on at row `top`, if it stands above that row; else a row without runs.

    The row has no text nodes: no position is ever on it. Names of several rows are cut to the width of their column.
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
    underlined = flow.measure.underlines_headers
    columns = _columns(lines[rows[-1] + (not underlined)], "" if underlined else flow.measure.glyphs.header)
    if len(columns) != max(len(table.header), *map(len, table.rows)):
        return BLANK_LINE  # records
    if len(rows) == 1:
        return Line(tuple(Run(run.text, run.style) for run in lines[rows[0]].runs))
    style = StyleFlags.STRONG | (StyleFlags.COLUMN_HEADER if underlined else StyleFlags.PLAIN)
    runs: list[Run] = []
    at = 0
    for number, (begin, size) in enumerate(columns):
        words = table.header[number].chars.split() if number < len(table.header) else []
        name = _cut(" ".join(words), size, flow.measure.glyphs.cut)
        spare = size - cells(name)
        before = blanks_before(alignment(table, number), spare)
        runs.append(generated(" " * (begin - at)))
        runs.append(generated(" " * before + name + " " * (spare - before), style))
        at = begin + size
    return Line(tuple(runs))


def _is_of(line: Line, start: int, end: int) -> bool:
    """Return whether a row shows one of the text nodes from `start` to before `end`."""
    return any(start <= run.node < end for run in line.runs)


def _columns(line: Line, sign: str) -> list[tuple[int, int]]:
    """Return the first cell and the width of each column, by a rule of `sign` or, without one, the underlined cells."""
    found: list[tuple[int, int]] = []
    at, goes_on = 0, False
    for run in line.runs:
        for piece in run.text.split(" ") if sign else [run.text]:
            size = cells(piece)
            lined = bool(piece) and not piece.strip(sign) if sign else bool(run.style & StyleFlags.COLUMN_HEADER)
            if lined and goes_on:
                found[-1] = found[-1][0], found[-1][1] + size
            elif lined:
                found.append((at, size))
            goes_on = lined and not sign
            at += size + bool(sign)
        at -= bool(sign)
    return found


def _cut(words: str, size: int, sign: str) -> str:
    """Return words cut to `size` cells, with a sign where they are cut."""
    if cells(words) <= size:
        return words
    kept = ""
    for cluster in clusters(words):
        if cells(kept + cluster + sign) > size:
            break
        kept += cluster
    return (kept.rstrip() + sign)[:size]
