"""Table over the page, with its first visible row kept from one frame to the next."""

from __future__ import annotations

from b12tui.catalogue import motions
from b12tui.core.state import ReaderState, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.fastclass import replace
from b12tui.layout.overlays import noted_cells, paging, table_view
from b12tui.layout.overlays.room import Room

TableKey = tuple[int, int, tuple[int, ...] | None]
"""Section, first text node and row order, which tell one table from another."""


class TablePane:
    """Visible part of the table on top."""

    def __init__(self) -> None:
        self._shown_table: TableKey | None = None
        """Table shown last."""
        self._top = 0
        """First visible row of it."""
        self.ticks = True
        """Whether code stands in backticks."""
        self._noted: noted_cells.NotedTable | None = None
        """Noted cells, once there are notes."""

    def render(self, state: ReaderState, view: TableView, room: Room) -> table_view.RenderedTable:
        """Return the rows of a table, its current cell among them."""
        top = self._top if self._shown_table == _key(view) else 0
        whole = not state.appearance.table_by_character
        shown = self._rendered(state, view, room, top, whole=whole)
        self._shown_table, self._top = _key(view), shown.top
        return shown

    def _rendered(
        self, state: ReaderState, view: TableView, room: Room, top: int, *, whole: bool = True
    ) -> table_view.RenderedTable:
        noted = noted_cells.NO_CELLS
        if state.notes:
            self._noted = self._noted or noted_cells.NotedTable()
            noted = self._noted.cells(state, view)
        options = table_view.TableOptions(
            mark=state.appearance.marks_cells, lead=room.lead, noted=noted, ticks=self.ticks
        )
        return table_view.render_table(
            state.document, view, room.columns, room.height, room.glyphs, options, top=top, whole=whole
        )

    def step_by_character(self, state: ReaderState, view: TableView, room: Room, key: str) -> ReaderState | None:
        """Return the state after an arrow that moves by a character; None for other keys and at what is not visible."""
        from b12tui.layout.overlays import table_walk  # rarely used

        if key not in table_walk.CHARACTER_MOTIONS:
            return None
        moved = table_walk.intercept_motion(state.document, view, self.render(state, view, room), key)
        if moved is None:
            return None
        message = "" if moved != view else motions.END_OF_LINE if key == "Right" else motions.START_OF_LINE
        return replace(state.with_top_overlay(moved), message=message, effect=None)

    def turn(self, state: ReaderState, view: TableView, room: Room, pages: int) -> int:
        """Turn by `pages` pages; return by how many rows of the table that moves."""

        def show(view: TableView, first: int) -> table_view.RenderedTable:
            return self._rendered(state, view, room, first)

        table = table_cursor.table_at(state.document, view)
        first = self.render(state, view, room).top
        row, first = paging.turned_table(view, len(table.rows), table_cursor.columns(table), pages, show, first)
        self._shown_table, self._top = _key(view), first
        return row - view.row


def _key(view: TableView) -> TableKey:
    return view.section, view.first_node, view.order
