"""A document: its outline, all of it, and the blocks of each section when they are asked for.

The outline is cheap and is there at once; the blocks of a section are made by the loader that the parser hands over,
and the most recently read ones are kept. A small text is parsed whole; a book never is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from b12tui.document.blocks import Block, Heading, Question
from b12tui.document.cancellation import check_cancelled, reading, stepwise
from b12tui.document.leaves import TextNode, text_nodes
from b12tui.document.position import Position
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import dataclass, replace

if TYPE_CHECKING:
    from b12tui.document.requirements import Requirement

CandidateSections = tuple[tuple[int, int], ...]
"""Numbers of sections, ascending, each with how many times something may stand there."""

CACHED_SECTIONS = 64
"""How many sections' blocks are kept; a reader looks at a few at a time, and a book has hundreds."""


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the outline."""

    number: int
    """Flat, in order; 0 is what stands before the first section's heading, the title included."""
    level: int
    """Of its heading, 1 to 6; 0 for section 0."""
    title: str
    """The words of its heading; for section 0 the title of the text, or empty."""
    slug: str
    """What a link to it says after `#`; empty for section 0 without a title."""
    parent: int | None
    """The number of the section that it stands in; None for section 0 and for those that stand in no other."""
    line: int
    """The source line that it begins on, from 1."""
    offset: int
    """How many characters of the source stand before it."""


class Document:
    """A text, ready to be read. Immutable, but for what it keeps of what it has loaded."""

    def __init__(  # noqa: PLR0913  (what loads each part of a text is handed over by itself)
        self,
        *,
        name: str,
        title: str,
        sections: tuple[Section, ...],
        load: Callable[[int], tuple[Block, ...]],
        anchors: Callable[[str], int | None],
        length: int,
        lines: int,
        words: Callable[[], int],
        source: Callable[[int, int], str] = lambda _start, _end: "",
        candidate_sections: Callable[[Sequence[Requirement]], CandidateSections | None] = lambda _: None,
        build_index: Callable[[], None] = lambda: None,
        is_excerpt: bool = False,
    ) -> None:
        """Make a document of its outline and of what loads the rest.

        `load(number)` makes a section's blocks; `anchors(slug)` tells the section that holds what the slug names;
        `length` is the source's number of characters, `lines` its number of lines; `words()` counts the words that
        are read. `source(start, end)` returns characters of the source. `likely(needs)` tells the sections that may
        hold all that is needed, each with how often, about; None: any section may. `get_ready()` does ahead what that
        takes for any needs. `partial` is a stretch of a longer text: its sections have other numbers.
        """
        self.name = name
        self.title = title or name
        self.sections = sections
        self.length = length
        self.lines = lines
        self.likely = candidate_sections
        self.get_ready = build_index
        """Do ahead what finding takes in a book; BrokenOff, when somebody has typed on."""
        self.partial = is_excerpt
        self._anchors = anchors
        self._words = words
        self._source = source
        self._count: int | None = None
        self.blocks: Callable[[int], tuple[Block, ...]] = lru_cache(maxsize=CACHED_SECTIONS)(self._loading(load))
        """The blocks of a section, its heading first, by the section's number; BrokenOff says that none is wanted."""
        self.text_nodes: Callable[[int], tuple[TextNode, ...]] = lru_cache(maxsize=CACHED_SECTIONS)(self._leaves)
        """The leaves of a section, in reading order, by the section's number."""

    def _loading(self, load: Callable[[int], tuple[Block, ...]]) -> Callable[[int], tuple[Block, ...]]:
        def loaded(number: int) -> tuple[Block, ...]:
            check_cancelled()
            with reading(self.sections[number].title or self.title):
                return load(number)

        return loaded

    def as_excerpt(self, before: int, length: int) -> Document:
        """Return this as a stretch of a text of `length` characters, `before` of which stand before it."""
        return Document(
            name=self.name,
            title=self.title,
            sections=tuple(replace(section, offset=section.offset + before) for section in self.sections),
            load=self.blocks,
            anchors=self._anchors,
            length=length,
            lines=self.lines,
            words=self._words,
            source=lambda start, end: self._source(max(start - before, 0), max(end - before, 0)),
            is_excerpt=True,
        )

    def _leaves(self, section: int) -> tuple[TextNode, ...]:
        return tuple(stepwise(text_nodes(self.blocks(section))))

    @property
    def words(self) -> int:
        """How many words are read, without those that heads add; counted when first asked for."""
        if self._count is None:
            self._count = self._words()
        return self._count

    def extent(self, section: int) -> int:
        """Return how many characters of the source a section takes."""
        following = section + 1
        end = self.sections[following].offset if following < len(self.sections) else self.length
        return end - self.sections[section].offset

    def source(self, section: int | None = None) -> str:
        """Return the source of a section, less the line breaks behind it, or of the whole text; made safe."""
        if section is None:
            return sanitize(self._source(0, self.length))
        start = self.sections[section].offset
        return sanitize(self._source(start, start + self.extent(section)).rstrip("\n"))

    def section_of_line(self, line: int) -> Section:
        """Return the section that holds a line of the source, from 1."""
        return self.sections[max(bisect_right(self.sections, line, key=lambda section: section.line) - 1, 0)]

    def end_line(self, section: int) -> int:
        """Return the line of the source behind the last one of a section."""
        following = section + 1
        return self.sections[following].line if following < len(self.sections) else self.lines + 1

    def text_node(self, position: Position) -> TextNode:
        """Return the leaf that `address` is in; IndexError where there is none."""
        return self.text_nodes(position.section)[position.node]

    def find_anchor(self, slug: str) -> Position | None:
        """Return where a link to `#slug` leads, or None."""
        section = self._anchors(slug)
        if section is None:
            return None
        for index, node in enumerate(self.text_nodes(section)):
            if isinstance(node.block, Heading | Question) and node.block.slug == slug:
                return Position(section, index, 0)
        return Position(section)

    def all_text_nodes(self) -> Iterator[tuple[Position, TextNode]]:
        """Yield each leaf of the text with its address; loads everything, so it is for texts' ends and small texts."""
        for section in self.sections:
            for index, node in enumerate(stepwise(self.text_nodes(section.number))):
                yield Position(section.number, index), node
