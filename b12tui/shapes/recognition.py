"""Recognition of a shape: the lines that have it, the blocks that they become, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.document import Align, Block, Table, Text
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Recognition:
    """Lines of one shape, and the blocks that they become."""

    start: int
    """Index of the first line in those that were given."""
    end: int
    """Index after the last line."""
    confidence: float
    """From 0 to 1; what is below `LEAST_CONFIDENCE` stays lines."""
    blocks: tuple[Block, ...]


LEAST_CONFIDENCE = 0.5

Recogniser = Callable[[Sequence[str], int], Recognition | None]
"""Recogniser of one shape in lines without an empty one, from the source line that is given; None if none has it."""


def table_of(header: Sequence[str], rows: Sequence[Sequence[str]], title: str = "", lines: Sequence[int] = ()) -> Table:
    """Return a table of cells as printed; columns of numbers are aligned to the right.

    `lines` are the source lines of the header and of each row, if known.
    """
    width = max(len(header), *(len(row) for row in rows)) if rows else len(header)
    names = [*header, *[""] * (width - len(header))]
    known = lines or [0] * (len(rows) + 1)
    return Table(
        tuple(Text(sanitize(name), (), known[0]) for name in names),
        tuple(_alignment([row[column] for row in rows if column < len(row)]) for column in range(width)),
        tuple(tuple(Text(sanitize(cell), (), line) for cell in row) for row, line in zip(rows, known[1:], strict=True)),
        title,
        known[0],
    )


def _alignment(cells: Sequence[str]) -> Align:
    filled = [cell for cell in cells if cell]
    return Align.RIGHT if filled and all(map(is_number, filled)) else Align.NONE


def is_number(cell: str) -> bool:
    """Return whether a cell is a number, a percentage or a size such as `4.0K` or `23Gi`."""
    mantissa, sign, exponent = cell.lower().partition("e")
    if sign and exponent.lstrip("+-").isdigit():
        cell = mantissa
    bare = cell.strip().lstrip("+-").rstrip("%").replace(",", "").removesuffix("B").removesuffix("i")
    if bare[-1:] in "KMGTPkmgt" and len(bare) > 1:
        bare = bare[:-1]
    return bare.replace(".", "", 1).replace(":", "").isdigit()
