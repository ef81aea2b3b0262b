"""Phrases of all frontends: pure functions from the document to words.

The screen, line mode, spoken pages and plain output name headings, items, cells and questions by these functions, so
that what is shown, spoken and printed cannot disagree. Roles and states are words, never signs. How much a frontend
announces at once, and where lines end, is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from b12tui.catalogue import counts, shapes, structure
from b12tui.core.appearance import LOGOGRAMS_PER_MINUTE, WORDS_PER_MINUTE
from b12tui.core.messages.replacements import replaced, shown_instead
from b12tui.document.blocks import (
    CHANGED_LINES,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Footnote,
    FrontMatter,
    LineBlock,
    ListBlock,
    Paragraph,
    Question,
    Table,
)
from b12tui.document.inlines import Image, Text
from b12tui.document.section import Section
from b12tui.document.text_nodes import Ancestor
from b12tui.document.word_count import WordCount
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement

CHANGE_SIGNS = {"added": "+", "removed": "-", "unchanged": " "}
"""Signs of changed lines (diff(1), unified format)."""

_NUMBERED_FIGURE = lazy_pattern(r"[^\W\d_]+\.?\s+\d+(?:[.\-–]\d+)*\s*[.:]")
_HEXADECIMAL = lazy_pattern(r"[0-9a-fA-F-]{8,}")
SPEAKABLE_NAME = 40
"""Characters of the longest file name that is spoken."""
_NUMBERED_CAPTION = lazy_pattern(r"(?i:table|tab\.)\s*[\dA-Z]+(?:[.\-–]\d+)*\s*[.:—–-]")
_STOPS = ",.!?:;…。！？؟।"
_CLOSERS = "\"'”’»)]」』）"


# Numbers and punctuation


def with_full_stop(words: str, stop: str = ".") -> str:
    """Return `words` with a stop, unless they end in one, even if a closing quote or bracket follows it."""
    return words if words.rstrip(_CLOSERS).endswith(tuple(_STOPS)) else words + stop


def labelled(name: str, words: str) -> str:
    """Return `words` after a label: "Cause: B12 deficiency"; a label that ends in punctuation gets no colon."""
    return f"{name} {words}" if name.endswith((":", "?", "!")) else f"{name}: {words}"


def one_line(words: str) -> str:
    """Return `words` on one line with repeated blanks collapsed; no-break spaces are kept."""
    return " ".join(filter(None, words.replace("\n", " ").replace("\t", " ").split(" ")))


def first_words(words: str, most: int = 60) -> str:
    """Return the first words, at most so many characters, on one line, with "…" where more follow.

    They are cut at a blank, or within a text that has none.
    """
    line = one_line(words[: most * 4])
    if len(line) <= most:
        return line
    cut = line[: most + 1].rpartition(" ")[0] or line[:most]
    return f"{cut}…"


def joined(words: str) -> str:
    """Return the lines of `words` joined by commas: "apples, pears"; no comma follows a stop."""
    lines = [line for part in words.split("\n") if (line := one_line(part).strip())]
    return " ".join([*(with_full_stop(line, ",") for line in lines[:-1]), *lines[-1:]])


# The whole document


def reading_minutes(count: WordCount, per_minute: int = WORDS_PER_MINUTE) -> float:
    """Return the reading time in minutes; `per_minute` is the reader's rate in words of letters."""
    letters = count.words - count.logograms
    return (letters + count.logograms * WORDS_PER_MINUTE / LOGOGRAMS_PER_MINUTE) / per_minute


def reading_time(count: WordCount, per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return the reading time in words: "About 6 minutes", "About 2 hours 5 minutes", "Less than a minute"."""
    minutes = int(reading_minutes(count, per_minute) + 0.5)
    if not minutes:
        return structure.LESS_THAN_A_MINUTE
    hours, minutes = divmod(minutes, 60)
    parts = [counts.hours(hours)] if hours else []
    parts += [counts.minutes(minutes)] if minutes else []
    return structure.about(" ".join(parts))


def front_matter_entries(matter: FrontMatter) -> list[tuple[str, Text]]:
    """Return what front matter says of its document, each with the name of the entry, without its details."""
    entries = ((structure.TITLE, matter.title), (structure.AUTHOR, matter.author), (structure.DATE, matter.date))
    return [(name, text) for name, text in entries if text]


def opening_phrase(count: WordCount, sections: int, per_minute: int = WORDS_PER_MINUTE) -> str:
    """Return the introduction to a document: "About 6 minutes, 1,412 words, 13 sections."."""
    if not count.words:
        return structure.EMPTY
    parts = [reading_time(count, per_minute), counts.words(count.words)]
    if sections:
        parts.append(counts.sections(sections))
    return f"{', '.join(parts)}."


def outline_entry(section: Section) -> str:
    """Return a section's line in the contents: "7. Causes of muscle pain compared, inside 6."."""
    entry = f"{section.number}. {section.title or structure.BLANK}"
    if not section.parent:
        return entry
    entry = entry.rstrip(",:;")
    if entry.endswith(tuple(_STOPS)):
        return structure.inside_after_stop(entry, section.parent)
    return structure.inside(entry, section.parent)


def separates_prose(before: Block | None, after: Block | None) -> bool:
    """Return whether a thematic break separates prose; beside headings, lists or tables it is an ornament."""
    return isinstance(before, Paragraph | BlockQuote) and isinstance(after, Paragraph | BlockQuote)


# Headings, questions, footnotes, quotes, code


def heading_role(level: int) -> str:
    """Return "Heading 2", or "Heading" for level 0."""
    return structure.heading(level) if level else structure.HEADING


def question_name(question: Question) -> str:
    """Return "Question 3 of 7", or "Fold" for what asks nothing."""
    return structure.question(question.number, question.of) if question.asks else structure.FOLD


def question_state(*, opened: bool) -> str:
    """Return "open" or "closed"."""
    return structure.OPEN if opened else structure.CLOSED


def footnote_name(number: int) -> str:
    """Return "Note 2"."""
    return structure.footnote(number)


def footnote_ref(number: int) -> str:
    """Return the text of a footnote reference: "[note 2]"."""
    return structure.footnote_ref(number)


TARGET_END = 200
"""Characters shown of each end of a long target after a link."""


def leads_to(target: str) -> str:
    """Return the target to be shown after a link whose words name another host than it leads to.

    Both ends of a long target are shown, as either may be telling; the middle would be repeated for each link to it.
    """
    shown = target if len(target) <= 2 * TARGET_END else f"{target[:TARGET_END]}…{target[-TARGET_END:]}"
    return structure.leads_to(shown)


def link_mark(number: int) -> str:
    """Return the number shown after the words of a link: "[link 4]"."""
    return structure.link(number)


def is_speakable(name: str) -> bool:
    """Return whether a file name consists of words rather than of digits."""
    stem = name.rpartition(".")[0] or name
    if len(stem) > SPEAKABLE_NAME:
        return False
    return not (_HEXADECIMAL.fullmatch(stem) and any(map(str.isdigit, stem)))


def image_role(image: Image) -> str:
    """Return the role announced before an image: "Image", or "Image, no description" before its file name."""
    return structure.IMAGE if image.described else structure.IMAGE_WITHOUT_DESCRIPTION


def caption_lead(text: Text) -> str:
    """Return "Caption: ", or nothing for one that begins with the number of its figure."""
    return "" if _NUMBERED_FIGURE.match(text.chars) else labelled(structure.CAPTION, "")


def quote_intro(quote: BlockQuote, within: Sequence[Ancestor] = ()) -> str:
    """Return "Quote.", or the label of an alert ("Warning.")."""
    return f"{alert_name(quote.kind) or structure.QUOTE}{inside_item(within)}."


def quote_end(quote: BlockQuote) -> str:
    """Return "End of quote.", or "End of warning."."""
    return structure.alert_end(alert_name(quote.kind)) if quote.kind else structure.QUOTE_END


def alert_name(kind: str) -> str:
    """Return the label of a kind of alert ("Warning"); empty for a quote."""
    return structure.ALERTS.get(kind, kind)


def code_intro(code: CodeBlock, within: Sequence[Ancestor] = ()) -> str:
    """Return "Code, python, 6 lines."."""
    lines = code.text.chars.count("\n") + 1 if code.text else 0
    return f"{structure.code(code.language, counts.lines(lines))}{inside_item(within)}."


def line_lead(block: LineBlock, line: str) -> str:
    """Return "Added: " or "Removed: ", and "blank." of an empty line; empty for lines that aren't changed, as most."""
    if block.change not in CHANGED_LINES:
        return ""
    lead = shapes.ADDED if block.change == "added" else shapes.REMOVED
    return f"{lead}{'' if line.strip() else with_full_stop(structure.BLANK)}"


# Lists


def items_around(within: Sequence[Ancestor]) -> list[tuple[ListBlock | DefinitionList, int]]:
    """Return the lists that number the content within `within`, each with the item's index, outermost first.

    A quote or footnote restarts the numbering, as its end is announced.
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
    if not isinstance(block, ListBlock) or block.start is None:
        return part + 1
    return block.start - part if block.counts_down else block.start + part


def item_path(within: Sequence[Ancestor]) -> str:
    """Return the numbers of the enclosing items, outermost first: "3.1"; empty outside lists."""
    return ".".join(str(item_number(block, part)) for block, part in items_around(within))


def item_label(within: Sequence[Ancestor]) -> str:
    """Return the innermost item's label: "1 of 6", "Level 2, 1 of 2", "2 of 3, not done"; empty outside lists.

    A list that starts at another number than 1 uses only its own numbers ("5"), as the text may refer to them. The
    numbers of the items around are left out: "3.1 of 2" is heard as a fraction.
    """
    steps = items_around(within)
    if not steps:
        return ""
    block, part = steps[-1]
    label = str(item_number(block, part))
    if item_number(block, 0) == 1 and not (isinstance(block, ListBlock) and block.counts_down):
        label = structure.number_of(label, len(block.items))
    if len(steps) > 1:
        label = structure.item_of_level(len(steps), label)
    done = block.items[part].checked if isinstance(block, ListBlock) else None
    return label if done is None else f"{label}, {task_state(done=done)}"


def task_state(*, done: bool) -> str:
    """Return "done" or "not done"."""
    return structure.DONE if done else structure.NOT_DONE


def inside_item(within: Sequence[Ancestor]) -> str:
    """Return ", inside item 3" within an item, else empty."""
    path = item_path(within)
    return structure.inside_item(path) if path else ""


def list_intro(block: ListBlock | DefinitionList, within: Sequence[Ancestor] = ()) -> str:
    """Return "List of 6.", "List of 2, inside item 3." or "List of 4 terms."; `within` holds the list's ancestors."""
    name = structure.list_of if isinstance(block, ListBlock) else structure.list_of_terms
    return f"{name(len(block.items))}{inside_item(within)}."


def list_end(within: Sequence[Ancestor] = ()) -> str:
    """Return "End of list.", or "End of list, inside item 3."; `within` holds the list's ancestors."""
    return f"{structure.LIST_END}{inside_item(within)}."


# Tables


def column_name(table: Table, column: int, instead: Callable[[Text], Iterable[Replacement]] = shown_instead) -> str:
    """Return the name of a cell's column: its header, "Column 3" if that is empty, "Extra cell" past the last.

    `instead` returns what stands for stretches of the header.
    """
    if column >= len(table.header):
        return structure.EXTRA_CELL
    header = table.header[column]
    return one_line(replaced(header, instead(header))) or structure.column(column + 1)


def row_label(table: Table, row: int) -> str:
    """Return "Row 2 of 5"; `row` counts from 0."""
    return structure.row(row + 1, len(table.rows))


def cell_phrase(name: str, words: str) -> str:
    """Return a cell with its header as a sentence: "Cause: B12 deficiency."."""
    return with_full_stop(labelled(name, words or structure.BLANK))


def table_intro(table: Table, number: int, names: Sequence[str] = (), within: Sequence[Ancestor] = ()) -> str:
    """Return "Table 1: Causes compared. 5 rows, 4 columns: Cause; …"; `names` are the headers to include, or none."""
    if is_numbered(table):
        name = with_full_stop(f"{one_line(table.title)}{inside_item(within)}")
    else:
        name = f"{structure.table(number)}{inside_item(within)}"
        name = with_full_stop(labelled(name, one_line(table.title)) if table.title else name)
    size = f"{counts.rows(len(table.rows))}, {counts.columns(len(table.header))}"
    return f"{name} {with_full_stop(labelled(size, '; '.join(names)) if names else size)}"


def is_numbered(table: Table) -> bool:
    """Return whether a table's caption has a number of its own: "Table 3-2: Integer types"."""
    return _NUMBERED_CAPTION.match(table.title) is not None


def table_end(number: int) -> str:
    """Return "End of table 1.", or "End of table." for number 0."""
    return structure.table_end(number) if number else structure.TABLE_END
