"""The stream that line mode writes to, past Python's buffers: what was written has left, or is in the terminal's queue.

Bytes in a buffer of ours would be written once more when the program ends, and a line that stalls would hold it there.
The terminal has a queue of its own, which Ctrl+C empties unless NOFLSH is set (POSIX, General Terminal Interface): then
what was written is never shown. So that flag is set while line mode has the terminal; nothing is lost unseen, and what
is thrown away is thrown away here, where its length can be told.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO

from b12tui.errors import unwritable

POSIX = os.name == "posix"
"""Whether terminals are of the kind that is meant here; what knows them is loaded when it is needed first."""

_LOCAL = 3
"""The index of the local modes among a terminal's attributes."""


class RawOutput:
    """A stream that is written to byte by byte where it has a descriptor."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._fd = _descriptor(stream) if POSIX else None
        self.written = 0
        """How many bytes were written, also those that were discarded; characters where there is no descriptor."""

    def write(self, text: str) -> None:
        """Write all of `text`, however long the line stalls; a signal handler that raises breaks it off.

        BrokenPipeError, WriteError and TerminalLost are raised where it can't be written.
        """
        if self._fd is None:
            self._stream.write(text)
            self._stream.flush()
            self.written += len(text)
            return
        self._stream.flush()
        rest = memoryview(text.encode(self._stream.encoding, self._stream.errors or "strict"))
        while rest:
            try:
                taken = os.write(self._fd, rest)
            except BlockingIOError:
                from select import select

                select([], [self._fd], [])
                continue
            except BrokenPipeError:
                raise
            except OSError as error:
                raise unwritable(error, self._fd) from error
            self.written += taken
            rest = rest[taken:]

    def discard(self) -> int:
        """Throw away what the terminal still has to send, and return how many bytes that was.

        A pseudo-terminal of Linux doesn't tell how many it has; then none are thrown away.
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
    """The queues of the terminal that commands are typed at: Ctrl+C leaves them to this program."""

    def __init__(self, stdin: TextIO) -> None:
        self._fd = _descriptor(stdin) if POSIX and stdin.isatty() else None
        self._set = False

    def keep(self) -> None:
        """Have Ctrl+C empty no queue; called at each prompt, for a shell may have set its own modes meanwhile."""
        self._set = self._change(on=True) or self._set

    def give_back(self) -> None:
        """Have Ctrl+C do what it did before."""
        if self._set:
            self._change(on=False)

    def forget_typed(self) -> None:
        """Throw away what is typed and not read yet, as Ctrl+C does by itself where it is not told otherwise."""
        if self._fd is not None:
            import termios

            with suppress(termios.error):
                termios.tcflush(self._fd, termios.TCIFLUSH)

    def _change(self, *, on: bool) -> bool:
        """Switch NOFLSH; tell whether it was not as asked for. A job in the background would be stopped for it."""
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
