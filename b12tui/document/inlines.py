"""Inline text: a string of characters, and spans over stretches of it.

`Text.chars` has every word of the running text once, in order, so search, wrapping and speech work on a plain string.
Spans only describe a stretch. Words that a frontend adds ("[link 4]", "[Image: …]") are never included.
"""

from __future__ import annotations

from enum import Enum

from b12tui.fastclass import dataclass


class Style(Enum):
    """Inline style without further data."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
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
class FootnoteRef:
    """Citation of a footnote; its span is empty (start == end), as the number is not among the document's words."""

    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """Meaning of `chars[start:end]`."""

    start: int
    end: int
    kind: Style | Link | Image | FootnoteRef


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, and the spans that describe them.

    `chars` has no control character but newline (a hard line break, or the lines of code) and tab (only in code). Spans
    are ordered by start, then longest first; they nest or are disjoint.
    """

    chars: str
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything to read."""
        return bool(self.chars)
