"""Keys that are typed before there is anybody to take them: kept in their order, but one that leaves is heeded at once.

A book is read in, a toolkit is imported, and the page stands there already: who wants to go must not wait for them.
Only the first key can say so, for what it means behind others depends on what those do. It knows no action: it is told
which keys leave. Of what is typed behind WAITING keys nothing is read until they are taken over.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

from b12tui.errors import TerminalLost
from b12tui.terminal.key_decoder import WAITING, KeyDecoder
from b12tui.terminal.owner import Terminal


class Typeahead:
    """Reads keys on a thread until they are taken over."""

    def __init__(self, terminal: Terminal, keys: KeyDecoder, nodes: Callable[[str], bool]) -> None:
        """Read from `terminal` as soon as `listen` says so; `keys` may be in the middle of a key at the end."""
        self.keys = keys
        self._terminal = terminal
        self._leaves = nodes
        self._typed: list[str] = []
        self._over = False
        self._stopped = Event()
        self._failure: Exception | None = None
        self._thread = Thread(target=self._read, name="b12tui-meanwhile", daemon=True)

    def listen(self) -> Self:
        """Begin to read."""
        self._thread.start()
        return self

    def __enter__(self) -> Self:
        """Promise to stop reading, whatever happens."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop reading."""
        self._stop()

    def take_over(self) -> tuple[str, ...]:
        """Stop reading, and return what was typed; once more, and it is nothing. What went wrong is raised here."""
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
                if names and not self._typed and self._leaves(names[0]):
                    self._terminal.end()
                self._typed.extend(names)
                if len(self._typed) >= WAITING:
                    self._stopped.wait()
        except TerminalLost:
            pass  # whoever reads next finds out as well
        except Exception as error:  # noqa: BLE001 - a thread has nobody to tell; who takes over has
            self._failure = error
