"""The program's own words in SSML, with their language where the document has another (`lang`, SSML 1.1, 3.1.12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document import Image, Table, Text
from b12tui.fastclass import replace
from b12tui.fasttyping import Any
from b12tui.plain.styles import Around, OutputStyle
from b12tui.writers.own_words import own_parts

BEGIN, END = "\ufdd4", "\ufdd5"
"""Noncharacters around our own words until they are written."""

_EDGES = re.compile(r"([\[ .]*)(.*?)([\]: ]*)", re.DOTALL)
"""Brackets, blanks and colons around words stay outside: others look for them at the edges."""

_LEADS = (
    *("heading", "list_intro", "list_end", "item", "again", "question", "note", "note_end", "quote_intro"),
    *(
        "quote_end",
        "code_intro",
        "code_end",
        "line_lead",
        "table_end",
        "link",
        "leads_to",
        "footnote_ref",
        "caption",
        "emoji_count",
    ),
)
"""Fields of a style that return words of ours alone."""
_WORDS = ("answer", "answer_end", "fold_end", "link_lead", "code_continued")
"""Fields of a style that are words of ours."""


def marked(words: str) -> str:
    """Return words of ours between signs; those without letters, such as a number, need none."""
    if not any(map(str.isalpha, words)):
        return words
    before, own, behind = _EDGES.fullmatch(words).groups()  # type: ignore[union-attr]  # it matches any string
    return f"{before}{BEGIN}{own}{END}{behind}"


def marking(style: OutputStyle) -> OutputStyle:
    """Return a style that writes its own words between signs."""
    changes: dict[str, Any] = {name: _marked_result(getattr(style, name)) for name in _LEADS}
    changes |= {name: marked(getattr(style, name)) for name in _WORDS}

    def table_intro(table: Table, number: int, names: Sequence[str], within: Around) -> str:
        theirs = [name for column, name in enumerate(names) if _is_named(table, column)]
        return _around(style.table_intro(table, number, names, within), (table.title, *theirs))

    def table_row(table: Table, row: int, cells: Sequence[tuple[str, str]]) -> list[str]:
        named = [
            (name if _is_named(table, column) else marked(name), text or marked(structure.BLANK))
            for column, (name, text) in enumerate(cells)
        ]
        first, *others = style.table_row(table, row, named)
        label = phrases.row_label(table, row)
        return [marked(label) + first[len(label) :] if first.startswith(label) else first, *others]

    def instead(text: Text) -> Sequence[tuple[int, int, str]]:
        return [(start, end, marked(words)) for start, end, words in style.instead(text)]

    def image(kind: Image) -> str:
        return marked(style.image(kind))

    def code_layouts(lines: Sequence[str]) -> Sequence[str]:
        return [marked(words) for words in style.code_layouts(lines)]

    changes |= {name: tuple(map(marked, getattr(style, name))) for name in ("struck", "inserted")}
    return replace(
        style,
        **changes,
        table_intro=table_intro,
        table_row=table_row,
        instead=instead,
        image=image,
        code_layouts=code_layouts,
    )


def _is_named(table: Table, column: int) -> bool:
    """Return whether a column's name is a header of the document's."""
    return column < len(table.header) and bool(phrases.one_line(table.header[column].chars))


def _marked_result(words: Callable[..., str]) -> Callable[..., str]:
    return lambda *values: marked(words(*values))


def _around(words: str, theirs: Sequence[str]) -> str:
    return "".join(marked(part) if ours else part for part, ours in own_parts(words, theirs))
