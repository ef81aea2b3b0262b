"""Notes by section: a key looks at those of its section alone."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.core.note_marks import NoteMarks, notes_between
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
    assert [len(notes_between(notes, section, 0, 9)) for section in range(4)] == [1, 0, 2, 0]


def test_notes_in_any_tuple_are_found() -> None:
    assert notes_between((*MARKS, LOST), 2, 0, 0) == MARKS[1:]


def test_a_note_is_between_text_nodes_that_it_reaches_into() -> None:
    long = NoteMark("long", "comment", "", "words", Position(0, 1, 5), Position(0, 4, 2))
    inner = NoteMark("inner", "comment", "", "words", Position(0, 2, 0), Position(0, 2, 5))
    notes = NoteMarks((long, inner))
    found = [[each.note_id for each in notes_between(notes, 0, node, node)] for node in range(6)]
    assert found == [[], ["long"], ["long", "inner"], ["long"], ["long"], []]
