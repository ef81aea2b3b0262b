"""A text, a section of it, or its contents, from the first line to the last.

One section is in memory at a time: a book is written as it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from b12tui.core.messages import phrases
from b12tui.document import Block, Document, FrontMatter, Heading
from b12tui.plain.block_writer import BlockWriter
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options


def write_document(document: Document, options: Options, out: Callable[[str], object]) -> None:
    """Write the text, or the section that `options` name with those inside it, piece by piece to `out`.

    IndexError for a section that there isn't. The size of the text comes after its title, and only with all of it.
    """
    lines = LineWriter(out, options)
    links = LinkNumbers(document.sections)
    telling = BlockWriter(lines, links, options)
    for number in _numbers(document, options.section):
        blocks = document.blocks(number)
        if options.section is None and number == 0:
            title = _title_end(blocks)
            telling.tell(blocks[:title])
            lines.flush()  # the size may take a moment to count, and the title need not wait for it
            lines.gap(1)
            lines.line(phrases.opening_phrase(document.words, len(document.sections) - 1, options.words_per_minute))
            blocks = blocks[title:]
        telling.tell(blocks)
    entries = list(links.entries())
    if entries:
        lines.gap(1)
        lines.line("Links.")
        for entry in entries:
            lines.line(entry)
    lines.flush()


def document_text(document: Document, options: Options | None = None) -> str:
    """Return at once what `write` writes."""
    pieces: list[str] = []
    write_document(document, options or Options(), pieces.append)
    return "".join(pieces)


def contents_text(document: Document, options: Options | None = None) -> str:
    """Return the numbered outline, a section a line; a section inside another says so in words."""
    pieces: list[str] = []
    lines = LineWriter(pieces.append, options or Options())
    for section in document.sections[1:]:
        lines.line(phrases.outline_entry(section))
    if len(document.sections) == 1:
        lines.line("No sections.")
    lines.flush()
    return "".join(pieces)


def _numbers(document: Document, section: int | None) -> Iterator[int]:
    """Yield the numbers of the sections to be written: all, or one and those that stand inside it."""
    if section is None:
        yield from range(len(document.sections))
        return
    inside = {document.sections[section].number}
    yield section
    for later in document.sections[section + 1 :]:
        if later.parent not in inside:
            return
        inside.add(later.number)
        yield later.number


def _title_end(blocks: tuple[Block, ...]) -> int:
    """Return how many blocks belong to the title: front matter and a heading, as far as there are any."""
    end = 0
    for kind in (FrontMatter, Heading):
        if end < len(blocks) and isinstance(blocks[end], kind):
            end += 1
    return end
