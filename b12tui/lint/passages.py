"""Languages of passages: whether a sentence is surely in another language than its document.

A few words may be names or terms, for which no voice need change (WCAG 2.2, 3.1.2). So a passage has eight words and
more, or twelve letters of a script that the document's language isn't written in.
"""

from __future__ import annotations

import re

from b12tui.writers.language import UNKNOWN, common_words, guessed_language, telling_words

_LEAST_WORDS = 8
_LEAST_LETTERS = 12
_LEAST_SHARE = 0.25
"""Share of the words that the common words of a passage's language have at least, and twice that of the document's."""
_LEAST_DIFFERENT = 3
"""Different words of these that aren't common in the document's language."""
_LATIN_END = "\u0250"
_LATIN_OR_BRACKETS = re.compile("[A-Za-z\u00c0-\u024f|/()\\[\\]]+")
"""What ends a run of another script: names of languages in a list are parted by it."""
_SAME_SCRIPT = (frozenset(("ja", "zh")), frozenset(("ru", "uk")), frozenset(("ar", "fa")))


def passage_language(text: str, whole: str) -> str:
    """Return the language of a passage if it is surely another than `whole`, the document's; empty otherwise."""
    if not text.isascii():
        letters = [char for char in text if char.isalpha()]
        foreign = sum(char >= _LATIN_END for char in letters)
        longest = max(sum(map(str.isalpha, run)) for run in _LATIN_OR_BRACKETS.split(text))
        if longest >= _LEAST_LETTERS and 2 * foreign > len(letters):
            found = guessed_language(text)
            return "" if found in (UNKNOWN, whole) or any({found, whole} <= same for same in _SAME_SCRIPT) else found
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _LEAST_WORDS:
        return ""
    counts = common_words(words)
    best = max(counts, key=counts.__getitem__)
    if best == whole or counts[best] < _LEAST_SHARE * len(words) or counts[best] <= 2 * counts.get(whole, 0):
        return ""
    return best if telling_words(words, whole)[best] >= _LEAST_DIFFERENT else ""
