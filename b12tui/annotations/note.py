"""Notes: a stretch of a document, with a category and the reader's words, or a highlight without words.

A note keeps the words that it is on, and some around them, so that it can be found again, and read when it can't.
"""

from __future__ import annotations

from enum import Enum

from b12tui.annotations.code_lines import MAX_LINES
from b12tui.core.locator import Locator
from b12tui.document import Position
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.fastclass import dataclass, fields
from b12tui.fasttyping import cast

CONTEXT = 64
"""Maximum number of characters that are kept on each side of the quote."""
LOOKALIKES = 32
"""Maximum number of other words that are kept as much like a note's; with so many, none are taken for edited ones."""
LONGEST_NAME, LONGEST_TEXT = 200, 1 << 20
"""Maximum number of characters of an identifier, a category or a time, and of a text or a quote."""


class Status(Enum):
    """How a note was found in the document as it is now."""

    FOUND = "found"
    CHANGED = "changed"
    """The passage is there, with other words than the note was made on."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Note:
    """Note on a stretch of a document."""

    id: str
    """Identifier, unique among all notes of all readers."""
    category: str
    text: str
    """The reader's words; empty for a highlight."""
    quote: str
    """Words that the note was made on: text nodes joined by newlines."""
    prefix: str
    suffix: str
    """Characters before and after the quote, `CONTEXT` at most, of the same section."""
    start: Locator | None
    """Locator of the first character; None for a note of another program."""
    end: Locator | None
    """Locator of the last character."""
    created: str
    """Time in UTC (RFC 3339)."""
    modified: str
    single: bool = False
    """Whether the words stood in one place only, so far as the source told."""
    rivals: tuple[float, float] = (0.0, 0.0)
    """Most evidence that there was for another place, when it was made: for the same words, and for edited ones."""
    lookalikes: tuple[int, ...] = ()
    """Checksums of other words there that are much like these, when it was made; `LOOKALIKES` of them at most."""
    lines: tuple[int, ...] = ()
    """Checksums of the lines of its block of code, as `code_lines` makes them; none of other text."""
    line: int = 0
    """Index of its first line there."""
    lines_elsewhere: float = 0.0
    """How much the other block most like that one was alike, when it was made, from 0 to 1."""
    section: int = 0
    """Checksum of the text of its section, when it was made; 0 if it is unknown."""
    source: int = 0
    """Checksum of the source that it was made on, and of how that was read; 0 if it is unknown."""
    creator: str = ""
    """Who wrote it, as `core.creators` has it; empty if it is unknown."""
    deleted: bool = False
    """Whether it was deleted: kept, without its words, so that a merge doesn't bring it back."""

    def as_data(self) -> dict[str, object]:
        """Return the note as plain JSON values."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {name: value.as_data() if isinstance(value, Locator) else value for name, value in values.items()}

    @classmethod
    def from_data(cls, data: object) -> Note | None:
        """Return the note that `as_data` wrote, without what a terminal acts on, or None if `data` is not valid."""
        if not isinstance(data, dict):
            return None
        values = cast("dict[object, object]", data)
        try:
            quote, prefix, suffix = _words(values)
            return cls(
                id=_line(values["id"]),
                category=_line(values["category"]),
                text=sanitize(_text(values["text"], LONGEST_TEXT)),
                quote=quote,
                prefix=prefix,
                suffix=suffix,
                start=_locator(values["start"]),
                end=_locator(values["end"]),
                created=_line(values["created"]),
                modified=_line(values["modified"]),
                single=values["single"] is True,
                rivals=_shares(values.get("rivals", [0, 0])),
                lookalikes=_sums(values.get("lookalikes", []), LOOKALIKES),
                lines=_sums(values.get("lines", []), MAX_LINES),
                line=_sum(values.get("line", 0)),
                lines_elsewhere=_share(values.get("lines_elsewhere", 0)),
                section=_sum(values.get("section", 0)),
                source=_sum(values.get("source", 0)),
                creator=_line(values.get("creator", "")),
                deleted=values["deleted"] is True,
            )
        except (KeyError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """Note, and where it is in the document as it is now."""

    note: Note
    status: Status
    start: Position | None = None
    """Position of its first character; None if it is lost."""
    end: Position | None = None
    """Position behind its last character, in the same section."""


def _words(values: dict[object, object]) -> tuple[str, str, str]:
    """Return the quote and the words before and after it, sanitised."""
    quote = _text(values["quote"], LONGEST_TEXT)
    prefix, suffix = _text(values["prefix"], CONTEXT), _text(values["suffix"], CONTEXT)
    around = f"{prefix}{quote}{suffix}".strip("\u200b")  # safe next to letters that may be cut off
    if sanitize(around) == around:
        return quote, prefix, suffix
    return sanitize(quote), sanitize(prefix), sanitize(suffix)


def _line(value: object) -> str:
    return sanitize_line(_text(value, LONGEST_NAME))


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError
    return value


def _locator(value: object) -> Locator | None:
    if value is None:
        return None
    found = Locator.from_data(value)
    if found is None:
        raise ValueError
    return found


def _shares(value: object) -> tuple[float, float]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError
    return _share(value[0]), _share(value[1])


def _share(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError
    return float(value)


def _sums(value: object, most: int) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise ValueError
    return tuple(map(_sum, value))


def _sum(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 32:
        raise ValueError
    return value
