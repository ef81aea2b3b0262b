"""From one text to another: what a link to a file asks for, which text is the next, and what a reader takes along.

Nothing is opened here, and nothing known of files: a wish is data, and whoever runs the heads has it done.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from b12tui.core.motion.jumplist import MAX_JUMPS
from b12tui.core.overlay.listings import show_bookmarks
from b12tui.core.state import KeepMark, ListBookmarks, OpenLink, ReaderState, RemotePosition, Revisit, SwitchDocument
from b12tui.document import Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace

REFUSED = "Nothing but this text is opened here."
REFUSED_OTHERS = "Nothing but the texts that were named is opened here."
"""What is said where other texts are out of reach."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How a target begins that is no path: with a scheme, or with a host (RFC 3986, 4.2)."""

Trail = tuple[Position | RemotePosition, ...]


def link_request(target: str) -> OpenLink | None:
    """Return what a link with this target asks for; None where it leads to no file."""
    path, _, part = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path or _ELSEWHERE.match(target):
        return None
    return OpenLink(path, part)


def refuse(state: ReaderState) -> ReaderState:
    """Return the reader where it is, told that no other text is opened; its marks are its own."""
    if isinstance(state.effect, ListBookmarks):
        return show_bookmarks(state)
    if isinstance(state.effect, KeepMark):
        return replace(state, effect=None, message=f"Mark {state.effect.name} is set.")
    return replace(state, effect=None, message=REFUSED_OTHERS if len(state.argument_ids) > 1 else REFUSED)


def adjacent_document(state: ReaderState, by: int) -> ReaderState:
    """Ask for the next of the texts that were named, or for the one before; what can't be read is passed over."""
    if len(state.argument_ids) < 2:
        return replace(state, message="No other text was named when the program was started.")
    at = _number(state)
    if by > 0:
        wanted, stuck = state.argument_ids[at + 1 :], "Last text."
    else:
        # From a text that a link led to, the one before is the one that the link stood in.
        wanted = state.argument_ids[: at if state.document_id in state.argument_ids else at + 1][::-1]
        stuck = "First text."
    return replace(state, effect=SwitchDocument(wanted)) if wanted else replace(state, message=stuck)


def _number(state: ReaderState) -> int:
    """Return which of the texts that were named is read, from 0, or was read last; -1: none of them yet."""
    trail = (place.document_id for place in reversed(state.back_stack) if isinstance(place, RemotePosition))
    return next(
        (state.argument_ids.index(name) for name in (state.document_id, *trail) if name in state.argument_ids), -1
    )


def number_among_documents(texts: tuple[str, ...], name: str) -> str:
    """Return `Text 2 of 3, b.md.`; empty where no others were named."""
    if len(texts) < 2 or name not in texts:
        return ""
    return f"Text {texts.index(name) + 1} of {len(texts)}, {display_name(name)}."


def display_name(name: str) -> str:
    """Return what a text is called that is opened by `name`."""
    return "standard input" if name == "-" else sanitize_line(name)


def carry_over(left: ReaderState, opened: ReaderState, effect: OpenLink | SwitchDocument | Revisit) -> ReaderState:
    """Return `opened`, another text at its place, with the trail and the habits of the reader who `left`."""
    behind, ahead = _qualify(left.back_stack, left.document_id), _qualify(left.forward_stack, left.document_id)
    here = RemotePosition(left.document_id, left.position)
    match effect:
        case OpenLink() | SwitchDocument():
            behind, ahead = (*behind, here), ()
        case Revisit(forward=False):
            behind, ahead = behind[:-1], (*ahead, here)
        case Revisit():
            behind, ahead = (*behind, here), ahead[:-1]
    return replace(
        opened,
        argument_ids=left.argument_ids,
        back_stack=_relative_to(behind, opened.document_id)[-MAX_JUMPS:],
        forward_stack=_relative_to(ahead, opened.document_id)[-MAX_JUMPS:],
        search_history=left.search_history,
        search=None,
        appearance=left.appearance,
        keymap=left.keymap,
        follows=left.follows,
        frontend=left.frontend,
        confirm_frontend_change=left.confirm_frontend_change,
        overlays=(),
        effect=None,
    )


def drop_from_trail(state: ReaderState, effect: Revisit, said: str) -> ReaderState:
    """Return the reader where it is, with a place that can't be had any more taken off its trail."""
    if effect.forward:
        return replace(state, forward_stack=state.forward_stack[:-1], effect=None, message=said)
    return replace(state, back_stack=state.back_stack[:-1], effect=None, message=said)


def _qualify(trail: Trail, text: str) -> Trail:
    """Return a trail that says of each place which text it is in."""
    return tuple(RemotePosition(text, at) if isinstance(at, Position) else at for at in trail)


def _relative_to(trail: Trail, text: str) -> Trail:
    """Return a trail whose places in `text` are addresses again."""
    return tuple(at.position if isinstance(at, RemotePosition) and at.document_id == text else at for at in trail)
