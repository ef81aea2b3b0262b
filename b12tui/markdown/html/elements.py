"""Elements that are being built, and the blocks in them."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.document import Block
from b12tui.markdown.element_markers import ElementTag


class Element:
    """An element, with the blocks and the parts in it."""

    __slots__ = ("children", "tag")

    def __init__(self, tag: ElementTag) -> None:
        """Make an empty element."""
        self.tag = tag
        self.children: list[Child] = []

    def part(self, name: str) -> Element | None:
        """Return its first part of a name, if no text stands before it."""
        for child in self.children:
            if isinstance(child, Element) and child.tag.name == name:
                return child
            return None
        return None


Child = Block | Element


def blocks_of(children: Iterable[Child], without: Element | None = None) -> list[Block]:
    """Return the blocks among children and in the parts among them, which are not nested deep."""
    blocks: list[Block] = []
    for child in children:
        if isinstance(child, Element):
            if child is not without:
                blocks += blocks_of(child.children)
        else:
            blocks.append(child)
    return blocks
