"""Checksums of a text's blocks as it was read last, in a file beside its place: what changes are told from later.

Four bytes for a block, no word of the text. What it refuses: to raise, and to keep those of a text that is so long that
the file would not be small.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from pathlib import Path

from b12tui.store.places import PRINTS, file_of
from b12tui.store.whole import replace_file

MOST = 16_384
"""How many blocks a text has at most whose checksums are kept: 64 KB of them."""


def read(folder: Path | None, key: str) -> tuple[int, ...] | None:
    """Return the checksums that are kept of a text; None where there are none, or they are damaged."""
    if folder is None:
        return None
    kept = array("I")
    try:
        with file_of(folder, key).with_suffix(PRINTS).open("rb") as file:
            kept.frombytes(file.read(MOST * kept.itemsize + 1))
    except (OSError, ValueError):  # not there, or no whole number of them
        return None
    return tuple(kept)


def write(folder: Path | None, key: str, prints: tuple[int, ...]) -> None:
    """Keep the checksums of a text, in place of those that were kept."""
    if folder is None or len(prints) > MOST or read(folder, key) == prints:
        return
    goal = file_of(folder, key).with_suffix(PRINTS)
    with suppress(OSError):  # the place is what counts, and what is wrong with the folder is said of that
        replace_file(goal, array("I", prints).tobytes())
