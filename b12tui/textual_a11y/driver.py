"""A Textual driver over a terminal that is owned by someone else, and that stays quiet.

Textual's own driver opens standard input and error, asks the terminal questions, hides the cursor and sets modes that a
dropped line leaves behind. This one is handed a `Terminal` that is set up already (a picture may stand on it), reads
keys from it and writes only what it is told to by `put`: whatever Textual itself wants to write is dropped, unless
`passes` is set. Nothing here knows what the application shows.

The event loop never waits for the line: what the line does not take at once a thread writes, and as long as that is
under way (`stalled`) no other frame is to be made. So at most one waits, keys are heard, and leaving is possible. Of
what is typed behind WAITING keys nothing is read until the application takes those.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from b12tui.errors import TerminalLost
from b12tui.terminal.key_decoder import WAITING

if TYPE_CHECKING:
    from textual.app import App

    from b12tui.terminal.key_decoder import KeyDecoder
    from b12tui.terminal.owner import Terminal


class KeysAvailable(Message):
    """Keys were typed; `QuietDriver.take_keys` has them."""


class WriteDrained(Message):
    """The line has taken what it kept waiting."""


class ReadFailed(Message):
    """Nothing can be read any more: the line is gone, or whoever reads keys has failed."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        super().__init__()


class TerminalReturned(Message):
    """Another program had the terminal; what stood on the screen is lost."""


class AccessibleDriver(Driver):
    """Reads keys from a terminal and writes whole frames to it."""

    terminal: ClassVar[Terminal]
    """Set by the subclass that `over` makes."""
    keys: ClassVar[KeyDecoder]
    typed: ClassVar[tuple[str, ...]] = ()
    """Keys that were typed before, by the names of the terminal room."""
    passthrough: ClassVar[bool] = False
    """Whether what Textual writes itself goes to the terminal."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        # Textual would ask Rich, which believes COLUMNS and LINES where a shell exports them.
        super().__init__(app, debug=debug, mouse=mouse, size=size or self.terminal.size())
        self._typed: deque[str] = deque()
        """Keys that the application has not taken yet, by the names of the terminal room."""
        self._taken = Event()
        """Set when the application takes keys, or none are to be read any more."""
        self._last = b""
        """What is to be written behind all that waits."""
        self._waiting: list[bytes] = []
        """What the line has not taken yet, in its order."""
        self._order = Lock()
        """Held while what waits is changed."""
        self._ending = False
        self._telling = Lock()
        """Held while the application is told something, and while that ends: a closed event loop can't be told."""
        self._thread: Thread | None = None

    @classmethod
    def over(
        cls, terminal: Terminal, keys: KeyDecoder, *, typed: tuple[str, ...] = (), passes: bool = False
    ) -> type[AccessibleDriver]:
        """Return a driver class for this terminal; `typed` came before Textual was there, or is half in `keys`."""
        return type("OwnedQuietDriver", (cls,), {"terminal": terminal, "keys": keys, "typed": typed, "passes": passes})

    @property
    def stalled(self) -> bool:
        """Whether the line has yet to take what was put last."""
        return bool(self._waiting)

    def take_keys(self) -> tuple[str, ...]:
        """Return the keys that wait, all of them, and forget them."""
        names = tuple(self._typed.popleft() for _ in range(len(self._typed)))
        self._taken.set()
        return names

    @property
    def waiting(self) -> tuple[str, ...]:
        """The keys that wait."""
        return tuple(self._typed)

    def write_frame(self, data: str) -> None:
        """Write a frame, behind what waits already; a line that is gone ends the application.

        It returns at once: what the line does not take is written by a thread, and `Written` tells when all is.
        """
        try:
            with self._order:
                rest = data.encode("utf-8", "replace")
                first = not self._waiting
                if first:
                    rest = self.terminal.offer(rest)
                if rest:
                    self._waiting.append(rest)
        except TerminalLost as error:
            self._tell(ReadFailed(error))
        else:
            if rest and first:
                Thread(target=self._drain, name="b12tui-line", daemon=True).start()

    def put_last(self, data: str) -> None:
        """Write behind all that waits what takes the place of what was put so before, if that waits as well."""
        with self._order:
            if self._waiting:
                self._last = data.encode("utf-8", "replace")
                return
        self.write_frame(data)

    def _drain(self) -> None:
        """Write what waits, however long the line stalls."""
        try:
            waits = True
            while waits:
                self.terminal.write(self._waiting[0])
                with self._order:
                    del self._waiting[0]
                    if not self._waiting and self._last:
                        self._waiting.append(self._last)
                        self._last = b""
                    waits = bool(self._waiting)
            self._tell(WriteDrained())
        except TerminalLost as error:
            self._tell(ReadFailed(error))

    def write(self, data: str) -> None:
        """Drop what Textual writes by itself, or pass it on."""
        if self.passthrough:
            self.write_frame(data)

    def start_application_mode(self) -> None:
        """Tell the application its size and begin to read keys."""
        self._tell_size()
        self.terminal.on_resize(self._tell_size)
        self.terminal.on_return(lambda: self._tell(TerminalReturned()))
        if self.typed:
            self._typed.extend(self.typed)
            self._tell(KeysAvailable())
        self._listen()

    def _listen(self) -> None:
        self._thread = Thread(target=self._read, name="b12tui-keys", daemon=True)
        self._thread.start()

    @contextmanager
    def input_suspended(self) -> Iterator[None]:
        """Read no keys meanwhile: they are for another program."""
        self.disable_input()
        try:
            yield
        finally:
            self._ending = False
            self._listen()

    def _tell_size(self) -> None:
        columns, rows = self.terminal.size()
        size = Size(columns, rows)
        self._tell(events.Resize(size, size))

    def _tell(self, message: Message) -> None:
        """Tell the application, unless it is ending: a signal may come when its loop is closed already."""
        with self._telling:
            if not self._ending:
                self.send_message(message)

    def _read(self) -> None:
        try:
            while not self._ending:
                deadline = self.keys.deadline
                wait = None if deadline is None else max(deadline - time.monotonic(), 0)
                data = self.terminal.read(wait)
                now = time.monotonic()
                names = (*(self.keys.feed(data, now) if data else ()), *self.keys.due(now))
                if names:
                    self._taken.clear()
                    self._typed.extend(names)
                    self._tell(KeysAvailable())
                    if len(self._typed) >= WAITING and not self._ending:
                        self._taken.wait()
        except Exception as error:  # noqa: BLE001 - a deaf reader is worse; the application ends with it
            self._tell(ReadFailed(error))

    def disable_input(self) -> None:
        """Stop reading keys."""
        with self._telling:
            self._ending = True
        self._taken.set()
        if self._thread is not None:
            self.terminal.wake()
            self._thread.join()
            self._thread = None

    def stop_application_mode(self) -> None:
        """Stop reading; the terminal is restored by its owner."""
        self.disable_input()
