"""Tests whether a range of source may match a search, by byte searches: for words, phrases, symbols and alternatives.

A test may give false positives, but no false negatives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.fasttuple import NamedTuple
from b12tui.fasttyping import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from b12tui.markdown.index.folded_source import FoldedSource


class CandidateTest(Protocol):
    """Test of whether a range of source may contain a search term."""

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the term."""

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of the term, with the rest in text shown around it elsewhere."""

    def estimate(self, source: FoldedSource) -> int:
        """Return the approximate number of occurrences."""


class WordTest(NamedTuple):
    """A word, folded."""

    plain: bytes
    key: bytes
    """Its letters and digits."""

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the word."""
        # `letters` first: without the word in them, it can only span markup that has letters itself.
        if self.key in source.letters and (self.plain in source.plain or self.key in source.letters_of_markup):
            return True
        return self.key in source.letters_as_rendered

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of the word."""
        return self.may_match(source)

    def estimate(self, source: FoldedSource) -> int:
        """Return the number of occurrences in the plain source."""
        return source.plain.count(self.plain)


class PhraseTest:
    """Consecutive words."""

    def __init__(self, words: Sequence[WordTest]) -> None:
        self._words = words
        self._key = b"".join(word.key for word in words)
        self._joined = [joint.join(word.plain for word in words) for joint in (b" ", b"\n")]
        self._plain = re.compile(rb"[^0-9a-z\x80-\xff]+".join(re.escape(word.plain) for word in words))

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the words, consecutively as far as that can be decided."""
        if not all(word.may_match(source) for word in self._words):
            return False
        if not source.is_simple or any(joined in source.plain for joined in self._joined):
            return True
        return (
            self._key in source.letters_of_markup
            or self._key in source.letters_as_rendered
            or self._plain.search(source.plain) is not None
        )

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of the phrase."""
        return any(word.may_match(source) for word in self._words)

    def estimate(self, source: FoldedSource) -> int:
        """Return the number of occurrences on one line or across a line break."""
        return sum(source.plain.count(joined) for joined in self._joined)


class LiteralTest(NamedTuple):
    """Letters and digits of a pattern."""

    pattern: re.Pattern[bytes]

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the letters and digits."""
        search = self.pattern.search
        if search(source.plain) or search(source.letters_as_rendered):
            return True
        return search(source.letters) is not None and search(source.letters_of_markup) is not None

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of them."""
        return self.may_match(source)

    def estimate(self, source: FoldedSource) -> int:
        """Return the number of occurrences in the plain source."""
        return sum(1 for _ in self.pattern.finditer(source.plain))


class SymbolTest(NamedTuple):
    """A symbol: a character that is no letter, digit or white space."""

    spelt: tuple[bytes, ...]
    """Characters that fold to the symbol, or to more characters with it."""
    made: tuple[bytes, ...]
    """Source from which the symbol may be generated."""

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the symbol."""
        return any(data in source.plain for data in (*self.spelt, *self.made))

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of the term."""
        return self.may_match(source)

    def estimate(self, source: FoldedSource) -> int:
        """Return the number of occurrences in the plain source."""
        return sum(map(source.plain.count, self.spelt))


class AnyTest(NamedTuple):
    """Alternatives, each a conjunction of tests."""

    alternatives: tuple[tuple[CandidateTest, ...], ...]

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may match one of the alternatives."""
        return any(all(test.may_match(source) for test in tests) for tests in self.alternatives)

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of an alternative."""
        return any(test.may_match_partly(source) for tests in self.alternatives for test in tests)

    def estimate(self, source: FoldedSource) -> int:
        """Return the approximate number of occurrences of all alternatives."""
        return sum(min(test.estimate(source) for test in tests) for tests in self.alternatives)
