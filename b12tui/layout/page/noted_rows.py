"""Rows with the notes that are on them: each is made once, while the page moves by rows that it has already."""

from __future__ import annotations

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
        return replace(shown, sign=self.signed.sign) if self.signed is not self.underlined else shown


class NotedRows:
    """Rows that notes are on, as long as notes and appearance are the same."""

    def __init__(self) -> None:
        """Keep no row yet."""
        self._notes: tuple[NoteMark, ...] = ()
        self._look: Appearance | None = None
        self._known: dict[int, tuple[Line, NotedRow | None]] = {}
        """By the identity of each row, which is kept as long."""

    def find(self, notes: tuple[NoteMark, ...], look: Appearance, placed: PlacedRows) -> list[NotedRow | None]:
        """Return each row with the notes that are on it; None where none is."""
        if notes is not self._notes or look is not self._look or len(self._known) > MOST:
            self._notes, self._look, self._known = notes, look, {}
        found = list[NotedRow | None]()
        for ref, row in placed:
            known = self._known.get(id(row))
            if known is None:
                noted = None if ref is None else _noted(notes, look, ref.section, row)
                known = self._known[id(row)] = row, noted
            found.append(known[1])
        return found


def _noted(notes: tuple[NoteMark, ...], look: Appearance, section: int, row: Line) -> NotedRow | None:
    nodes = [run.node for run in row.runs if run.node >= 0]
    own = notes_between(notes, section, min(nodes), max(nodes)) if nodes else ()
    if not own:
        return None
    underlined = highlights.with_notes(own, row)
    return NotedRow(row, own, underlined, highlights.with_sign(own, underlined, row, look))
