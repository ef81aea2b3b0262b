"""Build a section's blocks on demand, and the document that uses them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache

from b12tui.document import Block, CodeBlock, Document, Footnote, Heading, Text, text_nodes
from b12tui.document.sanitize import sanitize_line
from b12tui.document.section import count_lines
from b12tui.document.word_count import WordCount, total_words
from b12tui.fasttyping import TYPE_CHECKING, Protocol, TypeVar
from b12tui.markdown.builders import abbreviations, anchored_texts, anchors, inlines, labels, section_source, text_lines
from b12tui.markdown.builders.block_builder import BlockBuilder
from b12tui.markdown.builders.blocks import build_blocks
from b12tui.markdown.builders.context import ParseContext
from b12tui.markdown.builders.faq import gather
from b12tui.markdown.builders.footnotes import Footnotes
from b12tui.markdown.builders.link_definitions import LinkDefinitions
from b12tui.markdown.element_markers import ElementTag
from b12tui.markdown.outline.sections import is_faq, outline
from b12tui.markdown.outline.slugs import QuestionSlugs
from b12tui.markdown.outline.symbols import FootnoteBody, HeadingSymbol, SourcePoint, Symbols
from b12tui.markdown.texts.whole_texts import text_of_lines
from b12tui.markdown.time_limit import allowed
from b12tui.weak_method import weak_method

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from b12tui.document.candidate_sections import CandidateSections
    from b12tui.document.document import AnchorTarget
    from b12tui.document.requirements import Requirement
    from b12tui.markdown.builders.frontmatter import Front
    from b12tui.markdown.commonmark.tokens import BlockParser, Token
    from b12tui.markdown.index.section_filter import SectionFilter

T = TypeVar("T")


class TokenSource(Protocol):
    """Source of a document's tokens, range by range."""

    finds: Symbols
    slow: list[int]
    """Offsets of the parts that take too long to parse."""

    def tokens(self, start: SourcePoint, end: SourcePoint) -> tuple[Sequence[Token], int]:
        """Return the tokens of the blocks between two positions, and the source line they count from."""


class DocumentLoader:
    """The sections of a document, and the loading of their blocks."""

    def __init__(
        self, source: str, parser: BlockParser, token_source: TokenSource, front: Front | None, *, keep: bool = False
    ) -> None:
        """Build the outline and the shared context; `keep` caches the blocks of each section (for small documents)."""
        self._source = source
        self._token_source = token_source
        self._cancellation = parser.cancellation
        self._front = front
        self._block_cache: dict[int, tuple[Block, ...]] | None = {} if keep else None
        self._built = lru_cache(maxsize=1)(weak_method(self._build))
        """Blocks of a section of a large document: its words are counted, and then it is shown."""
        self._start = SourcePoint(front.lines, front.offset) if front else SourcePoint(0, 0)
        self._unplaced_anchors: dict[int, frozenset[str]] = {}
        """Names of the anchors behind the last text of a section that was built."""
        self._cited_by_section: dict[int, frozenset[str]] = {}
        self._cited_in: dict[str, dict[str, None]] = {}
        notes = Footnotes(
            source,
            token_source.finds.notes,
            weak_method(self._cited_labels),
            weak_method(self._labels_cited_in_note),
        )
        used = lru_cache(maxsize=64)(weak_method(self._used_labels))
        references = LinkDefinitions(source, token_source.finds, used)
        self.context = ParseContext(parser, references, token_source.finds.references, notes)
        if "(@" in source and parser.dialect.has("example"):
            self.context.number_examples(source)
        self._abbreviations: abbreviations.Abbreviations | None = None
        defining: list[tuple[int, str]] | None = None
        if parser.dialect.has("abbreviation") and (("*[" in source and "]:" in source) or "8<" in source):
            # As far as the source tells: those before a title don't count as words before it.
            defining = abbreviations.defining_lines(source)
            self.context.abbreviations = abbreviations.defined((text for _, text in defining), source, None)
        named = front.matter.title.chars if front else ""
        self.outline = outline(
            token_source.finds.headings,
            token_source.finds.containers,
            self._title,
            self._untitled,
            self._is_first,
            named,
            parser.dialect,
        )
        offsets = [section.offset for section in self.outline.sections[1:]]
        self._slow = {bisect_right(offsets, offset) for offset in token_source.slow}
        """Sections that take too long to build, and are shown as their source."""
        self.context.slugs = self.outline.slugs
        references.divide(self.outline.sections)
        notes.divide(self.outline.sections)
        if defining is not None:
            self._know_abbreviations(defining)

    def _is_first(self, heading: HeadingSymbol) -> bool:
        """Return whether no readable text stands before a heading."""

        def found() -> bool:
            tokens, line = self._token_source.tokens(self._start, heading.point)
            pieces = BlockBuilder(build_blocks, self.context, tokens, line, QuestionSlugs("")).pieces()
            return all(isinstance(piece, ElementTag) for piece in pieces)

        return self._cancellation.attempt(found, allowed(heading.point.offset)) is True

    def _title(self, content: str) -> Text:
        """Return the text of a heading, which is its source if it takes too long to parse."""
        text = self._cancellation.attempt(lambda: self.context.text(content), allowed(len(content)))
        return Text(sanitize_line(content)) if text is None else text

    def _untitled(self, content: str) -> Text:
        """Return the text of a heading without the titles of its links and elements, as slugs are made of it."""
        context = self.context

        def parsed() -> Text:
            return inlines.written(context.parser.running(content, context.env), context.env, titles=False)

        text = self._cancellation.attempt(parsed, allowed(len(content)))
        return Text(sanitize_line(content)) if text is None else text

    def _span(self, number: int) -> tuple[SourcePoint, SourcePoint]:
        """Return the start and end of a section."""
        sections = self.outline.sections
        start = SourcePoint(sections[number].line - 1, sections[number].offset) if number else self._start
        if number + 1 < len(sections):
            return start, SourcePoint(sections[number + 1].line - 1, sections[number + 1].offset)
        return start, SourcePoint(len(self._source) + 1, len(self._source))

    def blocks(self, number: int) -> tuple[Block, ...]:
        """Return the blocks of a section."""
        if self._block_cache is None:
            return self._built(number)
        if number not in self._block_cache:
            self._block_cache[number] = self._build(number)
        return self._block_cache[number]

    def _build(self, number: int) -> tuple[Block, ...]:
        """Build the blocks of a section, or the ones that show its source if that takes too long."""
        blocks = self._attempt(number, lambda: self._with_explanations(number))
        blocks = self._unparsed(number) if blocks is None else blocks
        return (self._front.matter, *blocks) if self._front and number == 0 else blocks

    def _attempt(self, number: int, compute: Callable[[], T]) -> T | None:
        """Return what is computed from a section, or None if that takes too long; it is not tried again."""
        if number in self._slow:
            return None
        start, end = self._span(number)
        made = self._cancellation.attempt(compute, allowed(end.offset - start.offset))
        if made is None:
            self._slow.add(number)
        return made

    def _know_abbreviations(self, lines: list[tuple[int, str]]) -> None:
        """Explain the abbreviations that some lines define, if these stand in paragraphs: one in code defines none."""
        texts = text_lines.TextLines(
            self.outline.sections,
            lambda number: self._attempt(number, lambda: self._token_source.tokens(*self._span(number))[0]),
            "*[",
        )
        shown = [text for offset, text in lines if texts.hold(offset, text)]
        self.context.abbreviations = abbreviations.defined(shown, self._source, self.context.parser.include)
        if self.context.abbreviations:
            self._abbreviations = abbreviations.Abbreviations(
                self.context.abbreviations, weak_method(self._section_source)
            )

    def _section_source(self, number: int) -> str:
        start, end = self._span(number)
        return self._source[start.offset : end.offset]

    def _with_explanations(self, number: int) -> tuple[Block, ...]:
        """Build the blocks of a section, with the abbreviations explained that are first used in it."""
        if self._abbreviations is None:
            return self._parsed(number)
        return self._abbreviations.explained(number, self._parsed)

    def _parsed(self, number: int) -> tuple[Block, ...]:
        """Build the blocks of a section by parsing it."""
        section = self.outline.sections[number]
        tokens, line = self._token_source.tokens(*self._span(number))
        builder = BlockBuilder(
            build_blocks, self.context, tokens, line, QuestionSlugs(section.slug), section.title if number == 0 else ""
        )
        level = section.level if number in self.outline.faqs else 0
        blocks = gather(
            builder.pieces(),
            builder.question_slugs,
            level,
            folds_ask=is_faq(section.title),
            cancellation=self._cancellation,
        )
        if self.context.notes.numbers:
            blocks = self.context.notes.insert(number, blocks, self._build_footnote)
        if builder.unplaced:
            self._unplaced_anchors[number] = frozenset(builder.unplaced)
        return blocks

    def _unparsed(self, number: int) -> tuple[Block, ...]:
        """Return the blocks that show a section's source, and the footnotes from elsewhere that it is known to cite."""
        section = self.outline.sections[number]
        start, end = self._span(number)
        title = Text(section.title, (), start.line + 1)
        heading = Heading(section.level, title, section.slug, start.line + 1) if section.slug else None
        blocks = section_source.as_source(self._source[start.offset : end.offset], start.line + 1, heading)
        notes = tuple(
            Footnote(self.context.notes.numbers[body.label], self._build_note_or_source(body), body.start.line + 1)
            for body in self.context.notes.shown_in(number)
            if not start.offset <= body.start.offset < end.offset
        )
        return (*blocks, *notes)

    def _build_note_or_source(self, body: FootnoteBody) -> tuple[Block, ...]:
        source = self._source[body.start.offset : body.end.offset]
        made = self._cancellation.attempt(lambda: self._build_footnote(body), allowed(len(source)))
        line = body.start.line + 1
        return (CodeBlock(text_of_lines(source, line), "", line),) if made is None else made

    def _build_footnote(self, body: FootnoteBody) -> tuple[Block, ...]:
        """Build the blocks of a footnote that is shown elsewhere."""
        tokens, line = self._token_source.tokens(body.start, body.end)
        return BlockBuilder(build_blocks, self.context, tokens[1:-1], line, QuestionSlugs(f"^{body.label}")).inside("")

    def _cited_labels(self, number: int) -> frozenset[str]:
        """Return the labels of the footnotes that a section cites, without those cited in footnotes."""
        if number not in self._cited_by_section:
            cited = self._attempt(
                number,
                lambda: frozenset(labels.cited_labels(self.context, self._token_source.tokens(*self._span(number))[0])),
            )
            self._cited_by_section[number] = frozenset() if cited is None else cited
        return self._cited_by_section[number]

    def _labels_cited_in_note(self, body: FootnoteBody) -> Collection[str]:
        """Return the labels of the footnotes that a footnote cites, in reading order."""
        if body.label not in self._cited_in:
            cited = self._cancellation.attempt(
                lambda: dict.fromkeys(
                    labels.cited_labels(
                        self.context, self._token_source.tokens(body.start, body.end)[0][1:-1], within=True
                    )
                ),
                allowed(body.end.offset - body.start.offset),
            )
            self._cited_in[body.label] = {} if cited is None else cited
        return self._cited_in[body.label]

    def _used_labels(self, number: int) -> frozenset[str]:
        """Return the labels of the link references in a section."""
        used = self._attempt(
            number,
            lambda: frozenset(labels.used_labels(self.context, self._token_source.tokens(*self._span(number))[0])),
        )
        return frozenset() if used is None else used

    def anchor(self, slug: str) -> AnchorTarget | None:
        """Return the target of a link to `#slug`: a heading, a question, an HTML `id` or `name`; None if there is none.

        The name is compared as written, then percent-decoded (HTML, 7.4.6.3), then as other programs derive it.
        """
        return self._anchors.find(slug)

    @cached_property
    def _anchors(self) -> anchors.Anchors:
        texts = anchored_texts.AnchoredTexts(self.outline.sections, weak_method(self.blocks), self._unplaced_anchors)
        return anchors.Anchors(
            self._source,
            self.outline.slugs,
            self.outline.derived,
            shown_in=weak_method(self._shown_in),
            note=self.context.notes.found,
            terms=texts.terms,
            holds=texts.hold,
            titles=texts.titles,
            mkdocs=self.context.parser.dialect.name == "mkdocs",
            last=len(self.outline.sections) - 1,
        )

    def _shown_in(self, line: int) -> int:
        """Return the number of the section that shows a source line: footnotes are moved."""
        moved = self.context.notes.shown_from(line)
        if moved is not None:
            return moved
        return bisect_right(self.outline.sections, line, lo=1, key=lambda section: section.line - 1) - 1

    def words(self) -> WordCount:
        """Return the number of words in the document, counted section by section."""
        numbers = range(len(self.outline.sections))
        nodes = (node for number in numbers for node in text_nodes(self.blocks(number)))
        return total_words(node.text.chars for node in self._cancellation.steps(nodes))

    def candidate_sections(self, needs: Sequence[Requirement]) -> CandidateSections | None:
        """Return the sections of a large document that may match, or None for a small one, whose blocks are cached."""
        return self._index.candidate_sections(needs) if self._block_cache is None else None

    def build_index(self) -> None:
        """Build the index that `candidate_sections` needs for any search; raise Cancelled if interrupted."""
        if self._block_cache is None:
            self._index.build()

    @cached_property
    def _index(self) -> SectionFilter:
        from b12tui.markdown.index.section_filter import SectionFilter

        front = self._front is not None
        return SectionFilter(
            self._source,
            self.outline.sections,
            self._token_source.finds,
            weak_method(self._shown_in),
            self._cancellation,
            front=front,
            includes=self.context.parser.include is not None,
            meanings=self.context.abbreviations,
        )

    def document(self, name: str) -> Document:
        """Return the document; `name` is its title if it has none of its own."""
        return Document(
            name=name,
            title=self.outline.sections[0].title,
            sections=self.outline.sections,
            load=self.blocks,
            anchors=self.anchor,
            length=len(self._source),
            lines=count_lines(self._source),
            words=self.words,
            source=lambda start, end: self._source[start:end],
            moved_footnotes=self.context.notes.moved_from,
            candidate_sections=self.candidate_sections,
            build_index=self.build_index,
            parses_late=True,
            cancellation=self._cancellation,
        )
