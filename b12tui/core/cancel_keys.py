"""Keys that cancel a computation when typed while it runs, the same in every frontend.

Esc and Ctrl+C only cancel; a key that quits cancels and is then handled, as if typed afterwards. Letters typed into a
prompt, or naming a bookmark, do not cancel.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.core import update
from b12tui.core.actions import KeyContext
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.state import Prompt, ReaderState

CANCELS = frozenset({"Esc", "Ctrl+C"})
"""Keys that only cancel."""
_QUIT_ACTIONS = frozenset({"quit", "back-out"})
_PROMPT_ACTIONS = frozenset(
    (
        *("find", "go", "filter", "filter-list", "open-file", "search-files", "set-value"),
        *("note-word", "note-sentence", "note-block", "note-section", "note-selection", "edit-note"),
    )
)
"""Actions that open a prompt, or may do so."""


def cancelling_key(
    state: ReaderState, waiting: Iterable[str], *, typing: bool = False, leaving: bool = False
) -> int | None:
    """Return the index of the first key in `waiting` that cancels the current computation, or None.

    `typing`: the current key belongs to a prompt, and so do those that follow. `leaving`: only keys that quit count,
    since there is nothing to return to.
    """
    return _first_cancelling(state.keymap, update.context(state), waiting, typing=typing, leaving=leaving)


def quits(keymap: Keymap, waiting: Iterable[str]) -> bool:
    """Return whether one of the keys typed on the page leaves the program."""
    return _first_cancelling(keymap, KeyContext.TEXT, waiting, typing=False, leaving=True) is not None


def _first_cancelling(
    keymap: Keymap, key_context: KeyContext, waiting: Iterable[str], *, typing: bool, leaving: bool
) -> int | None:
    pending = Pending()
    for index, key in enumerate(waiting):
        if key in CANCELS and not (leaving and key == "Esc"):
            return index
        if typing:
            typing = key not in ("Enter", "Esc")
            continue
        pending, command = keymap.feed(pending, key, key_context)
        if command is not None and command.action in _QUIT_ACTIONS and command.text != "Esc":
            return index
        typing = command is not None and command.action in _PROMPT_ACTIONS
    return None


def is_typing(state: ReaderState, key: str) -> bool:
    """Return whether a key is input to the prompt, rather than a command."""
    return isinstance(state.top_overlay, Prompt) and key != "Enter"
