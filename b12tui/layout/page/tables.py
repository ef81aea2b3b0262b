"""Tables on the page: a grid, its cells wrapped where the measure lets them, else records; never cut.

Before a cell is wrapped, the margin and the gaps between columns are narrowed. A table whose cells wrap beside the
contents goes over their place, too, if it has far fewer rows then. Empty rows go between all table rows or none.

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
from b12tui.layout.page.column_widths import COLUMN_GAP, column_widths, is_airy, natural_gap, rows_taken
from b12tui.layout.page.grid import cell_runs, columns_of_code, grid_rows, has_ticks, header_rule
from b12tui.layout.page.inline_runs import join_runs
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
    columns = None if setter.measure.tables is TableLayout.RECORDS else _columns(setter, table)
    if columns is not None:
        _grid(setter, table, first, *columns)
    else:
        _records(setter, table)
    return first + sum(len(cells_of) for cells_of in (table.header, *table.rows))


def _columns(setter: TableTypesetter, table: Table) -> tuple[list[int], int] | None:
    """Return the widths of the columns of a grid, and of the gap between them, in cells; None if it has no room."""
    columns = max(len(cells_of) for cells_of in (table.header, *table.rows))
    wrapped = setter.measure.tables is not TableLayout.UNWRAPPED
    natural, longest = [0] * columns, [0] * columns
    words: list[list[list[int]]] = [[] for _ in range(columns)]
    of_code = columns_of_code(table, setter.measure, setter.cancellation)
    for number, cells_of in enumerate(setter.cancellation.steps((table.header, *table.rows))):
        for column, text in enumerate(setter.cancellation.steps(cells_of)):
            if "\n" in text.chars and not wrapped:
                return None
            ticks = has_ticks(setter.measure, number, column, of_code)
            shown = join_runs(cell_runs(text, StyleFlags.PLAIN, setter.measure, setter.cancellation, ticks=ticks))
            natural[column] = max(natural[column], *map(cells, shown.split("\n")))
            if wrapped:
                own = list(map(cells, shown.split()))
                longest[column] = max(longest[column], *own, 0)
                words[column].append(own)
        for column in range(len(cells_of), columns):
            words[column].append([])
    room, whole_room, margin = setter.table_room, setter.window_room, setter.measure.table_margin
    if not wrapped:
        return (natural, COLUMN_GAP) if natural_gap(natural, room, 0) == COLUMN_GAP else None
    gap = natural_gap(natural, room, margin if whole_room <= room else 0)
    if gap is not None:
        return natural, gap
    beside = column_widths(natural, longest, words, room)
    if beside is not None and whole_room <= room:
        return beside, COLUMN_GAP
    forced = setter.measure.tables is TableLayout.GRID
    gap = natural_gap(natural, whole_room, margin)
    whole = column_widths(natural, longest, words, whole_room, forced=forced) if gap is None else natural
    if beside is None:
        return None if whole is None else (whole, gap or COLUMN_GAP)
    if whole is None or rows_taken(beside, words) < MOST_BESIDE * rows_taken(whole, words):
        return beside, COLUMN_GAP
    return whole, gap or COLUMN_GAP


def _grid(setter: TableTypesetter, table: Table, first: int, widths: list[int], gap: int) -> None:
    parts = grid_rows(table, first, widths, gap, setter.measure, setter.cancellation)
    node, clear = first + len(table.header), list[bool]()
    for cells_of, part in zip(table.rows, parts[1:], strict=True):
        # The cell that begins the table row has one screen row.
        clear.append(sum(any(run.node == node for run in runs) for runs in part) == 1)
        node += len(cells_of)
    airy = is_airy([len(part) for part in parts[1:]], clear)
    for number, part in enumerate(parts):
        if number > 1 and airy:
            setter.blank()
        for runs in part:
            setter.emit(runs)
        if not number and not setter.measure.underlines_headers:
            setter.emit(header_rule(widths, setter.measure.glyphs.header, gap))


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
