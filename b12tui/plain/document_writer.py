"""Plain text output of a document, one of its sections, or its table of contents.

One section is in memory at a time: a book is written while it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.core.messages.speaking_time import spoken_words_per_minute
from b12tui.document import Block, Document, FrontMatter, Heading
from b12tui.plain.block_writer import BlockWriter
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options


def write_document(document: Document, options: Options, out: Callable[[str], object]) -> None:
    """Write the document, or the section of `options` with its subsections, to `out` in chunks.

    Raise IndexError if there is no such section. The size of the document is given after its title, and only if all of
    it is written.
    """
    write_lines(document, options, LineWriter(out, options, document.cancellation))


def write_lines(
    document: Document, options: Options, lines: LineWriter, begin_section: Callable[[int], object] = lambda _: None
) -> None:
    """Write the same to a line writer; `begin_section` is called with the number of each section before it."""
    links = LinkNumbers(document.section_of_target)
    writer = BlockWriter(lines, links, options)
    for number in section_numbers(document, options.section):
        begin_section(number)
        writer.begin_section(number)
        blocks = document.blocks(number)
        if options.section is None and number == 0:
            title = title_end(blocks)
            writer.write_blocks(blocks[:title])
            lines.flush()  # counting the size may take a moment, and the title need not wait for it
            lines.gap(1)
            pace = options.words_per_minute
            if options.speech_rate is not None:
                pace = spoken_words_per_minute(document, options.announced, options.speech_rate)
            lines.own_line(phrases.opening_phrase(document.word_count, len(document.sections) - 1, pace))
            lines.gap(1)
            blocks = blocks[title:]
        writer.write_blocks(blocks)
        if options.style.link_list == "section":
            _write_links(lines, links, structure.LINKS_OF_SECTION)
    if options.style.link_list == "end":
        _write_links(lines, links, structure.LINKS)
    lines.flush()


def _write_links(lines: LineWriter, links: LinkNumbers, title: str) -> None:
    """Write the targets of links that were not yet listed below a title, if there are any."""
    entries = list(links.entries())
    if entries:
        lines.gap(1)
        lines.own_line(title)
        for entry in entries:
            lines.line(entry)


def document_text(document: Document, options: Options | None = None) -> str:
    """Return the output of `write_document` as a string."""
    pieces: list[str] = []
    write_document(document, options or Options(), pieces.append)
    return "".join(pieces)


def contents_text(document: Document, options: Options | None = None) -> str:
    """Return the numbered outline, one section a line, with nesting in words."""
    pieces: list[str] = []
    lines = LineWriter(pieces.append, options or Options())
    for section in document.sections[1:]:
        lines.line(phrases.outline_entry(section))
    if len(document.sections) == 1:
        lines.line(structure.NO_SECTIONS)
    lines.flush()
    return "".join(pieces)


def section_numbers(document: Document, section: int | None) -> Iterable[int]:
    """Return the numbers of the sections to write: all, or one with its subsections."""
    return range(len(document.sections)) if section is None else document.with_subsections(section)


def title_end(blocks: tuple[Block, ...]) -> int:
    """Return the number of blocks of the title: front matter and a heading, as far as there are any."""
    end = 0
    for kind in (FrontMatter, Heading):
        if end < len(blocks) and isinstance(blocks[end], kind):
            end += 1
    return end
