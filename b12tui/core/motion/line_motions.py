"""Interface to a frontend's lines and pages: they are made in layout, and core knows them by this protocol alone."""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fasttyping import Protocol


class LineMotions(Protocol):
    """Motions that depend on line breaks; each returns None if there is nothing further."""

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the start of the line `by` lines on (negative: back)."""

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the position `by` characters on in the same line."""

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the start of the line `pages` pages on (0.5: half a page; negative: back)."""

    def items(self, state: ReaderState, pages: int) -> int:
        """Return the number of list items or table rows that `pages` pages cover (negative: back)."""
