"""Textual driver for a terminal that is owned elsewhere, without any output of its own.

Textual's own driver opens standard input and error, queries the terminal, hides the cursor and sets modes that remain
when the line drops. This one is given a `Terminal` that is set up already (a frame may be on it), reads keys from it
and writes only what `write_frame` and `write_last` are given: Textual's own output is dropped, unless `passthrough` is
set. It is independent of what the application shows.

The event loop never waits for the line: a thread writes what the line does not take at once, and as long as it does
(`stalled`) no other frame is to be made. So at most one frame waits, keys are handled, and quitting is possible. After
WAITING keys nothing more is read until the application takes them.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

from textual import events
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from b12tui.errors import TerminalLost
from b12tui.fasttyping import TYPE_CHECKING, Any, ClassVar
from b12tui.terminal import threads
from b12tui.terminal.key_decoder import WAITING

if TYPE_CHECKING:
    from textual.app import App

    from b12tui.terminal.key_decoder import KeyDecoder
    from b12tui.terminal.key_sequences import Input
    from b12tui.terminal.owner import Terminal


class KeysAvailable(Message):
    """Keys were typed; `AccessibleDriver.take_keys` returns them."""


class WriteDrained(Message):
    """The line has taken all output."""


class ReadFailed(Message):
    """Nothing can be read any more: the line is gone, or the key thread has failed."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        super().__init__()


class TerminalReturned(Message):
    """Another program had the terminal; the contents of the screen are lost."""


class AccessibleDriver(Driver):
    """Textual driver that reads keys from a terminal and writes whole frames to it."""

    terminal: ClassVar[Terminal]
    """Set in the subclass that `over` makes."""
    keys: ClassVar[KeyDecoder]
    typed: ClassVar[tuple[Input, ...]] = ()
    """Keys typed before, named as in `b12tui.terminal`."""
    passthrough: ClassVar[bool] = False
    """Whether Textual's own output goes to the terminal."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        # Textual would ask Rich, which trusts COLUMNS and LINES if a shell exports them.
        super().__init__(app, debug=debug, mouse=mouse, size=size or self.terminal.size())
        self._typed: deque[Input] = deque()
        """Keys that the application has not taken yet, named as in `b12tui.terminal`."""
        self._taken = Event()
        """Set when the application takes keys, or reading stops."""
        self._last = b""
        """Output to be written after all that is waiting."""
        self._waiting: list[bytes] = []
        """Output that the line has not taken yet, in order."""
        self._output_lock = Lock()
        """Lock held while the waiting output is changed."""
        self._ending = False
        self._posting = Lock()
        """Lock held while a message is sent, and while input is stopped: a closed event loop cannot take messages."""
        self._thread: Thread | None = None

    @classmethod
    def over(
        cls, terminal: Terminal, keys: KeyDecoder, *, typed: tuple[Input, ...] = (), passthrough: bool = False
    ) -> type[AccessibleDriver]:
        """Return a driver class for this terminal.

        `typed` are keys from before Textual was ready; `keys` may hold half a key.
        """
        return type(
            "OwnedAccessibleDriver",
            (cls,),
            {"terminal": terminal, "keys": keys, "typed": typed, "passthrough": passthrough},
        )

    @property
    def stalled(self) -> bool:
        """Whether the line has not yet taken all output."""
        return bool(self._waiting)

    def take_keys(self) -> tuple[Input, ...]:
        """Return all waiting keys and remove them."""
        names = tuple(self._typed.popleft() for _ in range(len(self._typed)))
        self._taken.set()
        return names

    @property
    def waiting(self) -> tuple[Input, ...]:
        """Waiting keys."""
        return tuple(self._typed)

    def write_frame(self, data: str) -> None:
        """Write a frame, after output that is waiting already; a line that is gone ends the application.

        This returns at once: a thread writes what the line does not take, and posts `WriteDrained` at the end.
        """
        try:
            with self._output_lock:
                rest = data.encode("utf-8", "replace")
                first = not self._waiting
                if first:
                    rest = self.terminal.write_available(rest)
                if rest:
                    self._waiting.append(rest)
        except TerminalLost as error:
            self._post(ReadFailed(error))
        else:
            if rest and first:
                threads.start(Thread(target=self._drain, name="b12tui-line", daemon=True))

    def write_last(self, data: str) -> None:
        """Write `data` after all waiting output, replacing earlier data of this kind that is still waiting."""
        with self._output_lock:
            if self._waiting:
                self._last = data.encode("utf-8", "replace")
                return
        self.write_frame(data)

    def _drain(self) -> None:
        """Write the waiting output, however long the line stalls."""
        try:
            waits = True
            while waits:
                self.terminal.write(self._waiting[0])
                with self._output_lock:
                    del self._waiting[0]
                    if not self._waiting and self._last:
                        self._waiting.append(self._last)
                        self._last = b""
                    waits = bool(self._waiting)
            self._post(WriteDrained())
        except TerminalLost as error:
            self._post(ReadFailed(error))

    def write(self, data: str) -> None:
        """Drop Textual's own output, or pass it on."""
        if self.passthrough:
            self.write_frame(data)

    def start_application_mode(self) -> None:
        """Post the size to the application and start to read keys."""
        self._post_size()
        self.terminal.on_resize(self._post_size)
        self.terminal.on_return(lambda: self._post(TerminalReturned()))
        if self.typed:
            self._typed.extend(self.typed)
            self._post(KeysAvailable())
        self._listen()

    def _listen(self) -> None:
        thread = Thread(target=self._read, name="b12tui-keys", daemon=True)
        threads.start(thread)
        self._thread = thread

    @contextmanager
    def input_suspended(self) -> Iterator[None]:
        """Read no keys within the context: they are for another program."""
        self.disable_input()
        try:
            yield
        finally:
            self._ending = False
            self._listen()

    def _post_size(self) -> None:
        columns, rows = self.terminal.size()
        size = Size(columns, rows)
        self._post(events.Resize(size, size))

    def _post(self, message: Message) -> None:
        """Post a message to the application, unless it is ending: a signal may arrive after its loop is closed."""
        with self._posting:
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
                    self._post(KeysAvailable())
                    if len(self._typed) >= WAITING and not self._ending:
                        self._taken.wait()
        except Exception as error:  # noqa: BLE001 - any error ends the application: without this thread there are no keys
            self._post(ReadFailed(error))

    def disable_input(self) -> None:
        """Stop reading keys."""
        with self._posting:
            self._ending = True
        self._taken.set()
        if self._thread is not None:
            self.terminal.wake()
            self._thread.join()
            self._thread = None

    def stop_application_mode(self) -> None:
        """Stop reading; the terminal is restored by its owner."""
        self.disable_input()
