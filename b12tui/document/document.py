"""Document with a complete outline and lazily loaded sections.

The outline is cheap and available at once. The blocks of a section come from the loader that the parser passes in, and
those of the most recently used sections are cached. A small text is parsed whole; a book never is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from b12tui.document.blocks import Block, DefinitionList, Footnote, Heading, Question
from b12tui.document.cancellation import Cancellation
from b12tui.document.derived import DerivedValues
from b12tui.document.loaded_sections import (
    CACHED_SECTIONS,
    CACHED_VISIBLE,
    Hiding,
    text_nodes_of,
    visible_nodes_of,
    with_title,
)
from b12tui.document.position import Position, note_name, term_name
from b12tui.document.sanitize import sanitize
from b12tui.document.section import Section, count_lines
from b12tui.document.text_nodes import TextNode
from b12tui.document.word_count import WordCount, estimate_words
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.weak_method import weak_method

if TYPE_CHECKING:
    from b12tui.document.candidate_sections import CandidateSections
    from b12tui.document.requirements import Requirement
    from b12tui.document.whole_document import WholeDocument

_SAMPLES = 16
_SAMPLE = 1_024
"""Number of samples of the source to estimate its words from, and the characters of each."""
_SAMPLED_FROM = 65_536
"""Characters of source from which on words are estimated from samples."""

AnchorTarget = tuple[int, str]
"""Number of a section, and the name of a place in it; the section's start if it has none of that name."""

MovedFootnote = tuple[int, int, int]
"""A footnote's first source line, from 1, the line after its last, and the number of the section that shows it."""

ProblemLine = tuple[int, str]
"""Source line, from 1, and `error` or `warning`."""


class Document:
    """Document to be read; immutable, except for its caches."""

    def __init__(  # noqa: PLR0913  (what loads each part of a text is handed over by itself)
        self,
        *,
        name: str,
        title: str,
        sections: tuple[Section, ...],
        load: Callable[[int], tuple[Block, ...]],
        anchors: Callable[[str], AnchorTarget | None],
        length: int,
        lines: int,
        words: Callable[[], WordCount],
        source: Callable[[int, int], str] = lambda _start, _end: "",
        moved_footnotes: Callable[[int], Iterable[MovedFootnote]] = lambda _: (),
        candidate_sections: Callable[[Sequence[Requirement]], CandidateSections | None] = lambda _: None,
        build_index: Callable[[], None] = lambda: None,
        problems: Callable[[], Sequence[ProblemLine]] = lambda: (),
        is_excerpt: bool = False,
        is_diff: bool = False,
        is_preformatted: bool = False,
        parses_late: bool = False,
        copied_as_markdown: bool = False,
        cancellation: Cancellation | None = None,
    ) -> None:
        """Create a document from its outline and the functions that load the rest.

        `load(number)` returns a section's blocks. `anchors(slug)` returns the target of a link to a slug. `length` is
        the number of characters of the source, `lines` its number of lines. `words()` counts the words that are read.
        `source(start, end)` returns characters of the source. `moved_footnotes(line)` yields the footnotes shown
        elsewhere that end behind a line, by line. `candidate_sections(requirements)` returns the sections that may meet
        all requirements; None if any section may. `build_index()` prepares
        that in advance for all requirements. `problems()` returns the lines with errors and warnings. `is_excerpt`
        marks an excerpt of a longer text, whose section numbers differ from those of the whole text. `is_diff` says
        that its lines tell what was added and removed, `is_preformatted` that its lines and tables were set by whoever
        wrote them, `copied_as_markdown` that a copy of it is Markdown rather than its source. `parses_late` says that
        counting its words parses what no page has needed yet. `cancellation` is the token that cancels what is computed
        from the document; by default one of its own.
        """
        self.name = name
        self.title = title or name
        self.sections = sections
        self.length = length
        self.lines = lines
        self.moved_footnotes = moved_footnotes
        self.candidate_sections = candidate_sections
        self.build_index = build_index
        """Build the search index in advance; raises Cancelled when a key is typed meanwhile."""
        self.problems: Callable[[], Sequence[ProblemLine]] = cache(problems)
        """Source lines with errors and warnings that a program reported."""
        self.is_excerpt = is_excerpt
        self.is_diff = is_diff
        self.is_preformatted = is_preformatted
        self.parses_late = parses_late
        self.copied_as_markdown = copied_as_markdown
        self.cancellation = Cancellation() if cancellation is None else cancellation
        """Token that cancels what is computed from the document."""
        self._anchors = anchors
        self._words = words
        self._source = source
        self._word_count: WordCount | None = None
        self._estimate: WordCount | None = None
        self.reading: Callable[[], str] = lambda: ""
        """Name of the format and the dialect that it was read in; empty if it may differ for the same source."""
        self.lists_files = False
        """Whether it is the list of a folder's files."""
        self.derived = DerivedValues()
        """Values computed from the document by others, such as the results of searches."""
        self.blocks: Callable[[int], tuple[Block, ...]] = lru_cache(maxsize=CACHED_SECTIONS)(
            with_title(load, sections, self.title, self.cancellation)
        )
        """Blocks of a section, its heading first, by section number; raises Cancelled."""
        self.text_nodes: Callable[[int], tuple[TextNode, ...]] = lru_cache(maxsize=CACHED_SECTIONS)(
            text_nodes_of(self.blocks, self.cancellation)
        )
        """Text nodes of a section, in reading order, by section number."""
        self._named_positions: Callable[[int], dict[str, Position]] = lru_cache(maxsize=CACHED_SECTIONS)(
            weak_method(self._find_named_positions)
        )
        self.visible_nodes: Callable[[Hiding, int], tuple[int, ...]] = lru_cache(maxsize=CACHED_VISIBLE)(
            visible_nodes_of(sections, self.text_nodes, self.cancellation)
        )
        """Indexes of a section's text nodes that are neither blank nor hidden, by what hides and the section number."""

    @classmethod
    def from_blocks(cls, blocks: Iterable[Block], title: str = "", *, name: str = "document") -> Document:
        """Return a document of blocks, in which each heading opens a section.

        A heading of level 1 at the beginning is its title, unless `title` is given. Its source are its words.
        """
        sections, divided = _whole_document().divide(blocks, title)
        return cls._of_sections(name, sections[0].title, sections, divided)

    @classmethod
    def from_json(cls, text: str, cancellation: Cancellation | None = None) -> Document:
        """Return the document that `to_json` wrote; raise FormatError if the text is something else."""
        parts = _whole_document().decoded(text)
        return cls._of_sections(
            parts.name, parts.title, parts.sections, parts.blocks, parts.source, parts.lines, cancellation
        )

    @classmethod
    def _of_sections(
        cls,
        name: str,
        title: str,
        sections: tuple[Section, ...],
        blocks: tuple[tuple[Block, ...], ...],
        source: str | None = None,
        lines: int | None = None,
        cancellation: Cancellation | None = None,
    ) -> Document:
        """Return a document of sections with their blocks.

        Without a source, one is made of its words; `lines` is the number of lines of the one that lines count in, if
        that is known.
        """
        whole = _whole_document()
        if source is None:
            sections, text = whole.with_source(sections, blocks, lines=lines is None)
        else:
            text = source
        return cls(
            name=name,
            title=title,
            sections=sections,
            load=blocks.__getitem__,
            anchors=whole.LinkTargets(blocks).find,
            length=len(text),
            lines=count_lines(text) if lines is None else lines,
            words=lambda: whole.word_count(blocks),
            source=lambda start, end: text[start:end],
            copied_as_markdown=True,
            cancellation=cancellation,
        )

    def to_json(self) -> str:
        """Return the document as JSON (see `docs/api.md`), with its source; loads every section."""
        return "".join(self.json_pieces())

    def json_pieces(self) -> Iterator[str]:
        """Yield the JSON of `to_json` in pieces, so that a book is written while it is loaded."""
        head: dict[str, object] = {"name": self.name, "title": self.title, "length": self.length, "lines": self.lines}
        head["source"] = self.original_source()
        return _whole_document().encoded(head, ((section, self.blocks(section.number)) for section in self.sections))

    def walk(self) -> Iterator[Block]:
        """Yield each block of the document before those nested in it, in reading order; loads every section."""
        for section in self.sections:
            yield from _whole_document().walk(self.blocks(section.number))

    def has_same_content(self, other: Document) -> bool:
        """Return whether outline, blocks and source are equal; loads every section.

        Documents themselves are compared by identity, which costs nothing.
        """
        mine = (self.name, self.title, self.length, self.lines, self.sections, self.original_source())
        others = (other.name, other.title, other.length, other.lines, other.sections, other.original_source())
        return mine == others and all(
            self.blocks(section.number) == other.blocks(section.number) for section in self.sections
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name!r}: {self.title!r}, {len(self.sections)} sections>"

    def as_excerpt(self, before: int, length: int) -> Document:
        """Return this as an excerpt of a text of `length` characters, `before` of which precede it."""
        return Document(
            name=self.name,
            title=self.title,
            sections=tuple(replace(section, offset=section.offset + before) for section in self.sections),
            load=self.blocks,
            anchors=self._anchors,
            length=length,
            lines=self.lines,
            words=self._words,
            moved_footnotes=self.moved_footnotes,
            source=lambda start, end: self._source(max(start - before, 0), max(end - before, 0)),
            is_excerpt=True,
            cancellation=self.cancellation,
        )

    @property
    def words(self) -> int:
        """Number of words that are read; counted on first use."""
        return self.word_count.words

    @property
    def word_count(self) -> WordCount:
        """Words that are read, without those that frontends add; counted on first use."""
        if self._word_count is None:
            self._word_count = self._words()
        return self._word_count

    @property
    def estimated_word_count(self) -> WordCount:
        """Approximate words, from the source, or from samples of a long one: counting reads the whole document."""
        if self._estimate is None:
            size = _SAMPLE if self.length > _SAMPLED_FROM else self.length
            starts = range(0, self.length, max(self.length // _SAMPLES, size, 1))
            self._estimate = estimate_words((self._source(start, start + size) for start in starts), self.length)
        return self._estimate

    def extent(self, section: int) -> int:
        """Return the number of characters of the source in a section."""
        following = section + 1
        end = self.sections[following].offset if following < len(self.sections) else self.length
        return end - self.sections[section].offset

    def source(self, section: int | None = None) -> str:
        """Return the sanitised source of a section, without trailing line breaks, or of the whole text."""
        if section is None:
            return sanitize(self._source(0, self.length))
        start = self.sections[section].offset
        return sanitize(self._source(start, start + self.extent(section)).rstrip("\n"))

    def original_source(self) -> str:
        """Return the whole source as it was read: for checksums and comparisons, never for output."""
        return self._source(0, self.length)

    def section_of_line(self, line: int) -> Section:
        """Return the section that contains a source line, from 1."""
        return self.sections[max(bisect_right(self.sections, line, key=lambda section: section.line) - 1, 0)]

    def end_line(self, section: int) -> int:
        """Return the number of the source line after the last one of a section."""
        following = section + 1
        return self.sections[following].line if following < len(self.sections) else self.lines + 1

    def with_subsections(self, section: int) -> Iterator[int]:
        """Yield the numbers of a section and of the sections in it; raise IndexError if there is no such section."""
        inside = {self.sections[section].number}
        yield section
        for later in self.sections[section + 1 :]:
            if later.parent not in inside:
                return
            inside.add(later.number)
            yield later.number

    def text_node(self, position: Position) -> TextNode:
        """Return the text node at `position`; raise IndexError if there is none."""
        return self.text_nodes(position.section)[position.node]

    def find_anchor(self, slug: str) -> Position | None:
        """Return the target of a link to `#slug`: the place that is named so, or else what follows it; None if none."""
        target = self._anchors(slug)
        if target is None:
            return None
        section, name = target
        return self._named_positions(section).get(name, Position(section))

    def _find_named_positions(self, section: int) -> dict[str, Position]:
        """Return the first place of each name in a section: headings, questions, elements that HTML names."""
        found: dict[str, Position] = {}
        for index, node in enumerate(self.text_nodes(section)):
            if isinstance(node.block, Heading | Question):
                found.setdefault(node.block.slug, Position(section, index, 0))
            if isinstance(node.block, DefinitionList):
                found.setdefault(term_name(node.text.chars), Position(section, index, 0))
            for each in node.ancestors:
                if isinstance(each.block, Footnote):
                    found.setdefault(note_name(each.block.number), Position(section, index, 0))
            for offset, name in node.text.anchors:
                found.setdefault(name, Position(section, index, offset))
        return found

    def section_of_target(self, target: str) -> Section | None:
        """Return the section that a link within the document leads to; None if it leads nowhere or elsewhere."""
        position = self.find_anchor(target[1:]) if target.startswith("#") else None
        return None if position is None else self.sections[position.section]

    def all_text_nodes(self) -> Iterator[tuple[Position, TextNode]]:
        """Yield each text node of the document with its position.

        This loads every section, so it is only for small texts and for the ends of texts.
        """
        for section in self.sections:
            for index, node in enumerate(self.cancellation.steps(self.text_nodes(section.number))):
                yield Position(section.number, index), node


def _whole_document() -> type[WholeDocument]:
    from b12tui.document.whole_document import WholeDocument  # reading a text doesn't need it

    return WholeDocument
