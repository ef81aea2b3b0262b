"""What spoken pages write: each answer below the last one, the cursor left behind it, and a fresh page when it is full.

Pure: it remembers which row is the last and returns what is to be written, one string for an answer. Four readers say
word for word what comes this way and nothing else: nothing scrolls, nothing is drawn again, LF parts the rows, and no
cursor move stands between words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.document.sanitize import sanitize
from b12tui.textwidth import cells, clusters

APART = ("", " ", *("\u00a0" * number for number in range(1, 13)))
"""What is put before a row on a fresh screen, the first that makes it unlike every row of the screen before: Fenrir
compares the two screens row by row, and says nothing of a row that stood on both. As many as an answer of two rows can
stand on a screen of 24."""

UNSAID = ("Home", "End", "Backspace", "Delete", "Insert", "Esc", "BackTab", *(f"F{n}" for n in range(1, 13)))
"""Keys after which Orca says what was written only if its last character is the last of the screen that changed. Under
a row on a fresh screen the rows below have changed as well, so there the answer to these stands at the bottom."""

SPARE = 2
"""Rows at the bottom that only the answer to Backspace takes: after that Orca says what went off the screen."""
SPARING = 12
"""Rows that a screen has at least where some are spared."""

_ONE_BLANK = re.compile(" +")

FRESH = "\x1b[H\x1b[2J"
"""Home first: clearing with the cursor at the bottom makes some readers say what was there."""

EMPTIED = "\x1b[H\x1b[J"
"""The same, but a terminal of the desktop (VTE) moves nothing out of sight for it: Orca would be told of the whole
screen as one change, to its last row's end."""


class AppendOnlyScreen:
    """The rows that were written since the screen was cleared."""

    def __init__(self, height: int) -> None:
        """Begin with an empty screen of `height` rows; nothing is written before the first answer."""
        self.height = max(height, 1)
        self._used = 0
        """Rows that are written; 0: the screen is not ours yet."""
        self._shown: list[str] = []
        """Those rows, or the last screen's while nothing stands on the next one."""
        self._row = ""
        """The last row."""
        self._before = 0
        """How many of its characters were put before what was asked for."""
        self._column = 0
        """How many of its characters (grapheme clusters) stand before the cursor."""
        self._blank = 0
        """Cells between its end and the cursor, while the cursor was not moved: what was put behind it."""

    def resize(self, height: int) -> None:
        """Fit another height; the next answer begins a fresh screen, for rows may have moved."""
        self.height = max(height, 1)
        self._used = 0

    def clear(self) -> None:
        """Begin a fresh screen with the next answer."""
        self._used = 0

    def below(self, rows: Sequence[str], key: str = "") -> str:
        """Return what writes `rows` below the last one, or on a fresh screen where they don't fit.

        `key` is what was pressed: a row that begins with it gets a blank before it, for tdsr takes the character for
        the key's echo and says it alone ("L", "inks"); one that ends with it gets a blank behind it, for Orca takes
        the character before the cursor for the key's echo and says it once more.
        """
        if not rows:
            return ""
        rows = [safe_row(row) for row in rows]
        asked = rows[-1]
        ends = [key]
        column = self._cells_to(self._column) + self._blank if self._row else None
        if rows[0][:1] == key:
            rows[0] = f" {rows[0]}"
        if not self._used or self._used + len(rows) > self._room(key):
            first = max(self._room(key), self._used) - len(rows) if key in UNSAID else 0
            begins = self._shown[-1][:1] if self._shown and first > 0 else "".join(self._shown[:1])
            rows = [_unlike(rows[0], self._shown, begins), *(_unlike(row, self._shown) for row in rows[1:])]
            if first > 0:
                ends.append(self._shown[-1][-1:] if self._shown else "")
            written = f"{EMPTIED}\x1b[{first + 1}H" if first > 0 else FRESH
            self._used = min(max(first, 0) + len(rows), self.height)
            self._shown = []
        else:
            if len(rows) > 1:
                # Rows that end as the screen did would be told in another order: as if they stood before its last one.
                rows = [_unlike(row, self._shown) for row in rows]
            written = "\r\n"
            self._used += len(rows)
        self._row = rows[-1]
        self._before = len(self._row) - len(asked)
        self._column = self._length
        # Orca takes a single character for the echo of a key, and says nothing of it.
        alone = self._length == 1 and not self._row.isspace()
        self._blank = int(bool(self._row) and (alone or self._row[-1] in ends))
        if column is not None and _passes_for_typed(self._row, column, self._blank):
            self._blank += 1
        self._shown += [*rows[:-1], self._row + " " * self._blank]
        return written + "\r\n".join(rows) + " " * self._blank

    def copied(self, before: Sequence[str], text: str, behind: str, columns: int) -> str:
        """Return what writes `text` exactly as it is, on a fresh screen of `columns` cells, between rows of ours.

        The terminal itself wraps its lines and nothing is put before or behind them, so that what is selected there is
        the text. Only the rows of ours are made unlike those that were shown.
        """
        lines = sanitize(text).split("\n")
        own = [_unlike(safe_row(row), self._shown) for row in (*before, behind)]
        self._shown = [*own[:-1], *(row for line in lines for row in _as_wrapped(line, columns)), own[-1]]
        self._row = own[-1]
        self._used = min(len(self._shown), self.height)
        self._shown = self._shown[-self.height :]
        self._before = len(self._row) - len(safe_row(behind))
        self._column = self._length
        self._blank = 0
        return FRESH + "\r\n".join((*own[:-1], *lines, own[-1]))

    def _room(self, key: str) -> int:
        """Return how many rows of the screen the answer to a key may fill."""
        return self.height - SPARE if self.height >= SPARING and key != "Backspace" else self.height

    @property
    def _length(self) -> int:
        return sum(1 for _ in clusters(self._row))

    def _cells_to(self, cluster: int) -> int:
        """Return how many cells stand before a character of the last row."""
        return cells("".join(list(clusters(self._row))[:cluster]))

    def step(self, by: int) -> str:
        """Return what moves the cursor by characters of the last row: its arrows say the character there.

        Behind the row, a step to the right goes to its first character, so that a word can be spelt from its start.
        """
        length = self._length
        if by > 0 and self._column == length:
            self._column = self._blank = 0
            return "\r"
        goal = min(max(self._column + by, 0), length)
        low, high = min(goal, self._column), max(goal, self._column)
        between = self._cells_to(high) - self._cells_to(low) + self._blank
        self._blank = 0
        right = goal > self._column
        self._column = goal
        return (
            f"\x1b[{between}{'C' if right else 'D'}"
            if between > 1
            else {0: "", 1: "\x1b[C" if right else "\b"}[between]
        )

    def typed(self, label: str, text: str, cursor: int) -> str:
        """Return what makes the last row `label` and `text`, with the cursor before character `cursor` of the text.

        What is typed at the end is written alone, and what is rubbed out there alone is, so that readers say that.
        """
        label = self._row[: self._before] + safe_row(label)
        row = label + safe_row(text)
        shown, self._row = self._row, row
        at_end = self._column >= sum(1 for _ in clusters(shown)) and cursor == len(text)
        self._column = sum(1 for _ in clusters(label + safe_row(text[:cursor])))
        if at_end and row.startswith(shown):
            return row[len(shown) :]
        if at_end and shown.startswith(row):
            gone = cells(shown[len(row) :])
            return "\b" * gone + "\x1b[K"
        back = cells(safe_row(text[cursor:]))
        return f"\r{row}\x1b[K" + (f"\x1b[{back}D" if back else "")


def _as_wrapped(line: str, columns: int) -> list[str]:
    """Return the rows that a terminal of `columns` cells makes of a line."""
    found, room = [""], columns
    for cluster in clusters(line.expandtabs(8)):
        taken = cells(cluster)
        if taken > room:
            found.append("")
            room = columns
        found[-1] += cluster
        room -= taken
    return found


def _passes_for_typed(row: str, column: int, blank: int) -> bool:
    """Tell whether Fenrir would take a row for the echo of what was typed, and say nothing of it.

    So it does if the cursor went as far to a side as what is new is long: the row and a blank behind it, with any
    number of blanks for one. `column` is where the cursor was, `blank` how many blanks are written behind the row.
    """
    return abs(cells(row) + blank - column) == len(_ONE_BLANK.sub(" ", f"{row} "))


def _unlike(row: str, shown: Sequence[str], begins: str = "") -> str:
    """Return the row with what tells it from those `shown`; Fenrir takes any number of blanks for one.

    Nor does it begin as what stands in its place begins, with `begins` or a part of that: Orca would find nothing new
    there.
    """
    seen = {_ONE_BLANK.sub(" ", other.rstrip(" ")) for other in shown}
    marked = (mark + row for mark in APART)
    fitting = (
        row
        for row in marked
        if _ONE_BLANK.sub(" ", row.rstrip(" ")) not in seen
        and not (begins and (begins.startswith(row) or row.startswith(begins)))
    )
    return next(fitting, row)


def safe_row(row: str) -> str:
    """Return a row without anything that acts; its blanks stay, for it may be code."""
    return sanitize(row).replace("\n", " ").replace("\t", " ")
