"""Which rows moved: the band that the terminal had best scroll by itself.

Rows are compared by their text at two places, so that a sidebar which stands still hides nothing. What is proposed is
a guess by counted cells; `frame` writes it out, and all other ways, and takes the shortest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import ne

from b12tui.fastclass import dataclass
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.cell_rows import Cells
from b12tui.terminal.frame_encoder import CellPosition, motion

SUM_LENGTH = 24
"""Cells by which a row is known again: few enough for a narrow column, enough that prose seldom repeats them."""

ADDRESS = 6
"""Bytes that it takes to get to a row, about."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that are to be scrolled."""

    top: int
    bottom: int
    """The row behind the last."""
    up: int
    """How many rows the text moves up; down if negative."""


def find_band(old: tuple[Cells, ...], new: tuple[Cells, ...]) -> Band | None:
    """Return the band that is worth trying; None where no rows moved."""
    up = _shift(old, new)
    return _band(old, new, up) if up else None


def moved(old: tuple[Cells, ...], band: Band, blank: Cells) -> tuple[Cells, ...]:
    """Return what stands on the screen after `band` of `old` was scrolled."""
    within = old[band.top : band.bottom]
    free = (blank,) * abs(band.up)
    within = within[band.up :] + free if band.up > 0 else free + within[: band.up]
    return old[: band.top] + within + old[band.bottom :]


def sequence(band: Band, rows: int, capabilities: Capabilities) -> tuple[str, CellPosition | None] | None:
    """Return what scrolls `band` on a screen of `rows` rows, and where the cursor is then; None: nothing scrolls it.

    A row goes by LF on the last row of the region, or by ESC M (RI) on its first. `CSI S` and `CSI T` would be a byte
    or two less, but the terminals inside of screen readers (pyte, in fenrir) pass over them, and what is said is wrong
    from then on. For the same reason a region is not unset by a bare `CSI r`, which pyte 0.8.0 takes for its top alone,
    and the cursor is then nowhere: a VT100 places it at the top left (DECSTBM), newer ones of pyte leave it.
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
    """Return by how many rows most of what changed has moved up; 0 where nothing has moved."""
    votes = Counter[int]()
    width = len(new[0].clusters) if new else 0
    for start in {0, width // 2}:
        stood: dict[tuple[str, ...], int] = {}
        for y, row in enumerate(old):
            piece = row.clusters[start : start + SUM_LENGTH]
            stood[piece] = -1 if piece in stood else y  # what stands there twice tells nothing
        for y, row in enumerate(new):
            piece = row.clusters[start : start + SUM_LENGTH]
            if piece != old[y].clusters[start : start + SUM_LENGTH] and stood.get(piece, -1) >= 0:
                votes[stood[piece] - y] += 1
    return max(votes, key=lambda up: votes[up], default=0)


def _band(old: Sequence[Cells], new: Sequence[Cells], up: int) -> Band | None:
    """Return the band whose scrolling by `up` saves most, by a guess at the bytes; None where it saves none.

    A row in the band costs what still differs in it from the row that arrives there, or from a blank one if none does;
    every other row costs what differs from what stands there. The best band is where the sum of the savings is largest:
    one walk, the best start for each end.
    """
    rows, count = len(new), abs(up)
    stays = _sums([_guess(old[y], new[y]) for y in range(rows)])
    width = len(new[0].clusters)
    blank = Cells((" ",) * width, ("",) * width, 0, unsure=False)
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
    """Return the sums of the first 0, 1, 2, … values."""
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _guess(old: Cells, new: Cells) -> int:
    """Guess how many bytes it takes to turn one row into another."""
    if old is new or old == new:
        return 0
    differ: int = sum(map(ne, old.clusters, new.clusters)) + sum(map(ne, old.looks, new.looks))
    return ADDRESS + differ
