"""Layout of lists (contents, links, matches, actions), over the page or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12tui.core.state import ListEntry
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page.glyphs import Glyphs
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, StyleFlags, generated
from b12tui.textwidth import cells

INDENT_CELLS = 2
"""Indentation of an entry under its parent in cells."""
MAX_INDENT_DEPTH = 4
"""Depth of entries beyond which they are not indented further."""
MIN_LIST_WIDTH = 10
"""Least width in cells of a numbered entry's text for a hanging indent."""
LONG_NUMBER, NARROW_HANG = 6, 2
"""Cells of a number such as 5.1.1, and the hanging indent under it if it takes more than an eighth of a row."""
MIN_SEEN_WIDTH = 12
"""Least width in cells of the text of an entry that hangs behind such a number for the eye."""


@dataclass(frozen=True, slots=True)
class RenderedList:
    """Visible part of a list, as rows."""

    lines: tuple[Line, ...]
    top: int
    """Index of the first visible entry."""
    cursor: tuple[int, int]
    """Column and row of the current character, from 0."""
    entry_indexes: tuple[int, ...] = ()
    """Index of the entry of each row."""


def render_list(
    entries: Sequence[ListEntry], at: int, char: int, *, columns: int, height: int, top: int, glyphs: Glyphs
) -> RenderedList:
    """Return as many entries as `height` rows hold, from entry `top` on if that makes entry `at` visible."""
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
        own = _typeset(entry, columns, glyphs)
        if index == at:
            column, down = _cursor(entry, char, columns)
            # An item longer than the screen is scrolled to the current character.
            own = own[max(down - height + 1, 0) :] if not lines else own
            cursor = column, min(len(lines) + down, height - 1)
        lines += own
        owners += [index] * len(own)
    return RenderedList(tuple(lines[:height]), top, cursor, tuple(owners[:height]))


def rows_of(entry: ListEntry, columns: int) -> int:
    """Return the number of rows that an entry takes."""
    return sum(1 for _ in _spans(entry, columns))


def within(entry: ListEntry, char: int, by: int, columns: int, height: int) -> int | None:
    """Return the first character of the row after (`by` 1) or before (-1) that of `char`; None if there is none.

    Also None for an item that fits on the screen: only longer ones are stepped through by their rows.
    """
    starts = [start for _, start, _ in _spans(entry, columns)]
    at = max(number for number, start in enumerate(starts) if start <= char) + by
    return starts[at] if len(starts) > height and 0 <= at < len(starts) else None


def visible_character(entry: ListEntry, char: int, by: int, columns: int) -> int:
    """Return the next visible character (`by` 1) or the previous one (-1): the blank at a line break is not visible."""
    spans = tuple(_spans(entry, columns))
    at = char + by
    while 0 <= at < len(entry.text):
        if any(start <= at < end for _, start, end in spans):
            return at
        at += by
    return char


def _height(entries: Sequence[ListEntry], low: int, high: int, columns: int, most: int) -> int:
    """Return the number of rows of entries `low` to before `high`; counting stops when they are more than `most`."""
    count = 0
    for index in range(low, min(high, len(entries))):
        count += rows_of(entries[index], columns)
        if count > most:
            break
    return count


def _indent(entry: ListEntry, columns: int) -> int:
    return 2 + entry.pad + min(INDENT_CELLS * min(entry.depth, MAX_INDENT_DEPTH), max(columns // 4, 0))


def _spans(entry: ListEntry, columns: int) -> Iterator[tuple[int, int, int]]:
    """Yield (indent in cells, start, end) for each row of an entry; later ones hang behind or under a number."""
    indent = _indent(entry, columns)
    lead = 0 if entry.numbering else len(entry.lead)
    narrow = columns - indent - lead < MIN_SEEN_WIDTH if entry.hangs else 8 * lead > columns
    hang = NARROW_HANG if lead >= LONG_NUMBER and narrow else lead
    hang = hang if columns - indent - lead >= MIN_LIST_WIDTH else 0
    head, words = entry.text[:hang], entry.text[hang:]
    for start, end in rows(words, max(columns - indent - hang, 1)):
        yield (indent, 0, end + hang) if start == 0 and head else (indent + hang, start + hang, end + hang)


def _typeset(entry: ListEntry, columns: int, glyphs: Glyphs) -> list[Line]:
    """Return the rows of an entry, with the sign of the current one and its `quiet` end in a secondary style."""
    style = StyleFlags.STRONG if entry.current or entry.target is None else StyleFlags.PLAIN
    text = entry.text
    lines = []
    for number, (indent, start, end) in enumerate(_spans(entry, columns)):
        here = entry.current and not number
        sign = generated(f"{glyphs.here} ", StyleFlags.SIGN) if here else generated("  ")
        before = sign, generated(" " * (indent - 2))
        loud = min(max(len(text) - entry.quiet, start), end)
        parts = (generated(text[start:loud], style), generated(text[loud:end], StyleFlags.QUIET))
        lines.append(Line((*before, *(part for part in parts if part.text))))
    return lines


def with_bar(line: Line) -> Line:
    """Return a row that begins with blanks with a bar in the first of them.

    The bar is a blank: a screen reader that says what is drawn says nothing when it goes.
    """
    sign, blanks, *words = line.runs
    at = 1 if sign.text.strip() else 0
    lead = sign.text + blanks.text
    cells = (generated(lead[:at], sign.style), generated(" ", StyleFlags.CURRENT), generated(lead[at + 1 :]))
    return Line((*(run for run in cells if run.text), *words))


def with_bars(shown: RenderedList, index: int) -> RenderedList:
    """Return a list with a bar in each row of an entry."""
    pairs = zip(shown.lines, shown.entry_indexes, strict=True)
    return replace(shown, lines=tuple(with_bar(line) if owner == index else line for line, owner in pairs))


def _cursor(entry: ListEntry, char: int, columns: int) -> tuple[int, int]:
    """Return the column of character `char` of an entry, and its row within the entry."""
    place = (_indent(entry, columns), 0)
    for number, (indent, start, end) in enumerate(_spans(entry, columns)):
        if start > char:
            break
        column = indent + cells(entry.text[start : min(char, end)])
        place = (min(column, max(columns - 1, 0)), number)
    return place
