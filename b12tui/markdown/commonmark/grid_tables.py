"""Cells of grid tables (pandoc), which may span columns and rows.

A cell ends in a column where a line of dashes stands below it; it goes on in the next column where no bar stands
between the two. What a cell says is repeated in each column and row that it spans, as in tables of HTML.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.column_slices import index_at

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = lazy_pattern(r"\+(?:[-=:]+\+)+[ \t]*\Z")
"""A line between two rows that ends all cells above it."""

MAX_COLUMNS = 64
"""Maximum number of columns."""

_ITEM = lazy_pattern(r"(?:[-*+]|\d{1,9}[.)])[ \t]")


class GridRows:
    """Rows of a grid table: source of each cell, and the line that each begins on."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Read the lines of a table, from its first to its last separator."""
        self.rows: list[list[str]] = []
        self.starts: list[int] = []
        """Index of the first line of each row."""
        self.heads = 0
        """Number of rows above a line of equals signs."""
        signs: set[int] = set()
        for line in lines:
            if line.startswith("+") and SEPARATOR.match(line):
                signs |= {at for at, char in enumerate(line) if char == "+"}
        self._bounds = sorted(signs)
        self.count = len(self._bounds) - 1
        """Number of columns."""
        self._texts: list[list[str]] = [[] for _ in range(self.count)]
        self._owners = list(range(self.count))
        """Column that holds the words of the cell in each column."""
        self._misplaced = False
        """Whether a bar stands within a cell of several columns: it is meant to part them."""
        self._begun = [0] * self.count
        """Row that the cell in each column begins in."""
        if 0 < self.count <= MAX_COLUMNS and all(map(self._fits, lines)):
            self._read(lines)
        if self._misplaced:
            self.rows.clear()

    def _fits(self, line: str) -> bool:
        """Return whether a line ends with a sign below that of the separators, so that no word is cut off."""
        last = index_at(line, self._bounds[-1])
        return line[last : last + 1] in ("|", "+") and not line[last + 1 :].strip()

    def _read(self, lines: Sequence[str]) -> None:
        in_row = False
        for number, line in enumerate(lines[1:], 1):
            at = [index_at(line, bound) for bound in self._bounds]
            ended = [column for column in range(self.count) if self._ends(line, at[column], at[column + 1])]
            if ended:
                self._finish(ended)
                in_row = False
            elif not in_row:
                self.rows.append([""] * self.count)
                self.starts.append(number)
                in_row = True
            self._add(line, at, set(ended))
            if "=" in line and SEPARATOR.match(line) and number < len(lines) - 1:
                self.heads = len(self.rows)

    def _ends(self, line: str, start: int, end: int) -> bool:
        """Return whether a line ends the cell between two of its characters."""
        return not line[start : end + 1].strip("+-=:") and end > start + 1

    def _finish(self, columns: Sequence[int]) -> None:
        """Put the words of the cells in these columns into the rows that they span."""
        words = {column: _running(self._texts[self._owners[column]]) for column in columns}
        for column, text in words.items():
            for row in self.rows[self._begun[column] :]:
                row[column] = text
            self._begun[column] = len(self.rows)
            self._owners[column] = column
            self._texts[column] = []

    def _add(self, line: str, at: Sequence[int], ended: set[int]) -> None:
        """Add what stands in a line to the cells that it belongs to."""
        column = 0
        while column < self.count:
            last = column + 1
            while last < self.count and line[at[last] : at[last] + 1] not in ("|", "+") and last not in ended:
                self._owners[last] = column
                last += 1
            if column not in ended:
                words = line[at[column] + 1 : at[last]].rstrip()
                self._misplaced = self._misplaced or (last > column + 1 and "|" in words)
                self._texts[column].append(words)
            column = last


def _running(lines: Sequence[str]) -> str:
    """Return the words of a cell as inline source: paragraphs and items begin on a line of their own."""
    words = ""
    ends = False
    for line in (line.strip() for line in lines):
        if words and line:
            words += "\\\n" if ends or _ITEM.match(line) else "\n"
        words += line
        ends = not line
    return words
