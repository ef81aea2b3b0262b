"""Cache of a document's sections: their blocks and text nodes, computed on demand and bounded in number.

None of these functions refers to the document, so that it is freed as soon as it is no longer used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.document.blocks import Block
from b12tui.document.cancellation import Cancellation
from b12tui.document.section import Section
from b12tui.document.text_nodes import TextNode, text_nodes
from b12tui.errors import without_traceback
from b12tui.fasttyping import Protocol

CACHED_SECTIONS = 64
"""Number of sections whose blocks are cached; a reader views a few at a time, and a book has hundreds."""

CACHED_VISIBLE = 8
"""Number of sections whose visible text nodes are cached: a motion looks at each node on its way, maybe 30,000."""


class Hiding(Protocol):
    """What hides text nodes: folds. It is a key of a cache, so it must be hashable."""

    def hides(self, section: Section, index: int, node: TextNode) -> bool:
        """Return whether text node number `index` of the section is hidden."""

    def __hash__(self) -> int:
        """Return the hash."""


def with_title(
    load: Callable[[int], tuple[Block, ...]], sections: Sequence[Section], title: str, cancellation: Cancellation
) -> Callable[[int], tuple[Block, ...]]:
    """Return `load`, announced by the title of the section; it can be cancelled."""

    def loaded(number: int) -> tuple[Block, ...]:
        cancellation.check()
        with cancellation.reading(sections[number].title or title):
            try:
                return load(number)
            except MemoryError as error:
                raise without_traceback(error) from None

    return loaded


def text_nodes_of(
    blocks: Callable[[int], tuple[Block, ...]], cancellation: Cancellation
) -> Callable[[int], tuple[TextNode, ...]]:
    """Return what finds the text nodes of a section, in reading order; it can be cancelled."""
    return lambda section: tuple(cancellation.steps(text_nodes(blocks(section))))


def visible_nodes_of(
    sections: Sequence[Section], nodes: Callable[[int], tuple[TextNode, ...]], cancellation: Cancellation
) -> Callable[[Hiding, int], tuple[int, ...]]:
    """Return what finds the indexes of the text nodes of a section that are neither blank nor hidden."""

    def found(folds: Hiding, section: int) -> tuple[int, ...]:
        entry = sections[section]
        return tuple(
            index
            for index, node in enumerate(cancellation.steps(nodes(section)))
            if node.text.chars.strip() and not folds.hides(entry, index, node)
        )

    return found
