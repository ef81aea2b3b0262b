"""Contents sidebar: the sections beside the page, the current one marked and visible with its parents.

For the eye they have a border, unless bars are short, and a panel where code has one, on which all but the current one
and those that stand on the page are dim.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import lists
from b12tui.core.appearance import Appearance
from b12tui.core.overlay import contents
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.overlays import list_view
from b12tui.layout.overlays.list_pane import ListPane, rendered
from b12tui.layout.overlays.room import Room
from b12tui.layout.page.lines import Line, StyleFlags, all_with_style, filled, generated

FRAME = 2
"""Cells of the sidebar that its entries leave free: one for the border, one at the other side."""

LEAST_COUNTED = 5
"""Rows of the sidebar below which none is spent on telling how many entries follow."""


class Sidebar(ListPane):
    """Visible part of the contents; its first entry is kept from one frame to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[Document, int, range, Room, Appearance, list_view.RenderedList] | None = None
        """What the last frame was made from, and its rows: a step in a section lists nothing anew."""

    def rows(self, state: ReaderState, room: Room, in_view: range) -> tuple[Line, ...]:
        """Return the visible rows; none for an excerpt, whose sections are not all known.

        All but the current entry and its parents are dim; for the eye those of sections `in_view` are not.
        """
        if state.document.is_excerpt:
            return ()
        visual = state.appearance.visual
        lit = in_view if visual else range(0)
        key = state.document, state.position.section, lit, room, state.appearance
        if self._kept is None or self._kept[:5] != key:
            entries = contents.contents_list(state).entries
            shown = self._beside(entries, state.position.section, lit, room, counted=visual)
            self._kept = *key, _framed(shown, state.appearance, room)
        return self._kept[5].lines

    def choosing(self, state: ReaderState, listing: ListOverlay, room: Room) -> list_view.RenderedList:
        """Return the rows of contents that are moved through, the selected entry marked."""
        self._kept = None
        shown = self.render(listing, room)
        lines = [
            all_with_style(Line(filled(line.runs, room.columns)), StyleFlags.CURRENT)
            if owner == listing.index
            else line
            for line, owner in zip(shown.lines, shown.entry_indexes, strict=True)
        ]
        return _framed(replace(shown, lines=tuple(lines)), state.appearance, room)

    def chosen_at(self, listing: ListOverlay, room: Room, row: int) -> int | None:
        """Return the index of the entry on a row of `choosing`; None if there is none."""
        owners = self.render(listing, room).entry_indexes
        return owners[row] if 0 <= row < len(owners) else None

    def entry_at(self, row: int) -> int | None:
        """Return the index of the entry on a row as last returned by `rows`; None if there is none."""
        owners = self._kept[5].entry_indexes if self._kept else ()
        return owners[row] if 0 <= row < len(owners) and owners[row] >= 0 else None

    def _beside(
        self, entries: Sequence[ListEntry], section: int, lit: range, room: Room, *, counted: bool
    ) -> list_view.RenderedList:
        """Return the visible rows, all dim but those of the entry, its parents and `lit` ones.

        If `counted`, the last row tells how many entries follow those that are visible.
        """
        at = min(section, len(entries) - 1)
        path = _path(entries, at)
        shown = self._scrolled(entries, at, path, room)
        if counted and room.height > LEAST_COUNTED and _following(shown, entries, room):
            fewer = replace(room, height=room.height - 1)
            shown = self._scrolled(entries, at, path, fewer)
            words = lists.more_entries(room.glyphs.more_below, _following(shown, entries, fewer))
            rows = (*shown.lines, Line((generated("  "), generated(words))))
            shown = replace(shown, lines=rows, entry_indexes=(*shown.entry_indexes, -1))
        lines = [
            line if owner in path or owner in lit else all_with_style(line, StyleFlags.QUIET)
            for line, owner in zip(shown.lines, shown.entry_indexes, strict=True)
        ]
        return replace(shown, lines=tuple(lines))

    def _scrolled(self, entries: Sequence[ListEntry], at: int, path: list[int], room: Room) -> list_view.RenderedList:
        """Return the rows that begin where they did, if the entry `at` and its parents in `path` are visible then."""
        top = self._top
        shown = rendered(entries, at, room, top=top)
        first = _first(entries, path, room)
        if shown.top != top or first < top:
            used, top = 0, first
            while top > 0 and used + list_view.rows_of(entries[top - 1], room.columns) <= room.height // 3:
                top -= 1
                used += list_view.rows_of(entries[top], room.columns)
            shown = rendered(entries, at, room, top=min(top, first))
        self._top = shown.top
        return shown


def _following(shown: list_view.RenderedList, entries: Sequence[ListEntry], room: Room) -> int:
    """Return the number of entries after the last one that is wholly visible."""
    last = shown.entry_indexes[-1]
    cut = shown.entry_indexes.count(last) < list_view.rows_of(entries[last], room.columns)
    return len(entries) - 1 - last + cut


def _framed(shown: list_view.RenderedList, look: Appearance, room: Room) -> list_view.RenderedList:
    """Return rows on their panel, with a border at the side of the text unless bars are short.

    They are as they were where rows are read aloud.
    """
    if not look.visual:
        return shown
    border = generated(room.glyphs.beside if look.decorated else " ", StyleFlags.QUIET)
    lines = []
    for line in shown.lines:
        own = filled(line.runs, room.columns + FRAME - 1)
        runs = (*own, border) if look.contents_left else (border, *own)
        lines.append(all_with_style(Line(runs), StyleFlags.PANEL))
    column, row = shown.cursor
    return replace(shown, lines=tuple(lines), cursor=(column + (not look.contents_left), row))


def _path(entries: Sequence[ListEntry], at: int) -> list[int]:
    """Return the indexes of an entry and of its parents, the outermost last."""
    path = [at]
    for index in range(at - 1, 0, -1):
        if entries[index].depth < entries[path[-1]].depth:
            path.append(index)
    return path


def _first(entries: Sequence[ListEntry], path: list[int], room: Room) -> int:
    """Return the outermost of the parents that fit on the screen with the entry, or the entry itself."""
    used, at = 0, path[0]
    first = at
    for index in range(at, path[-1] - 1, -1):
        used += list_view.rows_of(entries[index], room.columns)
        if used > room.height:
            break
        first = index if index in path else first
    return first
