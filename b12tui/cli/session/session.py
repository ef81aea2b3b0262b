"""The texts that are read while the program runs: those that it was started with, and those that links lead to.

A head that is asked for something outside of its text hands the reader over (`fulfil`) and is given the next one. What
is opened is what was named at the start, and Markdown beside a text, only where the reader asks for it by a key; a
restricted reader has nothing but the texts that were named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.state import (
    ReaderState,
)
from b12tui.fastclass import dataclass, replace
from b12tui.source import LIMIT, Source, can_be_read_once, file_stamp

if TYPE_CHECKING:
    from b12tui.core.places.changes import Changed
    from b12tui.terminal.owner import Terminal

MAX_SUSPENDED = 8
"""How many texts that were left are held in memory, besides those that can't be read again."""
NOT_RELOADABLE = ("", "-")
"""What the texts are opened by that can't be read again: the built-in article, standard input."""


@dataclass(frozen=False, slots=True)
class OpenDocument:
    """One of the texts, and what is known of it."""

    store: DocumentStore
    source: str | None
    """What it said when it was read last; None: it was put away."""
    stamp: tuple[int, int, int] | None
    """When its file was written, as it was when it was read."""
    suspended: ReaderState | None = None
    """Its reader, while another text is read; None: it has to be opened."""
    checksums: tuple[int, ...] | None = None
    """The checksums of its blocks that changes are told from, where that is no earlier reading's."""
    changes: Changed | None = None
    """What changed, once it was asked for."""
    once: bool = False
    """Whether it can't be read again: it came through a pipe."""


def document_id_of(text: Source) -> str:
    """Return what a text is opened by: a folder's ends in a slash, for what is beside it is in it."""
    if text.name == "standard input" and text.path is None:
        return "-"
    return f"{text.path}/" if text.folder else str(text.path or "")


class Session:
    """Opens texts and keeps the places in them."""

    def __init__(
        self,
        text: Source,
        store: DocumentStore,
        *,
        argument_ids: tuple[str, ...] = (),
        encoding: str | None = None,
        limit: int = LIMIT,
        restricted: bool = False,
        follow: bool = False,
    ) -> None:
        """Begin with `text`; others are read with `encoding` and up to `limit` bytes.

        `named` is what the texts of the command line are opened by, if there are several; if `restricted`, there are
        no others.
        """
        self.document_id = document_id_of(text)
        """What the first text is opened by."""
        self.named = argument_ids
        self.follow = follow
        """Whether the text's file is to be watched from the start."""
        self.encoding = encoding
        self.limit = limit
        self.documents: dict[str, OpenDocument] = {}
        """By what they are opened by, the one that was left last at the end."""
        self.keeping = store
        """Of the first text."""
        self.terminal: Terminal | None = None
        """What the head that is on draws on; None: it leaves the terminal as it is."""
        self._noted: str | None = None
        """Which text is known as the one that was read last."""
        self.restricted = restricted
        self.documents[self.document_id] = OpenDocument(
            store, text.text, file_stamp(self.document_id), once=can_be_read_once(self.document_id)
        )

    def register(self, name: str, text: Source, written: tuple[int, int, int] | None = None) -> None:
        """Take a text that was read: a new one, or what its file says by now; `written` is its stamp before that."""
        known = self.documents.get(name)
        if known is None:
            self.documents[name] = OpenDocument(
                self.keeping.for_document(text), text.text, written, once=can_be_read_once(name)
            )
        else:
            known.source, known.stamp, known.changes = text.text, written, None

    def holds(self, name: str) -> bool:
        """Tell whether a text can't be read again, so that it is held for as long as the program runs."""
        return name in NOT_RELOADABLE or (name in self.documents and self.documents[name].once)

    def resume(self, state: ReaderState, *, stays: bool = False) -> ReaderState:
        """Return the reader as it left its text last time; with `stays` it is where it was told to open."""
        start = "top" if state.frontend == "line" else "g"
        return self.documents[state.document_id].store.resume(state, start, stays=stays)

    def save(self, state: ReaderState) -> None:
        """Keep the reader's place in its text."""
        self._save(state)

    def keep_mark(self, state: ReaderState, name: str) -> ReaderState:
        """Keep a mark that was just set; return the reader told that it is set, and whether it could be saved."""
        why = self._save(state)
        unsaved = f", but it can't be saved ({why}); saving is tried again as you read" if why else ""
        return replace(state, effect=None, message=f"Mark {name} is set{unsaved}.")

    def _save(self, state: ReaderState) -> str:
        """Keep the reader's place in its text; return why it can't be, or empty."""
        why = self.documents[state.document_id].store.save(state)
        if state.document_id != self._noted:
            self._noted = state.document_id
            self.keeping.add_recent("" if state.document_id in NOT_RELOADABLE else state.document_id)
        return why

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, or empty."""
        notices = (text.store.take_notice() for text in self.documents.values())
        return " ".join(dict.fromkeys(filter(None, notices)))

    def switch(self, here: ReaderState, there: ReaderState) -> None:
        """Go from one text to another: the place in the first is kept, and its reader, for a while."""
        self.save(here)
        self._save_checksums(here.document_id)
        text = self.documents.pop(here.document_id)
        text.suspended = here
        self.documents[here.document_id] = text
        self.documents[there.document_id].suspended = None
        again = [text for name, text in self.documents.items() if text.suspended is not None and not self.holds(name)]
        for text in again[:-MAX_SUSPENDED]:
            text.suspended = text.source = None

    def close(self) -> None:
        """Keep what later changes of the texts that were read are told from."""
        for name in self.documents:
            self._save_checksums(name)

    def _save_checksums(self, name: str) -> None:
        text = self.documents[name]
        if self.keeping.keeps and not self.holds(name) and text.source is not None and text.source.strip():
            from b12tui.core.places.changes import checksums

            text.store.save_checksums(checksums(text.source))

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Run another program in the terminal and return its exit code; an OSError says that it can't be started."""
        if self.terminal is not None:
            return self.terminal.run(arguments, environ)
        from subprocess import run

        return run(arguments, env=environ, check=False).returncode  # noqa: S603 - the reader's own editor
