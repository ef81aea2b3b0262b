"""Exceptions and exit codes.

    B12Error             one sentence with the remedy, for people, on standard error
    ├── ReadError        the text could not be read (exit 1)
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

    def __init__(self, message: str = "", *, name_first: bool = True) -> None:
        """Report `message`; `name_first` tells whether it begins with a name, whose case is kept in a sentence."""
        super().__init__(message)
        self.name_first = name_first


class ReadError(B12Error):
    """The text could not be read: missing, a folder, no permission, too large, not text."""


class IsDirectory(ReadError):
    """The name is a folder, which the caller may list instead."""


class WriteError(B12Error):
    """Standard output can't be written: it is closed, or a disk is full."""


def unwritable(error: OSError, descriptor: int) -> B12Error:
    """Return the WriteError or TerminalLost for a failed write to standard output."""
    import errno
    import os
    import stat

    from b12tui.catalogue import terminals

    if error.errno == errno.EBADF:
        return WriteError(terminals.STDOUT_CLOSED)
    # A terminal that is gone only still reports that it is a device.
    if error.errno in (errno.EIO, errno.ENXIO) and stat.S_ISCHR(os.fstat(descriptor).st_mode):
        return TerminalLost(terminals.GONE)
    reason = (error.strerror or terminals.NO_REASON).lower()
    return WriteError(terminals.stdout_unwritable(reason))


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
