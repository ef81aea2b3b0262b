"""Source ranges of positions, and positions of source ranges: by their line, and by the words from there on.

A text node has no columns, as markup stands between its words in the source. So the text is aligned with the source
from its line on, in both directions (`source_alignment`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, partial
from itertools import takewhile

from b12tui.annotations.diff_places import DiffPlaces
from b12tui.annotations.section_text import section_text
from b12tui.annotations.source_alignment import aligned_pieces
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.document import Document, Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Stretch of a source."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the last character."""
    line: int
    """Line of the first character, from 1."""
    column: int
    """Column of the first character, from 1, in characters."""


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Place in a file, as editors name it."""

    file: str
    line: int
    """Line, from 1."""
    column: int
    """Column, from 1, in characters."""
    last_line: int
    """Line of the last character."""


class SourceMap:
    """Mapping between a document and its source."""

    def __init__(self, document: Document) -> None:
        """Map positions in `document`; sections are loaded when they are asked for."""
        self.document = document
        self.source = document.original_source()
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.source))]
        self.section = cache(partial(section_text, document))
        self._diff = DiffPlaces(self.source) if document.is_diff else None

    @property
    def is_of_files(self) -> bool:
        """Whether its lines are those of other files: the text is a diff."""
        return self._diff is not None

    def place_in_file(self, at: SourceRange, name: str) -> FilePlace:
        """Return the place of a range in the file `name`; of a diff, in the file on the new side."""
        last = bisect_right(self._lines, max(at.end - 1, at.start))
        place = self._diff.place(at.line) if self._diff is not None else None
        if self._diff is None or place is None:
            return FilePlace(name, at.line, at.column, last)
        line = max(place.line, 1)
        end = self._diff.place(last)
        last_line = max(end.line, line) if end is not None and end.file == place.file else line
        column = max(at.column - place.signs, 1) if place.added else 1
        return FilePlace(sanitize_line(place.file), line, column, last_line)

    def line_in_source(self, file: str, line: int) -> int:
        """Return the line that has a line of a file; 0 if a diff has none. A text that is no diff has its own lines."""
        return line if self._diff is None or not file else self._diff.line_of(file, line)

    def range_of(self, start: Position, end: Position) -> SourceRange:
        """Return the source of the characters from `start` to before `end`; the whole line if it can't be told."""
        within = self.section(start.section)
        first, after = within.offset(start), within.offset(end)
        line = line_of(self.document, start)
        begins = self._line_start(line)
        at = position_at(self.document, line)
        on_line = within.offset(at) if at is not None and at.section == start.section and at <= start else first
        pieces = aligned_pieces(within.chars, on_line, after, self.source, begins)
        found = [each for each in pieces if each.end > first and each.start < after]
        known = sum(min(each.end, after) - max(each.start, first) for each in found if each.is_alike)
        characters = sum(map(len, within.chars[first:after].split()))
        # An included file's words stand elsewhere.
        span = _hull(each.source_between(first, after) for each in found) if 2 * known >= characters else None
        if span is None:
            ends = self.source.find("\n", begins)
            span = begins, len(self.source) if ends < 0 else ends
        return self._range(*span)

    def positions_of(self, start: int, end: int) -> tuple[Position, Position] | None:
        """Return where the words of a source range are shown, as the first position and the one behind the last."""
        line = bisect_right(self._lines, start)
        at = position_at(self.document, line)
        if at is None:
            return None
        within = self.section(at.section)
        begins = within.offset(at)
        pieces = aligned_pieces(within.chars, begins, len(within.chars), self.source, self._line_start(line))
        of_range = takewhile(lambda each: each.source_start < end, pieces)
        span = _hull(each.shown_between(start, end) for each in of_range if each.source_end > start)
        return None if span is None else (within.position(span[0]), within.end_position(span[1]))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column, both from 1; the nearest that exists."""
        begins = self._line_start(line)
        ends = self.source.find("\n", begins)
        return min(begins + max(column - 1, 0), len(self.source) if ends < 0 else ends)

    def _line_start(self, line: int) -> int:
        return self._lines[min(max(line, 1), len(self._lines)) - 1]

    def _range(self, start: int, end: int) -> SourceRange:
        line = bisect_right(self._lines, start)
        return SourceRange(start, end, line, start - self._lines[line - 1] + 1)


def _hull(spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span from the first to the last of some spans in order; None if there are none."""
    found = list(spans)
    return (found[0][0], found[-1][1]) if found else None
