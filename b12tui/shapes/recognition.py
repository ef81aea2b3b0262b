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

Recogniser = Callable[[Sequence[str]], Recognition | None]
"""Recogniser of one shape in lines without an empty one; None if none of them has it."""


def table_of(header: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> Table:
    """Return a table of cells as printed; columns of numbers are aligned to the right."""
    width = max(len(header), *(len(row) for row in rows)) if rows else len(header)
    names = [*header, *[""] * (width - len(header))]
    align = tuple(
        Align.RIGHT
        if rows
        and all(is_number(row[column]) for row in rows if column < len(row) and row[column])
        and any(column < len(row) and row[column] for row in rows)
        else Align.NONE
        for column in range(width)
    )
    return Table(
        tuple(Text(sanitize(name)) for name in names),
        align,
        tuple(tuple(Text(sanitize(cell)) for cell in row) for row in rows),
        title,
    )


def is_number(cell: str) -> bool:
    """Return whether a cell is a number, a percentage or a size such as `4.0K`."""
    bare = cell.strip().lstrip("+-").rstrip("%").replace(",", "").removesuffix("iB").removesuffix("B")
    if bare[-1:] in "KMGTPkmgt" and len(bare) > 1:
        bare = bare[:-1]
    return bare.replace(".", "", 1).replace(":", "").isdigit()
