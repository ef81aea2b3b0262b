"""Writing of blocks as plain text: each with its role, state and number, in reading order.

The words around the text come from the style (`styles`), the output from `line_writer`; this module decides on order,
blank lines and numbering.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.core.messages.replacements import replaced
from b12tui.core.messages.roles import Role
from b12tui.document import (
    Ancestor,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    LineBlock,
    ListBlock,
    Paragraph,
    Question,
    RawBlock,
    Table,
    Text,
    ThematicBreak,
    is_image,
)
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.plain import inlines
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options, Tables

if TYPE_CHECKING:
    from b12tui.core.messages.note_words import Insertion
    from b12tui.core.messages.scripts import Replacement

Ancestors = tuple[Ancestor, ...]


class BlockWriter:
    """Writer of blocks to a line writer, with the counters of links and tables."""

    def __init__(self, lines: LineWriter, links: LinkNumbers, options: Options) -> None:
        """Write to `lines` according to `options`, numbering links in `links`."""
        self._lines = lines
        self._links = links
        self._options = options
        self._wording = options.style
        self._tables = 0
        self._section = self._node_index = 0

    def begin_section(self, number: int) -> None:
        """Begin a section: text nodes are counted from its first one on."""
        self._section, self._node_index = number, 0

    def _notes_of_node(self) -> Sequence[Insertion]:
        """Return the notes on the next text node, and count it."""
        self._node_index += 1
        return self._options.notes.get((self._section, self._node_index - 1), ())

    def write_blocks(
        self, blocks: Sequence[Block], within: Ancestors = (), *, blank: int = 1, begun: bool = False
    ) -> None:
        """Write `blocks`, with `blank` blank lines between them.

        With `begun`, the first block continues a line or an intro that its container has begun.
        """
        for index, block in enumerate(blocks):
            first = not index or self._lines.waiting  # also if nothing before it had any words
            if isinstance(block, LineBlock):
                self._lines.gap(block.blank if _follows_lines(blocks, index) else max(block.blank, blank))
            elif not (first and begun):
                self._lines.gap(max(2, blank) if isinstance(block, Heading) else blank)
            if not first and isinstance(block, Paragraph | RawBlock) and phrases.items_around(within[-1:]):
                self._lines.lead(self._wording.again(within))
            self._block(blocks, index, within)

    def _block(self, blocks: Sequence[Block], index: int, within: Ancestors) -> None:
        block = blocks[index]
        match block:
            case Heading():
                self._lines.lead(self._wording.heading(block.level))
                self._lines.line(self._one_line(block.text) or self._lines.own_words(structure.BLANK))
                self._lines.gap(1)
            case Paragraph(text=text, caption=True) if not is_image(text):
                self._lines.lead(self._wording.caption(text))
                self._lines.running(self._text_words(text))
            case Paragraph(text=text) | RawBlock(text=text):
                self._lines.running(self._text_words(text))
            case ListBlock():
                self._list(block, within)
            case DefinitionList():
                self._definitions(block, within)
            case BlockQuote():
                self._quote(block, within)
            case CodeBlock():
                self._code(block, within)
            case LineBlock():
                for line in self._line_words(block).split("\n"):
                    self._lines.verbatim(line)
            case Table():
                self._table(block, within)
            case Question():
                self._question(block, _neighbour(blocks, index, 1), within)
            case Footnote():
                self._lines.lead(self._wording.note(block))
                self._inside(block.blocks, (*within, Ancestor(block, 0)))
                self._end(self._wording.note_end(block), block.blocks)
            case FrontMatter():
                self._front_matter(block)
            case ThematicBreak():
                if phrases.separates_prose(_neighbour(blocks, index, -1), _neighbour(blocks, index, 1)):
                    self._lines.own_line(structure.BREAK)
            case _:
                assert_never(block)

    def _inside(self, blocks: Sequence[Block], within: Ancestors, *, blank: int = 1) -> None:
        """Write the blocks behind a lead, or the word for blank if they have no words."""
        self.write_blocks(blocks, within, blank=blank, begun=True)
        if self._lines.waiting:
            self._lines.own_line(structure.BLANK)

    def _end(self, end: str, blocks: Sequence[Block]) -> None:
        """Write the end of a container if it is not evident: if it holds more than one paragraph."""
        if end and not (len(blocks) == 1 and isinstance(blocks[0], Paragraph)):
            self._lines.line(end, Role.END)

    def _list(self, block: ListBlock, within: Ancestors) -> None:
        self._intro(self._wording.list_intro(block, within))
        for part, item in enumerate(block.items):
            inside = (*within, Ancestor(block, part))
            if part and not block.tight:
                self._lines.gap(1)
            self._lines.lead(self._wording.item(inside))
            self._inside(item.blocks, inside, blank=0 if block.tight else 1)
        self._intro(self._wording.list_end(block, within), Role.END)

    def _definitions(self, block: DefinitionList, within: Ancestors) -> None:
        self._intro(self._wording.list_intro(block, within))
        for part, definition in enumerate(block.items):
            inside = (*within, Ancestor(block, part))
            term = self._one_line(definition.term) or self._lines.own_words(structure.BLANK)
            self._lines.lead(self._wording.item(inside) + phrases.labelled(term, ""))
            self._inside(definition.blocks, inside, blank=0)
        self._intro(self._wording.list_end(block, within), Role.END)

    def _quote(self, block: BlockQuote, within: Ancestors) -> None:
        self._lines.indent(self._wording.quote_prefix)
        self._intro(self._wording.quote_intro(block, self._intro_ancestors(within)))
        self._inside(block.blocks, (*within, Ancestor(block, 0)))
        if not _closes_with_quote(block, within):
            self._intro(self._wording.quote_end(block), Role.END)
        self._lines.outdent(self._wording.quote_prefix)

    def _code(self, block: CodeBlock, within: Ancestors) -> None:
        notes = self._notes_of_node()
        for note in notes:
            if not note.behind:
                self._lines.line(_on_line(note, block))
        self._intro(self._wording.code_intro(block, self._intro_ancestors(within)))
        if block.text:
            lines = block.text.chars.split("\n")
            for line, layout in zip(lines, self._code_layouts(lines), strict=True):
                if layout:
                    self._lines.line(layout, Role.LAYOUT)
                self._lines.verbatim(line)
        self._intro(self._wording.code_end(block), Role.END)
        for note in notes:
            if note.behind:
                self._lines.line(_on_line(note, block), Role.END)

    def _code_layouts(self, lines: Sequence[str]) -> Sequence[str]:
        """Return what is said of the layout of each line of code; mostly nothing."""
        return self._wording.code_layouts(lines)

    def _question(self, block: Question, after: Block | None, within: Ancestors) -> None:
        self._lines.lead(self._wording.question(block, ""))
        self._lines.line(self._one_line(block.text) or self._lines.own_words(structure.BLANK))
        if block.asks:
            self._lines.lead(self._wording.answer)
        self._inside(block.blocks, (*within, Ancestor(block, 0)))
        if not isinstance(after, Question | Heading | None):
            self._end(self._wording.answer_end if block.asks else self._wording.fold_end, block.blocks)

    def _front_matter(self, block: FrontMatter) -> None:
        for name, text in phrases.front_matter_entries(block):
            self._lines.line(phrases.labelled(self._lines.own_words(name), self._one_line(text)))
        if block.details:
            self._lines.own_line(structure.DETAILS_SENTENCE)
            for text in block.details:
                self._lines.running(self._text_words(text))

    def _table(self, block: Table, within: Ancestors) -> None:
        self._tables += 1
        headers = [self._one_line(text) for text in block.header]
        names = [words or phrases.column_name(block, column) for column, words in enumerate(headers)]
        rows = [[phrases.joined(self._text_words(text)) for text in row] for row in block.rows]
        records = self._options.table is Tables.RECORDS
        around = self._intro_ancestors(within)
        self._intro(self._wording.table_intro(block, self._tables, names if records and any(headers) else (), around))
        if records:
            for index, row in enumerate(rows):
                words = [*row, *[""] * (len(headers) - len(row))]
                cells = [
                    (phrases.column_name(block, column, self._wording.instead), cell)
                    for column, cell in enumerate(words)
                ]
                first, *others = self._wording.table_row(block, index, cells)
                self._lines.line(first)
                for line in others:
                    self._lines.line(line, Role.CELL)
        else:
            self._columns(block, [headers, *rows])
        self._intro(self._wording.table_end(0 if phrases.is_numbered(block) else self._tables), Role.END)

    def _columns(self, block: Table, rows: list[list[str]]) -> None:
        from b12tui.plain.tables import fields, grid

        ascii_only = [[self._lines.spelt(cell) for cell in row] for row in rows]
        csv = self._options.table is Tables.CSV
        for line in fields(ascii_only) if csv else grid(ascii_only, block.align, self._lines.width):
            self._lines.verbatim(line)

    def _intro(self, line: str, role: Role = Role.TEXT) -> None:
        """Write a generated line, if the style has one, without a gap."""
        if line:
            self._lines.line(line, role)

    def _intro_ancestors(self, within: Ancestors) -> Ancestors:
        """Return the items to name in an intro: none right behind the item's own label."""
        return () if self._lines.waiting else within

    def _line_words(self, block: LineBlock) -> str:
        """Return the lines of a block with what is added to them."""
        added = inlines.additions(
            block.text, self._wording, self._links, emphasis=self._options.emphasis, verbatim=True
        )
        lead = partial(self._wording.line_lead, block)
        return self._with_additions(block.text, inlines.with_line_leads(block.text, lead, added))

    def _text_words(self, text: Text) -> str:
        added = inlines.additions(text, self._wording, self._links, emphasis=self._options.emphasis)
        return self._with_additions(text, added)

    def _with_additions(self, text: Text, added: list[Replacement]) -> str:
        """Return the characters of the next text node with additions and the notes on it."""
        self._lines.cancellation.check()
        return replaced(text, inlines.with_notes(text.chars, added, self._notes_of_node()))

    def _one_line(self, text: Text) -> str:
        return phrases.one_line(self._text_words(text)).strip()


def _on_line(note: Insertion, block: CodeBlock) -> str:
    """Return a note on code with the number of its line, as nothing stands between the lines."""
    before = block.text.chars[: note.offset - note.behind]
    return structure.on_line(note.words, before.count("\n") + 1)


def _closes_with_quote(block: Block, within: Ancestors) -> bool:
    """Return whether a block is the last thing in a quote around it, whose end tells its own."""
    for ancestor in reversed(within):
        container = ancestor.block
        match container:
            case BlockQuote():
                return container.blocks[-1] is block
            case ListBlock() if ancestor.part == len(container.items) - 1 and container.items[-1].blocks[-1] is block:
                block = container
            case _:
                return False
    return False


def _follows_lines(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the block at `index` begins its section, or continues lines or a heading."""
    return index == 0 or isinstance(blocks[index - 1], LineBlock)


def _neighbour(blocks: Sequence[Block], index: int, step: int) -> Block | None:
    """Return the next block in the direction of `step`, without footnotes: these belong to the block before them."""
    index += step
    while 0 <= index < len(blocks):
        if not isinstance(blocks[index], Footnote):
            return blocks[index]
        index += step
    return None
