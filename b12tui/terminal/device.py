"""The terminal's file: bytes in and out, and its size.

It is opened by this program for itself and never blocks, so that a line which stalls makes a `write` wait that can be
broken off, and one which breaks says so (TerminalLost). It knows no modes and no signals.
"""

from __future__ import annotations

import os
import select
import termios
import threading
import time
from typing import Any

from b12tui.errors import NoTerminal, TerminalLost

STALLED = 0.1
"""Seconds between two looks whether a write that the line does not take is still wanted."""

PIECE = 4_096
"""Bytes that are read at once: as many as a terminal holds for who reads from it."""

MAX_WRITE_BYTES = (1_000, 500)
"""Columns and rows: no screen has more, but a stranger at the other end of a line may say 65,535 of each, and every
cell takes memory. A larger one is used at its upper left."""


class Device:
    """An open terminal."""

    def __init__(self, path: str) -> None:
        """Open the terminal at `path`; NoTerminal says that there is none."""
        self.path = path
        try:
            self.fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            raise NoTerminal("there is no terminal to read keys from; b12tui --plain needs none") from error
        try:
            self.attributes: list[Any] = termios.tcgetattr(self.fd)
            """As they were found, before this program touched them."""
        except termios.error as error:
            os.close(self.fd)
            raise NoTerminal(f"{path} is no terminal; b12tui --plain needs none") from error
        self._woken, self._waker = os.pipe()
        self.writing = threading.RLock()
        """Held while something is written; who holds it has the terminal for itself."""
        self.gone = False
        """The line broke."""
        self.muted = False
        """The terminal is another's, for a while or for good: what is written goes nowhere."""

    def close(self) -> None:
        """Close the file; once is enough."""
        if self.fd >= 0:
            for fd in (self.fd, self._woken, self._waker):
                os.close(fd)
            self.fd = -1

    def size(self) -> tuple[int, int]:
        """Return columns and rows, LARGEST at most; 80 and 24 where the terminal does not say."""
        try:
            columns, rows = os.get_terminal_size(self.fd)
        except OSError as error:
            raise self._gone() from error
        return min(columns, MAX_WRITE_BYTES[0]) or 80, min(rows, MAX_WRITE_BYTES[1]) or 24

    def set_attributes(self, attributes: list[Any]) -> None:
        """Set attributes, at once: to drain is to wait for the line."""
        try:
            termios.tcsetattr(self.fd, termios.TCSANOW, attributes)
        except termios.error as error:
            raise self._gone() from error

    def write(self, data: bytes) -> None:
        """Write all of `data`, at one go if the line takes it, however long it stalls."""
        rest = memoryview(data)
        with self.writing:
            while rest and not self.muted:
                try:
                    rest = rest[os.write(self.fd, rest) :]
                except BlockingIOError:
                    select.select([], [self.fd], [], STALLED)
                except OSError as error:
                    raise self._gone() from error

    def offer(self, data: bytes) -> bytes:
        """Write what the line takes of `data` at once, and return the rest."""
        with self.writing:
            try:
                return b"" if self.muted else data[os.write(self.fd, data) :]
            except BlockingIOError:
                return data
            except OSError as error:
                raise self._gone() from error

    def write_within(self, data: bytes, seconds: float) -> bool:
        """Write `data`, muted or not; tell whether all of it went out in time."""
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
                raise self._gone() from error
        return True

    def drop(self) -> None:
        """Throw away what the line has not taken yet."""
        try:
            termios.tcflush(self.fd, termios.TCOFLUSH)
        except termios.error as error:
            raise self._gone() from error

    def read(self, timeout: float | None, *, room: bool = False, keys: bool = True) -> bytes:
        """Return what was typed, as soon as there is something; b"" after `timeout` seconds (None: never) or `wake`.

        With `room` also when something can be written. Without `keys` what was typed stays where it is.
        """
        listened = [self.fd, self._woken] if keys else [self._woken]
        ready, _, _ = select.select(listened, [self.fd] if room else [], [], timeout)
        if self._woken in ready:
            os.read(self._woken, 4096)
        if self.fd not in ready:
            return b""
        try:
            data = os.read(self.fd, PIECE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._gone() from error
        if not data:
            raise self._gone()
        return data

    def wake(self) -> None:
        """Let a `read` that waits in another thread return."""
        os.write(self._waker, b"\0")

    def _gone(self) -> TerminalLost:
        self.gone = True
        return TerminalLost("the terminal went away")
