"""Diffs side by side, as `diff -y` and `sdiff` print them: a table of both texts, with what happened to each line.

A sign between the columns tells it (GNU diffutils, "Side by Side Format"). A line without one has the same text in both
columns: where that doesn't hold, the text is no such diff.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.line_cells import TAB_CELLS, CellRow, cell_row
from b12tui.shapes.recognition import Recognition, table_of

SAMPLE_LINES = 200
"""Lines at the beginning in which the column of signs is looked for."""
MAX_TRIED = 3
"""Columns that are tried as that of the signs, the most frequent first."""
LEAST_SAME = 2
"""Lines with the same text in both columns that make a diff sure, unless tabs stand around each sign."""

_SIGN = lazy_pattern(r"(?:(?<=\s)|^)[|<>()/\\](?=\s|$)")
_TABBED = lazy_pattern(r"(?:^|.*\t) *[|<>()/\\](?:\t.*)?")
"""Line with a sign between tabs, as they are unless `-t` is given."""
_BETWEEN = lazy_pattern(r"diff \S.*|Only in .*: .*|(?:Binary f|F)iles .* differ")
"""Line about files rather than of them, as `diff -ry` prints it."""


def recognise(lines: Sequence[str], first: int = 1) -> list[Recognition]:
    """Return the tables of the diffs side by side in lines, the first of which is source line `first`."""
    found: list[Recognition] = []
    for start, end in _files(lines):
        for sign, right in _columns(lines[start : min(end, start + SAMPLE_LINES)]):
            if changes := _changes(lines[start:end], sign, right):
                names, begins = (shapes.BEFORE, shapes.CHANGE, shapes.AFTER), first + start
                table = table_of(names, changes, "", range(begins - 1, begins + len(changes)))
                found.append(Recognition(start, end, 1.0, (table,)))
                break
    return found


def _files(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each file and the one after its last; blank lines at its ends belong to none."""
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and not _BETWEEN.fullmatch(lines[at]):
            continue
        end = at
        while end > start and not lines[end - 1].strip():
            end -= 1
        while start < end and not lines[start].strip():
            start += 1
        if end > start:
            yield start, end
        start = at + 1


def _columns(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the cells that may be those of the signs, each with those that the right column may begin at.

    That is the next tab stop, or two or three cells on where blanks are printed in place of tabs (diff, `-t`).
    """
    rows = [cell_row(line) for line in lines if _SIGN.search(line)]
    signs = Counter(sign.start() for row in rows for sign in _SIGN.finditer("".join(char or "x" for char in row)))
    for sign, _ in signs.most_common(MAX_TRIED):
        stop = (sign // TAB_CELLS + 1) * TAB_CELLS
        for right in dict.fromkeys((stop, sign + 3, sign + 2)) if sign else ():
            if right - sign > 1:
                yield sign, right


def _changes(lines: Sequence[str], sign: int, right: int) -> list[tuple[str, str, str]]:
    """Return the text before, the change and the text after of each line; nothing if one is not what its sign says."""
    found: list[tuple[str, str, str]] = []
    same = 0
    tabbed = True
    changed = False
    for line in lines:
        what, before, after = _parts(cell_row(line), sign, right)
        if what not in shapes.SIDE_CHANGES or (what in "<(" and after) or (what in ">)" and before):
            return []
        if what != " ":
            changed = True
            tabbed = tabbed and _TABBED.fullmatch(line) is not None
        elif before == after:
            same += bool(before)
        else:
            return []
        found.append((before, shapes.SIDE_CHANGES[what], after))
    return found if changed and (same >= LEAST_SAME or (tabbed and right % TAB_CELLS == 0)) else []


def _parts(row: CellRow, sign: int, right: int) -> tuple[str, str, str]:
    """Return the sign of a row, and the texts on its left and right with what they are indented by."""
    what = row[sign] if sign < len(row) else " "
    gutter = "".join([*row[sign - 1 : sign], *row[sign + 1 : right]]).strip()
    if gutter:
        return "?", "", ""
    return what, "".join(row[:sign]).rstrip(), "".join(row[right:]).rstrip()
