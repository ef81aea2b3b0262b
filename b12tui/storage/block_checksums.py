"""Checksums of a text's blocks as last read, in a file next to its position, used to detect changes later.

Four bytes for each block, no word of the text. Nothing is raised, and nothing is stored for a text so long that the
file would not be small.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from b12tui.storage.atomic_file import read_file, replace_file
from b12tui.storage.positions import CHECKSUMS_SUFFIX, file_of

MAX_BLOCKS = 16_384
"""Maximum number of blocks of a text whose checksums are stored: 64 KB."""


def read_checksums(folder: Path | None, key: str) -> tuple[int, ...] | None:
    """Return the stored checksums of a text; None if there are none, or they are damaged."""
    if folder is None:
        return None
    try:
        return _read(_file(folder, key))
    except OSError:
        return None


def _read(file: Path) -> tuple[int, ...] | None:
    from array import array  # of the standard library, and loaded slowly

    checksums = array("I")
    content = read_file(file, MAX_BLOCKS * checksums.itemsize)
    if content is None or len(content) % checksums.itemsize:
        return None
    checksums.frombytes(content)
    return tuple(checksums)


def _file(folder: Path, key: str) -> Path:
    return file_of(folder, key).with_suffix(CHECKSUMS_SUFFIX)


def write_checksums(folder: Path | None, key: str, checksums: tuple[int, ...]) -> None:
    """Store the checksums of a text, replacing earlier ones."""
    if folder is None or len(checksums) > MAX_BLOCKS:
        return
    from array import array

    goal = _file(folder, key)
    with suppress(OSError):  # errors are ignored: those of the folder are reported when the position is saved
        if _read(goal) != checksums:
            replace_file(goal, array("I", checksums).tobytes())
