"""The band that is scrolled: the best one there is, by trying them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from b12tui.cellstyle import DEFAULT_STYLE
from b12tui.terminal import scroll_detection
from b12tui.terminal.cell_rows import Cells, cells_of
from b12tui.terminal.sgr import SgrStyles

if TYPE_CHECKING:
    from b12tui.terminal.capabilities import Capabilities

WIDTH = 12
LINES = ["", "alpha", "beta", "gamma ray", "delta", "alphabet", "x"]

screens = st.lists(st.sampled_from(LINES), min_size=6, max_size=6)


def saved(old: tuple[Cells, ...], new: tuple[Cells, ...], band: scroll_detection.Band, blank: Cells) -> int:
    """Count what scrolling `band` saves, row by row."""

    def cost(rows: tuple[Cells, ...]) -> int:
        fresh = range(band.bottom - band.up, band.bottom) if band.up > 0 else range(band.top, band.top - band.up)
        return sum(
            scroll_detection._guess(blank if rows is not old and y in fresh else rows[y], new[y])
            for y in range(len(new))
        )

    return cost(old) - cost(scroll_detection.moved(old, band, blank))


@given(old=screens, new=screens, up=st.integers(-5, 5).filter(bool), title=st.booleans())
def test_no_other_band_saves_more(xterm: Capabilities, old: list[str], new: list[str], up: int, title: bool) -> None:
    pens = SgrStyles(xterm)
    before = tuple(cells_of(((text, DEFAULT_STYLE),), WIDTH, pens) for text in old)
    if title:  # something that did scroll, under a row that did not
        new = [old[0], *(old[1:][up:] + new)[:5]] if up > 0 else [old[0], *(new[:-up] + old[1:])[:5]]
    after = tuple(cells_of(((text, DEFAULT_STYLE),), WIDTH, pens) for text in new)
    blank = cells_of((), WIDTH, pens)
    every = [scroll_detection.Band(top, bottom, up) for top in range(6) for bottom in range(top + abs(up) + 1, 7)]
    best = max((saved(before, after, band, blank) for band in every), default=0)
    found = scroll_detection._band(before, after, up)
    assert (saved(before, after, found, blank) if found else 0) == max(best, 0)


@given(old=screens, up=st.integers(-5, 5).filter(bool), top=st.integers(0, 2))
def test_moving_a_band_leaves_the_rows_around_it(xterm: Capabilities, old: list[str], up: int, top: int) -> None:
    assume(abs(up) < 6 - top)
    pens = SgrStyles(xterm)
    before = tuple(cells_of(((f"{y} {text}", DEFAULT_STYLE),), WIDTH, pens) for y, text in enumerate(old))
    blank = cells_of((), WIDTH, pens)
    moved = scroll_detection.moved(before, scroll_detection.Band(top, 6, up), blank)
    assert len(moved) == 6
    assert moved[:top] == before[:top]
    for y in range(top, 6):
        assert moved[y] == (before[y + up] if top <= y + up < 6 else blank)
