"""Columns of tables that are told by their place on the screen, in cells: wide characters count twice."""

from __future__ import annotations

from itertools import pairwise

from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern
from b12tui.textwidth import cells

_GROUP = lazy_pattern(r"-+")


def index_at(line: str, cell: int) -> int:
    """Return the index of the character at a cell of a line; its length if it ends before that."""
    if line.isascii():
        return min(cell, len(line))
    at = 0
    for index, char in enumerate(line):
        if at >= cell:
            return index
        at += cells(char)
    return len(line)


@dataclass(frozen=True, slots=True)
class Slices:
    """Columns below a line of groups of dashes."""

    groups: tuple[tuple[int, int], ...]
    """First cell of each group, and the one behind it."""

    @classmethod
    def of_groups(cls, dashes: str) -> Slices:
        """Return the columns that a line of dashes shows."""
        return cls(tuple(found.span() for found in _GROUP.finditer(dashes)))

    def divide(self, line: str) -> bool:
        """Return whether no word of a line crosses the gap before a column."""
        for start, _ in self.groups[1:]:
            at = index_at(line, start)
            if at < len(line) and line[at - 1] != " ":
                return False
        return True

    def cells(self, line: str) -> list[str]:
        """Return what stands in each column of a line."""
        starts = [0, *(index_at(line, start) for start, _ in self.groups[1:]), len(line)]
        return [line[start:end].strip() for start, end in pairwise(starts)]

    def alignment(self, line: str) -> list[str]:
        """Return the alignment of each column by where the words of its header touch the dashes, or empty text."""
        found = []
        for start, end in self.groups:
            left = line[index_at(line, start) :][:1].strip() != ""
            last = index_at(line, end - 1)
            right = line[last : last + 1].strip() != ""
            found.append(
                {(True, False): "left", (False, True): "right", (False, False): "center"}.get((left, right), "")
            )
        return found
