"""Models of the speech of four screen readers for fast tests, checked against the real ones in tests/screen_readers.

Each is given the key and the output it led to, and returns the rows that the screen reader would speak. They model what
matters for rows written below one another, and for a cursor moved from row to row: tdsr 0.2.1, yasr 0.6.9, Fenrir 1.9.3
and Orca 43.1 with VTE 0.70, from their source.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyte

from b12tui.plain.word_wrap import NEXT_ROW
from b12tui.textwidth import cells, clusters

ARROWS = ("Up", "Down")
YASR_BUFFER = 251
"""Characters that yasr speaks together at most."""


@dataclass(frozen=True, slots=True)
class KeyOutput:
    """Screen before and after a key, and the output in between."""

    key: str
    written: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    row: int
    """Row of the cursor afterwards."""
    left: int = 0
    """Row of the cursor before."""
    column: int = 0
    """Column of the cursor afterwards."""
    left_column: int = 0
    """Column of the cursor before."""
    was: tuple[str, ...] = ()
    """Rows before, as far as they were written: blanks after the words belong to them."""
    now: tuple[str, ...] = ()
    """Rows afterwards, likewise."""
    joined_before: frozenset[int] = frozenset()
    """Rows before that the terminal itself wrapped, so that the next one continues them."""
    joined: frozenset[int] = frozenset()
    """Rows afterwards, likewise."""


def drawn(written: str) -> list[str]:
    """Return the text that was drawn, parted where a line ends, without sequences that only move or clear."""
    return [row for row in re.sub(r"\x1b(?:\[[0-9;]*[A-Za-z]|D)", "", written).split("\r\n") if row.strip()]


def tdsr(moment: KeyOutput) -> list[str]:
    """Speak the cursor's row after an arrow, else the text drawn; a first character equal to the key is its echo.

    Its emulator ends a line where it wraps one, so a wrapped line is spoken in rows.
    """
    if moment.key in ARROWS:
        return [moment.after[moment.row].strip()]
    columns = len(moment.after[0])
    lines = [line.replace("\r", "") if NEXT_ROW in moment.written else line for line in drawn(moment.written)]
    rows = [row for line in lines for row in _wrapped(line, columns if NEXT_ROW not in moment.written else 0)]
    if rows and rows[0][:1] == moment.key:
        rows = [moment.key, rows[0][1:], *rows[1:]]
    return [row.strip() for row in rows]


def yasr(moment: KeyOutput) -> list[str]:
    """Speak the text drawn; if there is none, the cursor's row if it is an adjacent one.

    More than its buffer holds is parted, be it within a word.
    """
    rows = [
        line[start : start + YASR_BUFFER].strip()
        for drawing in drawn(moment.written)
        for line in drawing.split("\r")
        for start in range(0, len(line.rstrip()), YASR_BUFFER)
    ]
    rows = [row for row in rows if row]
    return rows or ([moment.after[moment.row].strip()] if abs(moment.row - moment.left) == 1 else [])


def fenrir(moment: KeyOutput) -> list[str]:
    """Speak the rows that were not on the screen before; if there are none, the cursor's row if it changed."""
    before, after = ([re.sub(" +", " ", row) for row in rows] for rows in (moment.before, moment.after))
    new = [line[2:] for line in difflib.Differ().compare(before, after) if line.startswith("+ ")]
    if moment.before == moment.after:
        return [moment.after[moment.row].strip()] if moment.row != moment.left else []
    if len(new) == 1 and len(new[0]) == abs(moment.column - moment.left_column):
        return []  # it passes for the echo of what was typed
    return [row.strip() for row in new if row.strip()]


def orca(moment: KeyOutput) -> list[str]:
    """Speak what VTE reports as inserted, if Orca attributes it to the key; else the caret's row or character."""
    rows = moment.now
    before = _as_text(moment.was, moment.joined_before, len(moment.after[0]))
    text = _as_text(rows, moment.joined, len(moment.after[0]))
    caret = len(_as_text(rows[: moment.row], moment.joined, len(moment.after[0]))) + moment.column
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


def _wrapped(line: str, columns: int) -> list[str]:
    """Return the rows of a line that an emulator wraps; of no columns, the line itself."""
    if not columns:
        return [line]
    rows, taken = [""], 0
    for cluster in clusters(line):
        if taken + cells(cluster) > columns:
            rows, taken = [*rows, ""], 0
        rows[-1] += cluster
        taken += cells(cluster)
    return [row for row in rows if row.strip()]


def _as_text(rows: Sequence[str], joined: frozenset[int], columns: int) -> str:
    """Return rows as VTE hands them on: no line ends where the terminal itself wrapped."""
    return "".join(row + (" " * (columns - cells(row)) if at in joined else "\n") for at, row in enumerate(rows))


def changed(before: str, text: str) -> tuple[int, int]:
    """Return the range of a text that differs from the previous one, from the first difference to the last."""
    pairs = enumerate(zip(before, text, strict=False))
    start = next((at for at, (old, new) in pairs if old != new), min(len(before), len(text)))
    pairs = enumerate(zip(reversed(before[start:]), reversed(text[start:]), strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(len(before), len(text)) - start)
    return start, len(text) - same


def _causes(key: str, inserted: str, *, at_caret: bool) -> bool:
    """Return whether Orca attributes an insertion to the key."""
    if key in ("Enter", "Tab", "Space"):
        return re.search(r"[^\d\s]", inserted) is not None
    return key.startswith("Ctrl+") or (len(inserted) > 1 if len(key) == 1 else at_caret)


MODELS: dict[str, Callable[[KeyOutput], list[str]]] = {"tdsr": tdsr, "yasr": yasr, "fenrir": fenrir, "orca": orca}


class WrappingScreen(pyte.Screen):
    """Emulator that knows which of its rows it wrapped itself."""

    def __init__(self, columns: int, rows: int) -> None:
        self.joined: set[int] = set()
        self._drawing = False
        super().__init__(columns, rows)

    def draw(self, data: str) -> None:
        """Draw characters, which may wrap."""
        self._drawing = True
        super().draw(data)
        self._drawing = False

    def linefeed(self) -> None:
        """Go to the next row: by itself while it draws, else as a line end says."""
        (self.joined.add if self._drawing else self.joined.discard)(self.cursor.y)
        if self.cursor.y == self.lines - 1:  # it scrolls
            self.joined = {row - 1 for row in self.joined if row}
        super().linefeed()

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        """Clear rows, which then continue none."""
        self.joined = {row for row in self.joined if how == 0 and row < self.cursor.y}
        super().erase_in_display(how, *args, **kwargs)


class ScreenReaders:
    """Screen with all screen reader models attached."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = WrappingScreen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._rows = ("",) * rows

    def speak(self, key: str, written: str) -> dict[str, list[str]]:
        """Show the output for a key, and return what each screen reader speaks."""
        before, was = tuple(self._screen.display), self._rows
        joined_before = frozenset(self._screen.joined)
        left, left_column = self._screen.cursor.y, self._screen.cursor.x
        self._stream.feed(written)
        cursor = self._screen.cursor
        after = tuple(self._screen.display)
        self._rows = tuple(
            (old if row.rstrip() and old.rstrip() == row.rstrip() else row.rstrip()).ljust(cursor.x * (at == cursor.y))
            for at, (row, old) in enumerate(zip(after, was, strict=True))
        )
        joined = frozenset(self._screen.joined)
        moment = KeyOutput(
            key,
            written,
            before,
            after,
            cursor.y,
            left,
            cursor.x,
            left_column,
            was,
            self._rows,
            joined_before,
            joined,
        )
        return {name: model(moment) for name, model in MODELS.items()}
