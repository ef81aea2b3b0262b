"""State of the reading session: position, folds, search and overlays in one immutable value.

Each action makes the next state (`update`). Frontends show it, and keep no reading state of their own except where
their window stands. Also defined here are the effects that a state may request of its frontend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12tui.core.appearance import SPEECH_RATE, WORDS_PER_MINUTE, Appearance
from b12tui.core.folds import Folds
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Keymap
from b12tui.core.keymap.bindings import Command as Command  # noqa: PLC0414 - re-exported beside the state it acts on
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, field, replace
from b12tui.search.results import Search

if TYPE_CHECKING:
    from b12tui.core.locator import SavedPlace

START = Position()
"""Position of the first character of a document."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy a text to the terminal's clipboard."""

    text: str
    description: str
    """Noun for the copied text: `the link`, `row 2`."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """Stop the program until the shell resumes it."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """Redraw the whole screen."""


@dataclass(frozen=True, slots=True)
class ChangeFrontend:
    """Continue at the same position in another frontend."""

    frontend: str
    """`screen`, `spoken` or `line`."""
    remember: bool | None = None
    """Whether documents open in that frontend from now on; None if the user was not asked."""


@dataclass(frozen=True, slots=True)
class RemotePosition:
    """Position in another document."""

    document_id: str
    """Identifier of the document, as in `ReaderState.document_id`."""
    position: Position


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Open the file that a link leads to."""

    target: str
    """Path, relative to the current document; empty for any text of its folder that has the fragment as a label."""
    fragment: str = ""
    """Fragment after `#`; empty to continue where that document was left."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Open a file that the user named."""

    name: str
    """Path, relative to the working directory; `~` is the home directory."""
    line: int = 0
    """Line of the source to open it at; 0: where it was left."""
    query: str = ""
    """Search to begin there."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """Search all files of the folder."""

    query: str


@dataclass(frozen=True, slots=True)
class SwitchDocument:
    """Open another document where it was left."""

    document_ids: tuple[str, ...]
    """Identifiers to try in this order; the first that can be read is opened."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """Go back, or forward, to a position in another document."""

    destination: RemotePosition
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Reload:
    """Read the file again."""


@dataclass(frozen=True, slots=True)
class CheckForUpdate:
    """Read the file again if it was written since; frontends ask for it themselves while `ReaderState.follows`."""


@dataclass(frozen=True, slots=True)
class ListChanges:
    """List the blocks that changed since the last reading."""


@dataclass(frozen=True, slots=True)
class OpenBrowser:
    """Open a URL in the user's own browser."""

    address: str


@dataclass(frozen=True, slots=True)
class GoToChange:
    """Go to the next block that changed since the last reading, or to the previous one."""

    by: int


@dataclass(frozen=True, slots=True)
class ToggleRawLines:
    """Read the text in another form, or in its own again."""

    form: str = "raw"
    """Format: `raw` for lines as written, without structure; `word-diff` for a diff by word."""


@dataclass(frozen=True, slots=True)
class ListBookmarks:
    """List the bookmarks and the recently read documents."""


@dataclass(frozen=True, slots=True)
class SaveBookmark:
    """Save a bookmark that was just set, and report whether saving succeeded."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveNote:
    """Save a note on a stretch, or other words of a note."""

    text: str
    """The reader's words; empty for a highlight."""
    start: Position = START
    end: Position = START
    """Position behind the last character."""
    note_id: str = ""
    """Identifier of the note that gets other words; empty for a new one."""


@dataclass(frozen=True, slots=True)
class DeleteNote:
    """Delete a note."""

    note_id: str


@dataclass(frozen=True, slots=True)
class UndoNote:
    """Undo the last change of the notes."""


@dataclass(frozen=True, slots=True)
class OpenEditor:
    """Open the file in the user's editor at this position, and read it again afterwards."""


Effect = (
    Copy
    | Quit
    | Suspend
    | Redraw
    | ChangeFrontend
    | OpenLink
    | OpenFile
    | SearchFiles
    | SwitchDocument
    | Revisit
    | Reload
    | CheckForUpdate
    | ListChanges
    | GoToChange
    | ToggleRawLines
    | ListBookmarks
    | SaveBookmark
    | SaveNote
    | DeleteNote
    | UndoNote
    | OpenEditor
    | OpenBrowser
)
"""Request of an action to the frontend, beyond showing the next state."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Entry of a list."""

    label: str
    """Words of the entry, without its number."""
    target: Position | Command | Copy | SwitchDocument | OpenFile | OpenBrowser | None = None
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

    keys: str = ""
    """Keys of the action that Enter does, as shown; empty for other entries."""
    action: str = ""
    """What that action does, without its keys."""

    @property
    def lead(self) -> str:
        """Number of the entry as shown before its label; empty without a number."""
        if self.outline:
            return f"{self.outline} " if "." in self.outline else f"{self.outline}. "
        return self.numbering or ("" if self.number is None else f"{self.number}. ")

    @property
    def typed(self) -> str:
        """Number that is typed to choose the entry; empty if it has none."""
        return self.outline or ("" if self.number is None else str(self.number))

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
    """`find`, `go`, `mark`, `go-mark`, or `filter` over a table."""
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


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Note as shown: its words, and where it is in the document as it is now."""

    note_id: str
    category: str
    text: str
    quote: str
    """Words that it was made on."""
    start: Position | None
    """Position of its first character; None if it is lost."""
    end: Position | None
    """Position behind its last character."""
    changed: bool = False
    """Whether the words that it is on were changed since."""


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Complete state of the reading session: all that a frontend shows."""

    document: Document
    position: Position = START
    folds: Folds = field(default_factory=Folds)
    overlays: tuple[Overlay, ...] = ()
    """Overlays over the page, the topmost last."""
    search: Search | None = None
    search_history: tuple[str, ...] = ()
    """Past queries, the latest last, kept while the program runs."""
    document_id: str = ""
    """What the document is opened by: a path, `-` for standard input, empty for the built-in article."""
    argument_ids: tuple[str, ...] = ()
    """Identifiers of the documents named on the command line, in their order."""
    back_stack: tuple[Position | RemotePosition, ...] = ()
    """Targets of `back`, the nearest last."""
    forward_stack: tuple[Position | RemotePosition, ...] = ()
    """Targets of `forward`, the nearest last."""
    bookmarks: tuple[tuple[str, Position], ...] = ()
    saved_places: tuple[SavedPlace, ...] = ()
    """Position and bookmarks as saved, including those not found in the document as it is now."""
    notes: tuple[NoteMark, ...] = ()
    """Notes on the document, in its order, the lost ones last."""
    appearance: Appearance = field(default_factory=Appearance)
    keymap: Keymap = DEFAULT_KEYMAP
    """Key bindings."""
    words_per_minute: int = WORDS_PER_MINUTE
    """Reading speed in words per minute."""
    speech_rate: int = SPEECH_RATE
    """Rate of the reader's speech in words per minute."""
    follows: bool = False
    """Whether the file is watched, and read again when it is written."""
    input_grows: bool = False
    """Whether standard input had not ended when it was first shown."""
    frontend: str = ""
    """Frontend that shows this state: `screen`, `spoken` or `line`; empty if unknown."""
    confirm_frontend_change: bool = False
    """Whether changing the frontend first asks if documents are to open there from now on."""
    spelt_at: Position | None = None
    """Position of the word that was spelt letter by letter; spelling it again takes a word for each letter."""
    shifted_code: tuple[int, int] = (-1, -1)
    """Section and text node of the code that is moved sideways."""
    code_shift: int = 0
    """Cells that it is moved to the left."""
    message: str = ""
    """Message of the last action beyond its result, a sentence; mostly empty."""
    effect: Effect | None = None
    """Request of the last action to the frontend."""

    def without_overlays(self) -> ReaderState:
        """Return the state without overlays, message and effect."""
        return replace(self, overlays=(), message="", effect=None)

    def with_top_overlay(self, overlay: Overlay) -> ReaderState:
        """Return the state with `overlay` in place of the topmost one."""
        return replace(self, overlays=(*self.overlays[:-1], overlay))

    def without_top_overlay(self) -> ReaderState:
        """Return the state without its topmost overlay."""
        return replace(self, overlays=self.overlays[:-1])

    @property
    def top_overlay(self) -> Overlay | None:
        """Topmost overlay, or None."""
        return self.overlays[-1] if self.overlays else None
