"""Rows of the page with their notes, kept while the page scrolls."""

from __future__ import annotations

from collections.abc import Collection

from b12tui.core import note_marks
from b12tui.core.appearance import Appearance
from b12tui.core.state import NoteMark
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page import highlights
from b12tui.layout.page.flow import RowRef
from b12tui.layout.page.lines import Line

PlacedRows = tuple[tuple[RowRef | None, Line], ...]
"""Rows of the viewport with their references; None past the end."""

MAX_ROWS_KEPT = 512
"""Maximum number of rows that are kept."""


@dataclass(frozen=True, slots=True)
class NotedRow:
    """Row that notes are on."""

    row: Line
    """The row as it was set."""
    notes: tuple[NoteMark, ...]
    underlined: Line
    """The row with the words underlined that notes are on."""
    signed: Line
    """The same with the sign of the notes that begin on it."""

    def with_notes(self, shown: Line) -> Line:
        """Return the row as it is shown so far, with the words underlined."""
        return self.underlined if shown is self.row else highlights.with_notes(self.notes, shown)

    def with_sign(self, shown: Line) -> Line:
        """Return the row as it is shown so far, with its sign."""
        if shown is self.underlined:
            return self.signed
        if self.signed is self.underlined:
            return shown
        signed = self.signed
        return replace(shown, sign=signed.sign, sign_at=signed.sign_at, sign_notes=signed.sign_notes)


class NotedRows:
    """Rows that notes are on, as long as notes and appearance are the same."""

    def __init__(self) -> None:
        """Keep no row yet."""
        self._notes: Collection[NoteMark] = ()
        self._look: Appearance | None = None
        self._known: dict[int, tuple[Line, NotedRow | None]] = {}
        """By the identity of each row, which is kept as long."""
        self._near: tuple[tuple[int, int, int], tuple[NoteMark, ...]] | None = None
        """Section, first and last text node of the last new row, and the notes on them; often those of the next."""

    def find(self, notes: Collection[NoteMark], look: Appearance, placed: PlacedRows) -> list[NotedRow | None]:
        """Return each row with the notes that are on it; None where none is."""
        if notes is not self._notes or look is not self._look or len(self._known) > MAX_ROWS_KEPT:
            self._notes, self._look, self._known, self._near = notes, look, {}, None
        known, found = self._known, list[NotedRow | None]()
        for ref, row in placed:
            kept = known.get(id(row))
            if kept is None:
                noted = None if ref is None else self._noted(notes, look, ref.section, row)
                kept = known[id(row)] = row, noted
            found.append(kept[1])
        return found

    def _noted(self, notes: Collection[NoteMark], look: Appearance, section: int, row: Line) -> NotedRow | None:
        begins = ends = None
        for run in row.runs:
            if run.node >= 0:
                begins, ends = begins or run, run
        if begins is None or ends is None:
            return None
        first, after = (begins.node, begins.start), (ends.node, ends.end)
        if first[0] != after[0]:  # pieces of cells side by side
            first = min((run.node, run.start) for run in row.runs if run.node >= 0)
            after = max((run.node, run.end) for run in row.runs if run.node >= 0)
        nodes = section, first[0], after[0]
        if self._near is None or self._near[0] != nodes:
            self._near = nodes, note_marks.notes_between(notes, *nodes)
        own = list[NoteMark]()
        for note in self._near[1]:
            start, end = note.start, note.end
            if start is None or end is None or (start.node, start.offset) >= after:
                continue
            if (end.node, end.offset) > first or (start.node, start.offset) >= first:
                own.append(note)
        if not own:
            return None
        underlined = highlights.with_notes(own, row)
        return NotedRow(row, tuple(own), underlined, highlights.with_sign(own, underlined, row, look))
