"""Document as the rules see it: blocks, text nodes, headings, links and images, each with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import takewhile

from b12tui.document import (
    Block,
    CodeBlock,
    Document,
    FootnoteRef,
    Heading,
    Image,
    Link,
    Paragraph,
    Question,
    Section,
    Table,
    Text,
)
from b12tui.document.text_nodes import TextNode
from b12tui.document.walk import walk
from b12tui.fastclass import dataclass
from b12tui.lint import spoken_text
from b12tui.lint.drawings import is_drawing
from b12tui.lint.findings import Problem
from b12tui.lint.grades import grade_of
from b12tui.lint.link_resolution import LinkResolution
from b12tui.lint.options import CheckOptions
from b12tui.lint.prose_words import without_code
from b12tui.plain.link_numbers import LinkNumbers

LinkCheck = Callable[[str], LinkResolution]
"""Returns the resolution of a link, by its target."""

LONGEST_LINE = 20_000
"""Characters of a source line in which places are looked for; a longer one was made by a program."""

_ATX = re.compile(r"[ \t>*+.\d-]*?(#{1,6})[ \t]")


@dataclass(frozen=True, slots=True)
class Use:
    """Link or image in a text."""

    text: Text
    start: int
    end: int
    target: str
    described: bool = True
    """For an image, whether its words are the author's."""

    @property
    def words(self) -> str:
        """Words of the link, or description of the image."""
        return self.text.chars[self.start : self.end]


@dataclass(frozen=True, slots=True)
class HeadingUse:
    """Heading, or question that is one in the source."""

    level: int
    text: Text
    line: int
    parent: int
    """Index of the heading above it; -1 if there is none."""


class Page:
    """Document with its source."""

    def __init__(self, document: Document, options: CheckOptions, resolve: LinkCheck) -> None:
        """Load the whole document; `resolve` tells whether a link leads anywhere, by its target."""
        self.document = document
        self.options = options
        self.resolve = resolve
        self.lines = document.original_source().split("\n")
        """Source lines; line 1 is at index 0."""
        self.tops: list[Block] = []
        """Blocks that no other block holds."""
        self._sections: list[tuple[Section, tuple[TextNode, ...]]] = []
        for section in document.sections:
            self.tops += document.blocks(section.number)
            self._sections.append((section, document.text_nodes(section.number)))
        self.blocks: tuple[Block, ...] = tuple(walk(self.tops))
        """All blocks in reading order."""
        self.nodes: tuple[TextNode, ...] = tuple(node for _, nodes in self._sections for node in nodes)
        self.numbers = LinkNumbers(document.section_of_target)
        """Numbers of links, as `--plain` gives them."""
        for use in self.links:
            self.numbers.number(use.target, use.words)

    @cached_property
    def links(self) -> tuple[Use, ...]:
        """Links in reading order."""
        return tuple(
            Use(node.text, span.start, span.end, span.kind.target)
            for node in self.nodes
            for span in node.text.spans
            if isinstance(span.kind, Link)
        )

    @cached_property
    def images(self) -> tuple[Use, ...]:
        """Images in reading order."""
        return tuple(
            Use(node.text, span.start, span.end, span.kind.target, span.kind.described)
            for node in self.nodes
            for span in node.text.spans
            if isinstance(span.kind, Image)
        )

    @cached_property
    def headings(self) -> tuple[HeadingUse, ...]:
        """Headings in reading order, with those that are questions."""
        found: list[HeadingUse] = []
        above: list[int] = []
        for block in self.blocks:
            level = self._level(block)
            if not level or not isinstance(block, Heading | Question):
                continue
            while above and found[above[-1]].level >= level:
                above.pop()
            found.append(HeadingUse(level, block.text, block.line, above[-1] if above else -1))
            above.append(len(found) - 1)
        return tuple(found)

    def _level(self, block: Block) -> int:
        """Return the level of a block in the outline; 0 if it is no heading."""
        if isinstance(block, Heading):
            return block.level
        if isinstance(block, Question) and (match := _ATX.match(self.source_line(block.line))):
            return len(match[1])
        return 0

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def cited(self) -> frozenset[int]:
        """Numbers of the footnotes that are cited."""
        return frozenset(
            span.kind.number for node in self.nodes for span in node.text.spans if isinstance(span.kind, FootnoteRef)
        )

    @cached_property
    def prose(self) -> tuple[tuple[TextNode, str], ...]:
        """Paragraphs and questions with their words; code, images and addresses are blanks of the same length."""
        return tuple(each for _, prose in self._prose_by_section for each in prose)

    @cached_property
    def grades(self) -> tuple[tuple[Section, float], ...]:
        """Sections that are long enough and in English, each with its reading grade."""
        graded = (
            (section, grade_of([stripped for _, words in prose if (stripped := words.strip())]))
            for section, prose in self._prose_by_section
        )
        return tuple((section, grade) for section, grade in graded if grade is not None)

    @cached_property
    def _prose_by_section(self) -> tuple[tuple[Section, tuple[tuple[TextNode, str], ...]], ...]:
        return tuple(
            (
                section,
                tuple(
                    (node, without_code(node.text)) for node in nodes if isinstance(node.block, Paragraph | Question)
                ),
            )
            for section, nodes in self._sections
        )

    @cached_property
    def code_blocks(self) -> tuple[CodeBlock, ...]:
        """Code blocks in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, CodeBlock))

    @cached_property
    def drawings(self) -> tuple[CodeBlock, ...]:
        """Code blocks that are drawings made of characters."""
        return tuple(filter(is_drawing, self.code_blocks))

    @cached_property
    def code_lines(self) -> frozenset[int]:
        """Source lines of code blocks, with their fences."""
        return frozenset(
            line
            for block in self.code_blocks
            if block.line
            for line in range(block.line, block.line + block.text.chars.count("\n") + 3)
        )

    def source_line(self, line: int) -> str:
        """Return a line of the source, from 1; empty if there is none."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def problem(self, text: Text, start: int, end: int, said: str, remedy: str) -> Problem:
        """Return the problem of a stretch of a text, at its place in the source."""
        line = text.line_at(start)
        if len(self.source_line(line)) > LONGEST_LINE:
            return Problem(line, 1, said, remedy)
        words = text.chars[start:end].partition("\n")[0]
        starts = text.line_starts()
        line_start = starts[bisect_right(starts, start) - 1]
        if f"[{words}]" in self.source_line(line):
            earlier = sum(
                isinstance(span.kind, Link | Image) and text.chars[span.start : span.end] == words
                for span in takewhile(lambda span: span.start < start, spoken_text.spans_from(text, line_start))
            )
            return Problem(line, self.column(line, f"[{words}]", earlier) + 1, said, remedy)
        before = text.chars[line_start:start]
        return Problem(line, self.column(line, words, before.count(words) if words else 0), said, remedy)

    def column(self, line: int, words: str, skipped: int = 0) -> int:
        """Return the column of words in a source line, from 1, after `skipped` others; 1 where they aren't found."""
        source = self.source_line(line)
        at = source.find(words)
        for _ in range(skipped):
            later = source.find(words, at + 1)
            if at < 0 or later < 0:
                break
            at = later
        return max(at, 0) + 1

    def heard(self, text: Text) -> str:
        """Return how a text is heard, quoted."""
        return spoken_text.quoted(spoken_text.heard_text(text, self.numbers))

    def heard_part(self, use: Use) -> str:
        """Return how a link or an image is heard, quoted."""
        return self.heard(spoken_text.part(use.text, use.start, use.end))
