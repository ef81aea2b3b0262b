"""Standard input that another program still writes, such as `tail -f`: what has come, and what comes later.

    growing = GrowingInput(0, limit)
    beginning = growing.first()
    ...
    more = growing.take()

The beginning ends where the writer pauses. From then on a thread reads, so that the writer is not held up while a text
is read. The descriptor is closed at the limit and when the process ends: the writer's next write then fails (SIGPIPE).
"""

from __future__ import annotations

import os
import select
import time
from _thread import start_new_thread
from contextlib import suppress

from b12tui.encodings import end_of_lines, wide_encoding

PAUSE = 0.5
"""Seconds without output after which the beginning of a text is shown."""
LONGEST_WAIT = 2.0
"""Seconds from the first output on after which the beginning is shown although the writer never pauses."""
SLOW = 1_048_576
"""Bytes that a writer must have written by then, or it counts as one that goes on for long."""
READ_BYTES = 1_048_576
"""Bytes of one read."""
GROWTH = 64
"""A text is read again where it has grown by one part in so many, or the writer has paused since the last look."""


class GrowingInput:
    """Bytes from a pipe or a socket, at most `limit`."""

    def __init__(self, descriptor: int, limit: int) -> None:
        self._descriptor = os.dup(descriptor)  # what is typed may come to be standard input
        self._limit = limit
        self._data = bytearray()
        self.taken = 0
        """Bytes that were returned."""
        self._looked = 0
        self.ended = False
        """Whether no more will come."""
        self.encoding: str | None = None
        """Encoding of two or four bytes a character, empty for another; None before the beginning is known."""
        self.is_cut = False
        """Whether more was written than the limit."""

    def first(self, pause: float = PAUSE) -> bytes:
        """Wait for the beginning: all until the writer ends or pauses; raise OSError if it can't be read.

        If it has not ended, reading continues in a thread. More than the limit is read by one byte.
        """
        begun = 0.0
        while not self.ended and len(self._data) <= self._limit:
            ready, _, _ = select.select([self._descriptor], [], [], pause if self._data else None)
            now = time.monotonic()
            if not ready or (begun and now - begun > max(LONGEST_WAIT, pause) and len(self._data) < SLOW):
                start_new_thread(self._read_on, ())
                break
            self._read()
            begun = begun or now
        return self._whole_lines()

    def take(self) -> bytes | None:
        """Return all that has come if that is more than was returned before, in whole lines until the end; else None.

        While much comes, a part of it waits for the next call.
        """
        ended, size, looked = self.ended, len(self._data), self._looked
        self._looked = size
        if not ended and size != looked and (size - self.taken) * GROWTH < self.taken:
            return None
        before = self.taken
        found = self._whole_lines(ended=ended)
        return found if self.taken > before else None

    def rest(self) -> bytes:
        """Wait until the writer ends or the limit is passed, and return all that has come."""
        while not self.ended:
            time.sleep(PAUSE / 5)
        self.taken = len(self._data)
        return bytes(self._data)

    def _whole_lines(self, *, ended: bool = False) -> bytes:
        """Return all whole lines; all that has come if there are none, or the writer has `ended`."""
        data = bytes(self._data)
        if self.encoding is None:
            self.encoding = wide_encoding(data)
        end = 0 if ended or self.ended else end_of_lines(data, self.encoding)
        self.taken = max(end or len(data), self.taken)
        return data[: self.taken]

    def _read(self) -> None:
        data = os.read(self._descriptor, min(READ_BYTES, self._limit + 1 - len(self._data)))
        self._data += data
        self.ended = not data

    def _read_on(self) -> None:
        """Read until the end or the limit."""
        with suppress(OSError):
            while not self.ended and len(self._data) <= self._limit:
                select.select([self._descriptor], [], [])  # the other end may have made reads return at once
                self._read()
        self.is_cut = len(self._data) > self._limit
        os.close(self._descriptor)
        self.ended = True
