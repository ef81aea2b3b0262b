"""A list on a screen: the contents, links, matches, actions; also beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12tui.core.state import ListEntry
from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, StyleFlags, generated
from b12tui.textwidth import cells

STEP = 2
"""Cells that an entry stands further right than the one it stands under."""
MAX_INDENT_DEPTH = 4
"""Entries deeper than this stand no further right."""
MIN_LIST_WIDTH = 10
"""Cells that the words of a numbered entry have at least if its rows hang behind the number."""


@dataclass(frozen=True, slots=True)
class RenderedList:
    """Part of a list, as rows."""

    lines: tuple[Line, ...]
    top: int
    """The index of the first entry that is shown."""
    cursor: tuple[int, int]
    """Column and row of the character at hand, from 0."""
    owners: tuple[int, ...] = ()
    """The index of the entry that each row is of."""


def render_list(
    entries: Sequence[ListEntry], at: int, char: int, *, columns: int, height: int, top: int, glyphs: Glyphs
) -> RenderedList:
    """Show as many entries as `height` rows hold, from `top` on if entry `at` is among them then."""
    top = min(max(top, 0), at)
    if _height(entries, top, at + 1, columns, height) > height:
        top = at
        used = _height(entries, at, at + 1, columns, height)
        while top > 0:
            used += _height(entries, top - 1, top, columns, height)
            if used > height:
                break
            top -= 1
    lines: list[Line] = []
    owners: list[int] = []
    cursor = (0, 0)
    for index in range(top, len(entries)):
        if len(lines) >= height:
            break
        entry = entries[index]
        own = _set(entry, columns, glyphs)
        if index == at:
            column, down = _cursor(entry, char, columns)
            # An item that is longer than the screen is read on by its characters.
            own = own[max(down - height + 1, 0) :] if not lines else own
            cursor = column, min(len(lines) + down, height - 1)
        lines += own
        owners += [index] * len(own)
    return RenderedList(tuple(lines[:height]), top, cursor, tuple(owners[:height]))


def rows_of(entry: ListEntry, columns: int) -> int:
    """Return how many rows an entry takes."""
    return sum(1 for _ in _spans(entry, columns))


def within(entry: ListEntry, char: int, by: int, columns: int, height: int) -> int | None:
    """Return the first character of the row after (`by` 1) or before (-1) that of `char`; None where that is none.

    Only an item that is longer than the screen is walked by its rows.
    """
    starts = [start for _, start, _ in _spans(entry, columns)]
    at = max(number for number, start in enumerate(starts) if start <= char) + by
    return starts[at] if len(starts) > height and 0 <= at < len(starts) else None


def render_sidebar(entry: ListEntry, char: int, by: int, columns: int) -> int:
    """Return the next character (`by` 1) or the one before (-1) that is shown: the blank at a break is not."""
    spans = tuple(_spans(entry, columns))
    at = char + by
    while 0 <= at < len(entry.label):
        if any(start <= at < end for _, start, end in spans):
            return at
        at += by
    return char


def _height(entries: Sequence[ListEntry], low: int, high: int, columns: int, most: int) -> int:
    """Count the rows of entries `low` to `high`, until there are more than `most`."""
    count = 0
    for index in range(low, min(high, len(entries))):
        count += rows_of(entries[index], columns)
        if count > most:
            break
    return count


def _indent(entry: ListEntry, columns: int) -> int:
    return 2 + min(STEP * min(entry.depth, MAX_INDENT_DEPTH), max(columns // 4, 0))


def _spans(entry: ListEntry, columns: int) -> Iterator[tuple[int, int, int]]:
    """Yield the rows of an entry: its indent in cells, and the span of its words; rows hang behind a number."""
    indent = _indent(entry, columns)
    number = re.match(r"\d+\. ", entry.label)
    hang = number.end() if number and columns - indent - number.end() >= MIN_LIST_WIDTH else 0
    head, words = entry.label[:hang], entry.label[hang:]
    for start, end in rows(words, max(columns - indent - hang, 1)):
        yield (indent, 0, end + hang) if start == 0 and head else (indent + hang, start + hang, end + hang)


def _set(entry: ListEntry, columns: int, glyphs: Glyphs) -> list[Line]:
    ink = StyleFlags.STRONG if entry.current or entry.target is None else StyleFlags.PLAIN
    lines = []
    for number, (indent, start, end) in enumerate(_spans(entry, columns)):
        sign = f"{glyphs.here} " if entry.current and not number else "  "
        before = generated(sign, StyleFlags.SIGN), generated(" " * (indent - 2))
        lines.append(Line((*before, generated(entry.label[start:end], ink))))
    return lines


def _cursor(entry: ListEntry, char: int, columns: int) -> tuple[int, int]:
    """Return the cell where character `char` of an entry stands, and in which of the entry's rows."""
    place = (_indent(entry, columns), 0)
    for number, (indent, start, end) in enumerate(_spans(entry, columns)):
        if start > char:
            break
        column = indent + cells(entry.label[start : min(char, end)])
        place = (min(column, max(columns - 1, 0)), number)
    return place
