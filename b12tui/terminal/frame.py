"""Frames: the fewest bytes that turn the present screen into the next one.

`FrameWriter` remembers the screen and does no I/O: it is given rows and returns the bytes to write. Several encodings
are tried (update what differs; let the terminal scroll a band first; clear and write all) and the shortest is taken,
so a frame is never longer than a full repaint. A frame that changes nothing is "", and one that only moves the cursor
is a single cursor motion: screen readers decide by that what to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.cellstyle import StyledRow
from b12tui.terminal import scroll_detection
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.cell_rows import Cells, cells_of
from b12tui.terminal.frame_encoder import CellPosition, FrameEncoder, motion
from b12tui.terminal.sgr import SgrStyles

__all__ = ["CellPosition", "FrameWriter", "Size", "StyledRow"]

Size = tuple[int, int]
"""Columns and rows."""


class FrameWriter:
    """Frame writer for one terminal, with a copy of its screen."""

    def __init__(self, capabilities: Capabilities) -> None:
        """Write for a terminal with `capabilities`, whose screen is unknown at first."""
        self._capabilities = capabilities
        self._styles = SgrStyles(capabilities)
        self._shown: tuple[Cells, ...] | None = None
        self._size: Size = (0, 0)
        self._at: CellPosition | None = None
        self.draws_words = False
        """Whether the last frame changed more than the cursor and how blanks look."""
        self.draws_blanks = False
        """Whether it changed how blanks look, and nothing else but the cursor."""
        self._known_cells: dict[StyledRow, Cells] = {}

    def frame(self, rows: Sequence[StyledRow], cursor: CellPosition | None, size: Size) -> str:
        """Return the bytes that turn the screen of `size` (columns, rows) into `rows` with the cursor at `cursor`.

        Rows are given from the top; missing ones are blank. The cursor is (column, row) from 0, clipped to the screen;
        None leaves it wherever writing ends. A screen of another size than the last is treated as unknown.
        """
        new = self._cells(rows, size)
        if cursor is not None:
            cursor = (min(cursor[0], size[0] - 1), min(cursor[1], size[1] - 1))
        old = self._shown if size == self._size else None
        self.draws_words = self.draws_blanks = False
        if old == new:
            return "" if cursor is None else self._move_cursor(cursor)
        self.draws_words = old is None or not all(map(_differ_in_blanks, old, new))
        self.draws_blanks = not self.draws_words
        best = self._shortest_update(old, new, cursor, size) if old else self._repaint(new, cursor, size, reset=True)
        self._shown, self._size, self._at = new, size, best.cursor_position
        return best.text()

    def move(self, x: int, y: int) -> str:
        """Return the sequence that moves the cursor to column `x` and row `y`, from 0, and does nothing else."""
        return self._move_cursor((x, y))

    def move_and_repeat(self, cursor: CellPosition, end: int) -> str:
        """Return the bytes that write the row of `cursor` once more, up to before column `end`, and place the cursor.

        Nothing on the screen changes. A screen reader that speaks only what is drawn (yasr, if the cursor moves by more
        than one row) then speaks the row; one that compares screens speaks it in any case.
        """
        x, y = cursor
        if self._shown is None or not 0 <= y < len(self._shown):
            return self._move_cursor(cursor)
        row = self._shown[y]
        encoder = FrameEncoder(self._styles, self._size, self._at)
        encoder.rewrite(row, min(row.end, end), y)
        encoder.finish((x, y))
        self._at = encoder.cursor_position
        return encoder.text()

    def repeat_words(self, cursor: CellPosition) -> str:
        """Return the bytes that write once more what stands at `cursor`, to the first two blanks, and place it again.

        yasr says what is drawn of a step that draws something, such as a mark beside a cell.
        """
        x, y = cursor
        clusters = self._shown[y].clusters if self._shown is not None and 0 <= y < len(self._shown) else ()
        gaps = (at for at in range(x, len(clusters) - 1) if clusters[at] == clusters[at + 1] == " ")
        end = next(gaps, len(clusters))
        if self._shown is None or x >= end:
            return ""
        encoder = FrameEncoder(self._styles, self._size, self._at)
        encoder.rewrite(self._shown[y], end, y, x)
        encoder.finish(cursor)
        self._at = encoder.cursor_position
        return encoder.text()

    def invalidate(self) -> None:
        """Treat the screen as unknown: the next frame clears it and writes everything."""
        self._shown, self._at = None, None

    def adopt(self, rows: Sequence[StyledRow], cursor: CellPosition | None, size: Size) -> None:
        """Assume that a screen of `size` shows `rows`, and that the cursor is at `cursor` unless that is None."""
        self._shown, self._size, self._at = self._cells(rows, size), size, cursor

    def _move_cursor(self, cursor: CellPosition) -> str:
        sequence = motion(self._at, cursor)
        self._at = cursor
        return sequence

    def _cells(self, rows: Sequence[StyledRow], size: Size) -> tuple[Cells, ...]:
        """Return the rows as cells, reusing those of the last screen."""
        columns, height = size
        last = self._known_cells if columns == self._size[0] else {}
        rows = (*rows[:height], *((),) * (height - len(rows)))
        known: dict[StyledRow, Cells] = {}
        for row in rows:
            if row not in known:
                known[row] = last.get(row) or cells_of(row, columns, self._styles)
        self._known_cells = known
        return tuple([known[row] for row in rows])

    def _shortest_update(
        self, old: tuple[Cells, ...], new: tuple[Cells, ...], cursor: CellPosition | None, size: Size
    ) -> FrameEncoder:
        """Return the shortest encoding of the change from `old` to `new`."""
        updated = FrameEncoder(self._styles, size, self._at)
        updated.update(old, new)
        scrolled = self._scrolled(old, new, size)
        encoders = [updated, *([scrolled] if scrolled else [])]
        for encoder in encoders:
            encoder.finish(cursor)
        best = min(encoders, key=_length)
        if _length(best) <= sum(map(_filled, new)):
            return best
        repainted = self._repaint(new, None, size, reset=False)
        repainted.finish(cursor)
        return min((best, repainted), key=_length)

    def _scrolled(self, old: tuple[Cells, ...], new: tuple[Cells, ...], size: Size) -> FrameEncoder | None:
        """Return the encoding that scrolls a band first; None if no rows moved or the terminal cannot scroll."""
        band = scroll_detection.find_band(old, new)
        scrolls = band and scroll_detection.sequence(band, size[1], self._capabilities)
        if band is None or not scrolls:
            return None
        encoder = FrameEncoder(self._styles, size, self._at)
        encoder.raw(*scrolls)
        encoder.update(scroll_detection.moved(old, band, cells_of((), size[0], self._styles)), new)
        return encoder

    def _repaint(self, new: tuple[Cells, ...], cursor: CellPosition | None, size: Size, *, reset: bool) -> FrameEncoder:
        """Return the encoding that clears the screen and writes everything."""
        encoder = FrameEncoder(self._styles, size, None)
        encoder.clear(reset=reset)
        encoder.update((cells_of((), size[0], self._styles),) * size[1], new)
        encoder.finish(cursor)
        return encoder


def _differ_in_blanks(old: Cells, new: Cells) -> bool:
    """Return whether two rows are equal but for the styles of blanks."""
    if old is new or old == new:
        return True
    if old.clusters != new.clusters:
        return False
    changes = zip(new.clusters, old.styles, new.styles, strict=True)
    return all(cluster == " " for cluster, was, is_ in changes if was != is_)


def _length(encoder: FrameEncoder) -> int:
    return len(encoder.text().encode())


def _filled(row: Cells) -> int:
    """Return the cells of a row that are not blank: painting it takes at least as many bytes."""
    return len(row.clusters) - row.clusters.count(" ") - row.clusters.count("")
