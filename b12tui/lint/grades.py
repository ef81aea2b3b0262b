"""Reading grade of a section: years of school that a text in English needs, by the Automated Readability Index.

The index (Senter and Smith 1967) counts characters, words and sentences. Those that count syllables, as textstat does,
need a dictionary for each language and err on technical words; by ranks they agree with this one, which needs no
dependency.
"""

from __future__ import annotations

from b12tui.core.motion.sentences import sentences
from b12tui.lazy_pattern import lazy_pattern

LEAST_WORDS = 100
"""Words of a section that has a grade: the index was made for passages of that length."""


def _words(*rows: str) -> frozenset[str]:
    return frozenset(" ".join(rows).split())


_ENGLISH = _words(
    "the of and to a in is it that for you with on as are be this or not",
)
_LEAST_ENGLISH = 0.2
"""Share of the commonest English words above which a text is English; other languages have below a tenth."""

_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")


def grade_of(texts: list[str]) -> float | None:
    """Return the reading grade of texts, each a paragraph; None if they are too short, or not in English."""
    if sum(text.count(" ") for text in texts) < LEAST_WORDS:
        return None
    words = [word for text in texts for word in _WORD.findall(text)]
    if len(words) < LEAST_WORDS:
        return None
    if sum(word.lower() in _ENGLISH for word in words) < _LEAST_ENGLISH * len(words):
        return None
    stops = sum(len(sentences(text)) for text in texts)
    characters = sum(map(len, words))
    return 4.71 * characters / len(words) + 0.5 * len(words) / stops - 21.43
