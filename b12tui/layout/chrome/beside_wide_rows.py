"""Contents sidebar of a page with a wide table, whose rows reach into the sidebar's place.

The contents stand beside the longest stretch of other rows, so that they don't vanish wherever a table is in view.
"""

from __future__ import annotations

from itertools import pairwise

from b12tui.fastclass import replace
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.overlays.room import Room
from b12tui.layout.page.lines import BLANK_LINE, Line, side_by_side, width

LEAST_ROWS = 3
"""Rows that contents need at the least."""


class ContentsBesideWideRows:
    """Rows of the page with the contents beside those that leave room for them, kept while neither changes."""

    def __init__(self) -> None:
        self._free: tuple[tuple[Line, ...], Regions | None, range | None] = ((), None, None)
        """Rows of the page, the screen, and the rows beside which the contents stand; None: beside all."""
        self._joined: tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]] = ((), (), ())
        """Rows of the page, of the contents, and both."""

    def overlap(self, body: tuple[Line, ...], screen: Regions) -> bool:
        """Return whether a row of the page reaches into the contents at its right."""
        if self._free[0] != body or self._free[1] != screen:
            room = screen.side_column - screen.page_column
            rows = enumerate(body[: screen.page_rows])
            wide = [number for number, line in rows if room > 0 and width(line.runs) >= room]
            # A row is left empty between the contents and a table.
            parts = [range(low + 2, high - 1) for low, high in pairwise((-2, *wide, screen.page_rows + 1))]
            free = max(parts, key=len)
            self._free = body, screen, (free if len(free) >= LEAST_ROWS else range(0)) if wide else None
        return self._free[2] is not None

    def room(self, body: tuple[Line, ...], screen: Regions, room: Room) -> Room:
        """Return the room that is left for the contents, of the `room` that they have beside other pages."""
        self.overlap(body, screen)
        return room if self._free[2] is None else replace(room, height=len(self._free[2]))

    def joined(self, body: tuple[Line, ...], screen: Regions, side: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return the rows of the page with those of the contents beside them."""
        if self._joined[0] is not body or self._joined[1] is not side:
            self.overlap(body, screen)
            rows = [*body, *(BLANK_LINE,) * (screen.page_rows - len(body))]
            for number, line in zip(self._free[2] or (), side, strict=False):
                joined = side_by_side(rows[number], screen.side_column - screen.page_column, line)
                rows[number] = replace(rows[number], runs=joined.runs)  # the signs of notes stay
            self._joined = body, side, tuple(rows)
        return self._joined[2]

    def row_at(self, column: int, row: int) -> int | None:
        """Return the row of the contents at a column and row of the page; None where there are none."""
        _, screen, free = self._free
        if screen is None or free is None or column < screen.side_column - screen.page_column or row not in free:
            return None
        return free.index(row)
