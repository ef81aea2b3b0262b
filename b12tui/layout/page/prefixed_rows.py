"""Rows behind the prefixes of the containers that they are in: a bullet, a bar, blanks.

A prefix has runs for its first row and others for the rest; where it leaves too little room, it gets a row of its own.
"""

from __future__ import annotations

from b12tui.document.cancellation import Cancellation
from b12tui.fastclass import dataclass
from b12tui.layout.page.inline_runs import InlineRun, join_runs, row
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, Run, StyleFlags, generated, width
from b12tui.layout.page.measure import Measure
from b12tui.textwidth import cells

INDENT = 2
"""Indentation of contained blocks in cells; no more, because braille displays show 40 cells at a time."""
MIN_WIDTH = 8
"""Least width in cells that prefixes leave for text; deeper nesting is not indented further."""


@dataclass(slots=True)
class Prefix:
    """Runs that a container puts before its first row and before the rest."""

    first: tuple[Run, ...]
    rest: tuple[Run, ...]
    used: bool = False


class PrefixedRows:
    """Rows of a section as they are added, and the prefixes of the containers that are open."""

    def __init__(self, measure: Measure, cancellation: Cancellation) -> None:
        """Start without rows, at a measure."""
        self.measure = measure
        self.cancellation = cancellation
        self.lines: list[Line] = []
        self._prefixes: list[Prefix] = []
        self._blank_pending = False
        """Whether an empty row goes before the next one."""

    def open_container(self, prefix: Prefix) -> None:
        """Set the rows that follow behind a prefix, too, until `close_container`."""
        self._prefixes.append(prefix)

    def close_container(self) -> None:
        """End the container that was opened last."""
        self._prefixes.pop()

    @property
    def is_inside(self) -> bool:
        """Whether a container is open, behind whose prefix the next row stands."""
        return bool(self._prefixes)

    @property
    def room(self) -> int:
        """Width in cells that the prefixes leave for text."""
        return max(self.measure.width - sum(width(prefix.rest) for prefix in self._prefixes), 1)

    @property
    def table_room(self) -> int:
        """Width in cells that the prefixes leave for a grid."""
        return self.room + max(self.measure.table_width - self.measure.width, 0)

    @property
    def window_room(self) -> int:
        """Width in cells that the prefixes leave for a grid that fits in no less."""
        return max(self.room + self.measure.window_width - self.measure.width, self.table_room)

    @property
    def overhang(self) -> int:
        """Cells that the next row is shorter than later ones, because a container's first prefix is wider."""
        return sum(width(prefix.first) - width(prefix.rest) for prefix in self._prefixes if not prefix.used)

    @property
    def needs_blank(self) -> bool:
        """Whether an empty row will separate the next row from text above it in the same containers."""
        above = bool(self.lines and self.lines[-1].text)
        return self._blank_pending and above and all(prefix.used for prefix in self._prefixes)

    def drop_blank(self) -> None:
        """Put the next row right below the last one, even if `blank` was called."""
        self._blank_pending = False

    def emit(self, runs: tuple[Run, ...]) -> None:
        """Add a row behind the prefixes of its containers; these get a row of their own where both do not fit."""
        line = self._with_prefixes(runs)
        if self.overhang and cells(line.text) > self.measure.width:
            self.add_generated(())
            line = self._with_prefixes(runs)
        self._add(line)
        for prefix in self._prefixes:
            prefix.used = True

    def _with_prefixes(self, runs: tuple[Run, ...]) -> Line:
        before = (run for prefix in self._prefixes for run in (prefix.rest if prefix.used else prefix.first))
        return Line((*before, *runs))

    def add_generated(self, words: tuple[Run, ...]) -> None:
        """Add generated text behind the prefixes of its containers, wrapped to as many rows as it takes."""
        bars = tuple(run for prefix in self._prefixes if prefix.used for run in prefix.rest)
        own = (*(run for prefix in self._prefixes if not prefix.used for run in prefix.first), *words)
        at, parts = 0, list[InlineRun]()
        for run in own:
            parts.append(InlineRun(run.text, run.style, -1, at))
            at += len(run.text)
        for start, end in rows(join_runs(parts), self.measure.width - width(bars)):
            self._add(Line((*bars, *row(tuple(parts), -1, start, end))))
        for prefix in self._prefixes:
            prefix.used = True

    def _add(self, line: Line) -> None:
        self.cancellation.check()
        if self._blank_pending and self.lines and self.lines[-1].text:
            bars = [run for prefix in self._prefixes if prefix.used for run in prefix.rest]
            while bars and not bars[-1].text.strip():
                bars.pop()
            self.lines.append(Line(tuple(bars)))
        self._blank_pending = False
        end = len(line.runs)
        while end and _is_unseen(line.runs[end - 1]):
            end -= 1
        self.lines.append(line if end == len(line.runs) else Line(line.runs[:end]))

    def blank(self) -> None:
        """Separate the next row from the last by an empty one, unless the last is empty or there is none."""
        self._blank_pending = True


def blanks(count: int) -> tuple[Run, ...]:
    """Return `count` blanks as the runs of a prefix."""
    return (generated(" " * count),)


def _is_unseen(run: Run) -> bool:
    """Return whether a run is generated blanks that nothing shows."""
    return run.node < 0 and not run.text.strip(" ") and not run.style & StyleFlags.COLUMN_HEADER
