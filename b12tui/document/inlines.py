"""Inline text: a string of characters, and spans over stretches of it.

`Text.chars` has every word of the running text once, in order, so search, wrapping and speech work on a plain string.
Spans only describe a stretch. Words that a frontend adds ("[link 4]", "[Image: …]") are never included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from enum import Enum

from b12tui.fastclass import dataclass, field


class Style(Enum):
    """Inline style without further data."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    INSERTED = "inserted"
    CODE = "code"
    KEYBOARD = "keyboard"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Link:
    """Link from the stretch to a target."""

    target: str
    """As written in the document, sanitised: `#part`, `other.md#part` or a URL."""
    names_other_host: bool = False
    """Whether the text names another host than the target's, so that the target has to be shown with the text."""


@dataclass(frozen=True, slots=True)
class Image:
    """Image, whose stretch is its description, or its file name if it has none."""

    target: str
    described: bool
    """Whether the stretch is the author's description rather than the file name."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Formula, whose stretch is its linear form, to be seen."""

    source: str
    """As written in the document, without its delimiters, sanitised."""
    spoken: str
    """In words, on one line, without an end of a sentence."""


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """Citation of a footnote; its span is empty (start == end), as the number is not among the document's words."""

    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """Meaning of `chars[start:end]`."""

    start: int
    end: int
    kind: Style | Link | Image | Formula | FootnoteRef


class Stretches:
    """Stretches of a text, to look up whether a character is in one."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Hold the start and end of each; one may be within another."""
        self._apart: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if self._apart and start <= self._apart[-1][1]:
                before = self._apart.pop()
                self._apart.append((before[0], max(before[1], end)))
            else:
                self._apart.append((start, end))

    def __contains__(self, at: int) -> bool:
        """Return whether a stretch holds the character at this index."""
        number = bisect_right(self._apart, at, key=lambda stretch: stretch[0]) - 1
        return number >= 0 and at < self._apart[number][1]


Anchor = tuple[int, str]
"""Offset in a text, and the name of this place: an `id` or `name` in HTML."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, and the spans that describe them.

    `chars` has no control character but newline (a hard line break, or the lines of code) and tab (only in code). Spans
    are ordered by start, then longest first; they nest or are disjoint. Source lines don't count when texts are
    compared.
    """

    chars: str
    spans: tuple[Span, ...] = ()
    line: int = field(default=0, compare=False)
    """Source line of the first character, from 1; 0 if it is unknown."""
    breaks: tuple[int, ...] | None = field(default=(), compare=False)
    """Offset of the first character of each further source line; equal offsets are lines without characters. None for
    preformatted text, whose newlines are those of the source."""
    anchors: tuple[Anchor, ...] = field(default=(), compare=False)
    """Names that links may lead to within the text, by offset."""

    def __bool__(self) -> bool:
        """Return whether there is anything to read."""
        return bool(self.chars)

    def line_at(self, offset: int) -> int:
        """Return the source line, from 1, of the character at `offset`."""
        if self.breaks is None:
            return self.line + self.chars.count("\n", 0, offset)
        return self.line + bisect_right(self.breaks, offset)

    def line_starts(self) -> tuple[int, ...]:
        """Return the offset of each source line of the text, the first included."""
        breaks = self.breaks
        if breaks is None:
            breaks = tuple(offset for offset, char in enumerate(self.chars, 1) if char == "\n")
        return (0, *breaks)


def is_image(text: Text) -> bool:
    """Return whether a text is an image, and nothing else but blanks or a link around it."""
    if not text.spans:
        return False
    start, end = len(text.chars) - len(text.chars.lstrip()), len(text.chars.rstrip())
    return any(isinstance(span.kind, Image) and span.start <= start and span.end >= end for span in text.spans)
