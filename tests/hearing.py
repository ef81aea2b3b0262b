"""What three screen readers say of what a program writes: models for fast tests, held to the real ones in tests/ears.

Each is told the key and what was written for it, and returns the rows that it would say. They know what matters for
rows written below one another, and for a cursor that is moved from row to row: tdsr 0.2.1, yasr 0.6.9 and Fenrir 1.9.3,
from their source.
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
    new = [line[2:].strip() for line in difflib.Differ().compare(before, after) if line.startswith("+ ")]
    if moment.before == moment.after:
        return [moment.after[moment.row].strip()] if moment.row != moment.left else []
    return [row for row in new if row]


MODELS: dict[str, Callable[[Moment], list[str]]] = {"tdsr": tdsr, "yasr": yasr, "fenrir": fenrir}


class Listener:
    """A screen with the readers beside it."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)

    def hear(self, key: str, written: str) -> dict[str, list[str]]:
        """Show what is written for a key, and return what each reader says."""
        before, left = tuple(self._screen.display), self._screen.cursor.y
        self._stream.feed(written)
        moment = Moment(key, written, before, tuple(self._screen.display), self._screen.cursor.y, left)
        return {name: model(moment) for name, model in MODELS.items()}
