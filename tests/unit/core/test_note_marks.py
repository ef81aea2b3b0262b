"""Notes by section: a key looks at those of its section alone."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from b12tui.core.note_marks import NoteMarks, SectionNotes, note_at, notes_between
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


PLACES = st.builds(Position, st.integers(0, 1), st.integers(0, 2), st.integers(0, 6))


@given(st.lists(st.tuples(PLACES, PLACES), max_size=6), st.lists(PLACES, max_size=30))
def test_the_note_at_a_place_is_the_last_to_begin_whatever_was_asked_before(
    spans: list[tuple[Position, Position]], asked: list[Position]
) -> None:
    """The answer is kept for the characters around, which must end where a note begins or ends."""
    within = sorted((min(pair), max(pair)) for pair in spans if pair[0].section == pair[1].section)
    marks = [NoteMark(str(number), "comment", "", "words", *span) for number, span in enumerate(within)]
    notes = NoteMarks(marks)
    for at in asked:
        on = [each for each in marks if each.start is not None and each.end is not None and each.start <= at < each.end]
        assert note_at(notes, at) == (on[-1] if on else None)


def test_steps_between_two_notes_look_once() -> None:
    looked = list[int]()

    class Watched(NoteMarks):
        """Notes that list the sections that are looked at."""

        def in_section(self, number: int) -> SectionNotes:
            looked.append(number)
            return super().in_section(number)

    notes = Watched(
        NoteMark("a", "comment", "", "words", Position(0, node, 2), Position(0, node, 5)) for node in (1, 9)
    )
    found = [note_at(notes, Position(0, node, 7)) for node in range(1, 9)]
    assert (found, looked) == ([None] * 8, [0])
