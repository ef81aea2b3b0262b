"""Build tables from HTML (HTML, 4.9): header, spanning cells, caption; a table that only lays out stays its blocks."""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.document import Align, Block, Heading, ListBlock, Paragraph, Table, Text, text_nodes
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, field, replace
from b12tui.markdown.element_markers import ElementTag
from b12tui.markdown.html.elements import Element, blocks_of
from b12tui.markdown.html.joined_texts import joined_texts

MAX_SPAN = 50
"""Columns up to which a cell is repeated."""

_ALIGN = {"left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT}


@dataclass(slots=True)
class _Row:
    group: int
    """Number of its group of rows, which no cell spans beyond."""
    heads: bool
    """Whether it stands in the table's head."""
    cells: list[Element]


@dataclass(slots=True)
class _Rows:
    rows: list[_Row] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    misplaced: bool = False
    """Whether something stands outside of all cells, or a caption behind one."""
    group: int = 0


def build_table(table: Element, cancellation: Cancellation = NEVER) -> list[Block]:
    """Return a table, after its caption."""
    found = _Rows()
    _read(table, found, cancellation, heads=False)
    rows = [row for row in found.rows if row.cells]
    if not rows or found.misplaced or _only_lays_out(table.tag, rows, found.captions, cancellation):
        return blocks_of(table.children)
    heads = _number_of_heads(rows)
    texts = _texts(rows, cancellation)
    width = max(map(len, texts))
    header = _header(texts[:heads], width, table.tag.line)
    align = _alignment(rows[0], width)
    title = " ".join(sanitize_line(node.text.chars) for node in text_nodes(found.captions)) or table.tag.heading
    return [*found.captions, Table(header, align, tuple(map(tuple, texts[heads:])), title, table.tag.line)]


def _read(element: Element, found: _Rows, cancellation: Cancellation, *, heads: bool) -> None:
    """Add the rows of a table or of a group in it."""
    direct: list[Element] | None = None
    for child in cancellation.steps(element.children):
        name = child.tag.name if isinstance(child, Element) else ""
        if isinstance(child, Element) and name in ("td", "th"):
            if direct is None:
                direct = []
                found.rows.append(_Row(found.group, heads, direct))
            direct.append(child)
            continue
        direct = None
        if isinstance(child, Element) and name == "tr":
            cells = [part for part in child.children if isinstance(part, Element)]
            found.misplaced = found.misplaced or len(cells) < len(child.children)
            found.rows.append(_Row(found.group, heads, cells))
        elif isinstance(child, Element) and name in ("thead", "tbody", "tfoot"):
            found.group += 1
            _read(child, found, cancellation, heads=name == "thead")
            found.group += 1
        elif isinstance(child, Element) and name == "caption":
            found.captions += blocks_of(child.children)
            found.misplaced = found.misplaced or bool(found.rows)
        else:
            found.misplaced = True


def _only_lays_out(tag: ElementTag, rows: list[_Row], captions: list[Block], cancellation: Cancellation) -> bool:
    """Return whether a table has no relation between its cells, or cells that no table of text can hold."""
    if tag.attributes.get("role") in ("none", "presentation"):
        return True
    cells = [cell for row in cancellation.steps(rows) for cell in row.cells]
    if not all(
        isinstance(block, Paragraph | Heading | ListBlock)
        for cell in cancellation.steps(cells)
        for block in blocks_of(cell.children)
    ):
        return True
    if captions or any(cell.tag.name == "th" for cell in cells):
        return False
    return len(rows) == 1 or all(len(row.cells) == 1 for row in rows)


def _number_of_heads(rows: list[_Row]) -> int:
    """Return the number of rows that head the columns: those of the head, else a first row of header cells."""
    heads = 0
    while heads < len(rows) and rows[heads].heads:
        heads += 1
    return heads or int(all(cell.tag.name == "th" for cell in rows[0].cells) and len(rows[0].cells) > 1)


def _texts(rows: list[_Row], cancellation: Cancellation) -> list[list[Text]]:
    """Return the text of each cell, repeated in the columns and rows that it spans; the only cell of a row isn't."""
    widest = max(MAX_SPAN, *(len(row.cells) for row in rows))
    texts: list[list[Text]] = []
    carried: dict[int, tuple[int, Text]] = {}
    group = rows[0].group
    for row in cancellation.steps(rows):
        if row.group != group:
            carried, group = {}, row.group
        current: list[Text] = []
        following: dict[int, tuple[int, Text]] = {}
        cells = iter(row.cells)
        only = len(row.cells) == 1
        cell = next(cells, None)
        while cell is not None or len(current) in carried:
            column = len(current)
            if column in carried and column < widest:
                left, text = carried[column]
                current.append(text)
                if left > 1:
                    following[column] = (left - 1, text)
                continue
            if cell is None:
                break
            text = _text(cell)
            rowspan = _span(cell, "rowspan", 10_000)
            for repeated in range(1 if only else max(1, min(_span(cell, "colspan", MAX_SPAN), widest - column))):
                current.append(text if not repeated else replace(text, anchors=()))
                if rowspan > 1 and column + repeated < widest:
                    following[column + repeated] = (rowspan - 1, replace(text, anchors=()))
            cell = next(cells, None)
        carried = following
        texts.append(current)
    return texts


def _text(cell: Element) -> Text:
    """Return the words of a cell, each paragraph and item on a line of its own."""
    blocks = blocks_of(cell.children)
    texts = []
    for node in text_nodes(blocks):
        text = node.text
        if isinstance(node.block, Heading):
            text = replace(text, anchors=((0, node.block.slug), *text.anchors))
        texts.append(text)
    if not texts:
        return Text("", (), cell.tag.line)
    return texts[0] if len(texts) == 1 else joined_texts(texts)


def _span(cell: Element, name: str, limit: int) -> int:
    value = cell.tag.attributes.get(name, "").strip()
    if not value.isascii() or not value.isdigit():
        return 1
    number = int(value[:6])
    return min(number, limit) if number else limit if name == "rowspan" else 1


def _header(rows: list[list[Text]], width: int, line: int) -> tuple[Text, ...]:
    """Return the header of each column: the cells above it in all rows, each once."""
    columns: list[Text] = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row)]
        distinct = {cell.chars: cell for cell in cells if cell.chars}
        columns.append(_one_line(distinct.values()) if distinct else Text("", (), line))
    return tuple(columns)


def _one_line(texts: Iterable[Text]) -> Text:
    texts = list(texts)
    return texts[0] if len(texts) == 1 else joined_texts(texts, " ")


def _alignment(row: _Row, width: int) -> tuple[Align, ...]:
    found = [_ALIGN.get(cell.tag.attributes.get("align", "").casefold(), Align.NONE) for cell in row.cells[:width]]
    return (*found, *(Align.NONE,) * (width - len(found)))
