"""List over the page, with its first visible entry kept from one frame to the next."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.core.overlay import listings
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.fastclass import replace
from b12tui.layout.overlays import list_view, paging
from b12tui.layout.overlays.room import Room


class ListPane:
    """Visible part of the list on top."""

    def __init__(self) -> None:
        self._top = 0
        """Index of the first visible entry."""

    def render(self, listing: ListOverlay, room: Room) -> list_view.RenderedList:
        """Return the rows of a list, its current entry among them."""
        shown = self._shown(listing, room)
        self._top = shown.top
        return shown

    def click(self, state: ReaderState, listing: ListOverlay, room: Room, _column: int, row: int) -> ReaderState:
        """Return the state with the entry on a row of the list selected; the same state below its last row."""
        owners = self._shown(listing, room).entry_indexes
        return listings.select(state, listing, owners[row]) if row < len(owners) else state

    def step(self, state: ReaderState, listing: ListOverlay, room: Room, action: str) -> ReaderState | None:
        """Return the state after a step by a row or a character within the current entry; None if it leads out of it.

        An entry longer than the screen is stepped through by its rows.
        """
        entry, by = listing.entries[listing.index], -1 if action in ("previous-line", "previous-character") else 1
        if action in ("next-character", "previous-character"):
            char: int | None = list_view.visible_character(entry, listing.offset, by, room.columns)
        else:
            char = list_view.within(entry, listing.offset, by, room.columns, room.height)
        return None if char is None else listings.with_list(state, replace(listing, offset=char, digits=""))

    def turn(self, listing: ListOverlay, room: Room, pages: int) -> int:
        """Turn by `pages` pages; return by how many entries that moves."""
        first = self._shown(listing, room).top
        at, self._top = paging.turned_list(listing.entries, first, pages, columns=room.columns, height=room.height)
        return at - listing.index

    def _shown(self, listing: ListOverlay, room: Room) -> list_view.RenderedList:
        return rendered(listing.entries, listing.index, room, char=listing.offset, top=self._top)


def rendered(
    entries: Sequence[ListEntry], at: int, room: Room, *, char: int = 0, top: int = 0
) -> list_view.RenderedList:
    """Return the rows of entries, from entry `top` on if that makes character `char` of entry `at` visible."""
    return list_view.render_list(
        entries, at, char, columns=room.columns, height=room.height, top=top, glyphs=room.glyphs
    )
