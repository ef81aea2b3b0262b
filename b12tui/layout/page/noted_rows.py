"""Rows of the page with their notes, kept while the page scrolls."""

from __future__ import annotations

from collections.abc import Collection

from b12tui.core.appearance import Appearance
from b12tui.core.note_marks import notes_between
from b12tui.core.state import NoteMark
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page import highlights
from b12tui.layout.page.flow import RowRef
from b12tui.layout.page.lines import Line

PlacedRows = tuple[tuple[RowRef | None, Line], ...]
"""Rows of the viewport with their references; None past the end."""

MOST = 512
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

    def find(self, notes: Collection[NoteMark], look: Appearance, placed: PlacedRows) -> list[NotedRow | None]:
        """Return each row with the notes that are on it; None where none is."""
        if notes is not self._notes or look is not self._look or len(self._known) > MOST:
            self._notes, self._look, self._known = notes, look, {}
        known, found = self._known, list[NotedRow | None]()
        for ref, row in placed:
            kept = known.get(id(row))
            if kept is None:
                noted = None if ref is None else _noted(notes, look, ref.section, row)
                kept = known[id(row)] = row, noted
            found.append(kept[1])
        return found


def _noted(notes: Collection[NoteMark], look: Appearance, section: int, row: Line) -> NotedRow | None:
    first = last = -1
    for run in row.runs:
        if run.node >= 0:
            first, last = min(first, run.node) if first >= 0 else run.node, max(last, run.node)
    own = notes_between(notes, section, first, last) if last >= 0 else ()
    if not own:
        return None
    underlined = highlights.with_notes(own, row)
    return NotedRow(row, own, underlined, highlights.with_sign(own, underlined, row, look))
