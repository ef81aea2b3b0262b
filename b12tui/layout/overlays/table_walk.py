"""Cursor motion by character in the visible part of a table, for braille displays.

The routing keys of a braille display press arrows until the cursor is where the finger was: Up and Down until the row
is right, Left and Right until the column is. That works only if each arrow moves by a row, or by a character in it.
Anything outside the visible part is left to the motions by cell.
"""

from __future__ import annotations

from b12tui.core.state import TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.overlays import table_view
from b12tui.layout.page.lines import Line

CHARACTER_MOTIONS = {"Up": (0, -1), "Down": (0, 1), "Left": (-1, 0), "Right": (1, 0)}
"""Characters and rows that each arrow moves by."""


def intercept_motion(
    document: Document, view: TableView, shown: table_view.RenderedTable, key: str
) -> TableView | None:
    """Return the view at the character that an arrow leads to; `view` itself at the end of a wholly visible row.

    None means that what comes next is not visible.
    """
    across, down = CHARACTER_MOTIONS[key]
    column, row = shown.cursor
    width = table_cursor.columns(table_cursor.table_at(document, view))
    place = _beside(shown.lines[row], column, across) if across else _below(shown.lines, column, row, down)
    if place is not None:
        at, cell = divmod(place[0], width)
        return replace(view, row=at - 1, column=cell, offset=place[1])
    further = view.column + across
    seen = {run.node for line in shown.lines for run in line.runs}
    hidden = 0 <= further < width and (view.row + 1) * width + further not in seen
    return None if down or (hidden and not view.record) else view


def _beside(line: Line, column: int, by: int) -> tuple[int, int] | None:
    """Return the character beside column `column` of a row, as (node, character)."""
    places = line.characters()
    before = [place for place in places if line.column(*place) < column]
    after = [place for place in places if line.column(*place) > column]
    return next(iter(after), None) if by > 0 else next(reversed(before), None)


def _below(lines: tuple[Line, ...], column: int, row: int, by: int) -> tuple[int, int] | None:
    """Return the character below or above a screen cell, or the nearest one in the next row that has any."""
    further = range(row + 1, len(lines)) if by > 0 else range(row - 1, -1, -1)
    return next((place for number in further if (place := lines[number].at_column(column)) is not None), None)
