"""Items of HTML's lists: their numbers, and the checkboxes of tasks."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.document import Block, ListBlock, ListItem, Paragraph, Span, Text
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.element_markers import ElementTag

_NUMBER = lazy_pattern(r"\s*([+-]?\d{1,9})")

_TASK = lazy_pattern(r"\[([ x])\] (?=\S)")


def task(blocks: list[Block]) -> tuple[list[Block], bool | None]:
    """Return an item's blocks without the checkbox that they begin with, and whether it is checked."""
    if blocks and isinstance(first := blocks[0], Paragraph) and (match := _TASK.match(first.text.chars)):
        text = _without_start(first.text, match.end())
        return [Paragraph(text, first.line), *blocks[1:]], match[1] == "x"
    return blocks, None


def _without_start(text: Text, cut: int) -> Text:
    spans = (Span(max(span.start - cut, 0), span.end - cut, span.kind) for span in text.spans)
    return replace(
        text,
        chars=text.chars[cut:],
        spans=tuple(span for span in spans if span.end > span.start),
        breaks=tuple(max(offset - cut, 0) for offset in text.breaks or ()),
        anchors=tuple((max(offset - cut, 0), name) for offset, name in text.anchors),
    )


def numbered_lists(tag: ElementTag, items: Sequence[tuple[ListItem, str | None]]) -> list[ListBlock]:
    """Return a list of items, each with its own number if it has one; a list is cut where the numbers jump."""
    if not items:
        return []
    if tag.name != "ol":
        return [_list([item for item, _ in items], None, tag.line)]
    counts_down = "reversed" in tag.attributes
    step = -1 if counts_down else 1
    number = _number(tag.attributes.get("start"), len(items) if counts_down else 1)
    lists: list[tuple[int, list[ListItem]]] = []
    expected: int | None = None
    for item, value in items:
        number = _number(value, number)
        if number == expected:
            lists[-1][1].append(item)
        else:
            lists.append((number, [item]))
        number = expected = number + step
    return [
        _list(inside, start, inside[0].line if count else tag.line, counts_down=counts_down)
        for count, (start, inside) in enumerate(lists)
    ]


def _number(source: str | None, otherwise: int) -> int:
    match = _NUMBER.match(source or "")
    return int(match[1]) if match else otherwise


def _list(items: list[ListItem], start: int | None, line: int, *, counts_down: bool = False) -> ListBlock:
    tight = all(sum(isinstance(block, Paragraph) for block in item.blocks) < 2 for item in items)
    return ListBlock(tuple(items), start, tight, line, counts_down=counts_down)
