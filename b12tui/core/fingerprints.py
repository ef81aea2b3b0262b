"""Fingerprints: enough to recognise a text, even after a word was changed, and too little to read it.

A checksum tells whether two texts are equal except for case and blanks; a few short checksums of words estimate how
much they share. Neither words nor their order are stored. This is discretion, not secrecy: anyone who has the text, or
guesses a short one, can check the guess.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from b12tui.fastclass import dataclass

WORD_SUMS = 12
"""Maximum number of word checksums in a fingerprint."""
MAX_CHARACTERS_USED = 32_768
"""Characters of a text whose words are used; a longer text is a book in one block."""
ALIKE = 0.95
"""Similarity of two texts that have the same words, and are not equal."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Ranges of Thai, Lao, Burmese, Khmer, kana and Han: without blanks between words, each character counts as one."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Fingerprint of a text."""

    whole: int
    """Checksum of the whole text, 32 bits; 0 for a text without words."""
    count: int
    """Number of words."""
    words: tuple[int, ...]
    """Lowest checksums of its words, 16 bits each, ascending: texts that share most words share most of these."""

    def numbers(self) -> tuple[object, ...]:
        """Return the values of the fields, in their order."""
        return self.whole, self.count, self.words


def checksum(text: str) -> int:
    """Return a 32-bit checksum that ignores case and blanks; 0 for a blank text."""
    return crc32(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=256)
def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text."""
    folded = text[:MAX_CHARACTERS_USED].casefold()
    seen = dict[str, int]()
    sums = set[int]()
    for word in _words(folded) or folded.split():
        seen[word] = occurrence = seen.get(word, 0) + 1
        # Repeated words count again, so that "no" is not equal to "no, no, no".
        sums.add(crc32(word.encode("utf-8", "surrogatepass"), occurrence) & 0xFFFF)
    return Fingerprint(checksum(text), len(sums), tuple(sorted(sums)[:WORD_SUMS]))


def _words(text: str) -> list[str]:
    # Compiling the character ranges is too slow for startup, and few texts need them.
    if max(text, default="") < _UNSPACED[0]:
        return re.findall(r"\w+", text)
    return re.findall(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+", text)


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Return the similarity of two texts, from 0 to 1; 1 only if they are equal.

    In between, it is an estimate of the Jaccard index of their words by the lowest checksums of each (Broder 1997).
    """
    if one.whole == other.whole:
        return 1.0
    mine, others = set(one.words), set(other.words)
    lowest = sorted(mine | others)[:WORD_SUMS]
    shared = sum(word in mine and word in others for word in lowest)
    return ALIKE * shared / len(lowest) if lowest else 0.0
