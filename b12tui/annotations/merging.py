"""Merge of notes of several readers, or of one reader in several windows: nothing of either is lost.

Of two versions of one note the later wins; a merge gives the same whatever the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.annotations.note import Note


def merged(*groups: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes of all groups, each in its latest version, the deleted ones too, by the time of making."""
    latest: dict[str, Note] = {}
    for group in groups:
        for note in group:
            known = latest.get(note.id)
            if known is None or _rank(note) > _rank(known):
                latest[note.id] = note
    return tuple(sorted(latest.values(), key=lambda note: (note.created, note.id)))


def _rank(note: Note) -> tuple[str, bool, str, str, str, str]:
    return note.modified, note.deleted, note.text, note.category, note.quote, note.creator
