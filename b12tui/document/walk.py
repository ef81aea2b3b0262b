"""Walk through blocks and those nested in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from b12tui.document.inlines import is_image
from b12tui.fasttyping import assert_never


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


def figure_from(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """Return the picture at an index, with its caption before or behind it; none if another block is there."""
    found: list[Paragraph] = []
    while index < len(blocks) and isinstance(block := blocks[index], Paragraph):
        is_picture = is_image(block.text)
        if not is_picture and not block.caption:
            break
        if is_picture and any(is_image(other.text) for other in found):
            break
        found.append(block)
        index += 1
        if is_picture and len(found) > 1:  # its caption was before it
            break
    return found if any(is_image(block.text) for block in found) else []


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
