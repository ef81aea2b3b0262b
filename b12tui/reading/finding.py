"""Finding words: whatever their case, accents and line breaks, and also in closed answers.

The query and the text are compared after Unicode's compatibility decomposition without combining marks, case-folded
(Unicode Standard, 3.13), with each run of blanks as one. Matches lie within one leaf and are told as addresses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from b12tui.document import Address, Document


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
    words = _fold(query)[0].split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def _spans(pattern: re.Pattern[str], chars: str) -> list[tuple[int, int]]:
    folded, origins = _fold(chars)
    spans = []
    for match in pattern.finditer(folded):
        start, end = match.span()
        if origins is not None:
            # Up to the next character that counts: combining marks belong to the letter before them.
            following = origins[end] if end < len(origins) else len(chars)
            start, end = origins[start], max(following, origins[end - 1] + 1)
        spans.append((start, end))
    return spans


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Return the text as it is compared, and the index that each of its characters came from (None: the same)."""
    if text.isascii():
        return text.lower(), None
    from unicodedata import combining, normalize

    folded: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        # A soft hyphen and a zero-width joiner or space are not typed by who looks for the word.
        if char in "\u00ad\u200b\u200c\u200d\u2060":
            continue
        for part in normalize("NFKD", char.casefold()):
            if not combining(part):
                folded.append(part)
                origins.append(index)
    return "".join(folded), origins
