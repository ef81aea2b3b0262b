"""Bare web addresses in running text (GFM, autolinks extension): `https://…`, `www.…`.

A rule of its own rather than a library: link finders guess at every `word.tld`, and README.md is no site in Moldova.
Where the specification and GitHub's own renderer differ, a link leads where its author meant it to.
"""

from __future__ import annotations

import re

from b12tui.fasttyping import TYPE_CHECKING, cast
from b12tui.markdown.commonmark.email_autolinks import is_joined
from b12tui.markdown.commonmark.entities import decoded
from b12tui.markdown.commonmark.inline_tokens import push_link

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

    from b12tui.markdown.commonmark.bracket_links import State

_SCHEME = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)
_BEFORE_WWW = frozenset(" \t\n*_~(")
"""Characters allowed right before `www.`; any other makes it part of a longer word (GFM, 6.9)."""
_JOINS_SCHEME = frozenset("+-./\\")
"""Characters that make the scheme after them part of a longer one (`git+https`) or of a path."""
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
_BRACKETS = "".join((*_OPENING, *_OPENING.values()))
_STOP = re.compile(rf"""[\s<>"、。，；：！？'{re.escape(_BRACKETS)}]""")
"""A bracket, an apostrophe, or a character that ends an address: white space, angle brackets and quotes (RFC 3986, C),
and the punctuation of Chinese and Japanese sentences, which no space follows."""
_TRAILING_PUNCTUATION = "?!.,:*_~'\"’…"
"""Punctuation that belongs to the sentence if it ends an address."""
_ENDS = r'\s<>"、。，；：！？' + re.escape("".join(_OPENING))
"""Characters at which an address may end, as in a character class."""
_REMOVABLE, _REMOVABLE_QUOTED = (
    re.compile(rf"(?:[{re.escape(signs)});]|&[A-Za-z0-9]+;)*+(?=[^{_ENDS}{quote}])")
    for signs, quote in (
        (_TRAILING_PUNCTUATION.replace('"', ""), ""),
        (re.sub("[\"']", "", _TRAILING_PUNCTUATION), "'"),
    )
)
"""What would be removed from the end of an address, but more of it follows; the second for one behind an apostrophe."""


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
    address = _address(cast("State", state), start, at + (3 if prefix else 4), scheme=bool(prefix))
    if not address:
        return False
    if prefix:
        state.pending = state.pending[: -len(prefix)]
    shown = decoded(address)
    push_link(state, shown if prefix else f"http://{shown}", shown)
    state.pos = start + len(address)
    return True


def _address(state: State, start: int, at: int, *, scheme: bool) -> str:
    """Return the address that begins at `start` and whose host begins at `at`, or empty text if that is no valid host.

    Each run of labels is read once, and the rest of an address only if its host may be valid: one run of characters may
    hold the beginnings of a thousand addresses.
    """
    host = _HOST.match(state.src, at, state.posMax) if at >= state.hostless_until else None
    if host is None:
        return ""
    quoted = start > 0 and state.src[start - 1] == "'"
    removable = _REMOVABLE_QUOTED if quoted else _REMOVABLE
    if not _is_host(host[0], scheme=scheme) and removable.match(state.src, host.end(), state.posMax):
        address = state.src[start : host.end()]
    else:
        address = trimmed(state.src[start : _address_end(state.src, at, state.posMax, quoted=quoted)])
    host = _HOST.match(address, at - start)
    if host is not None and _is_host(host[0], scheme=scheme):
        return address
    if host is not None:  # one that begins later in the same run ends in the same two labels
        state.hostless_until = at + len(host[0]) - sum(map(len, host[0].rsplit(".", 2)[-2:])) - 1
    return ""


def _address_end(source: str, at: int, limit: int, *, quoted: bool) -> int:
    """Return the end of the address whose host begins at `at`, without what is only opened before it.

    That is where a closing bracket or quote stands that was not opened in the address; if `quoted`, an apostrophe.
    """
    opened: dict[str, int] = {}
    for found in _STOP.finditer(source, at, limit):
        char = found[0]
        if char in _BRACKETS:
            opening = _OPENING.get(char)
            if opening is None:
                opened[char] = opened.get(char, 0) + 1
                continue
            if opened.get(opening):
                opened[opening] -= 1
                continue
        elif char == "'" and not quoted:
            continue
        return found.start()
    return limit


def trimmed(address: str) -> str:
    """Return `address` without the punctuation at its end that belongs to the sentence around it (GFM, 6.9)."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
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


def _is_host(host: str, *, scheme: bool) -> bool:
    """Return whether a host is valid behind a scheme or `www.`; behind `www.` it must contain a dot."""
    return "_" not in "".join(host.rsplit(".", 2)[-2:]) and (scheme or "." in host)
