"""From keys to commands: counts, keys of two strokes, and presets; the same for the screen and the spoken pages.

Pure: a head feeds key names, as the terminal room names them, and keeps what comes back. Nothing here waits or times
out.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.reading.actions import ACTIONS, Action, Where, key_name
from b12tui.reading.reader import Command
from b12tui.record import dataclass

WITHOUT_PRINTABLE = ("Up", "Down", "Enter", "Backspace")
"""With printable keys off (WCAG 2.2, 2.1.4), these reach everything, through the list of actions."""
LETTER_AFTER = {"mark", "go-mark"}
"""Actions whose next key is a letter of the reader's choice."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What was typed of a command that isn't whole yet."""

    count: str = ""
    prefix: str = ""

    @property
    def any(self) -> bool:
        """Tell whether something waits for its next key."""
        return bool(self.count or self.prefix)


@dataclass(frozen=True, slots=True)
class Keys:
    """A map of keys."""

    printable: bool = True
    """Whether letters, digits and signs are commands."""

    def feed(self, pending: Pending, key: str, where: Where) -> tuple[Pending, Command | None]:
        """Take one key; return what waits for the next one, and the command that the key completes, if any.

        In lists digits are not counts: the list collects them (command `digit`).
        """
        if not self.printable and is_printable(key):
            return Pending(), None
        bound = _bound(where)
        if pending.prefix in LETTER_AFTER:
            letter = key if len(key) == 1 else ""
            return Pending(), Command(pending.prefix, text=letter) if letter else None
        digit = not pending.prefix and len(key) == 1 and key.isdecimal() and key.isascii()
        if digit and where & Where.LIST:
            return Pending(), Command("digit", text=key)
        if digit and (key != "0" or pending.count):
            return Pending(pending.count + key if len(pending.count) < 9 else pending.count), None
        if pending.any and key in ("Esc", "Backspace"):
            return Pending(), None
        stroke = f"{pending.prefix} {key}".strip()
        action = bound.get(stroke)
        if action is not None and action.id in LETTER_AFTER:
            return Pending(pending.count, action.id), None
        if action is not None:
            text = key if key == "Esc" else ""
            return Pending(), Command(action.id, int(pending.count) if pending.count else None, text)
        if not pending.prefix and any(known.startswith(f"{key} ") for known in bound):
            return Pending(pending.count, key), None
        return Pending(), Command("unknown-key", text=stroke)

    def choices(self, pending: Pending, where: Where) -> tuple[tuple[str, str], ...]:
        """Return what may follow the waiting prefix: (key, what it does)."""
        return tuple(
            (stroke.split()[1], action.help)
            for stroke, action in _bound(where).items()
            if pending.prefix and stroke.startswith(f"{pending.prefix} ")
        )

    def shown(self, action: Action) -> str:
        """Return an action's keys as help shows them, or empty."""
        keys = action.keys if self.printable else tuple(key for key in action.keys if not is_printable(key))
        return " ".join(map(key_name, keys[:2])) if all(" " not in key for key in keys) else ", ".join(keys[:2])


def is_printable(key: str) -> bool:
    """Tell whether a key, or the first of two, is a letter, a digit, a sign or the space bar."""
    return len(key.split(maxsplit=1)[0]) == 1 or key == "Space"


@lru_cache(maxsize=8)
def _bound(where: Where) -> dict[str, Action]:
    """Return the keys that are bound there; a later action of the table gives way to an earlier one."""
    bound: dict[str, Action] = {}
    for action in ACTIONS:
        if action.where & where:
            for key in action.keys:
                bound.setdefault(key, action)
    return bound
