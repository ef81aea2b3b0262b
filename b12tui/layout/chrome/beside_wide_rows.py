"""Contents sidebar of a page with a wide table, whose rows reach into the sidebar's place and cover it there.

What is not covered stands where it stands on every other page, so that the contents don't move as pages are turned.
"""

from __future__ import annotations

from b12tui.fastclass import replace
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import BLANK_LINE, Line, side_by_side, width

LEAST_ROWS = 3
"""Fewest rows of the contents that are shown between covered ones."""


class ContentsBesideWideRows:
    """Rows of the page with the contents beside those that leave room for them, kept while neither changes."""

    def __init__(self) -> None:
        self._free: tuple[tuple[Line, ...], Regions | None, tuple[int, ...] | None] = ((), None, None)
        """Rows of the page, the screen, and the rows beside which the contents stand; None: beside all."""
        self._joined: tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]] = ((), (), ())
        """Rows of the page, of the contents, and both."""

    def overlap(self, body: tuple[Line, ...], screen: Regions) -> bool:
        """Return whether a row of the page reaches into the contents at its right."""
        if self._free[0] != body or self._free[1] != screen:
            room = screen.side_column - screen.page_column
            rows = enumerate(body[: screen.page_rows])
            wide = [number for number, line in rows if room > 0 and width(line.runs) >= room]
            self._free = body, screen, _free_rows(wide, screen.page_rows) if wide else None
        return self._free[2] is not None

    def joined(self, body: tuple[Line, ...], screen: Regions, side: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return the rows of the page with those of the contents beside them."""
        if self._joined[0] is not body or self._joined[1] is not side:
            self.overlap(body, screen)
            rows = [*body, *(BLANK_LINE,) * (screen.page_rows - len(body))]
            for number in self._free[2] or ():
                if number < len(side):
                    joined = side_by_side(rows[number], screen.side_column - screen.page_column, side[number])
                    rows[number] = replace(rows[number], runs=joined.runs)  # the signs of notes stay
            self._joined = body, side, tuple(rows)
        return self._joined[2]

    def row_at(self, column: int, row: int) -> int | None:
        """Return the row of the contents at a column and row of the page; None where there are none."""
        _, screen, free = self._free
        if screen is None or free is None or column < screen.side_column - screen.page_column or row not in free:
            return None
        return row


def _free_rows(wide: list[int], rows: int) -> tuple[int, ...]:
    """Return those of `rows` rows that are neither wide nor next to a wide one, if at least LEAST_ROWS are together."""
    free: list[int] = []
    low = 0
    for number in (*wide, rows + 1):
        stretch = range(low, number - 1)
        free += stretch if len(stretch) >= LEAST_ROWS else ()
        low = number + 2
    return tuple(free)
