"""Slow line between a program and its user, with a delay and a limited rate in bytes per second."""

from __future__ import annotations

import os
import select
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

PIECE = 256
"""Bytes passed on at once; packets are of a similar size."""
ON_ITS_WAY = 16_384
"""Bytes that a line buffers before it passes any on."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Rate and delay of a line."""

    title: str
    rate: int
    """Bytes per second in each direction."""
    round_trip: float
    """Round-trip time in seconds."""


PHONE = Speed("56 kbit/s, 100 ms from end to end and back", rate=7_000, round_trip=0.1)


class Line:
    """File that stands in for the file `far`, with the delay of a slow line."""

    def __init__(self, far: int, speed: Speed) -> None:
        """Connect to the open file `far`."""
        self._near, self._inner = socket.socketpair()
        self._far = far
        self._speed = speed
        self._over = False
        ways = ((self._inner.fileno(), far), (far, self._inner.fileno()))
        self._threads = [threading.Thread(target=self._pass, args=way, daemon=True) for way in ways]
        for thread in self._threads:
            thread.start()

    def fileno(self) -> int:
        """Return the near end's file descriptor."""
        return self._near.fileno()

    def close(self) -> None:
        """Close the line; `far` stays open."""
        self._over = True
        self._inner.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._inner.close()
        self._near.close()

    def _pass(self, source: int, goal: int) -> None:
        under_way: deque[tuple[float, bytes]] = deque()
        free, ended = 0.0, False
        while not self._over and (under_way or not ended):
            now = time.perf_counter()
            while under_way and under_way[0][0] <= now:
                with suppress(OSError):  # the other end is closed
                    os.write(goal, under_way.popleft()[1])
            wait = min(max(under_way[0][0] - now, 0) if under_way else 0.1, 0.1)
            if ended or sum(len(data) for _, data in under_way) >= ON_ITS_WAY:
                time.sleep(wait)
            elif select.select([source], [], [], wait)[0]:
                try:
                    data = os.read(source, PIECE)
                except OSError:
                    data = b""
                ended = not data
                free = max(free, time.perf_counter()) + len(data) / self._speed.rate
                under_way.append((free + self._speed.round_trip / 2, data))
        if goal == self._inner.fileno():
            with suppress(OSError):
                self._inner.shutdown(socket.SHUT_WR)
