"""Consecutive sections of a text of lines, folded for a search, and the words that are searched for in them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from b12tui.fastclass import dataclass
from b12tui.fasttuple import NamedTuple

_GAP = rb"[^0-9a-z\x80-\xff]*\s[^0-9a-z\x80-\xff]*"
"""What stands between consecutive words: white space, and the signs of a diff, a quotation or a tree."""
RULES = tuple(rule.encode() for rule in "|\u2502\u2503")
"""Rules between cells; a cell may go on in the next line, behind other cells."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sections."""

    first: int
    """Number of its first section."""
    text: bytes
    """Their folded source in UTF-8, each with a line break at its end."""
    bounds: array[int]
    """Where each section begins, and the end of the last."""
    lettered: dict[int, bytes]
    """Letters and digits of the sections where folding puts signs between letters or changes signs, by section."""
    ruled: bool
    """Whether tables may be seen whose cells are parted by rules."""


class FoldedWord(NamedTuple):
    """A word, folded."""

    word: bytes

    def is_in(self, chunk: Chunk, low: int, high: int) -> bool:
        """Return whether sections contain the word."""
        return chunk.text.find(self.word, chunk.bounds[low], chunk.bounds[high]) >= 0

    def count(self, chunk: Chunk) -> int:
        """Return the number of occurrences in a chunk."""
        return chunk.text.count(self.word)

    def sections(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        """Yield the sections that contain the word, by index, each with the number of its occurrences."""
        at = chunk.text.find(self.word)
        while at >= 0:
            index = bisect_right(chunk.bounds, at) - 1
            end = chunk.bounds[index + 1]
            yield index, chunk.text.count(self.word, at, end)
            at = chunk.text.find(self.word, end)


class Phrase:
    """Consecutive words; anywhere in a section that may have tables with rules."""

    def __init__(self, words: Sequence[bytes]) -> None:
        self._words = [FoldedWord(word) for word in dict.fromkeys(words)]
        self._joined = b" ".join(words)
        self._pattern = re.compile(_GAP.join(map(re.escape, words)))

    def is_in(self, chunk: Chunk, low: int, high: int) -> bool:
        """Return whether sections may contain the words."""
        start, end = chunk.bounds[low], chunk.bounds[high]
        if not all(word.is_in(chunk, low, high) for word in self._words):
            return False
        if chunk.text.find(self._joined, start, end) >= 0 or self._pattern.search(chunk.text, start, end):
            return True
        return chunk.ruled and any(chunk.text.find(rule, start, end) >= 0 for rule in RULES)

    def count(self, chunk: Chunk) -> int:
        """Return the number of occurrences on one line of a chunk, or 1 for any others."""
        return chunk.text.count(self._joined) or int(self.is_in(chunk, 0, len(chunk.bounds) - 1))

    def sections(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        """Yield the sections that may contain the words, by index, each with the number of occurrences on one line."""
        for index in range(len(chunk.bounds) - 1) if chunk.ruled else self._matching(chunk):
            if self.is_in(chunk, index, index + 1):
                count = chunk.text.count(self._joined, chunk.bounds[index], chunk.bounds[index + 1])
                yield index, max(count, 1)

    def _matching(self, chunk: Chunk) -> Iterator[int]:
        """Yield the sections in which the words begin, by index."""
        found = self._pattern.search(chunk.text)
        while found:
            index = bisect_right(chunk.bounds, found.start()) - 1
            yield index
            found = self._pattern.search(chunk.text, chunk.bounds[index + 1])


Term = FoldedWord | Phrase
"""What is searched for: words."""


def term_of(words: Sequence[str]) -> Term:
    """Return what is searched for as folded words."""
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    return FoldedWord(encoded[0]) if len(encoded) == 1 else Phrase(encoded)
