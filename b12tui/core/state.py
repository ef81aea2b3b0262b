"""State of the reading session: position, folds, search and overlays in one immutable value.

Each action makes the next state (`update`). Frontends show it, and keep no reading state of their own except where
their window stands. Overlays have a module of their own, and are imported from here; effects are in `effects`.
"""

from __future__ import annotations

from b12tui.core.appearance import SPEECH_RATE, WORDS_PER_MINUTE, Appearance
from b12tui.core.folds import Folds
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Command, Keymap
from b12tui.core.overlay_types import START, ListEntry, ListOverlay, Overlay, Prompt, TableView
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, field, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.textwidth import clusters

if TYPE_CHECKING:
    from collections.abc import Collection

    from b12tui.core.effects import Effect, RemotePosition
    from b12tui.core.locator import SavedPlace
    from b12tui.search.results import Search

__all__ = [
    "NO_NOTES",
    "START",
    "Command",
    "ListEntry",
    "ListOverlay",
    "NoteMark",
    "Overlay",
    "Prompt",
    "ReaderState",
    "TableView",
]


LONGEST_CLUSTER = 64
"""Maximum number of characters that are looked through for the bounds of a user-perceived character."""


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
    creator: str = ""
    """Name of who wrote it; empty if it is unknown."""


NO_NOTES: tuple[NoteMark, ...] = ()
"""Notes of a document that no note was ever made on."""


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
    typed_lines: tuple[str, ...] = ()
    """Lines typed as commands, the latest last, kept while the program runs; the same in every frontend."""
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
    notes: Collection[NoteMark] = NO_NOTES
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
    review: str = ""
    """How the review of the text ends: `open` while it is read, then `approved`, `changes` or `later`; empty: none."""
    knows_keys: bool = False
    """Whether speech mode needn't name its keys as it opens: it did at several starts."""
    offers_sentences: bool = False
    """Whether speech mode tells how to read by sentence: at the first starts."""
    stopped_at: Position | None = None
    """Sentence at which reading on was stopped last; None if it never was in this document."""
    spelt_at: Position | None = None
    """Position of the word that was spelt letter by letter; spelling it again takes a word for each letter."""
    selected_from: Position | None = None
    """Where the selection was begun, which reaches to the position; None without a selection."""
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
    def selected(self) -> tuple[Position, Position] | None:
        """Positions of the first selected character and behind the last, in one section; None without a selection."""
        if self.selected_from is None or self.selected_from.section != self.position.section:
            return None
        first, last = min(self.selected_from, self.position), max(self.selected_from, self.position)
        rest = self.document.text_node(last).text.chars[last.offset : last.offset + LONGEST_CLUSTER]
        return first, Position(last.section, last.node, last.offset + max(len(next(clusters(rest), "")), 1))

    @property
    def is_heard(self) -> bool:
        """Whether the frontend's text is heard rather than seen."""
        return self.frontend in ("spoken", "line")

    @property
    def top_overlay(self) -> Overlay | None:
        """Topmost overlay, or None."""
        return self.overlays[-1] if self.overlays else None

    @property
    def visible_overlay(self) -> Overlay | None:
        """Topmost overlay, or None; while a filter is typed, the list or table that it filters."""
        top = self.top_overlay
        return self.overlays[-2] if isinstance(top, Prompt) and top.over is not None else top
