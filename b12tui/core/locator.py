"""Locators: what is saved of a position, so that it is found again in an edited file."""

from __future__ import annotations

import math

from b12tui.core.fingerprints import WORD_SUMS, Fingerprint
from b12tui.document import Position
from b12tui.fastclass import dataclass, fields
from b12tui.fasttyping import cast

NEIGHBOUR_SUMS = 4
"""Number of neighbours recorded on each side: enough to distinguish cells or short answers of equal text."""
_LARGEST = 1 << 53
"""Exclusive bound of integers that every JSON reader preserves (RFC 8259, 6)."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Description of a position that is found again after edits; names are stored as checksums."""

    section: int
    """Number of the section; it changes when sections come or go before it."""
    slug: int
    title: int
    parent: int
    """Checksum of the parent section's slug; 0 if there is none."""
    sections: tuple[int, int]
    """Checksums of the slugs of the previous and next section; 0 if there is none."""
    part: float
    """Share of the document before the position, from 0 to 1."""
    leaf: int
    """Index of the text node in its section."""
    length: int
    """Length of the text node in characters."""
    char: int
    print: Fingerprint
    """Fingerprint of the text node."""
    before: tuple[int, ...]
    """Checksums of the text nodes before it in its section, the nearest first."""
    after: tuple[int, ...]
    """Checksums of the text nodes after it, the nearest first."""
    sentence: int
    """Index of the sentence in the text node, from 0."""
    into: int
    """Offset into the sentence, in characters."""
    reach: int
    """Length of the sentence in characters, without trailing blanks."""
    sentence_print: Fingerprint
    sentences: tuple[int, int]
    """Checksums of the previous and next sentence in the text node; 0 if there is none."""

    def as_data(self) -> dict[str, object]:
        """Return the locator as plain JSON values."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {
            name: _plain(value.numbers() if isinstance(value, Fingerprint) else value) for name, value in values.items()
        }

    @classmethod
    def from_data(cls, data: object) -> Locator | None:
        """Return the locator that `as_data` wrote, or None if `data` is not valid."""
        if not isinstance(data, dict):
            return None
        values = cast("dict[object, object]", data)
        try:
            made = cls(
                section=_one(values["section"]),
                slug=_one(values["slug"]),
                title=_one(values["title"]),
                parent=_one(values["parent"]),
                sections=_pair(values["sections"]),
                part=_fraction(values["part"]),
                leaf=_one(values["leaf"]),
                length=_one(values["length"]),
                char=_one(values["char"]),
                print=_fingerprint(values["print"]),
                before=_several(values["before"], NEIGHBOUR_SUMS),
                after=_several(values["after"], NEIGHBOUR_SUMS),
                sentence=_one(values["sentence"]),
                into=_one(values["into"]),
                reach=_one(values["reach"]),
                sentence_print=_fingerprint(values["sentence_print"]),
                sentences=_pair(values["sentences"]),
            )
        except (KeyError, ValueError):
            return None
        return made if made._has_numbers() else None

    def _has_numbers(self) -> bool:
        """Return whether each number is a natural one that JSON readers preserve; all at once, as there are many."""
        numbers = (
            *(self.section, self.slug, self.title, self.parent, self.leaf, self.length, self.char),
            *(self.sentence, self.into, self.reach, self.print.whole, self.print.count),
            *(self.sentence_print.whole, self.sentence_print.count, *self.sections, *self.sentences),
            *(*self.before, *self.after, *self.print.words, *self.sentence_print.words),
        )
        return set(map(type, numbers)) == {int} and min(numbers) >= 0 and max(numbers) < _LARGEST


PLACE = ""
"""Name of the reading position; that of a bookmark is never empty."""


@dataclass(frozen=True, slots=True)
class SavedPlace:
    """Saved position or bookmark."""

    name: str
    """Name of the bookmark, or `PLACE`."""
    locator: Locator
    """Locator recorded when the position was set."""
    relocated: Locator | None = None
    """Locator recorded when it was surely found in a later version of the document."""
    at: Position | None = None
    """Position in the current document; None if it is not found there."""


def _plain(value: object) -> object:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _one(value: object) -> int:
    return cast("int", value)  # `_has_numbers` checks it


def _fraction(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1 or math.isnan(value):
        raise ValueError
    return float(value)


def _several(value: object, most: int) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return tuple(value)


def _pair(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError
    return value[0], value[1]


def _fingerprint(value: object) -> Fingerprint:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError
    return Fingerprint(value[0], value[1], _several(value[2], WORD_SUMS))
