"""Space that an overlay has on the screen."""

from __future__ import annotations

from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Room:
    """Space for an overlay."""

    columns: int
    """Width in cells."""
    height: int
    """Number of rows."""
    glyphs: Glyphs
    lead: int = 0
    """Cells at the left of a table that are for the bar of its current row."""
