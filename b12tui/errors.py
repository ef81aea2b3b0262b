"""Exceptions and exit codes.

    B12Error             one sentence with the remedy, for people, on standard error
    ├── ReadError        the text could not be read (exit 1)
    │   ├── FormatError  it isn't in the format in which it is read
    │   └── IsDirectory  it is a folder, which can be listed
    ├── WriteError       standard output can't be written (exit 1)
    ├── NoTerminal       there is no terminal to draw on or to type at (exit 1)
    ├── TerminalLost     the terminal went away while reading (exit 1)
    ├── ActionRefused    an action can't be performed; shown as a message, never the end (exit 1)
    ├── LimitReached     the session reached its limit of memory or CPU time (exit 1)
    └── UsageError       the command line is invalid (exit 2)

Users never see a traceback of these: the problem is reported in a sentence.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    INTERRUPTED = 130


class B12Error(Exception):
    """Error reported to the user as one sentence, with the remedy."""

    exit = ExitCode.FAILURE


class ReadError(B12Error):
    """The text could not be read: missing, a folder, no permission, too large, not text."""


class FormatError(ReadError):
    """The text isn't in the format in which it is read."""

    def __init__(self, place: str, expected: str, name: str = "") -> None:
        """Create the error for what should be `expected` at `place`, in a text called `name`."""
        self.place = place
        """Line, or JSON pointer (RFC 6901)."""
        self.expected = expected
        self.name = name
        subject = f"{name} can't be read: " if name else ""
        super().__init__(f"{subject}{place} should be {expected}")


class IsDirectory(ReadError):
    """The name is a folder, which the caller may list instead."""


class WriteError(B12Error):
    """Standard output can't be written: it is closed, or a disk is full."""


def unwritable(error: OSError, descriptor: int) -> B12Error:
    """Return the WriteError or TerminalLost for a failed write to standard output."""
    import errno
    import os
    import stat

    if error.errno == errno.EBADF:
        return WriteError("standard output is closed, so there is nowhere to write to")
    # A terminal that is gone only still reports that it is a device.
    if error.errno in (errno.EIO, errno.ENXIO) and stat.S_ISCHR(os.fstat(descriptor).st_mode):
        return TerminalLost("the terminal went away")
    reason = (error.strerror or "no reason given").lower()
    return WriteError(f"standard output can't be written ({reason}); send it to another place")


class NoTerminal(B12Error):
    """There is no terminal to draw on or to read keys from."""


class TerminalLost(B12Error):
    """The terminal went away; standard error may lead elsewhere, so the error is still reported there."""


class ActionRefused(B12Error):
    """An action can't be performed; the sentence is shown as a message."""


class LimitReached(B12Error):
    """The session reached a limit that it set for itself: memory or CPU time."""


class UsageError(B12Error):
    """The command line is invalid."""

    exit = ExitCode.USAGE
