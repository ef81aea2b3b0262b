"""Program in a pseudo-terminal: its output, the times of it, and the time until it is idle.

No screen is emulated: whether a word is shown is determined from the bytes without their control sequences. Queries are
not answered, as over a line that loses replies.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from bench import processes
from bench.line import Line, Speed

SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])")
QUIET = 0.2
"""Seconds without output and without work after which a program counts as idle."""
STEP = 0.02
"""Seconds between two samples of a process tree's usage."""
SMALL = 1_000_000
"""Nanoseconds of work in a step that don't count: a polling timer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Response to a key."""

    written: int
    """Number of bytes."""
    took: float
    """Milliseconds until the last of them; 0 where nothing was written."""


class Late(Exception):
    """A program did not become idle within the limit."""


class Run:
    """One run of a program in a terminal of `columns` by `rows`; it is killed at the end."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        columns: int,
        rows: int,
        limit: float,
        *,
        speed: Speed | None = None,
    ) -> None:
        """Start the program, optionally behind a slow line; no wait takes longer than `limit` seconds."""
        self.limit = limit
        self.written = 0
        self._head = b""
        """Output until the first text was shown."""
        self._last = 0.0
        self.begun = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            try:
                # The child sets the size, so that the terminal has it before the program asks.
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], [*command], dict(environ))
            finally:
                os._exit(127)
        self._line = Line(self._master, speed) if speed else None
        self._fd = self._line.fileno() if self._line else self._master

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in reversed(processes.tree(self.pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if self._line:
            self._line.close()
        os.close(self._master)
        os.waitpid(self.pid, 0)

    def read(self, wait: float) -> bytes:
        """Return the output of the next `wait` seconds, b"" where there is none."""
        ready, _, _ = select.select([self._fd], [], [], wait)
        if not ready:
            return b""
        try:
            data = os.read(self._fd, 65_536)
        except OSError:
            raise Late("the program ended") from None
        if not data:
            raise Late("the program ended")
        self._last = time.perf_counter()
        self.written += len(data)
        return data

    def first(self, word: str) -> float:
        """Wait until `word` is shown, and return the milliseconds since the start."""
        while word.encode() not in SEQUENCE.sub(b"", self._head):
            self._head += self.read(0.1)
            self._check(self.begun)
        return self._since(self.begun)

    def done(self, since: float) -> float:
        """Wait until the program is idle, and return the milliseconds from `since` to then."""
        busy = time.perf_counter()
        spent, _ = processes.work(self.pid)
        looked = busy
        while time.perf_counter() - busy < QUIET:
            if self.read(STEP):
                busy = time.perf_counter()
            if time.perf_counter() - looked >= STEP:
                now, runs = processes.work(self.pid)
                looked = time.perf_counter()
                if runs or now - spent > SMALL:
                    busy = looked
                spent = now
            self._check(since)
        return (busy - since) * 1000

    def press(self, keys: str) -> Answer:
        """Send keys at once, and wait until the response is complete."""
        before, begun = self.written, time.perf_counter()
        os.write(self._fd, keys.encode())
        self.done(begun)
        written = self.written - before
        return Answer(written, self._since(begun) if written else 0.0)

    def hold(self, key: str, times: int, interval: float) -> Answer:
        """Send a key `times` times, `interval` seconds apart; `took` is from the last key to the last byte."""
        before = self.written
        begun = now = time.perf_counter()
        for number in range(times):
            while (left := begun + number * interval - time.perf_counter()) > 0:
                self.read(left)
            now = time.perf_counter()
            os.write(self._fd, key.encode())
        self.done(now)
        return Answer(self.written - before, self._since(now))

    def idle(self, seconds: float) -> int:
        """Return the number of bytes written in a time without keys."""
        before, end = self.written, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
        return self.written - before

    def memory(self) -> int:
        """Return the bytes of memory used now (PSS)."""
        return processes.memory(self.pid)

    def _since(self, start: float) -> float:
        return (self._last - start) * 1000

    def _check(self, start: float) -> None:
        if time.perf_counter() - start > self.limit:
            raise Late(f"not in {self.limit:.0f} s")
