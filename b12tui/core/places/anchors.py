"""Anchors: saved descriptions of positions, which are found again after the file was edited.

A position counts sections and text nodes, and a paragraph added at the start of a file shifts them all. An anchor
describes the surroundings instead: fingerprints of the sentence, of the text node, of the nodes around it, and of
section names. It contains no word of the document. `relocate` finds it again.
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
"""Number of neighbours recorded on each side: enough to distinguish cells or short answers of equal text."""
_LARGEST = 1 << 53
"""Exclusive bound of integers that every JSON reader preserves (RFC 8259, 6)."""


@dataclass(frozen=True, slots=True)
class Anchor:
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
        """Return the anchor as plain JSON values."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {
            name: _plain(value.numbers() if isinstance(value, Fingerprint) else value) for name, value in values.items()
        }

    @classmethod
    def from_data(cls, data: object) -> Anchor | None:
        """Return the anchor that `as_data` wrote, or None if `data` is not valid."""
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
                part=_fraction(values["part"]),
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
    """Return the anchor of `position`; a position outside the document is replaced by the nearest one inside."""
    number = min(max(position.section, 0), len(document.sections) - 1)
    section = document.sections[number]
    nodes = document.text_nodes(number)
    index = min(max(position.node, 0), max(len(nodes) - 1, 0))
    chars = nodes[index].text.chars if nodes else ""
    offset = min(max(position.offset, 0), max(len(chars) - 1, 0))
    spans = spans_of(chars)
    sentence_index = max(bisect_right(spans, offset, key=lambda span: span[0]) - 1, 0)
    nearby_sentences = [chars[start:end] for start, end in spans[max(sentence_index - 1, 0) : sentence_index + 2]]
    own_index = min(sentence_index, 1)
    return Anchor(
        section=number,
        slug=checksum(section.slug),
        title=checksum(section.title),
        parent=0 if section.parent is None else slug_sum(document, section.parent),
        sections=(slug_sum(document, number - 1), slug_sum(document, number + 1)),
        part=min(part_read(ReaderState(document), Position(number, index, offset)), 1.0),
        leaf=index,
        length=len(chars),
        char=offset,
        print=fingerprint(chars),
        before=_checksums(nodes[max(index - NEIGHBOUR_SUMS, 0) : index][::-1]),
        after=_checksums(nodes[index + 1 : index + 1 + NEIGHBOUR_SUMS]),
        sentence=sentence_index,
        into=offset - spans[sentence_index][0] if spans else 0,
        reach=len(nearby_sentences[own_index].rstrip()) if nearby_sentences else 0,
        sentence_print=fingerprint(nearby_sentences[own_index] if nearby_sentences else ""),
        sentences=(
            checksum(nearby_sentences[0]) if sentence_index else 0,
            checksum(nearby_sentences[own_index + 1]) if own_index + 1 < len(nearby_sentences) else 0,
        ),
    )


@lru_cache(maxsize=32)
def spans_of(chars: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences, cached: positions are saved often while the same block is read."""
    return sentences(chars)


def slug_sum(document: Document, number: int) -> int:
    """Return the checksum of a section's slug; 0 if there is no such section."""
    return checksum(document.sections[number].slug) if 0 <= number < len(document.sections) else 0


def _checksums(nodes: Sequence[TextNode]) -> tuple[int, ...]:
    return tuple(checksum(node.text.chars) for node in nodes)


# Conversion from and to plain values


def _plain(value: object) -> object:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LARGEST:
        raise ValueError
    return value


def _fraction(value: object) -> float:
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
