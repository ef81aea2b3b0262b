"""Overlays over the page: a list to choose from, a table that is read by cell, and a line of typed input."""

from __future__ import annotations

from b12tui.core.folds import Folds
from b12tui.core.keymap.bindings import Command
from b12tui.document import Position
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.core.effects import Copy, OpenBrowser, OpenFile, OpenLink, SwitchDocument

START = Position()
"""Position of the first character of a document."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Entry of a list."""

    label: str
    """Words of the entry, without its number."""
    target: Position | Command | Copy | SwitchDocument | OpenFile | OpenLink | OpenBrowser | None = None
    """Where Enter leads, or what it does; None for an entry that is only read, such as the title of a group."""
    depth: int = 0
    """Nesting depth, from 0."""
    current: bool = False
    """Whether the current position belongs to this entry."""
    number: int | None = None
    """Number that chooses the entry; None for an entry that has none."""
    numbering: str = ""
    """Words before the label in place of the number and a full stop: `3 of 7, open: `."""
    outline: str = ""
    """Number of a section below its parents', which chooses it where it is shown: `6.1`; empty: `number` does."""
    unnumbered: bool = False
    """Whether no number is shown: for a title, and for a heading that begins with one of its author's."""

    pad: int = 0
    """Cells before its number, with which the numbers of a list end in one column."""
    hangs: bool = False
    """Whether later rows hang under its label behind a long number, too, where there is room: for the eye."""
    quiet: int = 0
    """Number of characters at the end of its label that say less than those before, such as an address."""

    keys: str = ""
    """Keys of the action that Enter does, as shown; empty for other entries."""
    action: str = ""
    """What that action does, without its keys."""

    @property
    def lead(self) -> str:
        """Number of the entry as shown before its label; empty without a number."""
        if self.unnumbered:
            return ""
        if self.outline:
            return f"{self.outline} " if "." in self.outline else f"{self.outline}. "
        return self.numbering or ("" if self.number is None else f"{self.number}. ")

    @property
    def typed(self) -> str:
        """Number that is typed to choose the entry; empty if it has none."""
        return self.outline or ("" if self.number is None or self.unnumbered else str(self.number))

    @property
    def text(self) -> str:
        """The whole entry as shown: its number and its label."""
        return self.lead + self.label


@dataclass(frozen=True, slots=True)
class ListOverlay:
    """List to choose from: contents, links, matches, actions."""

    kind: str
    title: str
    entries: tuple[ListEntry, ...]
    index: int = 0
    digits: str = ""
    """Digits typed so far; Enter chooses the entry of that number."""
    offset: int = 0
    """Index of the character under the cursor in the entry's label."""
    unfiltered: tuple[ListEntry, ...] = ()
    """All entries, while some are filtered out; else empty."""


@dataclass(frozen=True, slots=True)
class TableView:
    """Table that is read by cell."""

    section: int
    first_node: int
    """Index in its section of the table's first text node."""
    row: int = -1
    """Row of the cell; -1 is the header."""
    column: int = 0
    record: bool = False
    """Whether the row is shown as a record."""
    origin: Position = START
    """Position when the view was opened; leaving the view returns there."""
    order: tuple[int, ...] | None = None
    """Rows of the table that are shown, in display order, when sorted or filtered; `row` is an index into it."""
    sorted_by: int = -1
    """Column that the rows are sorted by; -1 for the order of the source."""
    descending: bool = False
    """Whether the order is descending."""
    sort_label: str = ""
    """Sort order in words: `A to Z`, `largest first`."""
    filter_text: str = ""
    """Words that each shown row contains; empty if all rows are shown."""
    offset: int = 0
    """Index of the character under the cursor in the cell, where arrow keys move by character."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Line of typed input."""

    kind: str
    """`find`, `go`, `mark`, `go-mark`, `filter-list`, `filter` over a table, or an action of `NOTE_PROMPTS`."""
    text: str = ""
    cursor: int = 0
    """Index of the character that the cursor stands before."""
    origin: Position = START
    """Position when the prompt was opened; leaving the prompt returns there."""
    folds: Folds | None = None
    """Folds when the prompt was opened: a match passed while typing leaves nothing unfolded."""
    choices: tuple[ListEntry, ...] = ()
    index: int = 0
    """Index of the choice that Enter takes; in find, how many searches back the text is, 0 for the typed draft."""
    draft: str = ""
    """Draft of a find prompt, typed before earlier searches were recalled."""
    over: TableView | ListOverlay | None = None
    """Table or list when a filter prompt was opened."""
    live: bool = True
    """Whether find searches while its words are edited; not in spoken pages, whose listener can't follow the page."""


Overlay = ListOverlay | TableView | Prompt
