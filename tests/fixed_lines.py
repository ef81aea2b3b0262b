"""Lines without a layout: each leaf in sight is cut into rows of so many characters, and a page is so many rows."""

from __future__ import annotations

from b12tui.core.motion.folds import visible
from b12tui.core.state import Reader
from b12tui.document import Address
from b12tui.fastclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class FixedLines:
    """What `b12tui.core.motion.line_motions.Lines` asks of a head, for tests that want to know where lines break."""

    width: int = 20
    height: int = 5

    def rows(self, reader: Reader) -> list[Address]:
        """The first character of every row."""
        document = reader.document
        return [
            Address(section.number, leaf, char)
            for section in document.sections
            for leaf in visible(document, reader.folds, section.number)
            for char in range(0, len(document.leaves(section.number)[leaf].text.chars), self.width)
        ]

    def line(self, reader: Reader, by: int) -> Address | None:
        rows = self.rows(reader)
        here = self._row(rows, reader.at)
        there = min(max(here + by, 0), len(rows) - 1)
        return rows[there] if rows and there != here else None

    def character(self, reader: Reader, by: int) -> Address | None:
        chars = reader.document.leaf(reader.at).text.chars
        start = reader.at.char - reader.at.char % self.width
        char = min(max(reader.at.char + by, start), min(start + self.width, len(chars)) - 1)
        return replace(reader.at, char=char) if char != reader.at.char else None

    def page(self, reader: Reader, pages: float) -> Address | None:
        return self.line(reader, round(pages * self.height) or (1 if pages > 0 else -1))

    def items(self, reader: Reader, pages: int) -> int:  # noqa: ARG002 - what is shown is of one size here
        return pages * self.height

    def _row(self, rows: list[Address], at: Address) -> int:
        return max((number for number, start in enumerate(rows) if start <= at), default=0)
