"""The blocks of a text, a closed union: a new kind makes mypy name each renderer that forgot it.

Nested blocks are held by their container. Numbers that depend on the whole document (of tables, of links) are not here:
heads count them as they go. What no other kind can hold becomes `Unsupported` and keeps its source, so that no word is
lost.
"""

from __future__ import annotations

from enum import Enum

from b12tui.document.inlines import Text
from b12tui.fastclass import dataclass


class Align(Enum):
    """How the cells of a column are set (GFM, tables extension)."""

    NONE = "none"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the first block of its section, or, inside quotes, lists and answers, a heading that opens none."""

    level: int
    """1 to 6."""
    text: Text
    slug: str
    """What a link to it says after `#`; unique in the document."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    """Whether its task is done; None where it is no task (GFM, task list items)."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, with bullets or numbers."""

    items: tuple[ListItem, ...]
    start: int | None = None
    """The number of the first item; None: bullets."""
    tight: bool = True
    """Whether its items stand without blank lines between them (CommonMark, 5.3)."""


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation, or an alert such as `[!NOTE]`."""

    blocks: tuple[Block, ...]
    kind: str = ""
    """`Note`, `Tip`, `Important`, `Warning` or `Caution` for an alert, else empty."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines kept as they are."""

    text: Text
    """Without the last newline; no marks."""
    language: str = ""
    """The first word of the info string (CommonMark, 4.5)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a row may have fewer or more cells than there are columns."""

    header: tuple[Text, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: str = ""
    """The words of the heading that it stands under, or empty."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, which can be closed."""

    number: int
    """In its group, from 1."""
    of: int
    """How many questions its group has."""
    text: Text
    blocks: tuple[Block, ...]
    """The answer."""
    slug: str
    """Unique in the document; for a question that is a heading, what a link to it says after `#`."""
    open: bool = False
    """Whether the author wants it open at first (`<details open>`)."""


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    """A term and what is said of it."""

    term: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """A list of terms with their definitions."""

    items: tuple[DefinitionItem, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, after the outermost block that cites it first; one that nobody cites stands where it was written."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the text says of itself before it begins."""

    title: Text
    author: Text
    date: Text
    details: tuple[Text, ...]
    """The other entries, each as it is written (`name: value`)."""


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A thematic break (CommonMark, 4.1)."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Something that no other block can hold, as its source."""

    text: Text


Block = (
    Heading
    | Paragraph
    | ListBlock
    | BlockQuote
    | CodeBlock
    | Table
    | Question
    | DefinitionList
    | Footnote
    | FrontMatter
    | ThematicBreak
    | RawBlock
)
