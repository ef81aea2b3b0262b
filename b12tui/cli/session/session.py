"""Session: the documents that are open while the program runs.

`effects.perform` carries out on it what a state asks for beyond its document. Documents are opened only on request:
those of the command line, recent ones, and Markdown files that links lead to. A restricted session has only those of
the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from b12tui import readers
from b12tui.catalogue import page
from b12tui.cli.arguments import DEFAULT_DEPTH
from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.handlers.document_navigation import at_first_file
from b12tui.core.places import changes, source_lines
from b12tui.core.state import ReaderState
from b12tui.fastclass import dataclass, field, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.file_opening import file_stamp, is_readable_once
from b12tui.source import DEFAULT_LIMIT, Source

if TYPE_CHECKING:
    from b12tui.annotations.note import Note
    from b12tui.core.places.changes import Changed
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.terminal.owner import Terminal

ReviewEnd = Callable[[ReaderState, "Session"], int]
"""Function that ends a review: it takes the last state, and returns the exit code."""
MAX_SUSPENDED = 8
"""Maximum number of suspended documents in memory, besides those that can't be read again."""
NOT_RELOADABLE = ("", "-")
"""Ids of documents that can't be read again: the built-in article, standard input."""


@dataclass(frozen=False, slots=True)
class OpenDocument:
    """Document of the session, and its data."""

    store: DocumentStore
    source: str | None
    """Text as last read; None if it was dropped to save memory."""
    stamp: tuple[int, int, int] | None
    """Stamp of the file when it was read (see `file_stamp`)."""
    suspended: ReaderState | None = None
    """State while another document is current; None if it has to be opened again."""
    checksums: tuple[int, ...] | None = None
    """Checksums of the blocks to compare with for changes; None: those stored at the last reading."""
    changes: Changed | None = None
    """Changes, once requested."""
    readable_once: bool = False
    """Whether it can't be read again, as it came from a pipe or a device."""
    undo: list[tuple[Note, Note | None]] = field(default_factory=list)
    """Changes of its notes in this session: the note after each, and before; None if it was new."""
    announced_end: int = 0
    """Number of lines that it had before the last growth that was announced; 0 if none was."""
    form: str = ""
    """Format that it is shown in on request, such as `raw`; empty for its own."""


def document_id_of(text: Source) -> str:
    """Return the id of a text; a folder's ends in a slash, so that relative links resolve inside it."""
    if text.piped:
        return "-"
    return f"{text.path}/" if text.folder else str(text.path or "")


class Session:
    """Open documents and their stored states."""

    def __init__(
        self,
        text: Source,
        store: DocumentStore,
        *,
        argument_ids: tuple[str, ...] = (),
        encoding: str | None = None,
        limit: int = DEFAULT_LIMIT,
        restricted: bool = False,
        follow: bool = False,
        input_format: str | None = None,
    ) -> None:
        """Start with `text`; other files are read with `encoding` and up to `limit` bytes.

        `argument_ids` are the ids of the documents on the command line, if there are several; if `restricted`, no
        others can be opened. `input_format` is the format of these documents, if it was given.
        """
        self.document_id = document_id_of(text)
        """Id of the first document."""
        self.argument_ids = argument_ids
        self.follow = follow
        """Whether the file is watched from the start."""
        self.encoding = encoding
        self.limit = limit
        self._input_format = input_format
        self.unknown_format = "auto"
        """Format of texts whose name doesn't tell; `auto`: what they look like."""
        self.depth = DEFAULT_DEPTH
        """Levels of folders that are looked into for files."""
        self.growing = text.growing
        """Standard input that has not ended; None if there is none."""
        self.growing_format = ""
        """Format that its beginning was taken for, which holds until it has ended."""
        self.end_review: ReviewEnd | None = None
        """Function that ends the review; None if there is none."""
        self.dialect = "auto"
        """Dialect of Markdown, where two disagree."""
        self.documents: dict[str, OpenDocument] = {}
        """Documents by id, the one that was left last at the end."""
        self.store = store
        """Store of the first document."""
        self.terminal: Terminal | None = None
        """Terminal of the current frontend; None if it draws on none."""
        self._last_recent: str | None = None
        """Id of the document last added to the recent texts."""
        self.restricted = restricted
        self.start_search = ""
        """Words that the first document is searched for at the start; empty if none."""
        self.start_lines: dict[str, int] = {}
        """Source lines to open documents at, instead of where they were left, by document id."""
        self.documents[self.document_id] = OpenDocument(
            store, text.text, file_stamp(self.document_id), readable_once=is_readable_once(self.document_id)
        )

    def parse(self, name: str, text: Source, cancellation: Cancellation) -> Document:
        """Return the document that a text describes; raise ReadError if it isn't in its format."""
        text = replace(text, dialect=self.dialect, includes=not self.restricted, alone=self.restricted)
        text = replace(text, opened_folder=self.opened_folder)
        opened = self.documents.get(name)
        if opened is not None and opened.form:
            return readers.read(replace(text, media_type=""), opened.form, cancellation)
        given = self._input_format if name == self.document_id or name in self.argument_ids else None
        if name == "-" and self.growing is not None and not self.growing.ended:
            given = given or self.growing_format or None
        return readers.read(text, given, cancellation, self.unknown_format)

    def register(self, name: str, text: Source, written: tuple[int, int, int] | None = None) -> None:
        """Add a text that was read, or update its document; `written` is the file's stamp from before it was read."""
        known = self.documents.get(name)
        if known is None:
            self.documents[name] = OpenDocument(
                self.store.for_document(text), text.text, written, readable_once=is_readable_once(name)
            )
        else:
            known.source, known.stamp, known.changes = text.text, written, None

    def is_readable_once(self, name: str) -> bool:
        """Return whether a document can't be read again, so that it stays in memory."""
        return name in NOT_RELOADABLE or (name in self.documents and self.documents[name].readable_once)

    @property
    def opened_folder(self) -> str:
        """Id of the folder that the session was started with, or empty text."""
        return next((name for name in (self.document_id, *self.argument_ids) if name.endswith("/")), "")

    def resume(self, state: ReaderState, *, stays: bool = False) -> ReaderState:
        """Return the state as its document was last left; with `stays` the position is kept.

        A document that is to be opened at a source line is, the first time.
        """
        start = "top" if state.frontend == "line" else "g"
        line = self.start_lines.pop(state.document_id, None)
        if line is not None:
            state, stays = source_lines.at_line(state, line), True
        opened = self.documents[state.document_id]
        state = at_first_file(opened.store.resume(state, start, stays=stays))
        if not opened.store.has_notes():
            return state
        from b12tui.cli.session.placed_notes import opened_with_notes  # few texts have notes, so no start waits for it

        return opened_with_notes(opened.store, state)

    def save(self, state: ReaderState) -> None:
        """Store the position in the state's document."""
        self._save(state)

    def save_bookmark(self, state: ReaderState, name: str) -> ReaderState:
        """Store a new bookmark; return the state with a message that it is set, and whether it could be saved."""
        reason = self._save(state)
        message = page.mark_not_saved(name, reason) if reason else page.mark_set(name)
        return replace(state, effect=None, message=message)

    def _save(self, state: ReaderState) -> str:
        """Store the position in the state's document; return the reason if that fails, or empty text."""
        reason = self.documents[state.document_id].store.save(state)
        if state.document_id != self._last_recent:
            self._last_recent = state.document_id
            self.store.add_recent("" if state.document_id in NOT_RELOADABLE else state.document_id)
        return reason

    def take_notice(self) -> str:
        """Return a notice about storing positions, or empty text."""
        notices = (text.store.take_notice() for text in self.documents.values())
        return " ".join(dict.fromkeys(filter(None, notices)))

    def switch(self, here: ReaderState, there: ReaderState) -> None:
        """Switch from one document to another, storing the position in the first and suspending its state."""
        self.save(here)
        self._save_checksums(here.document_id)
        text = self.documents.pop(here.document_id)
        text.suspended = here
        self.documents[here.document_id] = text
        self.documents[there.document_id].suspended = None
        reloadable = [
            text
            for name, text in self.documents.items()
            if text.suspended is not None and not self.is_readable_once(name)
        ]
        for text in reloadable[:-MAX_SUSPENDED]:
            text.suspended = text.source = None

    def close(self) -> None:
        """Store the checksums of all documents, to detect later changes, and notes that could not be stored before."""
        for name, text in self.documents.items():
            self._save_checksums(name)
            text.store.save_unsaved_notes()

    def _save_checksums(self, name: str) -> None:
        text = self.documents[name]
        if self.store.enabled and not self.is_readable_once(name) and text.source and not text.source.isspace():
            text.store.save_checksums(changes.checksums(text.source))

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Run another program in the terminal and return its exit code; raise OSError if it can't be started."""
        if self.terminal is not None:
            return self.terminal.run(arguments, environ)
        from subprocess import run

        return run(arguments, env=environ, check=False).returncode  # noqa: S603 - the user's own editor or browser
