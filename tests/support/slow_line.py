"""Slow line: bytes arrive late, at a limited rate, and may be held for a while.

    with SlowLine(server.port, PHONE) as line:
        ...  # whoever connects to line.port talks to the server

It connects an ssh client to a real sshd. Each direction is a thread with a bounded buffer, so that a writer that is too
fast has to wait, as on a real line.
"""

from __future__ import annotations

import select
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

CHUNK_BYTES = 512
"""Bytes passed on at once."""
BUFFER_BYTES = 16_384
"""Bytes that a line buffers before it passes any on."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Rate and delay of a line."""

    rate: int
    """Bytes per second in each direction."""
    round_trip: float
    """Round-trip time in seconds."""


PHONE = Speed(rate=7_000, round_trip=0.1)
"""56 kbit/s and 100 ms."""


class SlowLine:
    """Port on the loopback address that leads slowly to another one."""

    def __init__(self, goal: int, speed: Speed) -> None:
        self._goal = goal
        self._speed = speed
        self._open = threading.Event()
        """Not set while the line is held."""
        self._open.set()
        self._over = False
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.bytes_received = 0
        """Bytes that have arrived at the client's end."""

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        self._open.set()
        for each in (self._door, *self._sockets):
            with suppress(OSError):  # the other end was quicker
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for each in (self._door, *self._sockets):
            each.close()

    def hold(self) -> None:
        """Let nothing through until `go_on`."""
        self._open.clear()

    def resume(self) -> None:
        """Let data through again."""
        self._open.set()

    def _begin(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over:
            if not select.select([self._door], [], [], 0.1)[0]:
                continue
            with suppress(OSError):
                near, _ = self._door.accept()
                far = socket.socket()
                far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)  # before it connects, or it says more
                self._sockets += (near, far)
                far.connect(("127.0.0.1", self._goal))
                self._begin(self._pass, near, far, False)
                self._begin(self._pass, far, near, True)

    def _pass(self, source: socket.socket, goal: socket.socket, counted: bool) -> None:
        under_way: deque[tuple[float, bytes]] = deque()
        free, ended = 0.0, False
        while not self._over and (under_way or not ended):
            self._open.wait()
            now = time.monotonic()
            while under_way and under_way[0][0] <= now:
                data = under_way.popleft()[1]
                self.bytes_received += len(data) if counted else 0
                try:
                    goal.sendall(data)
                except OSError:  # nobody is there any more
                    return
            wait = max(under_way[0][0] - now, 0) if under_way else 0.1
            room = sum(len(data) for _, data in under_way) < BUFFER_BYTES
            if ended or not room:
                time.sleep(wait)
            elif select.select([source], [], [], wait)[0]:
                data = b""
                with suppress(OSError):
                    data = source.recv(CHUNK_BYTES)
                ended = not data
                free = max(free, time.monotonic()) + len(data) / self._speed.rate
                under_way.append((free + self._speed.round_trip / 2, data))
        with suppress(OSError):
            goal.shutdown(socket.SHUT_WR)
