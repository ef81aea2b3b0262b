"""The leaves of a block: each text in it that can be read, in reading order.

Places, search and speech all count leaves, so this order is the one order of the document: a table's header before its
rows, rows from the left, a question before its answer, an item's text before the list inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from b12tui.document.blocks import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    Heading,
    ListBlock,
    Paragraph,
    Question,
    RawBlock,
    Table,
    ThematicBreak,
)
from b12tui.document.inlines import Text
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class CellIndex:
    """Where in its table a cell stands."""

    row: int
    """From 0; -1 is the header."""
    column: int
    """From 0; a surplus cell of a ragged row has one at or past the number of columns."""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A container that a leaf stands in, and in which part of it."""

    block: ListBlock | BlockQuote | Question | DefinitionList | Footnote
    part: int
    """The index of the item; 0 where a container has one part only."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """One text that can be read."""

    text: Text
    block: Block
    """The block whose text it is."""
    ancestors: tuple[Ancestor, ...] = ()
    """The containers around it, outermost first."""
    cell: CellIndex | None = None
    first: bool = True
    """Whether it is the first leaf of its item, definition or block."""


def text_nodes(blocks: Iterable[Block], within: tuple[Ancestor, ...] = ()) -> Iterator[TextNode]:
    """Yield each leaf of `blocks`, in reading order."""
    for number, block in enumerate(blocks):
        for node in _of(block, within):
            yield node if number == 0 else _later(node, len(within))


def _later(node: TextNode, depth: int) -> TextNode:
    """Return a leaf of a container's second or later block: it does not begin its item."""
    if not node.first or len(node.ancestors) != depth or not depth:
        return node
    return TextNode(node.text, node.block, node.ancestors, node.cell, first=False)


def _of(block: Block, within: tuple[Ancestor, ...]) -> Iterator[TextNode]:
    match block:
        case Heading(text=text) | Paragraph(text=text) | CodeBlock(text=text) | RawBlock(text=text):
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
