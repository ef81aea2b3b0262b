"""Rows of a grid: cells side by side, wrapped to the width of their column, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Align, Document, Style, Table, Text
from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import replace
from b12tui.layout.page.column_widths import COLUMN_GAP, Sizes
from b12tui.layout.page.inline_runs import InlineRun, inline_runs, join_runs, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.lazy_pattern import lazy_pattern

_TIME = r"\d+(?:[.,]\d+)?\s?(?:w|d|hr?|m|min|s|sec|ms|[uµμ]s|ns)"
"""Part of a duration."""
_NUMBER = lazy_pattern(
    r"[+\-−±~≈<>≤≥]?\s?"
    rf"(?:{_TIME}(?:\s?{_TIME})+|"
    r"[$€£¥]?\d+(?:[,\u2009\u202f\xa0 ]\d{3})*(?:[.,]\d+)?\s?(?:%|[^\W\d_]{1,3})?)"
    r"(?:\s\(.{1,12}\))?"
)
"""Number with a sign, a unit of at most three letters and a remark in parentheses, or a duration of several units:
`−3.5 %`, `0.08s (1.00x)`, `1h05m`."""
_NONE = frozenset({"", "-", "–", "—", "n/a"})
"""What stands in a cell for a number that is missing."""

CellRows = Sequence[tuple[Run, ...]]
"""Screen rows of one cell."""


def header_rule(widths: Sizes, sign: str, gap: int) -> tuple[Run, ...]:
    """Return the rule under the header; `gap` is the number of cells between columns."""
    return (generated((" " * gap).join(sign * size for size in widths), StyleFlags.QUIET),)


def grid_rows(
    table: Table, first: int, widths: Sizes, gap: int, measure: Measure, cancellation: Cancellation
) -> list[CellRows]:
    """Return the screen rows of the header and of each table row; the first cell is text node `first`.

    Between columns there are `gap` cells.

    The header is underlined where the measure says so. For the eye its words stand at the foot of its rows, right over
    the line.
    """
    aligns = [alignment(table, column) for column in range(len(widths))]
    of_code = columns_of_code(table, measure, cancellation)
    found: list[CellRows] = []
    node = first
    for number, cells_of in enumerate(cancellation.steps((table.header, *table.rows))):
        style = StyleFlags.PLAIN if number else StyleFlags.STRONG
        set_cells = [
            _cell(
                cell_runs(text, style, measure, cancellation, ticks=has_ticks(measure, number, column, of_code)),
                node + column,
                widths[column],
            )
            for column, text in enumerate(cells_of)
        ]
        node += len(cells_of)
        if not number and measure.visual:
            set_cells = _at_the_foot(set_cells)
        lined = not number and measure.underlines_headers
        found.append((_over_a_line if lined else cells_side_by_side)(set_cells, widths, aligns, gap))
    return found


def cell_runs(
    text: Text, style: StyleFlags, measure: Measure, cancellation: Cancellation, *, ticks: bool
) -> tuple[InlineRun, ...]:
    """Return the runs of a cell's text, with code in backticks if `ticks`."""
    return inline_runs(text, style, cancellation, ticks=ticks, grouped=measure.signs, instead=measure.instead)


def columns_of_code(table: Table, measure: Measure, cancellation: Cancellation) -> frozenset[int]:
    """Return the columns in which backticks would tell nothing: below the header they have no word that is not code.

    There are none but for the eye: backticks would make such columns wider.
    """
    if not (measure.visual and measure.signs and measure.ticks):
        return frozenset()
    others = {
        column
        for cells_of in table.rows
        for column, text in enumerate(cancellation.steps(cells_of))
        if _has_words_beside_code(text)
    }
    return frozenset(range(max(map(len, table.rows), default=0))) - others


def has_ticks(measure: Measure, row_number: int, column: int, of_code: frozenset[int]) -> bool:
    """Return whether code stands in backticks in a cell; row 0 is the header."""
    return measure.signs and measure.ticks and not (row_number and column in of_code)


def _has_words_beside_code(text: Text) -> bool:
    """Return whether a cell has a letter or a digit outside of code."""
    at = 0
    for span in text.spans:
        if span.kind in (Style.CODE, Style.KEYBOARD):
            if any(map(str.isalnum, text.chars[at : span.start])):
                return True
            at = max(at, span.end)
    return any(map(str.isalnum, text.chars[at:]))


def _cell(parts: tuple[InlineRun, ...], node: int, size: int) -> CellRows:
    return [row(parts, node, start, end) for start, end in rows(join_runs(parts), size)]


def _at_the_foot(set_cells: list[CellRows]) -> list[CellRows]:
    """Return cells that end on the same row, with empty rows above the shorter ones."""
    height = max(map(len, set_cells), default=0)
    return [[*((),) * (height - len(cell)), *cell] for cell in set_cells]


def cells_side_by_side(
    set_cells: list[CellRows], widths: Sizes, aligns: list[Align], gap: int = COLUMN_GAP
) -> CellRows:
    """Return the rows of a table row of cells that are set."""
    found: list[tuple[Run, ...]] = []
    for level in range(max(map(len, set_cells), default=0)):
        runs: list[Run] = []
        blanks = 0
        for size, align, cell in zip(widths, aligns, set_cells, strict=False):
            own = cell[level] if level < len(cell) else ()
            spare = size - width(own)
            if not own:
                blanks += spare + gap
                continue
            before = blanks_before(align, spare)
            if blanks + before:
                runs.append(generated(" " * (blanks + before)))
            runs += own
            blanks = spare - before + gap
        found.append(tuple(runs))
    return found


def _over_a_line(set_cells: list[CellRows], widths: Sizes, aligns: list[Align], gap: int) -> CellRows:
    """Return the rows of a header whose cells end on the same row, which is underlined in each column."""
    above = cells_side_by_side([cell[:-1] for cell in set_cells], widths, aligns, gap)
    runs: list[Run] = []
    for number, (size, align) in enumerate(zip(widths, aligns, strict=True)):
        own = set_cells[number][-1] if number < len(set_cells) else ()
        spare = size - width(own)
        before = blanks_before(align, spare)
        if number:
            runs.append(generated(" " * gap))
        # The blanks are bold as the words are: a change of style takes more bytes.
        left, right = (generated(" " * blanks, StyleFlags.STRONG) for blanks in (before, spare - before))
        runs += [
            replace(each, style=each.style | StyleFlags.COLUMN_HEADER) for each in (left, *own, right) if each.text
        ]
    return [*above, tuple(runs)]


def blanks_before(align: Align, spare: int) -> int:
    """Return the blanks before the text of a cell, of `spare` ones around it."""
    return {Align.RIGHT: spare, Align.CENTRE: spare // 2}.get(align, 0)


def alignment(table: Table, column: int) -> Align:
    """Return how a column is set: as its author says, else to the right if it has numbers only."""
    chosen = table.align[column] if column < len(table.align) else Align.NONE
    if chosen is not Align.NONE:
        return chosen
    texts = [cells_of[column].chars.strip() for cells_of in table.rows if column < len(cells_of)]
    numbers = [text for text in texts if text.casefold() not in _NONE]
    return Align.RIGHT if numbers and all(map(_NUMBER.fullmatch, numbers)) else Align.NONE


def alignments(document: Document, section: int, first_node: int, table: Table) -> tuple[Align, ...]:
    """Return how each column of a table is set, kept with the document: with many rows it takes long to find out."""

    def compute() -> tuple[Align, ...]:
        columns = max(map(len, (table.header, *table.rows)))
        return tuple(alignment(table, column) for column in range(columns))

    return document.derived.get(("alignment", section, first_node), compute)
