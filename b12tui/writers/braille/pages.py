"""Braille pages: lines of cells, the running head in the first, the page number in the last (BANA 2016, §1.11)."""

from __future__ import annotations

from collections.abc import Callable

PAGE_END = "\f"
LINE_END = "\r\n"
"""Line end of BRF, without which an embosser doesn't return to the first cell."""
BEFORE_NUMBER = 3
"""Blank cells, at least, between text and the page number in the last line."""


class Pages:
    """Pages that are filled line by line."""

    def __init__(self, cells: int, lines: int, number: Callable[[int], str], head: str = "") -> None:
        """Begin with an empty page; `number` returns a page's number in cells, `head` heads each but the first."""
        self.cells = cells
        self.lines = lines
        self._number = number
        self._head = head
        self._rows: list[str] = []
        self._blank = False
        self.finished: list[str] = []
        """Pages in braille ASCII, each with its line ends and without a form feed."""

    @property
    def page(self) -> int:
        """Number of the page that the next line is on, from 1."""
        return len(self.finished) + (2 if self._next_row() >= self.lines else 1)

    @property
    def room(self) -> int:
        """Cells for text in the next line."""
        row = self._next_row()
        if row >= self.lines:
            row = bool(self._head)
        return self.cells if row < self.lines - 1 else self.cells - BEFORE_NUMBER - len(self._number(self.page))

    def _next_row(self) -> int:
        rows = len(self._rows)
        return rows + (self._blank and rows > 0)

    def blank(self) -> None:
        """Leave a blank line before the next line, unless that begins a page without a running head."""
        self._blank = True

    def need(self, lines: int) -> None:
        """Begin a new page unless the next `lines` lines fit on this one, or no page has as many."""
        if self._next_row() + lines > self.lines and lines < self.lines:
            self.end_page()

    def line(self, text: str) -> None:
        """Add a line, which begins a new page if this one is full."""
        if self._next_row() >= self.lines or (len(text) > self.room and self._next_row() == self.lines - 1):
            blank = self._blank and len(self._rows) < self.lines  # else the page's end stands for it
            self.end_page()
            self._blank = blank and bool(self._head)
        if self._blank and self._rows:
            self._rows.append("")
        self._blank = False
        self._rows.append(text)

    def end_page(self) -> None:
        """End the page, if there is anything on it."""
        if len(self._rows) <= (bool(self._head) and bool(self.finished)):
            return
        rows = [*self._rows, *[""] * (self.lines - len(self._rows))]
        number = self._number(len(self.finished) + 1)
        rows[-1] = rows[-1].ljust(self.cells - len(number)) + number
        self.finished.append(LINE_END.join(row.rstrip() for row in rows) + LINE_END)
        self._rows = [centred(self._head, self.cells)] if self._head else []


def centred(text: str, cells: int) -> str:
    """Return text in the middle of a line."""
    return " " * ((cells - len(text)) // 2) + text
