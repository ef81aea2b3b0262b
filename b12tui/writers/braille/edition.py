"""Edition of a document in braille: title page, contents, text, list of links (BANA 2016, §§1, 2)."""

from __future__ import annotations

from b12tui.catalogue import braille
from b12tui.core.messages import phrases
from b12tui.document import Document, FrontMatter, Heading, Text
from b12tui.plain.document_writer import section_numbers, title_end
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.writers.braille.block_layout import BlockLayout
from b12tui.writers.braille.inline_braille import InlineBraille
from b12tui.writers.braille.lines import wrapped, write_words
from b12tui.writers.braille.pages import Pages, centred
from b12tui.writers.braille.table_layout import GUIDE
from b12tui.writers.braille.translators import BrailleCode
from b12tui.writers.write_options import WriteOptions

FEWEST_SECTIONS = 3
"""Number of sections from which an edition has contents."""
_FREE_AT_RIGHT = 6
"""Cells at the right of the contents that hold page numbers alone."""
_FEWEST_DOTS = 2
_NO_FRONT_MATTER = FrontMatter(Text(""), Text(""), Text(""), ())
_Entry = tuple[int, list[str], int]
"""Level of a heading, from 1, its words in cells, and the number of its page."""


class Edition:
    """Braille edition of a document, or of one of its sections."""

    def __init__(self, document: Document, code: BrailleCode, options: WriteOptions) -> None:
        self._document = document
        self._code = code
        self._options = options
        self._links = LinkNumbers(document.section_of_target)
        self._inline = InlineBraille(code, self._links, cells=options.cells, emphasis=options.emphasis)
        self._section_pages: dict[int, int] = {}
        self._deep = False

    def pages(self) -> list[str]:
        """Return all pages in braille ASCII, without form feeds."""
        title = self._document.title
        if self._options.section:
            title = self._document.sections[self._options.section].title or title
        head = wrapped(self._inline.words(title), self._options.cells - 6)
        body = Pages(self._options.cells, self._options.lines, self._number, head[0] if head else "")
        for line in head:
            body.line(centred(line, body.cells))
        body.blank()
        entries = self._write_text(body)
        self._write_links(body, entries)
        body.end_page()
        preliminary = self._preliminary(head, entries, len(body.finished))
        return [*preliminary, *body.finished]

    def _preliminary(self, title: list[str], entries: list[_Entry], last: int) -> list[str]:
        """Return the title page, or pages, and the contents, numbered t1, t2 and so on."""
        before = 1
        while True:
            listed = len(entries) >= FEWEST_SECTIONS
            contents = self._contents(entries, before) if listed else []
            pages = self._title_pages(title, before + len(contents), last)
            if len(pages) == before:
                return [*pages, *contents]
            before = len(pages)

    def _number(self, page: int) -> str:
        return self._inline.cells(str(page))

    def _preliminary_number(self, page: int) -> str:
        return self._inline.cells(f"t{page}")

    def _write_text(self, body: Pages) -> list[_Entry]:
        """Write the text; return the entries of the contents."""
        layout = BlockLayout(body, self._inline)
        sections = self._document.sections
        numbers = list(section_numbers(self._document, self._options.section))
        levels = [sections[number].level for number in numbers if sections[number].headed and number] or [1]
        top = min(levels)
        entries: list[_Entry] = []
        for number in self._document.cancellation.steps(numbers):
            blocks = self._document.blocks(number)
            if number == 0:
                blocks = blocks[title_end(blocks) :]
            elif blocks and isinstance(blocks[0], Heading) and number != self._options.section:
                level = sections[number].level - top + 1
                self._deep |= level > 3
                words = layout.heading_words(blocks[0].text)
                page = layout.write_heading(words, level)
                entries.append((level, words, page))
                self._section_pages[number] = page
                blocks = blocks[1:]
            elif number == self._options.section:
                self._section_pages[number] = 1
                blocks = blocks[1:] if blocks and isinstance(blocks[0], Heading) else blocks
            layout.write_blocks(blocks)
        return entries

    def _write_links(self, body: Pages, entries: list[_Entry]) -> None:
        """Write the list of links, each with its number; those within the document with the page that they lead to."""
        links = list(self._links.numbered())
        if not links:
            return
        words = self._inline.words(braille.LINKS)
        entries.append((1, words, BlockLayout(body, self._inline).write_heading(words, 1)))
        for number, target, text in links:
            section = self._document.section_of_target(target)
            page = self._section_pages.get(section.number) if section else None
            label = target if page is None else braille.page(page)
            shown = label if text in ("", target) else phrases.labelled(text, label)
            write_words(body, self._inline.words(f"{number}. {shown}"), 0, 2)

    def _title_pages(self, title: list[str], preliminary: int, last: int) -> list[str]:
        """Return the title page: title, author, date, code, number of pages, transcriber's notes."""
        pages = Pages(self._options.cells, self._options.lines, self._preliminary_number)
        first = self._document.blocks(0)[:1] if not self._options.section else ()
        front = first[0] if first and isinstance(first[0], FrontMatter) else _NO_FRONT_MATTER
        for line in title:
            pages.line(centred(line, pages.cells))
        own = front.title if front.title.chars != self._document.title else Text("")
        for text in (own, front.author, front.date):
            if not text:
                continue
            pages.blank()
            for line in wrapped(self._inline.words(text.chars.replace("\n", " ")), pages.cells - 6):
                pages.line(centred(line, pages.cells))
        for text in front.details:
            pages.blank()
            write_words(pages, self._inline.text_words(text), 2, 0)
        pages.blank()
        for words in (braille.transcribed(self._code.name), braille.pages(preliminary, last)):
            for line in wrapped(self._inline.words(words), pages.cells - 6):
                pages.line(centred(line, pages.cells))
        has_links = any(self._links.numbered())
        told = ((braille.LINK_NUMBERS, has_links), (braille.DEEP_HEADINGS, self._deep))
        for note in [words for words, is_told in (*told, (braille.NEMETH, self._inline.has_nemeth)) if is_told]:
            pages.blank()
            write_words(pages, self._inline.note_words(note), 6, 4)
        pages.end_page()
        return pages.finished

    def _contents(self, entries: list[_Entry], before: int) -> list[str]:
        """Return the contents behind `before` pages: entries by level, guide dots, page numbers at the right."""
        options = self._options
        pages = Pages(options.cells, options.lines, lambda page: self._preliminary_number(page + before))
        BlockLayout(pages, self._inline).write_heading(self._inline.words(braille.CONTENTS), 1)
        runover = 2 * max(level for level, _, _ in entries)
        for level, words, page in entries:
            first = 2 * (level - 1)
            lines = wrapped(words, pages.cells - _FREE_AT_RIGHT - runover) or [""]
            number = self._number(page)
            pages.need(len(lines) + (len(lines[-1]) + len(number) > pages.room))
            for index, line in enumerate(lines):
                row = " " * (runover if index else first) + line
                if index == len(lines) - 1:
                    dots = pages.cells - len(row) - len(number) - 2
                    guide = GUIDE * dots if dots >= _FEWEST_DOTS else " " * max(dots, 0)
                    row = f"{row} {guide} {number}"
                pages.line(row)
        pages.end_page()
        return pages.finished
