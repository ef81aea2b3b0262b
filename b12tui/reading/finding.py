"""Finding words: whatever their case, accents and line breaks, and also in closed answers.

The query and the text are compared after Unicode's compatibility decomposition without combining marks, case-folded
(Unicode Standard, 3.13), with each run of blanks as one. Matches lie within one leaf and are told as addresses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from b12tui.document import Address, Document
from b12tui.record import dataclass, replace


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the words stand."""

    start: Address
    length: int
    """In characters of the leaf's text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is looked for, where it stands, and which match the reader is at."""

    query: str
    matches: tuple[Match, ...]
    at: int = 0
    """The index of the match that the reader is at; meaningless without matches."""

    @property
    def current(self) -> Match | None:
        """The match that the reader is at, or None."""
        return self.matches[self.at] if self.matches else None

    def in_leaf(self, section: int, leaf: int) -> tuple[Match, ...]:
        """Return the matches within one leaf, in order."""
        low = bisect_left(self.matches, (section, leaf, 0), key=_key)
        high = bisect_left(self.matches, (section, leaf + 1, 0), key=_key)
        return self.matches[low:high]


def _key(match: Match) -> tuple[int, int, int]:
    return match.start.section, match.start.leaf, match.start.char


def find(document: Document, query: str, origin: Address) -> Finding:
    """Find `query` in all of the text; the current match is the first at or after `origin`, else the first of all."""
    pattern = _pattern(query)
    if pattern is None:
        return Finding(query, ())
    matches = tuple(
        Match(replace(address, char=start), end - start)
        for address, leaf in document.all_leaves()
        for start, end in _spans(pattern, leaf.text.chars)
    )
    at = bisect_left(matches, (origin.section, origin.leaf, origin.char), key=_key)
    return Finding(query, matches, at if at < len(matches) else 0)


def step(finding: Finding, origin: Address, by: int) -> tuple[Finding, bool]:
    """Go `by` matches on from `origin`; tell also whether the end was passed and it went on from the other side."""
    count = len(finding.matches)
    key = (origin.section, origin.leaf, origin.char)
    if by > 0:
        index = bisect_right(finding.matches, key, key=_key) + by - 1
    else:
        index = bisect_left(finding.matches, key, key=_key) + by
    return replace(finding, at=index % count), not 0 <= index < count


def _pattern(query: str) -> re.Pattern[str] | None:
    words = _fold(query).split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def _spans(pattern: re.Pattern[str], chars: str) -> list[tuple[int, int]]:
    found = [match.span() for match in pattern.finditer(_fold(chars))]
    if not found or chars.isascii():
        return found
    origins = [index for index, char in enumerate(chars) for _ in _FOLDED[ord(char)]]
    spans: list[tuple[int, int]] = []
    for low, past in found:
        # Up to the next character that counts: combining marks belong to the letter before them.
        start, last, high = origins[low], origins[past - 1], past
        while high < len(origins) and origins[high] == last:
            high += 1
        end = origins[high] if high < len(origins) else len(chars)
        # Both halves of a character that is compared as two are the same match.
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _fold(text: str) -> str:
    """Return the text as it is compared."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character is compared as: none, one or several; looked up in Unicode's tables once."""

    def __missing__(self, code: int) -> str:
        from unicodedata import combining, normalize

        # Twice, because each brings forth work for the other: a trade mark sign is compared as "tm".
        parts = normalize("NFKD", normalize("NFKD", chr(code).casefold()).casefold())
        self[code] = folded = "" if code in _UNTYPED else "".join(part for part in parts if not combining(part))
        return folded


_UNTYPED = frozenset(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
"""Soft hyphens, and joiners and spaces without width: who looks for a word does not type them."""

_FOLDED = _Folded()
