"""A program in a pseudo-terminal: what it writes, when, and how long until it has nothing more to do.

No screen is kept: that a word stands on it is told by the bytes without their control sequences. Nothing is answered,
as over a line on which answers are lost.
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
"""Seconds without a byte and without work after which a program is taken to be done."""
STEP = 0.02
"""Seconds between two looks at what a tree of processes uses."""
SMALL = 1_000_000
"""Nanoseconds of work in a step that are no work: a timer that looks whether there is any."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What followed a key."""

    written: int
    """Bytes."""
    took: float
    """Milliseconds until the last of them; 0 where nothing was written."""


class Late(Exception):
    """The program did not come to an end of what it did within the limit."""


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
        """Start it, at the other end of a slow line maybe; nothing is waited for longer than `limit` seconds."""
        self.limit = limit
        self.written = 0
        self._head = b""
        """What was written until the first text stood there."""
        self._last = 0.0
        self.begun = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            try:
                # The size is set by the child: its terminal has it before the program looks.
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
        """Return what comes within `wait` seconds, b"" where nothing does."""
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
        """Wait until `word` stands on the screen; return the milliseconds since the start."""
        while word.encode() not in SEQUENCE.sub(b"", self._head):
            self._head += self.read(0.1)
            self._check(self.begun)
        return self._since(self.begun)

    def done(self, since: float) -> float:
        """Wait until nothing is written and nothing works; return the milliseconds from `since` to then."""
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
        """Send keys at once and wait until all is done that they led to."""
        before, begun = self.written, time.perf_counter()
        os.write(self._fd, keys.encode())
        self.done(begun)
        written = self.written - before
        return Answer(written, self._since(begun) if written else 0.0)

    def hold(self, key: str, times: int, interval: float) -> Answer:
        """Send a key so many times, `interval` seconds apart; `took` is from the last of them to the last byte."""
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
        """Return how many bytes come in a time without keys."""
        before, end = self.written, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
        return self.written - before

    def memory(self) -> int:
        """Return the bytes that it takes now (PSS)."""
        return processes.memory(self.pid)

    def _since(self, begun: float) -> float:
        return (self._last - begun) * 1000

    def _check(self, begun: float) -> None:
        if time.perf_counter() - begun > self.limit:
            raise Late(f"not in {self.limit:.0f} s")
