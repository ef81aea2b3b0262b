"""Widths of the columns of a table view: which of them are visible, and how wide each is, in cells."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.catalogue import structure
from b12tui.core.state import TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Document, Table, Text
from b12tui.layout.page.inline_runs import inline_runs, join_runs
from b12tui.textwidth import cells

LEAD = 1
"""Cells before a grid whose current row is marked, for its bar."""
SIGN = 2
"""Cells of the sign behind the header of the sorted column."""
VIEW_GAP = 2
"""Space between two columns in cells."""
READABLE = 20
"""Width in cells to which a column is narrowed at most, its text wrapped, so that another fits beside it."""
WIDE = 1_000
"""Width in cells that does not constrain a table."""
MIN_COLUMN_WIDTH = 36
"""Least width of a grid in cells: in a third of less, words would break."""


def fits(document: Document, view: TableView, columns: int) -> bool:
    """Return whether all columns of a table fit in `columns` cells without being narrowed."""
    table = table_cursor.source_text(document, view)
    width = table_cursor.columns(table)
    return sum(sizes_with_sign(document, view, WIDE, width)) + VIEW_GAP * (width - 1) <= columns


def visible_columns(document: Document, view: TableView, columns: int) -> tuple[list[int], int]:
    """Return the columns that a grid of `columns` cells shows, and how many there are."""
    count = table_cursor.columns(table_cursor.table_at(document, view))
    if (view.record and view.row >= 0) or columns < MIN_COLUMN_WIDTH:
        return list(range(count)), count
    return shown_columns(sizes_with_sign(document, view, columns, count), view.column, columns), count


def shown_columns(sizes: list[int], at: int, room: int) -> list[int]:
    """Return the visible columns: the first, the current one, and as many others as fit when narrowed."""
    least = [sizes[0], *(min(size, READABLE) for size in sizes[1:])]
    if at == 0:
        shown, used, after = [0], least[0], 1
    else:
        shown, used, after = [0, at], least[0] + VIEW_GAP + least[at], at + 1
        before = at - 1
        while before > 0 and used + VIEW_GAP + least[before] <= room:
            shown.insert(1, before)
            used += VIEW_GAP + least[before]
            before -= 1
    while after < len(sizes) and used + VIEW_GAP + least[after] <= room:
        shown.append(after)
        used += VIEW_GAP + least[after]
        after += 1
    return shown


def distribute(sizes: list[int], shown: list[int], room: int) -> dict[int, int]:
    """Return the widths of the visible columns: spare room goes to the narrowed ones, in turn."""
    widths = {column: min(sizes[column], READABLE) if column else sizes[0] for column in shown}
    left = room - sum(widths.values()) - VIEW_GAP * (len(shown) - 1)
    narrowed = [column for column in shown if widths[column] < sizes[column]]
    while left > 0 and narrowed:
        for column in narrowed[:left]:
            widths[column] += 1
            left -= 1
        narrowed = [column for column in narrowed if widths[column] < sizes[column]]
    return widths


def with_room_for_signs(
    widths: dict[int, int], document: Document, view: TableView, noted: Iterable[tuple[int, int]], room: int
) -> dict[int, int]:
    """Return the widths with as many spare cells of `room` as the signs of noted cells need, by row and column."""
    table = table_cursor.source_text(document, view)
    left = room - sum(widths.values()) - VIEW_GAP * (len(widths) - 1)
    widths = dict(widths)
    for row, column in noted:
        if left > 0 and column in widths:
            more = min(_widest(table_cursor.cell_text(table, row, column)) + SIGN - widths[column], left, SIGN)
            if more > 0:
                widths[column] += more
                left -= more
    return widths


def sizes_with_sign(document: Document, view: TableView, room: int, count: int) -> list[int]:
    """Return the widths of the first `count` columns, that of the sorted one with its sign."""
    sizes = _cached_sizes(document, view, room)[:count]
    if 0 <= view.sorted_by < count:
        header = _widest(table_cursor.cell_text(table_cursor.source_text(document, view), -1, view.sorted_by))
        sizes[view.sorted_by] = max(sizes[view.sorted_by], min(header + SIGN, _most(sizes, view.sorted_by, room)))
    return sizes


def _cached_sizes(document: Document, view: TableView, room: int) -> list[int]:
    """Return `_sizes`, kept with the document: for 60,000 cells they take 20 ms, which each key would cost."""
    return document.derived.get(
        ("table", view.section, view.first_node, room), lambda: _sizes(table_cursor.source_text(document, view), room)
    )


def _sizes(table: Table, room: int) -> list[int]:
    """Return the preferred column widths: that of the widest cell, as far as `_most` allows."""
    sizes: list[int] = []
    for column in range(table_cursor.columns(table)):
        most = _most(sizes, column, room)
        widest = 1
        for row_of in (table.header, *table.rows):
            widest = max(widest, _widest(row_of[column]) if column < len(row_of) else len(structure.BLANK))
            if widest >= most:
                break
        sizes.append(min(widest, most))
    return sizes


def _most(sizes: list[int], column: int, room: int) -> int:
    """Return the greatest width of a column: a third of `room` for the first one, for others what that leaves."""
    return room - sizes[0] - VIEW_GAP if column else room // 3


def _widest(text: Text) -> int:
    """Return the width of a table cell's widest line, in screen cells."""
    chars = join_runs(inline_runs(text, ticks=True, grouped=True)) if text.spans else text.chars
    if not chars.strip():
        return len(structure.BLANK)
    return max(map(cells, chars.split("\n"))) if "\n" in chars else cells(chars)
