"""Bare email addresses in running text (GFM, autolinks extension): `name@host.example`.

Separate from `autolinks`, because it doesn't need markdown-it.
"""

from __future__ import annotations

import re

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = lazy_pattern(
    r"(?<![\w.+@/-])(?<!xmpp:)(?<!sip:)(?<!sips:)(?<!acct:)[\w.+-]++@([A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++)",
    re.ASCII | re.IGNORECASE,
)
_TOP_DOMAIN = lazy_pattern(r"[A-Za-z]+|xn--[A-Za-z0-9-]*[A-Za-z0-9]", re.IGNORECASE)
_VERSION = lazy_pattern(r"v?\d[\w.-]*\.[A-Za-z]", re.ASCII)
"""A version range, such as `18.x`."""
_REMOTE_PATH = lazy_pattern(r":[\w~/.]|@", re.ASCII)
"""What follows `name@host` if it is no email address: a path on that host, as for ssh, or another `@`."""


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each email address in `text`.

    Neither `package@1.2.0` nor `git@host.example:path` is one.
    """
    for match in _EMAIL.finditer(text):
        start, end = match.span()
        around = (text[start - 1] if start else " ", text[end] if end < len(text) else " ")
        if not any(map(is_joined, around)) and _takes_mail(match[1]) and not _REMOTE_PATH.match(text, end):
            yield start, end


def _takes_mail(host: str) -> bool:
    """Return whether a host can be part of an email address: its top-level domain consists of letters (RFC 3696, 2)."""
    return _TOP_DOMAIN.fullmatch(host.rpartition(".")[2]) is not None and not _VERSION.fullmatch(host)


def is_joined(char: str) -> bool:
    """Return whether a character next to an address joins it to a word, as in scripts with spaces between words."""
    return char.isalnum() and (char.isascii() or char.lower() != char.upper())
