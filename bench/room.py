"""Reading room: many readers of one text on one machine, all open at once, with keys typed here and there."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import selectors
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench import processes

STAGGER = 0.3
"""Seconds between two starts."""
SETTLED = 3.0
"""Seconds without output from any reader after which all count as open."""
KEYS = (*["\x1b[B"] * 4, "\x1b[6~")
"""Keys typed: four steps to a page."""
PACE = 2.0
"""Seconds between two keys of one reader."""
LATE = 5.0
"""Seconds after which a key counts as unanswered."""
IDLE = 5.0
"""Seconds without keys during which processor time is counted."""


@dataclass(frozen=True, slots=True)
class Room:
    """Figures of a full room."""

    readers: int
    memory: float
    """Bytes per reader (PSS)."""
    median: float
    """Milliseconds from a key to its response."""
    slowest: float
    """Milliseconds that one key in twenty exceeds."""
    keys: int
    """Number of keys typed and answered."""
    unanswered: int
    idle: float
    """Fraction of one core that all readers use together while nobody types."""


class _Readers:
    """Terminals of all readers."""

    def __init__(self) -> None:
        self.pids: dict[int, int] = {}
        """Process ids by the file descriptor of their terminal."""
        self.waits = selectors.DefaultSelector()

    def start(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        pid, fd = pty.fork()
        if pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
                os.execvpe(command[0], [*command], dict(environ))
            finally:
                os._exit(127)
        self.pids[fd] = pid
        self.waits.register(fd, selectors.EVENT_READ)

    def answers(self, seconds: float) -> list[int]:
        """Return the terminals with output within that time, as soon as there is one."""
        found = []
        for key, _ in self.waits.select(max(seconds, 0)):
            os.read(key.fd, 65_536)
            found.append(key.fd)
        return found

    def pause(self, seconds: float) -> None:
        """Wait for that time, discarding output."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.answers(left)

    def end(self) -> None:
        for fd, pid in self.pids.items():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(fd)


def measure(command: Sequence[str], environ: Mapping[str, str], readers: int, seconds: float) -> Room:
    """Start the readers one after the other, type for some seconds, and return the figures."""
    room = _Readers()
    try:
        for number in range(readers):
            room.start(command, environ)
            room.pause(STAGGER)
            sys.stderr.write("" if number % 10 else ".")
            sys.stderr.flush()
        while room.answers(SETTLED):
            pass
        memory = sum(processes.memory(pid) for pid in room.pids.values()) / readers
        before = sum(processes.work(pid)[0] for pid in room.pids.values())
        room.pause(IDLE)
        idle = (sum(processes.work(pid)[0] for pid in room.pids.values()) - before) / IDLE / 1e9
        lags, unanswered = _typed(room, seconds)
    finally:
        room.end()
    median, slowest = statistics.median(lags), statistics.quantiles(lags, n=20)[-1]
    return Room(readers, memory, median * 1000, slowest * 1000, len(lags), unanswered, idle)


def _typed(room: _Readers, seconds: float) -> tuple[list[float], int]:
    """Type for some seconds, each reader about one key every PACE seconds, and return the lags in seconds."""
    draw = random.Random(1)
    terminals = [*room.pids]
    lags: list[float] = []
    asked: dict[int, float] = {}
    step = PACE / len(terminals)
    end = next_key = time.perf_counter()
    end += seconds
    while (now := time.perf_counter()) < end + LATE and (now < end or asked):
        if now >= next_key and now < end:
            next_key += step
            terminal = draw.choice(terminals)
            if terminal not in asked:
                asked[terminal] = time.perf_counter()
                os.write(terminal, draw.choice(KEYS).encode())
        answered = room.answers(min(next_key - time.perf_counter(), 0.1) if now < end else 0.1)
        lags += (time.perf_counter() - asked.pop(terminal) for terminal in answered if terminal in asked)
    return lags, len(asked)
