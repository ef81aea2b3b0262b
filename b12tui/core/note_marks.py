"""Notes as shown, found by their section: a key looks at those of its section, however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from b12tui.core.state import NoteMark


class NoteMarks(tuple[NoteMark, ...]):  # noqa: SLOT001 - no tuple has slots with values
    """Notes on a document, in its order, the lost ones last."""

    sections: dict[int, tuple[NoteMark, ...]]
    """Notes by the number of the section that they are in, without the lost ones."""

    def __new__(cls, marks: Iterable[NoteMark] = ()) -> Self:
        """Return the notes, and find them by section."""
        found = tuple(marks)
        made = super().__new__(cls, found)
        sections: dict[int, list[NoteMark]] = {}
        for mark in found:
            if mark.start is not None and mark.end is not None:
                sections.setdefault(mark.start.section, []).append(mark)
        made.sections = {number: tuple(group) for number, group in sections.items()}
        return made


def notes_in(notes: tuple[NoteMark, ...], section: int) -> tuple[NoteMark, ...]:
    """Return the notes in a section, in its order."""
    known = notes if isinstance(notes, NoteMarks) else NoteMarks(notes)
    return known.sections.get(section, ())
