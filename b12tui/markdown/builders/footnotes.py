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
from typing import TYPE_CHECKING

from b12tui.document import Block, Footnote, FootnoteRef, Question, text_nodes
from b12tui.fastclass import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

    from b12tui.document import Section, Span
    from b12tui.markdown.outline.symbols import FootnoteBody

_SIGN = re.compile(r"\[\^([^\]\s]{1,200})\]")


class Footnotes:
    """The notes of a text."""

    def __init__(
        self,
        source: str,
        bodies: Sequence[FootnoteBody],
        cited: Callable[[int], Container[str]],
        cited_in: Callable[[FootnoteBody], Collection[str]],
    ) -> None:
        """Give a number to each note that `bodies` define.

        `cited(section)` returns the labels that the section's own text cites, `cited_in(body)` those that a note does,
        in reading order. Both are asked for each label, so they have to keep what they found.
        """
        self.numbers: dict[str, int] = {}
        """By label."""
        self._cited = cited
        self._cited_in = cited_in
        self._first: dict[str, FootnoteBody] = {}
        for body in bodies:
            self._first.setdefault(body.label, body)
        self._tops = sorted((body for body in self._first.values() if body.top), key=lambda body: body.start)
        """Those that stand in no container, in the order of the text; none of them overlap."""
        self._signs = list(self._find(source, bodies)) if bodies else []
        for _, label in self._signs:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        for label in self._first:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        self._labels = tuple(self.numbers)
        """The same, by number less one."""
        self._direct: defaultdict[str, list[int]] = defaultdict(list)
        """The sections whose own text has signs of a note, by label."""
        self._claims: dict[str, tuple[int, str]] = {}
        """The section that looks as if it shows a note, and the label of the note there that cites it, or empty."""
        self._shown: dict[str, int | None] = {}

    def _find(self, source: str, bodies: Sequence[FootnoteBody]) -> Iterator[tuple[int, str]]:
        """Yield each sign that may cite a note, and where it stands."""
        defining = {source.find("[^", body.start.offset) for body in bodies}
        for match in _SIGN.finditer(source):
            if match[1] in self._first and match.start() not in defining:
                yield match.start(), match[1]

    def divide(self, sections: Sequence[Section]) -> None:
        """Learn where the sections are, and so which of them looks as if it cited each note first."""
        starts = [section.offset for section in sections]
        spans = [(body.start.offset, body.end.offset, body.label) for body in self._tops]
        opens = [span[0] for span in spans]
        within: defaultdict[str, list[str]] = defaultdict(list)
        for offset, label in self._signs:
            span = spans[bisect_right(opens, offset) - 1] if spans else (0, 0, "")
            if span[0] <= offset < span[1]:
                within[span[2]].append(label)
            else:
                self._direct[label].append(bisect_right(starts, offset) - 1)
        for section, label in sorted((found[0], label) for label, found in self._direct.items()):
            todo = [(label, "")]
            while todo:
                cited, by = todo.pop()
                if cited not in self._claims:
                    self._claims[cited] = (section, by)
                    todo.extend((inner, cited) for inner in within[cited])
        self._shown.clear()

    def shown(self, label: str) -> int | None:
        """Return the number of the section behind one of whose blocks a note is shown; None: where it was written."""
        asked = []
        while label and label not in self._shown:
            asked.append(label)
            label = self._claims.get(label, (0, ""))[1]
        for wanted in reversed(asked):
            self._shown[wanted] = self._look(wanted)
        return self._shown[asked[0] if asked else label]

    def shown_from(self, line: int) -> int | None:
        """Return the number of the section where a line is read that stands in a note; None: where it was written."""
        at = bisect_right(self._tops, line, key=lambda body: body.start.line) - 1
        return self.shown(self._tops[at].label) if at >= 0 and line < self._tops[at].end.line else None

    def _look(self, label: str) -> int | None:
        """Find out whether the section that looks as if it shows a note does, or another that has signs of it."""
        if label not in self._claims or not self._first[label].top:
            return None
        section, by = self._claims[label]
        if by and self._shown[by] == section and label in self._cited_in(self._first[by]):
            return section
        return next((section for section in dict.fromkeys(self._direct[label]) if label in self._cited(section)), None)

    def stays(self, label: str, line: int) -> bool:
        """Tell whether the definition on a line is read where it stands: the second of a label, or cited by nobody."""
        first = self._first.get(label)
        return first is None or first.start.line != line or self.shown(label) is None

    def place(
        self, section: int, blocks: tuple[Block, ...], body: Callable[[FootnoteBody], tuple[Block, ...]]
    ) -> tuple[Block, ...]:
        """Return a section's blocks with each note that is shown in it behind the outermost block that cites it first.

        An answer is read by itself, open or closed, so that a note which it cites stands in it.
        """
        placed: set[str] = set()

        def with_notes(blocks: tuple[Block, ...], cited: list[str]) -> tuple[Block, ...]:
            made: list[Block] = []
            for block in (None, *blocks):
                if isinstance(block, Question):
                    own = [self._labels[number - 1] for number in _cited_by(block.text.spans)]
                    made.append(replace(block, blocks=with_notes(block.blocks, own)))
                    continue
                if block is not None:
                    made.append(block)
                    cited = [
                        self._labels[number - 1]
                        for node in text_nodes((block,))
                        for number in _cited_by(node.text.spans)
                    ]
                todo = cited[::-1]
                while todo:
                    label = todo.pop()
                    if label not in placed and self.shown(label) == section:
                        placed.add(label)
                        note = self._first[label]
                        made.append(Footnote(self.numbers[label], body(note)))
                        todo.extend(reversed([*self._cited_in(note)]))
            return tuple(made)

        return with_notes(blocks, [])


def _cited_by(marks: Iterable[Span]) -> Iterator[int]:
    """Yield the numbers of the notes that a text cites."""
    for mark in marks:
        if isinstance(mark.kind, FootnoteRef):
            yield mark.kind.number
