"""Place that a page is opened at."""

from __future__ import annotations

from b12tui.document import Block, Document, Position
from b12tui.document.walk import walk


class OpeningPlace:
    """Block that a page is opened at, told from its equals in the section by their order."""

    def __init__(self, document: Document, position: Position) -> None:
        """Find the block at a position."""
        self._section = position.section
        self._block = document.text_node(position).block
        equals = (block for block in walk(document.blocks(position.section)) if block == self._block)
        self._before = next((index for index, block in enumerate(equals) if block is self._block), 0)

    def is_at(self, section: int, block: Block | None) -> bool:
        """Return whether it is this block, which is the next that is written."""
        if section != self._section or block != self._block:
            return False
        self._before -= 1
        return self._before == -1
