"""Spoken text of table cells: the cell, and only the headers that changed."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import structure, tables
from b12tui.core.folds import Folds
from b12tui.core.messages import phrases
from b12tui.core.state import TableView
from b12tui.core.table import cursor
from b12tui.document import Table
from b12tui.linear.narration.narrated import Narration


def at_cell(narration: Narration, table: Table, view: TableView, before: TableView | None = None) -> str:
    """Return the text of the current cell, after its row's name if the row changed and its column's if that changed.

    `before` is the previous view; None, or the same view, gives both names.
    """
    return next(cell_forms(narration, table, view, before))


def cell_forms(narration: Narration, table: Table, view: TableView, before: TableView | None = None) -> Iterator[str]:
    """Yield what `at_cell` returns, and shorter forms of it: without the row's name, and the text alone."""
    text = phrases.with_full_stop(_cell_words(narration, table, view, view.row, view.column))
    if view.row < 0:
        if narration.style.column_header:
            yield tables.header_cell(view.column + 1, cursor.columns(table), text)
        yield text
        return
    new_row = before is None or (before.row, before.order) != (view.row, view.order)
    new_column = before is None or before.column != view.column
    both = before is None or not (new_row or new_column)
    names = []
    if narration.style.row_header and (both or new_row):
        names.append(row_name(table, view.row, named=view.column > 0 and not both))
    if narration.style.column_header and (both or new_column):
        names.append(phrases.column_name(table, view.column, narration.style.instead))
    for first in range(len(names)):
        yield phrases.labelled(", ".join(names[first:]), text)
    yield text


def row_name(table: Table, row: int, *, named: bool = True) -> str:
    """Return "Row 2 of 5"; with `named`, followed by the row's first cell, which is its header."""
    label = phrases.row_label(table, row)
    first = phrases.one_line(cursor.cell_text(table, row, 0).chars)
    return f"{label}, {first}" if named and first else label


def row_lines(narration: Narration, view: TableView) -> tuple[str, ...]:
    """Return the lines of the current row, numbered as in the view, also where the section is closed."""
    if view.order is None or view.row < 0:
        as_written = cursor.source_text(narration.document, view)
        return narration.row(Folds(True), view.section, as_written, cursor.source_row(view))
    table = cursor.table_at(narration.document, view)
    cells = [
        (
            phrases.column_name(table, column, narration.style.instead),
            phrases.joined(narration.text_words(cursor.cell_text(table, view.row, column), view.section)),
        )
        for column in range(max(len(table.header), len(table.rows[view.row])))
    ]
    return tuple(line.strip() for line in narration.style.table_row(table, view.row, cells))


def column_lines(narration: Narration, table: Table, view: TableView) -> Iterator[str]:
    """Yield the lines of the current column: its header, then each cell after its row's name."""
    column = view.column
    yield tables.column_of(
        column + 1,
        cursor.columns(table),
        phrases.with_full_stop(phrases.column_name(table, column, narration.style.instead)),
    )
    for row in range(len(table.rows)):
        text = phrases.with_full_stop(_cell_words(narration, table, view, row, column))
        yield phrases.labelled(row_name(table, row, named=column > 0), text)


def _cell_words(narration: Narration, table: Table, view: TableView, row: int, column: int) -> str:
    words = narration.text_words(cursor.cell_text(table, row, column), view.section)
    return phrases.joined(words) or structure.BLANK
