"""Conversion between key names of Textual and of `b12tui.terminal`."""

from __future__ import annotations

from textual.events import Key
from textual.keys import _character_to_key

_NAMES = {
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "enter": "Enter",
    "return": "Enter",
    "tab": "Tab",
    "shift+tab": "BackTab",
    "backspace": "Backspace",
    "delete": "Delete",
    "escape": "Esc",
    "space": "Space",
    "insert": "Insert",
}


def from_textual(key: str, character: str | None) -> str:
    """Return the `b12tui.terminal` name of a key that Textual reports."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"Ctrl+{key[-1].upper()}"
    return character if character and character.isprintable() else key


def to_textual(name: str) -> Key:
    """Return the Textual event of a key named as in `b12tui.terminal`."""
    for key, own in _NAMES.items():
        if own == name:
            return Key(key, " " if name == "Space" else None)
    if name.startswith("Ctrl+"):
        return Key(f"ctrl+{name[-1].lower()}", None)
    return Key(_character_to_key(name), name) if len(name) == 1 else Key(name.lower(), None)
