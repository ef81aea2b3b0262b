"""Panes of the screen over and beside the page: lists, tables and the contents, and the room that each has.

Each pane keeps what it needs from one frame to the next, such as its first row. Motions that depend on how a list or a
table is shown are taken here.
"""

from __future__ import annotations

from functools import cached_property

from b12tui.catalogue import tables
from b12tui.core.actions import LINE_STEPS
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.layout.chrome import sidebar
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.overlays import column_widths, key_sheet, list_pane, table_pane
from b12tui.layout.overlays import room as rooms
from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.screen_regions import contents_in_place, regions_in_use
from b12tui.layout.screen_regions import key_sheet as shown_sheet


class OverlayPanes:
    """Panes of lists, tables and the contents, on a screen of given regions."""

    def __init__(self, areas: Regions, glyphs: Glyphs, *, ticks: bool) -> None:
        self.areas = areas
        self.glyphs = glyphs
        self._ticks = ticks
        """Whether code in cells stands in backticks."""

    @cached_property
    def list(self) -> list_pane.ListPane:
        """Pane of the list over the page; like all panes, it is made when it is first shown."""
        return list_pane.ListPane()

    @cached_property
    def table(self) -> table_pane.TablePane:
        """Pane of the table view."""
        pane = table_pane.TablePane()
        pane.ticks = self._ticks
        return pane

    @cached_property
    def sidebar(self) -> sidebar.Sidebar:
        """Pane of the contents beside the page."""
        return sidebar.Sidebar()

    @cached_property
    def sheet(self) -> key_sheet.KeySheet:
        """Pane of the sheet of keys."""
        return key_sheet.KeySheet()

    def parts(self) -> tuple[object, ...]:
        """Return the panes that were made."""
        return tuple(vars(self)[name] for name in ("list", "table", "sidebar", "sheet") if name in vars(self))

    def fit(self, areas: Regions, glyphs: Glyphs, *, ticks: bool) -> None:
        """Fit other regions of the screen, or other signs."""
        self.areas, self.glyphs, self._ticks = areas, glyphs, ticks
        if "table" in vars(self):
            self.table.ticks = ticks

    def click(self, state: ReaderState, listing: ListOverlay, column: int, row: int) -> ReaderState:
        """Return the state with the entry at a cell of the list on top selected."""
        return self.pane_of_list(state).click(state, listing, self.list_room(state), column, row)

    def pane_of_list(self, state: ReaderState) -> list_pane.ListPane | key_sheet.KeySheet:
        """Return the pane of the visible list: the sheet of keys, the contents beside the page, or the list over it."""
        if shown_sheet(self.areas, state) is not None:
            return self.sheet
        return self.list if contents_in_place(self.areas, state) is None else self.sidebar

    def contents_at(self, state: ReaderState, row: int) -> int | None:
        """Return the index of the entry on a row of the contents beside the page; None if there is none."""
        listing = contents_in_place(self.areas, state)
        if listing is not None:
            return self.sidebar.chosen_at(listing, self.list_room(state), row)
        return self.sidebar.entry_at(row)

    def choice_at(self, prompt: Prompt, row: int) -> int | None:
        """Return the index of the choice of a prompt on a row of the page region; None if there is none."""
        owners = list_pane.rendered(prompt.choices, prompt.index, self.room(self.areas)).entry_indexes
        return owners[row] if 0 <= row < len(owners) else None

    def intercept_motion(self, state: ReaderState, key: str, command: Command) -> ReaderState | None:
        """Return the state after a motion that depends on the screen, in a list or a table; None for all other motions.

        A list item longer than the screen is stepped through by its rows. In a table, arrow keys move by character if
        the appearance says so.
        """
        top = state.top_overlay
        if command.count:
            return None
        if isinstance(top, ListOverlay) and top.entries and command.action in LINE_STEPS:
            return self.pane_of_list(state).step(state, top, self.list_room(state), command.action)
        if state.appearance.table_by_character and isinstance(top, TableView):
            return self.table.step_by_character(state, top, self.table_room(regions_in_use(self.areas, state)), key)
        return None

    def turn(self, state: ReaderState, pages: int) -> int:
        """Turn the list or table on top by `pages` pages; return by how many items or table rows that moves."""
        match state.top_overlay:
            case ListOverlay(entries=entries) as top if entries:
                return self.pane_of_list(state).turn(top, self.list_room(state), pages)
            case TableView() as top:
                return self.table.turn(state, top, self.table_room(regions_in_use(self.areas, state)), pages)
            case _:
                return 0

    def hidden_columns(self, state: ReaderState) -> str:
        """Return which columns of the table on top are visible, if not all are."""
        view = state.visible_overlay if state.overlays else None
        if not isinstance(view, TableView):
            return ""
        room = self.table_room(regions_in_use(self.areas, state))
        shown, count = column_widths.visible_columns(state.document, view, room.columns - room.lead)
        return tables.columns_shown(shown, count) if len(shown) < count else ""

    def list_room(self, state: ReaderState) -> rooms.Room:
        """Return the room of the list on top."""
        if contents_in_place(self.areas, state) is None:
            return self.room(regions_in_use(self.areas, state))
        return self.side_room()

    def side_room(self) -> rooms.Room:
        """Return the room of the entries of the contents beside the page."""
        return self.room(self.areas, max(self.areas.side_columns - sidebar.FRAME, 1))

    def room(self, screen: Regions, columns: int | None = None) -> rooms.Room:
        """Return the page region as room, or as many columns of it."""
        return rooms.Room(columns or screen.page_columns, screen.page_rows, self.glyphs)

    def table_room(self, screen: Regions) -> rooms.Room:
        """Return the room of a table."""
        columns = screen.page_columns if screen.side_columns else screen.over_columns
        return rooms.Room(columns, screen.page_rows, self.glyphs, screen.table_lead)
