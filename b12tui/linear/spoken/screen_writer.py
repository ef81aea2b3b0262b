"""Append-only output of spoken pages: each response below the last one, and a fresh page when the screen is full.

Pure: it tracks the last row and returns the string that writes each response. Four screen readers speak exactly what
arrives in this way: nothing scrolls, nothing is redrawn, and LF separates the rows of different phrases. Rows of one
phrase are parted otherwise (`PHRASES`), for readers part their speech where LF parts the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, product

from b12tui.core.appearance import DEFAULT_WIDTH
from b12tui.document.sanitize import sanitize
from b12tui.linear.spoken.key_response import PhraseRow
from b12tui.plain.word_wrap import filled, phrase
from b12tui.textwidth import UNSEEN, cells, clusters

LONGEST_PREFIX = 4
"""Maximum length in cells of a prefix: a row that it makes too long for the screen is spoken in two parts."""
DISTINCT_PREFIXES = tuple(
    "".join(blanks)
    for length in range(LONGEST_PREFIX + 1)
    for blanks in product(" \u00a0", repeat=length)
    if "  " not in "".join(blanks)
)
"""Prefixes for a row, the shortest first; the first that makes it differ from every row of the screen is used: Fenrir
compares two screens row by row, and doesn't speak a row that was on both. It takes a run of blanks for one, but not of
no-break spaces. There are more than responses of two rows fit a screen of 30 rows."""

PHRASES = ("wrap", "move", "rows")
"""Ways in which a row is continued in the next one. yasr and Orca speak rows together that the terminal itself wrapped:
`wrap` fills a row with blanks. tdsr speaks together what no LF parts: `move` moves the cursor. With `rows` each row
ends with CR LF. Fenrir compares screens, and speaks the same in all three."""

UNECHOED_KEYS = (
    *("Home", "End", "PageUp", "PageDown", "Backspace", "Delete", "Insert", "Esc", "BackTab"),
    *(f"F{n}" for n in range(1, 13)),
)
"""Keys after which Orca speaks what was written only if its last character is the last of the screen that changed. On a
fresh screen the rows below a response have changed as well, so there the response to these keys stands at the
bottom."""

RESERVED_ROWS = 2
"""Rows at the bottom reserved for the response to Backspace, after which Orca speaks what scrolled off the screen."""
MIN_RESERVING_ROWS = 12
"""Minimum height in rows of a screen with reserved rows."""

YASR_ECHOES = range(255 + 1, 65_536, 255)
"""Lengths in bytes of responses after which yasr, which reads 255 bytes at a time, is left with a single one: it takes
that for a key's echo, and speaks the last row with the next response only."""

_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
"""Characters that are not drawn, for `str.translate`."""

_BLANK_RUN = re.compile(" +")

CLEAR_SCREEN = "\x1b[H\x1b[2J"
"""Home first: clearing with the cursor at the bottom makes some screen readers speak what was there."""

ERASE_SCREEN = "\x1b[H\x1b[J"
"""Like CLEAR_SCREEN, but VTE doesn't scroll the screen out of view for it, which would be reported to Orca as one
change of the whole screen, up to the end of its last row."""


class AppendOnlyScreen:
    """Rows written since the screen was cleared."""

    def __init__(
        self,
        height: int,
        *,
        braille: bool = False,
        columns: int = 0,
        phrases: str = "rows",
        width: int = DEFAULT_WIDTH,
    ) -> None:
        """Start with an empty screen of `height` rows; nothing is written before the first response.

        Rows of one phrase are parted by one of `PHRASES`, which needs the `columns` of the screen; they are of at most
        `width` cells, or of more where that makes fewer phrases. With `braille` the
        cursor stands on the first cell of a response, where a display follows it, each row is ended, and nothing is put
        before its words.
        """
        self.height = max(height, 1)
        self._columns = columns
        self.phrases = phrases
        self.width = width
        self._braille = braille
        self._above = 0
        """Number of rows between the cursor and the last row, which it is to return to."""
        self._used = 0
        """Number of rows written; 0 before the screen was cleared for the first response."""
        self._shown: list[str] = []
        """The rows written, or those of the previous screen while the next one is empty."""
        self._row = ""
        """Last row."""
        self._prefix_length = 0
        """Number of characters of the last row that were put before the requested text."""
        self._column = 0
        """Number of characters (grapheme clusters) of the last row before the cursor."""
        self._blank = 0
        """Number of cells appended between the last row's end and the cursor; 0 once the cursor was moved."""

    def resize(self, columns: int, height: int) -> None:
        """Adapt to another size; the next response begins a fresh screen, for rows may have moved."""
        self._columns = columns
        self.height = max(height, 1)
        self._used = 0

    def clear(self) -> None:
        """Begin a fresh screen with the next response."""
        self._used = 0

    def append_rows(self, rows: Sequence[str], key: str = "") -> str:
        """Return the output that writes `rows` below the last one, or on a fresh screen where they don't fit.

        `key` is the key pressed. A row that begins with it gets a leading blank, for tdsr takes the character for the
        key's echo and speaks it alone ("L", "inks"). A row that ends with it gets a trailing blank, for Orca takes the
        character before the cursor for the key's echo and speaks it again.
        """
        if not rows:
            return ""
        if self._braille:
            return self._first_cell_of([safe_row(row) for row in rows])
        phrases = self._phrases(rows)
        rows = [row for rows in phrases for row in rows]
        requested = rows[-1]
        echo_ends = [key]
        column = self._cells_to(self._column) + self._blank if self._row else None
        if not self._used or self._used + len(rows) > self._usable_height(key):
            first = max(self._usable_height(key), self._used) - len(rows) if key in UNECHOED_KEYS else 0
            at_bottom = key in UNECHOED_KEYS and first >= 0
            row_start = self._shown[-1][:1] if self._shown and first > 0 else "".join(self._shown[:1])
            rows = [
                _distinct_row(rows[0], self._shown, key, row_start),
                *(_distinct_row(row, self._shown) for row in rows[1:]),
            ]
            if at_bottom:
                echo_ends.append(self._shown[-1][-1:] if self._shown else "")
            written = f"{ERASE_SCREEN}\x1b[{first + 1}H" if at_bottom else CLEAR_SCREEN
            self._used = min(max(first, 0) + len(rows), self.height)
            self._shown = []
        else:
            if len(rows) > 1:
                # Rows that end as the screen did would be spoken out of order, as if before its last row.
                rows = [
                    _distinct_row(rows[0], self._shown, key),
                    *(_distinct_row(row, self._shown) for row in rows[1:]),
                ]
            elif rows[0][:1] == key:
                rows[0] = f" {rows[0]}"
            written = "\r\n"
            self._used += len(rows)
        self._row = rows[-1]
        self._prefix_length = len(self._row) - len(requested)
        self._column = self._length
        # Orca takes a single character for the echo of a key, and doesn't speak it.
        alone = self._length == 1 and not self._row.isspace()
        self._blank = int(bool(self._row) and (alone or self._row[-1] in echo_ends))
        if column is not None and _looks_like_echo(self._row, column, self._blank):
            self._blank += 1
        written += self._joined(rows, [len(each) for each in phrases])
        if len(written.encode()) + self._blank in YASR_ECHOES:
            self._blank += 1
        self._shown += [*rows[:-1], self._row + " " * self._blank]
        return written + " " * self._blank

    def _phrases(self, rows: Sequence[str]) -> list[Sequence[str]]:
        """Return the rows as they are to be shown, by phrase."""
        phrases: list[list[str]] = [[]]
        for row in rows:
            phrases[-1].append(safe_row(row))
            if not isinstance(row, PhraseRow):
                phrases.append([])
        columns = self._columns if self.phrases == "wrap" else 0
        return [filled(each, self.width, columns) for each in phrases if each]

    def _joined(self, rows: Sequence[str], lengths: Sequence[int]) -> str:
        """Return the rows one after the other, as many as `lengths` tells in each phrase."""
        columns = 0 if self.phrases == "rows" else self._columns
        remaining = iter(rows)
        written = (phrase([*islice(remaining, length)], columns, moves=self.phrases == "move") for length in lengths)
        return "\n".join(written).replace("\n", "\r\n")

    def _first_cell_of(self, rows: Sequence[str]) -> str:
        """Return the output that writes rows below the last one, with the cursor on the first cell of the first."""
        if not self._used or self._used + len(rows) > self.height:
            written, self._used = CLEAR_SCREEN, 0
        else:
            written = f"{self.to_last_row()}\r\n"
        shown = rows[-self.height :]  # more scroll off the screen
        self._used = min(self._used + len(rows), self.height)
        self._row, self._shown = shown[-1], list(shown)
        self._prefix_length = self._column = self._blank = 0
        self._above = len(shown) - 1
        return written + "\r\n".join(rows) + "\r" + (f"\x1b[{self._above}A" if self._above else "")

    def to_last_row(self) -> str:
        """Return the output that moves the cursor to the last row, if it stands on the first cell of several rows."""
        above, self._above = self._above, 0
        return f"\x1b[{above}B" if above else ""

    def copied(self, before: Sequence[str], text: str, behind: str, columns: int) -> str:
        """Return the output that writes `text` verbatim on a fresh screen of `columns` cells, between generated rows.

        The terminal itself wraps the text and nothing is put before or behind its lines, so that a selection yields
        exactly the text. Only the rows `before` and `behind` are made to differ from those shown previously.
        """
        lines = sanitize(text).split("\n")
        framing = [_distinct_row(safe_row(row), self._shown) for row in (*before, behind)]
        self._shown = [*framing[:-1], *(row for line in lines for row in _as_wrapped(line, columns)), framing[-1]]
        self._row = framing[-1]
        self._used = min(len(self._shown), self.height)
        self._shown = self._shown[-self.height :]
        self._prefix_length = len(self._row) - len(safe_row(behind))
        self._column = self._length
        self._blank = self._above = 0
        return CLEAR_SCREEN + "\r\n".join((*framing[:-1], *lines, framing[-1]))

    def _usable_height(self, key: str) -> int:
        """Return how many rows of the screen the response to a key may fill."""
        return self.height - RESERVED_ROWS if self.height >= MIN_RESERVING_ROWS and key != "Backspace" else self.height

    @property
    def _length(self) -> int:
        return sum(1 for _ in clusters(self._row))

    def _cells_to(self, cluster: int) -> int:
        """Return the width in cells of the last row before a cluster."""
        return cells("".join(list(clusters(self._row))[:cluster]))

    def step(self, by: int) -> str:
        """Return the output that moves the cursor by `by` characters in the last row, which readers then speak.

        From the end of the row, a step to the right goes to its first character, so that a word can be spelt from its
        start.
        """
        return self.to_last_row() + self._step(by)

    def _step(self, by: int) -> str:
        length = self._length
        if by > 0 and not self._braille and self._column == length:
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
        """Return the output that shows `label` and `text` as the last row, with the cursor at character `cursor` of it.

        Text typed at the end is written alone, and text deleted there is erased alone, so that screen readers speak
        just that.
        """
        return self.to_last_row() + self._typed(label, text, cursor)

    def _typed(self, label: str, text: str, cursor: int) -> str:
        label = self._row[: self._prefix_length] + safe_row(label)
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
    """Return the rows into which a terminal of `columns` cells wraps a line."""
    found, room = [""], columns
    for cluster in clusters(line.expandtabs(8)):
        taken = cells(cluster)
        if taken > room:
            found.append("")
            room = columns
        found[-1] += cluster
        room -= taken
    return found


def _looks_like_echo(row: str, column: int, blank: int) -> bool:
    """Return whether Fenrir would take a row for the echo of typed text, and not speak it.

    It does if the cursor moved sideways by as many cells as the new text is long: the row and a trailing blank, with
    runs of blanks counted as one. `column` is the cursor's previous column, `blank` the number of blanks behind the
    row.
    """
    return abs(cells(row) + blank - column) == len(_BLANK_RUN.sub(" ", f"{row} "))


def _distinct_row(row: str, shown: Sequence[str], key: str | None = None, row_start: str = "") -> str:
    """Return the row with a prefix that distinguishes it from those `shown`; Fenrir takes a run of blanks for one.

    The result doesn't begin with `key`, whose echo that would seem. Nor does it begin with `row_start` or a part of it,
    as the row in its place does: Orca would find nothing new.
    """
    seen = {_BLANK_RUN.sub(" ", other.rstrip(" ")) for other in shown}
    marked = (mark + row for mark in DISTINCT_PREFIXES)
    fitting = (
        row
        for row in marked
        if row[:1] != key
        and _BLANK_RUN.sub(" ", row.rstrip(" ")) not in seen
        and not (row_start and (row_start.startswith(row) or row.startswith(row_start)))
    )
    return next(fitting, f" {row}" if row[:1] == key else row)


def safe_row(row: str) -> str:
    """Return a row without control characters; its blanks stay, for it may be code.

    Characters that are not drawn go: pyte 0.8, which Fenrir and tdsr show rows by, drops what follows them.
    """
    safe = sanitize(row).replace("\n", " ").replace("\t", " ")
    return safe if safe.isascii() else safe.translate(_UNSEEN)
