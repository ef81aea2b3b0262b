"""Checksums of a text's blocks as it was read last, in a file beside its place: what changes are told from later.

Four bytes for a block, no word of the text. What it refuses: to raise, and to keep those of a text that is so long that
the file would not be small.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from pathlib import Path

from b12tui.storage.atomic_file import read_file, replace_file
from b12tui.storage.positions import PRINTS, file_of

MAX_BLOCKS = 16_384
"""How many blocks a text has at most whose checksums are kept: 64 KB of them."""


def read_checksums(folder: Path | None, key: str) -> tuple[int, ...] | None:
    """Return the checksums that are kept of a text; None where there are none, or they are damaged."""
    if folder is None:
        return None
    try:
        return _read(_file(folder, key))
    except OSError:
        return None


def _read(file: Path) -> tuple[int, ...] | None:
    kept = array("I")
    content = read_file(file, MAX_BLOCKS * kept.itemsize)
    if content is None or len(content) % kept.itemsize:
        return None
    kept.frombytes(content)
    return tuple(kept)


def _file(folder: Path, key: str) -> Path:
    return file_of(folder, key).with_suffix(PRINTS)


def write_checksums(folder: Path | None, key: str, prints: tuple[int, ...]) -> None:
    """Keep the checksums of a text, in place of those that were kept."""
    if folder is None or len(prints) > MAX_BLOCKS:
        return
    goal = _file(folder, key)
    with suppress(OSError):  # the place is what counts, and what is wrong with the folder is said of that
        if _read(goal) != prints:
            replace_file(goal, array("I", prints).tobytes())
