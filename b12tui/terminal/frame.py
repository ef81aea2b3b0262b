"""Frames: the fewest bytes that turn what stands on the screen into what shall stand there.

`FrameWriter` remembers the screen and opens nothing: it is given rows and gives back what to write. Several ways are
written out (mend what differs; let the terminal scroll a band first; clear and write all) and the shortest is taken,
so a frame is never longer than a full repaint. A frame that changes nothing is "", and one that moves only the cursor
is one cursor motion: screen readers tell by that what to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.terminal import scroll_detection
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.cell_rows import Cells, StyledRow, cells_of
from b12tui.terminal.frame_encoder import CellPosition, FrameEncoder, motion
from b12tui.terminal.sgr import SgrStyles

__all__ = ["CellPosition", "FrameWriter", "Size", "StyledRow"]

Size = tuple[int, int]
"""Columns and rows."""


class FrameWriter:
    """The screen of one terminal, as it stands."""

    def __init__(self, capabilities: Capabilities) -> None:
        """Write for a terminal of these capabilities; what stands on it is not known."""
        self._capabilities = capabilities
        self._pens = SgrStyles(capabilities)
        self._shown: tuple[Cells, ...] | None = None
        self._size: Size = (0, 0)
        self._at: CellPosition | None = None
        self._known: dict[StyledRow, Cells] = {}

    def frame(self, rows: Sequence[StyledRow], cursor: CellPosition | None, size: Size) -> str:
        """Return what turns the screen of `size` (columns, rows) into `rows` with the cursor at `cursor`.

        Rows are taken from the top, missing ones are blank. The cursor is at (column, row) from 0, kept on the screen;
        None leaves it wherever writing ends. A screen of another size than the last is taken for unknown.
        """
        new = self._cells(rows, size)
        if cursor is not None:
            cursor = (min(cursor[0], size[0] - 1), min(cursor[1], size[1] - 1))
        old = self._shown if size == self._size else None
        if old == new:
            return "" if cursor is None else self._placed(cursor)
        best = self._change(old, new, cursor, size) if old else self._repaint(new, cursor, size, reset=True)
        self._shown, self._size, self._at = new, size, best.at
        return best.text()

    def move(self, x: int, y: int) -> str:
        """Return what places the cursor at column `x` and row `y`, from 0, and does nothing else."""
        return self._placed((x, y))

    def again(self, cursor: CellPosition, end: int) -> str:
        """Return what writes the row of `cursor` once more, up to before column `end`, and places the cursor there.

        Nothing on the screen changes. A screen reader that only says what is drawn (yasr, where the cursor went further
        than one row) says the row then; one that compares screens says it as it would without.
        """
        x, y = cursor
        if self._shown is None or not 0 <= y < len(self._shown):
            return self._placed(cursor)
        row = self._shown[y]
        paint = FrameEncoder(self._pens, self._size, self._at)
        paint.write_again(row, min(row.end, end), y)
        paint.finish((x, y))
        self._at = paint.at
        return paint.text()

    def forget(self) -> None:
        """Take the screen for unknown: the next frame clears it and writes all."""
        self._shown, self._at = None, None

    def adopt(self, rows: Sequence[StyledRow], cursor: CellPosition | None, size: Size) -> None:
        """Take `rows` for what stands on a screen of `size`, and `cursor`, if not None, for where the cursor is."""
        self._shown, self._size, self._at = self._cells(rows, size), size, cursor

    def _placed(self, cursor: CellPosition) -> str:
        sequence = motion(self._at, cursor)
        self._at = cursor
        return sequence

    def _cells(self, rows: Sequence[StyledRow], size: Size) -> tuple[Cells, ...]:
        """Return the rows as cells; those that stood on the last screen are not worked out again."""
        columns, height = size
        last = self._known if columns == self._size[0] else {}
        rows = (*rows[:height], *((),) * (height - len(rows)))
        known: dict[StyledRow, Cells] = {}
        for row in rows:
            if row not in known:
                known[row] = last.get(row) or cells_of(row, columns, self._pens)
        self._known = known
        return tuple(known[row] for row in rows)

    def _change(
        self, old: tuple[Cells, ...], new: tuple[Cells, ...], cursor: CellPosition | None, size: Size
    ) -> FrameEncoder:
        """Return the shortest way from `old` to `new`."""
        mended = FrameEncoder(self._pens, size, self._at)
        mended.mend(old, new)
        scrolled = self._scrolled(old, new, size)
        ways = [mended, *([scrolled] if scrolled else []), self._repaint(new, None, size, reset=False)]
        for way in ways:
            way.finish(cursor)
        return min(ways, key=lambda way: len(way.text().encode()))

    def _scrolled(self, old: tuple[Cells, ...], new: tuple[Cells, ...], size: Size) -> FrameEncoder | None:
        """Return the way in which the terminal scrolls a band first; None where no rows moved, or it can't."""
        band = scroll_detection.find_band(old, new)
        scrolls = band and scroll_detection.sequence(band, size[1], self._capabilities)
        if band is None or not scrolls:
            return None
        way = FrameEncoder(self._pens, size, self._at)
        way.raw(*scrolls)
        way.mend(scroll_detection.moved(old, band, cells_of((), size[0], self._pens)), new)
        return way

    def _repaint(self, new: tuple[Cells, ...], cursor: CellPosition | None, size: Size, *, reset: bool) -> FrameEncoder:
        """Return the way that clears the screen and writes all."""
        way = FrameEncoder(self._pens, size, None)
        way.clear(reset=reset)
        way.mend((cells_of((), size[0], self._pens),) * size[1], new)
        way.finish(cursor)
        return way
