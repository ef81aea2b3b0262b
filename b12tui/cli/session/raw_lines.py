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
from b12tui.shapes.problems import ERROR, WARNING
from b12tui.source import Source

WARNINGS, ERRORS = "log-warnings", "log-errors"

IN_FORM = {
    "raw": shapes.AS_WRITTEN,
    "word-diff": shapes.BY_WORD,
    WARNINGS: shapes.FOLDED_WARNINGS,
    ERRORS: shapes.FOLDED_ERRORS,
    "markdown": shapes.AS_MARKDOWN,
}
"""Messages by the form that a text is read in."""
OUT_OF_FORM = {
    "word-diff": shapes.BY_LINE,
    WARNINGS: shapes.UNFOLDED,
    ERRORS: shapes.UNFOLDED,
    "markdown": shapes.NOT_AS_MARKDOWN,
}
"""Messages by the form that a text was read in before it was read in its own again."""


def toggle_form(session: Session, state: ReaderState, form: str) -> ReaderState:
    """Return the state in the same text in a form or back in its own, at the same line; a message says which it is."""
    opened = session.documents[state.document_id]
    before = opened.form
    opened.form = _next_level(state, before) if form == "levels" else "" if before == form else form
    document = parsed(session, state.document_id, state.document)
    message = IN_FORM.get(opened.form) or OUT_OF_FORM.get(before, shapes.STRUCTURED)
    moved = rebased(opened.store, state, document)
    line = line_of(state.document, state.position)
    at = position_at(document, line) if line else None
    if form == "levels":
        moved = replace(moved, folds=state.folds)  # what is folded now stays so, wherever the reader was
    return snap_to_visible(replace(moved, position=at or moved.position, message=message))


def _next_level(state: ReaderState, form: str) -> str:
    """Return the form after `form` of a log: folded below the levels that it has, then its own."""
    levels = {level for _, level in state.document.problems()}
    forms = [name for name, level in ((WARNINGS, WARNING), (ERRORS, ERROR)) if level in levels]
    return forms[0] if form not in forms else "".join(forms[forms.index(form) + 1 :])


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
