"""Notes of the session's documents: changed and saved at each change."""

from __future__ import annotations

from b12tui.annotations.merging import merged
from b12tui.annotations.note import Note
from b12tui.annotations.note_edits import deleted, edited, note_on, restored
from b12tui.catalogue import notes as messages
from b12tui.cli.session.placed_notes import with_changed_notes, with_stored_notes
from b12tui.cli.session.session import Session
from b12tui.core.appearance import UNCATEGORISED, uncategorised
from b12tui.core.category_keys import key_of
from b12tui.core.creators import cleaned
from b12tui.core.effects import DeleteNote, SaveNote
from b12tui.core.state import ReaderState
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.storage.notes import NoteStore

DEFAULTS = tuple(each.name for each in UNCATEGORISED)
"""Categories of notes with words, and without, for which none was chosen."""


def save_note(session: Session, state: ReaderState, effect: SaveNote) -> ReaderState:
    """Save a new note, or a note's other words."""
    if effect.note_id:
        before = _stored(session, state, effect.note_id)
        chosen = "" if effect.category in DEFAULTS else effect.category
        kept = before.category if before.category not in DEFAULTS and not effect.category else ""
        category = key_of(chosen or kept or uncategorised(effect.text))
        return _change(session, state, edited(before, effect.text, category), before, _saved(chosen, effect.text))
    try:
        category = key_of(effect.category or uncategorised(effect.text))
        made = note_on(state.document, effect.start, effect.end, effect.text, category)
        note = replace(made, creator=cleaned(state.appearance.author))
    except ValueError:
        raise ActionRefused(messages.NOTHING_TO_NOTE.removesuffix(".")) from None
    return _change(session, state, note, None, _saved(effect.category, effect.text))


def delete_note(session: Session, state: ReaderState, effect: DeleteNote) -> ReaderState:
    """Delete a note."""
    before = _stored(session, state, effect.note_id)
    return _change(session, state, deleted(before), before, messages.DELETED)


def undo_note(session: Session, state: ReaderState) -> ReaderState:
    """Undo the last change of the document's notes in this session."""
    undone = session.documents[state.document_id].undo
    if not undone:
        raise ActionRefused(messages.NOTHING_TO_UNDO.removesuffix("."))
    now, before = undone.pop()
    return _write(session, state, deleted(now) if before is None else restored(before, now), messages.UNDONE)


def _change(session: Session, state: ReaderState, note: Note, before: Note | None, message: str) -> ReaderState:
    """Save a note, in a way that can be undone; `before` is its version until now, None for a new one."""
    session.documents[state.document_id].undo.append((note, before))
    return _write(session, state, note, message, is_new=before is None)


def _write(session: Session, state: ReaderState, note: Note, message: str, *, is_new: bool = False) -> ReaderState:
    store = session.documents[state.document_id].store
    notes = NoteStore(store.notes_folder)
    unsaved, together = store.unsaved_notes, merged(store.unsaved_notes, (note,))
    failure = notes.write(store.key, together)[1] if unsaved else notes.save(store.key, note)
    store.unsaved_notes = together if failure else ()
    quiet = replace(state, message="")
    if failure or unsaved:
        after = with_stored_notes(store, quiet)
    else:
        after = with_changed_notes(store, quiet, note if is_new else None)
    return replace(after, message=" ".join(filter(None, (failure or message, notes.take_notice(), after.message))))


def _stored(session: Session, state: ReaderState, note_id: str) -> Note:
    """Return a note as stored; raise ActionRefused if another program has deleted it meanwhile."""
    store = session.documents[state.document_id].store
    unsaved = [note for note in store.unsaved_notes if note.id == note_id]
    for note in unsaved or NoteStore(store.notes_folder).find(store.key, (note_id,)):
        if not note.deleted:
            return note
    raise ActionRefused(messages.NO_NOTE_HERE.removesuffix("."))


def _saved(category: str, text: str) -> str:
    """Return the message on a note that was saved."""
    if category and category not in DEFAULTS:
        return messages.saved_as(category)
    return messages.SAVED if text else messages.HIGHLIGHTED
