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


_GAP = rb"[^0-9a-z\x80-\xff]"
"""A byte that is no part of a word."""
_CONCEALED = (
    _GAP
    + rb"*?(?:\](?:[\[(]|\s\[)|<[a-z/!?]|>|[\s\"'][a-z_:][0-9a-z_:.-]*=|[{$]|\\[(\[]"
    + rb"|\[[\^\[]|\^\[|&[a-z#]|:[0-9a-z_+-]+:)"
)
"""What may stand behind a word and hide letters from the reader, or stand for others: a target, a tag or the rest of
one, attributes, a note's label, a formula, an entity, an emoji's code."""
_JOINT = rb"[*~`^=\])>};:$]"
"""Ends of markup that may stand within a word."""
_LONGEST = 64
"""Letters of a word from which on its parts are not looked for."""


class PhraseTest:
    """Consecutive words."""

    def __init__(self, words: Sequence[WordTest]) -> None:
        self._words = words
        self._key = b"".join(word.key for word in words)
        self._joined = [joint.join(word.plain for word in words) for joint in (b" ", b"\n")]
        self._plain = re.compile((_GAP + b"+").join(map(_spelt, words)))
        # Each of these begins with one byte or one class, which is searched quickly.
        self._before_markup = [re.compile(_spelt(word) + _CONCEALED) for word in words[:-1]]
        endings = b"|".join(_endings(word) for word in words[:-1])
        self._before_markup.append(re.compile(_JOINT + b"(?:" + endings + b")" + _CONCEALED))

    def may_match(self, source: FoldedSource) -> bool:
        """Return whether the source may contain the words, consecutively as far as that can be decided."""
        if not all(word.may_match(source) for word in self._words):
            return False
        return (
            any(joined in source.plain for joined in self._joined)
            or self._key in source.letters_of_markup
            or self._key in source.letters_as_rendered
            or self._plain.search(source.plain) is not None
            or (not source.is_simple and self._may_be_parted(source))
        )

    def may_match_partly(self, source: FoldedSource) -> bool:
        """Return whether the source may contain a part of the phrase."""
        return any(word.may_match(source) for word in self._words)

    def estimate(self, source: FoldedSource) -> int:
        """Return the number of occurrences on one line or across a line break."""
        return sum(source.plain.count(joined) for joined in self._joined)

    def _may_be_parted(self, source: FoldedSource) -> bool:
        """Return whether markup with letters may stand between two of the words, or a word may be generated."""
        if any(word.key in source.letters_generated for word in self._words):
            return True
        folded = source.folded
        return any(pattern.search(folded) for pattern in self._before_markup)


def _spelt(word: WordTest) -> bytes:
    """Return the pattern of a word, with any signs where it has some."""
    if word.key == word.plain:
        return re.escape(word.plain)
    return (_GAP + b"*").join(_letters(word))


def _endings(word: WordTest) -> bytes:
    """Return the pattern of the ends of a word, from its last letter on; of anything for a long word."""
    letters = _letters(word)
    if len(letters) > _LONGEST:
        return b""
    pattern = b""
    for letter in letters:
        pattern = (b"(?:%b%b*)?%b" % (pattern, _GAP, letter)) if pattern else letter
    return pattern


def _letters(word: WordTest) -> list[bytes]:
    return [re.escape(char.encode("utf-8", "surrogatepass")) for char in word.key.decode("utf-8", "surrogatepass")]


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
