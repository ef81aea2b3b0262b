"""What is said or shown instead of a stretch of a text: formulas, raised and lowered text, ranges of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12tui.catalogue import structure
from b12tui.core.messages import scripts
from b12tui.document.inlines import Formula, Image, Span, Stretches, Style, Text
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement

_NUMBER = frozenset("0123456789.,:%°$€£¥")
"""Characters of numbers, with what stands before and behind them."""

_SCRIPTS = (Style.SUPERSCRIPT, Style.SUBSCRIPT)


def said_instead(text: Text) -> list[Replacement]:
    """Return what is said instead of stretches of a text, in order."""
    if not text.spans and "–" not in text.chars:
        return []
    found = list(_ranges(text)) if "–" in text.chars else []
    found += [each for span in text.spans for each in _formula(text, span)]
    if _has_scripts(text):
        found += scripts.said_scripts(text)
    return apart(found)


def shown_instead(text: Text) -> list[Replacement]:
    """Return what is shown instead of stretches of a text, in order."""
    return list(scripts.shown_scripts(text)) if text.spans and _has_scripts(text) else []


def shown_line(text: Text) -> str:
    """Return what is shown of a text, on one line."""
    return replaced(text, shown_instead(text)).replace("\n", " ")


def title_line(text: Text) -> str:
    """Return what a heading is called by: what is shown of it on one line, without its images if it has other words."""
    images = [(span.start, span.end, "") for span in text.spans if isinstance(span.kind, Image)]
    if not images:
        return shown_line(text)
    shown_images = Stretches((start, end) for start, end, _ in images)
    others = [each for each in shown_instead(text) if each[0] not in shown_images]
    words = replaced(text, sorted([*others, *images])).replace("\n", " ").split(" ")
    return " ".join(filter(None, words)) or shown_line(text)


def replaced(text: Text, instead: Iterable[Replacement]) -> str:
    """Return the characters of a text with replacements, in order."""
    pieces, at = [], 0
    for start, end, words in instead:
        pieces += [text.chars[at:start], words]
        at = end
    return "".join([*pieces, text.chars[at:]]) if pieces else text.chars


def shown_in_ascii(text: Text) -> list[Replacement]:
    """Return what is shown instead of stretches of a text where only ASCII's signs are wanted, in order."""
    return list(scripts.shown_scripts(text, ascii_only=True)) if text.spans and _has_scripts(text) else []


def shown_in_words(text: Text) -> list[Replacement]:
    """Return the words that are shown instead of formulas, and of raised and lowered text, in order."""
    found = [each for span in text.spans for each in _formula(text, span)]
    return apart([*found, *(scripts.said_scripts(text) if _has_scripts(text) else ())])


def _has_scripts(text: Text) -> bool:
    return any(span.kind in _SCRIPTS for span in text.spans)


def apart(found: Iterable[Replacement]) -> list[Replacement]:
    """Return replacements in order, without those that begin inside another."""
    kept: list[Replacement] = []
    for each in sorted(found):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _ranges(text: Text) -> Iterator[Replacement]:
    """Yield the dashes between two numbers; of three numbers, as in a date, none."""
    chars = text.chars
    code = Stretches((span.start, span.end) for span in text.spans if span.kind is Style.CODE)
    at = chars.find("–")
    while at >= 0:
        if _is_range(chars, at) and at not in code:
            yield at, at + 1, structure.RANGE
        at = chars.find("–", at + 1)


def _is_range(chars: str, at: int) -> bool:
    """Return whether a dash stands between the ends of two numbers, with no third one on either side."""
    before, behind = chars[at - 1 : at], chars[at + 1 : at + 2]
    if not (before.isdecimal() or before in ("%", "°")) or not (behind.isdecimal() or behind in tuple("$€£¥")):
        return False
    start, end = at - 1, at + 1
    while start >= 0 and chars[start] in _NUMBER:
        start -= 1
    while end < len(chars) and chars[end] in _NUMBER:
        end += 1
    return chars[start : start + 1] != "–" and chars[end : end + 1] != "–"


def _formula(text: Text, span: Span) -> Iterator[Replacement]:
    """Yield the words of a formula spread over its characters, so that each word has a place in the text."""
    if not isinstance(span.kind, Formula):
        return
    chars, words = text.chars, span.kind.spoken.split(" ")
    length = span.end - span.start
    count = min(len(words), length)
    for part in range(count):
        start, end = span.start + part * length // count, span.start + (part + 1) * length // count
        own = " ".join(words[part * len(words) // count : (part + 1) * len(words) // count])
        before = " " if part or chars[max(start - 1, 0) : start].isalnum() else ""
        behind = " " if end == span.end and chars[end : end + 1].isalnum() else ""
        yield start, end, f"{before}{own}{behind}"
