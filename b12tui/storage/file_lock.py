"""One lock for all that is kept, so that two programs that read, change and replace a file don't undo each other.

The system gives it back when a program ends, however that was. Who can't have it goes on without: a reader is not held
up by a program that was stopped, nor by a file system that knows no locks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from b12tui.storage.paths import make

NAME = "lock"
"""Of the file that is locked; it is empty."""
LONGEST, AGAIN = 0.5, 0.01
"""Seconds for which the lock is waited for, and after which it is asked for again."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which is made where it is missing; go on without it where it can't be had in time."""
    descriptor = None
    with suppress(OSError):  # what is wrong with the folder is said by who writes
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
    ends = time.monotonic() + LONGEST
    while True:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= ends:
                return
            time.sleep(AGAIN)
        except OSError:  # a file system without locks
            return
        else:
            return
