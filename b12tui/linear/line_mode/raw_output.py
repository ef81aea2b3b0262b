"""Unbuffered output of line mode, and control of the terminal's queues.

Text is written past Python's buffers: it has left, or is in the terminal's queue. Bytes in a buffer of Python would be
written again when the program ends, and a stalled line would block it there. The terminal's own queue is flushed by
Ctrl+C unless NOFLSH is set (POSIX, General Terminal Interface), and text flushed in this way is never shown. So that
flag is set while line mode has the terminal: nothing is lost unnoticed, and output is discarded here only, where its
length is known.

sshd takes whatever is written, and passes it on as the line allows: a whole book would still come after Ctrl+C. So over
SSH no more is written ahead than `AHEAD`, as far as the system tells what a line has not delivered (proc(5), net/tcp).
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from b12tui.descriptors import write_some
from b12tui.fasttyping import TextIO

POSIX = os.name == "posix"
"""Whether the system has POSIX terminals; their modules are imported when first needed."""

_LOCAL = 3
"""Index of the local modes in a terminal's attributes."""


AHEAD = 4_096
"""Bytes that may be under way over SSH: no reader is held up by it, and one who stops it waits for no more."""
WRITE_BYTES = 1_024
"""Bytes written between two looks at the line."""
LOOK_SECONDS = 0.01
"""Seconds to wait for the line before looking again, and for sshd to take a step."""


class RawOutput:
    """Stream that is written to without buffering where it has a descriptor."""

    def __init__(self, stream: TextIO, *, looks_ahead: bool = True) -> None:
        """Write to `stream`; unless `looks_ahead`, no file of the system is read to learn what is under way."""
        self._stream = stream
        self._fd = _descriptor(stream) if POSIX else None
        self.written = 0
        """Number of bytes written, including discarded ones; characters where there is no descriptor."""
        looks = looks_ahead and self._fd is not None and stream.isatty()
        self._connection = os.environ.get("SSH_CONNECTION", "") if looks else ""
        """Addresses and ports of the SSH connection that the terminal is at the other end of; empty: none is known."""
        self._looked_at = 0
        """Bytes written when the line was looked at last."""
        self._writing = False
        """Whether a write has not ended."""

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
        self._writing = True
        while rest:
            taken = write_some(self._fd, rest)
            self.written += taken
            rest = rest[taken:]
            if self._connection and self.written - self._looked_at >= WRITE_BYTES:
                self._wait_for_line()
        self._writing = False

    def _wait_for_line(self) -> None:
        """Wait until the line has delivered what was written, but for `AHEAD`."""
        self._looked_at = self.written
        time.sleep(LOOK_SECONDS)
        while (waiting := undelivered(self._connection)) is not None and waiting > AHEAD:
            time.sleep(LOOK_SECONDS)
        if waiting is None:
            self._connection = ""

    def lost(self) -> int:
        """Return how many bytes, at most, no one has received of a terminal that has gone away."""
        return AHEAD if self._connection else _pseudo_terminal_room() if self._writing else 0

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


def undelivered(connection: str, table: Path = Path("/proc/net")) -> int | None:
    """Return the bytes that a TCP connection has not delivered; None where the system doesn't tell.

    `connection` is as in SSH_CONNECTION: address and port of the client, then of the server.
    """
    try:
        client, client_port, server, server_port = connection.split()
        for name in ("tcp", "tcp6"):
            ends = [_endpoint(server, int(server_port), name), _endpoint(client, int(client_port), name)]
            for line in (table / name).read_text(encoding="ascii").splitlines()[1:]:
                _, *local_and_remote, _, queues = line.split(maxsplit=5)[:5]
                if local_and_remote == ends:
                    return int(queues.partition(":")[0], 16)
    except (OSError, ValueError):
        return None
    return None


def _endpoint(address: str, port: int, table: str) -> str:
    """Return an address and a port in the notation of the system's tables: words of the machine's byte order."""
    import socket
    import struct

    if table == "tcp6":
        packed = socket.inet_pton(socket.AF_INET6, address if ":" in address else f"::ffff:{address}")
    else:
        packed = b"" if ":" in address else socket.inet_pton(socket.AF_INET, address)
    words = struct.unpack(f"={len(packed) // 4}I", packed)
    return f"{''.join(f'{word:08X}' for word in words)}:{port:04X}"


def _pseudo_terminal_room() -> int:
    """Return how many bytes a pseudo-terminal takes that nobody reads from."""
    master, slave = os.openpty()
    try:
        os.set_blocking(slave, False)
        taken = 0
        with suppress(BlockingIOError):
            while True:
                taken += os.write(slave, b" " * 64)
        return taken
    finally:
        os.close(master)
        os.close(slave)


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
