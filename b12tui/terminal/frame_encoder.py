"""Encoder of a frame: cursor position, current SGR style, and the bytes so far.

It writes only text, CR and LF, `CSI H` (absolute cursor position), `CSI A B C D` (relative cursor motion), `CSI J` and
`CSI K` (erase), `CSI r` (scroll region), `ESC M` (reverse index), `CSI m` (SGR). A VT100 has all of them. Where the
terminal has it, `CSI X` erases blanks of a background, such as the rest of a panel.

It relies only on this: autowrap is off, or a full row leaves the cursor on it until the next character (VT100's
"pending wrap"); after a full row the cursor is always placed absolutely, so the result is the same. LF moves down with
or without a change of column: it is sent only after CR, or where the column does not matter.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle
from b12tui.terminal.cell_rows import Cells, doubtful
from b12tui.terminal.row_changes import (
    REWRITE_MARGIN,
    erased_before,
    is_plain_blank,
    spans,
    trimmed,
    with_start_erased,
)
from b12tui.terminal.sgr import SgrStyles

CellPosition = tuple[int, int]
"""Column and row, each from 0."""

LEAST_ERASED = 14
"""Blanks of a background from which on erasing them costs less: two sequences, where text follows."""

LEAST_BESIDE = 4
"""Rows from which on a panel beside the text is written by itself."""

STEP_BYTES = 4
"""Bytes of a step over a few cells."""


def motion(start: CellPosition | None, to: CellPosition) -> str:
    """Return the shortest cursor motion from `start` (None: unknown) to `to`, in control sequences only.

    CR and LF are not used: a screen reader takes LF for the end of an utterance, and a mere motion is to make it speak
    only the line.
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
    """Encoder of the change from one screen to another, row by row from the top."""

    def __init__(self, styles: SgrStyles, size: tuple[int, int], at: CellPosition | None) -> None:
        """Start on a screen of `size` (columns, rows) with the cursor at `at`; None: unknown."""
        self._styles = styles
        self._columns, self._rows = size
        self._at = at
        self._style = DEFAULT_STYLE
        self._out: list[str] = []

    def text(self) -> str:
        """Return the output so far."""
        return "".join(self._out)

    @property
    def cursor_position(self) -> CellPosition | None:
        """Position of the cursor; None if unknown."""
        return self._at

    def clear(self, *, reset: bool) -> None:
        """Erase the screen; `reset` also resets SGR and scroll region, which another program may have set."""
        self._out.append("\x1b[m\x1b[r\x1b[H\x1b[J" if reset else "\x1b[H\x1b[J")
        self._at = (0, 0)

    def raw(self, sequence: str, at: CellPosition | None) -> None:
        """Write a sequence that leaves the cursor at `at`; None: unknown."""
        self._out.append(sequence)
        self._at = at

    def update(self, old: tuple[Cells, ...], new: tuple[Cells, ...]) -> None:
        """Write the changes that turn rows `old` into rows `new`.

        A panel beside the text is written after it, so that its style is set once rather than in each row.
        """
        blank_from = self._blank_from(old, new)
        changed = [y for y in range(blank_from) if old[y] is not new[y] and old[y] != new[y]]
        panel = self._panel_column([new[y] for y in changed])
        of_panel: list[tuple[int, int, int]] = []
        for y in changed:
            write_row = self._shortest_row if old[y].end else self._update_row
            of_panel += write_row(old[y], new[y], y, panel)
        for y, start, end in of_panel:
            self._move_to(start, y)
            self._write(new[y], start, end, y, old[y].clusters)
        if blank_from < len(new):
            self._move_to(0, blank_from)
            self._set_style(DEFAULT_STYLE)
            self._out.append("\x1b[J")

    def rewrite(self, row: Cells, end: int, y: int, start: int = 0) -> None:
        """Write again the cells of row `y`, from its first from `start` on that is not blank to before column `end`.

        No wide character is written in part: one that `start` is within is written whole, one that `end` is within not.
        """
        while 0 < end < len(row.clusters) and not row.clusters[end]:
            end -= 1
        while 0 < start < end and not row.clusters[start]:
            start -= 1
        first = next((x for x in range(start, end) if row.clusters[x] != " "), end)
        if first < end:
            self._move_to(first, y)
            self._write(row, first, end, y)

    def finish(self, cursor: CellPosition | None) -> None:
        """Reset SGR and place the cursor; None: it stays where it is."""
        self._set_style(DEFAULT_STYLE)
        if cursor is not None:
            self._out.append(motion(self._at, cursor))
            self._at = cursor

    def _blank_from(self, old: tuple[Cells, ...], new: tuple[Cells, ...]) -> int:
        """Return the first row from which on all become blank and at least two are not yet; else the number of rows."""
        first = len(new)
        while first and not new[first - 1].end:
            first -= 1
        changed = [y for y in range(first, len(new)) if old[y].end]
        return changed[0] if len(changed) > 1 else len(new)

    def _panel_column(self, rows: list[Cells]) -> int:
        """Return the column at which a panel beside the text begins in `LEAST_BESIDE` rows or more; 0 if none does."""
        edges = Counter[int]()
        for row in rows:
            at, known = row.end, None
            while at and ((own := row.styles[at - 1]) is known or self._styles.visible_on_blanks(own)):
                at, known = at - 1, own
            if REWRITE_MARGIN < at < row.end:
                edges[at] += 1
        column, count = max(edges.items(), key=itemgetter(1), default=(0, 0))
        return column if count >= LEAST_BESIDE else 0

    def _shortest_row(self, old: Cells, new: Cells, y: int, panel: int) -> list[tuple[int, int, int]]:
        """Write the changes of a row, as `_update_row` does; if that is shorter, after erasing it from its start.

        Blanks beside something that stays cannot be erased to the end of the row, nor by `CSI X` (see `_write`).
        """
        unsure = old.unsure or new.unsure
        erased = 0 if unsure else erased_before(old, new, panel or self._columns, self._styles.erasable)
        if not erased:
            return self._update_row(old, new, y, panel)
        so_far, at, style = self._out, self._at, self._style
        self._out = []
        later = self._update_row(old, new, y, panel)
        best = self._out, self._at, self._style
        self._out, self._at, self._style = [], at, style
        self._move_to(erased - 1, y)
        self._set_style(DEFAULT_STYLE)
        self._out.append("\x1b[1K")
        later_erased = self._update_row(with_start_erased(old, erased), new, y, panel)
        if _bytes(self._out) < _bytes(best[0]):
            best, later = (self._out, self._at, self._style), later_erased
        so_far += best[0]
        self._out, self._at, self._style = so_far, *best[1:]
        return later

    def _update_row(self, old: Cells, new: Cells, y: int, panel: int) -> list[tuple[int, int, int]]:
        """Write the changes of a row; return those within the panel that begins at column `panel` (row, start, end)."""
        if old.unsure or new.unsure:
            # The real columns of such a row's cells are unknown: it is erased and written again.
            self._move_to(0, y)
            self._set_style(DEFAULT_STYLE)
            self._out.append("\x1b[K")
            self._write(new, 0, new.end, y)
            return []
        found, erase = spans(old, new)
        later: list[tuple[int, int, int]] = []
        if panel and is_plain_blank(new.clusters[panel - 1], new.styles[panel - 1]):
            later = [(y, max(start, panel), end) for start, end in found if end > panel]
            ends = ((start, trimmed(old, new, start, min(end, panel))) for start, end in found)
            found = [(start, end) for start, end in ends if start < end]
        for start, end in found:
            begin = start or self._behind_margin(old, new)
            self._move_to(begin, y)
            self._write(new, begin, end, y, old.clusters)
        if erase is not None:
            if self._at != (new.end, y):  # behind the last span only blanks follow
                self._move_to(erase, y)
            self._set_style(DEFAULT_STYLE)
            self._out.append("\x1b[K")
        return later

    def _behind_margin(self, old: Cells, new: Cells) -> int:
        """Return the column at which to begin a row: behind its blank margin if that is shorter, else 0.

        So rows of one panel need no change of style between them.
        """
        first = next((x for x, cluster in enumerate(new.clusters[: REWRITE_MARGIN + 1]) if cluster != " "), 0)
        now, then = self._style, new.styles[first]
        if not first or not self._styles.same_on_blanks(now, then):
            return 0
        if not all(all(map(is_plain_blank, row.clusters[:first], row.styles)) for row in (old, new)):
            return 0
        change = self._styles.change
        by_margin = len(change(now, DEFAULT_STYLE)) + first + len(change(DEFAULT_STYLE, then))
        return first if len(change(now, then)) + STEP_BYTES < by_margin else 0

    def _write(self, row: Cells, start: int, end: int, y: int, before: tuple[str, ...] = ()) -> None:
        """Write the cells of a row from column `start` to before `end`; the cursor is at `start`.

        Blanks are erased only where blanks stood `before`: yasr does not know `CSI X`, and would keep letters.
        """
        clusters, looks = row.clusters, row.styles
        placed = 0 if row.unsure else self._placed_again(clusters, start, end)
        x = start
        while x < end:
            appearance = looks[x]
            if appearance is DEFAULT_STYLE and clusters[x] == " " and not self._styles.visible_on_blanks(self._style):
                appearance = self._style  # a blank looks the same in the current one
            quiet = not self._styles.visible_on_blanks(appearance)
            run = x + 1
            while run < end and (looks[run] is appearance or (quiet and is_plain_blank(clusters[run], looks[run]))):
                run += 1
            if clusters[x] == " " and self._styles.same_on_blanks(self._style, appearance):
                blanks = x
                while blanks < run and clusters[blanks] == " ":
                    blanks += 1
                run, appearance = blanks, self._style
            self._set_style(appearance)
            text = run
            if run - x >= LEAST_ERASED and not row.unsure and self._styles.erasable(appearance):
                while text > x and clusters[text - 1] == " ":
                    text -= 1
                blank = before[text:run].count(" ") == run - text
                if x < placed <= run:
                    text = max(text, placed)
                text = text if blank and run - text >= LEAST_ERASED else run
            if row.unsure:
                self._write_unsure(clusters, x, run, y)
            elif x < placed <= run:
                self._out.append("".join(clusters[x:placed]))
                self._out.append(motion(None, (placed, y)))
                self._out.append("".join(clusters[placed:text]))
            else:
                self._out.append("".join(clusters[x:text]))
            if text < run:
                # tmux takes a row to end at its last cell that was written: what it copies and captures, too.
                last = " " if run == end else ""
                size = run - text - len(last)
                self._out.append(f"\x1b[{size}X\x1b[{size}C{last}")
            x = run
        self._at = (end, y) if end < self._columns else None

    def _placed_again(self, clusters: tuple[str, ...], start: int, end: int) -> int:
        """Return the column at which the cursor is to be placed again in cells that fill a row; 0 if nowhere.

        yasr takes each byte of UTF-8 for a cell: behind letters of several bytes the rest of a full row would wrap in
        its copy of the screen.
        """
        if end < self._columns or "".join(clusters[start:end]).isascii():
            return 0
        behind = 1 + max(x for x in range(start, end) if not clusters[x].isascii())
        while behind < end and not clusters[behind]:
            behind += 1
        return behind if behind < end else 0

    def _write_unsure(self, clusters: tuple[str, ...], start: int, end: int, y: int) -> None:
        """Write cells, placing the cursor again behind each whose width terminals disagree about."""
        for x in range(start, end):
            self._out.append(clusters[x])
            if doubtful(clusters[x]):
                behind = x + 1
                while behind < self._columns and not clusters[behind]:
                    behind += 1
                if behind < self._columns:
                    self._out.append(motion(None, (behind, y)))

    def _move_to(self, x: int, y: int) -> None:
        """Move the cursor for writing, by the shortest sequence."""
        to = (x, y)
        if self._at == to:
            return
        best = motion(self._at, to)
        if self._at is not None:
            down = y - self._at[1]
            if 0 <= down < 3 and (not x or down):
                by_lines = "\r" + "\n" * down + (f"\x1b[{_number(x)}C" if x else "")
                # LF is preferred at equal length: it ends what a screen reader speaks, absolute positioning joins it.
                best = by_lines if len(by_lines) <= len(best) else best
        self._out.append(best)
        self._at = to

    def _set_style(self, appearance: CellStyle) -> None:
        self._out.append(self._styles.change(self._style, appearance))
        self._style = appearance


def _number(count: int) -> str:
    return "" if count == 1 else str(count)


def _bytes(parts: list[str]) -> int:
    return len("".join(parts).encode())
