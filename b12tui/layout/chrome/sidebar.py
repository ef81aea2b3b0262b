"""Contents sidebar: the sections beside the page, the current one marked and visible."""

from __future__ import annotations

from b12tui.core.overlay import listings
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.layout.overlays.list_pane import rendered
from b12tui.layout.overlays.room import Room
from b12tui.layout.page.lines import Line


class Sidebar:
    """Visible part of the contents; its first entry is kept from one frame to the next."""

    def __init__(self) -> None:
        self._top = 0
        """Index of the first visible entry."""
        self._shown: tuple[Document, int, Room, tuple[Line, ...]] | None = None
        """Document, section, room and rows of the last frame: a step within a section lists no contents anew."""

    def rows(self, state: ReaderState, room: Room) -> tuple[Line, ...]:
        """Return the visible rows; none for an excerpt, whose sections are not all known."""
        if state.document.is_excerpt:
            return ()
        section = state.position.section
        if self._shown is not None and self._shown[:2] == (state.document, section) and self._shown[2] == room:
            return self._shown[3]
        entries = listings.contents_list(state).entries
        shown = rendered(entries, min(section, len(entries) - 1), room, top=self._top)
        self._top = shown.top
        self._shown = state.document, section, room, shown.lines
        return shown.lines
