"""Words that differ between a removed line and the added one that it became."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import LineBlock, Span, Style
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern

MIN_SIMILARITY = 0.4
"""Least similarity, from 0 to 1, of two lines whose words are compared; others have nothing to do with each other."""
MAX_LINE_CHARACTERS = 2_000
"""Characters of a line whose words are compared, which takes quadratic time."""

_WORD = lazy_pattern(r"\w+|\s+|[^\w\s]")

ChangedSpans = list[list[tuple[int, int]]]
"""Start and end of what differs, for each line."""


def changed_words(
    removed: Sequence[str], added: Sequence[str], cancellation: Cancellation = NEVER
) -> tuple[ChangedSpans, ChangedSpans]:
    """Return what differs in lines that were removed and in those that were added in their place, pair by pair."""
    before: ChangedSpans = [[] for _ in removed]
    after: ChangedSpans = [[] for _ in added]
    for number, (old, new) in enumerate(cancellation.steps(zip(removed, added, strict=False))):
        before[number], after[number] = _differences(old, new)
    return before, after


def _differences(old: str, new: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    if max(len(old), len(new)) > MAX_LINE_CHARACTERS:
        return [], []
    from difflib import SequenceMatcher  # it is loaded when words are asked for

    olds, news = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    if matcher.ratio() < MIN_SIMILARITY:
        return [], []
    old_ends, new_ends = _ends(olds), _ends(news)
    before, after = list[tuple[int, int]](), list[tuple[int, int]]()
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if old_end > old_start:
            before.append((old_ends[old_start], old_ends[old_end]))
        if new_end > new_start:
            after.append((new_ends[new_start], new_ends[new_end]))
    return before, after


def _ends(words: Sequence[str]) -> list[int]:
    """Return the offset before each word, and that behind the last."""
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found


def marked(block: LineBlock, changed: ChangedSpans, first: int, style: Style) -> LineBlock:
    """Return a block whose first line is number `first` of those that `changed` is about, with what differs marked."""
    lines = block.text.chars.split("\n")
    spans, at = list(block.text.spans), 0
    for line, differing in zip(lines, changed[first : first + len(lines)], strict=False):
        spans += [Span(at + start, at + end, style) for start, end in differing if end <= len(line)]
        at += len(line) + 1
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return replace(block, text=replace(block.text, spans=tuple(_nested(ordered))))


def _nested(spans: Sequence[Span]) -> list[Span]:
    """Return ordered spans without those that begin within another and end behind it."""
    found: list[Span] = []
    ends: list[int] = []
    for span in spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if not ends or span.end <= ends[-1]:
            found.append(span)
            ends.append(span.end)
    return found
