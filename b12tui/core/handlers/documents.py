"""From one text to another: what a link to a file asks for, which text is the next, and what a reader takes along.

Nothing is opened here, and nothing known of files: a wish is data, and whoever runs the heads has it done.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from b12tui.core.motion.jumplist import REMEMBERED
from b12tui.core.overlay.listings import show_marks
from b12tui.core.state import Elsewhere, GoToText, KeepMark, ListMarks, OpenText, Reader, Revisit
from b12tui.document import Address
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import replace

REFUSED = "Nothing but this text is opened here."
REFUSED_OTHERS = "Nothing but the texts that were named is opened here."
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
    """Return the reader where it is, told that no other text is opened; its marks are its own."""
    if isinstance(reader.effect, ListMarks):
        return show_marks(reader)
    if isinstance(reader.effect, KeepMark):
        return replace(reader, effect=None, said=f"Mark {reader.effect.name} is set.")
    return replace(reader, effect=None, said=REFUSED_OTHERS if len(reader.texts) > 1 else REFUSED)


def turn(reader: Reader, by: int) -> Reader:
    """Ask for the next of the texts that were named, or for the one before; what can't be read is passed over."""
    if len(reader.texts) < 2:
        return replace(reader, said="No other text was named when the program was started.")
    at = _number(reader)
    if by > 0:
        wanted, stuck = reader.texts[at + 1 :], "Last text."
    else:
        # From a text that a link led to, the one before is the one that the link stood in.
        wanted = reader.texts[: at if reader.text in reader.texts else at + 1][::-1]
        stuck = "First text."
    return replace(reader, effect=GoToText(wanted)) if wanted else replace(reader, said=stuck)


def _number(reader: Reader) -> int:
    """Return which of the texts that were named is read, from 0, or was read last; -1: none of them yet."""
    trail = (place.text for place in reversed(reader.behind) if isinstance(place, Elsewhere))
    return next((reader.texts.index(name) for name in (reader.text, *trail) if name in reader.texts), -1)


def numbered(texts: tuple[str, ...], name: str) -> str:
    """Return `Text 2 of 3, b.md.`; empty where no others were named."""
    if len(texts) < 2 or name not in texts:
        return ""
    return f"Text {texts.index(name) + 1} of {len(texts)}, {called(name)}."


def called(name: str) -> str:
    """Return what a text is called that is opened by `name`."""
    return "standard input" if name == "-" else safe_line(name)


def arrived(left: Reader, opened: Reader, wish: OpenText | GoToText | Revisit) -> Reader:
    """Return `opened`, another text at its place, with the trail and the habits of the reader who `left`."""
    behind, ahead = _told(left.behind, left.text), _told(left.ahead, left.text)
    here = Elsewhere(left.text, left.at)
    match wish:
        case OpenText() | GoToText():
            behind, ahead = (*behind, here), ()
        case Revisit(forward=False):
            behind, ahead = behind[:-1], (*ahead, here)
        case Revisit():
            behind, ahead = (*behind, here), ahead[:-1]
    return replace(
        opened,
        texts=left.texts,
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
