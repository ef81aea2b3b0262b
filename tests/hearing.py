"""What four screen readers say of what a program writes: models for fast tests, held to the real ones in tests/ears.

Each is told the key and what was written for it, and returns the rows that it would say. They know what matters for
rows written below one another, and for a cursor that is moved from row to row: tdsr 0.2.1, yasr 0.6.9, Fenrir 1.9.3
and Orca 43.1 with VTE 0.70, from their source.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass

import pyte

ARROWS = ("Up", "Down")


@dataclass(frozen=True, slots=True)
class Moment:
    """The screen before and after a key, and what was written in between."""

    key: str
    written: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    row: int
    """Where the cursor is then."""
    left: int = 0
    """Where it was before."""
    column: int = 0
    """The cursor's column then."""
    left_column: int = 0
    """Its column before."""
    was: tuple[str, ...] = ()
    """The rows before as far as they were written: blanks behind the words belong to them."""
    now: tuple[str, ...] = ()
    """The rows after, likewise."""


def drawn(written: str) -> list[str]:
    """Return the text that was drawn, row by row, without what only moves or clears."""
    return [row for row in re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", written).split("\r\n") if row.strip()]


def tdsr(moment: Moment) -> list[str]:
    """Say the cursor's row after an arrow, else what was drawn; a first character that is the key's own is its echo."""
    if moment.key in ARROWS:
        return [moment.after[moment.row].strip()]
    rows = drawn(moment.written)
    if rows and rows[0][:1] == moment.key:
        rows = [moment.key, rows[0][1:], *rows[1:]]
    return [row.strip() for row in rows]


def yasr(moment: Moment) -> list[str]:
    """Say what was drawn; if nothing was, the cursor's row where that is one further."""
    rows = [row.strip() for row in drawn(moment.written)]
    return rows or ([moment.after[moment.row].strip()] if abs(moment.row - moment.left) == 1 else [])


def fenrir(moment: Moment) -> list[str]:
    """Say the rows of the screen that were not on it before; if all were, the cursor's row where that is another."""
    before, after = ([re.sub(" +", " ", row) for row in rows] for rows in (moment.before, moment.after))
    new = [line[2:] for line in difflib.Differ().compare(before, after) if line.startswith("+ ")]
    if moment.before == moment.after:
        return [moment.after[moment.row].strip()] if moment.row != moment.left else []
    if len(new) == 1 and len(new[0]) == abs(moment.column - moment.left_column):
        return []  # it passes for the echo of what was typed
    return [row.strip() for row in new if row.strip()]


def orca(moment: Moment) -> list[str]:
    """Say what VTE tells was inserted, if Orca takes the key for its cause; else the caret's row or character."""
    rows = moment.now
    before, text = ("".join(f"{row}\n" for row in screen) for screen in (moment.was, rows))
    caret = sum(len(row) + 1 for row in rows[: moment.row]) + moment.column
    start, end = changed(before, text)
    if "\x1b[2J" in moment.written and before != text:
        end = len(text)  # what is cleared so goes out of sight in VTE, as all of the screen when it scrolls
    line = rows[moment.row]
    if text[start:end].strip() and _causes(moment.key, text[start:end], at_caret=end == caret):
        if "\n" in text[start:end]:  # then it is said in whole rows
            start = text.rfind("\n", 0, start) + 1
            end = max(caret, text.find("\n", start))
        said = text[start:end]
    elif moment.key in (*ARROWS, "PageUp", "PageDown"):
        said = line if line.strip() else "blank"
    elif moment.key in ("Left", "Right", "Home", "End"):
        said = line[moment.column : moment.column + 1] or "blank"
    else:
        said = ""
    if moment.key == "Backspace":
        old_start, old_end = changed(text, before)
        said = f"{before[old_start:old_end]}\n{said}"
    # The character before the caret passes for what the key typed, and is said as its echo when the key is let go.
    echo = [moment.key] if line[: moment.column][-1:] == moment.key else []
    return [*(row.strip() for row in said.split("\n") if row.strip()), *echo]


def changed(before: str, text: str) -> tuple[int, int]:
    """Return what of a text is not as before, from its first difference to its last."""
    pairs = enumerate(zip(before, text, strict=False))
    start = next((at for at, (old, new) in pairs if old != new), min(len(before), len(text)))
    pairs = enumerate(zip(reversed(before[start:]), reversed(text[start:]), strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(len(before), len(text)) - start)
    return start, len(text) - same


def _causes(key: str, inserted: str, *, at_caret: bool) -> bool:
    """Tell whether Orca takes an insertion for what the key has led to."""
    if key in ("Enter", "Tab", "Space"):
        return re.search(r"[^\d\s]", inserted) is not None
    return key.startswith("Ctrl+") or (len(inserted) > 1 if len(key) == 1 else at_caret)


MODELS: dict[str, Callable[[Moment], list[str]]] = {"tdsr": tdsr, "yasr": yasr, "fenrir": fenrir, "orca": orca}


class Listener:
    """A screen with the readers beside it."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._rows = ("",) * rows

    def hear(self, key: str, written: str) -> dict[str, list[str]]:
        """Show what is written for a key, and return what each reader says."""
        before, was = tuple(self._screen.display), self._rows
        left, left_column = self._screen.cursor.y, self._screen.cursor.x
        self._stream.feed(written)
        cursor = self._screen.cursor
        after = tuple(self._screen.display)
        self._rows = tuple(
            (old if row.rstrip() and old.rstrip() == row.rstrip() else row.rstrip()).ljust(cursor.x * (at == cursor.y))
            for at, (row, old) in enumerate(zip(after, was, strict=True))
        )
        moment = Moment(key, written, before, after, cursor.y, left, cursor.x, left_column, was, self._rows)
        return {name: model(moment) for name, model in MODELS.items()}
