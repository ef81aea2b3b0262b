"""From one text to another: what a link to a file asks for, and what a reader takes along.

Nothing is opened here, and nothing known of files: a wish is data, and whoever runs the heads has it done.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from b12tui.document import Address
from b12tui.reading.jumps import REMEMBERED
from b12tui.reading.reader import Elsewhere, OpenText, Reader, Revisit
from b12tui.record import replace

REFUSED = "Nothing but this text is opened here."
"""What is said where other texts are out of reach."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How a target begins that is no path: with a scheme, or with a host (RFC 3986, 4.2)."""

Trail = tuple[Address | Elsewhere, ...]


def beside(target: str) -> OpenText | None:
    """Return what a link with this target asks for; None where it leads to no file."""
    path, _, part = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path or _ELSEWHERE.match(target):
        return None
    return OpenText(path, part)


def refused(reader: Reader) -> Reader:
    """Return the reader where it is, told that no other text is opened."""
    return replace(reader, effect=None, said=REFUSED)


def arrived(left: Reader, opened: Reader, wish: OpenText | Revisit) -> Reader:
    """Return `opened`, another text at its place, with the trail and the habits of the reader who `left`."""
    behind, ahead = _told(left.behind, left.text), _told(left.ahead, left.text)
    here = Elsewhere(left.text, left.at)
    match wish:
        case OpenText():
            behind, ahead = (*behind, here), ()
        case Revisit(forward=False):
            behind, ahead = behind[:-1], (*ahead, here)
        case Revisit():
            behind, ahead = (*behind, here), ahead[:-1]
    return replace(
        opened,
        behind=_seen_from(behind, opened.text)[-REMEMBERED:],
        ahead=_seen_from(ahead, opened.text)[-REMEMBERED:],
        sought=left.sought,
        finding=None,
        look=left.look,
        keys=left.keys,
        follows=left.follows,
        head=left.head,
        asks=left.asks,
        layers=(),
        effect=None,
    )


def forgotten(reader: Reader, wish: Revisit, said: str) -> Reader:
    """Return the reader where it is, with a place that can't be had any more taken off its trail."""
    if wish.forward:
        return replace(reader, ahead=reader.ahead[:-1], effect=None, said=said)
    return replace(reader, behind=reader.behind[:-1], effect=None, said=said)


def _told(trail: Trail, text: str) -> Trail:
    """Return a trail that says of each place which text it is in."""
    return tuple(Elsewhere(text, at) if isinstance(at, Address) else at for at in trail)


def _seen_from(trail: Trail, text: str) -> Trail:
    """Return a trail whose places in `text` are addresses again."""
    return tuple(at.at if isinstance(at, Elsewhere) and at.text == text else at for at in trail)
