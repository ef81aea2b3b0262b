"""Alignment of edited words: which stretch of a text is what a quote has become."""

from __future__ import annotations

from collections import Counter

from b12tui.lazy_pattern import lazy_pattern

MIN_SHARES, NEW = 0.7, 0.5
"""Least share of the quote's words that are kept, and of the stretch's that are not new."""
SHORT_QUOTE, KEPT_OF_SHORT = 6, 0.8
"""Number of words below which a quote is short, and the least share of its words that are kept."""
CONTEXT_WORDS = 8
"""Number of words on each side of the quote that are aligned with it."""
MAX_WORDS = 4_000
"""Maximum number of words of the text that are compared; the time is quadratic."""

_WORD = lazy_pattern(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")


def aligned(prefix: str, quote: str, suffix: str, chars: str) -> tuple[float, int, int] | None:
    """Return the share of the quote's words that are kept, and the stretch of `chars` that they are in now.

    None if too few are kept, or too much of the stretch is new.
    """
    before, own, after = (_WORD.findall(part) for part in (prefix, quote, suffix))
    known = [*before[-CONTEXT_WORDS:], *own, *after[:CONTEXT_WORDS]]
    first = len(known) - len(own) - len(after[:CONTEXT_WORDS])
    found = list(_WORD.finditer(chars))[:MAX_WORDS]
    if not own or not found or share_at_most(weights_of(own), Counter(each[0] for each in found)) < MIN_SHARES:
        return None
    from difflib import SequenceMatcher  # loaded slowly, and only edited texts need it

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
    kept = sum(_weight(own[mine]) for mine, _ in pairs)
    share = kept / max(sum(map(_weight, own)), 1)
    new_share = kept / max(sum(_weight(each[0]) for each in found[start:end]), 1)
    lettered = any(own[mine][0].isalpha() for mine, _ in pairs)  # numbers tell nothing about what they count
    words = sum(each[0].isalnum() for each in own)
    if not lettered or share < (KEPT_OF_SHORT if words < SHORT_QUOTE else MIN_SHARES) or new_share < NEW:
        return None
    return share, found[start].start(), found[end - 1].end()


def words_of(chars: str) -> list[str]:
    """Return the words of a text, numbers and punctuation among them, as `aligned` compares them."""
    return _WORD.findall(chars)


def needed_words(quote: str) -> tuple[str, ...]:
    """Return the longest words of a quote, one of which at least is in any stretch that `aligned` takes for it."""
    own = _WORD.findall(quote)
    spare = (1 - MIN_SHARES) * sum(map(_weight, own))
    counts = Counter(own)
    chosen: list[str] = []
    for word in sorted(counts, key=lambda each: -_weight(each) * counts[each]):
        chosen.append(word)
        spare -= _weight(word) * counts[word]
        if spare < 0:
            break
    return tuple(chosen)


def has_letters(quote: str) -> bool:
    """Return whether a quote has a word that begins with a letter: `aligned` takes nothing for one that has none."""
    return any(word[0].isalpha() for word in _WORD.findall(quote))


def weights_of(words: list[str]) -> list[tuple[str, int, int]]:
    """Return each of some words once, with its weight and how often it is there."""
    return [(word, _weight(word), count) for word, count in Counter(words).items()]


def share_at_most(own: list[tuple[str, int, int]], there: Counter[str]) -> float:
    """Return the share of weighed words that a text has at all, in whatever order: what takes long is done for few."""
    kept = total = 0
    for word, weight, count in own:
        total += weight * count
        if word in there:
            kept += weight * min(count, there[word])
    return kept / max(total, 1)


def _weight(word: str) -> int:
    """Return how much a word counts: its characters; punctuation is the same everywhere."""
    return len(word) if word[0].isalnum() else 0
