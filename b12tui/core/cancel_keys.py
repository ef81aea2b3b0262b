"""Keys that cancel a computation when typed while it runs, the same in every frontend.

Esc and Ctrl+C only cancel; a key that quits cancels and is then handled, as if typed afterwards. Letters typed into a
prompt, or naming a bookmark, do not cancel.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from b12tui.core import update
from b12tui.core.actions import KeyContext
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.state import Prompt, ReaderState
from b12tui.document.cancellation import CANCELLABLE_AFTER, POLL_INTERVAL

INTERRUPT = "Ctrl+C"
"""Key that discards those typed ahead of it where they take long, as the interrupt character does (termios(3))."""

CANCELS = frozenset({"Esc", INTERRUPT})
"""Keys that only cancel."""
_QUIT_ACTIONS = frozenset({"quit", "back-out"})
_PROMPT_ACTIONS = frozenset(
    (
        *("find", "go", "filter", "filter-list", "open-file", "search-files", "set-value"),
        *("note-word", "note-sentence", "note-block", "note-section", "note-selection", "edit-note"),
    )
)
"""Actions that open a prompt, or may do so."""


class KeyRun:
    """Keys handled one after the other without a pause, each of them quick: together they may take long."""

    __slots__ = ("_next_look",)

    def __init__(self) -> None:
        """Begin now."""
        self._next_look = monotonic() + CANCELLABLE_AFTER

    def due(self) -> bool:
        """Return whether to look for INTERRUPT among the waiting keys: once the run takes long, at intervals."""
        now = monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + POLL_INTERVAL
        return True


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
