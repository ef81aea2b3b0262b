"""Lines of braille on a page: runover, and words that are wider than a line."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.writers.braille.inline_braille import DIVISION, LINE_BREAK
from b12tui.writers.braille.pages import Pages

CONTINUATION = '"'
"""Line continuation indicator, dot 5 (UEB 2013, §10.13): the word goes on in the next line."""
LEAST_ROOM = 12
"""Cells that indentation leaves to text, however deep it is."""


def write_words(pages: Pages, words: Iterable[str], first: int, runover: int, *, right: int = 0) -> None:
    """Write words, the first line `first` cells from the left and all others `runover`; `right` cells stay free.

    A line is broken between words, and at `LINE_BREAK`, behind which a line begins as the first one does.
    """
    most = max(pages.cells - LEAST_ROOM, 0)
    indent, runover = min(first, most), min(runover, most)
    begin = indent
    line = ""
    for word in words:
        if word in (LINE_BREAK, DIVISION):
            if line:
                pages.line(" " * indent + line)
                line = ""
            indent = begin if word == LINE_BREAK else runover
            continue
        if line and indent + len(line) + 1 + len(word) > pages.room - right:
            pages.line(" " * indent + line)
            line, indent = "", runover
        if line:
            line += f" {word}"
            continue
        line = word
        while indent + len(line) > (room := pages.room - right):
            if indent + len(line) <= pages.cells - right:  # the last line has less room: leave it
                pages.end_page()
                continue
            pages.line(" " * indent + line[: room - indent - 1] + CONTINUATION)
            line, indent = line[room - indent - 1 :], runover
    if line:
        pages.line(" " * indent + line)


def wrapped(words: Iterable[str], width: int) -> list[str]:
    """Return words in lines of at most `width` cells, as `write_words` breaks them."""
    lines: list[str] = []
    ended = True
    for word in words:
        if word in (LINE_BREAK, DIVISION):
            ended = True
            continue
        if not ended and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        elif len(word) <= width:
            lines.append(word)
        else:
            rest = word
            while len(rest) > width:
                lines.append(rest[: width - 1] + CONTINUATION)
                rest = rest[width - 1 :]
            lines.append(rest)
        ended = False
    return lines
