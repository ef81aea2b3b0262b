"""Characters of a text under construction: runs of them, with their white space and source lines.

All text that is read passes through here, so it is sanitised here, and white space is collapsed as in a browser (HTML,
'white space'). Frontends need not check again.
"""

from __future__ import annotations

import re

from b12tui.document.sanitize import sanitize

WHITE_SPACE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""White space to collapse to one space; a line break of the source is none of the text."""


class CharacterBuilder:
    """Builder of a text's characters and of the offsets at which its source lines begin."""

    __slots__ = ("_breaks", "_ends_with_space", "_length", "_line", "_parts")

    def __init__(self, line: int = 0) -> None:
        """Start with an empty text, at source line `line`."""
        self._line = line
        self._breaks: list[int] = []
        """Offset of each further source line."""
        self._parts: list[str] = []
        self._length = 0
        self._ends_with_space = True
        """Whether to drop a space at the start of the next run."""

    def at_line(self, line: int) -> None:
        """Note that what is added next is on source line `line`."""
        if not self._length:
            self._line = line
        elif (further := line - self._line - len(self._breaks)) > 0:
            self._breaks += [self._length] * further

    def _next_line(self) -> None:
        self.at_line(self._line + len(self._breaks) + 1)

    def _add_collapsed(self, text: str) -> None:
        text = WHITE_SPACE.sub(" ", sanitize(text))
        if self._ends_with_space:
            text = text.lstrip(" ")
        if text:
            self._add(text)
            self._ends_with_space = text[-1] == " "

    def verbatim(self, text: str) -> None:
        """Add text of the source with its spaces kept; line breaks and tabs become spaces."""
        first, *others = sanitize(text).replace("\t", " ").split("\n")
        if first:
            self._add(first)
            self._ends_with_space = False
        for line in others:
            self._add(" ")
            self._next_line()
            if line:
                self._add(line)
            self._ends_with_space = False

    def line(self) -> None:
        """Add a line break, unless the line is empty."""
        self._remove_trailing_space()
        if self._length and not self._parts[-1].endswith("\n"):
            self._add("\n")
        self._ends_with_space = True

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _remove_trailing_space(self) -> None:
        """Remove the space at the end, if any."""
        if self._has_trailing_space():
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
            for index in range(len(self._breaks) - 1, -1, -1):
                if self._breaks[index] <= self._length:
                    break
                self._breaks[index] = self._length
            self._ends_with_space = False

    def _has_trailing_space(self) -> bool:
        return self._ends_with_space and bool(self._parts) and self._parts[-1].endswith(" ")


def joined_rows(text: str) -> str | None:
    """Return the rows of a text joined by spaces; None if it has more white space to collapse."""
    joined = text.replace("\n", " ")
    return None if "  " in joined or "\t" in joined else joined


def row_starts(text: str, start: int) -> list[int]:
    """Return the offset of each row but the first of a text that begins at offset `start`."""
    starts: list[int] = []
    for row in text.split("\n"):
        start += len(row) + 1
        starts.append(start)
    del starts[-1]
    return starts
