"""Help as a sheet: actions by group in columns, the keys before what they do.

A row across columns is read from end to end by a screen reader, and where a mark moves it may say both of its rows. So
there is one column, with a bar of blanks as mark, up to the width of usual terminals, as other lists are.
"""

from __future__ import annotations

from itertools import zip_longest

from b12tui.core.overlay import listings
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.fastclass import dataclass
from b12tui.layout.overlays import list_view
from b12tui.layout.overlays.room import Room
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import BLANK_LINE, Line, StyleFlags, all_with_style, generated, side_by_side
from b12tui.textwidth import cells

MIN_COLUMN_WIDTH = 44
"""Least width of a column in cells."""
MIN_CELLS_FOR_COLUMNS = 97
"""Cells from which on there are several columns: those of a screen of 100."""
COLUMN_GAP = 2
"""Cells between two columns, and between keys and what they do."""
BAR = 2
"""Cells before an entry in one column, for the bar of the selected one."""
MOST_OF_KEYS = 15
"""Greatest width of the column of keys in cells; more of them stand below each other."""


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """Entry of the sheet in its place."""

    page: int
    column: int
    row: int
    lines: tuple[Line, ...]
    words_at: int
    """Column of the first character of its words, from the sheet's column on."""


class KeySheet:
    """Page of the sheet that has the selected entry."""

    def __init__(self) -> None:
        self._places: tuple[tuple[ListEntry, ...], Room, tuple[PlacedEntry, ...]] | None = None

    def render(self, listing: ListOverlay, room: Room) -> list_view.RenderedList:
        """Return the rows of the page, the selected entry marked."""
        places = self._placed(listing, room)
        page = places[listing.index].page
        width, several = _column_width(room), _columns(room) > 1
        lines = [BLANK_LINE] * room.height
        first = next(index for index, place in enumerate(places) if place.page == page)
        cursor = (0, 0)
        for index in range(first, len(places)):
            place = places[index]
            if place.page != page:
                break
            if index == listing.index:
                cursor = place.column * (width + COLUMN_GAP) + place.words_at, place.row
            for number, line in enumerate(place.lines, place.row):
                own = line
                if index == listing.index:
                    own = all_with_style(line, StyleFlags.CURRENT) if several else list_view.with_bar(line)
                lines[number] = side_by_side(lines[number], place.column * (width + COLUMN_GAP), own)
        while lines and not lines[-1].runs:
            lines.pop()
        return list_view.RenderedList(tuple(lines), first, cursor)

    def step(self, state: ReaderState, listing: ListOverlay, room: Room, action: str) -> ReaderState | None:
        """Return the state after a step to the column beside; None for a step by a line, which is that of any list."""
        if action in ("next-line", "previous-line"):
            return None
        return listings.select(state, listing, self.beside(listing, room, 1 if action == "next-character" else -1))

    def beside(self, listing: ListOverlay, room: Room, by: int) -> int:
        """Return the index of the entry in the next column (`by` 1) or the one before (-1), in the nearest row."""
        places = self._placed(listing, room)
        here = places[listing.index]
        others = [
            (abs(place.row - here.row), index)
            for index, place in enumerate(places)
            if (place.page, place.column) == (here.page, here.column + by) and listing.entries[index].target is not None
        ]
        return min(others)[1] if others else listing.index

    def turn(self, listing: ListOverlay, room: Room, pages: int) -> int:
        """Return by how many entries a turn of so many pages moves."""
        places = self._placed(listing, room)
        page = places[listing.index].page + pages
        last = len(places) - 1
        if page > places[-1].page:
            return last - listing.index
        found = [
            at
            for at, place in enumerate(places)
            if place.page >= max(page, 0) and listing.entries[at].target is not None
        ]
        return (found[0] if found else last) - listing.index

    def click(self, state: ReaderState, listing: ListOverlay, room: Room, column: int, row: int) -> ReaderState:
        """Return the state with the entry at a cell of the sheet selected."""
        places = self._placed(listing, room)
        page, at = places[listing.index].page, column // (_column_width(room) + COLUMN_GAP)
        for index, place in enumerate(places):
            if (place.page, place.column) == (page, at) and place.row <= row < place.row + len(place.lines):
                return listings.select(state, listing, index)
        return state

    def _placed(self, listing: ListOverlay, room: Room) -> tuple[PlacedEntry, ...]:
        """Return the place of each entry, computed once for a list and a room."""
        if self._places is None or self._places[0] is not listing.entries or self._places[1] != room:
            self._places = listing.entries, room, tuple(_place_entries(listing.entries, room))
        return self._places[2]


def _columns(room: Room) -> int:
    return (
        (room.columns + COLUMN_GAP) // (MIN_COLUMN_WIDTH + COLUMN_GAP) if room.columns >= MIN_CELLS_FOR_COLUMNS else 1
    )


def _column_width(room: Room) -> int:
    count = _columns(room)
    return max((room.columns - COLUMN_GAP * (count - 1)) // count, 1)


def _place_entries(entries: tuple[ListEntry, ...], room: Room) -> list[PlacedEntry]:
    """Return the place of each entry: down each column, then in the next one, then on the next page.

    An empty row stands before a title, and no title at the foot of a column.
    """
    count, width = _columns(room), _column_width(room)
    key_width = min(max((cells(entry.keys) for entry in entries), default=0), MOST_OF_KEYS, max(2 * width // 5, 1))
    lead = BAR if count == 1 else 0
    sized = [_typeset(entry, width, key_width, lead) for entry in entries]
    places: list[PlacedEntry] = []
    page = column = row = 0
    for index, (lines, words_at) in enumerate(sized):
        title = entries[index].target is None
        height = len(lines) + (len(sized[index + 1][0]) if title and index + 1 < len(sized) else 0)
        row += 1 if title and row else 0
        if row and row + height > room.height:
            column, row = column + 1, 0
            if column == count:
                page, column = page + 1, 0
        places.append(PlacedEntry(page, column, row, tuple(lines[: room.height]), words_at))
        row += len(lines)
    return places


def _typeset(entry: ListEntry, width: int, key_width: int, lead: int) -> tuple[list[Line], int]:
    """Return the rows of an entry behind `lead` cells, and the column of its words in the first of them."""
    lines, at = _words(entry, max(width - lead, 1), key_width)
    before = (generated(" "), generated(" " * (lead - 1))) if lead else ()
    return [Line((*before, *line.runs)) for line in lines], at + lead


def _words(entry: ListEntry, width: int, key_width: int) -> tuple[list[Line], int]:
    """Return the rows of an entry, its keys before what they do, and the column of its words in the first of them."""
    if entry.target is None or not entry.action:
        style = StyleFlags.STRONG if entry.target is None else StyleFlags.PLAIN
        return [Line((generated(entry.label[start:end], style),)) for start, end in rows(entry.label, width)], 0
    indent = key_width + COLUMN_GAP
    words = [entry.action[start:end] for start, end in rows(entry.action, max(width - indent, 1))]
    keys = [entry.keys[start:end] for start, end in rows(entry.keys, max(key_width, 1))]
    lines = []
    for key, own in zip_longest(keys, words, fillvalue=""):
        before = (generated(key, StyleFlags.STRONG),) if key else ()
        blanks = generated(" " * (indent - cells(key)))
        lines.append(Line((*before, blanks, generated(own)) if own else before))
    return lines, indent
