"""Addresses that stand bare in running text (GFM, autolinks extension): `https://…`, `www.…`, `name@host.example`.

A rule of our own and no library: those that find links guess at every `word.tld`, and README.md is no site in Moldova.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)
_BEFORE = frozenset(" \t\n*_~(")
"""What may stand right before a bare address; anything else makes it a part of a longer word."""
_REST = re.compile(r"[^\s<]*")
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+")
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?<![-_])", re.ASCII)


def bare_address(state: StateInline, silent: bool) -> bool:
    """Make a link of a bare address with a scheme, or one that begins with `www.`."""
    source, at = state.src, state.pos
    if silent or state.linkLevel > 0 or source[at] not in ":w":
        return False
    prefix = ""
    if source.startswith("://", at):
        found = _SCHEME.search(state.pending[-5:])
        if found is None:
            return False
        prefix = found[0]
    elif not source.startswith("www.", at):
        return False
    start = at - len(prefix)
    if start > 0 and source[start - 1] not in _BEFORE:
        return False
    rest = _REST.match(source, at + (3 if prefix else 4), state.posMax)
    address = trimmed(source[start : rest.end() if rest else at])
    if not _names_a_host(address, scheme=bool(prefix)):
        return False
    if prefix:
        state.pending = state.pending[: -len(prefix)]
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": address if prefix else f"http://{address}"}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def trimmed(address: str) -> str:
    """Return `address` without the punctuation at its end that belongs to the sentence around it (GFM, 6.9)."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last in "?!.,:*_~'\"" or (last == ")" and surplus > 0):
            surplus -= last == ")"
            end -= 1
        elif last == ";":
            entity = _ENTITY.search(address, max(0, end - 40), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return address[:end]


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each mail address in `text`."""
    for match in _EMAIL.finditer(text):
        yield match.span()


def _names_a_host(address: str, *, scheme: bool) -> bool:
    """Tell whether a host follows the scheme or `www.`; without a scheme it needs a dot behind `www`."""
    start = address.find("://") + 3 if scheme else 4
    host = _HOST.match(address, start)
    return host is not None and "_" not in "".join(host[0].rsplit(".", 2)[-2:]) and (scheme or "." in host[0])
