"""Blocks in braille, by the layouts of BANA 2016: cells of the first line and of runovers, blank lines."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Footnote,
    Formula,
    FrontMatter,
    Heading,
    LineBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    RawBlock,
    Table,
    Text,
    ThematicBreak,
    is_image,
)
from b12tui.document.walk import nested_blocks
from b12tui.fasttyping import assert_never
from b12tui.writers.braille.inline_braille import LINE_BREAK, InlineBraille
from b12tui.writers.braille.lines import wrapped, write_words
from b12tui.writers.braille.pages import Pages, centred
from b12tui.writers.braille.table_layout import BOTTOM, TOP, write_table

CODE, CODE_END = ";;;", ";'"
"""Grade 1 passage indicator and its terminator, each in a line above and below code (UEB 2013, §5.5)."""
HEADING_CELLS = {2: 4, 3: 6}
"""Blank cells before headings of levels 2 and 3; level 1 is centred (BANA 2016, §4)."""
_DEEPER = 6
_STEP = 2


class BlockLayout:
    """Layout of blocks on pages."""

    def __init__(self, pages: Pages, inline: InlineBraille) -> None:
        """Write on `pages` what `inline` translates."""
        self._pages = pages
        self._inline = inline

    def heading_words(self, text: Text) -> list[str]:
        """Return the words of a heading in cells, without its line breaks."""
        words = [word for word in self._inline.text_words(text) if word != LINE_BREAK]
        return words or self._inline.words(structure.BLANK)

    def write_heading(self, words: Sequence[str], level: int) -> int:
        """Write a heading of a level in the edition, from 1; return the number of its page."""
        pages = self._pages
        indent = HEADING_CELLS.get(level, _DEEPER)
        lines = wrapped(words, pages.cells - (6 if level == 1 else indent))
        pages.blank()
        pages.need(len(lines) + 1 + (level == 1))
        first = pages.page
        for line in lines:
            pages.line(centred(line, pages.cells) if level == 1 else " " * indent + line)
        if level == 1:
            pages.blank()
        return first

    def write_blocks(self, blocks: Sequence[Block], base: int = 0) -> None:
        """Write blocks `base` cells from the left."""
        for index, block in enumerate(blocks):
            self._block(block, blocks[index - 1] if index else None, blocks[index + 1 : index + 2], base)

    def _block(self, block: Block, before: Block | None, after: Sequence[Block], base: int) -> None:
        pages, inline = self._pages, self._inline
        match block:
            case Heading():
                pages.blank()
                pages.need(2)
                write_words(pages, inline.text_words(block.text), base + _DEEPER, base + _DEEPER)
            case Paragraph(text=text, caption=caption):
                self._paragraph(text, base, caption=caption)
            case RawBlock(text=text):
                self._paragraph(text, base)
            case LineBlock():
                self._lines(block, base, after_lines=isinstance(before, LineBlock))
            case ListBlock() | DefinitionList():
                pages.blank()
                self._list(block, base, 0, base + _STEP * _depth(block))
                pages.blank()
            case BlockQuote():
                self._quote(block, base)
            case CodeBlock():
                self._code(block, base)
            case Table():
                write_table(pages, inline, block, base)
            case Question():
                self._question(block, base)
            case Footnote():
                self._note(block, base)
            case FrontMatter():
                for text in (block.title, block.author, block.date, *block.details):
                    self._paragraph(text, base)
            case ThematicBreak():
                if phrases.separates_prose(before, after[0] if after else None):
                    pages.blank()
                    pages.line(centred(inline.cells("* * *"), pages.cells))
                    pages.blank()
            case _:
                assert_never(block)

    def _paragraph(self, text: Text, base: int, *, caption: bool = False) -> None:
        words = self._inline.text_words(text)
        if caption or is_image(text):
            write_words(self._pages, words, base + 6, base + 4)
        elif _is_formula(text):  # displayed (Nemeth Code 1972, §195)
            write_words(self._pages, words, base + 4, base + 6)
        elif LINE_BREAK in words:  # lines as in a poem or an address (BANA 2016, §13)
            write_words(self._pages, words, base, base + _STEP)
        else:
            write_words(self._pages, words, base + _STEP, base)

    def _lines(self, block: LineBlock, base: int, *, after_lines: bool) -> None:
        if block.blank or not after_lines:
            self._pages.blank()
        lead = phrases.line_lead(block, block.text.chars)
        for line in block.text.chars.split("\n") if not block.text.spans else ():
            indent = len(line) - len(line.lstrip(" "))
            write_words(self._pages, self._inline.words(lead + line), base + indent, base + indent + _STEP)
        if block.text.spans:
            write_words(self._pages, self._inline.text_words(block.text, lead), base, base + _STEP)

    def _list(self, block: ListBlock | DefinitionList, base: int, level: int, runover: int) -> None:
        first = base + _STEP * level
        items: Sequence[ListItem | DefinitionItem] = block.items
        for part, item in enumerate(items):
            text, blocks = _first_text(item.blocks)
            write_words(self._pages, self._item_words(block, part, item, text), first, runover)
            for nested in blocks:
                if isinstance(nested, ListBlock | DefinitionList):
                    self._list(nested, base, level + 1, runover)
                elif isinstance(nested, Paragraph):
                    write_words(self._pages, self._inline.text_words(nested.text), runover + _STEP, runover)
                else:
                    self._block(nested, None, (), first + _STEP)

    def _item_words(
        self, block: ListBlock | DefinitionList, part: int, item: ListItem | DefinitionItem, text: Text
    ) -> list[str]:
        """Return an item's sign or term, and the text in its line."""
        if isinstance(item, DefinitionItem):
            words = self._inline.text_words(item.term)
            words[-1:] = [word + self._inline.cells(":") for word in words[-1:]]
            return words + self._inline.text_words(text)
        bullet = not isinstance(block, ListBlock) or block.start is None
        lead = "• " if bullet else f"{phrases.item_number(block, part)}. "
        if item.checked is not None:
            lead = f"[{phrases.task_state(done=item.checked)}] "
        return self._inline.text_words(text, lead)

    def _quote(self, block: BlockQuote, base: int) -> None:
        pages = self._pages
        pages.blank()
        if block.kind:
            pages.need(3)
            self._box(TOP)
            write_words(pages, self._inline.words(phrases.alert_name(block.kind)), base + 4, base + 4)
            self.write_blocks(block.blocks, base)
            self._box(BOTTOM)
        else:
            self.write_blocks(block.blocks, base + _STEP)
        pages.blank()

    def _box(self, cell: str) -> None:
        self._pages.line(cell * self._pages.room)

    def _code(self, block: CodeBlock, base: int) -> None:
        pages = self._pages
        pages.blank()
        if self._inline.code_signs:
            pages.need(2)
            pages.line(" " * base + CODE)
        for line in block.text.chars.expandtabs(4).split("\n"):
            if not line.strip():
                pages.blank()
                continue
            indent = len(line) - len(line.lstrip(" "))
            write_words(pages, self._inline.code_words(line), base + indent, base + indent + 2 * _STEP)
        if self._inline.code_signs:
            pages.line(" " * base + CODE_END)
        pages.blank()

    def _question(self, block: Question, base: int) -> None:
        pages = self._pages
        pages.blank()
        pages.need(2)
        lead = f"{block.number}. " if block.asks and block.number else ""
        write_words(pages, self._inline.text_words(block.text, lead), base, base + 2 * _STEP)
        self.write_blocks(block.blocks, base + _STEP)
        pages.blank()

    def _note(self, block: Footnote, base: int) -> None:
        text, blocks = _first_text(block.blocks)
        words = self._inline.text_words(text, self._inline.note_lead(block.number))
        write_words(self._pages, words, base + 6, base + 4)
        self.write_blocks(blocks, base + 4)


def _depth(block: ListBlock | DefinitionList) -> int:
    """Return how deep lists are nested in a list, 1 for none, which sets the cell of all runovers."""
    inside = nested_blocks(block)
    nested = (inner for inner in inside if isinstance(inner, ListBlock | DefinitionList))
    return 1 + max(map(_depth, nested), default=0)


def _first_text(blocks: Sequence[Block]) -> tuple[Text, Sequence[Block]]:
    """Return the text that stands in the line of an item's sign, and the blocks after it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].text, blocks[1:]
    return Text(""), blocks


def _is_formula(text: Text) -> bool:
    """Return whether a text is one formula."""
    return any(isinstance(span.kind, Formula) and (span.start, span.end) == (0, len(text.chars)) for span in text.spans)
