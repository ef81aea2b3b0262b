"""Outline of a text of lines: its sections, by commit, file and hunk or, for a long text, by number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from b12tui.catalogue import shapes
from b12tui.document import Section
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass
from b12tui.shapes import diffs
from b12tui.shapes.line_blocks import recognised
from b12tui.shapes.timestamps import time_parts

PART_CHARACTERS = 32_768
"""Characters from which on a part of a long text ends, at an empty line if one is near."""
CUT_WINDOW = 16_384
"""Characters within which an empty line, or the end of a line, is looked for."""
MAX_TABLE_CHARACTERS = 262_144
"""Characters of lines without an empty one up to which they stay together if they are a table."""

FIRST_SECTION = Section(0, 0, "", "", None, 1, 0)
"""What is before the first heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """Section of the outline, and what its lines are."""

    section: Section
    kind: str
    """`commit`, `file` or `hunk` of a diff, else empty."""
    whole: bool = True
    """Whether it begins and ends at empty lines, so that no table in it is cut."""


def diff_outline(source: str) -> list[Part]:
    """Return the sections of a log or a diff; section 0 has what is before the first."""
    found = [Part(FIRST_SECTION, "")]
    levels = {diffs.COMMIT: 2, diffs.FILE: 2, diffs.HUNK: 3}
    above: dict[int, int] = {}
    """The last section of each level above the next."""
    line, at = 1, 0
    named = False
    for number, (kind, offset, title) in enumerate(diffs.parts(source), 1):
        line += source.count("\n", at, offset)
        at = offset
        if kind == diffs.COMMIT:
            levels = {diffs.COMMIT: 2, diffs.FILE: 3, diffs.HUNK: 4}
            above = {}
        named = named or kind != diffs.HUNK
        level = levels[kind] if named else levels[diffs.FILE]
        parent = above.get(level - 1) or above.get(level - 2)
        above[level] = number
        found.append(Part(Section(number, level, title, f"L{line}", parent, line, offset), kind))
    return found


def line_outline(source: str) -> list[Part]:
    """Return the sections of a text without headings: one, or parts of some hundred lines."""
    if stamped := time_parts(source):
        return _log_outline(source, stamped)
    cuts = [(0, True), *_cuts(source), (len(source), True)]
    found: list[Part] = []
    line = 1
    for number, ((start, begins_clean), (end, ends_clean)) in enumerate(pairwise(cuts)):
        count = source.count("\n", start, end)
        last = line + max(count - 1, 0) + (end == len(source) and not source.endswith("\n") and count > 0)
        title = "" if not number else shapes.lines_of_many(line, last) if last > line else shapes.line_of_many(line)
        section = Section(
            number, min(number, 1), title, f"L{line}" if number else "", None, line, start, headed=not number
        )
        found.append(Part(section, "", whole=begins_clean and ends_clean))
        line += count
    return found


def _log_outline(source: str, stamped: list[tuple[int, str]]) -> list[Part]:
    """Return the sections of a log, one for each unit of time; lines before the first time belong to it."""
    found = [Part(FIRST_SECTION, "")]
    line = 1
    starts = [0, *(offset for offset, _ in stamped[1:]), len(source)]
    for number, ((start, end), (_, time)) in enumerate(zip(pairwise(starts), stamped, strict=True), 1):
        found.append(Part(Section(number, 2, sanitize_line(time), f"L{line}", None, line, start, headed=False), ""))
        line += source.count("\n", start, end)
    return found


def _cuts(source: str) -> Iterator[tuple[int, bool]]:
    """Yield the offsets at which a long text is parted, each with whether it is behind an empty line.

    Without an empty one near, it is parted behind a line, and a line that is too long within.
    """
    at = 0
    blanks = _BlankLines(source)
    while len(source) - at > PART_CHARACTERS + CUT_WINDOW:
        wanted = at + PART_CHARACTERS
        clean = True
        cut = blanks.after(wanted, wanted + CUT_WINDOW) + 1 or _end_of_table(source, blanks, at, wanted)
        if not cut:
            clean = False
            cut = source.find("\n", wanted, wanted + CUT_WINDOW) + 1 or source.rfind("\n", at, wanted) + 1
        at = cut or wanted
        if at < len(source):
            yield at, clean


class _BlankLines:
    """Empty lines of a text, looked for from its beginning to its end, each part of it once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last = self._next = -1
        """The last offset that was asked for, and the first empty line from there on; the text's length for none."""

    def after(self, start: int, end: int) -> int:
        """Return the offset of the first empty line that begins from `start` on and ends before `end`, or -1."""
        if not self._last <= start <= self._next or self._last < 0:
            found = self._source.find("\n\n", start)
            self._next = found if found >= 0 else len(self._source)
        self._last = start
        return self._next if self._next + 2 <= min(end, len(self._source)) else -1


def _end_of_table(source: str, blanks: _BlankLines, at: int, wanted: int) -> int:
    """Return the end of the lines around `wanted` that have no empty one between them if they look like a table."""
    start = source.rfind("\n\n", at, wanted) + 2
    start = max(start, at) if start > 1 else at
    end = blanks.after(wanted, start + MAX_TABLE_CHARACTERS) + 1
    if not end and len(source) > start + MAX_TABLE_CHARACTERS:
        return 0
    head = source[start : start + CUT_WINDOW].lstrip("\n").split("\n")[:60]
    if recognised([line for line in head if line.strip()], 1) is None:
        return 0
    return end or len(source)
