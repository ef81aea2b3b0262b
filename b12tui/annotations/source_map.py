"""Source ranges of positions, and positions of source ranges: by their line, and by the words from there on.

A text node has no columns, as markup stands between its words in the source. So the words of a stretch are looked for
one after another in the source from its line on, and the other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import takewhile

from b12tui.annotations.diff_places import DiffPlaces
from b12tui.annotations.section_text import section_text
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.document import Document, Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass

MARKUP = 400
"""Maximum number of characters of markup between two words of a source, such as a link's target."""

_WORD = re.compile(r"\w+|[^\w\s]")


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
        pairs = _pairs(within.chars, on_line, after, self.source, begins)
        found = [
            (each[2] + max(first - each[0], 0), each[3] - max(each[1] - after, 0)) for each in pairs if each[1] > first
        ]
        words = len(_WORD.findall(within.chars[first:after]))
        span = _hull(found) if 2 * len(found) >= words else None  # an included file's words stand elsewhere
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
        pairs = _pairs(within.chars, begins, len(within.chars), self.source, self._line_start(line))
        of_range = takewhile(lambda pair: pair[2] < end, pairs)
        span = _hull(
            (each[0] + max(start - each[2], 0), each[1] - max(each[3] - end, 0)) for each in of_range if each[3] > start
        )
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


def _pairs(shown: str, start: int, end: int, source: str, at: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the span of each word of `shown` that begins between two offsets, and its span in the source from `at` on.

    A word is all that stands between blanks or signs: a sentence of Chinese is one. One that is written otherwise, such
    as an entity, is passed over.
    """
    for word in takewhile(lambda word: word.start() < end, _WORD.finditer(shown, start)):
        found = _find(word[0], source, at, at + MARKUP + len(word[0]))
        if found >= 0:
            at = found + len(word[0])
            yield word.start(), word.end(), found, at


def _hull(spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span from the first to the last of some spans in order; None if there are none."""
    found = list(spans)
    return (found[0][0], found[-1][1]) if found else None


def _find(word: str, text: str, start: int, limit: int) -> int:
    """Return the offset of a whole word, or -1."""
    at = text.find(word, start, limit)
    while at >= 0 and word[0].isalnum() and (text[at - 1 : at].isalnum() or text[at + len(word) :][:1].isalnum()):
        at = text.find(word, at + 1, limit)
    return at
