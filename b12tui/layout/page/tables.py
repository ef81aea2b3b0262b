"""Tables on the page: a grid if each table row fits on one screen row, else records; never cut.

Cells wrapped side by side would be read across by screen readers and braille displays, a piece of each column in turn;
so a grid here has one screen row for each table row. The table view shows any table as a grid.
"""

from __future__ import annotations

from typing import Protocol

from b12tui.catalogue import counts, structure
from b12tui.core.messages.phrases import column_name, row_label
from b12tui.document import Align, Table, Text
from b12tui.document.cancellation import Cancellation
from b12tui.layout.page.inline_runs import InlineRun, inline_runs, join_runs, row
from b12tui.layout.page.lines import Run, StyleFlags, generated
from b12tui.layout.page.measure import Measure
from b12tui.textwidth import cells

CELL_GAP = 2
"""Cells between two columns."""


class Setter(Protocol):
    """Typesetter interface that tables need: rows behind the prefixes of the containers around them."""

    measure: Measure
    cancellation: Cancellation
    leaf: int

    @property
    def room(self) -> int:
        """Width in cells that is left for text."""

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row."""

    def say(self, words: tuple[Run, ...]) -> None:
        """Add generated text, in as many rows as it takes."""

    def blank(self) -> None:
        """Add an empty row."""

    def text(
        self, text: Text, style: StyleFlags = StyleFlags.PLAIN, lead: tuple[Run, ...] = (), indent: int = 0
    ) -> None:
        """Set the next text node as running text."""


def set_table(setter: Setter, table: Table, first: int) -> int:
    """Set the table whose first text node is number `first`; return the number of the text node after it."""
    sizes = _sizes(table, setter.cancellation)
    if sizes is not None and sum(sizes) + CELL_GAP * (len(sizes) - 1) <= setter.room:
        return _grid(setter, table, first, sizes)
    _records(setter, table)
    return first + sum(len(cells_of) for cells_of in (table.header, *table.rows))


def _sizes(table: Table, cancellation: Cancellation) -> list[int] | None:
    """Return the widths of the columns in cells; None if a cell has more than one line."""
    sizes = [0] * max(len(cells_of) for cells_of in (table.header, *table.rows))
    for cells_of in cancellation.steps((table.header, *table.rows)):
        for column, text in enumerate(cells_of):
            if "\n" in text.chars:
                return None
            sizes[column] = max(sizes[column], cells(join_runs(inline_runs(text, cancellation=cancellation))))
    return sizes


def _grid(setter: Setter, table: Table, first: int, sizes: list[int]) -> int:
    node = first
    for number, cells_of in enumerate((table.header, *table.rows)):
        runs: list[Run] = []
        for column, text in enumerate(cells_of):
            align = table.align[column] if column < len(table.align) else Align.NONE
            parts = inline_runs(text, StyleFlags.PLAIN if number else StyleFlags.STRONG, setter.cancellation)
            last = column == len(cells_of) - 1
            runs += _set_cell(parts, node, sizes[column], align, last=last)
            if not last:
                runs.append(generated(" " * CELL_GAP))
            node += 1
        setter.emit(tuple(runs))
        if not number:
            rule = setter.measure.glyphs.header
            setter.emit((generated((" " * CELL_GAP).join(rule * size for size in sizes), StyleFlags.QUIET),))
    return node


def _set_cell(parts: tuple[InlineRun, ...], node: int, size: int, align: Align, *, last: bool) -> list[Run]:
    chars = join_runs(parts)
    spare = size - cells(chars)
    before = {Align.RIGHT: spare, Align.CENTRE: spare // 2}.get(align, 0)
    after = 0 if last else spare - before
    runs = list(row(parts, node, 0, len(chars)))
    return [*([generated(" " * before)] if before else []), *runs, *([generated(" " * after)] if after else [])]


def _records(setter: Setter, table: Table) -> None:
    """Set the size and the headers, then each table row as a record: its cells behind their column's name."""
    size = f"{counts.rows(len(table.rows))}, {counts.columns(len(table.header))}:"
    setter.say((generated(size, StyleFlags.QUIET),))
    for text in table.header:
        setter.text(text, StyleFlags.STRONG, (generated("  "),), 4)
    for number, cells_of in enumerate(table.rows):
        setter.blank()
        setter.say((generated(row_label(table, number), StyleFlags.QUIET),))
        for column, text in enumerate(cells_of):
            # The first cell names the row; the others are indented under it.
            step = "  " if column else ""
            lead = (generated(f"{step}{column_name(table, column)}: ", StyleFlags.QUIET),)
            if not text.chars.strip():
                setter.say((*lead, generated(structure.BLANK, StyleFlags.QUIET)))
                setter.leaf += 1
                continue
            setter.text(text, StyleFlags.PLAIN if column else StyleFlags.STRONG, lead, len(step) + 2)
