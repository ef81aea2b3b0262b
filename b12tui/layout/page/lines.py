"""Rows of a screen: runs of characters that know which characters of the text they show, and what they are.

A run without a leaf is ours (a bullet, a blank, a word such as "closed"): a place never stands on it, and heads are
compared without it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Flag, auto

from b12tui.fastclass import dataclass
from b12tui.textwidth import cells, clusters


class StyleFlags(Flag):
    """What a run is; a theme decides how that looks."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    CODE = auto()
    LINK = auto()
    HEADING = auto()
    TITLE = auto()
    SIGN = auto()
    """A mark of ours: a bullet, the sign of a question."""
    QUIET = auto()
    """Words of ours, and what may stand back."""
    MATCH = auto()
    """Found words."""
    CURRENT = auto()
    """The match, item or cell at hand."""
    RULER = auto()
    """The line being read, if the reader wants it marked."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one ink; those of the text one for one, but for a tab, whose blanks stand for one character."""

    text: str
    style: StyleFlags = StyleFlags.PLAIN
    node: int = -1
    """The index of the leaf in its section; -1: ours."""
    start: int = 0
    """The first character of the leaf that is shown."""
    end: int = 0
    """One past the last."""
    link: str = ""
    """Where it leads, if that is wanted: an identifier, a blank and an address, as `links` makes them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row."""

    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the row, without trailing blanks."""
        return "".join(run.text for run in self.runs).rstrip(" ")

    @property
    def first(self) -> tuple[int, int] | None:
        """The first character of the text that the row shows, as (leaf, character); None: nothing to stand on."""
        for run in self.runs:
            if run.node >= 0 and not run.text.isspace():
                return run.node, run.start
        return None

    def shows(self, node: int, char: int) -> bool:
        """Tell whether the row shows that character, or ends just before it."""
        return any(run.node == node and run.start <= char < run.end for run in self.runs)

    def column(self, node: int, char: int) -> int:
        """Return the cell of that character, or of the nearest one before it; 0 where there is none."""
        at = best = 0
        for run in self.runs:
            if run.node == node and run.start <= char:
                best = at + (cells(run.text[: char - run.start]) if char < run.end and _even(run) else 0)
                if char < run.end:
                    return best
            at += cells(run.text)
        return best

    def characters(self) -> tuple[tuple[int, int], ...]:
        """Return what can be walked through character by character, as (leaf, character), left to right."""
        places: list[tuple[int, int]] = []
        for run in self.runs:
            if run.node >= 0 and run.text:
                if not _even(run):
                    places.append((run.node, run.start))
                    continue
                at = run.start
                for cluster in clusters(run.text):
                    places.append((run.node, at))
                    at += len(cluster)
        return tuple(places)

    def at_column(self, column: int) -> tuple[int, int] | None:
        """Return the character at that cell, or the nearest one of the row."""
        nearest, distance = None, 1 << 30
        for node, char in self.characters():
            off = abs(self.column(node, char) - column)
            if off < distance:
                nearest, distance = (node, char), off
        return nearest


BLANK_LINE = Line()
"""A row with nothing in it."""


def _even(run: Run) -> bool:
    return len(run.text) == run.end - run.start


def generated(text: str, ink: StyleFlags = StyleFlags.PLAIN) -> Run:
    """Make a run of our own words."""
    return Run(text, ink)


def width(runs: Iterable[Run]) -> int:
    """Return how many cells the runs take."""
    return sum(cells(run.text) for run in runs)


def with_style(line: Line, node: int, start: int, end: int, ink: StyleFlags) -> Line:
    """Return the line with `ink` added to the characters `start` to `end` of a leaf."""
    runs: list[Run] = []
    for run in line.runs:
        low, high = max(start, run.start), min(end, run.end)
        if run.node != node or low >= high:
            runs.append(run)
        elif not _even(run):
            runs.append(Run(run.text, run.style | ink, node, run.start, run.end))
        else:
            for a, b, more in ((run.start, low, StyleFlags.PLAIN), (low, high, ink), (high, run.end, StyleFlags.PLAIN)):
                if a < b:
                    runs.append(Run(run.text[a - run.start : b - run.start], run.style | more, node, a, b))
    return Line(tuple(runs))


def all_with_style(line: Line, ink: StyleFlags) -> Line:
    """Return the line with `ink` added to all of it."""
    return Line(tuple(Run(run.text, run.style | ink, run.node, run.start, run.end) for run in line.runs))


def cut_line(line: Line, room: int) -> Line:
    """Return the line without what goes past `room` cells; for our own words only, never for the text's."""
    runs: list[Run] = []
    for run in line.runs:
        size = cells(run.text)
        if size <= room:
            runs.append(run)
            room -= size
            continue
        kept = ""
        for cluster in clusters(run.text):
            if cells(kept + cluster) > room:
                break
            kept += cluster
        runs.append(Run(kept, run.style, run.node, run.start, run.start + len(kept)))
        break
    return Line(tuple(runs))


def side_by_side(left: Line, gap: int, right: Line) -> Line:
    """Return one row of two, `right` beginning at cell `gap`."""
    blanks = max(gap - width(left.runs), 0)
    return Line((*left.runs, generated(" " * blanks), *right.runs)) if right.runs else left
