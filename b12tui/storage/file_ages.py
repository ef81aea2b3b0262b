"""Which of some files was kept last, whatever the clock says: one that was set back makes nothing older.

The time of the last one is noted as the time of one file beside them, and each is made later than that.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LATER = 1_000_000
"""Nanoseconds by which a file is later than all others where the clock says that it is earlier."""


def date(file: Path, last: Path) -> None:
    """Make a file later than all that were dated before, and note its time as that of `last`."""
    later(file, _changed(last))
    later(last, _changed(file))


def later(file: Path, than: int) -> None:
    """Make a file later than a time, in nanoseconds, if it isn't."""
    if _changed(file) <= than:
        with suppress(OSError):
            os.utime(file, ns=(than + LATER, than + LATER))


def newest(folder: Path | None) -> int:
    """Return when the newest file of a folder was changed, in nanoseconds; 0 where there is none."""
    with suppress(OSError):
        return max((changed for changed, _ in files(folder)), default=0) if folder is not None else 0
    return 0


def files(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield the plain files of a folder, each with when it was changed, in nanoseconds."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                yield status.st_mtime_ns, path


def _changed(path: Path) -> int:
    """Return when a file was changed, in nanoseconds; 0 where there is none."""
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0
