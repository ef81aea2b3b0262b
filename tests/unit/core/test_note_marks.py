"""Notes by section: a key looks at those of its section alone."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.core.note_marks import NoteMarks, notes_in
from b12tui.core.state import NoteMark
from b12tui.document import Position

MARKS = tuple(
    NoteMark(str(section), "comment", "", "words", Position(section), Position(section, 0, 5)) for section in (0, 2, 2)
)
LOST = NoteMark("lost", "comment", "", "gone", None, None)


class Counted(NoteMarks):
    """Notes that may not be looked through."""

    def __iter__(self) -> Iterator[NoteMark]:
        raise AssertionError


def test_the_notes_of_a_section_are_found_without_looking_through_all() -> None:
    notes = Counted((*MARKS, LOST))
    assert [len(notes_in(notes, section)) for section in range(4)] == [1, 0, 2, 0]


def test_notes_in_any_tuple_are_found() -> None:
    assert notes_in((*MARKS, LOST), 2) == MARKS[1:]
