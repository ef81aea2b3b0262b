"""An address: one character of a document, whatever the width, the head or the folds.

Rows and columns are born and die in layout; a place that is to outlive a resize, a change of head or an edit of the
file is kept as an address.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """One character; addresses are ordered as the text is read."""

    section: int = 0
    """The section's number; 0 is what stands before the first."""
    node: int = 0
    """Which leaf of the section, from 0 (see `leaves`)."""
    offset: int = 0
    """Which character of the leaf's text, from 0."""
