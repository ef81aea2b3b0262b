"""Number footnotes, and find the section that shows each of them.

A footnote is moved behind the first block that cites it, so a section depends on the citations of the sections before
it; but a large text is never parsed whole. So the source is searched for markers that look like citations, which is
cheap, and only the sections with such markers are parsed, the earliest first, until one really cites the footnote (a
marker in code doesn't). Footnotes are numbered in the order of these markers, which is nearly always the order of
citation. A footnote that nothing cites stays where it is defined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from b12tui.document import Block, Footnote, FootnoteRef, Question, text_nodes
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

    from b12tui.document import Section, Span
    from b12tui.markdown.outline.symbols import FootnoteBody

_REFERENCE = lazy_pattern(r"\[\^([^\]\s]{1,200})\]")


class Footnotes:
    """The footnotes of a document."""

    def __init__(
        self,
        source: str,
        bodies: Sequence[FootnoteBody],
        cited: Callable[[int], Container[str]],
        cited_in: Callable[[FootnoteBody], Collection[str]],
    ) -> None:
        """Assign numbers to the footnotes that `bodies` define.

        `cited(section)` returns the labels that the section's own text cites, `cited_in(body)` those that a footnote
        cites, in reading order. Both are called for each label, so they must cache their results.
        """
        self.numbers: dict[str, int] = {}
        """Footnote numbers by label."""
        self._cited = cited
        self._cited_in = cited_in
        self._by_label: dict[str, FootnoteBody] = {}
        for body in bodies:
            self._by_label.setdefault(body.label, body)
        self._top_level = sorted(
            (body for body in self._by_label.values() if body.at_top_level), key=lambda body: body.start
        )
        """Footnotes outside of containers, in document order; they don't overlap."""
        self._markers = list(self._find_markers(source, bodies)) if bodies else []
        for _, label in self._markers:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        for label in self._by_label:
            self.numbers.setdefault(label, len(self.numbers) + 1)
        self._labels = tuple(self.numbers)
        """Footnote labels, each at the index of its number less one."""
        self._sections_citing: defaultdict[str, list[int]] = defaultdict(list)
        """Sections whose own text has markers of a footnote, by label."""
        self._expected: dict[str, tuple[int, str]] = {}
        """By label, the section expected to show the footnote, and the label of the footnote in it that cites this one,
        or empty."""
        self._shown_cache: dict[str, int | None] = {}

    def _find_markers(self, source: str, bodies: Sequence[FootnoteBody]) -> Iterator[tuple[int, str]]:
        """Yield the offset and the label of each marker that may cite a footnote."""
        defining = {source.find("[^", body.start.offset) for body in bodies}
        for match in _REFERENCE.finditer(source):
            if match[1] in self._by_label and match.start() not in defining:
                yield match.start(), match[1]

    def divide(self, sections: Sequence[Section]) -> None:
        """Assign the markers to sections, and find the first section that may cite each footnote."""
        starts = [section.offset for section in sections]
        spans = [(body.start.offset, body.end.offset, body.label) for body in self._top_level]
        opens = [span[0] for span in spans]
        within: defaultdict[str, list[str]] = defaultdict(list)
        for offset, label in self._markers:
            span = spans[bisect_right(opens, offset) - 1] if spans else (0, 0, "")
            if span[0] <= offset < span[1]:
                within[span[2]].append(label)
            else:
                self._sections_citing[label].append(bisect_right(starts, offset) - 1)
        for section, label in sorted((found[0], label) for label, found in self._sections_citing.items()):
            todo = [(label, "")]
            while todo:
                cited, by = todo.pop()
                if cited not in self._expected:
                    self._expected[cited] = (section, by)
                    todo.extend((inner, cited) for inner in within[cited])
        self._shown_cache.clear()

    def shown(self, label: str) -> int | None:
        """Return the number of the section that shows a footnote, or None if it stays where it is defined."""
        chain = []
        while label and label not in self._shown_cache:
            chain.append(label)
            label = self._expected.get(label, (0, ""))[1]
        for wanted in reversed(chain):
            self._shown_cache[wanted] = self._find_section(wanted)
        return self._shown_cache[chain[0] if chain else label]

    def found(self, label: str) -> tuple[int, int] | None:
        """Return the number of the section that shows a footnote, and its own; None if it stays where it is defined."""
        shown = self.shown(label) if label in self.numbers else None
        return None if shown is None else (shown, self.numbers[label])

    def shown_from(self, line: int) -> int | None:
        """Return the number of the section that shows the moved footnote on a source line, or None if there is none."""
        at = bisect_right(self._top_level, line, key=lambda body: body.start.line) - 1
        return self.shown(self._top_level[at].label) if at >= 0 and line < self._top_level[at].end.line else None

    def moved_from(self, line: int) -> Iterator[tuple[int, int, int]]:
        """Yield the moved footnotes that end behind source line `line`, from 1: first line, line after, section."""
        first = max(bisect_right(self._top_level, line - 1, key=lambda body: body.start.line) - 1, 0)
        for body in self._top_level[first:]:
            section = self.shown(body.label) if body.end.line >= line else None
            if section is not None:
                yield body.start.line + 1, body.end.line + 1, section

    def _find_section(self, label: str) -> int | None:
        """Return the first section that really cites a footnote, or None."""
        if label not in self._expected or not self._by_label[label].at_top_level:
            return None
        section, by = self._expected[label]
        if by and self._shown_cache[by] == section and label in self._cited_in(self._by_label[by]):
            return section
        return next(
            (section for section in dict.fromkeys(self._sections_citing[label]) if label in self._cited(section)), None
        )

    def shown_in(self, section: int) -> list[FootnoteBody]:
        """Return the footnotes that a section shows, in document order."""
        return [
            body
            for label, body in self._by_label.items()
            if section in (self._expected.get(label, (None,))[0], *self._sections_citing.get(label, ()))
            and self.shown(label) == section
        ]

    def stays(self, label: str, line: int) -> bool:
        """Return whether the footnote on a line is shown where it is defined: uncited, or the second with its label."""
        first = self._by_label.get(label)
        return first is None or first.start.line != line or self.shown(label) is None

    def insert(
        self, section: int, blocks: tuple[Block, ...], body: Callable[[FootnoteBody], tuple[Block, ...]]
    ) -> tuple[Block, ...]:
        """Return a section's blocks, with each footnote it shows behind the outermost block that cites it first.

        An answer is read by itself, open or closed, so a footnote that it cites is placed in it.
        """
        return self._placed(section, blocks, [], body, set())

    def _placed(
        self,
        section: int,
        blocks: tuple[Block, ...],
        cited: list[str],
        body: Callable[[FootnoteBody], tuple[Block, ...]],
        placed: set[str],
    ) -> tuple[Block, ...]:
        """Return blocks with their footnotes, the first ones `cited` before them; `placed` has the labels so far."""
        placed_blocks: list[Block] = []
        for block in (None, *blocks):
            if isinstance(block, Question):
                own = [self._labels[number - 1] for number in _cited_by(block.text.spans)]
                placed_blocks.append(replace(block, blocks=self._placed(section, block.blocks, own, body, placed)))
                continue
            if block is not None:
                placed_blocks.append(block)
                cited = [
                    self._labels[number - 1] for node in text_nodes((block,)) for number in _cited_by(node.text.spans)
                ]
            todo = cited[::-1]
            while todo:
                label = todo.pop()
                if label not in placed and self.shown(label) == section:
                    placed.add(label)
                    note = self._by_label[label]
                    placed_blocks.append(Footnote(self.numbers[label], body(note), note.start.line + 1))
                    todo.extend(reversed([*self._cited_in(note)]))
        return tuple(placed_blocks)


def _cited_by(spans: Iterable[Span]) -> Iterator[int]:
    """Yield the numbers of the footnotes that a text cites."""
    for span in spans:
        if isinstance(span.kind, FootnoteRef):
            yield span.kind.number
