"""Page of one file: head, contents and text of a document."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import pages
from b12tui.core.appearance import WORDS_PER_MINUTE
from b12tui.core.messages import phrases
from b12tui.document import Block, Document, Heading
from b12tui.document.section import Section
from b12tui.fastclass import dataclass
from b12tui.plain.document_writer import title_end
from b12tui.writers.html.blocks import BlockWriter
from b12tui.writers.html.markup import Piece, attributes, escape
from b12tui.writers.html.opening_place import OpeningPlace
from b12tui.writers.html.outline import contents, heading_levels
from b12tui.writers.html.references import CONTENTS, TEXT, References
from b12tui.writers.html.stylesheet import stylesheet
from b12tui.writers.language import direction, language_of
from b12tui.writers.write_options import WriteOptions


@dataclass(frozen=True, slots=True)
class Extent:
    """What of a document is written."""

    title: str
    language: str
    sections: tuple[Section, ...]
    """Sections, the first of which has the title."""
    size: str
    """Reading time, words and sections, as heard; empty if only a part is written."""


def extent_of(document: Document, options: WriteOptions) -> Extent:
    """Return what of the document is to be written."""
    language = options.language or language_of(document)
    if options.section is None:
        pace = options.words_per_minute or WORDS_PER_MINUTE
        size = phrases.opening_phrase(document.word_count, len(document.sections) - 1, pace)
        return Extent(document.title, language, document.sections, size)
    sections = tuple(document.sections[number] for number in document.with_subsections(options.section))
    return Extent(sections[0].title or document.title, language, sections, "")


def write_title(writer: BlockWriter, document: Document, extent: Extent) -> tuple[Block, ...]:
    """Write the title of a document, its front matter and its size; return the blocks that follow."""
    first = extent.sections[0]
    blocks = document.blocks(first.number)
    end = title_end(blocks)
    heading = next((block for block in blocks[:end] if isinstance(block, Heading)), None)
    writer.begin_section(first.number, 1, first.slug, heading, extent.title)
    writer.write(blocks[: end if heading is None else end - 1])
    if extent.size:
        writer.pieces.append(f'<p class="size"{writer.own.attributes}>{escape(extent.size)}</p>\n')
    return blocks[end:]


def write_section(writer: BlockWriter, document: Document, section: Section, level: int) -> None:
    """Write a section other than the first, with its heading as one of `level`."""
    blocks = document.blocks(section.number)
    heading = blocks[0] if blocks and isinstance(blocks[0], Heading) else None
    writer.begin_section(section.number, level, section.slug, heading)
    writer.write(blocks if heading is None else blocks[1:])


def page_pieces(document: Document, options: WriteOptions) -> Iterator[Piece]:
    """Yield the pieces of a page; they are strings once all of them are made."""
    extent = extent_of(document, options)
    references = References(document, folder=options.folder, language=extent.language)
    place = None if options.place is None else OpeningPlace(document, options.place)
    writer = BlockWriter(references, document.cancellation, place=place)
    rest = write_title(writer, document, extent)
    title = writer.use_pieces()
    levels = heading_levels(extent.sections)
    writer.write(rest)
    for section in extent.sections[1:]:
        write_section(writer, document, section, levels[section.number])
    yield _head(extent, large_print=options.large_print)
    own = references.own.attributes
    yield f'<a class="skip" href="#{TEXT}"{own}>{escape(pages.SKIP_TO_TEXT)}</a>\n<header>\n'
    yield from title
    yield "</header>\n"
    if listed := contents(extent.sections[1:], references):
        label = f'<p class="label" id="{CONTENTS}"{own}>{escape(pages.CONTENTS)}</p>'
        yield f'<nav aria-labelledby="{CONTENTS}">\n{label}'
        yield from listed
        yield "</nav>\n"
    yield f'<main id="{TEXT}" tabindex="-1">\n'
    yield from writer.pieces
    yield "</main>\n</body>\n</html>\n"


def _head(extent: Extent, *, large_print: bool) -> str:
    language = {"lang": extent.language, "dir": direction(extent.language)}
    return (
        f"<!DOCTYPE html>\n<html{attributes(language)}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f"<title>{escape(extent.title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="b12tui">\n'
        f"<style>\n{stylesheet(large_print=large_print)}</style>\n</head>\n<body>\n"
    )
