"""Notes on each text: one file for each, replaced atomically, with its changes beside it, readable by this user only.

Every change is stored at once, under a lock, so that neither two readers of a file nor a kill lose a note. It is
appended to the changes; where they are many, or a note was deleted, they are merged into the file, and none is left. A
file that can't be understood is set aside before it is replaced. A file is named by a hash of the text's key, as its
position is; it has the words that the notes are on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from b12tui.annotations.merging import merged
from b12tui.annotations.note import Note
from b12tui.catalogue import saving
from b12tui.core.note_marks import Version
from b12tui.document.sanitize import sanitize_line
from b12tui.storage.atomic_file import read_file, reason, replace_file, set_aside
from b12tui.storage.file_lock import locked
from b12tui.storage.note_changes import FILE_START, append_changes, can_append, changes_file, read_changes
from b12tui.storage.positions import file_of
from b12tui.storage.versioned_json import parse_versioned

VERSION = 1
"""Version of the stored format; others are not understood."""
MAX_BYTES = 1 << 26
"""Maximum size of a file of notes, in bytes; a larger one was not written by this program."""
ROUNDS = 3
"""Number of times that notes are merged again while another program appends some without the lock."""
PLACED_SUFFIX = ".placed"
"""Suffix of the file that has where the notes are in the text as it was read last."""


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
        return self.read_version(key)[0]

    def read_version(self, key: str) -> tuple[tuple[Note, ...], Version | None]:
        """Return the notes on a text, the deleted ones too, and their version; None if they can't be read."""
        if self.folder is None:
            return (), None
        file = file_of(self.folder, key)
        try:
            # In this order: what is merged meanwhile is read twice rather than never, and is of another version.
            whole = stamp(file)
            changes = read_changes(changes_file(file))
            content = read_file(file, MAX_BYTES)
        except OSError as error:
            self._notice = saving.notes_unreadable(reason(error), self._folder_name())
            return (), None
        notes, _, newer = ((), (), False) if content is None else _parse(content)
        if notes is None or changes.damaged:
            self._notice = saving.NOTES_NEWER if newer else saving.NOTES_DAMAGED
        together = merged(notes or (), changes.notes) if changes.notes else notes or ()
        return together, None if notes is None else (*whole, changes.end)

    def changed_since(self, key: str, version: Version) -> tuple[tuple[Note, ...], Version] | None:
        """Return each note that was changed since a version, as it is now, and the version of now.

        None if all notes have to be read: they were merged into one file since, or can't be read.
        """
        if self.folder is None:
            return None
        file = file_of(self.folder, key)
        try:
            if stamp(file) != version[:3]:
                return None
            changes = read_changes(changes_file(file), version[3])
        except OSError:
            return None
        if changes.end < version[3] or changes.damaged:
            return None
        names = {note.id for note in changes.notes}
        return tuple(self.find(key, names)) if names else (), (*version[:3], changes.end)

    def find(self, key: str, names: Collection[str]) -> list[Note]:
        """Return the notes with these identifiers, without parsing the others."""
        if self.folder is None:
            return []
        file = file_of(self.folder, key)
        try:
            changes = read_changes(changes_file(file))
            content = read_file(file, MAX_BYTES) or b""
        except OSError:
            return []
        if not content.startswith(FILE_START):
            return [note for note in self.read(key) if note.id in names]
        changed = [note for note in changes.notes if note.id in names]
        theirs = [note for name in names if (note := _found(content, name)) is not None]
        found = list(merged(theirs, changed))
        if len(found) < len(set(names)):  # another program wrote it, with its members in another order
            return [note for note in self.read(key) if note.id in names]
        return found

    def save(self, key: str, note: Note) -> str:
        """Store a note beside the others; return the reason in words if it could not be stored."""
        if self.folder is None:
            return ""
        file = file_of(self.folder, key)
        try:
            with locked(self.folder.parent):
                if note.deleted or not can_append(file) or not append_changes(file, (note,)):
                    self._merge(file, (note,))
        except OSError as error:
            return saving.notes_not_kept(reason(error), self._folder_name())
        return ""

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

    def _merge(self, goal: Path, mine: tuple[Note, ...], rounds: int = ROUNDS) -> tuple[Note, ...]:
        from json import dumps

        beside = changes_file(goal)
        changes = read_changes(beside)
        content = read_file(goal, MAX_BYTES)
        theirs, written, _ = ((), (), False) if content is None else _parse(content)
        together = merged(theirs or (), changes.notes, mine)
        if theirs == together and not changes.end and not changes.torn:
            return together
        # Of many notes few have changed: the others are written as they were read.
        known = {id(note): data for note, data in zip(theirs or (), written, strict=False)}
        data = {"version": VERSION, "notes": [known.get(id(note)) or note.as_data() for note in together]}

        def wanted() -> bool:
            if theirs is None:
                self._notice = saving.notes_set_aside(sanitize_line(str(set_aside(goal))))
            return True

        # It has the words of notes that may be deleted: a kill must not leave it behind them.
        goal.with_suffix(PLACED_SUFFIX).unlink(missing_ok=True)
        replace_file(goal, dumps(data, separators=(",", ":")).encode("ascii"), wanted)
        if changes.damaged:
            self._notice = saving.notes_set_aside(sanitize_line(str(set_aside(beside))))
        if read_changes(beside, changes.end).end <= changes.end:
            beside.unlink(missing_ok=True)
            return together
        # More was appended without the lock, and the words of a deleted note must not stay before it.
        return self._merge(goal, (), rounds - 1) if rounds else together

    def _folder_name(self) -> str:
        return sanitize_line(str(self.folder))


def stamp(file: Path) -> tuple[int, int, int]:
    """Return index node, size and time of a file; zeros if there is none. Raise OSError."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return 0, 0, 0
    return status.st_ino, status.st_size, status.st_mtime_ns


def _found(content: bytes, name: str) -> Note | None:
    """Return the note with an identifier in a file's content; None if there is none.

    A quotation mark within a string is escaped, so that what is looked for is nowhere else.
    """
    from json import JSONDecoder, dumps

    begins = content.find(b'{"id":' + dumps(name).encode("ascii") + b",")
    if begins < 0:
        return None
    try:
        return Note.from_data(JSONDecoder().raw_decode(content[begins:].decode("ascii"))[0])
    except (ValueError, RecursionError):
        return None


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
