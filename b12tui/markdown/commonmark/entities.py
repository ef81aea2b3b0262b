"""Decode character references in URLs and attributes, where `&copy=1` is a parameter and not a reference."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_NAMED_OR_NUMBERED = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});|[A-Za-z][A-Za-z0-9]{0,31};)")
_IN_ATTRIBUTE = re.compile(r"&(?:#(?:\d+|[xX][0-9A-Fa-f]+);?|[A-Za-z][A-Za-z0-9]*+(?:;|(?!=)))")


def decoded(text: str) -> str:
    """Return `text` with its character references decoded (CommonMark, 2.5)."""
    return _NAMED_OR_NUMBERED.sub(_character, text) if "&" in text else text


def decoded_attribute(value: str) -> str:
    """Return an attribute's value with its character references decoded (HTML, 13.2.5.73).

    A name without a semicolon is a reference only if no letter, digit or `=` follows it.
    """
    return _IN_ATTRIBUTE.sub(_character, value) if "&" in value else value


def _character(reference: re.Match[str]) -> str:
    source = reference[0]
    return unescape(source) if source[1] == "#" or source[1:] in html5 else source
