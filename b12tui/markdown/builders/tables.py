"""Build tables (GFM, 4.10), with the surplus cells of long rows, which markdown-it drops; it pads short rows itself."""

from __future__ import annotations

from b12tui.document import Align, Table, Text
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from b12tui.markdown.builders.block_builder import BlockBuilder
    from b12tui.markdown.commonmark.tokens import Token
    from b12tui.markdown.element_markers import BlockOrMarker

_ALIGN = {"left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT}

_CELL_END = lazy_pattern(r"(?<!\\)\|")
"""A bar that ends a cell: GFM splits a row before parsing its cells, and only a backslash escapes a bar."""


def build_table(builder: BlockBuilder, token: Token) -> list[BlockOrMarker]:
    """Return the table opened by a token, with the surplus cells of its rows."""
    align: tuple[Align, ...] = ()
    rows: list[tuple[Text, ...]] = []
    line = builder.source_line(token)
    while (token := builder.tokens[builder.next_token]).type != "table_close":
        builder.next_token += 1
        if token.type == "tr_open":
            builder.context.cancellation.check()
            row = _row(builder, token)
            align = align or row[1]
            rows.append(row[0])
    builder.next_token += 1
    return [Table(rows[0], align, tuple(rows[1:]), builder.heading, line)]


def _row(builder: BlockBuilder, opening: Token) -> tuple[tuple[Text, ...], tuple[Align, ...]]:
    """Return the cells of a row, surplus cells included, and their alignment."""
    cells: list[Text] = []
    line = builder.source_line(opening)
    align: list[Align] = []
    while (token := builder.tokens[builder.next_token]).type != "tr_close":
        builder.next_token += 1
        style = str(token.attrs.get("style", ""))
        align.append(_ALIGN.get(style.removeprefix("text-align:"), Align.NONE))
        cells.append(builder.text() if builder.tokens[builder.next_token].content else _skip_empty(builder, line))
    builder.next_token += 1
    if opening.content.count("|") > len(cells) - 1:
        cells.extend(builder.context.text(cell, line) for cell in split_row(opening.content)[len(cells) :])
    return tuple(cells), tuple(align)


def _skip_empty(builder: BlockBuilder, line: int) -> Text:
    builder.next_token += 2
    return Text("", (), line)


def split_row(source: str) -> list[str]:
    """Return the source of each cell of a table row (GFM, 4.10)."""
    cells = _CELL_END.split(source.strip())
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.replace("\\|", "|").strip() for cell in cells]
