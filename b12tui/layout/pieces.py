"""Running text, cut into pieces of one ink, with our own words between them where an image or a note wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from b12tui.document import Image, Link, Mark, NoteMark, Style, Text
from b12tui.layout.lines import Ink, Run

TAB = 4
"""Cells from one tab stop to the next in code; CommonMark (2.2) has tab stops of four characters."""

_INK = {
    Style.EMPHASIS: Ink.EMPHASIS,
    Style.STRONG: Ink.STRONG,
    Style.STRIKE: Ink.STRIKE,
    Style.CODE: Ink.CODE,
    Style.KEYBOARD: Ink.CODE,
    Style.SUBSCRIPT: Ink.PLAIN,
    Style.SUPERSCRIPT: Ink.PLAIN,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one ink; `start` is the first one's index in the text, -1 for our own words."""

    text: str
    ink: Ink
    start: int


def pieces(text: Text, base: Ink = Ink.PLAIN) -> tuple[Piece, ...]:
    """Return the text as pieces, in order, with every character of it once."""
    if not text.marks:
        return (Piece(text.chars, base, 0),)
    before, after = _words_of_ours(text.marks)
    edges = sorted({0, len(text.chars), *before, *after, *(e for m in text.marks for e in (m.start, m.end))})
    found: list[Piece] = []
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        found += [Piece(words, Ink.QUIET, -1) for words in (*after.get(start, ()), *before.get(start, ()))]
        if start < end:
            ink = base
            for mark in text.marks:
                if mark.start <= start and end <= mark.end:
                    ink |= _ink(mark)
            found.append(Piece(text.chars[start:end], ink, start))
    return tuple(found)


def _ink(mark: Mark) -> Ink:
    match mark.role:
        case Style() as style:
            return _INK[style]
        case Link():
            return Ink.LINK
        case Image():
            return Ink.EMPHASIS
        case NoteMark():
            return Ink.PLAIN
        case _:
            assert_never(mark.role)


def _words_of_ours(marks: Iterable[Mark]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return our words that stand before and those that stand after a character, by its index."""
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for mark in marks:
        match mark.role:
            case Image(described=described):
                before.setdefault(mark.start, []).append("[Image: " if described else "[Image, no description: ")
                after.setdefault(mark.end, []).append("]")
            case NoteMark(number=number):
                before.setdefault(mark.start, []).append(f"[note {number}]")
            case _:
                continue
    return before, after


def joined(parts: Iterable[Piece]) -> str:
    """Return the characters of the pieces as one string, which rows are cut from."""
    return "".join(part.text for part in parts)


def row(parts: tuple[Piece, ...], leaf: int, start: int, end: int) -> tuple[Run, ...]:
    """Return characters `start` to `end` of the joined pieces as runs of that leaf."""
    runs: list[Run] = []
    at = 0
    for part in parts:
        low, high = max(start, at), min(end, at + len(part.text))
        if low < high:
            shown = part.text[low - at : high - at]
            if part.start < 0:
                runs.append(Run(shown, part.ink))
            else:
                first = part.start + low - at
                runs.append(Run(shown, part.ink, leaf, first, first + len(shown)))
        at += len(part.text)
        if at >= end:
            break
    return tuple(runs)


def code_line(chars: str, start: int, leaf: int) -> Iterator[Run]:
    """Yield a line of code as runs, each tab as blanks up to its stop."""
    column = 0
    for number, part in enumerate(chars.split("\t")):
        if number:
            blanks = TAB - column % TAB
            yield Run(" " * blanks, Ink.CODE, leaf, start, start + 1)
            column += blanks
            start += 1
        if part:
            yield Run(part, Ink.CODE, leaf, start, start + len(part))
        start += len(part)
        column += len(part)
