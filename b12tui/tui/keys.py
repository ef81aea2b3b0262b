"""Textual's names for keys, in the terminal room's."""

from __future__ import annotations

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
    """Return the terminal room's name of a key that Textual reports."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"Ctrl+{key[-1].upper()}"
    return character if character and character.isprintable() else key
