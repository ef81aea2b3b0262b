"""Running text: one string of characters, and marks over stretches of it.

Every word of the document that stands in running text is in `Text.chars`, in order, once: search, wrapping and speech
work on a plain string. Marks only say what a stretch is. Words that a head adds ("[link 4]", "[Image: …]") are never
in it.
"""

from __future__ import annotations

from enum import Enum

from b12tui.fastclass import dataclass


class Style(Enum):
    """What a stretch of text is, where its kind says it all."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    CODE = "code"
    KEYBOARD = "keyboard"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Link:
    """The stretch leads somewhere."""

    target: str
    """As the document has it, made safe: `#part`, `other.md#part` or an address with a scheme."""
    names_other_host: bool = False
    """Whether its text names another host than the target's, so that the target is to be shown with the text."""


@dataclass(frozen=True, slots=True)
class Image:
    """The stretch stands for a picture: its description, or its file's name where it has none."""

    target: str
    described: bool
    """Whether the stretch is the author's description; otherwise it is the file's name."""


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A note is cited here; the mark is empty (start == end), for the number is not among the document's words."""

    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """What `chars[start:end]` is."""

    start: int
    end: int
    kind: Style | Link | Image | FootnoteRef


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, and what stretches of them are.

    `chars` holds no control character but newline (a hard line break, or the lines of code) and tab (only in code).
    Marks are ordered by start, then by longer first; they nest or stand apart.
    """

    chars: str
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return bool(self.chars)
