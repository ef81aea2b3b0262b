"""Typeahead: keys typed before the frontend is ready, kept in order; a key that quits takes effect at once.

The first page is on the screen while a book is still read and a toolkit imported: quitting must not wait for them. Only
the first key can quit, because what a key means after others depends on what those do; but once the reader has been
told that a key quits, it does so after any others. The caller tells which keys quit. After WAITING keys nothing more is
read until they are taken over.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Event, Thread
from types import TracebackType
from typing import Self

from b12tui.errors import ExitCode, TerminalLost
from b12tui.terminal import threads
from b12tui.terminal.key_decoder import WAITING, KeyDecoder
from b12tui.terminal.key_sequences import Input
from b12tui.terminal.owner import Terminal


class Typeahead:
    """Thread that reads keys until they are taken over."""

    def __init__(
        self, terminal: Terminal, keys: KeyDecoder, quits: Callable[[Sequence[str]], bool], left: int = ExitCode.OK
    ) -> None:
        """Prepare to read from `terminal`; `keys` may be in the middle of a key at the end.

        `quits` returns whether one of some keys quits; `left` is the exit code then.
        """
        self.announced = False
        """Whether the reader has been told which key quits."""
        self._left = left
        self.keys = keys
        self._terminal = terminal
        self._quits = quits
        self._typed: list[Input] = []
        self._over = False
        self._stopped = Event()
        self._failure: Exception | None = None
        self._thread = Thread(target=self._read, name="b12tui-meanwhile", daemon=True)

    def listen(self) -> Self:
        """Start to read."""
        threads.start(self._thread)
        return self

    def __enter__(self) -> Self:
        """Return the typeahead, which stops reading on exit."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop reading."""
        self._stop()

    def take_over(self) -> tuple[Input, ...]:
        """Stop reading and return the keys typed, once; raise here what went wrong on the thread."""
        self._stop()
        if self._failure is not None:
            raise self._failure
        typed, self._typed = tuple(self._typed), []
        return typed

    def _stop(self) -> None:
        if not self._over:
            self._over = True
            self._stopped.set()
            self._terminal.wake()
            self._thread.join()

    def _read(self) -> None:
        try:
            while not self._over:
                deadline = self.keys.deadline
                data = self._terminal.read(None if deadline is None else max(deadline - time.monotonic(), 0))
                now = time.monotonic()
                names = (*(self.keys.feed(data, now) if data else ()), *self.keys.due(now))
                first = not self._typed
                self._typed.extend(names)
                if names and (first or self.announced):
                    typed = self._typed if self.announced else names[:1]
                    if self._quits([key if isinstance(key, str) else "" for key in typed]):
                        self._terminal.end(self._left)
                if len(self._typed) >= WAITING:
                    self._stopped.wait()
        except TerminalLost:
            pass  # the next read finds out as well
        except Exception as error:  # noqa: BLE001 - raised again by take_over
            self._failure = error
