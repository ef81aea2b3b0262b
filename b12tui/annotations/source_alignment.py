"""Alignment of shown text with its source, piece by piece: of a place, the parser keeps no more than the line.

A word is matched where the source goes on, whatever markup is before it and within it (`un**believ**able`), and else
further on. Both directions of a mapping go through the same alignment, so that a range comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from b12tui.fasttuple import NamedTuple
from b12tui.lazy_pattern import lazy_pattern

MARKUP = 400
"""Maximum number of characters of markup between two words of a source, such as a link's target."""
LIKE_AS_LONG = 16
"""Characters by which a stretch of source that shows other characters may be longer than twice these."""

_WORD = re.compile(r"\w+|[^\w\s]")
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_BETWEEN = lazy_pattern(
    r"\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])"  # a link's target
    r"|</?[A-Za-z][A-Za-z\d-]*(?:\s[^<>]*)?/?>|[^\w\s]|_"
)
"""Markup that may stand between two characters of a word."""
_CLOSING = lazy_pattern(r"(?:[\s|*_~`]|</[A-Za-z][^<>]*>)+")
_OPENING = lazy_pattern(r"(?:[\s|*_~`\[]|!\[|<[A-Za-z][^<>]*>)+\Z")
"""Markup that ends before, or begins behind, what is written otherwise than it is shown."""


class AlignedPiece(NamedTuple):
    """Stretch of shown text, and the stretch of source that it is written as."""

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def is_literal(self) -> bool:
        """Whether each character is written as itself; else a part of it has no source of its own."""
        return self.end - self.start == self.source_end - self.source_start

    @property
    def is_alike(self) -> bool:
        """Whether the source is about as long as what is shown: an entity is, an included file's name is not."""
        return self.source_end - self.source_start <= 2 * (self.end - self.start) + LIKE_AS_LONG

    def source_between(self, first: int, after: int) -> tuple[int, int]:
        """Return the source of what the piece has of a shown range."""
        if not self.is_literal:
            return self.source_start, self.source_end
        return self.source_start + max(first - self.start, 0), self.source_end - max(self.end - after, 0)

    def shown_between(self, first: int, after: int) -> tuple[int, int]:
        """Return what the piece shows of a range of the source."""
        if not self.is_literal:
            return self.start, self.end
        return self.start + max(first - self.source_start, 0), self.end - max(self.source_end - after, 0)


def aligned_pieces(shown: str, start: int, end: int, source: str, at: int) -> Iterator[AlignedPiece]:
    """Yield the pieces of the words of `shown` that begin between two offsets, in the source from `at` on, in order.

    A word is all that stands between blanks or signs: a sentence of Chinese is one. What is written otherwise, such as
    a formula, is the source between the words around it.
    """
    unmatched: tuple[int, int] | None = None
    for word in _WORD.finditer(shown, start):
        if word.start() >= end and not unmatched:
            return
        found = _next(shown, *word.span(), source, at)
        if not found:
            unmatched = unmatched[0] if unmatched else word.start(), word.end()
            continue
        if unmatched:
            yield from _between(unmatched, source, at, found[0].source_start)
            unmatched = None
        yield from found
        at = found[-1].source_end
    if unmatched:
        line_end = source.find("\n", at)
        yield from _between(unmatched, source, at, len(source) if line_end < 0 else line_end)


def _between(shown: tuple[int, int], source: str, start: int, end: int) -> Iterator[AlignedPiece]:
    """Yield the piece of source between two offsets, without markup of others at its ends; none if nothing is left."""
    written = source[start:end]
    before, behind = _CLOSING.match(written), _OPENING.search(written, max(len(written) - MARKUP, 0))
    first, after = start + (before.end() if before else 0), start + (behind.start() if behind else len(written))
    if first < after:
        yield AlignedPiece(*shown, first, after)


def _next(shown: str, start: int, end: int, source: str, at: int) -> list[AlignedPiece]:
    """Return the pieces of a word in the source from `at` on: behind markup and blanks alone, or further on."""
    limit = min(at + MARKUP + end - start, len(source))
    while at < limit:
        found = _matched(shown, start, end, source, at)
        if found:
            return found
        if source[at].isspace():
            at += 1
        elif markup := _BETWEEN.match(source, at):
            at = markup.end()
        else:
            break
    if not shown[start].isalnum():  # a sign may stand anywhere
        return []
    at = source.find(shown[start], at, limit)
    while at >= 0:
        if not source[at - 1 : at].isalnum() and (found := _matched(shown, start, end, source, at)):
            return found
        at = source.find(shown[start], at + 1, limit)
    return []


def _matched(shown: str, start: int, end: int, source: str, at: int) -> list[AlignedPiece]:
    """Return the pieces of a word that begins at `at`, which markup may part; none if another word does."""
    pieces: list[AlignedPiece] = []
    first, began = start, at
    while start < end:
        meant = _meant(shown, start, source, at)
        if not meant and _is_written(shown[start], source[at : at + 1]):
            start, at = start + 1, at + 1
            continue
        if start > first:
            pieces.append(AlignedPiece(first, start, began, at))
        if meant:
            pieces.append(meant)
            start, at = meant.end, meant.source_end
        elif pieces and (markup := _BETWEEN.match(source, at)):
            at = markup.end()
        else:
            return []
        first, began = start, at
    if start > first:
        pieces.append(AlignedPiece(first, start, began, at))
    return [] if shown[end - 1].isalnum() and source[at : at + 1].isalnum() else pieces


def _is_written(shown: str, written: str) -> bool:
    """Return whether a character is written as another: as itself, or as a digit or letter that is shown raised."""
    return shown == written or (not shown.isascii() and normalize("NFKC", shown) == written)


def _meant(shown: str, start: int, source: str, at: int) -> AlignedPiece | None:
    """Return the piece of an entity and the characters that it stands for; None where none is, or it is code."""
    entity = _ENTITY.match(source, at) if source.startswith("&", at) else None
    if entity is None or shown.startswith(entity[0], start):
        return None
    from html import unescape  # loaded slowly, and few notes are on an entity

    meant = unescape(entity[0])
    return AlignedPiece(start, start + len(meant), at, entity.end()) if shown.startswith(meant, start) else None
