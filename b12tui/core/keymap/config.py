"""Validation of the user's own key bindings.

Up, Down, Enter and Backspace keep their actions: everything is reachable with these four alone.
"""

from __future__ import annotations

from b12tui.catalogue import key_bindings
from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.keymap.bindings import WITHOUT_PRINTABLE, KeyChanges, Keymap
from b12tui.document.sanitize import sanitize_line

NAMED = (
    *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Insert", "Delete"),
    *("Enter", "Tab", "Shift+Tab", "Space", "Backspace", "Esc"),
    *(f"F{number}" for number in range(1, 13)),
)
"""Named keys, as they are written; Ctrl+, Alt+ and Shift+ may precede them."""
SAME = {"Ctrl+I": "Tab", "Ctrl+M": "Enter", "Ctrl+J": "Enter", "Ctrl+H": "Backspace", "Ctrl+[": "Esc"}
"""Keys that terminals send identically."""
MAX_KEYS_OF_STROKE = 60
"""Maximum number of characters shown of an invalid name."""


def wrong_action(name: str) -> str:
    """Return the error message for an action's name, with the nearest valid one; empty if the name is valid."""
    if name in BY_ID:
        return ""
    return key_bindings.no_action(sanitize_line(name)[:MAX_KEYS_OF_STROKE], _nearest(name, [*BY_ID]))


def parse_key(written: object) -> tuple[str, str]:
    """Return the normalised name of a key, or sequence of two, and an error message or empty."""
    written = "Space" if written == " " else written
    if not isinstance(written, str) or not written.strip():
        return "", key_bindings.MUST_BE_QUOTED
    parts = written.split()
    if len(parts) > 2:
        return "", key_bindings.too_many_strokes(sanitize_line(written)[:MAX_KEYS_OF_STROKE])
    names = []
    for part in parts:
        name, error = _parse_stroke(part)
        if error:
            return "", error
        names.append(name)
    return " ".join(names), ""


def _parse_stroke(part: str) -> tuple[str, str]:
    if len(part) == 1:
        if not part.isprintable():
            return "", key_bindings.MUST_BE_VISIBLE
        if part.isdecimal():
            return "", key_bindings.is_a_count(part)
        return part, ""
    known = {name.casefold(): name for name in NAMED}
    if part.casefold() in known:
        name = known[part.casefold()]
        return ("BackTab" if name == "Shift+Tab" else name), ""
    modifiers, _, last = part.rpartition("+")
    known_modifiers = [mark for mark in ("Ctrl", "Alt", "Shift") if mark.casefold() in modifiers.casefold().split("+")]
    if modifiers and len(known_modifiers) == len(modifiers.split("+")) and last:
        letter = last.upper() if "Ctrl" in known_modifiers and len(last) == 1 else last
        named = known.get(last.casefold(), letter)
        name = f"{'+'.join(known_modifiers)}+{named}"
        if name in SAME:
            return "", key_bindings.same_key(name, SAME[name])
        if len(last) == 1 or last.casefold() in known:
            return name, ""
    return "", key_bindings.no_key(sanitize_line(part)[:MAX_KEYS_OF_STROKE], _nearest(part, NAMED))


def clashes(changes: KeyChanges) -> tuple[str, ...]:
    """Return a message for each key that cannot be assigned: claimed twice, or one of the four fixed keys."""
    messages = []
    keys = Keymap(changes=changes)
    for name, requested_keys in changes:
        action = BY_ID[name]
        for key in requested_keys:
            if key in WITHOUT_PRINTABLE and key not in action.keys:
                messages.append(key_bindings.fixed_key(key, name))
                continue
            contexts = (each for each in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE) if each & action.contexts)
            holders = (keys.bindings(context).get(key) for context in contexts)
            other = next((holder for holder in holders if holder is not None and holder.id != name), None)
            if other is not None:
                messages.append(key_bindings.claimed_twice(other.id, name, key))
    return tuple(messages)


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    matches = get_close_matches(name[:MAX_KEYS_OF_STROKE].casefold(), folded, 1, 0.4)
    return key_bindings.nearest(folded[matches[0]]) if matches else key_bindings.WHERE_LISTED
