"""Widths of the columns of a grid: natural if they fit, else narrowed so that the table takes few rows.

From the natural widths on, the column is narrowed that costs the fewest rows for each cell, the widest of several,
until all fit. No word is cut that is at most `LONG_WORD` cells wide. Columns of short cells keep their width, unless
that takes many more rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

COLUMN_GAP = 2
"""Cells between two columns."""
NARROW_GAP = 1
"""The same where no cell is wrapped then."""
LEAST_COLUMN = 8
"""Width in cells that a column of wrapped text can have, or no grid is set."""
LEAST_NUMBERS = 5
"""Width in cells to which it is narrowed at most if its words are short: a column of numbers, say."""
LEAST_FORCED = 3
"""Least width in cells where a grid is wanted at any width."""
LONG_WORD = 16
"""Width in cells of words that may be cut if they are longer: addresses, paths."""
SHORT_CELL = 16
"""Width in cells of columns that are narrowed last: names of two words, numbers with a remark."""
MOST_MORE_ROWS = 1.25
"""How many times the rows a table may take so that such columns keep their width."""
COMPARED_ROWS = 40
"""Number of table rows, the first ones, by which ways of narrowing are compared."""

Words = Sequence[int]
"""Widths in cells of the words of a cell."""
Sizes = Sequence[int]
"""Width of each column in cells."""


def column_widths(
    natural: Sizes, longest: Sizes, words: Sequence[Sequence[Words]], room: int, *, forced: bool = False
) -> list[int] | None:
    """Return widths of columns that fit in `room` cells with their gaps; None if there is no room for a grid.

    `natural` are the widths without wrapping, `longest` those of the longest words, `words` those of the words of each
    cell, by column. With `forced` columns are as narrow as need be.
    """
    left = room - COLUMN_GAP * (len(natural) - 1)
    if sum(natural) <= left:
        return list(natural)
    whole = [min(word, LONG_WORD) for word in longest]
    least = [min(size, max(word, LEAST_COLUMN)) for size, word in zip(natural, whole, strict=True)]
    floors = [min(size, max(word, LEAST_NUMBERS)) for size, word in zip(natural, whole, strict=True)]
    if sum(least) > left:
        floors = [min(size, LEAST_FORCED) for size in natural]
        if not forced or sum(floors) > left:
            return None
    compared = [column[:COMPARED_ROWS] for column in words]
    found = _narrowed(natural, floors, compared, left)
    kept = [max(floor, _whole(column)) for floor, column in zip(floors, compared, strict=True)]
    if kept == floors or sum(kept) > left or all(map(int.__ge__, found, kept)):
        return found
    whole = _narrowed(natural, kept, compared, left)
    return whole if rows_taken(whole, compared) <= MOST_MORE_ROWS * rows_taken(found, compared) else found


def _whole(column: Sequence[Words]) -> int:
    """Return the width in cells of a column's cells under its header if they are short, else 0."""
    widest = max((sum(cell) + len(cell) - 1 for cell in column[1:]), default=0)
    return widest if widest <= SHORT_CELL else 0


def rows_taken(widths: Sizes, words: Sequence[Sequence[Words]]) -> int:
    """Return how many screen rows the header and the first table rows take in columns of these widths."""
    columns = [
        [_rows(cell, width) for cell in column[:COMPARED_ROWS]] for column, width in zip(words, widths, strict=True)
    ]
    return _with_gaps(list(map(max, zip(*columns, strict=True))), columns[0], words[0])


def _with_gaps(heights: Sequence[int], first: Sequence[int], words: Sequence[Words]) -> int:
    """Return the rows of the header and of table rows of these heights, with the empty ones between them.

    `first` are the heights of the cells of the first column, `words` the widths of their words.
    """
    clear = [rows == 1 and bool(cell) for rows, cell in zip(first[1:], words[1:], strict=False)]
    return sum(heights) + (len(heights) - 2 if is_airy(heights[1:], clear) else 0)


def is_airy(heights: Sequence[int], clear: Sequence[bool]) -> bool:
    """Return whether an empty row goes between all table rows; else none goes between any.

    `heights` are their numbers of screen rows, and `clear` tells which begin with a cell of one row, so that it shows
    where they begin. Empty rows are needed if most table rows are wrapped, or some and not all begin so.
    """
    wrapped = sum(height > 1 for height in heights)
    return wrapped * 2 > len(heights) or (wrapped > 0 and not all(clear))


def natural_gap(natural: Sizes, room: int, margin: int) -> int | None:
    """Return the cells between columns that are not wrapped, in a room with a margin; None if they don't fit.

    The margin is spent first, then the gaps.
    """
    for gap in (COLUMN_GAP, NARROW_GAP):
        if sum(natural) + gap * (len(natural) - 1) <= room + margin:
            return gap
    return None


def _narrowed(natural: Sizes, floors: Sizes, words: Sequence[Sequence[Words]], left: int) -> list[int]:
    # No column needs more than all the room.
    widths = [max(min(size, left), floor) for size, floor in zip(natural, floors, strict=True)]

    @cache
    def heights(column: int, width: int) -> tuple[int, ...]:
        return tuple(_rows(cell, width) for cell in words[column])

    while (excess := sum(widths) - left) > 0:
        own = [heights(column, width) for column, width in enumerate(widths)]
        steps = []
        for column, width in enumerate(widths):
            most = min(excess, width - floors[column])
            if most > 0:
                others = [max(row, default=1) for row in zip(*own[:column], *own[column + 1 :], strict=True)] or [1]
                steps.append(_step(column, width, most, heights, others, own[0], words[0]))
        _, _, column, narrower = min(steps)
        widths[column] = narrower
    return widths


def _step(
    column: int,
    width: int,
    most: int,
    heights: Callable[[int, int], tuple[int, ...]],
    others: list[int],
    first: Sequence[int],
    words: Sequence[Words],
) -> tuple[float, int, int, int]:
    """Return the rows that narrowing a column costs for each cell, then what decides between equals, and its width.

    It is narrowed on as long as that costs nothing more, by `most` cells at the most.
    """

    def total(size: int) -> int:
        own = heights(column, size)
        taken = list(map(max, own, others))
        # A table row that is wrapped costs more than a header that is.
        return _with_gaps(taken, first if column else own, words) + sum(height > 1 for height in taken[1:])

    before, after, narrower = total(width), total(width - 1), width - 1
    while width - narrower < most and total(narrower - 1) <= after:
        narrower -= 1
    return (after - before) / (width - narrower), -width, column, narrower


def _rows(words: Words, width: int) -> int:
    """Return how many rows the words of a cell take."""
    taken, used = 1, 0
    for word in words:
        if used and used + 1 + word > width:
            taken, used = taken + 1, 0
        used += word + (1 if used else 0)
        if used > width:
            more = (used - 1) // width
            taken, used = taken + more, used - more * width
    return taken
