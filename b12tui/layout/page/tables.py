"""A table on the page: a grid where every cell fits on one row, else records; never cut.

Cells wrapped side by side are read across by ears and fingers, a scrap of each column in turn; so a grid here is one
row a row. The table view shows the grid of any table.
"""

from __future__ import annotations

from typing import Protocol

from b12tui.core.messages.phrases import BLANK, column_name, counted, row_label
from b12tui.document import Align, Table, Text
from b12tui.document.cancellation import stepwise
from b12tui.layout.page.inline_runs import Piece, joined, pieces, row
from b12tui.layout.page.lines import Ink, Run, ours
from b12tui.layout.page.measure import Measure
from b12tui.textwidth import cells

GAP = 2
"""Cells between two columns."""


class Setter(Protocol):
    """What sets rows behind the prefixes of the containers around the table."""

    measure: Measure
    leaf: int

    @property
    def room(self) -> int:
        """How many cells there are."""

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row."""

    def say(self, words: tuple[Run, ...]) -> None:
        """Add words of ours, in as many rows as they take."""

    def blank(self) -> None:
        """Add an empty row."""

    def text(self, text: Text, ink: Ink = Ink.PLAIN, lead: tuple[Run, ...] = (), indent: int = 0) -> None:
        """Set the next leaf as running text."""


def set_table(setter: Setter, table: Table, first: int) -> int:
    """Set the table whose first leaf is number `first`; return the number of the leaf after it."""
    sizes = _sizes(table)
    if sizes is not None and sum(sizes) + GAP * (len(sizes) - 1) <= setter.room:
        return _grid(setter, table, first, sizes)
    _records(setter, table)
    return first + sum(len(cells_of) for cells_of in (table.header, *table.rows))


def _sizes(table: Table) -> list[int] | None:
    """Return the columns' widths in cells; None where a cell has more than one line."""
    sizes = [0] * max(len(cells_of) for cells_of in (table.header, *table.rows))
    for cells_of in stepwise((table.header, *table.rows)):
        for column, text in enumerate(cells_of):
            if "\n" in text.chars:
                return None
            sizes[column] = max(sizes[column], cells(joined(pieces(text))))
    return sizes


def _grid(setter: Setter, table: Table, first: int, sizes: list[int]) -> int:
    leaf = first
    for number, cells_of in enumerate((table.header, *table.rows)):
        runs: list[Run] = []
        for column, text in enumerate(cells_of):
            align = table.align[column] if column < len(table.align) else Align.NONE
            parts = pieces(text, Ink.STRONG if not number else Ink.PLAIN)
            last = column == len(cells_of) - 1
            runs += _set_cell(parts, leaf, sizes[column], align, last=last)
            if not last:
                runs.append(ours(" " * GAP))
            leaf += 1
        setter.emit(tuple(runs))
        if not number:
            rule = setter.measure.signs.header
            setter.emit((ours((" " * GAP).join(rule * size for size in sizes), Ink.QUIET),))
    return leaf


def _set_cell(parts: tuple[Piece, ...], leaf: int, size: int, align: Align, *, last: bool) -> list[Run]:
    chars = joined(parts)
    spare = size - cells(chars)
    before = {Align.RIGHT: spare, Align.CENTRE: spare // 2}.get(align, 0)
    after = 0 if last else spare - before
    runs = list(row(parts, leaf, 0, len(chars)))
    return [*([ours(" " * before)] if before else []), *runs, *([ours(" " * after)] if after else [])]


def _records(setter: Setter, table: Table) -> None:
    """Set a line that tells the size and the headers, then each row with its cells under their headers' names."""
    size = f"{counted('row', len(table.rows))}, {counted('column', len(table.header))}:"
    setter.say((ours(size, Ink.QUIET),))
    for text in table.header:
        setter.text(text, Ink.STRONG, (ours("  "),), 4)
    for number, cells_of in enumerate(table.rows):
        setter.blank()
        setter.say((ours(row_label(table, number), Ink.QUIET),))
        for column, text in enumerate(cells_of):
            # The first cell names the row; the others belong to it.
            step = "  " if column else ""
            lead = (ours(f"{step}{column_name(table, column)}: ", Ink.QUIET),)
            if not text.chars.strip():
                setter.say((*lead, ours(BLANK, Ink.QUIET)))
                setter.leaf += 1
                continue
            setter.text(text, Ink.PLAIN if column else Ink.STRONG, lead, len(step) + 2)
