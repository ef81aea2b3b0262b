"""Switch between a text's own form and another: its lines as written, a diff by word."""

from __future__ import annotations

from pathlib import Path

from b12tui.catalogue import shapes
from b12tui.cli.session.placed_notes import rebased
from b12tui.cli.session.session import Session
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.source import Source


def toggle_form(session: Session, state: ReaderState, form: str) -> ReaderState:
    """Return the state in the same text in a form or back in its own, at the same line; a message says which it is."""
    opened = session.documents[state.document_id]
    before, opened.form = opened.form, "" if opened.form == form else form
    name = state.document_id
    if name in ("", "-"):
        text = Source(state.document.name, opened.source or "", piped=name == "-")
    else:
        text = Source(state.document.name, opened.source or "", path=Path(name))
    if not name or name.endswith("/"):
        text = replace(text, media_type="text/markdown")
    document = session.parse(name, text, state.document.cancellation)
    message = {"raw": shapes.AS_WRITTEN, "word-diff": shapes.BY_WORD}.get(opened.form, "")
    message = message or (shapes.STRUCTURED if before == "raw" else shapes.BY_LINE)
    moved = rebased(opened.store, state, document)
    line = line_of(state.document, state.position)
    at = position_at(document, line) if line else None
    return snap_to_visible(replace(moved, position=at or moved.position, message=message))
