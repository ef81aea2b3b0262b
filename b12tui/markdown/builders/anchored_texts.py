"""Anchors, terms and titles in the texts of sections: the places that links lead to."""

from __future__ import annotations

from b12tui.document import DefinitionList, Text, text_nodes
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.outline.slugs import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from b12tui.document import Block
    from b12tui.document.section import Section


class AnchoredTexts:
    """Texts of all sections; those of one are looked through when they are asked for."""

    def __init__(
        self,
        sections: Sequence[Section],
        blocks: Callable[[int], tuple[Block, ...]],
        unplaced: Mapping[int, frozenset[str]],
    ) -> None:
        """Look into `blocks` of a section; `unplaced` has the anchors behind the last text of those that were built."""
        self._sections = sections
        self._blocks = blocks
        self._unplaced = unplaced
        self._names: dict[int, frozenset[str]] = {}

    def titles(self) -> list[tuple[str, str]]:
        """Return the titles and slugs of the sections; a slug tells the words without the titles of links in them."""
        return [
            (each.title if each.slug.startswith(slug_of(Text(each.title))) else each.slug.replace("-", " "), each.slug)
            for each in self._sections
        ]

    def hold(self, number: int, name: str) -> bool | None:
        """Return whether the texts of a section hold an anchor; None if it stands behind the last of them."""
        if number not in self._names:
            nodes = text_nodes(self._blocks(number))
            self._names[number] = frozenset(own for node in nodes for _, own in node.text.anchors)
        if name in self._names[number]:
            return True
        return None if name in self._unplaced.get(number, ()) else False

    def terms(self, number: int) -> tuple[str, ...]:
        """Return the terms that a section defines."""
        nodes = text_nodes(self._blocks(number))
        return tuple(node.text.chars for node in nodes if isinstance(node.block, DefinitionList))
