"""Index of the notes on display, by section and position, so that a key looks at few of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from b12tui.core.state import NoteMark
from b12tui.document import Position
from b12tui.fasttuple import NamedTuple

LOST = -1
"""Number that stands for the section of the lost notes."""

Version = tuple[int, int, int, int]
"""What of a text's notes was read: index node, size and time of the file, and how many bytes of its changes."""
NodeOffset = tuple[int, int]
"""Text node and character in a section, which compare faster than positions."""
END: NodeOffset = (1 << 62, 0)
"""Place behind all characters of a section."""


class SectionNotes(NamedTuple):
    """Notes in a section, in its order."""

    marks: tuple[NoteMark, ...] = ()
    starts: tuple[NodeOffset, ...] = ()
    reaches: tuple[NodeOffset, ...] = ()
    """Place behind the last character of each note and of those before it."""


class NotedRange(NamedTuple):
    """Characters of a section that the same note is on, or none."""

    section: int
    first: NodeOffset
    after: NodeOffset
    note: NoteMark | None


NONE = SectionNotes()


def section_of(mark: NoteMark) -> int:
    """Return the number of the section that a note is in, `LOST` if it is in none."""
    return LOST if mark.start is None else mark.start.section


class NoteMarks(Collection[NoteMark]):
    """Notes on a document, in its order, the lost ones last; those of a section are made when they are asked for."""

    def __init__(self, marks: Iterable[NoteMark] = (), version: Version | None = None) -> None:
        """Hold notes that are in order; `version` is that of the stored notes that they are, None if it is unknown."""
        groups: dict[int, list[NoteMark]] = {}
        for mark in marks:
            groups.setdefault(section_of(mark), []).append(mark)
        self.version = version
        self._counts: Mapping[int, int] = {number: len(group) for number, group in groups.items()}
        self._load: Callable[[int], Iterable[NoteMark]] = groups.__getitem__
        self._sections: dict[int, SectionNotes] = {}
        self.ranges: tuple[NotedRange, ...] = ()
        """Where the positions were that were asked for last, the last one first."""

    @classmethod
    def late(
        cls,
        counts: Mapping[int, int],
        load: Callable[[int], Iterable[NoteMark]],
        version: Version | None,
        known: Mapping[int, SectionNotes] | None = None,
    ) -> NoteMarks:
        """Return notes of which the number in each section is known; `load` makes those of one that is not `known`."""
        made = cls((), version)
        made._counts, made._load = counts, load
        made._sections = dict(known or {})
        return made

    def in_section(self, number: int) -> SectionNotes:
        """Return the notes in a section."""
        if number not in self._counts:
            return NONE
        found = self._sections.get(number)
        if found is None:
            found = self._sections[number] = _grouped(tuple(self._load(number)))
        return found

    def with_added(self, mark: NoteMark, version: Version | None) -> NoteMarks:
        """Return the notes with one more, of another version."""
        number = section_of(mark)
        before = self.in_section(number).marks
        index = len(before) if mark.start is None else bisect_right(before, _span(mark), key=_span)
        known = {**self._sections, number: _grouped((*before[:index], mark, *before[index:]))}
        counts = {**self._counts, number: len(before) + 1}
        in_order = {each: counts[each] for each in sorted(counts, key=lambda each: (each == LOST, each))}
        return NoteMarks.late(in_order, self._load, version, known)

    def find(self, section: int, place: NodeOffset) -> NoteMark | None:
        """Return the note that contains a place, and keep it among `ranges` with the characters that it is found for.

        No note goes on in another section, and it is known how far those before each reach, so that few are looked at.
        """
        here = self.in_section(section)
        begun = bisect_right(here.starts, place)
        first, after, note = here.reaches[begun - 1] if begun else (0, 0), END, None
        if begun < len(here.starts):
            after = here.starts[begun]
        for index in reversed(range(begun)):
            if here.reaches[index] <= place:
                break
            mark = here.marks[index]
            if mark.end is not None and place < (end := (mark.end.node, mark.end.offset)):
                first, after, note = here.starts[index] if index == begun - 1 else place, min(after, end), mark
                break
        found = NotedRange(section, first, after, note)
        self.ranges = (found, *self.ranges[:1])  # that of the state before is asked for as well
        return note

    def by_section(self) -> Iterator[tuple[int, tuple[NoteMark, ...]]]:
        """Yield each section's number, `LOST` for none, and its notes, in order."""
        for number in self._counts:
            yield number, self.in_section(number).marks

    def __len__(self) -> int:
        return sum(self._counts.values())

    def __bool__(self) -> bool:
        return bool(self._counts)

    def __iter__(self) -> Iterator[NoteMark]:
        for _, marks in self.by_section():
            yield from marks

    def __contains__(self, mark: object) -> bool:
        return any(each == mark for each in self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, tuple | NoteMarks) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def notes_between(notes: Collection[NoteMark], section: int, first: int, last: int) -> tuple[NoteMark, ...]:
    """Return the notes on any of a section's text nodes from `first` to `last`, in its order."""
    here = (notes if isinstance(notes, NoteMarks) else NoteMarks(notes)).in_section(section)
    after = bisect_left(here.starts, (last + 1, 0))
    before = bisect_right(here.reaches, (first, 0), hi=after)
    if before >= after:
        return ()
    marks, begins = here.marks[before:after], (first, 0)
    return tuple([each for each in marks if each.end is not None and (each.end.node, each.end.offset) > begins])


def note_at(notes: Collection[NoteMark], at: Position) -> NoteMark | None:
    """Return the note that contains a position, of several the one that begins last; None if there is none."""
    if not isinstance(notes, NoteMarks):
        notes = NoteMarks(notes)
    section, place = at.section, (at.node, at.offset)
    for known, first, after, note in notes.ranges:  # no call for the places that are asked for again and again
        if known == section and first <= place < after:
            return note
    return notes.find(section, place)


def _span(mark: NoteMark) -> tuple[Position | None, Position | None]:
    return mark.start, mark.end


def _grouped(marks: tuple[NoteMark, ...]) -> SectionNotes:
    """Return a section's notes with their places; the lost ones have none."""
    starts, reaches = list[NodeOffset](), list[NodeOffset]()
    for mark in marks:
        if mark.start is None or mark.end is None:
            return SectionNotes(marks)
        starts.append((mark.start.node, mark.start.offset))
        end = mark.end.node, mark.end.offset
        reaches.append(max(reaches[-1], end) if reaches else end)
    return SectionNotes(marks, tuple(starts), tuple(reaches))
