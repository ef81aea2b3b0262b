"""Keymap: from keys to commands, with counts, two-key sequences, presets and the user's changes.

Pure, and the same in every frontend: a frontend feeds key names, as `b12tui.terminal` has them, and keeps the returned
pending state. Nothing here waits or times out.
"""

from __future__ import annotations

from functools import lru_cache

from b12tui.catalogue import key_bindings
from b12tui.core.actions import ACTIONS, BY_ID, Action, KeyContext, key_name
from b12tui.core.keymap.presets import MAPS
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Request to do an action, made by a key or a typed word."""

    action: str
    """Identifier of the action."""
    count: int | None = None
    """Number typed before it."""
    text: str = ""
    """Argument typed after it."""


WITHOUT_PRINTABLE = ("Up", "Down", "Enter", "Backspace")
"""Keys that reach everything through the list of actions when printable keys are off (WCAG 2.2, 2.1.4). They can
neither be given to another action nor taken from their own."""
KEPT_BY_TERMINALS = ("F1",)
"""Keys that some terminals answer themselves, with a help of their own: they work where they can, but are not named."""
LETTER_AFTER = {"mark", "go-mark", "category"}
"""Actions whose next key is any letter or sign."""
LISTED_AFTER = {"category"}
"""Those of them that Enter lists the choices of."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Incomplete command typed so far."""

    count: str = ""
    prefix: str = ""

    @property
    def any(self) -> bool:
        """Return whether a command is incomplete."""
        return bool(self.count or self.prefix)


@dataclass(frozen=True, slots=True)
class Keymap:
    """Key bindings of a user."""

    printable: bool = True
    """Whether letters, digits and signs are commands."""
    preset: str = "default"
    """Name in `presets.MAPS`."""
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The user's changes: keys by an action's id, which replace its own."""

    @property
    def counts(self) -> bool:
        """Whether digits before a key are its count."""
        return self.preset != "browse"

    def bindings(self, where: KeyContext) -> dict[str, Action]:
        """Return the action of each key, or sequence of two, in a context; printable keys are included even if off."""
        return _bindings(self.preset, self.changes, where)

    def keys_for(self, action: Action, where: KeyContext | None = None) -> tuple[str, ...]:
        """Return the keys of an action in a context; without a context, its keys in any."""
        places = [
            place
            for place in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE)
            if place & (where or action.contexts)
        ]
        bound = [self.bindings(place) for place in places]
        return tuple(
            key
            for key in _action_keys(action, _key_changes(self.preset, self.changes))
            if (self.printable or not is_printable(key)) and any(known.get(key) is action for known in bound)
        )

    def key(self, action: str, where: KeyContext = KeyContext.TEXT) -> str:
        """Return the name of an action's first key in a context, or empty.

        A key that a terminal may keep for itself is named only if the user gave it to the action.
        """
        chosen = any(action == name for name, _ in self.changes)
        keys = self.keys_for(BY_ID[action], where)
        return next((key_name(key) for key in keys if chosen or key not in KEPT_BY_TERMINALS), "")

    def feed(self, pending: Pending, key: str, where: KeyContext) -> tuple[Pending, Command | None]:
        """Handle one key: return the pending state, and the command that the key completes, if any.

        In lists digits are not counts: the list collects them (command `digit`).
        """
        if not self.printable and is_printable(key):
            return Pending(), None
        bound = self.bindings(where)
        if pending.prefix in LETTER_AFTER:
            letter = key if len(key) == 1 else ""
            lists = key == "Enter" and pending.prefix in LISTED_AFTER
            return Pending(), Command(pending.prefix, text=letter) if letter or lists else None
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
        """Return the keys that may follow the pending prefix, each with its action's help, or with `short` its name."""
        return tuple(
            (stroke.split()[1], action.typed_names[0] if short and action.typed_names else action.help)
            for stroke, action in self.bindings(where).items()
            if pending.prefix and stroke.startswith(f"{pending.prefix} ")
        )

    def help_keys(self, action: Action, where: KeyContext | None = None) -> str:
        """Return an action's keys as help shows them, or empty."""
        keys = self.keys_for(action, where)
        if not keys and action.abbreviation and ":" in self.keys_for(BY_ID["go"], where):
            return f":{action.abbreviation}"
        return " ".join(map(key_name, keys[:2])) if all(" " not in key for key in keys) else ", ".join(keys[:2])


def unbound(keys: Keymap, stroke: str, where: KeyContext) -> str:
    """Return the message for an unbound key or sequence: the contexts where it is bound, or the key that opens help."""
    places = (
        (KeyContext.TEXT, key_bindings.THE_TEXT),
        (KeyContext.TABLE, key_bindings.TABLES),
        (KeyContext.LIST, key_bindings.LISTS),
    )
    for place, words in places:
        bound = keys.bindings(place) if place is not where else {}
        action = bound.get(stroke)
        if action is None and not any(known.startswith(f"{stroke} ") for known in bound):
            continue
        if where is KeyContext.TEXT:
            key = keys.key("table") if place is KeyContext.TABLE else ""
            hint = key_bindings.opens_one(key) if key else ""
        else:
            leaves = key_bindings.leaves_list if where is KeyContext.LIST else key_bindings.leaves_table
            hint = leaves(keys.key("back-out", where))
        return key_bindings.is_for(key_name(stroke), words, "" if action is None else action.help, hint)
    help_key = keys.key("table-help" if where is KeyContext.TABLE else "help", where)
    return key_bindings.does_nothing(key_name(stroke), help_key)


DEFAULT_KEYMAP = Keymap()
"""Default keymap: the keys of the action table."""


def is_printable(key: str) -> bool:
    """Return whether a key, or the first of two, is a letter, a digit, a sign or the space bar."""
    return len(key.split(maxsplit=1)[0]) == 1 or key == "Space"


KeyChanges = tuple[tuple[str, tuple[str, ...]], ...]


def _key_changes(preset: str, changes: KeyChanges) -> dict[str, tuple[str, ...]]:
    if preset == "default":
        return dict(changes)
    return dict(MAPS[preset]) | dict(changes)


def _action_keys(action: Action, changed: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if action.id not in changed:
        return action.keys
    fixed = tuple(key for key in action.keys if key in WITHOUT_PRINTABLE and key not in changed[action.id])
    return (*fixed, *changed[action.id])


@lru_cache(maxsize=16)
def _bindings(preset: str, changes: KeyChanges, where: KeyContext) -> dict[str, Action]:
    """Return the bindings of a context.

    If several actions claim a key, the user's change precedes the preset's, and that the table's order. A key cannot be
    bound both alone and as the first of two.
    """
    changed = _key_changes(preset, changes)
    bound: dict[str, Action] = {}
    firsts = set[str]()
    own = {name for name, _ in changes}

    def order(action: Action) -> int:
        return 0 if action.id in own else 1 if action.id in changed else 2

    # Keys in WITHOUT_PRINTABLE are never rebound, whatever was changed.
    for action in sorted(ACTIONS, key=order):
        if not action.contexts & where:
            continue
        for key in _action_keys(action, changed):
            if key in WITHOUT_PRINTABLE and key not in action.keys:
                continue
            first, _, second = key.partition(" ")
            if key in bound or (first in bound if second else key in firsts):
                continue
            bound[key] = action
            if second:
                firsts.add(first)
    return bound
