"""Walk through blocks and those nested in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

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


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield each block before the blocks nested in it, in reading order."""
    for block in blocks:
        yield block
        yield from walk(nested_blocks(block))


def line_blocks_from(blocks: Sequence[Block], index: int) -> list[LineBlock]:
    """Return the line blocks that follow one another from an index on; none if another block is there."""
    found: list[LineBlock] = []
    while index < len(blocks) and isinstance(block := blocks[index], LineBlock):
        found.append(block)
        index += 1
    return found


def nested_blocks(block: Block) -> Iterable[Block]:
    """Return the blocks directly inside a block."""
    match block:
        case BlockQuote() | Footnote() | Question():
            return block.blocks
        case ListBlock():
            return (nested for item in block.items for nested in item.blocks)
        case DefinitionList():
            return (nested for definition in block.items for nested in definition.blocks)
        case (
            Heading() | Paragraph() | CodeBlock() | LineBlock() | Table() | FrontMatter() | ThematicBreak() | RawBlock()
        ):
            return ()
        case _:
            assert_never(block)
