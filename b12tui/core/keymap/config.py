"""Keys of the reader's own: what may be asked for, and what is wrong with it.

Up, Down, Enter and Backspace keep what they do: with these four alone everything is reached.
"""

from __future__ import annotations

from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.keymap.bindings import WITHOUT_PRINTABLE, Changes, Keymap
from b12tui.document.sanitize import sanitize_line

NAMED = (
    *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Insert", "Delete"),
    *("Enter", "Tab", "Shift+Tab", "Space", "Backspace", "Esc"),
    *(f"F{number}" for number in range(1, 13)),
)
"""Keys that have names, as they are written; Ctrl+, Alt+ and Shift+ may stand before them."""
SAME = {"Ctrl+I": "Tab", "Ctrl+M": "Enter", "Ctrl+J": "Enter", "Ctrl+H": "Backspace", "Ctrl+[": "Esc"}
"""What terminals send alike."""
MAX_KEYS_OF_STROKE = 60
"""Characters of a wrong name that are shown."""


def wrong_action(name: str) -> str:
    """Return what is wrong with an action's name, a sentence with the nearest one; or the empty text."""
    if name in BY_ID:
        return ""
    return f"There is no action named {sanitize_line(name)[:MAX_KEYS_OF_STROKE]}; {_nearest(name, [*BY_ID])}."


def parse_key(written: object) -> tuple[str, str]:
    """Return a key, or two one after the other, by the name the program has for it, and what is wrong, or empty."""
    written = "Space" if written == " " else written
    if not isinstance(written, str) or not written.strip():
        return "", 'A key is written as on the keyboard, in quotes: "x", "Ctrl+L" or "z a".'
    parts = written.split()
    if len(parts) > 2:
        return "", f"A key is one stroke or two, not {sanitize_line(written)[:MAX_KEYS_OF_STROKE]}."
    named = []
    for part in parts:
        name, wrong = _stroke(part)
        if wrong:
            return "", wrong
        named.append(name)
    return " ".join(named), ""


def _stroke(part: str) -> tuple[str, str]:
    if len(part) == 1:
        if not part.isprintable():
            return "", "A key is a character that can be seen, or has a name."
        if part.isdecimal():
            return "", f"The digit {part} begins a count, and can't be another key."
        return part, ""
    known = {name.casefold(): name for name in NAMED}
    if part.casefold() in known:
        name = known[part.casefold()]
        return ("BackTab" if name == "Shift+Tab" else name), ""
    held, _, last = part.rpartition("+")
    marks = [mark for mark in ("Ctrl", "Alt", "Shift") if mark.casefold() in held.casefold().split("+")]
    if held and len(marks) == len(held.split("+")) and last:
        letter = last.upper() if "Ctrl" in marks and len(last) == 1 else last
        named = known.get(last.casefold(), letter)
        name = f"{'+'.join(marks)}+{named}"
        if name in SAME:
            return "", f"Terminals can't tell {name} from {SAME[name]}."
        if len(last) == 1 or last.casefold() in known:
            return name, ""
    return "", f"There is no key named {sanitize_line(part)[:MAX_KEYS_OF_STROKE]}; {_nearest(part, NAMED)}."


def clashes(changes: Changes) -> tuple[str, ...]:
    """Return a sentence for each key that is asked for in vain: twice, or one of the four that keep what they do."""
    said = []
    keys = Keymap(changes=changes)
    for name, wanted in changes:
        action = BY_ID[name]
        for written in wanted:
            if written in WITHOUT_PRINTABLE and written not in action.keys:
                said.append(f"{written} keeps what it does, so {name} can't have it.")
                continue
            for place in (
                place for place in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE) if place & action.contexts
            ):
                holder = keys.bound(place).get(written)
                if holder is not None and holder is not action and holder.id != name:
                    said.append(f"Both {holder.id} and {name} have {written}; {holder.id} keeps it.")
                    break
    return tuple(said)


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    near = get_close_matches(name[:MAX_KEYS_OF_STROKE].casefold(), folded, 1, 0.4)
    return f"the nearest is {folded[near[0]]}" if near else "b12tui --settings and README.md tell what there is"
