"""Standard streams that always exist and whose errors are reported in a sentence.

A descriptor that was closed before the start (`>&-`) is opened on the null device: otherwise the next file that is
opened would get its number, and messages would be written to it. Failed writes to standard output raise WriteError, so
that a full disk is distinguished from a bug; TerminalLost if the terminal behind it went away. A reader that went away
(`| head`) still raises Python's BrokenPipeError.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import suppress

from b12tui.catalogue import terminals
from b12tui.descriptors import write_some
from b12tui.errors import NoTerminal, TerminalLost, WriteError
from b12tui.fasttyping import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

CLOSED = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
"""Modes in which the null device is opened in place of a closed descriptor.

Reading the first and writing the second fail as they did before; data written to standard error is discarded.
"""


class Output(io.RawIOBase):
    """Standard output as a raw file that raises WriteError or TerminalLost when a write fails."""

    def fileno(self) -> int:
        """Return the file descriptor."""
        return 1

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return os.isatty(1)

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Write some of `data`, waiting until a non-blocking descriptor is ready; return the number of bytes."""
        return write_some(1, data)


def command_input() -> TextIO:
    """Return standard input for commands; raise NoTerminal if it is closed."""
    if sys.stdin is None:
        raise NoTerminal(terminals.NO_COMMANDS)
    return sys.stdin


def prepare() -> None:
    """Open closed descriptors, and replace standard output by one that raises B12Error; only on POSIX systems."""
    if not hasattr(os, "O_NONBLOCK"):  # Windows consoles have files of their own kind
        return
    for number, mode in enumerate(CLOSED):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # this uses the lowest free number, and those below are taken
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    before = sys.stdout
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(Output()),
        encoding=before.encoding if before else "utf-8",
        errors=before.errors if before else "replace",
        line_buffering=bool(before and before.line_buffering),
    )


def utf8_output() -> TextIO:
    """Return standard output, which takes UTF-8 and line feeds from here on: a file for programs, in any locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return sys.stdout


def input_has_text() -> bool:
    """Return whether standard input is a pipe, a file or a socket: no terminal, no null device, not closed."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
        if not _is_readable(sys.stdin.fileno()):
            return False
    except (OSError, ValueError, AttributeError):  # none at all, or not a real file, as in tests
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def _is_readable(descriptor: int) -> bool:
    """Return whether a descriptor was opened for reading."""
    try:
        from fcntl import F_GETFL, fcntl
    except ImportError:  # Windows
        return True
    return fcntl(descriptor, F_GETFL) & os.O_ACCMODE != os.O_WRONLY


def discard_output(error: Exception) -> None:
    """Discard all further output if `error` means that standard output can't be written.

    Python would otherwise report an error when it flushes the rest at exit.
    """
    if isinstance(error, WriteError | TerminalLost | BrokenPipeError):
        _discard(sys.stdout)


def discard_errors() -> None:
    """Discard all further output to standard error, which can't be written; otherwise it would change the exit code."""
    _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
