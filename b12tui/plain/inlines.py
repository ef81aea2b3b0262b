"""Running text as plain characters: what its marks mean is said in words, behind or around the words that they mark."""

from __future__ import annotations

from typing import assert_never

from b12tui.core.messages import phrases
from b12tui.document.inlines import FootnoteRef, Image, Link, Span, Style, Text
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.styles import OutputStyle

_CLOSING, _ADDED, _OPENING = range(3)
"""The order of what is put in at one place."""

_SIGNS = {Style.EMPHASIS: "*", Style.STRONG: "**", Style.CODE: "`"}

_WITHOUT_BLANKS = (
    ("\u0e00", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u1950", "\u1aaf"),
    ("\u2e80", "\ua4cf"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9d"),
    ("\U00020000", "\U0003ffff"),
)
"""Scripts that put no blanks between words: Thai to Myanmar, Khmer, the Tai scripts, Chinese and Japanese."""


def inline_text(text: Text, wording: OutputStyle, links: LinkNumbers, *, emphasis: bool = False) -> str:
    """Return the characters of `text` with what its marks add; links that are met get their numbers."""
    pieces, at = [], 0
    for place, piece in additions(text, wording, links, emphasis=emphasis):
        pieces += [text.chars[at:place], piece]
        at = place
    return "".join([*pieces, text.chars[at:]])


def additions(text: Text, wording: OutputStyle, links: LinkNumbers, *, emphasis: bool = False) -> list[tuple[int, str]]:
    """Return what the marks add, each with the character that it stands before, in order."""
    added: list[tuple[int, int, int, str]] = []
    for order, mark in enumerate(text.spans):
        match mark.kind:
            case Link(target=target):
                number = links.number(target, text.chars[mark.start : mark.end])
                narration = f" {phrases.leads_to(target)}" if mark.kind.names_other_host else ""
                added.append((_word_end(text.chars, mark.end), _ADDED, order, f" {wording.link(number)}{narration}"))
            case FootnoteRef(number=number):
                added.append((_word_end(text.chars, mark.end), _ADDED, order, f" {phrases.footnote_ref(number)}"))
            case Image():
                before, behind = wording.image(mark.kind), "]"
                if mark.start == mark.end:
                    added.append((mark.start, _ADDED, order, f" {before.rstrip(': ')}] "))
                else:
                    added += _around(text.chars, mark, order, before, behind)
            case Style():
                before, behind = _signs(mark.kind, text.chars, mark, wording, emphasis=emphasis)
                if before and mark.start < mark.end:
                    added += _around(text.chars, mark, order, before, behind)
            case _:
                assert_never(mark.role)
    return [(place, piece) for place, _, _, piece in sorted(added)]


def inline_lines(said: str) -> list[str]:
    """Return the lines of running text, cut at hard breaks; blanks that only lay out are dropped, empty lines too."""
    return [line for part in said.split("\n") if (line := phrases.one_line(part).strip())]


def _signs(style: Style, chars: str, mark: Span, wording: OutputStyle, *, emphasis: bool) -> tuple[str, str]:
    """Return what stands before and behind a stretch."""
    match style:
        case Style.EMPHASIS | Style.STRONG | Style.CODE:
            sign = _SIGNS[style] if emphasis else ""
            return sign, sign
        case Style.STRIKE:
            return wording.struck
        case Style.SUPERSCRIPT:
            return ("^", "") if phrases.is_power(chars, mark.start, mark.end) else ("", "")
        case Style.KEYBOARD | Style.SUBSCRIPT:
            return "", ""
        case _:
            assert_never(style)


def _around(chars: str, mark: Span, order: int, before: str, behind: str) -> list[tuple[int, int, int, str]]:
    """Return the two insertions around a stretch; brackets do not touch the letters beside them."""
    if before.startswith("[") and _in_word(chars, mark.start - 1):
        before = f" {before}"
    if behind == "]" and _in_word(chars, mark.end):
        behind = "] "
    return [(mark.start, _OPENING, order, before), (mark.end, _CLOSING, -order, behind)]


def _word_end(chars: str, at: int) -> int:
    """Return where the word around `at` ends, so that what is added tears none apart."""
    if _in_word(chars, at - 1):
        while _in_word(chars, at) and _takes_blanks(chars[at]):
            at += 1
    return at


def _takes_blanks(char: str) -> bool:
    """Tell whether words of the character's script stand apart."""
    return not any(low <= char <= high for low, high in _WITHOUT_BLANKS)


def _in_word(chars: str, at: int) -> bool:
    """Tell whether a letter or digit stands at `at`; nothing stands outside of the text."""
    return 0 <= at < len(chars) and chars[at].isalnum()
