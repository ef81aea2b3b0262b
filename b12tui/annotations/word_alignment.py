"""Alignment of edited words: which stretch of a text is what a quote has become."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

KEPT = 0.5
"""Least share of the quote's words, and of the stretch's, that are the same."""
AROUND = 8
"""Number of words on each side of the quote that are aligned with it."""
LONGEST = 4_000
"""Maximum number of words of the text that are compared; the time is quadratic."""

_WORD = re.compile(r"\w+|[^\w\s]")


def aligned(prefix: str, quote: str, suffix: str, chars: str) -> tuple[float, int, int] | None:
    """Return the share of the quote's words that are kept, and the stretch of `chars` that they are in now.

    None if fewer than half are kept, or half of the stretch is new.
    """
    before, own, after = (_WORD.findall(part) for part in (prefix, quote, suffix))
    known = [*before[-AROUND:], *own, *after[:AROUND]]
    first = len(known) - len(own) - len(after[:AROUND])
    found = list(_WORD.finditer(chars))[:LONGEST]
    if not own or not found:
        return None
    matcher = SequenceMatcher(None, known, [each[0] for each in found], autojunk=False)
    pairs = [
        (block.a + by - first, block.b + by)
        for block in matcher.get_matching_blocks()
        for by in range(block.size)
        if first <= block.a + by < first + len(own)
    ]
    if not pairs:
        return None
    start, end = pairs[0][1], pairs[-1][1] + 1
    kept = sum(len(own[mine]) for mine, _ in pairs)
    share = kept / sum(map(len, own))
    new_share = kept / sum(len(each[0]) for each in found[start:end])
    if share < KEPT or new_share < KEPT:
        return None
    return share, found[start].start(), found[end - 1].end()
