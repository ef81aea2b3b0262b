"""Switch between a text's own form and another: its lines as written, a diff by word."""

from __future__ import annotations

from pathlib import Path

from b12tui.catalogue import shapes
from b12tui.cli.session.placed_notes import rebased
from b12tui.cli.session.session import Session
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.source import Source


def toggle_form(session: Session, state: ReaderState, form: str) -> ReaderState:
    """Return the state in the same text in a form or back in its own, at the same line; a message says which it is."""
    opened = session.documents[state.document_id]
    before, opened.form = opened.form, "" if opened.form == form else form
    document = parsed(session, state.document_id, state.document)
    message = {"raw": shapes.AS_WRITTEN, "word-diff": shapes.BY_WORD}.get(opened.form, "")
    message = message or (shapes.STRUCTURED if before == "raw" else shapes.BY_LINE)
    moved = rebased(opened.store, state, document)
    line = line_of(state.document, state.position)
    at = position_at(document, line) if line else None
    return snap_to_visible(replace(moved, position=at or moved.position, message=message))


def first_document(session: Session, state: ReaderState) -> Document:
    """Return the session's first document as it was read last, in its own form."""
    name = session.document_id
    opened = session.documents[name]
    shown = state if state.document_id == name else opened.suspended
    if shown is not None and not opened.form:
        return shown.document
    opened.form = ""
    return parsed(session, name, (shown or state).document)


def parsed(session: Session, name: str, before: Document) -> Document:
    """Return a document of the text as it was read last, in the form that it is to have; `before` is in another."""
    read = session.documents[name].source or ""
    piped = name in ("", "-")
    text = Source(before.name, read, path=None if piped else Path(name), piped=name == "-")
    if not name or name.endswith("/"):
        text = replace(text, media_type="text/markdown")
    return session.parse(name, text, before.cancellation)
