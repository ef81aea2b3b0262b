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
    return _with_gaps(list(map(max, zip(*columns, strict=True))))


def _with_gaps(heights: list[int]) -> int:
    """Return the sum of the header's height and those of table rows: a row of several lines takes an empty one, too."""
    return sum(heights) + sum(height > 1 for height in heights[1:])


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
                steps.append(_step(column, width, most, heights, others))
        _, _, column, narrower = min(steps)
        widths[column] = narrower
    return widths


def _step(
    column: int, width: int, most: int, heights: Callable[[int, int], tuple[int, ...]], others: list[int]
) -> tuple[float, int, int, int]:
    """Return the rows that narrowing a column costs for each cell, then what decides between equals, and its width.

    It is narrowed on as long as that costs nothing more, by `most` cells at the most.
    """

    def total(size: int) -> int:
        return _with_gaps(list(map(max, heights(column, size), others)))

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
