"""What differs between two rows of cells: the spans to write, and the blanks to erase."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle
from b12tui.terminal.cell_rows import Cells

SHORT_GAP = 4
"""Gap in cells up to which writing the cells again costs less than stepping over them."""

REWRITE_MARGIN = 2
"""The same at the start of a row."""

LEAST_ERASED_BEFORE = 12
"""Blanks within a row from which on erasing it from its start may cost less: two sequences and the way back."""


def spans(old: Cells, new: Cells) -> tuple[list[tuple[int, int]], int | None]:
    """Return the spans of `new` to write over `old`, and the column to erase from, if any.

    A span covers whole words: some screen readers speak what is drawn, and half a word is not intelligible.
    """
    clusters = new.clusters
    differ = [
        x
        for x, (was, is_, looked, looks) in enumerate(zip(old.clusters, clusters, old.styles, new.styles, strict=True))
        if was != is_ or looked != looks
    ]
    erase = None
    if differ and differ[-1] >= new.end + 3:
        # A row that becomes blank is erased from its start, where the cursor is with less.
        erase = next(x for x in differ if x >= new.end) if new.end else 0
        differ = [x for x in differ if x < new.end]
    found: list[tuple[int, int]] = []
    for x in differ:
        start, end = found[-1] if found else (-1, -1)
        if x < end:
            continue
        if x > end + SHORT_GAP or not found:
            start = x
            while start > max(end, 0) and _in_word(clusters, start):
                start -= 1
            if not found and start <= REWRITE_MARGIN and all(map(is_plain_blank, clusters[:start], new.styles)):
                start = 0
        else:
            found.pop()
        end = x + 1
        while end < len(clusters) and (_in_word(clusters, end) or not clusters[end]):
            end += 1
        found.append((start, end))
    return found, erase


def erased_before(old: Cells, new: Cells, end: int, erasable: Callable[[CellStyle], bool]) -> int:
    """Return the column before which it may pay to erase a row from its start; 0 if it does not.

    There the most blanks before column `end` take the place of what was seen, and something stands behind them that
    erasing to the end of the row would remove. Blanks in an `erasable` style count, too: they are filled afterwards.
    """
    end = min(end, new.end)
    cells = zip(new.clusters[:end], new.styles, old.clusters, old.styles, strict=False)
    freed = [
        x
        for x, (now, style, then, styled) in enumerate(cells)
        if now == " " and (then != " " or styled is not style) and (style is DEFAULT_STYLE or erasable(style))
    ]
    if len(freed) < LEAST_ERASED_BEFORE:
        return 0
    behind, most, count, last = 0, 0, 0, freed[0]
    for x in freed:
        blank = new.clusters[last:x].count(" ") == x - last
        count, last = count + 1 if blank else 1, x
        if count > most:
            behind, most = x + 1, count
    if most < LEAST_ERASED_BEFORE or behind >= len(old.clusters) or not old.clusters[behind]:
        return 0
    return behind


def with_start_erased(row: Cells, end: int) -> Cells:
    """Return a row whose cells before column `end` are erased."""
    return Cells(
        (*(" ",) * end, *row.clusters[end:]), (*(DEFAULT_STYLE,) * end, *row.styles[end:]), row.end, row.unsure
    )


def trimmed(old: Cells, new: Cells, start: int, end: int) -> int:
    """Return `end`, or the column from which on the cells of a span are blank, and were before."""
    while end > start and old.clusters[end - 1] == new.clusters[end - 1] == " ":
        if old.styles[end - 1] is not DEFAULT_STYLE or new.styles[end - 1] is not DEFAULT_STYLE:
            break
        end -= 1
    return end


def is_plain_blank(cluster: str, appearance: CellStyle) -> bool:
    """Return whether a cell is a blank of the terminal's default style."""
    return cluster == " " and appearance is DEFAULT_STYLE


def _in_word(clusters: tuple[str, ...], x: int) -> bool:
    """Return whether the cells at `x` and before it hold letters of one word; a wide character is a word by itself."""
    return clusters[x].isalnum() and clusters[x - 1].isalnum() and not (x + 1 < len(clusters) and not clusters[x + 1])
