"""Notes: their numbers, which section shows each, and which stay where they were written.

A note is moved behind the block that cites it first, so a section has to know what the sections before it cite; and a
large text is never parsed whole. So the source is searched for signs that look like citations, which costs little, and
only the sections that have them are parsed, the earliest first, until one really cites the note (a sign in code
doesn't). Notes are numbered in the order of those signs, which is the order of citation for every text but an odd one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from b12tui.document import Block, Note, NoteMark, Question, leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from b12tui.document import Mark, Section
    from b12tui.parse.finds import NoteBody

_SIGN = re.compile(r"\[\^([^\]\s]{1,200})\](:?)")
_BEFORE_BODY = " \t>*+-0123456789.)"
"""What may stand before a note's definition on its line, if it stands in a quote or a list."""


class Notes:
    """The notes of a text."""

    def __init__(
        self,
        source: str,
        bodies: Sequence[NoteBody],
        cited: Callable[[int], Sequence[str]],
        cited_in: Callable[[NoteBody], Sequence[str]],
    ) -> None:
        """Give a number to each note that `bodies` define.

        `cited(section)` returns the labels that the section's own text cites, `cited_in(body)` those that a note does,
        in reading order.
        """
        self.numbers: dict[str, int] = {}
        """By label."""
        self._cited = cited
        self._cited_in = cited_in
        self._first: dict[str, NoteBody] = {}
        for body in bodies:
            self._first.setdefault(body.label, body)
        self._signs = list(self._find(source, {body.start.offset for body in bodies})) if bodies else []
        for _, label in self._signs:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        for label in self._first:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        self._candidates: dict[str, list[int]] = {}
        self._reached: dict[int, frozenset[str]] = {}
        self._shown: dict[str, int | None] = {}

    def _find(self, source: str, starts: set[int]) -> Iterable[tuple[int, str]]:
        """Yield each sign that may cite a note, and where it stands."""
        for match in _SIGN.finditer(source):
            if match[1] in self._first:
                begins = source.rfind("\n", 0, match.start()) + 1
                defines = match[2] and begins in starts and not source[begins : match.start()].strip(_BEFORE_BODY)
                if not defines:
                    yield match.start(), match[1]

    def divide(self, sections: Sequence[Section]) -> None:
        """Learn where the sections are, and so in which of them each note may be cited first."""
        starts = [section.offset for section in sections]
        spans = sorted((body.start.offset, body.end.offset, body.label) for body in self._first.values() if body.top)
        opens = [span[0] for span in spans]
        direct: defaultdict[str, set[int]] = defaultdict(set)
        through: defaultdict[str, set[str]] = defaultdict(set)
        for offset, label in self._signs:
            span = spans[bisect_right(opens, offset) - 1] if spans else (0, 0, "")
            if span[0] <= offset < span[1]:
                through[label].add(span[2])
            else:
                direct[label].add(bisect_right(starts, offset) - 1)
        for label in self._first:
            found: set[int] = set()
            seen, todo = {label}, [label]
            while todo:
                at = todo.pop()
                found |= direct[at]
                todo.extend(through[at] - seen)
                seen |= through[at]
            self._candidates[label] = sorted(found)

    def shown(self, label: str) -> int | None:
        """Return the number of the section behind one of whose blocks a note is shown; None: where it was written."""
        if label not in self._shown:
            body = self._first.get(label)
            self._shown[label] = (
                next((section for section in self._candidates.get(label, ()) if label in self._reach(section)), None)
                if body is not None and body.top
                else None
            )
        return self._shown[label]

    def stays(self, label: str, line: int) -> bool:
        """Tell whether the definition on a line is read where it stands: the second of a label, or cited by nobody."""
        return self._first[label].start.line != line or not self._candidates or self.shown(label) is None

    def _reach(self, section: int) -> frozenset[str]:
        """Return the labels that a section cites, itself or in the notes that it cites."""
        if section not in self._reached:
            found: set[str] = set()
            todo = list(self._cited(section))
            while todo:
                label = todo.pop()
                if label not in found:
                    found.add(label)
                    todo.extend(self._cited_in(self._first[label]))
            self._reached[section] = frozenset(found)
        return self._reached[section]

    def place(
        self, section: int, blocks: tuple[Block, ...], body: Callable[[NoteBody], tuple[Block, ...]]
    ) -> tuple[Block, ...]:
        """Return a section's blocks with each note that is shown in it behind the outermost block that cites it first.

        An answer is read by itself, open or closed, so that a note which it cites stands in it.
        """
        labels = {number: label for label, number in self.numbers.items()}
        placed: set[str] = set()

        def with_notes(blocks: tuple[Block, ...], cited: list[str]) -> tuple[Block, ...]:
            made: list[Block] = []
            for block in (None, *blocks):
                if isinstance(block, Question):
                    own = [labels[number] for number in _cited_by(block.text.marks)]
                    made.append(replace(block, blocks=with_notes(block.blocks, own)))
                    continue
                if block is not None:
                    made.append(block)
                    cited = [labels[number] for leaf in leaves((block,)) for number in _cited_by(leaf.text.marks)]
                todo = cited[::-1]
                while todo:
                    label = todo.pop()
                    if label not in placed and self.shown(label) == section:
                        placed.add(label)
                        note = self._first[label]
                        made.append(Note(self.numbers[label], body(note)))
                        todo.extend(reversed(self._cited_in(note)))
            return tuple(made)

        return with_notes(blocks, [])


def _cited_by(marks: Iterable[Mark]) -> Iterator[int]:
    """Yield the numbers of the notes that a text cites."""
    for mark in marks:
        if isinstance(mark.role, NoteMark):
            yield mark.role.number
