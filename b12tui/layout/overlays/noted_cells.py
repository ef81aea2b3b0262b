"""Signs and underlined words of notes in the cells of a table view, found once for each table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate

from b12tui.core.messages.note_words import sign_of_several
from b12tui.core.note_marks import notes_between
from b12tui.core.state import NoteMark, ReaderState, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Table
from b12tui.fasttuple import NamedTuple
from b12tui.layout.page.grid import CellRows
from b12tui.layout.page.lines import Line, StyleFlags, generated, width, with_style


class NotedCell(NamedTuple):
    """What a cell shows of the notes on it."""

    sign: str
    """Sign of the category of its note, or the number of several."""
    spans: tuple[tuple[int, int], ...]
    """Characters that notes are on, each from its first to before its last."""


NotedCells = dict[tuple[int, int], NotedCell]
"""Noted cells by their row as written, -1 for the header, and their column."""
NO_CELLS: NotedCells = {}


class NotedTable:
    """Noted cells of the table that was asked for last."""

    def __init__(self) -> None:
        """Know of no table yet."""
        self._known: tuple[Collection[NoteMark], int, int] | None = None
        self._cells = NO_CELLS

    def cells(self, state: ReaderState, view: TableView) -> NotedCells:
        """Return the noted cells of the table that is viewed."""
        known, place = self._known, (view.section, view.first_node)
        if known is None or known[0] is not state.notes or known[1:] != place:
            self._known = state.notes, *place
            self._cells = _noted(state, view, table_cursor.source_text(state.document, view))
        return self._cells


def _noted(state: ReaderState, view: TableView, table: Table) -> NotedCells:
    rows = (table.header, *table.rows)
    starts = list(accumulate(map(len, rows), initial=0))
    cells: dict[tuple[int, int], list[tuple[NoteMark, int, int]]] = {}
    last = view.first_node + starts[-1] - 1
    for note in notes_between(state.notes, view.section, view.first_node, last):
        if note.start is None or note.end is None:
            continue
        for node in range(max(note.start.node, view.first_node), min(note.end.node, last) + 1):
            row = bisect_right(starts, node - view.first_node) - 1
            column = node - view.first_node - starts[row]
            length = len(rows[row][column].chars)
            first = note.start.offset if node == note.start.node else 0
            cells.setdefault((row - 1, column), []).append(
                (note, first, note.end.offset if node == note.end.node else length)
            )
    return {
        place: NotedCell(
            sign_of_several(state.appearance, [note for note, _, _ in noted]),
            tuple((first, after) for _, first, after in noted if first < after),
        )
        for place, noted in cells.items()
    }


def with_note(cell: CellRows, noted: NotedCell, node: int, room: int) -> CellRows:
    """Return the rows of a cell with the words underlined that notes are on, and their sign behind them."""
    rows = [Line(runs) for runs in cell]
    for first, after in noted.spans:
        rows = [with_style(row, node, first, after, StyleFlags.ANNOTATED) for row in rows]
    return with_sign(tuple(row.runs for row in rows), noted.sign, room)


def with_sign(cell: CellRows, sign: str, room: int) -> CellRows:
    """Return the rows of a cell with a sign behind its text, or below it if there is no room."""
    last = (*cell[-1], generated(f" {sign}", StyleFlags.SIGN))
    return (*cell[:-1], last) if width(last) <= room else (*cell, (generated(sign, StyleFlags.SIGN),))
