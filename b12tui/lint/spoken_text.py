"""Spoken form of a piece of text: the words of our spoken style, with the names of signs that voices name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, islice, takewhile

from b12tui.catalogue import lint
from b12tui.core.messages import phrases
from b12tui.document import Span, Text
from b12tui.lazy_pattern import lazy_pattern
from b12tui.plain.inlines import inline_text
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.styles import SPOKEN

MAX_QUOTED = 100
"""Characters of what is heard that a finding quotes at most."""

EMOJI_CHARACTERS = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\u24c2\u3030\u303d\u3297\u3299"
)
"""Emoji and the pictures that are used as such (Unicode, emoji-data), without arrows and mathematical signs."""

EMOJI = lazy_pattern(
    rf"[{EMOJI_CHARACTERS}](?:[\ufe0e\ufe0f\u20e3]|[\U0001f3fb-\U0001f3ff]|\u200d[{EMOJI_CHARACTERS}])*"
)
"""One emoji, with what modifies it and what is joined to it (UTS #51, 1.4)."""

_UNHEARD = "\ufe0e\ufe0f\u200d\u20e3"
"""Characters that only select how others look."""

_ADDRESS_WORD = lazy_pattern(r"[^\W\d_]+|\d+|[^\w\s]|_")


def heard_text(text: Text, links: LinkNumbers) -> str:
    """Return running text as it is spoken, on one line."""
    return named(phrases.one_line(inline_text(text, SPOKEN, links)).strip())


def named(words: str) -> str:
    """Return words with the name of each emoji in its place."""
    if words.isascii():
        return words
    return " ".join(EMOJI.sub(lambda match: f" {emoji_name(match[0])} ", words).split())


def emoji_name(emoji: str) -> str:
    """Return the names of an emoji's characters in Unicode: "party popper"; a word of ours for one without a name."""
    names = (unicodedata.name(char, "").lower() for char in emoji if char not in _UNHEARD)
    return " ".join(filter(None, names)) or lint.A_SIGN


def begins_with_emoji(words: str) -> bool:
    """Return whether an emoji stands before the words of a line."""
    match = EMOJI.match(words)
    return match is not None and re.search(r"\w", words[match.end() :]) is not None


def signs(line: str) -> str:
    """Return a line sign by sign, as voices read a drawing: "plus sign, 6 hyphen-minus, plus sign"."""
    heard: list[str] = []
    for word in re.findall(r"\w+|[^\w\s]+", line):
        if word[0].isalnum():
            heard.append(word)
            continue
        for sign, run in groupby(word):
            count = len(list(run))
            name = unicodedata.name(sign, lint.A_SIGN).lower()
            heard.append(name if count == 1 else f"{count} {name}")
    return ", ".join(heard)


def address_words(address: str) -> int:
    """Return the number of words that a voice makes of an address: names, numbers and signs."""
    return len(_ADDRESS_WORD.findall(address))


def part(text: Text, start: int, end: int) -> Text:
    """Return a stretch of a text, with the spans that lie in it."""
    spans = tuple(
        Span(span.start - start, span.end - start, span.kind)
        for span in takewhile(lambda span: span.start <= end, spans_from(text, start))
        if span.end <= end
    )
    return Text(text.chars[start:end], spans)


def spans_from(text: Text, start: int) -> Iterator[Span]:
    """Return the spans of a text that begin at an offset or behind it; the others aren't looked at."""
    return islice(text.spans, bisect_left(text.spans, start, key=lambda span: span.start), None)


def quoted(words: str) -> str:
    """Return `heard as "…"`, cut to what a line can hold."""
    shown = words if len(words) <= MAX_QUOTED else f"{words[:MAX_QUOTED].rstrip()}…"
    return lint.heard_as(shown)
