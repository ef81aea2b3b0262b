"""From keys to commands: counts, keys of two strokes, presets, and what a reader made of them; the same on every head.

Pure: a head feeds key names, as the terminal room names them, and keeps what comes back. Nothing here waits or times
out.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.core.actions import ACTIONS, BY_ID, Action, KeyContext, key_name
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """An action to be done, as a key or a typed word asks for it."""

    action: str
    """The action's id."""
    count: int | None = None
    """The number typed before it."""
    text: str = ""
    """What was typed after it."""


WITHOUT_PRINTABLE = ("Up", "Down", "Enter", "Backspace")
"""With printable keys off (WCAG 2.2, 2.1.4), these reach everything, through the list of actions; none can be given to
another action, nor taken from its own."""
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
class Keymap:
    """A map of keys."""

    printable: bool = True
    """Whether letters, digits and signs are commands."""
    preset: str = "default"
    """A name of `presets.MAPS`."""
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the reader made of it: keys by an action's id, instead of those it has."""

    @property
    def counts(self) -> bool:
        """Whether digits before a key are its count."""
        return self.preset != "browse"

    def bound(self, where: KeyContext) -> dict[str, Action]:
        """Return what each key, or two, does there; also those of letters, digits and signs where they are off."""
        return _bound(self.preset, self.changes, where)

    def keys_for(self, action: Action, where: KeyContext | None = None) -> tuple[str, ...]:
        """Return the keys that do an action there; without a place, those that do it anywhere."""
        places = [
            place
            for place in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE)
            if place & (where or action.contexts)
        ]
        bound = [self.bound(place) for place in places]
        return tuple(
            key
            for key in _keys(action, _changed(self.preset, self.changes))
            if (self.printable or not is_printable(key)) and any(known.get(key) is action for known in bound)
        )

    def key(self, action: str, where: KeyContext = KeyContext.TEXT) -> str:
        """Return the first key that does an action there, as it is told, or empty."""
        return next(map(key_name, self.keys_for(BY_ID[action], where)), "")

    def feed(self, pending: Pending, key: str, where: KeyContext) -> tuple[Pending, Command | None]:
        """Take one key; return what waits for the next one, and the command that the key completes, if any.

        In lists digits are not counts: the list collects them (command `digit`).
        """
        if not self.printable and is_printable(key):
            return Pending(), None
        bound = self.bound(where)
        if pending.prefix in LETTER_AFTER:
            letter = key if len(key) == 1 else ""
            return Pending(), Command(pending.prefix, text=letter) if letter else None
        digit = not pending.prefix and len(key) == 1 and key.isdecimal() and key.isascii()
        if digit and where & KeyContext.LIST:
            return Pending(), Command("digit", text=key)
        if digit and self.counts and (key != "0" or pending.count):
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

    def choices(self, pending: Pending, where: KeyContext, *, short: bool = False) -> tuple[tuple[str, str], ...]:
        """Return what may follow the waiting prefix: (key, what it does, or in short its name)."""
        return tuple(
            (stroke.split()[1], action.words[0] if short and action.words else action.help)
            for stroke, action in self.bound(where).items()
            if pending.prefix and stroke.startswith(f"{pending.prefix} ")
        )

    def shown(self, action: Action, where: KeyContext | None = None) -> str:
        """Return an action's keys as help shows them, or empty."""
        keys = self.keys_for(action, where)
        if not keys and action.short and ":" in self.keys_for(BY_ID["go"], where):
            return f":{action.short}"
        return " ".join(map(key_name, keys[:2])) if all(" " not in key for key in keys) else ", ".join(keys[:2])


def unbound(keys: Keymap, stroke: str, where: KeyContext) -> str:
    """Return what is said of a key, or two, that do nothing there: for what they are, or what shows those that do."""
    places = (KeyContext.TEXT, "the text"), (KeyContext.TABLE, "tables"), (KeyContext.LIST, "lists")
    for place, words in places:
        bound = keys.bound(place) if place is not where else {}
        action = bound.get(stroke)
        if action is None and not any(known.startswith(f"{stroke} ") for known in bound):
            continue
        does = f" ({action.help})" if action is not None else ""
        if where is KeyContext.TEXT:
            way = f"{keys.key('table')} opens one" if place is KeyContext.TABLE and keys.key("table") else ""
        else:
            way = f"{keys.key('back-out', where)} leaves this {'list' if where is KeyContext.LIST else 'table'}"
        return f"{key_name(stroke)} is for {words}{does}{f'; {way}' if way else ''}."
    key = keys.key("table-help" if where is KeyContext.TABLE else "help", where)
    return f"{key_name(stroke)} does nothing here{f'; {key} shows the keys' if key else ''}."


DEFAULT_KEYMAP = Keymap()
"""The keys of the table."""


def is_printable(key: str) -> bool:
    """Tell whether a key, or the first of two, is a letter, a digit, a sign or the space bar."""
    return len(key.split(maxsplit=1)[0]) == 1 or key == "Space"


Changes = tuple[tuple[str, tuple[str, ...]], ...]


def _changed(preset: str, changes: Changes) -> dict[str, tuple[str, ...]]:
    if preset == "default":
        return dict(changes)
    from b12tui.core.keymap.presets import MAPS  # most readers have the table's own keys

    return dict(MAPS[preset]) | dict(changes)


def _keys(action: Action, changed: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if action.id not in changed:
        return action.keys
    kept = tuple(key for key in action.keys if key in WITHOUT_PRINTABLE and key not in changed[action.id])
    return (*kept, *changed[action.id])


@lru_cache(maxsize=16)
def _bound(preset: str, changes: Changes, where: KeyContext) -> dict[str, Action]:
    """Return the keys that are bound there.

    Of two actions that want a key the reader's own change comes first, then the preset's, then the table's order. A key
    is not both whole and the first of two.
    """
    changed = _changed(preset, changes)
    bound: dict[str, Action] = {}
    firsts = set[str]()
    own = {name for name, _ in changes}

    def order(action: Action) -> int:
        return 0 if action.id in own else 1 if action.id in changed else 2

    # The four come first of all: nothing may stand before what they do.
    for action in sorted(ACTIONS, key=order):
        if not action.contexts & where:
            continue
        for key in _keys(action, changed):
            if key in WITHOUT_PRINTABLE and key not in action.keys:
                continue
            first, _, second = key.partition(" ")
            if key in bound or (first in bound if second else key in firsts):
                continue
            bound[key] = action
            if second:
                firsts.add(first)
    return bound
