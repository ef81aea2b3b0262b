"""Position of one character in a document, independent of width, frontend and folds.

Rows and columns exist only in a layout; anything that has to survive a resize, a change of frontend or an edit of the
file is stored as a position.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Position of one character, ordered as the text is read."""

    section: int = 0
    """Number of the section; 0 is the part before the first one."""
    node: int = 0
    """Index of the text node in the section, from 0 (see `text_nodes`)."""
    offset: int = 0
    """Index of the character in the text node, from 0."""
