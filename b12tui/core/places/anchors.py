"""Anchors: what is written down of a place, so that it is found again in a text that was edited meanwhile.

An address counts sections and leaves, and a paragraph added at the start of a file moves them all. An anchor says what
the place looked like: fingerprints of its sentence, of its leaf, of the leaves around it, of the names of the sections.
It holds no word of the text. `locating` reads it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from b12tui.core.motion.sentences import sentences
from b12tui.core.motion.targets import part_read
from b12tui.core.places.fingerprints import WORD_SUMS, Fingerprint, checksum, fingerprint
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position, TextNode
from b12tui.fastclass import dataclass, fields

NEIGHBOUR_SUMS = 4
"""How many leaves on each side are known again: enough to tell cells or short answers apart that say the same."""
_LARGEST = 1 << 53
"""The largest number that survives every reader of JSON (RFC 8259, 6)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place, as it is known again. Names are kept as checksums."""

    section: int
    """The section's number; it changes when sections come or go before it."""
    slug: int
    title: int
    parent: int
    """The slug of the section that it stands in; 0 where there is none."""
    sections: tuple[int, int]
    """The slugs of the sections before and after it; 0 where there is none."""
    part: float
    """How much of the text stood before it, from 0 to 1."""
    leaf: int
    """The index of its leaf."""
    length: int
    """Of its leaf, in characters."""
    char: int
    print: Fingerprint
    """Of its leaf."""
    before: tuple[int, ...]
    """The checksums of the leaves before it in its section, the nearest first."""
    after: tuple[int, ...]
    """Of those after it, the nearest first."""
    sentence: int
    """Which sentence of the leaf it is in, from 0."""
    into: int
    """How many characters into its sentence it is."""
    reach: int
    """Of the sentence, in characters, without the blanks at its end."""
    sentence_print: Fingerprint
    sentences: tuple[int, int]
    """The checksums of the sentences before and after it in its leaf; 0 where there is none."""

    def as_data(self) -> dict[str, object]:
        """Return the anchor as plain JSON values."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {
            name: _plain(value.numbers() if isinstance(value, Fingerprint) else value) for name, value in values.items()
        }

    @classmethod
    def from_data(cls, data: object) -> Anchor | None:
        """Return the anchor that `as_data` wrote, or None if `data` isn't one."""
        if not isinstance(data, dict):
            return None
        values = cast("dict[object, object]", data)
        try:
            return cls(
                section=_number(values["section"]),
                slug=_number(values["slug"]),
                title=_number(values["title"]),
                parent=_number(values["parent"]),
                sections=_pair(values["sections"]),
                part=_part(values["part"]),
                leaf=_number(values["leaf"]),
                length=_number(values["length"]),
                char=_number(values["char"]),
                print=_fingerprint(values["print"]),
                before=_numbers(values["before"], NEIGHBOUR_SUMS),
                after=_numbers(values["after"], NEIGHBOUR_SUMS),
                sentence=_number(values["sentence"]),
                into=_number(values["into"]),
                reach=_number(values["reach"]),
                sentence_print=_fingerprint(values["sentence_print"]),
                sentences=_pair(values["sentences"]),
            )
        except (KeyError, ValueError):
            return None


def anchor(document: Document, position: Position) -> Anchor:
    """Return what is to be written down of `address`; a place that the text doesn't have is taken for the nearest."""
    number = min(max(position.section, 0), len(document.sections) - 1)
    section = document.sections[number]
    nodes = document.text_nodes(number)
    index = min(max(position.node, 0), max(len(nodes) - 1, 0))
    chars = nodes[index].text.chars if nodes else ""
    char = min(max(position.offset, 0), max(len(chars) - 1, 0))
    spans = spans_of(chars)
    which = max(bisect_right(spans, char, key=lambda span: span[0]) - 1, 0)
    said = [chars[start:end] for start, end in spans[max(which - 1, 0) : which + 2]]
    here = min(which, 1)
    return Anchor(
        section=number,
        slug=checksum(section.slug),
        title=checksum(section.title),
        parent=0 if section.parent is None else slug_sum(document, section.parent),
        sections=(slug_sum(document, number - 1), slug_sum(document, number + 1)),
        part=min(part_read(ReaderState(document), Position(number, index, char)), 1.0),
        leaf=index,
        length=len(chars),
        char=char,
        print=fingerprint(chars),
        before=_sums(nodes[max(index - NEIGHBOUR_SUMS, 0) : index][::-1]),
        after=_sums(nodes[index + 1 : index + 1 + NEIGHBOUR_SUMS]),
        sentence=which,
        into=char - spans[which][0] if spans else 0,
        reach=len(said[here].rstrip()) if said else 0,
        sentence_print=fingerprint(said[here] if said else ""),
        sentences=(
            checksum(said[0]) if which else 0,
            checksum(said[here + 1]) if here + 1 < len(said) else 0,
        ),
    )


@lru_cache(maxsize=32)
def spans_of(chars: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences stand; kept, because a place is written down often while its block is read."""
    return sentences(chars)


def slug_sum(document: Document, number: int) -> int:
    """Return the checksum of a section's slug; 0 where there is no such section."""
    return checksum(document.sections[number].slug) if 0 <= number < len(document.sections) else 0


def _sums(nodes: Sequence[TextNode]) -> tuple[int, ...]:
    return tuple(checksum(node.text.chars) for node in nodes)


# From and to plain values


def _plain(value: object) -> object:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LARGEST:
        raise ValueError
    return value


def _part(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1 or math.isnan(value):
        raise ValueError
    return float(value)


def _numbers(value: object, most: int) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return tuple(map(_number, value))


def _pair(value: object) -> tuple[int, int]:
    first, second = _numbers(value, 2)
    return first, second


def _fingerprint(value: object) -> Fingerprint:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError
    return Fingerprint(_number(value[0]), _number(value[1]), _numbers(value[2], WORD_SUMS))
