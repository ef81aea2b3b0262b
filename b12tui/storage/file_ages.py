"""Order in which files were written, even if the clock was set back.

The time of the last one is stored as the modification time of a separate file, and each new one is made later.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LATER = 1_000_000
"""Nanoseconds added to the latest time if the clock is behind it."""


def mark_newest(file: Path, last: Path) -> None:
    """Make a file later than all those dated before, and set the time of `last` to its time."""
    make_later(file, _changed(last))
    make_later(last, _changed(file))


def make_later(file: Path, than: int) -> None:
    """Make a file later than a time in nanoseconds, unless it is already."""
    if _changed(file) <= than:
        with suppress(OSError):
            os.utime(file, ns=(than + LATER, than + LATER))


def newest(folder: Path | None) -> int:
    """Return the modification time of the newest file in a folder, in nanoseconds; 0 if there is none."""
    with suppress(OSError):
        return max((changed for changed, _ in files(folder)), default=0) if folder is not None else 0
    return 0


def files(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield the regular files of a folder, each with its modification time in nanoseconds."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                yield status.st_mtime_ns, path


def _changed(path: Path) -> int:
    """Return the modification time of a file, in nanoseconds; 0 if it doesn't exist."""
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0
