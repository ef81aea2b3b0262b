"""Styles at a verbosity: a style without the words that the listener has switched off."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.core.verbosity import Verbosity
from b12tui.document.blocks import ListBlock, Table
from b12tui.fastclass import replace
from b12tui.plain.styles import BRIEF, STYLES, Around, OutputStyle, silent


def style_of(name: str, verbosity: Verbosity) -> OutputStyle:
    """Return the style called `name` in `STYLES` at a verbosity."""
    style = replace(
        STYLES[name],
        link_list=verbosity.link_list,
        images=verbosity.image,
        row_header=verbosity.row_header,
        column_header=verbosity.column_header,
        emoji=verbosity.emoji,
        short_addresses=verbosity.addresses == "short",
    )
    brief = STYLES[name] is BRIEF
    if verbosity.links != "number":
        style = replace(style, link=silent, link_lead=structure.LINK_LEAD if verbosity.links == "word" else "")
    if not verbosity.position:
        style = replace(style, item=style.item if brief else _item, again=silent)
    if not verbosity.list:
        style = replace(style, list_intro=silent)
    if verbosity.list_end:
        style = replace(style, list_end=lambda _, within: phrases.list_end(within))
    if not verbosity.code:
        style = replace(style, code_intro=silent, code_end=silent)
    if verbosity.indentation:
        style = replace(style, code_layouts=_layouts, code_continued=structure.CONTINUED)
    if not verbosity.note:
        style = replace(style, footnote_ref=silent)
    if not verbosity.level_of_heading:
        style = replace(style, heading=lambda _: f"{phrases.heading_role(0)}: ")
    return _with_table_headers(style, verbosity, brief=brief)


def _with_table_headers(style: OutputStyle, verbosity: Verbosity, *, brief: bool) -> OutputStyle:
    rows, columns = verbosity.row_header or brief, verbosity.column_header
    if rows and columns:
        return style

    def table_row(table: Table, row: int, cells: Sequence[tuple[str, str]]) -> list[str]:
        if brief:
            return ["; ".join(words or structure.BLANK for _, words in cells)]
        lines = [
            phrases.cell_phrase(name, words) if columns else phrases.with_full_stop(words or structure.BLANK)
            for name, words in cells
        ] or [phrases.with_full_stop(structure.BLANK)]
        return [f"{phrases.row_label(table, row)}. {lines[0]}", *lines[1:]] if rows else lines

    return replace(style, table_row=table_row)


def _layouts(lines: Sequence[str]) -> Sequence[str]:
    """Return which lines of code are blank, and where the indentation, in characters, is another."""
    named: list[str] = []
    before = 0
    for line in lines:
        code = line.lstrip()
        indented = len(line) - len(code)
        if not code:
            named.append(structure.BLANK_LINE)
            continue
        if indented == before:
            named.append("")
        else:
            named.append(structure.indented(indented) if indented else structure.NOT_INDENTED)
        before = indented
    return named


def _item(within: Around) -> str:
    """Return what a list item keeps without its position: its author's number, and whether it is done."""
    block, part = phrases.items_around(within)[-1]
    if not isinstance(block, ListBlock):
        return ""
    done = block.items[part].checked
    parts = [] if block.start is None else [phrases.item_path(within)]
    parts += [] if done is None else [phrases.task_state(done=done)]
    return f"{', '.join(parts)}. " if parts else ""
