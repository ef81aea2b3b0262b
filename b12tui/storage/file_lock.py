"""Lock shared by all stored files, so that two programs that read, change and replace a file don't undo each other.

The system releases it when a program ends, however that happens. Who acquires it gives the file a new time of access:
others wait as long as programs take turns. Its time of modification is left to `file_ages`. If the lock can't be
acquired, work goes on without it: neither a stopped program nor a file system without locks blocks a reader.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from b12tui.storage.paths import make

NAME = "lock"
"""Name of the lock file, which is empty."""
LOCK_WAIT, AGAIN = 2.0, 0.01
"""Seconds to wait for the lock while no other program acquires it, and between two attempts."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, created if missing; go on without the lock if it can't be acquired in time."""
    descriptor = None
    with suppress(OSError):  # the caller's write reports errors of the folder
        make(folder)
        descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
    try:
        if descriptor is not None:
            _wait(descriptor)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _wait(descriptor: int) -> None:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows
        return
    ends, acquired = time.monotonic() + LOCK_WAIT, os.fstat(descriptor).st_atime_ns
    while True:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if (latest := os.fstat(descriptor).st_atime_ns) != acquired:
                ends, acquired = time.monotonic() + LOCK_WAIT, latest
            if time.monotonic() >= ends:
                return
            time.sleep(AGAIN)
        except OSError:  # file system without locks
            return
        else:
            with suppress(OSError):  # file system without times
                os.utime(descriptor, ns=(time.time_ns(), os.fstat(descriptor).st_mtime_ns))
            return
