"""What can go wrong, and how the program ends.

    B12Error             one sentence with the remedy, for people, on standard error
    ├── ReadError        the text could not be had (exit 1)
    │   └── IsDirectory  it is a folder, which can be listed
    ├── WriteError       standard output can't be written (exit 1)
    ├── NoTerminal       there is nothing to draw on or to type at (exit 1)
    ├── TerminalLost     the terminal went away while it was read (exit 1)
    ├── ActionRefused    what an action asked for can't be done; a message to the reader, never an exit
    ├── LimitReached     the session has used what it may of memory or computing (exit 1)
    └── UsageError       the command line asks for something that there isn't (exit 2)

No error carries a traceback to a reader: what the program can't do is said in a sentence.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    INTERRUPTED = 130


class B12Error(Exception):
    """One sentence that says what is wrong and what to do about it."""

    exit = ExitCode.FAILURE


class ReadError(B12Error):
    """The text could not be had: missing, a folder, no permission, too large, not text."""


class IsDirectory(ReadError):
    """What was named is a folder, which whoever asked may list instead."""


class WriteError(B12Error):
    """Standard output can't be written: it is closed, or a disk is full."""


def unwritable(error: OSError, descriptor: int) -> B12Error:
    """Return the WriteError or TerminalLost that a failed write to standard output is."""
    import errno
    import os
    import stat

    if error.errno == errno.EBADF:
        return WriteError("standard output is closed, so there is nowhere to write to")
    # Of a terminal that is gone nothing can be asked but that it is a device.
    if error.errno in (errno.EIO, errno.ENXIO) and stat.S_ISCHR(os.fstat(descriptor).st_mode):
        return TerminalLost("the terminal went away")
    reason = (error.strerror or "no reason given").lower()
    return WriteError(f"standard output can't be written ({reason}); send it to another place")


class NoTerminal(B12Error):
    """There is no terminal to draw on or to read keys from."""


class TerminalLost(B12Error):
    """The terminal's other end went away; standard error may be another's, who is told."""


class ActionRefused(B12Error):
    """What an action asked for can't be done here; the sentence is shown as a message."""


class LimitReached(B12Error):
    """A limit that the session set for itself is reached: memory, or time of computing."""


class UsageError(B12Error):
    """The command line asks for something that there isn't."""

    exit = ExitCode.USAGE
