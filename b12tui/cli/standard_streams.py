"""Standard input, output and error as this program uses them: each there, and one that fails says so in a sentence.

A descriptor that was closed before the start (`>&-`) is filled, or the next file that is opened would get its number
and what is written for people would go into it. What can't be written to standard output is raised as WriteError, so
that a full disk is told from a fault of this program; a terminal behind it that went away is TerminalLost. A reader
that went away (`| head`) stays the BrokenPipeError that Python makes of it.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from b12tui.errors import TerminalLost, WriteError, unwritable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

CLOSED = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
"""How the null device is opened in place of a closed descriptor.

Reading the first and writing the second fail as they did before; what is written to standard error is dropped.
"""


class Output(io.RawIOBase):
    """Standard output as a file that raises WriteError or TerminalLost where the system refuses a write."""

    def fileno(self) -> int:
        """Return its descriptor."""
        return 1

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return os.isatty(1)

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Write some of `data`, waiting for a descriptor that never blocks, and return how many bytes."""
        while True:
            try:
                return os.write(1, data)
            except BlockingIOError:
                from select import select

                select([], [1], [])
            except BrokenPipeError:
                raise
            except OSError as error:
                raise unwritable(error, 1) from error


def prepare() -> None:
    """Fill closed descriptors, and have standard output raise what is told to people; for POSIX systems."""
    if not hasattr(os, "O_NONBLOCK"):  # the console of such a system has files of its own kind
        return
    for number, mode in enumerate(CLOSED):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # the lowest number that is free, and those below are taken
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    before = sys.stdout
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(Output()),
        encoding=before.encoding if before else "utf-8",
        errors=before.errors if before else "replace",
        line_buffering=bool(before and before.line_buffering),
    )


def give_up(error: Exception) -> None:
    """Write nothing more to standard output if `error` says that nothing can be written.

    Python would try, and complain, when it flushes what is left at the end.
    """
    if isinstance(error, WriteError | TerminalLost | BrokenPipeError):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
