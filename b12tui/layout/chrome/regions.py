"""Where things stand on a screen of some size: the same for the first picture and for all later ones."""

from __future__ import annotations

from b12tui.core.appearance import Appearance
from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import ASCII, UNICODE
from b12tui.layout.page.measure import Measure

SIDE_FROM = 100
"""Columns from which on the contents stand beside the text."""
BARS_FROM = 10
"""Rows from which on there are a first row with the section's name and a last one with a hint."""
GREETED_FROM = 3
"""Rows from which on a screen without those bars has a row, at first, that tells who listens how to hear the text."""
AIR_FROM = 20
"""Rows from which on an empty row parts the bars from the text."""
PAGE_MARGIN = 2
"""Cells before the text, from 60 columns on: a braille window of 40 cells loses no more than these."""
RIGHT = 3
"""Cells that stay free after the text, from 60 columns on: yasr takes each byte of UTF-8 for a cell, and a full row
with a bullet in it would wrap in its picture of the screen and put every row below it out by one."""
NARROW = 60
"""Columns below which there is no margin, and the first row has the section's name only."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Cells and rows of the parts of a screen."""

    columns: int
    rows: int
    bars: bool
    """Whether there are a first and a last row of ours."""
    page_row: int
    page_rows: int
    page_column: int
    page_columns: int
    """The text's measure in cells."""
    side_column: int
    side_columns: int
    """0: the contents do not stand beside the text."""
    over_columns: int
    """How wide a table may be that lies over the page: as the screen, or as a narrow measure that was asked for."""

    @property
    def foot_rows(self) -> int:
        """How many rows there are below the page."""
        return self.rows - self.page_row - self.page_rows

    @property
    def page_end(self) -> int:
        """The column behind the last that the page, or what lies over it, can reach."""
        return self.side_column if self.side_columns and self.side_column > self.page_column else self.columns


def regions(columns: int, rows: int, appearance: Appearance, *, greets: bool = False) -> Regions:
    """Divide a screen of `columns` by `rows` cells; with `greets` the first row is kept for a greeting."""
    columns, rows = max(columns, 1), max(rows, 1)
    bars = rows >= BARS_FROM
    air = 1 if rows >= AIR_FROM else 0
    first = 1 if greets and rows >= GREETED_FROM else 0
    margin = PAGE_MARGIN if columns >= NARROW else 0
    side = min(max(columns // 4, 26), 38) if columns >= SIDE_FROM else 0
    taken = side + 3 if side else 0
    left = appearance.contents_left and side
    right = RIGHT if columns >= NARROW and (left or not side) else 0
    text = min(appearance.width, columns - margin - taken - right)
    over = max(columns - margin - 1, 1)
    return Regions(
        columns=columns,
        rows=rows,
        bars=bars,
        page_row=(1 + air) if bars else first,
        page_rows=max(rows - (2 + 2 * air if bars else first), 1),
        page_column=margin + (taken if left else 0),
        page_columns=max(text, 1),
        side_column=margin if left else columns - side,
        side_columns=side,
        over_columns=over if appearance.width >= NARROW else min(over, appearance.width),
    )


def measure(screen: Regions, appearance: Appearance, *, unicode_marks: bool) -> Measure:
    """Return what the page's text is set in on that screen."""
    glyphs = UNICODE if unicode_marks and not appearance.ascii_marks else ASCII
    return Measure(screen.page_columns, glyphs, appearance.spacing, appearance.sentence_lines)
