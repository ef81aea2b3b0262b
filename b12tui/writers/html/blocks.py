"""Blocks as HTML: each by the element that says what it is, with the numbers and words that are heard."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
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
)
from b12tui.document.cancellation import Cancellation
from b12tui.document.walk import figure_from, line_blocks_from
from b12tui.fasttyping import assert_never
from b12tui.writers.html.figures import write_figure
from b12tui.writers.html.inline import InlineWriter
from b12tui.writers.html.markup import Piece, escape, start_tag
from b12tui.writers.html.opening_place import OpeningPlace
from b12tui.writers.html.outline import LAST_LEVEL
from b12tui.writers.html.references import References, way_back
from b12tui.writers.html.tables import write_table
from b12tui.writers.write_options import PLACE_ID

_CHANGES = {"added": ("ins", "+"), "removed": ("del", "−")}
"""Elements of changed lines, and the signs that are shown before them."""


class BlockWriter:
    """Writer of blocks to a list of pieces, with the counter of tables."""

    def __init__(
        self,
        references: References,
        cancellation: Cancellation,
        *,
        xml: bool = False,
        place: OpeningPlace | None = None,
    ) -> None:
        """Write with links and notes of `references`; the page is to be opened at `place`."""
        self.pieces: list[Piece] = []
        """What was written so far."""
        self._references = references
        self._cancellation = cancellation
        self._xml = xml
        self.own = references.own
        """The program's own words, as elements."""
        self._place = place
        self._inline = InlineWriter(self.pieces, references, xml=xml)
        self._section = 0
        self._tables = 0
        self._level = 1
        """Level of the last section's heading in the page."""
        self._last_level = 1
        """Level of the last heading in the page, nested ones included."""
        self._source_level = 1
        """Level of the last section's heading in the document."""

    def use_pieces(self) -> list[Piece]:
        """Begin another file; return the pieces of the one before."""
        before = list(self.pieces)
        self.pieces.clear()
        return before

    def begin_section(self, number: int, level: int, slug: str, heading: Heading | None, fallback: str = "") -> None:
        """Write the heading of a section as one of `level`; without one, `fallback` in its place, if it has words."""
        id_ = self._references.section(number, slug)
        self._section = number
        if heading is None and not fallback:
            self.pieces.append(f'<div id="{escape(id_)}"></div>\n')
            return
        self._level = self._last_level = level
        self._source_level = heading.level if heading else level
        self._mark(heading)
        self._heading(level, id_, Text(fallback) if heading is None else heading.text)

    def write(self, blocks: Sequence[Block], *, tight: bool = False) -> None:
        """Write blocks; paragraphs of a tight list have no element of their own."""
        index = 0
        while index < len(blocks):
            self._cancellation.check()
            if lines := line_blocks_from(blocks, index):
                self._lines(lines)
                index += len(lines)
                continue
            self._mark(blocks[index])
            if figure := figure_from(blocks, index):
                write_figure(figure, self.pieces, self._inline)
                index += len(figure)
                continue
            self._block(blocks, index, tight=tight)
            index += 1

    def _block(self, blocks: Sequence[Block], index: int, *, tight: bool) -> None:
        block = blocks[index]
        match block:
            case Heading():
                self._nested_heading(block)
            case Paragraph(text=text) if tight:
                self._inline.write(text)
                self.pieces.append("\n")
            case Paragraph(text=text) | RawBlock(text=text):
                self._element("p", text)
            case ListBlock():
                self._list(block)
            case DefinitionList():
                self._definitions(block)
            case BlockQuote():
                self._quote(block)
            case CodeBlock():
                self._code(block)
            case LineBlock():
                self._lines([block])
            case Table():
                self._tables += 1
                caption = self._references.place(f"b12tui-table-{self._tables}")
                write_table(block, self._tables, self.pieces, self._inline, caption)
            case Question():
                self._question(block)
            case Footnote():
                self._note(block)
            case FrontMatter():
                self._front_matter(block)
            case ThematicBreak():
                self._break(blocks, index)
            case _:
                assert_never(block)

    def _mark(self, block: Block | None, element: str = "div") -> None:
        """Write the place that the page is to be opened at, if it is before this block."""
        if self._place is not None and self._place.is_at(self._section, block):
            end = "\n" if element == "div" else ""
            self.pieces.append(f'<{element} id="{PLACE_ID}"></{element}>{end}')

    def _element(self, name: str, text: Text, attributes: str = "") -> None:
        self.pieces.append(f"<{name}{attributes}>")
        self._inline.write(text)
        self.pieces.append(f"</{name}>\n")

    def _heading(self, level: int, id_: str, text: Text) -> None:
        self.pieces.append(f'<h{level} id="{escape(id_)}">' if id_ else f"<h{level}>")
        self._inline_or_blank(text if text.chars.strip() else Text(""))
        self.pieces.append(f"</h{level}>\n")

    def _inline_or_blank(self, text: Text) -> None:
        """Write a text, or the word for a blank one."""
        if text:
            self._inline.write(text)
        else:
            self.pieces.append(self.own.span(structure.BLANK))

    def _nested_heading(self, heading: Heading) -> None:
        """Write a heading within a quote, list or answer, one level at most below the heading before it."""
        wanted = self._level + max(heading.level - self._source_level, 1)
        self._last_level = level = min(wanted, self._last_level + 1, LAST_LEVEL)
        self._heading(level, self._references.place(heading.slug), heading.text)

    def _list(self, block: ListBlock) -> None:
        name = "ul" if block.start is None else "ol"
        first = None if block.start in (None, 1) and not block.counts_down else str(block.start)
        self.pieces.append(start_tag(name, start=first, reversed="reversed" if block.counts_down else None) + "\n")
        for item in block.items:
            self._item(item, tight=block.tight)
        self.pieces.append(f"</{name}>\n")

    def _item(self, item: ListItem, *, tight: bool) -> None:
        self.pieces.append("<li>")
        if item.checked is not None:
            state = phrases.task_state(done=item.checked)
            self._state(state)
        self.write(item.blocks, tight=tight)
        self.pieces.append("</li>\n")

    def _state(self, words: str) -> None:
        words = escape(phrases.labelled(words, ""))
        self.pieces.append(f'<span class="state"{self.own.attributes}>{words}</span>')

    def _label(self, words: str) -> None:
        """Write a label of ours above what it names."""
        self.pieces.append(f'<p class="label"{self.own.attributes}>{escape(words)}</p>\n')

    def _definitions(self, block: DefinitionList) -> None:
        self.pieces.append("<dl>\n")
        for item in block.items:
            self.pieces.append("<dt>")
            self._inline_or_blank(item.term)
            self.pieces.append("</dt>\n")
            self.pieces.append("<dd>")
            self.write(item.blocks, tight=len(item.blocks) == 1)
            self.pieces.append("</dd>\n")
        self.pieces.append("</dl>\n")

    def _quote(self, block: BlockQuote) -> None:
        if not block.kind:
            self.pieces.append("<blockquote>\n")
            self.write(block.blocks)
            self.pieces.append("</blockquote>\n")
            return
        self.pieces.append('<div class="callout" role="note">\n')
        self._label(phrases.quote_intro(block))
        self.write(block.blocks)
        self.pieces.append("</div>\n")

    def _code(self, block: CodeBlock) -> None:
        caption = f"<figcaption{self.own.attributes}>{escape(phrases.code_intro(block))}</figcaption>"
        self.pieces.append(f'<figure class="code">\n{caption}\n')
        self.pieces.append('<pre translate="no"><code>' if not self._xml else "<pre><code>")
        self._inline.write(block.text, lines=True)
        self.pieces.append("</code></pre>\n</figure>\n")

    def _lines(self, blocks: Sequence[LineBlock]) -> None:
        """Write line blocks that follow one another as one preformatted text."""
        self.pieces.append('<pre class="lines"><span>')
        for index, block in enumerate(blocks):
            if index:
                self.pieces.append("\n" * (1 + block.blank))
            self._mark(block, "span")
            if block.change not in _CHANGES:
                self._inline.write(block.text, lines=True)
                continue
            name, sign = _CHANGES[block.change]
            # A diff has no spans, so its lines can be parted.
            for at, line in enumerate(block.text.chars.split("\n")):
                lead = f'<span aria-hidden="true">{sign} </span>{self.own.hidden(phrases.line_lead(block, line))}'
                self.pieces.append(f"{'' if not at else chr(10)}<{name}>{lead}{escape(line)}</{name}>")
        self.pieces.append("</span></pre>\n")

    def _question(self, block: Question) -> None:
        opened = block.open or self._xml  # reading systems of EPUB often can't open what is closed
        id_ = self._references.place(block.slug) or None
        self.pieces.append(start_tag("details", id=id_, open="open" if opened else None) + "\n<summary>")
        name = phrases.question_name(block)
        self._state(name)
        self._inline_or_blank(block.text)
        self.pieces.append("</summary>\n")
        self.write(block.blocks)
        self.pieces.append("</details>\n")

    def _note(self, block: Footnote) -> None:
        kind = "footnote" if self._xml else None
        id_ = self._references.note(block.number)
        self.pieces.append(start_tag("div", class_="note", id=id_, role="doc-footnote", epub_type=kind))
        self.pieces.append("\n")
        self._label(phrases.labelled(phrases.footnote_name(block.number), "").strip())
        self.write(block.blocks)
        self.pieces += (self._references.ways_back(block.number, way_back), "</div>\n")

    def _front_matter(self, block: FrontMatter) -> None:
        for name, text in phrases.front_matter_entries(block):
            self.pieces.append(f"<p>{self.own.span(phrases.labelled(name, ''))}")
            self._inline.write(text)
            self.pieces.append("</p>\n")
        if block.details:
            self.pieces.append(f"<p{self.own.attributes}>{escape(structure.DETAILS_SENTENCE)}</p>\n<ul>\n")
            for text in block.details:
                self._element("li", text)
            self.pieces.append("</ul>\n")

    def _break(self, blocks: Sequence[Block], index: int) -> None:
        """Write a break; beside headings, lists and tables it is an ornament, and not heard."""
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        end = "/>" if self._xml else ">"
        heard = phrases.separates_prose(before, after)
        self.pieces.append(f"<hr{end}\n" if heard else f'<hr aria-hidden="true"{end}\n')
