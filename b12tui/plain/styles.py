"""Styles of plain text output, as data: the words around each element's own text.

Word order, blank lines, numbers and links are the same in all styles and defined elsewhere. `SPOKEN` is for speech:
names, roles and states in words. `BRIEF` is for users who know Markdown's signs and want fewer words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.core.messages.replacements import said_instead, shown_instead
from b12tui.document.blocks import (
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    LineBlock,
    ListBlock,
    Question,
    Table,
)
from b12tui.document.inlines import Image, Style, Text
from b12tui.document.text_nodes import Ancestor
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement

Around = Sequence[Ancestor]
"""Ancestors of a block, outermost first."""


def _emphasis_signs(style: Style) -> tuple[str, str]:
    sign = {Style.EMPHASIS: "*", Style.STRONG: "**", Style.CODE: "`"}.get(style, "")
    return sign, sign


@dataclass(frozen=True, slots=True)
class OutputStyle:
    """Words around each element's own text; an empty string adds nothing.

    A *lead* precedes the text on its line and ends with a blank; an *intro* and an *end* are lines of their own.
    """

    heading: Callable[[int], str]
    """Lead of a heading, by its level."""
    list_intro: Callable[[ListBlock | DefinitionList, Around], str]
    list_end: Callable[[ListBlock | DefinitionList, Around], str]
    item: Callable[[Around], str]
    """Lead of a list item."""
    again: Callable[[Around], str]
    """Lead of the second and later paragraphs of a list item."""
    question: Callable[[Question, str], str]
    """Lead of a question, by the question and its state in words (`open`); empty where it has none."""
    answer: str
    answer_end: str
    fold_end: str
    note: Callable[[Footnote], str]
    note_end: Callable[[Footnote], str]
    quote_intro: Callable[[BlockQuote, Around], str]
    quote_prefix: str
    """Prefix of each line of a quote."""
    quote_end: Callable[[BlockQuote], str]
    code_intro: Callable[[CodeBlock, Around], str]
    code_end: Callable[[CodeBlock], str]
    line_lead: Callable[[LineBlock, str], str]
    """Lead of a line of a line block; that of an empty one says so."""
    table_intro: Callable[[Table, int, Sequence[str], Around], str]
    """Intro of a table, by the table, its number and its headers."""
    table_row: Callable[[Table, int, Sequence[tuple[str, str]]], list[str]]
    """Lines of a table row, by the table, the row's index, and the header and text of each cell."""
    table_end: Callable[[int], str]
    link: Callable[[int], str]
    image: Callable[[Image], str]
    """Role of an image in the brackets around its text; may be empty."""
    struck: tuple[str, str]
    """Signs before and behind struck out text."""
    inserted: tuple[str, str]
    """Signs before and behind inserted text."""
    instead: Callable[[Text], Sequence[Replacement]]
    """What is written instead of stretches of running text: formulas, raised and lowered text."""
    footnote_ref: Callable[[int], str]
    caption: Callable[[Text], str] = phrases.caption_lead
    """Lead of the caption of a picture."""
    emphasis: Callable[[Style], tuple[str, str]] = _emphasis_signs
    """Signs before and behind emphasis, strong text and code, where they are asked for."""
    leads_to: Callable[[str], str] = phrases.leads_to
    """What stands behind a link whose text names another host than its target's, by the target."""
    link_lead: str = ""
    """Words before the text of a link."""
    link_list: str = "end"
    """Where the targets of links are listed: `end`, after each `section`, or `none`."""
    images: bool = True
    """Whether images have a role, and those without a description are named."""
    row_header: bool = True
    """Whether a cell reached in table view comes with its row's number and first cell, if they are new."""
    column_header: bool = True
    """Whether it comes with its column's header, if that is new."""
    code_layouts: Callable[[Sequence[str]], Sequence[str]] = lambda lines: [""] * len(lines)
    """What is said of the layout of each line of code."""
    code_continued: str = ""
    """What is said before a row that continues a line of code."""
    emoji: str = "sign"
    """Emoji: as a `sign`, by `name`, runs by their `count`, or `none`."""
    emoji_count: Callable[[int], str] = structure.emoji_count
    short_addresses: bool = False
    """Whether a link whose text is its own address is shortened to the host."""


def _spoken_row(table: Table, row: int, cells: Sequence[tuple[str, str]]) -> list[str]:
    label = phrases.row_label(table, row)
    if not cells:
        return [f"{label}. {phrases.with_full_stop(structure.BLANK)}"]
    first, *others = (phrases.cell_phrase(name, text) for name, text in cells)
    return [f"{label}. {first}", *others]


def silent(*_: object) -> str:
    """Return the words of what a style leaves out: none."""
    return ""


SPOKEN = OutputStyle(
    heading=lambda level: f"{phrases.heading_role(level)}: ",
    list_intro=phrases.list_intro,
    list_end=silent,
    item=lambda within: f"{phrases.item_label(within)}. ",
    again=lambda within: structure.continued(phrases.item_label(within)),
    question=lambda question, state: f"{', '.join(filter(None, (phrases.question_name(question), state)))}: ",
    answer=structure.ANSWER_LEAD,
    answer_end=structure.ANSWER_END,
    fold_end=structure.FOLD_END,
    note=lambda note: f"{phrases.footnote_name(note.number)}: ",
    note_end=lambda note: structure.footnote_end(note.number),
    quote_intro=phrases.quote_intro,
    quote_prefix="",
    quote_end=phrases.quote_end,
    code_intro=phrases.code_intro,
    code_end=lambda _: structure.CODE_END,
    line_lead=phrases.line_lead,
    table_intro=phrases.table_intro,
    table_row=_spoken_row,
    table_end=phrases.table_end,
    link=phrases.link_mark,
    image=phrases.image_role,
    struck=(structure.STRUCK_OUT_LEAD, "]"),
    inserted=(structure.INSERTED_LEAD, "]"),
    instead=said_instead,
    footnote_ref=phrases.footnote_ref,
)


def _brief_item(within: Around) -> str:
    """Return the sign of an item with those of the items around it: "- ", "-- ", "2.1. ", "2. - ", "[x] "."""
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


def _brief_question(question: Question, state: str) -> str:
    return structure.question_sign(state) if question.asks else structure.fold_sign(state)


def _fence(code: CodeBlock) -> str:
    fence = "```"
    while fence in code.text.chars:
        fence += "`"
    return fence


def _brief_table(_table: Table, number: int, names: Sequence[str], _within: Around) -> str:
    return phrases.labelled(structure.table(number), "; ".join(names)) if names else structure.table(number)


BRIEF = OutputStyle(
    caption=silent,
    heading=structure.heading_sign,
    list_intro=silent,
    list_end=silent,
    item=_brief_item,
    again=lambda within: f"{_brief_item(within)}{structure.CONTINUED_SIGN}",
    question=_brief_question,
    answer=structure.ANSWER_SIGN,
    answer_end="",
    fold_end="",
    note=SPOKEN.note,
    note_end=silent,
    quote_intro=lambda quote, _: f"{phrases.alert_name(quote.kind)}." if quote.kind else "",
    quote_prefix="> ",
    quote_end=silent,
    code_intro=lambda code, _: f"{_fence(code)}{code.language}",
    code_end=_fence,
    line_lead=lambda block, _line: phrases.CHANGE_SIGNS.get(block.change, ""),
    table_intro=_brief_table,
    table_row=lambda _table, _row, cells: [
        "; ".join(phrases.labelled(name, text or structure.BLANK) for name, text in cells)
    ],
    table_end=silent,
    link=lambda number: f"[{number}]",
    image=lambda image: "" if image.described else structure.NO_DESCRIPTION,
    struck=("~~", "~~"),
    inserted=("++", "++"),
    instead=shown_instead,
    footnote_ref=phrases.footnote_ref,
)

STYLES = {"spoken": SPOKEN, "brief": BRIEF}
"""Styles by their names in the command line and the settings."""
