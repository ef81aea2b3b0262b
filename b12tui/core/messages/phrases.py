"""The sentences that every head says: pure functions from the document to words.

One grammar: the screen, the conversation, the spoken pages and the plain text say a heading, an item, a cell or a
question by these, so that what is shown, spoken and printed can't disagree. Roles and states are words, never signs.
Nothing here knows how much of it a head says at once, nor where a line ends.

Longer than other files, for whoever changes a sentence looks for it here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from b12tui.document.blocks import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    ListBlock,
    Paragraph,
    Question,
    Table,
)
from b12tui.document.document import Section
from b12tui.document.inlines import Image
from b12tui.document.leaves import Ancestor

BLANK_WORD = "blank"
"""What stands for an empty cell, item or answer: silence could be a fault."""

BREAK = "Break."
CODE_END = "End of code."
ANSWER_END = "End of answer."

WORDS_PER_MINUTE = 238
"""How fast an adult reads English silently (Brysbaert 2019, a review of 190 studies)."""

_STOPS = ",.!?:;…。！？؟।"
_CLOSERS = "\"'”’»)]」』）"


# Numbers and stops


def plural(noun: str, number: int) -> str:
    """Return `number` with its noun: "1 word", "1,412 words", "2 matches", "3 entries"."""
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        noun = f"{noun[:-1]}ies"
    else:
        noun += "es" if noun.endswith(("s", "x", "ch", "sh")) else "s"
    return f"{number:,} {noun}"


def percent_phrase(part: int, whole: int) -> str:
    """Return how much of `whole` lies before `part`: "38 percent", and "100 percent" only at its end."""
    return f"{100 * part // whole if whole else 100} percent"


def with_full_stop(words: str, stop: str = ".") -> str:
    """Return `words` with a stop, unless they end in one already, be it before a closing quote or bracket."""
    return words if words.rstrip(_CLOSERS).endswith(tuple(_STOPS)) else words + stop


def labelled(name: str, words: str) -> str:
    """Return `words` behind their name: "Cause: B12 deficiency"; a name that ends in a stop gets no colon."""
    return f"{name} {words}" if name.endswith((":", "?", "!")) else f"{name}: {words}"


def one_line(words: str) -> str:
    """Return `words` on one line, without doubled blanks; no-break spaces stay."""
    return " ".join(filter(None, words.replace("\n", " ").replace("\t", " ").split(" ")))


def joined(words: str) -> str:
    """Return words of several lines as one: "apples, pears"; behind a stop no comma is needed."""
    lines = [line for part in words.split("\n") if (line := one_line(part).strip())]
    return " ".join([*(with_full_stop(line, ",") for line in lines[:-1]), *lines[-1:]])


# The whole text


def reading_time(words: int, per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return how long `words` take: "About 6 minutes", "About 2 hours 5 minutes", "Less than a minute"."""
    minutes = (2 * words + per_minute) // (2 * per_minute)
    if not minutes:
        return "Less than a minute"
    hours, minutes = divmod(minutes, 60)
    parts = [plural("hour", hours)] if hours else []
    parts += [plural("minute", minutes)] if minutes else []
    return f"About {' '.join(parts)}"


def opening_phrase(words: int, sections: int, per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return what is said of a text before it begins: "About 6 minutes, 1,412 words, 13 sections."."""
    if not words:
        return "The text is empty."
    parts = [reading_time(words, per_minute), plural("word", words)]
    if sections:
        parts.append(plural("section", sections))
    return f"{', '.join(parts)}."


def outline_entry(section: Section) -> str:
    """Return a section's line in the contents: "7. Causes of muscle pain compared, inside 6."."""
    entry = f"{section.number}. {section.title or BLANK_WORD}"
    if not section.parent:
        return entry
    if entry.endswith(tuple(_STOPS)):
        return f"{entry} Inside {section.parent}."
    return f"{entry}, inside {section.parent}."


def says_break(before: Block | None, after: Block | None) -> bool:
    """Tell whether a rule between the two is a break in a story; beside headings, lists or tables it is an ornament."""
    return isinstance(before, Paragraph | BlockQuote) and isinstance(after, Paragraph | BlockQuote)


# Headings, questions, notes, quotes, code


def heading_role(level: int) -> str:
    """Return "Heading 2"."""
    return f"Heading {level}"


def question_name(question: Question) -> str:
    """Return "Question 3 of 7"."""
    return f"Question {question.number} of {question.of}"


def question_state(*, opened: bool) -> str:
    """Return "open" or "closed"."""
    return "open" if opened else "closed"


def footnote_name(number: int) -> str:
    """Return "Note 2"."""
    return f"Note {number}"


def footnote_ref(number: int) -> str:
    """Return what stands where a note is cited: "[note 2]"."""
    return f"[note {number}]"


TARGET_END = 200
"""Characters that are shown of a long target behind a link, from its beginning and from its end."""


def leads_to(target: str) -> str:
    """Return what stands behind a link whose words name another host than it leads to.

    It has the end of a long target as well, which may tell; what lies between would be repeated for each link to it.
    """
    shown = target if len(target) <= 2 * TARGET_END else f"{target[:TARGET_END]}…{target[-TARGET_END:]}"
    return f"[leads to {shown}]"


def is_power(chars: str, start: int, end: int) -> bool:
    """Tell whether what is raised is a power: 10 to the power of 6 must not become 106; the letters of 1st may stay."""
    return start > 0 and chars[start - 1].isalnum() and chars[start:end].strip("+-−–").isdigit()


def link_mark(number: int) -> str:
    """Return what stands behind the words of a link: "[link 4]"."""
    return f"[link {number}]"


def image_role(image: Image) -> str:
    """Return what is said before the words of an image: "Image", or "Image, no description" before its file's name."""
    return "Image" if image.described else "Image, no description"


def quote_intro(quote: BlockQuote, within: Sequence[Ancestor] = ()) -> str:
    """Return "Quote.", or an alert's own word ("Warning.")."""
    return f"{quote.kind or 'Quote'}{inside_item(within)}."


def quote_end(quote: BlockQuote) -> str:
    """Return "End of quote.", or "End of warning."."""
    return f"End of {quote.kind.lower() or 'quote'}."


def code_intro(code: CodeBlock, within: Sequence[Ancestor] = ()) -> str:
    """Return "Code, python, 6 lines."."""
    lines = code.text.chars.count("\n") + 1 if code.text else 0
    language = f", {code.language}" if code.language else ""
    return f"Code{language}, {plural('line', lines)}{inside_item(within)}."


# Lists


def items_around(within: Sequence[Ancestor]) -> list[tuple[ListBlock | DefinitionList, int]]:
    """Return the lists that number what stands in `within`, each with the item's index, outermost first.

    A quote or a note begins anew: it has an end of its own.
    """
    steps: list[tuple[ListBlock | DefinitionList, int]] = []
    for step in within:
        match step.block:
            case ListBlock() | DefinitionList():
                steps.append((step.block, step.part))
            case BlockQuote() | Footnote():
                steps.clear()
            case Question():
                pass
            case _:
                assert_never(step.block)
    return steps


def item_number(block: ListBlock | DefinitionList, part: int) -> int:
    """Return an item's number: its author's in a numbered list, else counted from 1."""
    start = block.start if isinstance(block, ListBlock) else None
    return part + (1 if start is None else start)


def item_path(within: Sequence[Ancestor]) -> str:
    """Return the numbers of the items around, outermost first: "3.1"; empty outside of lists."""
    return ".".join(str(item_number(block, part)) for block, part in items_around(within))


def item_label(within: Sequence[Ancestor]) -> str:
    """Return the innermost item's label: "1 of 6", "3.1 of 2", "2 of 3, not done"; empty outside of lists.

    A list that its author starts elsewhere than at 1 says its own numbers ("5"), for the text may speak of them.
    """
    steps = items_around(within)
    if not steps:
        return ""
    block, part = steps[-1]
    label = item_path(within)
    if item_number(block, 0) == 1:
        label += f" of {len(block.items)}"
    done = block.items[part].checked if isinstance(block, ListBlock) else None
    return label if done is None else f"{label}, {task_state(done=done)}"


def task_state(*, done: bool) -> str:
    """Return "done" or "not done"."""
    return "done" if done else "not done"


def inside_item(within: Sequence[Ancestor]) -> str:
    """Return ", inside item 3" for what stands in one, else nothing."""
    path = item_path(within)
    return f", inside item {path}" if path else ""


def list_intro(block: ListBlock | DefinitionList, within: Sequence[Ancestor] = ()) -> str:
    """Return "List of 6.", "List of 2, inside item 3." or "List of 4 terms."; `within` is what the list stands in."""
    size = len(block.items) if isinstance(block, ListBlock) else plural("term", len(block.items))
    return f"List of {size}{inside_item(within)}."


# Tables


def column_name(table: Table, column: int) -> str:
    """Return what a cell's column is called: its header, "Column 3" where that is empty, "Extra cell" past the last."""
    if column >= len(table.header):
        return "Extra cell"
    return one_line(table.header[column].chars) or f"Column {column + 1}"


def row_label(table: Table, row: int) -> str:
    """Return "Row 2 of 5"; `row` counts from 0."""
    return f"Row {row + 1} of {len(table.rows)}"


def cell_phrase(name: str, words: str) -> str:
    """Return a cell with its header, as a sentence: "Cause: B12 deficiency."."""
    return with_full_stop(labelled(name, words or BLANK_WORD))


def table_intro(table: Table, number: int, names: Sequence[str] = (), within: Sequence[Ancestor] = ()) -> str:
    """Return "Table 1: Causes compared. 5 rows, 4 columns: Cause; …"; `names` are the headers to be said, or none."""
    name = f"Table {number}{inside_item(within)}"
    name = with_full_stop(labelled(name, one_line(table.title)) if table.title else name)
    size = f"{plural('row', len(table.rows))}, {plural('column', len(table.header))}"
    return f"{name} {with_full_stop(labelled(size, '; '.join(names)) if names else size)}"


def table_end(number: int) -> str:
    """Return "End of table 1."."""
    return f"End of table {number}."
