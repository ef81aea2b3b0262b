"""Scroll detection: the band of rows that the terminal had best scroll by itself.

Rows are compared by their text at two columns, so that a sidebar which does not move hides nothing. The result is a
guess by counted cells; `frame` tries it along with the other encodings and takes the shortest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import ne

from b12tui.cellstyle import DEFAULT_STYLE
from b12tui.fastclass import dataclass
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.cell_rows import Cells
from b12tui.terminal.frame_encoder import CellPosition, motion

SUM_LENGTH = 24
"""Cells by which a row is recognised: few enough for a narrow column, enough that prose seldom repeats them."""

ADDRESS = 6
"""Approximate number of bytes to move to a row."""


@dataclass(frozen=True, slots=True)
class Band:
    """Band of rows to scroll."""

    top: int
    bottom: int
    """Row behind the last one."""
    up: int
    """Number of rows that the text moves up; down if negative."""


def find_band(old: tuple[Cells, ...], new: tuple[Cells, ...]) -> Band | None:
    """Return the band that is worth trying; None if no rows moved."""
    up = _shift(old, new)
    return _band(old, new, up) if up else None


def moved(old: tuple[Cells, ...], band: Band, blank: Cells) -> tuple[Cells, ...]:
    """Return the rows of the screen after `band` of `old` has been scrolled."""
    within = old[band.top : band.bottom]
    free = (blank,) * abs(band.up)
    within = within[band.up :] + free if band.up > 0 else free + within[: band.up]
    return old[: band.top] + within + old[band.bottom :]


def sequence(band: Band, rows: int, capabilities: Capabilities) -> tuple[str, CellPosition | None] | None:
    """Return the sequence that scrolls `band` on a screen of `rows` rows, and the cursor after it (None: unknown).

    Return None if the terminal cannot scroll it. A row is scrolled by LF on the last row of the region, or by ESC M
    (RI) on its first. `CSI S` and `CSI T` would save a byte or two, but the terminal emulators inside screen readers
    (pyte, in Fenrir) ignore them, and speech is wrong from then on. For the same reason a region is not reset by a bare
    `CSI r`, of which pyte 0.8.0 sets only the top. The cursor is unknown after that: a VT100 places it at the top left
    (DECSTBM), newer versions of pyte leave it.
    """
    whole = band.top == 0 and band.bottom == rows
    if not whole and not capabilities.region:
        return None
    count = abs(band.up)
    if band.up > 0:
        scrolls, at = f"\x1b[{band.bottom}H" + "\n" * count, (0, band.bottom - 1)
    elif capabilities.scroll_back:
        scrolls, at = motion(None, (0, band.top)) + "\x1bM" * count, (0, band.top)
    else:
        return None
    return (scrolls, at) if whole else (f"\x1b[{band.top + 1};{band.bottom}r{scrolls}\x1b[1;{rows}r", None)


def _shift(old: Sequence[Cells], new: Sequence[Cells]) -> int:
    """Return the number of rows by which most changed rows have moved up; 0 if none has moved."""
    votes = Counter[int]()
    width = len(new[0].clusters) if new else 0
    for start in {0, width // 2}:
        stood: dict[tuple[str, ...], int] = {}
        for y, row in enumerate(old):
            piece = row.clusters[start : start + SUM_LENGTH]
            stood[piece] = -1 if piece in stood else y  # text that occurs twice tells nothing
        for y, row in enumerate(new):
            piece = row.clusters[start : start + SUM_LENGTH]
            if piece != old[y].clusters[start : start + SUM_LENGTH] and stood.get(piece, -1) >= 0:
                votes[stood[piece] - y] += 1
    return max(votes, key=lambda up: votes[up], default=0)


def _band(old: Sequence[Cells], new: Sequence[Cells], up: int) -> Band | None:
    """Return the band whose scrolling by `up` saves most bytes, by estimate; None if it saves none.

    A row in the band costs its difference from the row that arrives there, or from a blank one if none does; every
    other row costs its difference from the present row. The best band has the largest sum of savings, found in one
    pass: the best start for each end.
    """
    rows, count = len(new), abs(up)
    stays = _sums([_guess(old[y], new[y]) for y in range(rows)])
    width = len(new[0].clusters)
    blank = Cells((" ",) * width, (DEFAULT_STYLE,) * width, 0, unsure=False)
    fresh = _sums([_guess(blank, row) for row in new])
    arrives = _sums([_guess(old[y + up], new[y]) if 0 <= y + up < rows else 0 for y in range(rows)])
    best, most, start, least = None, 0, 0, None
    for bottom in range(count + 1, rows + 1):
        top = bottom - count - 1
        before = stays[top] - arrives[top + count if up < 0 else top]
        before += fresh[top + count] - fresh[top] if up < 0 else 0
        if least is None or before < least:
            start, least = top, before
        after = stays[bottom] - arrives[bottom if up < 0 else bottom - count]
        after -= 0 if up < 0 else fresh[bottom] - fresh[bottom - count]
        if after - least > most:
            best, most = Band(start, bottom, up), after - least
    return best


def _sums(values: Sequence[int]) -> list[int]:
    """Return the prefix sums: those of the first 0, 1, 2, … values."""
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _guess(old: Cells, new: Cells) -> int:
    """Return an estimate of the bytes that turn one row into another."""
    if old is new or old == new:
        return 0
    differ: int = sum(map(ne, old.clusters, new.clusters)) + sum(map(ne, old.styles, new.styles))
    return ADDRESS + differ
