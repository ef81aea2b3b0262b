"""Sessions on a file whose notes are kept, as a start of the program begins them."""

from __future__ import annotations

from pathlib import Path

from b12tui import parse
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.source import read_source


def opened(file: Path, *, restricted: bool = False, notes: Path | None = None) -> tuple[Session, ReaderState]:
    """Return a session on a Markdown file and its state with what was kept of it.

    A `restricted` one keeps nothing but notes, and these only where it is given a folder for them, `notes`.
    """
    text = read_source(str(file))
    store = DocumentStore(text, Appearance(), built_in=False, keep=not restricted, own_notes=notes)
    session = Session(text, store, restricted=restricted)
    state = ReaderState(parse(text.text), document_id=session.document_id, frontend="screen")
    return session, session.resume(state, stays=True)
