"""Replacements in inline text: what the verbosity shortens of the document's own characters.

A replacement stands for characters that say little when they are spoken: signs, names of files, addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from b12tui.catalogue import counts, structure
from b12tui.core.messages.phrases import is_speakable
from b12tui.core.messages.replacements import apart
from b12tui.document.inlines import Image, Link, Text
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.plain.styles import OutputStyle

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement

SHORT_ADDRESS = 30
"""Characters up to which an address is short as it is."""
SHORT_RUN = 2
"""Signs in a row that are not yet counted."""

# The signs that state yes or no are words of their own and stay: check marks, crosses.
_SIGN = (
    r"(?:[\U0001f1e6-\U0001f1ff]{2}|[\u231a\u231b\u23e9-\u23fa\u2600-\u2610\u2613-\u2704\u2706-\u2712\u2719-\u274b"
    r"\u274d-\u2775\u2795-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
    r"[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*(?:\u200d[\u2640\u2642\u2695\u2696\u2708\u2764\U0001f000-\U0001faff]"
    r"[\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
_RUN = lazy_pattern(rf"{_SIGN}(?:\s*{_SIGN})*")
_EACH = lazy_pattern(_SIGN)
_JOINERS = lazy_pattern(r"[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")
_FIRST_SIGN = "\u231a"
"""First character of `_SIGN`, which dashes and quotation marks come before."""
_FIRST_FLAG_LETTER, _LAST_FLAG_LETTER = "\U0001f1e6", "\U0001f1ff"


def replacements(text: Text, style: OutputStyle) -> list[Replacement]:
    """Return the replacements in `text`, in order."""
    if not text.spans and (style.emoji == "sign" or text.chars.isascii()):
        return []
    return apart([*_of_spans(text, style), *_of_emoji(text.chars, style)])


def is_left_out(image: Image, name: str, style: OutputStyle) -> bool:
    """Return whether an image's file name is left out."""
    return not image.described and not (style.images and is_speakable(name))


def _of_spans(text: Text, style: OutputStyle) -> Iterator[Replacement]:
    for span in text.spans:
        words = text.chars[span.start : span.end]
        match span.kind:
            case Image() if words and is_left_out(span.kind, words, style):
                role = f"[{style.image(span.kind)}]" if style.images else ""
                yield span.start, span.end, _spaced(text.chars, span.start, span.end, role) if role else ""
            case Link(target=target) if style.short_addresses and words.removeprefix("mailto:") in target:
                yield from _around_host(words, span.start)
            case _:
                pass


def _around_host(address: str, start: int) -> Iterator[Replacement]:
    """Yield the replacements that leave the host of a web address, or all of a short one behind its scheme."""
    scheme, sign, rest = address.partition("://")
    if not rest:
        return
    yield start, start + len(scheme + sign), ""
    if len(rest) > SHORT_ADDRESS:
        host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
        yield start + len(scheme + sign + host), start + len(address), "…"


def _of_emoji(chars: str, style: OutputStyle) -> Iterator[Replacement]:
    if style.emoji == "sign" or max(chars, default="") < _FIRST_SIGN:
        return
    for match in _RUN.finditer(chars):
        signs = _EACH.findall(match[0])
        match style.emoji:
            case "name":
                yield match.start(), match.end(), _spaced(chars, *match.span(), _names(signs))
            case "count" if len(signs) > SHORT_RUN:
                yield match.start(), match.end(), _spaced(chars, *match.span(), style.emoji_count(len(signs)))
            case "none":
                yield match.start(), match.end(), ""
            case _:
                pass


def _spaced(chars: str, start: int, end: int, words: str) -> str:
    """Return what stands for a stretch of `chars`, with blanks between it and adjacent letters."""
    before = " " if start and not chars[start - 1].isspace() else ""
    behind = " " if chars[end : end + 1].isalnum() else ""
    return f"{before}{words}{behind}"


def _names(signs: list[str]) -> str:
    """Return the names of emoji; a run of the same one is named once, with its length."""
    named = ((_name(sign), sum(1 for _ in same)) for sign, same in groupby(signs))
    return ", ".join(name if count == 1 else structure.several_of(name, counts.times(count)) for name, count in named)


def _name(sign: str) -> str:
    """Return the name of an emoji: that of its characters, without joiners and skin tones."""
    from unicodedata import name  # deferred: few texts need it

    if _FIRST_FLAG_LETTER <= sign[0] <= _LAST_FLAG_LETTER:
        return structure.flag("".join(chr(ord(char) - ord(_FIRST_FLAG_LETTER) + ord("A")) for char in sign))
    return " ".join(filter(None, (name(char, "") for char in _JOINERS.sub("", sign)))).lower()
