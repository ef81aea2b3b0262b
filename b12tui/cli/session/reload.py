"""Reloading of the current document, on request or after its file was written."""

from __future__ import annotations

from b12tui.catalogue import documents
from b12tui.cli import directory_listing
from b12tui.cli.session import growth
from b12tui.cli.session.placed_notes import rebased
from b12tui.cli.session.session import NOT_RELOADABLE, OpenDocument, Session
from b12tui.core.places import changes
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.document.cancellation import Cancelled
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused, ReadError
from b12tui.fastclass import replace
from b12tui.file_opening import file_stamp
from b12tui.source import Source


def reload(session: Session, state: ReaderState) -> ReaderState:
    """Read the file again; return the state at the same place in it, with a message that summarises the changes."""
    name = state.document_id
    if name in NOT_RELOADABLE:
        raise ActionRefused(documents.STANDARD_INPUT_ONCE if name else documents.ARTICLE_ONCE)
    opened = session.documents[name]
    if opened.readable_once:
        raise ActionRefused(documents.pipe_once(sanitize_line(name)))
    stamp = file_stamp(name)
    document = session.parse(name, _read(session, name), state.document.cancellation)
    if document.original_source() == state.document.original_source():
        opened.stamp = stamp
        return replace(state, message=documents.NOTHING_CHANGED)
    after = _with_new_text(opened, state, document)
    opened.stamp = stamp
    return after


def check_for_update(session: Session, state: ReaderState) -> ReaderState:
    """Return the state with the file read again if it was written since, else the same state.

    A file that is still being written is left for the next check: one that changes while it is read, or was emptied.
    Raise ReadError once if it has become something else.
    """
    name, opened = state.document_id, session.documents[state.document_id]
    if name == "-":
        return growth.check_input(session, state)
    now = None if session.is_readable_once(name) else file_stamp(name)
    if now is None or now == opened.stamp:
        return state
    try:
        text = _read(session, name)
        document = session.parse(name, text, state.document.cancellation)
        before = state.document.original_source()
        if file_stamp(name) != now or (_has_words(before) and not _has_words(text.text)):
            return state
        if document.original_source() == before:
            opened.stamp = now
            return state
        if growth.has_grown(state.document, document):
            after = growth.grown(opened, state, document)
            opened.stamp = now
            return after
        after = _with_new_text(opened, state, document, before_checksums=opened.checksums or opened.store.checksums())
    except (Cancelled, ReadError):
        opened.stamp = now  # neither tried nor reported again at each check
        raise
    opened.stamp = now
    return replace(after, message="") if state.frontend == "screen" else after  # its page shows what it is now


def _read(session: Session, name: str) -> Source:
    return directory_listing.read_again(
        name, encoding=session.encoding, limit=session.limit, links=not session.restricted, depth=session.depth
    )


def _with_new_text(
    opened: OpenDocument,
    state: ReaderState,
    document: Document,
    *,
    before_checksums: tuple[int, ...] | None = None,
) -> ReaderState:
    """Return the state with another text; nothing has been changed if that is cancelled."""
    before = changes.checksums(state.document.original_source())
    now = document.original_source()
    new, gone = changes.differing(now, before)
    after = replace(rebased(opened.store, state, document), message=changes.changes_message(len(new), gone))
    opened.source, opened.changes, opened.checksums = now, None, before_checksums or before
    return after


def list_changes(session: Session, state: ReaderState) -> ReaderState:
    """Return the state with the list of changes since the last reading opened, or a message that there are none."""
    found = _changed(session, state)
    if not found.places:
        return _unchanged(state, found)
    return replace(state, overlays=(*state.overlays, changes.changes_list(state, found.places, found.new)))


def go_to_change(session: Session, state: ReaderState, by: int) -> ReaderState:
    """Return the state at the next or previous block that changed since the last reading."""
    found = _changed(session, state)
    return changes.step_change(state, found.places, by) if found.places else _unchanged(state, found)


def _changed(session: Session, state: ReaderState) -> changes.Changed:
    """Return the changes since the last reading; raise ActionRefused if they are unknown."""
    opened = session.documents[state.document_id]
    if opened.changes is None:
        before = opened.checksums or opened.store.checksums()
        if before is None:
            raise ActionRefused(documents.NO_EARLIER_READING)
        new, gone = changes.differing(state.document.original_source(), before)
        opened.changes = changes.Changed(len(new), gone, changes.places(state.document, new))
    return opened.changes


def _unchanged(state: ReaderState, found: changes.Changed) -> ReaderState:
    message = documents.blocks_gone_since(found.gone) if found.gone else documents.NOTHING_CHANGED_SINCE
    return replace(state, message=message)


def _has_words(text: str) -> bool:
    return bool(text) and not text.isspace()
