"""Finding words or patterns in all of a document, also in closed answers.

Matches lie within one leaf, as `matching` finds them, and are told as addresses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from b12tui.document import Address, Document
from b12tui.reading.matching import Refused, Watch, matcher
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
    trouble: str = ""
    """What is wrong with the query, a sentence; then there are no matches."""

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
    try:
        matches = tuple(_matches(document, query))
    except Refused as refused:
        return Finding(query, (), trouble=str(refused))
    at = bisect_left(matches, (origin.section, origin.leaf, origin.char), key=_key)
    return Finding(query, matches, at if at < len(matches) else 0)


def _matches(document: Document, query: str) -> Iterator[Match]:
    looked_for = matcher(query)
    watch = Watch()
    if looked_for is not None:
        for address, leaf in document.all_leaves():
            for start, end in looked_for.spans(leaf.text.chars, watch):
                yield Match(replace(address, char=start), end - start)


def step(finding: Finding, origin: Address, by: int) -> tuple[Finding, bool]:
    """Go `by` matches on from `origin`; tell also whether the end was passed and it went on from the other side."""
    count = len(finding.matches)
    key = (origin.section, origin.leaf, origin.char)
    if by > 0:
        index = bisect_right(finding.matches, key, key=_key) + by - 1
    else:
        index = bisect_left(finding.matches, key, key=_key) + by
    return replace(finding, at=index % count), not 0 <= index < count
