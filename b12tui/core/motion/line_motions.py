"""What a head with rows lends to the actions: lines and pages are born in layout, and known here by this alone."""

from __future__ import annotations

from typing import Protocol

from b12tui.core.state import Reader
from b12tui.document import Address


class Lines(Protocol):
    """Moves that depend on where lines break. Each returns None where there is nothing further."""

    def line(self, reader: Reader, by: int) -> Address | None:
        """Return the first character of the line `by` lines on (negative: back)."""

    def character(self, reader: Reader, by: int) -> Address | None:
        """Return the character `by` characters on in the same line."""

    def page(self, reader: Reader, pages: float) -> Address | None:
        """Return the first character of the line that `pages` pages lead to (0.5: half a page; negative: back)."""

    def items(self, reader: Reader, pages: int) -> int:
        """Return by how many items of the list on top, or rows of the table, `pages` pages lead on (negative: back)."""
