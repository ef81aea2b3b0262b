"""Rows of a document at a measure, typeset section by section on demand.

Rows are never counted for the whole document: a row reference is a section and a row in it, and motions go from one
reference to the next. So a book of any length costs only what its visible sections cost.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import dropwhile
from math import inf

from b12tui.core.folds import Folds
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass
from b12tui.layout.page import typeset
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.weak_method import weak_method

CACHED_SECTIONS_OF_ROWS = 24
"""Number of sections whose rows are cached."""

OPEN = Folds()
"""Folds with all sections open."""


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """Reference to a row of the document."""

    section: int
    row: int
    """Index in its section, from 0."""


class Flow:
    """Rows of a document for given folds and measure."""

    def __init__(self, document: Document, folds: Folds, measure: Measure) -> None:
        self.document = document
        self.folds = folds
        self.measure = measure
        self._lines = lru_cache(maxsize=CACHED_SECTIONS_OF_ROWS)(weak_method(self._typeset))
        self._text_starts = lru_cache(maxsize=CACHED_SECTIONS_OF_ROWS)(weak_method(self._find_text_starts))

    def lines(self, section: int) -> tuple[Line, ...]:
        """Return the rows of a section, by its number (cached)."""
        return self._lines(section)

    def text_starts(self, section: int) -> tuple[tuple[tuple[int, int], int], ...]:
        """Return where text begins in rows of a section: ((text node, character), row), in that order (cached)."""
        return self._text_starts(section)

    def _typeset(self, section: int) -> tuple[Line, ...]:
        entry = self.document.sections[section]
        with self.document.cancellation.reading(entry.title or self.document.title):
            following = next(iter(self.document.sections[section + 1 : section + 2]), None)
            setter = typeset.Typesetter(self.measure, self.folds, self.document.cancellation, following)
            setter.lists_files = self.document.lists_files and self.measure.files_in_columns
            lines = setter.section(entry, self.document.blocks(section))
        if section == 1 and not self.document.blocks(0):
            # Nothing precedes it, so no space is needed above its heading.
            return tuple(dropwhile(lambda line: not line.runs, lines))
        return lines

    def line(self, ref: RowRef) -> Line:
        """Return the row at an existing reference."""
        return self.lines(ref.section)[ref.row]

    def is_blank(self, ref: RowRef) -> bool:
        """Return whether the row at an existing reference shows nothing, or a bar alone, as an empty line of code."""
        bars = f" {self.measure.glyphs.code}{self.measure.glyphs.quote}"
        return not any(run.text.strip(bars if run.node < 0 else None) for run in self.line(ref).runs)

    def position(self, ref: RowRef) -> Position | None:
        """Return the position of the first character of text in the row, or None if it has none."""
        first = self.line(ref).first
        return None if first is None else Position(ref.section, *first)

    def _find_text_starts(self, section: int) -> tuple[tuple[tuple[int, int], int], ...]:
        found: list[tuple[tuple[int, int], int]] = []
        for row, line in enumerate(self.document.cancellation.steps(self.lines(section))):
            first = line.first
            if first is None:
                continue
            found.append((first, row))
            node = first[0]
            # A row of a grid has pieces of several cells, each of which may go on in later rows.
            for run in line.runs:
                if run.node > node:
                    node = run.node
                    found.append(((node, run.start), row))
        return tuple(sorted(found))

    def row_ref(self, position: Position) -> RowRef:
        """Return the row that shows `position`, or the nearest one before it; at least the first row of the section."""
        stops = self.text_starts(position.section)
        after = bisect_right(stops, ((position.node, position.offset), inf))
        return RowRef(position.section, stops[max(after - 1, 0)][1] if stops else 0)

    def advance(self, ref: RowRef, by: int) -> RowRef:
        """Return the row `by` rows on (negative: back), or the nearest end of the document."""
        section, row = ref.section, ref.row + by
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
        """Return the number of rows from `low` to `high`, at most `most`: sections further on are not typeset."""
        rows, section = high.row - low.row, low.section
        while section < high.section and rows < most + low.row:
            rows += len(self.lines(section))
            section += 1
        return min(rows, most)

    def has_rows_after(self, ref: RowRef, rows: int) -> bool:
        """Return whether at least `rows` rows surely follow, without typesetting the last section.

        That section may be far away. False means no more than that it is not sure.
        """
        if self.folds != OPEN:
            return False  # sections may have no rows
        found, section = -ref.row, ref.section
        while found < rows and section + 1 < len(self.document.sections):
            found += len(self.lines(section))
            section += 1
        # Another heading follows the counted rows, so none of them are empty rows at the end of the document.
        return found >= rows and section + 1 < len(self.document.sections)

    @property
    def start(self) -> RowRef:
        """First row of the document."""
        section = 0
        while section + 1 < len(self.document.sections) and not self.lines(section):
            section += 1
        return RowRef(section, 0)

    @property
    def end(self) -> RowRef:
        """Last row of the document that is not empty; the first row if all are."""
        for section in reversed(range(len(self.document.sections))):
            rows = self.lines(section)
            for row in reversed(range(len(rows))):
                if rows[row].text:
                    return RowRef(section, row)
        return self.start

    def nearest(self, ref: RowRef, by: int) -> RowRef | None:
        """Return the nearest row after (`by` 1) or before (-1) `ref` that can hold a position, or None."""
        while True:
            # Walking past the end returns the end: no need to compute where that is, it may be far away.
            further = self.advance(ref, by)
            if (further <= ref) if by > 0 else (further >= ref):
                return None
            ref = further
            if self.lines(ref.section) and self.line(ref).first is not None:
                return ref
