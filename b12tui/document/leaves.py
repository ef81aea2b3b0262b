"""The leaves of a block: each text in it that can be read, in reading order.

Places, search and speech all count leaves, so this order is the one order of the document: a table's header before its
rows, rows from the left, a question before its answer, an item's text before the list inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from b12tui.document.blocks import (
    Block,
    Code,
    Definitions,
    FrontMatter,
    Heading,
    ItemList,
    Note,
    Paragraph,
    Question,
    Quote,
    Rule,
    Table,
    Unsupported,
)
from b12tui.document.inlines import Text
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in its table a cell stands."""

    row: int
    """From 0; -1 is the header."""
    column: int
    """From 0; a surplus cell of a ragged row has one at or past the number of columns."""


@dataclass(frozen=True, slots=True)
class Within:
    """A container that a leaf stands in, and in which part of it."""

    block: ItemList | Quote | Question | Definitions | Note
    part: int
    """The index of the item; 0 where a container has one part only."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text that can be read."""

    text: Text
    block: Block
    """The block whose text it is."""
    within: tuple[Within, ...] = ()
    """The containers around it, outermost first."""
    cell: Cell | None = None
    first: bool = True
    """Whether it is the first leaf of its item, definition or block."""


def leaves(blocks: Iterable[Block], within: tuple[Within, ...] = ()) -> Iterator[Leaf]:
    """Yield each leaf of `blocks`, in reading order."""
    for number, block in enumerate(blocks):
        for leaf in _of(block, within):
            yield leaf if number == 0 else _later(leaf, len(within))


def _later(leaf: Leaf, depth: int) -> Leaf:
    """Return a leaf of a container's second or later block: it does not begin its item."""
    if not leaf.first or len(leaf.within) != depth or not depth:
        return leaf
    return Leaf(leaf.text, leaf.block, leaf.within, leaf.cell, first=False)


def _of(block: Block, within: tuple[Within, ...]) -> Iterator[Leaf]:
    match block:
        case Heading(text=text) | Paragraph(text=text) | Code(text=text) | Unsupported(text=text):
            yield Leaf(text, block, within)
        case Table():
            for row, cells in enumerate((block.header, *block.rows), -1):
                for column, text in enumerate(cells):
                    yield Leaf(text, block, within, Cell(row, column))
        case ItemList():
            for part, item in enumerate(block.items):
                yield from leaves(item.blocks, (*within, Within(block, part)))
        case Quote() | Note():
            yield from leaves(block.blocks, (*within, Within(block, 0)))
        case Question():
            yield Leaf(block.text, block, within)
            yield from leaves(block.blocks, (*within, Within(block, 0)))
        case Definitions():
            for part, definition in enumerate(block.items):
                inside = (*within, Within(block, part))
                yield Leaf(definition.term, block, inside)
                yield from leaves(definition.blocks, inside)
        case FrontMatter():
            for text in (block.title, block.author, block.date, *block.details):
                if text:
                    yield Leaf(text, block, within)
        case Rule():
            return
        case _:
            assert_never(block)
