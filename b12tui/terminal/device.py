"""Terminal device file: bytes in and out, and the screen size.

The file is opened by this program for itself and is non-blocking, so that a `write` to a stalled line can be abandoned
and a broken line is reported (TerminalLost). Modes and signals are handled elsewhere.
"""

from __future__ import annotations

import os
import select
import termios
import threading
import time

from b12tui.catalogue import terminals
from b12tui.errors import NoTerminalDevice, TerminalLost
from b12tui.fasttyping import Any

STALLED = 0.1
"""Seconds between checks whether a stalled write is still wanted."""

READ_BYTES = 4_096
"""Bytes read at once: the size of a terminal's input buffer."""

MAX_SCREEN_SIZE = (1_000, 500)
"""Greatest columns and rows that are used: no screen has more, but the other end of a line may report 65,535 of each,
and every cell takes memory. Of a larger screen the upper left part is used."""


class Device:
    """Open terminal device."""

    def __init__(self, path: str) -> None:
        """Open the terminal at `path`; raise NoTerminalDevice if there is none."""
        self.path = path
        try:
            self.fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            raise NoTerminalDevice(path, opened=False) from error
        try:
            self.attributes: list[Any] = termios.tcgetattr(self.fd)
            """Attributes as found at the start."""
        except termios.error as error:
            os.close(self.fd)
            raise NoTerminalDevice(path, opened=True) from error
        self._woken, self._waker = os.pipe()
        self.writing = threading.RLock()
        """Lock held while something is written."""
        self.is_lost = False
        """Whether the line is broken."""
        self.is_muted = False
        """Whether writes are discarded, because another program has the terminal."""

    def close(self) -> None:
        """Close the file; calling it again does nothing."""
        if self.fd >= 0:
            for fd in (self.fd, self._woken, self._waker):
                os.close(fd)
            self.fd = -1

    def size(self) -> tuple[int, int]:
        """Return columns and rows, at most MAX_SCREEN_SIZE; 80 and 24 if the terminal does not report them."""
        try:
            columns, rows = os.get_terminal_size(self.fd)
        except OSError as error:
            raise self._line_lost() from error
        return min(columns, MAX_SCREEN_SIZE[0]) or 80, min(rows, MAX_SCREEN_SIZE[1]) or 24

    def set_attributes(self, attributes: list[Any]) -> None:
        """Set attributes at once, without draining output, which would wait for the line."""
        try:
            termios.tcsetattr(self.fd, termios.TCSANOW, attributes)
        except termios.error as error:
            raise self._line_lost() from error

    def write(self, data: bytes) -> None:
        """Write all of `data`, at once if the line takes it, however long it stalls."""
        rest = memoryview(data)
        with self.writing:
            while rest and not self.is_muted:
                try:
                    rest = rest[os.write(self.fd, rest) :]
                except BlockingIOError:
                    select.select([], [self.fd], [], STALLED)
                except OSError as error:
                    raise self._line_lost() from error

    def write_available(self, data: bytes) -> bytes:
        """Write as much of `data` as the line takes at once, and return the rest."""
        with self.writing:
            try:
                return b"" if self.is_muted else data[os.write(self.fd, data) :]
            except BlockingIOError:
                return data
            except OSError as error:
                raise self._line_lost() from error

    def write_within(self, data: bytes, seconds: float) -> bool:
        """Write `data`, muted or not; return whether all of it went out within `seconds`."""
        end = time.monotonic() + seconds
        while data:
            try:
                data = data[os.write(self.fd, data) :]
            except BlockingIOError:
                left = end - time.monotonic()
                if left <= 0:
                    return False
                select.select([], [self.fd], [], left)
            except OSError as error:
                raise self._line_lost() from error
        return True

    def discard(self) -> None:
        """Discard output that the line has not taken yet."""
        try:
            termios.tcflush(self.fd, termios.TCOFLUSH)
        except termios.error as error:
            raise self._line_lost() from error

    def read(self, timeout: float | None, *, room: bool = False, keys: bool = True) -> bytes:
        """Return typed bytes as soon as there are any; b"" after `timeout` seconds (None: no limit) or `wake`.

        With `room`, return also when output can be written. Without `keys`, typed bytes are left unread.
        """
        listened = [self.fd, self._woken] if keys else [self._woken]
        ready, _, _ = select.select(listened, [self.fd] if room else [], [], timeout)
        if self._woken in ready:
            os.read(self._woken, 4096)
        if self.fd not in ready:
            return b""
        try:
            data = os.read(self.fd, READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._line_lost() from error
        if not data:
            raise self._line_lost()
        return data

    def wake(self) -> None:
        """Make a `read` that waits in another thread return."""
        os.write(self._waker, b"\0")

    def _line_lost(self) -> TerminalLost:
        self.is_lost = True
        return TerminalLost(terminals.GONE)
