"""A reader: a place in a document, what is open, what is being looked for, and what lies over the page.

Immutable: each action makes the next reader (`update`). Heads show it; none of them keeps reading state of its own but
where its window stands. Longer than other files: it is the list of all that a reader may be and may ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.core.appearance import Appearance
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Keymap
from b12tui.core.keymap.bindings import Command as Command  # noqa: PLC0414 - who knows readers knows what is asked of them
from b12tui.core.messages.phrases import WORDS_PER_MINUTE
from b12tui.core.motion.folds import Folds
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, field
from b12tui.search.results import Search

if TYPE_CHECKING:
    from b12tui.core.places.saved_places import SavedPlaces

START = Position()
"""The first character of all."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Hand a text to the terminal's clipboard."""

    text: str
    description: str
    """What it is, in words: `the link`, `row 2`."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """Stop the program until the shell brings it back."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """Draw the whole screen again."""


@dataclass(frozen=True, slots=True)
class ChangeFrontend:
    """Go on at the same place in another head."""

    frontend: str
    """`screen`, `spoken` or `line`."""
    remember: bool | None = None
    """Whether texts are to open there from now on; None: that was not asked."""


@dataclass(frozen=True, slots=True)
class RemotePosition:
    """A place in another text."""

    document_id: str
    """The text's name, as `Reader.text` has it."""
    position: Position


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Go on in the text that a link of this one leads to."""

    target: str
    """A path, relative to this text."""
    fragment: str = ""
    """What stood after `#`; empty: where that text was left."""


@dataclass(frozen=True, slots=True)
class SwitchDocument:
    """Go on in another text, where it was left."""

    document_ids: tuple[str, ...]
    """What it is opened by; the first of these that can be read."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """Go back, or forward, to a place in another text."""

    destination: RemotePosition
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Reload:
    """Read the text again."""


@dataclass(frozen=True, slots=True)
class CheckForUpdate:
    """Read the text again if it was written since; heads ask for it by themselves while `Reader.follows`."""


@dataclass(frozen=True, slots=True)
class ListChanges:
    """List what changed since the last reading."""


@dataclass(frozen=True, slots=True)
class OpenBrowser:
    """Open an address in the reader's own browser."""

    address: str


@dataclass(frozen=True, slots=True)
class GoToChange:
    """Go to the next of the blocks that changed since the last reading, or to the one before."""

    by: int


@dataclass(frozen=True, slots=True)
class ListBookmarks:
    """List the marks, and the texts that were read lately."""


@dataclass(frozen=True, slots=True)
class KeepMark:
    """Save a mark that was just set, and say whether that went well."""

    name: str


@dataclass(frozen=True, slots=True)
class OpenEditor:
    """Open the text in the reader's editor, at this place, and read it again afterwards."""


Effect = (
    Copy
    | Quit
    | Suspend
    | Redraw
    | ChangeFrontend
    | OpenLink
    | SwitchDocument
    | Revisit
    | Reload
    | CheckForUpdate
    | ListChanges
    | GoToChange
    | ListBookmarks
    | KeepMark
    | OpenEditor
    | OpenBrowser
)
"""What an action asks of the head, beyond showing the next reader."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One item of a list."""

    label: str
    target: Position | Command | Copy | SwitchDocument | OpenBrowser | None = None
    """Where Enter leads, or what it does; None: an item that is only read (the title of a group)."""
    depth: int = 0
    """How deep it stands under others, from 0."""
    current: bool = False
    """Whether the reader is there now."""


@dataclass(frozen=True, slots=True)
class ListOverlay:
    """A list to choose from: the contents, the links, the matches, the actions."""

    kind: str
    title: str
    entries: tuple[ListEntry, ...]
    index: int = 0
    digits: str = ""
    """The digits typed so far; they choose by number when Enter comes."""
    offset: int = 0
    """Which character of the entry's words the cursor is on."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, read by cell."""

    section: int
    first_node: int
    """The index of the table's first leaf in its section."""
    row: int = -1
    """-1 is the header."""
    column: int = 0
    record: bool = False
    """Whether the row is shown as a record."""
    origin: Position = START
    """Where the reader was when it was opened; leaving it returns there."""
    order: tuple[int, ...] | None = None
    """Which rows of the table are shown, in their order, where they are sorted or filtered; `row` counts in it."""
    sorted_by: int = -1
    """The column by which they are sorted; -1: as written."""
    descending: bool = False
    """Whether they are sorted from the last to the first."""
    sort_label: str = ""
    """How they are sorted, in words: `A to Z`, `largest first`."""
    filter_text: str = ""
    """What the rows that are shown hold; empty: all are."""
    offset: int = 0
    """Which character of the cell the cursor is on, where arrows go by characters."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line to type in."""

    kind: str
    """`find`, `go`, `mark`, `go-mark`, or `filter` over a table."""
    text: str = ""
    cursor: int = 0
    """Which character of the text the cursor stands before."""
    origin: Position = START
    """Where the reader was when it opened; leaving it returns there."""
    folds: Folds | None = None
    """What was open then; a match that is passed over while one types leaves nothing open."""
    choices: tuple[ListEntry, ...] = ()
    index: int = 0
    """Which of the choices Enter takes; in find, how many searches back the text is, 0: what is being typed."""
    draft: str = ""
    """In find, what was being typed before one went back to earlier searches."""
    table: TableView | None = None
    """In filter, the table as it was when the line was opened."""


Overlay = ListOverlay | TableView | Prompt


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Everything that a head shows."""

    document: Document
    position: Position = START
    folds: Folds = field(default_factory=Folds)
    overlays: tuple[Overlay, ...] = ()
    """What lies over the page, the topmost last."""
    search: Search | None = None
    search_history: tuple[str, ...] = ()
    """What was looked for, the latest last; kept as long as the program runs."""
    document_id: str = ""
    """What the document is opened by: a path, `-` for standard input, empty for the built-in article."""
    argument_ids: tuple[str, ...] = ()
    """What the texts are opened by that were named when the program was started, in their order."""
    back_stack: tuple[Position | RemotePosition, ...] = ()
    """Where `back` leads, the nearest last."""
    forward_stack: tuple[Position | RemotePosition, ...] = ()
    """Where `forward` leads, the nearest last."""
    bookmarks: tuple[tuple[str, Position], ...] = ()
    kept: tuple[SavedPlaces, ...] = ()
    """The place and the marks as they were written down, those too that are not in the text as it is now."""
    appearance: Appearance = field(default_factory=Appearance)
    keymap: Keymap = DEFAULT_KEYMAP
    """What keys do."""
    words_per_minute: int = WORDS_PER_MINUTE
    """How many words are read in a minute."""
    follows: bool = False
    """Whether the text's file is watched, and read again when it is written."""
    frontend: str = ""
    """The head that shows this: `screen`, `spoken` or `line`; empty: nobody has told."""
    confirm_frontend_change: bool = False
    """Whether going to another head asks first if texts are to open there from now on."""
    message: str = ""
    """What the last action has to say beyond where it led, a sentence; empty most of the time."""
    effect: Effect | None = None
    """What the last action asks of the head."""

    @property
    def top_overlay(self) -> Overlay | None:
        """What lies on top of the page, or None."""
        return self.overlays[-1] if self.overlays else None
