"""Block types of a document, a closed union: mypy reports every renderer that lacks a case for a new type.

Containers hold their nested blocks. Numbers that depend on the whole document (of tables, of links) are not stored
here; frontends count them. Content that fits no other type becomes a `RawBlock` with its source, so that no word is
lost.

`line` is the source line that a block begins on, from 1; 0 if it is unknown. It doesn't count when blocks are compared.
"""

from __future__ import annotations

from enum import Enum

from b12tui.document.inlines import Text
from b12tui.fastclass import dataclass, field


class Align(Enum):
    """Alignment of a table column (GFM, tables extension)."""

    NONE = "none"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading, the first block of its section.

    Inside quotes, lists and answers a heading opens no section.
    """

    level: int
    """From 1 to 6."""
    text: Text
    slug: str
    """Fragment that links to it (after `#`); unique in the document."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Paragraph of running text."""

    text: Text
    line: int = field(default=0, compare=False)
    caption: bool = False
    """Whether it is the caption of the picture beside it, or a picture whose description is its caption, too."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    """Whether the task is done; None if the item is no task (GFM, task list items)."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Bullet list or numbered list."""

    items: tuple[ListItem, ...]
    start: int | None = None
    """Number of the first item; None for bullets."""
    tight: bool = True
    """Whether no blank lines separate the items (CommonMark, 5.3)."""
    line: int = field(default=0, compare=False)
    counts_down: bool = False
    """Whether each number is one less than that before it (HTML, 4.4.5)."""


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Block quote, or a callout such as an alert (`[!NOTE]`), whose title is its first paragraph."""

    blocks: tuple[Block, ...]
    kind: str = ""
    """`Note`, `Tip`, `Important`, `Warning`, `Caution` or another word for a callout, else empty."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code block, its lines kept verbatim."""

    text: Text
    """Without the last newline; no spans."""
    language: str = ""
    """First word of the info string (CommonMark, 4.5)."""
    line: int = field(default=0, compare=False)


CHANGED_LINES = ("added", "removed")
"""Changes of lines that are said and stepped to; an unchanged line has no word."""


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Lines kept as written, one below another: output of a program, a log, text without markup."""

    text: Text
    """Without the last newline; spans stay within a line."""
    line: int = field(default=0, compare=False)
    blank: int = 0
    """Number of empty lines before it."""
    change: str = ""
    """`added`, `removed` or `unchanged` for lines of a diff, whose signs are not in the text; else empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """Table; a row may have fewer or more cells than there are columns."""

    header: tuple[Text, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: str = ""
    """Text of the heading that the table is under, or empty."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """Question with an answer that can be folded, or a fold that asks nothing."""

    number: int
    """Number in its group, from 1; 0 for a fold that asks nothing."""
    of: int
    """Number of questions in its group; 0 for a fold that asks nothing."""
    text: Text
    """Question, or summary."""
    blocks: tuple[Block, ...]
    """Answer, or what is folded."""
    slug: str
    """Unique in the document; for a question that is a heading, also the fragment that links to it (after `#`)."""
    open: bool = False
    """Whether the answer is open at first (`<details open>`)."""
    line: int = field(default=0, compare=False)
    asks: bool = True
    """Whether its words ask something; else it is only a fold."""


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    """Term with its definition."""

    term: Text
    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """List of terms with their definitions."""

    items: tuple[DefinitionItem, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """Footnote, placed after the outermost block that cites it first.

    A footnote without a citation stays where it was written.
    """

    number: int
    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Metadata at the beginning of the document."""

    title: Text
    author: Text
    date: Text
    details: tuple[Text, ...]
    """Remaining entries, each as written (`name: value`)."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """Thematic break (CommonMark, 4.1)."""

    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Source of content that no other block type can hold."""

    text: Text
    line: int = field(default=0, compare=False)


Block = (
    Heading
    | Paragraph
    | ListBlock
    | BlockQuote
    | CodeBlock
    | LineBlock
    | Table
    | Question
    | DefinitionList
    | Footnote
    | FrontMatter
    | ThematicBreak
    | RawBlock
)
