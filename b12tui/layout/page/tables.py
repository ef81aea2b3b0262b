"""Tables on the page: a grid, its cells wrapped where the measure lets them, else records; never cut.

A table whose cells wrap beside the contents goes over their place, too, if it has far fewer rows then. An empty row
goes between two table rows of which one has several lines, or between all where most have.

Screen readers and braille displays read wrapped cells across, a piece of each column in turn. So cells are wrapped only
where the measure says so; elsewhere each table row of a grid has one screen row, and a wider table becomes records. The
table view shows any table as a grid.
"""

from __future__ import annotations

from b12tui.catalogue import counts, structure
from b12tui.core.messages.phrases import column_name, row_label
from b12tui.document import Table, Text
from b12tui.document.cancellation import Cancellation
from b12tui.fasttyping import Protocol
from b12tui.layout.page.column_widths import COLUMN_GAP, column_widths, rows_taken
from b12tui.layout.page.grid import columns_of_code, grid_rows, has_ticks, header_rule
from b12tui.layout.page.inline_runs import inline_runs, join_runs
from b12tui.layout.page.lines import Run, StyleFlags, generated
from b12tui.layout.page.measure import Measure, TableLayout
from b12tui.textwidth import cells

MOST_BESIDE = 1.5
"""How many times the rows of a wider one a table may have so that it stays beside the contents."""


class TableTypesetter(Protocol):
    """Typesetter interface that tables need: rows behind the prefixes of the containers around them."""

    measure: Measure
    cancellation: Cancellation
    node_index: int

    @property
    def table_room(self) -> int:
        """Width in cells that is left for a grid."""

    @property
    def window_room(self) -> int:
        """Width in cells that is left for a grid that fits in no less."""

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row."""

    def add_generated(self, words: tuple[Run, ...]) -> None:
        """Add generated text, in as many rows as it takes."""

    def blank(self) -> None:
        """Add an empty row."""

    def text(
        self, text: Text, style: StyleFlags = StyleFlags.PLAIN, lead: tuple[Run, ...] = (), indent: int = 0
    ) -> None:
        """Set the next text node as running text."""


def set_table(setter: TableTypesetter, table: Table, first: int) -> int:
    """Set the table whose first text node is number `first`; return the number of the text node after it."""
    widths = None if setter.measure.tables is TableLayout.RECORDS else _widths(setter, table)
    if widths is not None:
        _grid(setter, table, first, widths)
    else:
        _records(setter, table)
    return first + sum(len(cells_of) for cells_of in (table.header, *table.rows))


def _widths(setter: TableTypesetter, table: Table) -> list[int] | None:
    """Return the widths of the columns of a grid in cells; None if there is no room for one."""
    columns = max(len(cells_of) for cells_of in (table.header, *table.rows))
    wrapped = setter.measure.tables is not TableLayout.UNWRAPPED
    natural, longest = [0] * columns, [0] * columns
    words: list[list[list[int]]] = [[] for _ in range(columns)]
    of_code = columns_of_code(table, setter.measure)
    for number, cells_of in enumerate(setter.cancellation.steps((table.header, *table.rows))):
        for column, text in enumerate(cells_of):
            if "\n" in text.chars and not wrapped:
                return None
            measure = setter.measure
            parts = inline_runs(
                text,
                cancellation=setter.cancellation,
                ticks=has_ticks(measure, number, column, of_code),
                grouped=measure.signs,
                instead=measure.instead,
            )
            shown = join_runs(parts)
            natural[column] = max(natural[column], *map(cells, shown.split("\n")))
            if wrapped:
                own = list(map(cells, shown.split()))
                longest[column] = max(longest[column], *own, 0)
                words[column].append(own)
        for column in range(len(cells_of), columns):
            words[column].append([])
    if not wrapped:
        return natural if sum(natural) + COLUMN_GAP * (columns - 1) <= setter.table_room else None
    beside = column_widths(natural, longest, words, setter.table_room)
    if beside is not None and (beside == natural or setter.window_room <= setter.table_room):
        return beside
    forced = setter.measure.tables is TableLayout.GRID
    whole = column_widths(natural, longest, words, setter.window_room, forced=forced)
    if beside is None or whole is None:
        return beside or whole
    return whole if rows_taken(beside, words) >= MOST_BESIDE * rows_taken(whole, words) else beside


def _grid(setter: TableTypesetter, table: Table, first: int, widths: list[int]) -> None:
    parts = grid_rows(table, first, widths, setter.measure, setter.cancellation)
    wraps = [len(part) > 1 for part in parts]
    # Rows of several lines would run into each other.
    airy = sum(wraps[1:]) * 2 > len(table.rows)
    for number, part in enumerate(parts):
        if number > 1 and (airy or wraps[number] or wraps[number - 1]):
            setter.blank()
        for runs in part:
            setter.emit(runs)
        if not number and not setter.measure.underlines_headers:
            setter.emit(header_rule(widths, setter.measure.glyphs.header))


def _records(setter: TableTypesetter, table: Table) -> None:
    """Set the size and the headers, then each table row as a record: its cells behind their column's name."""
    size = f"{counts.rows(len(table.rows))}, {counts.columns(len(table.header))}:"
    setter.add_generated((generated(size, StyleFlags.QUIET),))
    for text in table.header:
        setter.text(text, StyleFlags.STRONG, (generated("  "),), 4)
    for number, cells_of in enumerate(table.rows):
        setter.blank()
        setter.add_generated((generated(row_label(table, number), StyleFlags.QUIET),))
        for column, text in enumerate(cells_of):
            # The first cell names the row; the others are indented under it.
            step = "  " if column else ""
            lead = (generated(f"{step}{column_name(table, column)}: ", StyleFlags.QUIET),)
            if not text.chars.strip():
                setter.add_generated((*lead, generated(structure.BLANK, StyleFlags.QUIET)))
                setter.node_index += 1
                continue
            setter.text(text, StyleFlags.PLAIN if column else StyleFlags.STRONG, lead, len(step) + 2)
