"""Layout of the table view: a grid with a frozen header and first column, or one row as a record.

No cell is cut: cells are wrapped. Where the screen is too small for the current row, only the current cell is shown,
under the names of its column and row; Enter shows the whole of a cell, sentence by sentence, however long it is. All
three layouts show the same cell at the same cursor.
"""

from __future__ import annotations

from functools import cache

from b12tui.catalogue import lists, structure, tables
from b12tui.core.folds import Folds
from b12tui.core.messages.phrases import column_name
from b12tui.core.state import TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Align, Document, Table, Text
from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import dataclass, replace
from b12tui.fasttuple import NamedTuple
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.overlays.column_widths import (
    MIN_COLUMN_WIDTH,
    VIEW_GAP,
    WIDE,
    distribute,
    shown_columns,
    sizes_with_sign,
    with_room_for_signs,
)
from b12tui.layout.overlays.noted_cells import NO_CELLS, NotedCell, NotedCells, with_note, with_sign
from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.page.grid import CellRows, alignments, blanks_before
from b12tui.layout.page.inline_runs import inline_runs, join_runs, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import BLANK_LINE, Line, Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.prefixed_rows import INDENT
from b12tui.layout.page.typeset import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BAR = StyleFlags.CURRENT | StyleFlags.SIGN


class TableOptions(NamedTuple):
    """Options of a table view that don't depend on its size."""

    sign: str = ""
    """Sign behind the header of the sorted column; `render_table` sets it, and the two that follow."""
    aligns: Sequence[Align] = ()
    """How each column is aligned."""
    order: tuple[int, ...] | None = None
    """Rows as written in the order that they are shown in, if that is another."""
    mark: bool = False
    """Whether bars mark the current cell, and its row if there are cells for it before the table."""
    lead: int = 0
    """Cells before the table."""
    noted: NotedCells = NO_CELLS
    """Cells that notes are on."""
    ticks: bool = True
    """Whether code stands in backticks."""

    def note(self, number: int, column: int) -> NotedCell | None:
        """Return what a cell shows of the notes on it, by the number of its row as shown; None if there are none."""
        return self.noted.get((number if self.order is None or number < 0 else self.order[number], column))


DEFAULT_OPTIONS = TableOptions()


@dataclass(frozen=True, slots=True)
class RenderedTable:
    """Table view as rows."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int]
    """Column and row of the current character, from 0."""
    top: int = 0
    """First visible row of the table under its header."""


def render_table(
    document: Document,
    view: TableView,
    columns: int,
    height: int,
    glyphs: Glyphs,
    options: TableOptions = DEFAULT_OPTIONS,
    *,
    top: int = 0,
    whole: bool = True,
) -> RenderedTable:
    """Return the current cell with as much of the table around it as there is room for.

    The grid begins with row `top` of the table if that makes the current row visible: all of it if `whole`, else up to
    the current character. Bars that mark it are blanks: a screen reader that says what is drawn says nothing of the row
    before.
    """
    columns = max(columns - options.lead, 1)
    options = options._replace(order=view.order)
    table = table_cursor.table_at(document, view)
    if view.record and view.row >= 0:
        record = _record(table, view, Measure(columns, glyphs, signs=True), height, document.cancellation, options)
        return _indented(options.lead, record)
    if columns >= MIN_COLUMN_WIDTH:
        # All rows are measured, once: so columns keep their widths when some rows are filtered out.
        sizes = sizes_with_sign(document, view, columns, table_cursor.columns(table))
        sign = "" if view.sorted_by < 0 else glyphs.descending if view.descending else glyphs.ascending
        source = table_cursor.source_text(document, view)
        options = options._replace(sign=sign, aligns=alignments(document, view.section, view.first_node, source))
        for shown in (shown_columns(sizes, view.column, columns), sorted({0, view.column})):
            widths = distribute(sizes, shown, columns)
            if options.noted:
                widths = with_room_for_signs(widths, document, view, options.noted, columns)
            grid = _grid(table, view, widths, height, glyphs, options, top=top, whole=whole)
            if grid is not None:
                return grid
    return _indented(options.lead, _cell(table, view, columns, height, options))


def _indented(lead: int, shown: RenderedTable) -> RenderedTable:
    """Return the rows of a table behind `lead` blank cells."""
    if not lead:
        return shown
    lines = tuple(Line((generated(" " * lead), *line.runs)) for line in shown.lines)
    return replace(shown, lines=lines, cursor=(shown.cursor[0] + lead, shown.cursor[1]))


def _typeset_cell(text: Text, style: StyleFlags, room: int, node: int, *, ticks: bool) -> CellRows:
    """Return the text of a cell as rows of at most `room` cells, its runs mapped to `node`."""
    if not text.chars.strip():
        return ((_empty_cell(node, room),),)
    parts = inline_runs(text, style, ticks=ticks, grouped=True)
    return tuple(row(parts, node, start, end) for start, end in rows(join_runs(parts), room))


def _empty_cell(node: int, room: int = WIDE) -> Run:
    """Return the placeholder run of an empty cell; the cursor can be on it."""
    return Run(structure.BLANK[:room], StyleFlags.QUIET, node, 0, 1)


def _node_number(table: Table, number: int, column: int) -> int:
    """Return the node number of a cell: its index among all cells, those of the header first."""
    return (number + 1) * table_cursor.columns(table) + column


def _grid(
    table: Table,
    view: TableView,
    widths: dict[int, int],
    height: int,
    glyphs: Glyphs,
    options: TableOptions,
    *,
    top: int,
    whole: bool,
) -> RenderedTable | None:
    """Return the grid; None if the current row does not fit under the header."""
    here = view.column if options.mark and view.row < 0 else -1
    head = _row(table, -1, widths, StyleFlags.STRONG, options, view.sorted_by, current=here)
    rule = (" " * VIEW_GAP).join(glyphs.header * size for size in widths.values())
    frozen = [*head, Line((generated(" " * options.lead), generated(rule, StyleFlags.QUIET)))]
    room = height - len(frozen)

    @cache
    def typeset_row(number: int) -> list[Line]:
        here = view.column if options.mark and number == view.row else -1
        return _row(table, number, widths, StyleFlags.PLAIN, options, current=here) if number < len(table.rows) else []

    body: list[list[Line]] = []
    needed = 0
    if view.row >= 0:
        own = typeset_row(view.row)
        needed = len(own)
        wanted = None if whole else _cursor_at(table, view, own, (0, 0))[1] + 2
        body = _rows_to_current(typeset_row, view.row, top, room, wanted)
    first = view.row - len(body) + 1
    if len(frozen) > height or needed > room:
        return None
    above = sum(map(len, body[:-1]))
    after = view.row + 1
    while after < len(table.rows) and sum(map(len, body)) < room:
        body.append(_with_gap(typeset_row(after), typeset_row(after + 1)))
        after += 1
    lines = [*frozen, *(line for table_row in body for line in table_row)][:height]
    at = len(frozen) + above if view.row >= 0 else 0
    cursor = lines[at].column(_node_number(table, view.row, view.column), 0), at
    return RenderedTable(tuple(lines), _cursor_at(table, view, lines, cursor), first)


def _rows_to_current(
    typeset_row: Callable[[int], list[Line]], current: int, top: int, room: int, wanted: int | None
) -> list[list[Line]]:
    """Return table row `current` and as many before it as leave it whole in `room` rows of the screen, in order.

    None is before row `top`, so that the grid does not move. Each has its gap; `wanted` is the number of screen rows
    that have to be visible of the current one, None for all.
    """
    own = typeset_row(current)
    body = [_with_gap(own, typeset_row(current + 1))]
    used = len(body[0]) if wanted is None else wanted
    gap = len(body[0]) - len(own)
    for number in range(current - 1, top - 1, -1):
        if used > room:
            break
        before = _with_gap(typeset_row(number), typeset_row(number + 1))
        used += len(before)
        if used - gap > room:
            break
        body.insert(0, before)
    return body


def _with_gap(lines: list[Line], following: list[Line]) -> list[Line]:
    """Return the rows of a table row, and an empty one before those of the next if either are several."""
    return [*lines, BLANK_LINE] if following and max(len(lines), len(following)) > 1 else lines


def _cursor_at(table: Table, view: TableView, lines: list[Line], first: tuple[int, int]) -> tuple[int, int]:
    """Return column and row of the current character, given those of the first character of its cell."""
    node = _node_number(table, view.row, view.column)
    if view.offset:
        for number, line in enumerate(lines[first[1] :], first[1]):
            if line.shows(node, view.offset):
                return line.column(node, view.offset), number
    return first


def _row(
    table: Table,
    number: int,
    widths: dict[int, int],
    style: StyleFlags,
    options: TableOptions,
    sorted_by: int = -1,
    *,
    current: int = -1,
) -> list[Line]:
    """Return a row of the table as rows of the screen; the sign of the order stands behind header `sorted_by`.

    If it is the current row, `current` is the column of its current cell, which has bars at both sides.
    """
    typeset = _row_cells(table, number, widths, style, options, sorted_by)
    levels = range(max(map(len, typeset)))
    pieces = ([cell[level] if level < len(cell) else () for cell in typeset] for level in levels)
    return [_side_by_side(level, widths, options, current) for level in pieces]


def _row_cells(
    table: Table, number: int, widths: dict[int, int], style: StyleFlags, options: TableOptions, sorted_by: int
) -> list[CellRows]:
    """Return the visible cells of a row of the table, each in the width of its column, with the signs behind them."""
    typeset = [
        _typeset_cell(
            table_cursor.cell_text(table, number, column),
            style | (StyleFlags.STRONG if not place else StyleFlags.PLAIN),
            size,
            _node_number(table, number, column),
            ticks=options.ticks,
        )
        for place, (column, size) in enumerate(widths.items())
    ]
    if sorted_by in widths:
        place = list(widths).index(sorted_by)
        typeset[place] = with_sign(typeset[place], options.sign, widths[sorted_by])
    for place, (column, size) in enumerate(widths.items()):
        if noted := options.note(number, column):
            typeset[place] = with_note(typeset[place], noted, _node_number(table, number, column), size)
    return typeset


def _side_by_side(pieces: list[tuple[Run, ...]], widths: dict[int, int], options: TableOptions, current: int) -> Line:
    """Return a row of the screen: a piece of each visible cell, aligned in its column, with bars beside the current."""
    runs = [generated(" " * options.lead, BAR if current >= 0 else StyleFlags.PLAIN)] if options.lead else []
    for (column, size), piece in zip(widths.items(), pieces, strict=True):
        spare = size - width(piece)
        before = blanks_before(options.aligns[column], spare)
        if column == current and column:
            runs[-1] = generated(runs[-1].text, BAR)
        runs += [generated(" " * before)] if before else []
        runs += [*piece, generated(" " * (spare - before))] if spare > before else piece
        bar = BAR if column == current else StyleFlags.PLAIN
        runs += [generated(" ", bar), generated(" " * (VIEW_GAP - 1))]
    return Line(tuple(runs[:-1] if current == column else runs[:-2]))


def _record(
    table: Table, view: TableView, measure: Measure, height: int, cancellation: Cancellation, options: TableOptions
) -> RenderedTable:
    """Return one row as a record: each cell behind its column's name."""
    setter = Typesetter(replace(measure, ticks=options.ticks), Folds(), cancellation)
    starts: list[tuple[int, int]] = []
    for column in range(table_cursor.columns(table)):
        top = len(setter.lines)
        name = (generated(f"{column_name(table, column)}: ", StyleFlags.STRONG),)
        text = table_cursor.cell_text(table, view.row, column)
        setter.node_index = _node_number(table, view.row, column)
        if text.chars.strip():
            setter.text(text, StyleFlags.PLAIN, name, INDENT)
        else:
            setter.add_generated((*name, _empty_cell(setter.node_index)))
        starts.append(_start(setter.lines, top))
        if noted := options.note(view.row, column):
            own = tuple(line.runs for line in setter.lines[top:])
            setter.lines[top:] = map(Line, with_note(own, noted, setter.node_index, measure.width))
    x, y = _cursor_at(table, view, setter.lines, starts[view.column])
    # The current cell is centred if the record is longer than the screen.
    top = min(max(y - height // 2, 0), max(len(setter.lines) - height, 0))
    return RenderedTable(tuple(setter.lines[top : top + height]), (x, y - top))


def _start(lines: list[Line], top: int) -> tuple[int, int]:
    """Return column and row of the first character of the cell that was set from row `top` on."""
    for number, line in enumerate(lines[top:], top):
        if line.first is not None:
            return line.column(*line.first), number
    return width(lines[-1].runs[:-1]), len(lines) - 1


def _cell(table: Table, view: TableView, columns: int, height: int, options: TableOptions) -> RenderedTable:
    """Return the current cell alone, under as much of its label as leaves it room."""
    name = column_name(table, view.column)
    place = tables.HEADER if view.row < 0 else tables.row(view.row + 1, len(table.rows))
    node = _node_number(table, view.row, view.column)
    own = _typeset_cell(
        table_cursor.cell_text(table, view.row, view.column), StyleFlags.PLAIN, columns, node, ticks=options.ticks
    )
    if noted := options.note(view.row, view.column):
        own = with_note(own, noted, node, columns)
    body = list(map(Line, own))
    most = max(height - len(body), min(height - 1, 1))
    for label in (lists.cell(name, place), name):
        head = [Line((generated(label[start:end], StyleFlags.STRONG),)) for start, end in rows(label, columns)]
        if len(head) <= most:
            break
    head = head[:most]
    x, y = _cursor_at(table, view, [*head, *body], (0, len(head)))
    # A cell longer than the screen is scrolled to the current character.
    up = max(y - height + 1, 0)
    lines = (*head, *body[up:])[:height]
    return RenderedTable(lines, (x, y - up))
