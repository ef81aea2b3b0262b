"""Arrangement of the widgets on the screen: where each region of a frame is, in cells."""

from __future__ import annotations

from textual.geometry import Region

from b12tui.fastclass import dataclass
from b12tui.layout.chrome.regions import Regions


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places of the widgets, which together cover the screen; one without a cell is hidden."""

    title: Region
    body: Region
    body_margin: int
    """Cells before the text of the body."""
    contents: Region
    contents_margin: int
    status: Region
    prompt: Region
    prompt_margin: int


def arrange(screen: Regions, *, prompt: bool) -> Arrangement:
    """Return the places of the widgets; a prompt takes the last row of the screen from the status or the body.

    The margins belong to the widgets, so that a theme's background reaches the edges of the screen.
    """
    sidebar_left = 0 < screen.side_columns < screen.page_column
    left = screen.side_column + screen.side_columns if sidebar_left else 0
    right = screen.page_end
    margin = screen.page_column - left
    body = Region(left, screen.page_row, right - left, screen.page_rows)
    below = screen.page_row + screen.page_rows
    status = Region(0, below, screen.columns, screen.foot_rows)
    typed, typed_margin = Region(), 0
    if prompt and status:
        typed = Region(0, screen.rows - 1, screen.columns, 1)
        status = Region(0, below, screen.columns, screen.foot_rows - 1)
    elif prompt:
        typed, typed_margin = Region(left, screen.rows - 1, right - left, 1), margin
        body = Region(left, screen.page_row, right - left, screen.page_rows - 1)
    side_columns = (left or screen.columns - right) if screen.side_columns else 0
    contents = Region(0 if sidebar_left else right, screen.page_row, side_columns, screen.page_rows)
    return Arrangement(
        title=Region(0, 0, screen.columns, screen.page_row),
        body=body,
        body_margin=margin,
        contents=contents,
        contents_margin=screen.side_column if sidebar_left else 0,
        status=status,
        prompt=typed,
        prompt_margin=typed_margin,
    )
