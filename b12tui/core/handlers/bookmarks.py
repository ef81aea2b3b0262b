"""Handlers of bookmarks: a bookmark is set and gone to by its letter, typed or picked."""

from __future__ import annotations

from b12tui.catalogue import motions
from b12tui.catalogue import page as page_messages
from b12tui.core.motion.jumplist import back, jump
from b12tui.core.overlay import letter_pickers, prompts
from b12tui.core.state import Command, ReaderState, RemotePosition, SaveBookmark
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace


def set_bookmark(state: ReaderState, command: Command) -> ReaderState:
    """Set the bookmark of that letter at the position, and save it."""
    if not command.text:
        return letter_pickers.push(state, "mark") or prompts.open_prompt(state, "mark")
    if len(command.text) > 1 or not command.text.isalpha():
        return replace(state, message=page_messages.not_a_mark(_readable_name(command.text)))
    name = command.text
    others = tuple(pair for pair in state.bookmarks if pair[0] != name)
    kept = tuple(each for each in state.saved_places if each.name != name)
    marked = replace(state, bookmarks=(*others, (name, state.position)), saved_places=kept)
    return replace(marked, message=page_messages.mark_set(name), effect=SaveBookmark(name))


def go_to_bookmark(state: ReaderState, command: Command) -> ReaderState:
    """Go to the bookmark of that letter, or by `'` to where the last jump began."""
    if not command.text:
        return letter_pickers.push(state, "go-mark") or prompts.open_prompt(state, "go-mark")
    if command.text == "'":
        previous = state.back_stack[-1] if state.back_stack else None
        return back(state) if isinstance(previous, RemotePosition) else jump(state, previous, motions.NO_PLACE_BACK)
    name = _readable_name(command.text)
    missing_message = page_messages.no_such_mark(name, state.keymap.key("mark"))
    if any(each.name == command.text for each in state.saved_places):
        missing_message = page_messages.mark_missing(name)
    return jump(state, dict(state.bookmarks).get(command.text), missing_message)


def _readable_name(name: str) -> str:
    """Return a typed bookmark name in a form that can be announced."""
    return sanitize_line(name).strip() or page_messages.A_BLANK
