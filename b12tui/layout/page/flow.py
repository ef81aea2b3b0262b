"""A document set at a measure, section by section, as it is looked at.

Rows are never counted for the whole text: a spot is a section and a row in it, and one walks from spot to spot. So a
book of any length costs what its visible sections cost.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import dropwhile

from b12tui.core.folds import Folds
from b12tui.document import Document, Position
from b12tui.document.cancellation import reading
from b12tui.fastclass import dataclass
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.typeset import Typesetter

CACHED_SECTIONS_OF_ROWS = 24
"""How many sections' rows are kept."""


OPEN = Folds()
"""All sections are open."""


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """A row of the whole text."""

    section: int
    row: int
    """In its section, from 0."""


class Flow:
    """The rows of a document under some folds, at a measure."""

    def __init__(self, document: Document, folds: Folds, measure: Measure) -> None:
        self.document = document
        self.folds = folds
        self.measure = measure
        self.lines = lru_cache(maxsize=CACHED_SECTIONS_OF_ROWS)(self._set)
        """The rows of a section, by its number."""
        self.stops = lru_cache(maxsize=CACHED_SECTIONS_OF_ROWS)(self._stops)
        """The rows of a section that a place can stand on: ((leaf, character), row), in order."""

    def _set(self, section: int) -> tuple[Line, ...]:
        entry = self.document.sections[section]
        with reading(entry.title or self.document.title):
            lines = Typesetter(self.measure, self.folds).section(entry, self.document.blocks(section))
        if section == 1 and not self.document.blocks(0):
            # Nothing stands before it that the space above its heading could part it from.
            return tuple(dropwhile(lambda line: not line.runs, lines))
        return lines

    def line(self, spot: RowRef) -> Line:
        """Return the row at a spot that exists."""
        return self.lines(spot.section)[spot.row]

    def address(self, spot: RowRef) -> Position | None:
        """Return the first character of the text in the row, or None where there is nothing to stand on."""
        first = self.line(spot).first
        return None if first is None else Position(spot.section, *first)

    def _stops(self, section: int) -> tuple[tuple[tuple[int, int], int], ...]:
        found = ((line.first, row) for row, line in enumerate(self.lines(section)))
        return tuple((first, row) for first, row in found if first is not None)

    def row_ref(self, position: Position) -> RowRef:
        """Return the row that shows `address`, or the nearest row before it; the first row of the section at least."""
        stops = self.stops(position.section)
        place = (position.node, position.offset)
        after = bisect_right(stops, place, key=lambda stop: stop[0])
        # A grid's row begins with its first cell; characters of its other cells come after that one as well.
        return RowRef(position.section, stops[max(after - 1, 0)][1] if stops else 0)

    def walk(self, spot: RowRef, by: int) -> RowRef:
        """Return the row `by` rows on (negative: back), or the nearest end of the text."""
        section, row = spot.section, spot.row + by
        while row < 0:
            before = section - 1
            while before >= 0 and not self.lines(before):
                before -= 1
            if before < 0:
                return self.start
            section, row = before, row + len(self.lines(before))
        while row >= len(self.lines(section)):
            if section + 1 >= len(self.document.sections):
                return self.end
            row -= len(self.lines(section))
            section += 1
        return RowRef(section, row)

    def distance(self, low: RowRef, high: RowRef, most: int) -> int:
        """Return how many rows lie from `low` to `high`, `most` at most: what lies further is not set to be counted."""
        rows, section = high.row - low.row, low.section
        while section < high.section and rows < most + low.row:
            rows += len(self.lines(section))
            section += 1
        return min(rows, most)

    def goes_on(self, spot: RowRef, rows: int) -> bool:
        """Tell whether surely at least `rows` rows follow, without setting the last section, which may be far away."""
        if self.folds != OPEN:
            return False  # sections may have no rows
        found, section = -spot.row, spot.section
        while found < rows and section + 1 < len(self.document.sections):
            found += len(self.lines(section))
            section += 1
        # Behind what was counted stands another heading, so that none of it are empty rows at the end of all.
        return found >= rows and section + 1 < len(self.document.sections)

    @property
    def start(self) -> RowRef:
        """The first row of the text."""
        section = 0
        while section + 1 < len(self.document.sections) and not self.lines(section):
            section += 1
        return RowRef(section, 0)

    @property
    def end(self) -> RowRef:
        """The last row of the text that shows something; the first of all if none does."""
        for section in reversed(range(len(self.document.sections))):
            rows = self.lines(section)
            for row in reversed(range(len(rows))):
                if rows[row].text:
                    return RowRef(section, row)
        return self.start

    def nearest(self, spot: RowRef, by: int) -> RowRef | None:
        """Return the nearest row after (`by` 1) or before (-1) `spot` that a place can stand on, or None."""
        while True:
            # Past the end stands the end again: where that is need not be asked, it may be far away.
            further = self.walk(spot, by)
            if (further <= spot) if by > 0 else (further >= spot):
                return None
            spot = further
            if self.lines(spot.section) and self.line(spot).first is not None:
                return spot
