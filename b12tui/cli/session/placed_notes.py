"""Notes as the state has them: each where it is in the document as it is now."""

from __future__ import annotations

from b12tui.annotations.note import Note, Status
from b12tui.annotations.placing import Placer
from b12tui.core.state import NoteMark, ReaderState
from b12tui.fastclass import replace


def with_notes(state: ReaderState, stored: tuple[Note, ...]) -> ReaderState:
    """Return the state with the stored notes, in the order of the document, the lost ones last."""
    known = {mark.note_id: mark for mark in state.notes}
    placer = Placer(state.document)
    marks = [_mark(placer, note, known.get(note.id)) for note in stored if not note.deleted]
    found = sorted((mark for mark in marks if mark.start is not None), key=lambda mark: (mark.start, mark.end))
    return replace(state, notes=(*found, *(mark for mark in marks if mark.start is None)))


def _mark(placer: Placer, note: Note, known: NoteMark | None) -> NoteMark:
    """Return a note as shown; one that is shown already keeps its place."""
    if known is not None and known.start is not None:
        return replace(known, category=note.category, text=note.text)
    placed = placer.place(note)
    return NoteMark(
        note.id, note.category, note.text, note.quote, placed.start, placed.end, placed.status is Status.CHANGED
    )
