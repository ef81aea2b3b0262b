"""Notes of the state, each at its place in the current document."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from b12tui.annotations.merging import merged
from b12tui.annotations.note import Note, PlacedNote, Status
from b12tui.annotations.placing import Placer
from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.category_keys import worded
from b12tui.core.creators import name_of
from b12tui.core.note_marks import NoteMarks, Version
from b12tui.core.rebase import rebase
from b12tui.core.state import NoteMark, ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.storage.notes import NoteStore
from b12tui.storage.placed_notes import read_placed, write_placed

MIN_NOTES_TO_KEEP = 50
"""Number of notes from which on reading and placing them takes longer than keeping where they are."""
MAX_CHANGES_BEHIND = 32
"""Maximum number of changes that are read behind what is kept, each time that the text is opened."""


def rebased(store: DocumentStore, state: ReaderState, document: Document) -> ReaderState:
    """Return the state at the same position in `document`, another version of the text, with the stored notes."""
    moved = rebase(state, document)
    return with_stored_notes(store, moved) if store.has_notes() else moved


def opened_with_notes(store: DocumentStore, state: ReaderState) -> ReaderState:
    """Return the state with the stored notes, where they were when the text was opened last, if it is as it was."""
    folder, placer = store.notes_folder, Placer(state.document)
    source = placer.source_sum
    if folder is None or not source or store.unsaved_notes:
        return with_stored_notes(store, state, placer)
    notes, kept = NoteStore(folder), read_placed(folder, store.key, source)
    changes = None if kept is None or kept.version is None else notes.changed_since(store.key, kept.version)
    if kept is not None and changes is not None and len(changes[0]) <= MAX_CHANGES_BEHIND:
        return replace(state, notes=_with_changes(placer, kept, *changes))
    opened = with_stored_notes(store, state, placer)
    marks = opened.notes
    searched = len(marks) >= MIN_NOTES_TO_KEEP or placer.has_searched
    if searched and isinstance(marks, NoteMarks):
        write_placed(folder, store.key, source, marks)
    return opened


def with_stored_notes(store: DocumentStore, state: ReaderState, placer: Placer | None = None) -> ReaderState:
    """Return the state with the stored notes, and a message if they can't be read."""
    notes = NoteStore(store.notes_folder)
    stored, version = notes.read_version(store.key)
    if store.unsaved_notes:
        stored, version = merged(stored, store.unsaved_notes), None
    placed = with_notes(state, stored, version, placer)
    return replace(placed, message=" ".join(filter(None, (state.message, notes.take_notice()))))


def with_changed_notes(store: DocumentStore, state: ReaderState, made: Note | None = None) -> ReaderState:
    """Return the state with all that was stored since its notes were read; `made` was made on its document just now."""
    notes, shown = NoteStore(store.notes_folder), state.notes
    if notes.folder is None and made is not None:  # shown as long as the text is
        return replace(state, notes=_with_changes(Placer(state.document), shown, (made,), None, made=made))
    known = shown.version if isinstance(shown, NoteMarks) else None
    changes = None if known is None else notes.changed_since(store.key, known)
    if changes is None:
        return with_stored_notes(store, state)
    return replace(state, notes=_with_changes(Placer(state.document), shown, *changes, made=made))


def with_notes(
    state: ReaderState, stored: Iterable[Note], version: Version | None = None, placer: Placer | None = None
) -> ReaderState:
    """Return the state with the stored notes, in the order of the document, the lost ones last."""
    known = {mark.note_id: mark for mark in state.notes}
    placer = placer or Placer(state.document)
    marks = [_mark(placer, note, known.get(note.id)) for note in stored if not note.deleted]
    return replace(state, notes=_ordered(marks, version))


def _with_changes(
    placer: Placer,
    shown: Collection[NoteMark],
    changed: Collection[Note],
    version: Version | None,
    made: Note | None = None,
) -> NoteMarks:
    """Return the notes with those that were changed since; `made` is where it was made."""
    if not changed and isinstance(shown, NoteMarks) and shown.version == version:
        return shown
    placed = _as_made(made) if made is not None and list(changed) == [made] else None
    if placed is not None and isinstance(shown, NoteMarks):
        return shown.with_added(note_mark(placed), version)
    marks = {mark.note_id: mark for mark in shown}
    for note in changed:
        before = marks.pop(note.id, None)
        if note == made and before is None and (placed := _as_made(note)) is not None:
            marks[note.id] = note_mark(placed)
        elif not note.deleted:
            marks[note.id] = _mark(placer, note, before)
    return _ordered(marks.values(), version)


def _ordered(marks: Iterable[NoteMark], version: Version | None) -> NoteMarks:
    found, lost = list[tuple[Position, Position, NoteMark]](), list[NoteMark]()
    for mark in marks:
        if mark.start is None or mark.end is None:
            lost.append(mark)
        else:
            found.append((mark.start, mark.end, mark))
    found.sort(key=lambda each: each[:2])
    return NoteMarks((*(mark for _, _, mark in found), *lost), version)


def _as_made(note: Note) -> PlacedNote | None:
    """Return a note where it was made, in the document that it was made on; None if it has no locators."""
    if note.start is None or note.end is None:
        return None
    first = Position(note.start.section, note.start.leaf, note.start.char)
    return PlacedNote(note, Status.FOUND, first, Position(note.end.section, note.end.leaf, note.end.char + 1))


def _mark(placer: Placer, note: Note, known: NoteMark | None) -> NoteMark:
    """Return a note as shown; one that is shown already keeps its place."""
    if known is not None and known.start is not None:
        return replace(known, category=worded(note.category), text=note.text, creator=name_of(note.creator))
    return note_mark(placer.place(note))


def note_mark(placed: PlacedNote) -> NoteMark:
    """Return a placed note as shown."""
    note = placed.note
    return NoteMark(
        note.id,
        worded(note.category),
        note.text,
        note.quote,
        placed.start,
        placed.end,
        placed.status is Status.CHANGED,
        name_of(note.creator),
    )
