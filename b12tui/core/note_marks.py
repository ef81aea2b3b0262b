"""Notes as shown, found by their section and at a position: a key looks at few of them, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from b12tui.core.state import NoteMark, ReaderState
from b12tui.document import Position
from b12tui.fasttuple import NamedTuple
from b12tui.fasttyping import Self


class SectionNotes(NamedTuple):
    """Notes in a section, in its order."""

    marks: tuple[NoteMark, ...] = ()
    starts: tuple[Position, ...] = ()
    reaches: tuple[Position, ...] = ()
    """Position behind the last character of each note and of those before it."""


class NoteMarks(tuple[NoteMark, ...]):  # noqa: SLOT001 - no tuple has slots with values
    """Notes on a document, in its order, the lost ones last."""

    sections: dict[int, SectionNotes]
    """Notes by the number of the section that they are in, without the lost ones."""

    version: tuple[int, int, int, int] | None
    """Version of the stored notes that they are; None if it is unknown."""

    def __new__(cls, marks: Iterable[NoteMark] = (), version: tuple[int, int, int, int] | None = None) -> Self:
        """Return the notes, and find them by section."""
        found = tuple(marks)
        made = super().__new__(cls, found)
        made.version = version
        sections: dict[int, list[tuple[NoteMark, Position, Position]]] = {}
        for mark in found:
            if mark.start is not None and mark.end is not None:
                before = sections.setdefault(mark.start.section, [])
                reach = max(before[-1][2], mark.end) if before else mark.end
                before.append((mark, mark.start, reach))
        made.sections = {number: SectionNotes(*zip(*group, strict=True)) for number, group in sections.items()}
        return made


def notes_between(notes: tuple[NoteMark, ...], section: int, first: int, last: int) -> tuple[NoteMark, ...]:
    """Return the notes on any of a section's text nodes from `first` to `last`, in its order."""
    here = _in_section(notes, section)
    after = bisect_left(here.starts, Position(section, last + 1))
    before = bisect_right(here.reaches, Position(section, first), hi=after)
    return tuple(
        each for each in here.marks[before:after] if each.end is not None and each.end > Position(section, first)
    )


def note_at(state: ReaderState) -> NoteMark | None:
    """Return the note that contains the position, of several the one that begins last; None if there is none.

    No note goes on in another section, and it is known how far those before each reach, so that few are looked at.
    """
    at = state.position
    here = _in_section(state.notes, at.section)
    for index in reversed(range(bisect_right(here.starts, at))):
        if here.reaches[index] <= at:
            return None
        end = here.marks[index].end
        if end is not None and at < end:
            return here.marks[index]
    return None


def _in_section(notes: tuple[NoteMark, ...], section: int) -> SectionNotes:
    known = notes if isinstance(notes, NoteMarks) else NoteMarks(notes)
    return known.sections.get(section, SectionNotes())
