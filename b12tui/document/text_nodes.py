"""Text nodes of a block, in reading order.

Positions, search and speech all count text nodes, so this order defines the document's order: a table's header before
its rows, rows from left to right, a question before its answer, an item's text before a list nested in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12tui.document.blocks import (
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
    ThematicBreak,
)
from b12tui.document.inlines import Text
from b12tui.fastclass import dataclass
from b12tui.fasttyping import assert_never


@dataclass(frozen=True, slots=True)
class CellIndex:
    """Row and column of a table cell."""

    row: int
    """From 0; -1 for the header."""
    column: int
    """From 0; at or past the number of columns for a surplus cell of a ragged row."""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """Container of a text node, and the part of it that the node is in."""

    block: ListBlock | BlockQuote | Question | DefinitionList | Footnote
    part: int
    """Index of the item; 0 for a container with one part."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """Smallest unit of text that can be read."""

    text: Text
    block: Block
    """Block that the text belongs to."""
    ancestors: tuple[Ancestor, ...] = ()
    """Enclosing containers, outermost first."""
    cell: CellIndex | None = None
    first: bool = True
    """Whether this is the first text node of its item, definition or block."""

    @property
    def begins_table(self) -> bool:
        """Whether this is the first cell of a table's header."""
        return self.cell is not None and (self.cell.row, self.cell.column) == (-1, 0)


def text_nodes(blocks: Iterable[Block], within: tuple[Ancestor, ...] = ()) -> Iterator[TextNode]:
    """Yield each text node of `blocks`, in reading order."""
    for number, block in enumerate(blocks):
        for node in _block_nodes(block, within):
            yield node if number == 0 else _not_first(node, len(within))


def _not_first(node: TextNode, depth: int) -> TextNode:
    """Return a text node of a container's second or later block, which does not begin its item."""
    if not node.first or len(node.ancestors) != depth or not depth:
        return node
    return TextNode(node.text, node.block, node.ancestors, node.cell, first=False)


def _block_nodes(block: Block, within: tuple[Ancestor, ...]) -> Iterator[TextNode]:
    match block:
        case (
            Heading(text=text)
            | Paragraph(text=text)
            | CodeBlock(text=text)
            | LineBlock(text=text)
            | RawBlock(text=text)
        ):
            yield TextNode(text, block, within)
        case Table():
            for row, cells in enumerate((block.header, *block.rows), -1):
                for column, text in enumerate(cells):
                    yield TextNode(text, block, within, CellIndex(row, column))
        case ListBlock():
            for part, item in enumerate(block.items):
                yield from text_nodes(item.blocks, (*within, Ancestor(block, part)))
        case BlockQuote() | Footnote():
            yield from text_nodes(block.blocks, (*within, Ancestor(block, 0)))
        case Question():
            yield TextNode(block.text, block, within)
            yield from text_nodes(block.blocks, (*within, Ancestor(block, 0)))
        case DefinitionList():
            for part, definition in enumerate(block.items):
                inside = (*within, Ancestor(block, part))
                yield TextNode(definition.term, block, inside)
                yield from text_nodes(definition.blocks, inside)
        case FrontMatter():
            for text in (block.title, block.author, block.date, *block.details):
                if text:
                    yield TextNode(text, block, within)
        case ThematicBreak():
            return
        case _:
            assert_never(block)
