"""Changes of notes since the file of all was written: a line of JSON for each, appended in one write.

That takes as long with a thousand notes as with none. A line that a kill cut off is known by its missing end.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from b12tui.annotations.note import Note
from b12tui.fasttuple import NamedTuple
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.storage.atomic_file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIX = ".changes"
"""Suffix of the file of changes, next to that of all notes."""
MAX_BYTES = 1 << 26
"""Maximum size of a file of changes, in bytes; a larger one was not written by this program."""
SMALL = 1 << 16
"""Size in bytes up to which changes are appended in any case; beyond, up to half of the size of the other file."""
FILE_START, FILE_END = b'{"version":1,"notes":[', b"]}"
"""First and last bytes of a file of notes that this version wrote."""


class NoteChanges(NamedTuple):
    """Changes that were read."""

    notes: tuple[Note, ...] = ()
    end: int = 0
    """Offset behind the last whole line, in bytes."""
    torn: bool = False
    """Whether something follows the last whole line."""
    damaged: bool = False
    """Whether a whole line can't be understood."""


def changes_file(file: Path) -> Path:
    """Return the file of changes next to a file of notes."""
    return file.with_suffix(SUFFIX)


def read_changes(file: Path, start: int = 0) -> NoteChanges:
    """Return the changes from an offset on; `end` is before `start` if the file is shorter. Raise OSError."""
    content = read_file(file, MAX_BYTES) or b""
    end = content.rfind(b"\n") + 1
    lines = content[start:end].splitlines()
    notes = [note for note in map(_parsed, lines) if note is not None]
    return NoteChanges(tuple(notes), end, end < len(content), len(notes) < len(lines))


def _parsed(line: bytes) -> Note | None:
    from json import loads

    try:
        return Note.from_data(loads(line))
    except (ValueError, RecursionError):
        return None


def can_append(file: Path) -> bool:
    """Return whether changes may be appended beside a file of notes: it is whole, and they are not many. Raise OSError.

    The caller holds the lock.
    """
    size = _size_if_whole(file, FILE_START, FILE_END)
    known = _size_if_whole(changes_file(file), b"{", b"\n")
    return bool(size and known is not None and known <= max(SMALL, size // 2))


def append_changes(file: Path, notes: Iterable[Note]) -> bool:
    """Append notes to the changes beside a file of notes; raise OSError, with nothing appended, if that fails.

    Return False if the file was removed meanwhile by a program that merged it without the lock.
    """
    from json import dumps

    content = b"".join(dumps(note.as_data(), separators=(",", ":")).encode("ascii") + b"\n" for note in notes)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(changes_file(file), flags, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        written = os.write(descriptor, content)
        if written == len(content):
            return os.fstat(descriptor).st_nlink > 0
        os.ftruncate(descriptor, size)
    finally:
        os.close(descriptor)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _size_if_whole(file: Path, beginning: bytes, end: bytes) -> int | None:
    """Return the size of a file that has these first and last bytes; 0 if there is none, None if it is another."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return 0
    try:
        size = os.fstat(descriptor).st_size
        first = os.read(descriptor, len(beginning))
        os.lseek(descriptor, max(size - len(end), 0), os.SEEK_SET)
        return size if not size or (first == beginning and os.read(descriptor, len(end)) == end) else None
    finally:
        os.close(descriptor)
