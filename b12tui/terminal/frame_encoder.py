"""One frame being written: where the cursor is, what look is set, and the bytes so far.

What it writes, and nothing else: text, CR and LF, `CSI H` (to a place), `CSI A B C D` (by rows and columns), `CSI J`
and `CSI K` (erase), `CSI r` (region), `ESC M` (scroll back), `CSI m` (look). All are in a VT100.

It relies on this and no more: autowrap is off, or a full row leaves the cursor on it until the next character (VT100's
"pending wrap"); after a full row the cursor is always placed by address, so both give the same picture. LF goes down
without a change of column, or with CR before it: it is sent only behind CR, or where the column does not matter.
"""

from __future__ import annotations

from b12tui.terminal.cell_rows import Cells, doubtful
from b12tui.terminal.sgr import SgrStyles

CellPosition = tuple[int, int]
"""Column and row, both from 0."""

SHORT_GAP = 4
"""Cells; to step over fewer costs more than to write them again."""

REWRITE_MARGIN = 2
"""Cells at the start of a row, the same."""


def motion(start: CellPosition | None, to: CellPosition) -> str:
    """Return the shortest cursor motion from `start` (None: unknown) to `to`, by control sequences alone.

    No CR or LF: a screen reader takes LF for the end of an utterance, and a bare move shall say nothing but the line.
    """
    if start == to:
        return ""
    (x, y) = to
    best = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
    if start is not None:
        across, down = x - start[0], y - start[1]
        relative = ""
        if not across:
            relative = f"\x1b[{_number(abs(down))}{'B' if down > 0 else 'A'}"
        elif not down:
            relative = f"\x1b[{_number(abs(across))}{'C' if across > 0 else 'D'}"
        if relative and len(relative) < len(best):
            return relative
    return best


class FrameEncoder:
    """Bytes that turn a screen of some cells into one of others, row by row from the top."""

    def __init__(self, pens: SgrStyles, size: tuple[int, int], at: CellPosition | None) -> None:
        """Start on a screen of `size` (columns, rows) with the cursor `at` a place, or nobody knows where."""
        self._pens = pens
        self._columns, self._rows = size
        self._at = at
        self._look = ""
        self._out: list[str] = []

    def text(self) -> str:
        """Return what was written."""
        return "".join(self._out)

    @property
    def at(self) -> CellPosition | None:
        """Where the cursor is; None where nobody can know."""
        return self._at

    def clear(self, *, reset: bool) -> None:
        """Erase the screen; `reset` look and region first, where somebody else may have set them."""
        self._out.append("\x1b[m\x1b[r\x1b[H\x1b[J" if reset else "\x1b[H\x1b[J")
        self._at = (0, 0)

    def raw(self, sequence: str, at: CellPosition | None) -> None:
        """Write a sequence that leaves the cursor `at` a place, or nobody knows where."""
        self._out.append(sequence)
        self._at = at

    def mend(self, old: tuple[Cells, ...], new: tuple[Cells, ...]) -> None:
        """Turn the rows `old` into the rows `new`."""
        blank_from = self._blank_from(old, new)
        for y in range(blank_from):
            if old[y] is not new[y] and old[y] != new[y]:
                self._mend_row(old[y], new[y], y)
        if blank_from < len(new):
            self._go(0, blank_from)
            self._set("")
            self._out.append("\x1b[J")

    def write_again(self, row: Cells, end: int, y: int) -> None:
        """Write the cells of a row that stands at `y` already, from its first one to before column `end` at most."""
        while 0 < end < len(row.clusters) and not row.clusters[end]:
            end -= 1
        first = next((x for x in range(end) if row.clusters[x] != " "), end)
        if first < end:
            self._go(first, y)
            self._write(row, first, end, y)

    def finish(self, cursor: CellPosition | None) -> None:
        """Set the terminal's own look again and place the cursor; None: it stays where it is."""
        self._set("")
        if cursor is not None:
            self._out.append(motion(self._at, cursor))
            self._at = cursor

    def _blank_from(self, old: tuple[Cells, ...], new: tuple[Cells, ...]) -> int:
        """Return the first row from which all are to be blank and at least two are not; else the number of rows."""
        first = len(new)
        while first and not new[first - 1].end:
            first -= 1
        changed = [y for y in range(first, len(new)) if old[y].end]
        return changed[0] if len(changed) > 1 else len(new)

    def _mend_row(self, old: Cells, new: Cells, y: int) -> None:
        if old.unsure or new.unsure:
            # Where such a row's cells really stand is unknown: all of it goes, and comes again.
            self._go(0, y)
            self._set("")
            self._out.append("\x1b[K")
            self._write(new, 0, new.end, y)
            return
        spans, erase = _spans(old, new)
        for start, end in spans:
            self._go(start, y)
            self._write(new, start, end, y)
        if erase is not None:
            if self._at != (new.end, y):  # behind the last span there are blanks from here on
                self._go(erase, y)
            self._set("")
            self._out.append("\x1b[K")

    def _write(self, row: Cells, start: int, end: int, y: int) -> None:
        """Write the cells of a row from column `start` to before `end`, the cursor being at `start`."""
        clusters, looks = row.clusters, row.looks
        x = start
        while x < end:
            appearance = looks[x]
            if not appearance and clusters[x] == " " and not self._pens.seen_on_blanks(self._look):
                appearance = self._look  # a blank looks the same in it
            quiet = not self._pens.seen_on_blanks(appearance)
            run = x + 1
            while run < end and (looks[run] == appearance or (quiet and not looks[run] and clusters[run] == " ")):
                run += 1
            self._set(appearance)
            if row.unsure:
                self._write_unsure(clusters, x, run, y)
            else:
                self._out.append("".join(clusters[x:run]))
            x = run
        self._at = (end, y) if end < self._columns else None

    def _write_unsure(self, clusters: tuple[str, ...], start: int, end: int, y: int) -> None:
        """Write cells, and place the cursor anew behind each that a terminal may hold for wider or narrower."""
        for x in range(start, end):
            self._out.append(clusters[x])
            if doubtful(clusters[x]):
                behind = x + 1
                while behind < self._columns and not clusters[behind]:
                    behind += 1
                if behind < self._columns:
                    self._out.append(motion(None, (behind, y)))

    def _go(self, x: int, y: int) -> None:
        """Place the cursor for writing, by the shortest way."""
        to = (x, y)
        if self._at == to:
            return
        best = motion(self._at, to)
        if self._at is not None:
            down = y - self._at[1]
            if 0 <= down < 3 and (not x or down):
                by_lines = "\r" + "\n" * down + (f"\x1b[{_number(x)}C" if x else "")
                # No longer is short enough: LF parts what a screen reader says, and an address joins it.
                best = by_lines if len(by_lines) <= len(best) else best
        self._out.append(best)
        self._at = to

    def _set(self, appearance: str) -> None:
        self._out.append(self._pens.change(self._look, appearance))
        self._look = appearance


def _number(count: int) -> str:
    return "" if count == 1 else str(count)


def _spans(old: Cells, new: Cells) -> tuple[list[tuple[int, int]], int | None]:
    """Return the stretches of `new` to be written over `old`, and the column to erase from, if there is one.

    A stretch takes in the whole of a word: half a word is nothing to hear for those who hear what is drawn.
    """
    clusters = new.clusters
    differ = [
        x
        for x, (was, is_, looked, looks) in enumerate(zip(old.clusters, clusters, old.looks, new.looks, strict=True))
        if was != is_ or looked != looks
    ]
    erase = None
    if differ and differ[-1] >= new.end + 3:
        erase = next(x for x in differ if x >= new.end)
        differ = [x for x in differ if x < new.end]
    spans: list[tuple[int, int]] = []
    for x in differ:
        start, end = spans[-1] if spans else (-1, -1)
        if x < end:
            continue
        if x > end + SHORT_GAP or not spans:
            start = x
            while start > max(end, 0) and _in_word(clusters, start):
                start -= 1
            if not spans and start <= REWRITE_MARGIN and all(map(_is_plain_blank, clusters[:start], new.looks)):
                start = 0
        else:
            spans.pop()
        end = x + 1
        while end < len(clusters) and (_in_word(clusters, end) or not clusters[end]):
            end += 1
        spans.append((start, end))
    return spans, erase


def _is_plain_blank(cluster: str, appearance: str) -> bool:
    return cluster == " " and not appearance


def _in_word(clusters: tuple[str, ...], x: int) -> bool:
    """Tell whether the cells at `x` and before it hold letters of one word; a wide character is a word."""
    return clusters[x].isalnum() and clusters[x - 1].isalnum() and not (x + 1 < len(clusters) and not clusters[x + 1])
