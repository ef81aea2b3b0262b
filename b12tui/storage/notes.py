"""Notes on each text: one file for each, replaced atomically, readable by this user only.

Every change is stored at once, merged under a lock with what another program stored meanwhile, so that neither two
readers of a file nor a kill lose a note. A file that can't be understood is set aside before it is replaced. A file is
named by a hash of the text's key, as its position is; it has the words that the notes are on.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from b12tui.annotations.merging import merged
from b12tui.annotations.note import Note
from b12tui.catalogue import saving
from b12tui.document.sanitize import sanitize_line
from b12tui.storage.atomic_file import read_file, reason, replace_file, set_aside
from b12tui.storage.file_lock import locked
from b12tui.storage.positions import file_of
from b12tui.storage.versioned_json import parse_versioned

VERSION = 1
"""Version of the stored format; others are not understood."""
MAX_BYTES = 1 << 26
"""Maximum size of a file of notes, in bytes; a larger one was not written by this program."""


class NoteStore:
    """Notes on all texts."""

    def __init__(self, folder: Path | None) -> None:
        """Store notes in `folder`, created when first needed; None stores and returns nothing."""
        self.folder = folder
        self._notice = ""

    def take_notice(self) -> str:
        """Return and clear the notice about reading notes, a sentence; empty most of the time."""
        notice, self._notice = self._notice, ""
        return notice

    def read(self, key: str) -> tuple[Note, ...]:
        """Return the notes on a text, the deleted ones too."""
        if self.folder is None:
            return ()
        try:
            content = read_file(file_of(self.folder, key), MAX_BYTES)
        except OSError as error:
            self._notice = saving.notes_unreadable(reason(error), self._folder_name())
            return ()
        notes, _, newer = ((), (), False) if content is None else _parse(content)
        if notes is None:
            self._notice = saving.NOTES_NEWER if newer else saving.NOTES_DAMAGED
        return notes or ()

    def write(self, key: str, notes: Iterable[Note]) -> tuple[tuple[Note, ...], str]:
        """Merge `notes` into the stored ones; return all, and the reason in words if they could not be stored."""
        mine = tuple(notes)
        if self.folder is None:
            return mine, ""
        try:
            with locked(self.folder.parent):
                return self._merge(file_of(self.folder, key), mine), ""
        except OSError as error:
            return mine, saving.notes_not_kept(reason(error), self._folder_name())

    def _merge(self, goal: Path, mine: tuple[Note, ...]) -> tuple[Note, ...]:
        from json import dumps

        content = read_file(goal, MAX_BYTES)
        theirs, written, _ = ((), (), False) if content is None else _parse(content)
        together = merged(theirs or (), mine)
        if theirs == together:
            return together
        # Of many notes one has changed: the others are written as they were read.
        known = {id(note): data for note, data in zip(theirs or (), written, strict=False)}
        data = {"version": VERSION, "notes": [known.get(id(note)) or note.as_data() for note in together]}

        def wanted() -> bool:
            if theirs is None:
                self._notice = saving.notes_set_aside(sanitize_line(str(set_aside(goal))))
            return True

        replace_file(goal, dumps(data, separators=(",", ":")).encode("ascii"), wanted)
        return together

    def _folder_name(self) -> str:
        return sanitize_line(str(self.folder))


def _parse(content: bytes) -> tuple[tuple[Note, ...] | None, tuple[object, ...], bool]:
    """Return the notes in a file's content, or None, and each as it is written.

    The last is whether a newer version of this program wrote it.
    """
    data, newer = parse_versioned(content, MAX_BYTES, VERSION)
    listed = None if data is None else data.get("notes")
    if not isinstance(listed, list):
        return None, (), newer
    notes: list[Note] = []
    for each in listed:
        note = Note.from_data(each)
        if note is None:
            return None, (), False
        notes.append(note)
    return tuple(notes), tuple(listed), False
