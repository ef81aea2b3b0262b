"""Inline text as plain characters: the meaning of spans is given in words, behind or around their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.core.messages import phrases
from b12tui.core.messages.replacements import apart, replaced
from b12tui.document.inlines import FootnoteRef, Formula, Image, Link, Span, Style, Text
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.replacements import is_left_out, replacements
from b12tui.plain.styles import OutputStyle

if TYPE_CHECKING:
    from b12tui.core.messages.note_words import Insertion
    from b12tui.core.messages.scripts import Replacement

_CLOSING, _ADDED, _OPENING = range(3)
"""Order of insertions at the same character."""

_STOPS = '.,;:!?…)]}”’»"'
"""Punctuation that stands behind words."""

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
    """Return the characters of `text` with the additions of its spans; links get their numbers."""
    return replaced(text, additions(text, wording, links, emphasis=emphasis))


def additions(
    text: Text, wording: OutputStyle, links: LinkNumbers, *, emphasis: bool = False, verbatim: bool = False
) -> list[Replacement]:
    """Return what is added to a text or stands for a stretch of it, in order.

    Nothing is shortened in lines that are said as written (`verbatim`).
    """
    instead = wording.instead(text)
    if not verbatim and (shortened := replacements(text, wording)):
        instead = apart([*instead, *shortened])
    added = _span_additions(text, wording, links, emphasis=emphasis) if text.spans else []
    if not instead:
        return [(place, place, piece) for place, _, _, piece in added]
    return _merged(added, instead)


def _merged(added: list[tuple[int, int, int, str]], instead: Sequence[Replacement]) -> list[Replacement]:
    """Return additions and replacements in order; what is added within a replaced stretch stands behind it."""
    merged: list[Replacement] = []
    waiting = list(reversed(added))
    for start, end, words in instead:
        while waiting and (waiting[-1][0] < start or (waiting[-1][0] == start and _precedes(waiting[-1], start, end))):
            place, _, _, piece = waiting.pop()
            merged.append((place, place, piece))
        inside: list[Replacement] = []
        while waiting and waiting[-1][0] < end:
            inside.append((end, end, waiting.pop()[3]))
        merged += [(start, end, words), *inside]
    return [*merged, *((place, place, piece) for place, _, _, piece in reversed(waiting))]


def _precedes(addition: tuple[int, int, int, str], start: int, end: int) -> bool:
    """Return whether what is added at the start of a replacement goes before its words."""
    return start < end or addition[1] != _OPENING


def _span_additions(
    text: Text, wording: OutputStyle, links: LinkNumbers, *, emphasis: bool
) -> list[tuple[int, int, int, str]]:
    """Return the additions of spans, each with the index of the character that it precedes, in order."""
    added: list[tuple[int, int, int, str]] = []
    for order, span in enumerate(text.spans):
        match span.kind:
            case Link(target=target):
                number = links.number(target, text.chars[span.start : span.end])
                host = f" {wording.leads_to(target)}" if span.kind.names_other_host else ""
                mark = f" {mark}" if (mark := wording.link(number)) else ""
                if mark or host:
                    added.append((_word_end(text.chars, span.end), _ADDED, order, f"{mark}{host}"))
                if wording.link_lead and text.chars[span.start : span.end].strip():
                    added += _around(text.chars, span, order, wording.link_lead, "")[:1]
            case FootnoteRef(number=number):
                if mark := wording.footnote_ref(number):
                    added.append((_word_end(text.chars, span.end), _ADDED, order, f" {mark}"))
            case Image():
                role = wording.image(span.kind)
                if not wording.images:
                    pass
                elif is_left_out(span.kind, text.chars[span.start : span.end], wording):
                    continue  # its role stands instead of its name
                elif span.start == span.end:
                    added.append((span.start, _ADDED, order, f" [{role}] " if span.start else f"[{role}] "))
                else:
                    added += _around(text.chars, span, order, f"[{role}: " if role else "[", "]")
            case Formula():
                continue
            case Style():
                before, behind = _signs(span.kind, wording, emphasis=emphasis)
                if before and span.start < span.end:
                    added += _around(text.chars, span, order, before, behind)
            case _:
                assert_never(span.kind)
    return sorted(added)


def with_line_leads(text: Text, lead: Callable[[str], str], added: list[Replacement]) -> list[Replacement]:
    """Return additions to `text` in order, with what `lead` has for each line at its beginning."""
    at, leads = 0, []
    for line in text.chars.split("\n"):
        leads.append((at, at, lead(line)))
        at += len(line) + 1
    return sorted([*leads, *added], key=lambda addition: addition[0]) if any(words for _, _, words in leads) else added


def with_notes(chars: str, added: list[Replacement], notes: Sequence[Insertion]) -> list[Replacement]:
    """Return additions to a text's characters in order, with the words of notes before or behind what they are on.

    They split neither a word nor what stands for a stretch.
    """
    if not notes:
        return added
    ordered = [(start, end, 2 if start < end else 0, words) for start, end, words in added]
    for offset, words, behind in notes:
        place = _behind_stops(chars, _word_end(chars, offset)) if behind else _word_start(chars, offset)
        for start, end, _ in added:
            if start < place < end:
                place = end if behind else start
        ordered.append((place, place, 1, f" {words}") if behind else (place, place, -1, f"{words} "))
    return [(start, end, words) for start, end, _, words in sorted(ordered, key=lambda each: (each[0], each[2]))]


def inline_lines(text: str) -> list[str]:
    """Return the lines of running text, split at hard breaks, without surplus blanks and empty lines."""
    return [line for part in text.split("\n") if (line := phrases.one_line(part).strip())]


def _signs(style: Style, wording: OutputStyle, *, emphasis: bool) -> tuple[str, str]:
    """Return the signs before and behind a span."""
    match style:
        case Style.EMPHASIS | Style.STRONG | Style.CODE:
            return wording.emphasis(style) if emphasis else ("", "")
        case Style.STRIKE:
            return wording.struck
        case Style.INSERTED:
            return wording.inserted
        case Style.KEYBOARD | Style.SUBSCRIPT | Style.SUPERSCRIPT:
            return "", ""
        case _:
            assert_never(style)


def _around(chars: str, span: Span, order: int, before: str, behind: str) -> list[tuple[int, int, int, str]]:
    """Return the two insertions around a span; brackets are separated from adjacent letters."""
    if (before.startswith("[") or before.endswith(" ")) and _in_word(chars, span.start - 1):
        before = f" {before}"
    if behind == "]" and _in_word(chars, span.end):
        behind = "] "
    return [(span.start, _OPENING, order, before), (span.end, _CLOSING, -order, behind)]


def _word_end(chars: str, at: int) -> int:
    """Return the end of the word around `at`, so that no addition splits a word."""
    if _in_word(chars, at - 1):
        while _in_word(chars, at) and _takes_blanks(chars[at]):
            at += 1
    return at


def _behind_stops(chars: str, at: int) -> int:
    """Return the offset behind the punctuation at `at` that belongs to the words before it."""
    while at < len(chars) and chars[at] in _STOPS:
        at += 1
    return at


def _word_start(chars: str, at: int) -> int:
    """Return the start of the word around `at`."""
    if _in_word(chars, at):
        while _in_word(chars, at - 1) and _takes_blanks(chars[at - 1]):
            at -= 1
    return at


def _takes_blanks(char: str) -> bool:
    """Return whether the character's script puts blanks between words."""
    return not any(low <= char <= high for low, high in _WITHOUT_BLANKS)


def _in_word(chars: str, at: int) -> bool:
    """Return whether there is a letter or digit at `at`; False outside the text."""
    return 0 <= at < len(chars) and chars[at].isalnum()
