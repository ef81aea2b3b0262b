"""Notes as the state has them: each where it is in the document as it is now."""

from __future__ import annotations

from b12tui.annotations.note import Note, PlacedNote, Status
from b12tui.annotations.placing import Placer
from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.note_marks import NoteMarks
from b12tui.core.rebase import rebase
from b12tui.core.state import NoteMark, ReaderState
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.storage.notes import NoteStore


def rebased(store: DocumentStore, state: ReaderState, document: Document) -> ReaderState:
    """Return the state at the same position in `document`, another version of the text, with the stored notes."""
    moved = rebase(state, document)
    return with_stored_notes(store, moved) if store.has_notes() else moved


def with_stored_notes(store: DocumentStore, state: ReaderState) -> ReaderState:
    """Return the state with the stored notes, and a message if they can't be read."""
    notes = NoteStore(store.notes_folder)
    placed = with_notes(state, notes.read(store.key))
    return replace(placed, message=" ".join(filter(None, (state.message, notes.take_notice()))))


def with_notes(state: ReaderState, stored: tuple[Note, ...]) -> ReaderState:
    """Return the state with the stored notes, in the order of the document, the lost ones last."""
    known = {mark.note_id: mark for mark in state.notes}
    placer = Placer(state.document)
    marks = [_mark(placer, note, known.get(note.id)) for note in stored if not note.deleted]
    found = sorted((mark for mark in marks if mark.start is not None), key=lambda mark: (mark.start, mark.end))
    lost = (mark for mark in marks if mark.start is None)
    return replace(state, notes=NoteMarks((*found, *lost)))


def _mark(placer: Placer, note: Note, known: NoteMark | None) -> NoteMark:
    """Return a note as shown; one that is shown already keeps its place."""
    if known is not None and known.start is not None:
        return replace(known, category=note.category, text=note.text)
    return note_mark(placer.place(note))


def note_mark(placed: PlacedNote) -> NoteMark:
    """Return a placed note as shown."""
    note = placed.note
    return NoteMark(
        note.id, note.category, note.text, note.quote, placed.start, placed.end, placed.status is Status.CHANGED
    )
