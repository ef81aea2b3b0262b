"""Atomic replacement of files: written next to the target and renamed over it, so that nobody reads half a file.

Files are not forced to the disk (fsync), which can block for seconds.
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
"""Suffix of a file that was set aside, before a number."""

READ_BYTES = 65_536
"""Bytes that are read at once.

Python allocates as many as it is asked to read: where that was 16 MB, glibc put what was large on the heap afterwards,
and kept 15 MB too much for a text of 10 MB.
"""


def read_file(path: Path, most: int) -> bytes | None:
    """Return the bytes of a regular file, at most `most` + 1; None if it doesn't exist.

    Raise OSError if it can't be read. Pipes and devices are not waited for.
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
        pieces, length = list[bytes](), 0
        while length <= most and (more := os.read(descriptor, min(most + 1 - length, READ_BYTES))):
            pieces.append(more)
            length += len(more)
        return b"".join(pieces)  # added to each other, 16 MB would be copied 128 times
    finally:
        os.close(descriptor)


def replace_file(goal: Path, content: bytes, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Replace a file with `content`, readable by this user only, unless `wanted` returns False once it is written.

    Return whether it was replaced. Raise OSError if that fails; the file is then unchanged.
    """
    make(goal.parent)
    # A unique name: a signal that arrives between two bytes writes a file of its own.
    new = goal.with_name(f"{goal.stem}.{os.urandom(8).hex()}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        if not wanted():
            return False
        new.replace(goal)
    finally:
        with suppress(OSError):  # already renamed, or the cause of the failure also prevents removing it
            new.unlink(missing_ok=True)
    return True


def set_aside(path: Path) -> Path:
    """Give an unrecognised file a second name, before another file takes the first; return the second name."""
    names = (path.with_name(f"{path.name}{ASIDE}{number}") for number in count(1))
    other = next(name for name in names if not os.path.lexists(name))
    try:
        os.link(path, other)
    except OSError:  # file system without hard links: the file has only the second name
        path.rename(other)
    return other


def reason(error: OSError) -> str:
    """Return the reason why a file can't be read or written, in words."""
    return sanitize_line(error.strerror or type(error).__name__)
