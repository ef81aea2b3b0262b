"""Keys that cancel a computation when typed while it runs, the same in every frontend.

Esc and Ctrl+C only cancel; a key that quits cancels and is then handled, as if typed afterwards. Letters typed into a
prompt, or naming a bookmark, do not cancel.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from b12tui.catalogue import lists
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
    ("find", "go", "filter", "filter-list", "open-file", "search-files", "set-value", *lists.NOTE_PROMPTS)
)
"""Actions that open a prompt, or may do so."""
_ON_SELECTION = _PROMPT_ACTIONS - set(lists.NOTE_UNIT_PROMPTS) | {"open"}
"""Those that do while there is a selection, which whole units grow."""
_DROPS = frozenset({"back-out", "back", "select"})
"""Actions that drop a selection, and leave nothing else."""
NOTHING_PENDING = Pending()
"""No incomplete command."""


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
    state: ReaderState,
    waiting: Iterable[str],
    *,
    key: str = "",
    pending: Pending = NOTHING_PENDING,
    leaving: bool = False,
) -> int | None:
    """Return the index of the first key in `waiting` that cancels the current computation, or None.

    `key`: the key of `state` that is handled, if it is one, after the incomplete command `pending`. `leaving`: only
    keys that quit count, since there is nothing to return to.
    """
    meaning = _Meaning(state.keymap, update.context(state), pending)
    meaning.typing = isinstance(state.top_overlay, Prompt)
    meaning.selecting = state.selected_from is not None
    if key:
        meaning.take(key)
    return _first_cancelling(meaning, waiting, leaving=leaving)


def quits(keymap: Keymap, waiting: Iterable[str]) -> bool:
    """Return whether one of the keys typed on the page leaves the program."""
    return _first_cancelling(_Meaning(keymap, KeyContext.TEXT), waiting, leaving=True) is not None


class _Meaning:
    """What keys mean behind others that have not been handled yet, so far as these tell."""

    def __init__(self, keymap: Keymap, where: KeyContext, pending: Pending = NOTHING_PENDING) -> None:
        self.typing = self.selecting = False
        """Whether the next key belongs to a prompt, and whether characters are selected."""
        self._keymap, self._where, self._pending = keymap, where, pending

    def take(self, key: str) -> bool:
        """Take the next key; return whether it quits."""
        if self.typing:
            self.typing = key not in ("Enter", "Esc")
            return False
        self._pending, command = self._keymap.feed(self._pending, key, self._where)
        if command is None:
            return False
        if self.selecting and command.action in _DROPS:
            self.selecting = False
            return False
        self.typing = command.action in (_ON_SELECTION if self.selecting else _PROMPT_ACTIONS)
        self.selecting = command.action == "select" or (self.selecting and not self.typing)
        return command.action in _QUIT_ACTIONS and command.text != "Esc"


def _first_cancelling(meaning: _Meaning, waiting: Iterable[str], *, leaving: bool) -> int | None:
    for index, key in enumerate(waiting):
        if (key in CANCELS and not (leaving and key == "Esc")) or meaning.take(key):
            return index
    return None
