"""Texts that grow while they are read: the reader stays in the same line, and hears once that more has come."""

from __future__ import annotations

from b12tui.catalogue import documents
from b12tui.cli.session.placed_notes import rebased
from b12tui.cli.session.session import OpenDocument, Session
from b12tui.core.places.saved_places import stands_in
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.source import decode_input


def check_input(session: Session, state: ReaderState) -> ReaderState:
    """Return the state with what has come from standard input since, else the same state; raise ReadError."""
    growing = session.growing
    data = None if growing is None else growing.take()
    if growing is None or data is None:
        return state
    text = decode_input(data, session.encoding)
    document = session.parse("-", text, state.document.cancellation)
    after = grown(session.documents["-"], state, document)
    return replace(after, message=documents.INPUT_CUT) if growing.is_cut else after


def has_grown(before: Document, after: Document) -> bool:
    """Return whether a text has all of another, and more behind it."""
    return 0 < before.length < after.length and after.original_source().startswith(before.original_source())


def grown(opened: OpenDocument, state: ReaderState, document: Document) -> ReaderState:
    """Return the state in a document that has grown, in the same line; a message announces it once.

    More is announced when the reader has got to the lines that were announced before.
    """
    line = line_of(state.document, state.position)
    count = max(document.lines - state.document.lines, 1)
    message = documents.more_lines(count) if not opened.announced_end or line > opened.announced_end else ""
    if message:
        opened.announced_end = state.document.lines
    opened.source, opened.changes = document.original_source(), None
    moved = rebased(opened.store, state, document)
    if stands_in(state):  # in what came, the saved position itself may be found
        return replace(moved, message=message, effect=None)
    at = _same_place(state.document, document, state.position) or position_at(document, line) or moved.position
    return replace(moved, position=at, message=message, effect=None)


def _same_place(before: Document, after: Document, at: Position) -> Position | None:
    """Return the position if it has the same line and the same characters up to it, else None."""
    if at.section >= len(after.sections):
        return None
    old, new = before.text_nodes(at.section), after.text_nodes(at.section)
    if at.node >= len(old) or at.node >= len(new) or old[at.node].text.line != new[at.node].text.line:
        return None
    end = at.offset + 1
    return at if old[at.node].text.chars[:end] == new[at.node].text.chars[:end] else None
