"""Documents of lines: an outline at once, the blocks of a section when it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from b12tui.document import Block, CodeBlock, Document, Heading, Section, Text, text_nodes
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.document.section import count_lines
from b12tui.document.word_count import WordCount, total_words
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING, Protocol
from b12tui.shapes import diffs
from b12tui.shapes.level_folds import level_blocks
from b12tui.shapes.line_blocks import line_blocks
from b12tui.shapes.outline import FIRST_SECTION, Part, diff_outline, line_outline
from b12tui.shapes.problems import problems

if TYPE_CHECKING:
    from b12tui.document.candidate_sections import CandidateSections
    from b12tui.document.requirements import Requirement

    SearchIndex = Callable[[str, Sequence[Section], Cancellation], "SectionIndex"]
    """Maker of an index of a source by its sections."""

INDEXED = 262_144
"""Characters from which on a search asks an index which sections to look at."""


class SectionIndex(Protocol):
    """Index of a document's source by section."""

    def candidate_sections(self, needs: Sequence[Requirement]) -> CandidateSections:
        """Return the sections that may meet all requirements."""

    def build(self) -> None:
        """Prepare the index for any search; raise Cancelled if interrupted."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What blocks are made of lines."""

    is_diff: bool = False
    shapes: bool = False
    """Whether tables and lists are recognised."""
    words: bool = False
    """Whether the words of a diff are marked that changed within a line."""
    least_level: str = ""
    """Level below which lines are folded."""


class _Loader:
    """Sections of a text of lines."""

    def __init__(self, source: str, parts: Sequence[Part], form: _Form, cancellation: Cancellation) -> None:
        self._cancellation = cancellation
        self._source = source
        self._parts = parts
        self._form = form

    def blocks(self, number: int) -> tuple[Block, ...]:
        """Return the blocks of a section."""
        part = self._parts[number]
        lines = self.text(number).split("\n")
        if part.kind:
            section = part.section
            return tuple(
                diffs.part_blocks(
                    part.kind,
                    section.level,
                    section.slug,
                    lines,
                    section.line,
                    words=self._form.words,
                    cancellation=self._cancellation,
                )
            )
        if self._form.least_level:
            return tuple(level_blocks(lines, part.section.line, self._form.least_level, self._cancellation))
        return tuple(
            line_blocks(
                lines, part.section.line, shapes=self._form.shapes and part.whole, cancellation=self._cancellation
            )
        )

    def text(self, number: int) -> str:
        """Return the source of a section, without its last newline."""
        end = self._parts[number + 1].section.offset if number + 1 < len(self._parts) else len(self._source)
        return self._source[self._parts[number].section.offset : end].removesuffix("\n")

    def words(self) -> WordCount:
        """Return the number of words in the text."""
        return total_words(self.text(number) for number in range(len(self._parts)))


def diff_document(
    source: str,
    *,
    name: str,
    words: bool = False,
    index: SearchIndex | None = None,
    cancellation: Cancellation | None = None,
) -> Document:
    """Return a log of commits or a diff as a document; with `words`, those that changed within a line are marked.

    `index` finds the sections that may match a search.
    """
    return _document(source, name, diff_outline(source), _Form(is_diff=True, words=words), index, cancellation)


def line_document(
    source: str,
    *,
    name: str,
    shapes: bool = True,
    least_level: str = "",
    index: SearchIndex | None = None,
    cancellation: Cancellation | None = None,
) -> Document:
    """Return lines as a document; with `shapes` the tables among them are blocks of their own.

    With `least_level`, a level of `problems`, lines below it are folded. `index` finds the sections that may match a
    search.
    """
    form = _Form(shapes=shapes, least_level=least_level)
    return _document(source, name, line_outline(source), form, index, cancellation)


def _document(
    source: str,
    name: str,
    parts: Sequence[Part],
    form: _Form,
    index: SearchIndex | None,
    cancellation: Cancellation | None,
) -> Document:
    cancellation = Cancellation() if cancellation is None else cancellation
    sections = tuple(part.section for part in parts)
    indexed = cache(partial(index, source, sections, cancellation)) if index and len(source) > INDEXED else None
    loader = _Loader(source, parts, form, cancellation)
    return Document(
        name=sanitize_line(name),
        title="",
        sections=sections,
        load=loader.blocks,
        anchors=lambda _: None,
        length=len(source),
        lines=count_lines(source),
        words=loader.words,
        source=lambda start, end: source[start:end],
        is_diff=form.is_diff,
        is_preformatted=True,
        cancellation=cancellation,
        problems=partial(problems, source) if not form.is_diff else lambda: (),
        candidate_sections=lambda needs: indexed().candidate_sections(needs) if indexed else None,
        build_index=lambda: indexed().build() if indexed else None,
    )


def block_document(
    source: str, parts: Sequence[tuple[str, tuple[Block, ...]]], *, name: str, cancellation: Cancellation | None = None
) -> Document:
    """Return blocks as a document: each part under its title, the first without one."""
    sections = [FIRST_SECTION]
    loaded = [parts[0][1]]
    for number, (title, blocks) in enumerate(parts[1:], 1):
        shown = sanitize_line(title) or "…"
        sections.append(Section(number, 2, shown, f"part-{number}", None, 1, min(number, len(source))))
        loaded.append((Heading(2, Text(shown), f"part-{number}"), *blocks))
    return _of_blocks(source, sections, loaded, name, cancellation)


def headed_document(
    source: str,
    parts: Sequence[tuple[str, int, tuple[Block, ...]]],
    *,
    name: str,
    cancellation: Cancellation | None = None,
) -> Document:
    """Return blocks as a document: each part with its heading and the source line of that, the first without one."""
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    sections = [FIRST_SECTION]
    loaded = [parts[0][2]]
    for number, (title, line, blocks) in enumerate(parts[1:], 1):
        shown, slug = sanitize_line(title), f"L{line}"
        sections.append(Section(number, 2, shown, slug, None, line, starts[line - 1]))
        loaded.append((Heading(2, Text(shown, (), line), slug, line), *blocks))
    return _of_blocks(source, sections, loaded, name, cancellation, as_written=True)


def _of_blocks(
    source: str,
    sections: Sequence[Section],
    loaded: Sequence[tuple[Block, ...]],
    name: str,
    cancellation: Cancellation | None,
    *,
    as_written: bool = False,
) -> Document:
    """Return a document of sections whose blocks are there already; `as_written` copies the source of it."""
    slugs = {section.slug: (section.number, section.slug) for section in sections[1:]}
    return Document(
        name=sanitize_line(name),
        title="",
        sections=tuple(sections),
        load=loaded.__getitem__,
        anchors=slugs.get,
        length=len(source),
        lines=count_lines(source),
        words=lambda: total_words(node.text.chars for blocks in loaded for node in text_nodes(blocks)),
        source=lambda start, end: source[start:end],
        is_preformatted=True,
        copied_as_markdown=not as_written,
        cancellation=cancellation,
    )


def code_document(source: str, *, name: str, language: str, cancellation: Cancellation | None = None) -> Document:
    """Return the source of a program as one block of code."""
    code = CodeBlock(Text(sanitize(source.removesuffix("\n")), (), 1, None), language, 1)
    return _of_blocks(source, [FIRST_SECTION], [(code,)], name, cancellation, as_written=True)
