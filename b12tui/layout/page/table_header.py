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
    rule = lines[rows[-1] + 1].text if rows else ""
    sign = flow.measure.glyphs.header
    columns = _stretches(rule, sign)
    if len(columns) != len(table.header):
        return BLANK_LINE  # records
    if len(rows) == 1:
        return Line(tuple(Run(run.text, run.style) for run in lines[rows[0]].runs))
    runs: list[Run] = []
    at = 0
    for number, (text, (begin, size)) in enumerate(zip(table.header, columns, strict=True)):
        name = _cut(" ".join(text.chars.split()), size, flow.measure.glyphs.cut)
        before = begin + blanks_before(alignment(table, number), size - cells(name)) - at
        runs += [generated(" " * before), generated(name, StyleFlags.STRONG)]
        at += before + cells(name)
    return Line(tuple(runs))


def _is_of(line: Line, start: int, end: int) -> bool:
    """Return whether a row shows one of the text nodes from `start` to before `end`."""
    return any(start <= run.node < end for run in line.runs)


def _stretches(rule: str, sign: str) -> list[tuple[int, int]]:
    """Return the first cell and the width of each stretch of a rule under a header; none of a row that is no rule."""
    found: list[tuple[int, int]] = []
    at = 0
    for piece in rule.split(" "):
        if piece and not piece.strip(sign):
            found.append((at, len(piece)))
        at += cells(piece) + 1
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
