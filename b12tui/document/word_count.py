"""Word count of any script, for reading times.

Words are what white space separates. In scripts that don't separate words, each ideograph or kana counts as a word of
its own, as in word processors, and Thai, Lao, Burmese and Khmer words are estimated by their length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern

CHARACTERS_PER_WORD = 6.2
"""Average of English Markdown source, blanks and markup included."""

_MARKUP = lazy_pattern(
    r"(?m)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"\n]*\")?\)|\]\[[^\]\n]*\]|<[!/?a-zA-Z][^<>]*>"
    r"|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|^[ \t]*(?:[-+*#>]+|\d+[.)]|`{3,}.*|~{3,}.*)(?=\s|$)|\||(?<!\S)(?::?-{2,}:?|[*_]{3,})(?!\S)"
)
"""What Markdown and HTML have beside words: targets, tags, definitions, markers of blocks, bars and rules."""

_SOUTH_EAST_ASIAN_WORD = 5
"""Characters of an average word in the scripts of South-East Asia, vowel signs and tone marks included."""

_LOGOGRAMS = (
    r"\u3005\u3006\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_SOUTH_EAST_ASIAN = r"\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"

_NON_ASCII_WORDS = rf"(?P<logogram>[{_LOGOGRAMS}])|(?P<run>[{_SOUTH_EAST_ASIAN}]+)"
"""Pattern of text without word separators; compiled (and cached by `re`) on first use, as most texts have none."""

_LEAD_BYTES = lazy_pattern(rb"[\xe0\xe1\xe3-\xea\xef\xf0]")
"""First bytes of these characters in UTF-8, and of few others; dashes and curly quotes begin with E2."""

_LEAD_PAIRS = lazy_pattern(
    rb"\xe0[\xb8-\xbb]|\xe1[\x80-\x82\x9e\x9f\xa5-\xaa]|[\xe3-\xe9].|\xea[\xa7\xa9-\xab]|\xef[\xa4-\xab\xbd\xbe]"
    rb"|\xf0[\xa0-\xbf]"
)
"""First two bytes of these characters in UTF-8, and of few others: those of emoji are none.

To compile the pattern above takes a millisecond, which most texts that are not ASCII are spared by these two.
"""


@dataclass(frozen=True, slots=True)
class WordCount:
    """Number of words in a text."""

    words: int = 0
    """All words, logograms included."""
    logograms: int = 0
    """Words that are one ideograph or kana, which is read faster than a word of letters."""


def _separates_words(text: str) -> bool:
    """Return whether only white space separates words in a text, as no script in it does without."""
    if text.isascii():
        return True
    encoded = text.encode("utf-8", "surrogatepass")
    if not _LEAD_BYTES.search(encoded) or not _LEAD_PAIRS.search(encoded):
        return True
    return re.search(_NON_ASCII_WORDS, text) is None


def count_words(text: str) -> WordCount:
    """Return the number of words in `text`."""
    if _separates_words(text):
        return WordCount(len(text.split()))
    logograms = others = 0
    for match in re.finditer(_NON_ASCII_WORDS, text):
        if match["run"]:
            others += -(-len(match["run"]) // _SOUTH_EAST_ASIAN_WORD)
        else:
            logograms += 1
    # Of the rest, punctuation between logograms is no word.
    rest = re.sub(_NON_ASCII_WORDS, " ", text).split()
    others += sum(any(map(str.isalnum, word)) for word in rest)
    return WordCount(logograms + others, logograms)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each word; in scripts that don't separate words, of each logogram or run."""
    if _separates_words(text):
        pattern = r"\S+"
    else:
        pattern = rf"[{_LOGOGRAMS}]|[{_SOUTH_EAST_ASIAN}]+|[^\s{_LOGOGRAMS}{_SOUTH_EAST_ASIAN}]+"
    return [match.span() for match in re.finditer(pattern, text)]


def total_words(texts: Iterable[str]) -> WordCount:
    """Return the number of words in all of `texts`."""
    words = logograms = 0
    for text in texts:
        count = count_words(text)
        words += count.words
        logograms += count.logograms
    return WordCount(words, logograms)


def estimate_words(samples: Iterable[str], length: int) -> WordCount:
    """Return the approximate number of words in a source of `length` characters, of which `samples` are parts.

    They are counted as in the text, without targets of links, tags and other markup.
    """
    sampled = words = logograms = 0
    for sample in samples:
        # A sample begins and ends within a line, and so perhaps within a target.
        start, end = sample.find("\n") + 1, sample.rfind("\n")
        whole = sample[start:end] if 0 < start < end else sample
        sampled += len(whole)
        count = count_words(_MARKUP.sub(" ", whole))
        words += count.words
        logograms += count.logograms
    if not sampled:
        return WordCount(round(length / CHARACTERS_PER_WORD))
    scale = length / sampled
    return WordCount(round(words * scale), round(logograms * scale))
