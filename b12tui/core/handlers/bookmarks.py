"""Bookmarks: setting, deleting and going to them, by a letter or a name; and the place where reading on stopped."""

from __future__ import annotations

from b12tui.catalogue import motions
from b12tui.catalogue import page as page_messages
from b12tui.core.effects import RemotePosition, SaveBookmark
from b12tui.core.motion.jumplist import back, jump
from b12tui.core.state import Command, ReaderState
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace

LONGEST_NAME = 40
"""Characters of the longest name of a bookmark."""


def is_bookmark_name(name: str) -> bool:
    """Return whether `name` is a letter, or a name that begins with one and has letters, digits, blanks and hyphens."""
    return name[:1].isalpha() and len(name) <= LONGEST_NAME and name.replace(" ", "").replace("-", "").isalnum()


def readable_name(name: str) -> str:
    """Return a typed bookmark name in a form that can be announced."""
    return sanitize_line(name).strip() or page_messages.A_BLANK


def set_bookmark(state: ReaderState, typed: str) -> ReaderState:
    """Set a bookmark at the position, and request to save it."""
    name = " ".join(typed.split()) or typed
    if not is_bookmark_name(name):
        return replace(state, message=page_messages.not_a_mark(readable_name(typed)))
    without = _without(state, name)
    marked = replace(without, bookmarks=(*without.bookmarks, (name, state.position)))
    return replace(marked, message=page_messages.mark_set(name), effect=SaveBookmark(name))


def delete_bookmark(state: ReaderState, command: Command) -> ReaderState:
    """Delete the bookmark of that name; without a name, the one at the position."""
    here = next((name for name, at in state.bookmarks if at == state.position), "")
    name = " ".join(command.text.split()) or here
    known = {each for each, _ in state.bookmarks} | {each.name for each in state.saved_places if each.name}
    if name not in known:
        missing = page_messages.no_such_mark(readable_name(name), "") if name else page_messages.NO_MARK_HERE
        return replace(state, message=missing)
    return replace(_without(state, name), message=page_messages.mark_deleted(name))


def go_to_bookmark(state: ReaderState, typed: str) -> ReaderState:
    """Go to a bookmark; `'` returns to before the last jump."""
    if typed == "'":
        previous = state.back_stack[-1] if state.back_stack else None
        return back(state) if isinstance(previous, RemotePosition) else jump(state, previous, motions.NO_PLACE_BACK)
    missing_message = page_messages.no_such_mark(readable_name(typed), state.keymap.key("mark"))
    if any(each.name == typed for each in state.saved_places):
        missing_message = page_messages.mark_missing(readable_name(typed))
    return jump(state, dict(state.bookmarks).get(typed), missing_message)


def go_to_stop(state: ReaderState) -> ReaderState:
    """Go to the sentence at which reading on was stopped last."""
    return jump(state, state.stopped_at, motions.NOT_STOPPED)


def _without(state: ReaderState, name: str) -> ReaderState:
    others = tuple(pair for pair in state.bookmarks if pair[0] != name)
    kept = tuple(each for each in state.saved_places if each.name != name)
    return replace(state, bookmarks=others, saved_places=kept)
