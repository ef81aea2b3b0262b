"""Running text, cut into pieces of one ink, with our own words between them where an image or a note wants them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import assert_never

from b12tui.core.messages.phrases import is_power, leads_to
from b12tui.document import FootnoteRef, Image, Link, Span, Style, Text
from b12tui.document.cancellation import stepwise
from b12tui.fastclass import dataclass
from b12tui.layout.page.lines import Run, StyleFlags
from b12tui.textwidth import cells

TAB_WIDTH = 4
"""Cells from one tab stop to the next in code; CommonMark (2.2) has tab stops of four characters."""

_INK = {
    Style.EMPHASIS: StyleFlags.EMPHASIS,
    Style.STRONG: StyleFlags.STRONG,
    Style.STRIKE: StyleFlags.STRIKE,
    Style.CODE: StyleFlags.CODE,
    Style.KEYBOARD: StyleFlags.CODE,
    Style.SUBSCRIPT: StyleFlags.PLAIN,
    Style.SUPERSCRIPT: StyleFlags.PLAIN,
}


@dataclass(frozen=True, slots=True)
class InlineRun:
    """Characters of one ink."""

    text: str
    style: StyleFlags
    start: int
    """The index of the first one in the text; -1: our own words."""
    at: int
    """Where it begins among the joined pieces."""
    leads: bool = False
    """Whether, our own, it belongs to what follows it."""


def inline_runs(text: Text, base: StyleFlags = StyleFlags.PLAIN) -> tuple[InlineRun, ...]:
    """Return the text as pieces, in order, with every character of it once."""
    if not text.spans:
        return (InlineRun(text.chars, base, 0, 0),)
    before, after = _words_of_ours(text)
    edges = sorted({0, len(text.chars), *before, *after, *(e for m in text.spans for e in (m.start, m.end))})
    found: list[InlineRun] = []
    around: list[Span] = []
    coming = at = 0
    for start, end in stepwise(zip(edges, [*edges[1:], edges[-1]], strict=True)):
        for words, leads in (*((w, False) for w in after.get(start, ())), *((w, True) for w in before.get(start, ()))):
            found.append(InlineRun(words, StyleFlags.QUIET, -1, at, leads))
            at += len(words)
        # Marks come by their start, so each is taken up once: a text of many marks costs what it is long.
        around = [mark for mark in around if mark.end > start]
        while coming < len(text.spans) and text.spans[coming].start <= start:
            around.append(text.spans[coming])
            coming += 1
        if start < end:
            ink = base
            for mark in around:
                if end <= mark.end:
                    ink |= _ink(mark)
            found.append(InlineRun(text.chars[start:end], ink, start, at))
            at += end - start
    return tuple(found)


def _ink(mark: Span) -> StyleFlags:
    match mark.kind:
        case Style() as style:
            return _INK[style]
        case Link():
            return StyleFlags.LINK
        case Image():
            return StyleFlags.EMPHASIS
        case FootnoteRef():
            return StyleFlags.PLAIN
        case _:
            assert_never(mark.role)


def _words_of_ours(text: Text) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return our words that stand before and those that stand after a character, by its index."""
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for mark in text.spans:
        match mark.kind:
            case Link(target=target, names_other_host=True):
                after.setdefault(mark.end, []).append(f" {leads_to(target)}")
            case Style.SUPERSCRIPT if is_power(text.chars, mark.start, mark.end):
                before.setdefault(mark.start, []).append("^")
            case Image(described=described):
                before.setdefault(mark.start, []).append("[Image: " if described else "[Image, no description: ")
                after.setdefault(mark.end, []).insert(0, "]")  # marks come from without, and end from within
            case FootnoteRef(number=number):
                after.setdefault(mark.start, []).append(f"[note {number}]")
            case _:
                continue
    return before, after


def join_runs(parts: Iterable[InlineRun]) -> str:
    """Return the characters of the pieces as one string, which rows are cut from."""
    return "".join(part.text for part in parts)


def placed(parts: tuple[InlineRun, ...], chars: Iterable[int]) -> frozenset[int]:
    """Return where characters of the text stand among the joined pieces, each with our words that belong to it."""
    found: set[int] = set()
    waiting = sorted(chars, reverse=True)
    led: int | None = None
    for part in parts:
        if part.start < 0:
            led = (part.at if led is None else led) if part.leads else None
            continue
        while waiting and waiting[-1] < part.start + len(part.text):
            char = waiting.pop()
            found.add(led if char == part.start and led is not None else part.at + char - part.start)
        led = None
    return frozenset(found)


def row(parts: tuple[InlineRun, ...], node: int, start: int, end: int) -> tuple[Run, ...]:
    """Return characters `start` to `end` of the joined pieces as runs of that leaf."""
    runs: list[Run] = []
    index = max(bisect_right(parts, start, key=lambda part: part.at) - 1, 0)
    while index < len(parts) and parts[index].at < end:
        part = parts[index]
        low, high = max(start - part.at, 0), min(end - part.at, len(part.text))
        if low < high:
            shown = part.text[low:high]
            if part.start < 0:
                runs.append(Run(shown, part.style))
            else:
                runs.append(Run(shown, part.style, node, part.start + low, part.start + high))
        index += 1
    return tuple(runs)


def code_line(chars: str, start: int, node: int) -> Iterator[Run]:
    """Yield a line of code as runs, each tab as blanks up to its stop; upright, for it is told by where it stands."""
    column = 0
    for number, part in enumerate(chars.split("\t")):
        if number:
            blanks = TAB_WIDTH - column % TAB_WIDTH
            yield Run(" " * blanks, StyleFlags.PLAIN, node, start, start + 1)
            column += blanks
            start += 1
        if part:
            yield Run(part, StyleFlags.PLAIN, node, start, start + len(part))
        start += len(part)
        column += cells(part)
