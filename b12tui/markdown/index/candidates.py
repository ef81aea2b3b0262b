"""What may be read in a stretch of source, told by searches for bytes: words, phrases, signs, one of several things.

Each test says rather that something is held than that it isn't.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from b12tui.markdown.index.folded_source import FoldedSource


class CandidateTest(Protocol):
    """Tells whether something may be read in a stretch of source."""

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether it may be read there."""

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there, and the rest around what is read of it elsewhere."""

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often it stands there, about."""


class WordTest(NamedTuple):
    """A word that is looked for, folded."""

    plain: bytes
    key: bytes
    """Its letters and digits."""

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether the word may be read there."""
        # The loose letters are asked first: they hold it or it stands nowhere but between signs with letters.
        if self.key in keys.letters and (self.plain in keys.plain or self.key in keys.letters_of_markup):
            return True
        return self.key in keys.letters_as_rendered

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there."""
        return self.may_match(keys)

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often the word stands there."""
        return keys.plain.count(self.plain)


class PhraseTest:
    """Words, one after the other."""

    def __init__(self, words: Sequence[WordTest]) -> None:
        self._words = words
        self._key = b"".join(word.key for word in words)
        self._joined = [joint.join(word.plain for word in words) for joint in (b" ", b"\n")]
        self._plain = re.compile(rb"[^0-9a-z\x80-\xff]+".join(re.escape(word.plain) for word in words))

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether the words may be read there, one after the other where that can be told."""
        if not all(word.may_match(keys) for word in self._words):
            return False
        if not keys.is_simple or any(joined in keys.plain for joined in self._joined):
            return True
        return (
            self._key in keys.letters_of_markup
            or self._key in keys.letters_as_rendered
            or self._plain.search(keys.plain) is not None
        )

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there."""
        return any(word.may_match(keys) for word in self._words)

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often the words stand there, on one line or on two."""
        return sum(keys.plain.count(joined) for joined in self._joined)


class LiteralTest(NamedTuple):
    """Letters and digits of a pattern."""

    pattern: re.Pattern[bytes]

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether they may be read there."""
        search = self.pattern.search
        if search(keys.plain) or search(keys.letters_as_rendered):
            return True
        return search(keys.letters) is not None and search(keys.letters_of_markup) is not None

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there."""
        return self.may_match(keys)

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often they stand there."""
        return sum(1 for _ in self.pattern.finditer(keys.plain))


class SymbolTest(NamedTuple):
    """A sign."""

    spelt: tuple[bytes, ...]
    """The characters that are compared as it, or as more with it."""
    made: tuple[bytes, ...]
    """What stands where it may have been made of something else."""

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether the sign may be read there."""
        return any(data in keys.plain for data in (*self.spelt, *self.made))

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there."""
        return self.may_match(keys)

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often it stands there."""
        return sum(map(keys.plain.count, self.spelt))


class AnyTest(NamedTuple):
    """One of several things, each of which is all of some others."""

    alternatives: tuple[tuple[CandidateTest, ...], ...]

    def may_match(self, keys: FoldedSource) -> bool:
        """Tell whether one of them may be read there."""
        return any(all(test.may_match(keys) for test in tests) for tests in self.alternatives)

    def may_match_partly(self, keys: FoldedSource) -> bool:
        """Tell whether a part of it may be read there."""
        return any(test.may_match_partly(keys) for tests in self.alternatives for test in tests)

    def estimate(self, keys: FoldedSource) -> int:
        """Return how often they stand there."""
        return sum(min(test.estimate(keys) for test in tests) for tests in self.alternatives)
