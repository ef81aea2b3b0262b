"""Lines without a layout: visible text nodes are cut into rows of a fixed number of characters, pages of rows."""

from __future__ import annotations

from b12tui.core.folds import visible
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fastclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class FixedLines:
    """Implementation of `b12tui.core.motion.line_motions.Lines` with predictable line breaks."""

    width: int = 20
    height: int = 5

    def rows(self, state: ReaderState) -> list[Position]:
        """Return the first position of every row."""
        document = state.document
        return [
            Position(section.number, node, char)
            for section in document.sections
            for node in visible(document, state.folds, section.number)
            for char in range(0, len(document.text_nodes(section.number)[node].text.chars), self.width)
        ]

    def line(self, state: ReaderState, by: int) -> Position | None:
        rows = self.rows(state)
        here = self._row(rows, state.position)
        there = min(max(here + by, 0), len(rows) - 1)
        return rows[there] if rows and there != here else None

    def character(self, state: ReaderState, by: int) -> Position | None:
        chars = state.document.text_node(state.position).text.chars
        start = state.position.offset - state.position.offset % self.width
        char = min(max(state.position.offset + by, start), min(start + self.width, len(chars)) - 1)
        return replace(state.position, offset=char) if char != state.position.offset else None

    def page(self, state: ReaderState, pages: float) -> Position | None:
        return self.line(state, round(pages * self.height) or (1 if pages > 0 else -1))

    def items(self, state: ReaderState, pages: int) -> int:  # noqa: ARG002 - what is shown is of one size here
        return pages * self.height

    def _row(self, rows: list[Position], at: Position) -> int:
        return max((number for number, start in enumerate(rows) if start <= at), default=0)
