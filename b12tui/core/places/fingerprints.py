"""Fingerprints of texts: enough to know a text again, also after a word was changed, and too little to read it by.

A checksum tells whether two texts are the same but for case and blanks; a few short checksums of words tell how much
they share. No word is kept, nor the order of the words. That is discretion, not secrecy: who has the text, or guesses
at a short one, can check the guess.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from b12tui.fastclass import dataclass

WORD_SUMS = 12
"""How many checksums of words a fingerprint holds at most."""
READ = 32_768
"""Characters of a text whose words are looked at; what is longer is a book in one block."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han put no blanks between words, so each character counts as one."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is known again of a text."""

    whole: int
    """The checksum of all of it, 32 bits; 0 for a text without words."""
    count: int
    """How many words it has."""
    words: tuple[int, ...]
    """The lowest checksums of its words, 16 bits each, ascending: texts that share most words share most of these."""

    def numbers(self) -> tuple[object, ...]:
        """Return its values, in the order of its fields."""
        return self.whole, self.count, self.words


def checksum(text: str) -> int:
    """Return 32 bits that are the same for texts that differ only in case and blanks; 0 where nothing is written."""
    return crc32(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=256)
def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text."""
    folded = text[:READ].casefold()
    seen = dict[str, int]()
    sums = set[int]()
    for word in _words(folded) or folded.split():
        seen[word] = time = seen.get(word, 0) + 1
        # A word that comes again counts again, so that "no" is not all of "no, no, no".
        sums.add(crc32(word.encode("utf-8", "surrogatepass"), time) & 0xFFFF)
    return Fingerprint(checksum(text), len(sums), tuple(sorted(sums)[:WORD_SUMS]))


def _words(text: str) -> list[str]:
    # The sets of characters take longer to compile than a start can wait for, and few texts need them.
    if max(text, default="") < _UNSPACED[0]:
        return re.findall(r"\w+", text)
    return re.findall(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+", text)


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Return how much the two texts share, from 0 to 1; 1 only where they are the same.

    Between these, an estimate of the Jaccard index of their words by the lowest checksums of each (Broder 1997).
    """
    if one.whole == other.whole:
        return 1.0
    mine, others = set(one.words), set(other.words)
    lowest = sorted(mine | others)[:WORD_SUMS]
    shared = sum(word in mine and word in others for word in lowest)
    return 0.95 * shared / len(lowest) if lowest else 0.0
