"""Build the blocks of HTML's containers from blocks and well nested tags (see `open_elements`).

An element is built when it is closed, so that no depth of nesting is a depth of calls. One that is never closed ends at
the next heading, or at the end of what is around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from b12tui.catalogue import structure
from b12tui.document import (
    Block,
    BlockQuote,
    DefinitionItem,
    DefinitionList,
    Heading,
    ListItem,
    Paragraph,
    Question,
    Text,
    text_nodes,
)
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.markdown.element_markers import ASKING, BlockOrMarker, ElementTag
from b12tui.markdown.html.elements import Child, Element, blocks_of
from b12tui.markdown.html.joined_texts import joined_texts
from b12tui.markdown.html.list_items import numbered_lists, task
from b12tui.markdown.html.tables import build_table


class ElementTree:
    """Builder of the blocks of one container of Markdown."""

    def __init__(
        self,
        group: Callable[[Iterable[Block]], tuple[Block, ...]],
        slug: Callable[[Text], str],
        *,
        asks: bool = False,
        cancellation: Cancellation = NEVER,
    ) -> None:
        """Set how the blocks inside an element are grouped, and how folds are named.

        `asks` is whether each outermost fold is a question.
        """
        self._cancellation = cancellation
        self._group = group
        self._slug = slug
        self._asks = asks

    def blocks(self, pieces: Iterable[BlockOrMarker]) -> list[Block]:
        """Return the blocks that pieces make."""
        root = Element(ElementTag("", closing=False, line=0))
        stack = [root]
        for piece in self._cancellation.steps(pieces):
            if not isinstance(piece, ElementTag):
                stack[-1].children.append(piece)
            elif not piece.closing:
                stack.append(Element(piece))
            elif len(stack) > 1:
                self._close(stack)
        while len(stack) > 1:
            unclosed = stack[-1].children
            end = next((index for index, child in enumerate(unclosed) if isinstance(child, Heading)), len(unclosed))
            after = unclosed[end:]
            del unclosed[end:]
            self._close(stack)
            stack[-1].children.extend(after)
        return blocks_of(root.children)

    def _close(self, stack: list[Element]) -> None:
        """Close the innermost element and add its blocks, or itself as a part, to the one around it."""
        element = stack.pop()
        children: list[Child]
        match element.tag.name:
            case "blockquote":
                inside = self._group(blocks_of(element.children))
                children = [BlockQuote(inside, line=element.tag.line)] if inside else []
            case "details":
                children = [self._fold(element, asks=self._asks and len(stack) == 1)]
            case "dl":
                children = self._definitions(element)
            case "menu" | "ol" | "ul":
                children = self._list(element)
            case "table":
                children = [*build_table(element, self._cancellation)]
            case _:
                children = [element]
        stack[-1].children.extend(children)

    def _fold(self, element: Element, *, asks: bool) -> Block:
        """Return a `<details>`: a question if its words ask."""
        summary = element.part("summary")
        label: Text | None = None
        slug = ""
        blocks: list[Block] = []
        if summary is not None:
            blocks = blocks_of(summary.children)
            if blocks and isinstance(first := blocks[0], Paragraph | Heading):
                label = first.text
                slug = first.slug if isinstance(first, Heading) else ""
                del blocks[0]
        # Browsers show this label where there is no summary (HTML, 4.11.1).
        label = Text(structure.DETAILS, (), element.tag.line) if label is None else label
        asks = asks or label.chars.endswith(ASKING)
        inside = self._group([*blocks, *blocks_of(element.children, without=summary)])
        opened = "open" in element.tag.attributes
        slug = slug or self._slug(label)
        return Question(0, 0, label, inside, slug, opened, element.tag.line, asks=asks)

    def _list(self, element: Element) -> list[Child]:
        """Return a list, after the blocks before its first item, which belong to none."""
        before: list[Block] = []
        items: list[tuple[Element, list[Block]]] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag.name == "li":
                items.append((child, blocks_of(child.children)))
            else:
                (items[-1][1] if items else before).extend(blocks_of([child]))
        built: list[tuple[ListItem, str | None]] = []
        for item, inside in items:
            blocks, done = task(inside)
            built.append((ListItem(self._group(blocks), done, item.tag.line), item.tag.attributes.get("value")))
        return [*before, *numbered_lists(element.tag, built)]

    def _definitions(self, element: Element) -> list[Child]:
        """Return a definition list, after the blocks before its first term, which belong to none."""
        before: list[Block] = []
        items: list[tuple[Text, int, list[Block]]] = []
        for child in element.children:
            blocks = blocks_of([child])
            if isinstance(child, Element) and child.tag.name == "dt":
                term = joined_texts((node.text for node in text_nodes(blocks)), " ")
                items.append((term, child.tag.line, []))
            elif items:
                items[-1][2].extend(blocks)
            elif isinstance(child, Element) and child.tag.name == "dd":
                items.append((Text("", (), child.tag.line), child.tag.line, blocks))
            else:
                before += blocks
        built = tuple(DefinitionItem(term, self._group(blocks), line) for term, line, blocks in items)
        return [*before, *((DefinitionList(built, element.tag.line),) if built else ())]
