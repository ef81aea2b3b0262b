"""Decode character references: in text, and in URLs and attributes, where `&copy=1` is a parameter and no reference."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

_NAMED_OR_NUMBERED = lazy_pattern(r"&(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});|[A-Za-z][A-Za-z0-9]{0,31};)")
_IN_ATTRIBUTE = lazy_pattern(r"&(?:#(?:\d+|[xX][0-9A-Fa-f]+);?|[A-Za-z][A-Za-z0-9]*+(?:;|(?!=)))")

_LONG_NUMBER = lazy_pattern(r"(?<=&#)0*+\d{8}\d*+|(?<=&#)0{8}\d*+")
"""A number that Python may refuse to read for its length, however small it is."""


COMMON = {
    "amp": "&",
    "bull": "•",
    "copy": "©",
    "emsp": "\u2003",
    "ensp": "\u2002",
    "gt": ">",
    "hellip": "…",
    "laquo": "«",
    "larr": "←",
    "lt": "<",
    "mdash": "—",
    "middot": "·",
    "nbsp": "\xa0",
    "ndash": "–",
    "quot": '"',
    "raquo": "»",
    "rarr": "→",
    "reg": "®",
    "times": "×",
    "trade": "™",
}
"""Characters that are often referred to by name, none of them a letter: found without the table of all names."""

_COMMON = lazy_pattern(rf"&({'|'.join(COMMON)});")


def unescaped(text: str) -> str:
    """Return `text` with its character references decoded as in HTML (13.2.5.72), however many digits they have."""
    if "&" not in text:
        return text
    if text.count("&") == len(_COMMON.findall(text)):
        return _COMMON.sub(_common_character, text)
    from html import unescape  # with its table of names, a millisecond that few texts need

    return unescape(_LONG_NUMBER.sub(_short_number, text))


def _short_number(number: re.Match[str]) -> str:
    """Return a number of at most 8 digits that stands for the same character: U+FFFD if it is too large for any."""
    return number[0].lstrip("0")[:8] or "0"


def decoded(text: str) -> str:
    """Return `text` with its character references decoded (CommonMark, 2.5)."""
    return _NAMED_OR_NUMBERED.sub(_character, text) if "&" in text else text


def decoded_attribute(value: str) -> str:
    """Return an attribute's value with its character references decoded (HTML, 13.2.5.73).

    A name without a semicolon is a reference only if no letter, digit or `=` follows it.
    """
    return _IN_ATTRIBUTE.sub(_character, value) if "&" in value else value


def _common_character(reference: re.Match[str]) -> str:
    return COMMON[reference[1]]


def _character(reference: re.Match[str]) -> str:
    from html.entities import html5

    source = reference[0]
    return unescaped(source) if source[1] == "#" or source[1:] in html5 else source
