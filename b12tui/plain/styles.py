"""The two styles of the plain text, as data: for each element what is said around its own words.

The order of the words, the blank lines, the numbers and the links are the same in both styles and are not here.
`SPOKEN` is for ears: names, roles and states in words. `BRIEF` is for those who know Markdown's signs and want fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.core.messages import phrases
from b12tui.document.blocks import BlockQuote, CodeBlock, DefinitionList, Footnote, ListBlock, Question, Table
from b12tui.document.inlines import Image
from b12tui.document.text_nodes import Ancestor
from b12tui.fastclass import dataclass

Around = Sequence[Ancestor]
"""The containers that something stands in, outermost first."""


@dataclass(frozen=True, slots=True)
class OutputStyle:
    """What is said around each element's own words; an empty string says nothing.

    A *lead* stands before the words on their line and brings its own blank; an *intro* and an *end* are lines.
    """

    heading: Callable[[int], str]
    """The lead of a heading, by its level."""
    list_intro: Callable[[ListBlock | DefinitionList, Around], str]
    item: Callable[[Around], str]
    """The lead of an item."""
    again: Callable[[Around], str]
    """The lead of an item's second and later paragraphs."""
    question: Callable[[Question], str]
    answer: str
    answer_end: str
    note: Callable[[Footnote], str]
    note_end: Callable[[Footnote], str]
    quote_intro: Callable[[BlockQuote, Around], str]
    quote_prefix: str
    """Before each line of a quote."""
    quote_end: Callable[[BlockQuote], str]
    code_intro: Callable[[CodeBlock, Around], str]
    code_end: Callable[[CodeBlock], str]
    table_intro: Callable[[Table, int, Sequence[str], Around], str]
    """By the table, its number and its headers."""
    table_row: Callable[[Table, int, Sequence[tuple[str, str]]], list[str]]
    """The lines of a row: by its index, and each cell's header and words."""
    table_end: Callable[[int], str]
    link: Callable[[int], str]
    image: Callable[[Image], str]
    """What opens the bracket around an image's words."""
    struck: tuple[str, str]
    """Before and behind words that are struck out."""


def _spoken_row(table: Table, row: int, cells: Sequence[tuple[str, str]]) -> list[str]:
    label = phrases.row_label(table, row)
    if not cells:
        return [f"{label}. {phrases.with_full_stop(phrases.BLANK_WORD)}"]
    first, *others = (phrases.cell_phrase(name, said) for name, said in cells)
    return [f"{label}. {first}", *others]


def _silent(*_: object) -> str:
    return ""


SPOKEN = OutputStyle(
    heading=lambda level: f"{phrases.heading_role(level)}: ",
    list_intro=phrases.list_intro,
    item=lambda within: f"{phrases.item_label(within)}. ",
    again=lambda within: f"{phrases.item_label(within)}, continued. ",
    question=lambda question: f"{phrases.question_name(question)}: ",
    answer="Answer: ",
    answer_end=phrases.ANSWER_END,
    note=lambda note: f"{phrases.footnote_name(note.number)}: ",
    note_end=lambda note: f"End of {phrases.footnote_name(note.number).lower()}.",
    quote_intro=phrases.quote_intro,
    quote_prefix="",
    quote_end=phrases.quote_end,
    code_intro=phrases.code_intro,
    code_end=lambda _: phrases.CODE_END,
    table_intro=phrases.table_intro,
    table_row=_spoken_row,
    table_end=phrases.table_end,
    link=phrases.link_mark,
    image=lambda image: f"[{phrases.image_role(image)}: ",
    struck=("[Struck out: ", "]"),
)


def _brief_item(within: Around) -> str:
    """Return an item's sign with those of the items around it: "- ", "-- ", "2.1. ", "2. - ", "[x] "."""
    glyphs: list[str] = []
    state = ""
    for block, part in phrases.items_around(within):
        bullet = not isinstance(block, ListBlock) or block.start is None
        sign = "-" if bullet else f"{phrases.item_number(block, part)}."
        done = block.items[part].checked if isinstance(block, ListBlock) else None
        state = "" if done is None else "[x] " if done else "[ ] "
        if glyphs and (glyphs[-1][-1] == "-") == bullet:
            glyphs[-1] += sign
        else:
            glyphs.append(sign)
    if state and glyphs[-1].endswith("-"):
        glyphs[-1] = glyphs[-1][:-1]
    return "".join(f"{sign} " for sign in glyphs if sign) + state


def _fence(code: CodeBlock) -> str:
    fence = "```"
    while fence in code.text.chars:
        fence += "`"
    return fence


def _brief_table(_table: Table, number: int, names: Sequence[str], _within: Around) -> str:
    return phrases.labelled(f"Table {number}", "; ".join(names)) if names else f"Table {number}"


BRIEF = OutputStyle(
    heading=lambda level: f"h{level} ",
    list_intro=_silent,
    item=_brief_item,
    again=lambda within: f"{_brief_item(within)}(continued) ",
    question=lambda _: "Q. ",
    answer="A. ",
    answer_end="",
    note=SPOKEN.note,
    note_end=_silent,
    quote_intro=lambda quote, _: f"{quote.kind}." if quote.kind else "",
    quote_prefix="> ",
    quote_end=_silent,
    code_intro=lambda code, _: f"{_fence(code)}{code.language}",
    code_end=_fence,
    table_intro=_brief_table,
    table_row=lambda _table, _row, cells: [
        "; ".join(phrases.labelled(name, said or phrases.BLANK_WORD) for name, said in cells)
    ],
    table_end=_silent,
    link=lambda number: f"[{number}]",
    image=lambda image: "[" if image.described else "[no description: ",
    struck=("~~", "~~"),
)

STYLES = {"spoken": SPOKEN, "brief": BRIEF}
"""The styles by the names that the command and the settings give them."""
