"""Tables as HTML: a caption in the words that are heard, and headers for columns and rows."""

from __future__ import annotations

from b12tui.core.messages import phrases
from b12tui.document import Align, Table, Text
from b12tui.writers.html.inline import InlineWriter
from b12tui.writers.html.markup import Piece, start_tag

_ALIGNED = {Align.NONE: None, Align.LEFT: None, Align.CENTRE: "centre", Align.RIGHT: "end"}


def write_table(table: Table, number: int, pieces: list[Piece], inline: InlineWriter, caption_id: str) -> None:
    """Write a table; each cell has a header, as each is heard with the name of its column."""
    columns = max([len(table.header), *map(len, table.rows)], default=0)
    headed_rows = names_rows(table)
    pieces.append(
        start_tag("div", class_="table", role="group", aria_labelledby=caption_id, tabindex=None if inline.xml else "0")
    )
    caption = inline.own.around(phrases.table_intro(table, number), phrases.one_line(table.title))
    pieces.append(f"\n<table>\n{start_tag('caption', id=caption_id)}{caption}</caption>\n")
    pieces.append("<thead>\n<tr>")
    for column in range(columns):
        pieces.append(start_tag("th", scope="col", class_=_alignment(table, column)))
        if column < len(table.header) and phrases.one_line(table.header[column].chars):
            inline.write(table.header[column])
        else:
            pieces.append(inline.own.span(phrases.column_name(table, column)))
        pieces.append("</th>")
    pieces.append("</tr>\n</thead>\n<tbody>\n")
    for row in table.rows:
        pieces.append("<tr>")
        for column in range(columns):
            name = "th" if headed_rows and column == 0 else "td"
            pieces.append(start_tag(name, scope="row" if name == "th" else None, class_=_alignment(table, column)))
            inline.write(row[column] if column < len(row) else Text(""))
            pieces.append(f"</{name}>")
        pieces.append("</tr>\n")
    pieces.append("</tbody>\n</table>\n</div>\n")


def names_rows(table: Table) -> bool:
    """Return whether the first column names the rows: its cells are all different, not empty, and no numbers."""
    if len(table.header) < 2 or len(table.rows) < 2:
        return False
    first = [phrases.one_line(row[0].chars) if row else "" for row in table.rows]
    return all(any(char.isalpha() for char in cell) for cell in first) and len(set(first)) == len(first)


def _alignment(table: Table, column: int) -> str | None:
    return _ALIGNED[table.align[column]] if column < len(table.align) else None
