"""A file that is replaced whole: written beside its goal and renamed over it, so that nobody reads half of it.

It refuses to force it to the disk, which can hold a reader up for seconds.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from b12tui.document.sanitize import sanitize_line
from b12tui.storage.paths import make

ASIDE = ".aside-"
"""What stands behind the name of a file that was set aside, before a number."""


def read_file(path: Path, most: int) -> bytes | None:
    """Return the bytes of a plain file, one more than `most` at most; None where there is none.

    An OSError says why it can't be read. What is no plain file is not waited for.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
            raise OSError(number, os.strerror(number))
        found = b""
        while len(found) <= most and (more := os.read(descriptor, most + 1 - len(found))):
            found += more
        return found
    finally:
        os.close(descriptor)


def replace_file(goal: Path, content: bytes, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` in place of a file, for this user alone, unless it is not `wanted` any more once it is written.

    Tell whether it was; an OSError says why it can't be, and the file is then as it was.
    """
    make(goal.parent)
    # A name that is nobody else's: a signal that comes between two bytes writes a file of its own.
    new = goal.with_name(f"{goal.stem}.{os.urandom(8).hex()}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        if not wanted():
            return False
        new.replace(goal)
    finally:
        with suppress(OSError):  # gone, or what kept it from being written keeps it from being removed
            new.unlink(missing_ok=True)
    return True


def set_aside(path: Path) -> Path:
    """Give a file that is not understood a second name, before another file takes the first; return it."""
    names = (path.with_name(f"{path.name}{ASIDE}{number}") for number in count(1))
    other = next(name for name in names if not os.path.lexists(name))
    try:
        os.link(path, other)
    except OSError:  # a file system without links; then it has that name alone
        path.rename(other)
    return other


def reason(error: OSError) -> str:
    """Return why a file can't be read or written, in words."""
    return sanitize_line(error.strerror or type(error).__name__)
