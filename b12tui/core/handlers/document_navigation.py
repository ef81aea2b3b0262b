"""Switching between documents: link targets, the documents of the command line, and the state carried over.

Nothing is opened here and nothing is known of files: an effect is data, performed by the code that runs the frontends.
"""

from __future__ import annotations

from urllib.parse import unquote

from b12tui.catalogue import documents, notes, page
from b12tui.core import effects
from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import MAX_JUMPS
from b12tui.core.overlay import listings
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern

_NOT_A_PATH = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""Prefix of a target that is not a path: a scheme or a host (RFC 3986, 4.2)."""

Trail = tuple["Position | effects.RemotePosition", ...]


def link_request(target: str) -> effects.OpenLink | None:
    """Return the effect of a link with this target; None if it leads to no file."""
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path or _NOT_A_PATH.match(target):
        return None
    return effects.OpenLink(path, fragment)


def refuse(state: ReaderState) -> ReaderState:
    """Return the state with its effect declined by a message; bookmark effects are done without other documents."""
    if isinstance(state.effect, effects.ListBookmarks):
        return listings.show_bookmarks(state)
    if isinstance(state.effect, effects.SaveBookmark):
        return replace(state, effect=None, message=page.mark_set(state.effect.name))
    if isinstance(state.effect, effects.ComposeNote):
        return replace(state, effect=None, message=notes.NO_EDITOR)
    if isinstance(state.effect, effects.SaveNote | effects.DeleteNote | effects.UndoNote):
        return replace(state, effect=None, message=notes.NOT_RESTRICTED)
    return replace(
        state,
        effect=None,
        message=documents.ONLY_THESE_TEXTS if len(state.argument_ids) > 1 else documents.ONLY_THIS_TEXT,
    )


def adjacent_document(state: ReaderState, by: int) -> ReaderState:
    """Request the next document of the command line, or the previous one; unreadable ones are skipped."""
    if len(state.argument_ids) < 2:
        return replace(state, message=documents.NO_OTHER_TEXT)
    index = _current_index(state)
    if by > 0:
        candidates, end_message = state.argument_ids[index + 1 :], documents.LAST_TEXT
    else:
        # From a document opened by a link, the previous one is the document with the link.
        candidates = state.argument_ids[: index if state.document_id in state.argument_ids else index + 1][::-1]
        end_message = documents.FIRST_TEXT
    return (
        replace(state, effect=effects.SwitchDocument(candidates)) if candidates else replace(state, message=end_message)
    )


def _current_index(state: ReaderState) -> int:
    """Return the index of the current document on the command line, or of the last one read from it; -1 if none was."""
    trail = (place.document_id for place in reversed(state.back_stack) if isinstance(place, effects.RemotePosition))
    return next(
        (state.argument_ids.index(name) for name in (state.document_id, *trail) if name in state.argument_ids), -1
    )


def number_among_documents(texts: tuple[str, ...], name: str) -> str:
    """Return `Text 2 of 3, b.md.`; empty if no others were named."""
    if len(texts) < 2 or name not in texts:
        return ""
    return documents.text_number(texts.index(name) + 1, len(texts), display_name(name))


def at_first_file(state: ReaderState) -> ReaderState:
    """Return the state at the first file, if the document is a folder that was not read before, on the screen."""
    if not state.document_id.endswith("/") or state.position != Position() or state.frontend != "screen":
        return state
    return replace(state, position=targets.next_link(state, 1) or state.position)


def display_name(name: str) -> str:
    """Return the display name of the document that is opened by `name`."""
    return documents.STANDARD_INPUT if name == "-" else sanitize_line(name)


def carry_over(
    left: ReaderState, opened: ReaderState, effect: effects.OpenLink | effects.SwitchDocument | effects.Revisit
) -> ReaderState:
    """Return `opened`, the state of another document, with the jump list and settings of the state that was `left`."""
    back_stack, forward_stack = (
        _qualify(left.back_stack, left.document_id),
        _qualify(left.forward_stack, left.document_id),
    )
    here = effects.RemotePosition(left.document_id, left.position)
    match effect:
        case effects.OpenLink() | effects.SwitchDocument():
            back_stack, forward_stack = (*back_stack, here), ()
        case effects.Revisit(forward=False):
            back_stack, forward_stack = back_stack[:-1], (*forward_stack, here)
        case effects.Revisit():
            back_stack, forward_stack = (*back_stack, here), forward_stack[:-1]
    return replace(
        opened,
        argument_ids=left.argument_ids,
        back_stack=_relative_to(back_stack, opened.document_id)[-MAX_JUMPS:],
        forward_stack=_relative_to(forward_stack, opened.document_id)[-MAX_JUMPS:],
        search_history=left.search_history,
        typed_lines=left.typed_lines,
        search=None,
        appearance=left.appearance,
        keymap=left.keymap,
        follows=left.follows,
        frontend=left.frontend,
        confirm_frontend_change=left.confirm_frontend_change,
        review=left.review,
        overlays=(),
        effect=None,
    )


def drop_from_trail(state: ReaderState, effect: effects.Revisit, message: str) -> ReaderState:
    """Return the state without the jump-list entry that can no longer be opened."""
    if effect.forward:
        return replace(state, forward_stack=state.forward_stack[:-1], effect=None, message=message)
    return replace(state, back_stack=state.back_stack[:-1], effect=None, message=message)


def _qualify(trail: Trail, document_id: str) -> Trail:
    """Return the jump list with each position qualified by its document."""
    return tuple(
        effects.RemotePosition(document_id, place) if isinstance(place, Position) else place for place in trail
    )


def _relative_to(trail: Trail, document_id: str) -> Trail:
    """Return the jump list with positions in that document unqualified."""
    return tuple(
        place.position if isinstance(place, effects.RemotePosition) and place.document_id == document_id else place
        for place in trail
    )
