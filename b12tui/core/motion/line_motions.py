"""What a head with rows lends to the actions: lines and pages are born in layout, and known here by this alone."""

from __future__ import annotations

from typing import Protocol

from b12tui.core.state import ReaderState
from b12tui.document import Position


class LineMotions(Protocol):
    """Moves that depend on where lines break. Each returns None where there is nothing further."""

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the first character of the line `by` lines on (negative: back)."""

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the character `by` characters on in the same line."""

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the first character of the line that `pages` pages lead to (0.5: half a page; negative: back)."""

    def items(self, state: ReaderState, pages: int) -> int:
        """Return by how many items of the list on top, or rows of the table, `pages` pages lead on (negative: back)."""
