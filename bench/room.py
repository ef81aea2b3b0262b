"""A reading room: many readers of one text on one machine, all open at once, keys typed here and there."""

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
"""Seconds from one start to the next."""
SETTLED = 3.0
"""Seconds without a byte from anybody after which all are taken to have opened."""
KEYS = (*["\x1b[B"] * 4, "\x1b[6~")
"""What is typed: four steps to a page."""
PACE = 2.0
"""Seconds between two keys of one reader."""
LATE = 5.0
"""Seconds after which a key is taken for unanswered."""
IDLE = 5.0
"""Seconds without keys, while the processor's work is counted."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a full room takes."""

    readers: int
    memory: float
    """Bytes for each reader (PSS)."""
    median: float
    """Milliseconds from a key to its answer."""
    slowest: float
    """Milliseconds that one key in twenty takes longer than."""
    keys: int
    """How many were typed and answered."""
    unanswered: int
    idle: float
    """The part of one core that all take together while nobody types."""


class _Readers:
    """The terminals of all of them."""

    def __init__(self) -> None:
        self.pids: dict[int, int] = {}
        """Processes, by the file of their terminal."""
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
        """Return the terminals that something came from within that time, as soon as there is one."""
        found = []
        for key, _ in self.waits.select(max(seconds, 0)):
            os.read(key.fd, 65_536)
            found.append(key.fd)
        return found

    def pause(self, seconds: float) -> None:
        """Let that time go by; what is written meanwhile is nothing."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.answers(left)

    def end(self) -> None:
        for fd, pid in self.pids.items():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(fd)


def measure(command: Sequence[str], environ: Mapping[str, str], readers: int, seconds: float) -> Room:
    """Open so many readers one after the other, type for some seconds, and return what that took."""
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
    """Type for some seconds, each reader a key every PACE seconds or so; return the lags in seconds."""
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
