"""The cells of a screen, and what moves and erases them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from support.emulator.sgr import DEFAULT, Look


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = " "
    """The character with all that combines with it; "" in the second half of a wide one."""
    look: Look = DEFAULT


BLANK = Cell()


class _CellsOfLook(dict[str, Cell]):
    """Cells of one look by their characters, each made once."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __missing__(self, char: str) -> Cell:
        cell = self[char] = Cell(char, self._look)
        return cell


_cells_of_look = lru_cache(256)(_CellsOfLook)


class Screen:
    """Rows of cells, a cursor, margins."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[BLANK] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.full = False
        """The last column was written: the cursor is on it, and with autowrap the next character goes a row down."""

    def place(self, x: int, y: int) -> None:
        self.x, self.y, self.full = min(max(x, 0), self.columns - 1), min(max(y, 0), self.rows - 1), False

    def put(self, text: str, width: int, appearance: Look) -> None:
        """Write a character at the cursor, which has room for it."""
        self._halve(self.x)
        self._halve(self.x + width)
        row = self.cells[self.y]
        row[self.x] = Cell(text, appearance)
        for second in range(self.x + 1, self.x + width):
            row[second] = Cell("", appearance)
        self.full = self.x + width == self.columns
        self.x = min(self.x + width, self.columns - 1)

    def has_room(self, width: int) -> bool:
        """Return whether so many cells can be written without reaching the last column."""
        return not self.full and self.x + width < self.columns

    def put_ascii(self, text: str, appearance: Look) -> None:
        """Write characters of one cell each at the cursor, which have room before the last column."""
        end = self.x + len(text)
        self._halve(self.x)
        self._halve(end)
        self.cells[self.y][self.x : end] = map(_cells_of_look(appearance).__getitem__, text)
        self.x = end

    def combine(self, text: str) -> None:
        """Add a combining character to the one before the cursor."""
        x = self.x if self.full else self.x - 1
        row = self.cells[self.y]
        while x > 0 and not row[x].text:
            x -= 1
        if x < 0:
            raise ValueError("a combining character at the start of a row")
        row[x] = Cell(row[x].text + text, row[x].look)

    def erase(self, start: int, end: int, y: int, appearance: Look) -> None:
        """Blank the columns from `start` to before `end`; only the background colour of `look` stays."""
        self._halve(start, y)
        self._halve(end, y)
        self.cells[y][start:end] = [Cell(" ", Look(background=appearance.background))] * (end - start)

    def scroll(self, count: int, appearance: Look) -> None:
        """Move the rows within the margins up, or down if `count` is negative."""
        height = self.bottom - self.top + 1
        count = max(-height, min(height, count))
        free = [[Cell(" ", Look(background=appearance.background))] * self.columns for _ in range(abs(count))]
        band = self.cells[self.top : self.bottom + 1]
        band = band[count:] + free if count >= 0 else free + band[:count]
        self.cells[self.top : self.bottom + 1] = band

    def down(self, appearance: Look) -> None:
        if self.y == self.bottom:
            self.scroll(1, appearance)
        elif self.y < self.rows - 1:
            self.y += 1

    def up(self, appearance: Look) -> None:
        if self.y == self.top:
            self.scroll(-1, appearance)
        elif self.y:
            self.y -= 1

    def _halve(self, x: int, y: int | None = None) -> None:
        """Blank the wide character, if there is one, of which column `x` is the second half."""
        row = self.cells[self.y if y is None else y]
        if x < self.columns and not row[x].text:
            start = x
            while start and not row[start].text:
                start -= 1
            row[start] = Cell(" ", row[start].look)
            for second in range(start + 1, self.columns):
                if row[second].text:
                    break
                row[second] = Cell(" ", row[second].look)
