"""Unbuffered output of line mode, and control of the terminal's queues.

Text is written past Python's buffers: it has left, or is in the terminal's queue. Bytes in a buffer of Python would be
written again when the program ends, and a stalled line would block it there. The terminal's own queue is flushed by
Ctrl+C unless NOFLSH is set (POSIX, General Terminal Interface), and text flushed in this way is never shown. So that
flag is set while line mode has the terminal: nothing is lost unnoticed, and output is discarded here only, where its
length is known.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO

from b12tui.descriptors import write_some

POSIX = os.name == "posix"
"""Whether the system has POSIX terminals; their modules are imported when first needed."""

_LOCAL = 3
"""Index of the local modes in a terminal's attributes."""


class RawOutput:
    """Stream that is written to without buffering where it has a descriptor."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._fd = _descriptor(stream) if POSIX else None
        self.written = 0
        """Number of bytes written, including discarded ones; characters where there is no descriptor."""

    def write(self, text: str) -> None:
        """Write all of `text`, however long the line stalls; a signal handler that raises cancels it.

        Raises BrokenPipeError, WriteError or TerminalLost where it can't be written.
        """
        if self._fd is None:
            self._stream.write(text)
            self._stream.flush()
            self.written += len(text)
            return
        self._stream.flush()
        rest = memoryview(text.encode(self._stream.encoding, self._stream.errors or "strict"))
        while rest:
            taken = write_some(self._fd, rest)
            self.written += taken
            rest = rest[taken:]

    def discard(self) -> int:
        """Discard what the terminal still has to send, and return the number of bytes.

        A pseudo-terminal of Linux doesn't report how many it has; then none are discarded.
        """
        if self._fd is None or not os.isatty(self._fd):
            return 0
        import fcntl
        import termios

        with suppress(OSError, termios.error):
            waiting = int.from_bytes(fcntl.ioctl(self._fd, termios.TIOCOUTQ, bytes(4)), "little")
            if waiting:
                termios.tcflush(self._fd, termios.TCOFLUSH)
            return waiting
        return 0


class TerminalQueues:
    """Queues of the input terminal, which Ctrl+C must not flush."""

    def __init__(self, stdin: TextIO) -> None:
        self._fd = _descriptor(stdin) if POSIX and stdin.isatty() else None
        self._set = False

    def keep(self) -> None:
        """Keep Ctrl+C from flushing; called at each prompt, since a shell may have set its own modes meanwhile."""
        self._set = self._change(on=True) or self._set

    def give_back(self) -> None:
        """Restore the effect of Ctrl+C."""
        if self._set:
            self._change(on=False)

    def forget_typed(self) -> None:
        """Discard input that is typed and not read yet, as Ctrl+C does by default."""
        if self._fd is not None:
            import termios

            with suppress(termios.error):
                termios.tcflush(self._fd, termios.TCIFLUSH)

    def _change(self, *, on: bool) -> bool:
        """Switch NOFLSH and return whether it changed; not in a background job, which would be stopped for it."""
        if self._fd is None:
            return False
        import termios

        with suppress(OSError, termios.error):
            attributes = termios.tcgetattr(self._fd)
            if bool(attributes[_LOCAL] & termios.NOFLSH) != on and os.tcgetpgrp(self._fd) == os.getpgrp():
                attributes[_LOCAL] ^= termios.NOFLSH
                termios.tcsetattr(self._fd, termios.TCSANOW, attributes)
                return True
        return False


def _descriptor(stream: TextIO) -> int | None:
    """Return the file descriptor of a stream, or None where it has none."""
    try:
        return stream.fileno()
    except (OSError, ValueError, AttributeError):
        return None
