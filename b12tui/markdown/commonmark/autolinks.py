"""Bare web addresses in running text (GFM, autolinks extension): `https://…`, `www.…`.

A rule of its own rather than a library: link finders guess at every `word.tld`, and README.md is no site in Moldova.
Where the specification and GitHub's own renderer differ, a link leads where its author meant it to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from b12tui.markdown.commonmark.email_autolinks import is_joined
from b12tui.markdown.commonmark.entities import decoded

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)
_BEFORE_WWW = frozenset(" \t\n*_~(")
"""Characters allowed right before `www.`; any other makes it part of a longer word (GFM, 6.9)."""
_JOINS_SCHEME = frozenset("+-./\\")
"""Characters that make the scheme after them part of a longer one (`git+https`) or of a path."""
_REST = re.compile(r'[^\s<>"、。，；：！？]*')
"""Characters of an address: white space, angle brackets and quotes end it (RFC 3986, C), and so does the punctuation of
Chinese and Japanese sentences, which no space follows."""
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+")
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")

_OPENING = {
    "]": "[",
    "}": "{",
    "）": "（",
    "】": "【",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    "”": "“",
    "»": "«",
}
"""Opening brackets and quotes by their closing ones, which end an address unless they were opened in it."""
_BRACKET = re.compile(f"[{re.escape(''.join((*_OPENING, *_OPENING.values())))}]")
_TRAILING_PUNCTUATION = "?!.,:*_~'\"’…"
"""Punctuation that belongs to the sentence if it ends an address."""


def bare_address(state: StateInline, silent: bool) -> bool:
    """Parse a bare address with a scheme, or one that begins with `www.`, as a link."""
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
    before = source[start - 1] if start > 0 else ""
    if before and (is_joined(before) or before in _JOINS_SCHEME if prefix else before not in _BEFORE_WWW):
        return False
    rest = _REST.match(source, at + (3 if prefix else 4), state.posMax)
    address = source[start : rest.end() if rest else at]
    if before == "'":
        address = address.partition("'")[0]
    address = trimmed(address)
    if not _names_a_host(address, scheme=bool(prefix)):
        return False
    if prefix:
        state.pending = state.pending[: -len(prefix)]
    token = state.push("link_open", "a", 1)
    shown = decoded(address)
    token.attrs = {"href": shown if prefix else f"http://{shown}"}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def trimmed(address: str) -> str:
    """Return `address` without the parts that belong to the sentence around it.

    These are everything from a closing bracket on that was opened before the address, and the punctuation at its end
    (GFM, 6.9).
    """
    end = _unopened_bracket(address)
    surplus = address.count(")", 0, end) - address.count("(", 0, end)
    while end:
        last = address[end - 1]
        if last in _TRAILING_PUNCTUATION or (last == ")" and surplus > 0):
            surplus -= last == ")"
            end -= 1
        elif last == ";":
            entity = _ENTITY.search(address, max(0, end - 40), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return address[:end]


def _unopened_bracket(address: str) -> int:
    """Return the offset of the first closing bracket or quote not opened in the address, else the address's length."""
    opened: dict[str, int] = {}
    for found in _BRACKET.finditer(address):
        opening = _OPENING.get(found[0])
        if opening is None:
            opened[found[0]] = opened.get(found[0], 0) + 1
        elif opened.get(opening):
            opened[opening] -= 1
        else:
            return found.start()
    return len(address)


def _names_a_host(address: str, *, scheme: bool) -> bool:
    """Return whether a host follows the scheme or `www.`; after `www.` it must contain a dot."""
    start = address.find("://") + 3 if scheme else 4
    host = _HOST.match(address, start)
    return host is not None and "_" not in "".join(host[0].rsplit(".", 2)[-2:]) and (scheme or "." in host[0])
