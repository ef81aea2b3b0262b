"""The application over an in-memory terminal: its output goes to the emulator, and the frame it reports is kept.

This is much faster than a pseudo-terminal, and nothing needs waiting for: a key is pressed, and its frame is written
before `press` returns, as a screen reader requires.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event
from typing import cast

from b12tui.core.appearance import Appearance
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.screen_frame import ScreenFrame
from b12tui.terminal import modes
from b12tui.terminal.key_decoder import KeyDecoder as TerminalKeys
from b12tui.terminal.key_sequences import Input
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.app import ReaderApp
from support.emulator import Emulator
from support.pilot import common_terminal

CLIPBOARD = re.compile("\x1b\\]52;c;[A-Za-z0-9+/=]*\x07")
"""Sequence that copies a text (xterm's OSC 52); the emulator has no clipboard."""


class MemoryTerminal:
    """In-memory stand-in for the driver's `Terminal`."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = Emulator(columns, rows)
        self.written: list[str] = []
        self._ended = Event()
        self.write(modes.enter_sequence(screen=True, mouse=False).decode())

    def size(self) -> tuple[int, int]:
        return self.screen.size

    def write(self, data: str | bytes) -> None:
        data = data if isinstance(data, str) else data.decode()
        self.written.append(data)
        self.screen.feed(CLIPBOARD.sub("", data))

    def write_available(self, data: bytes) -> bytes:
        self.write(data.decode())
        return b""

    def read(self, timeout: float | None) -> bytes:
        self._ended.wait(timeout)
        return b""

    def wake(self) -> None:
        self._ended.set()

    def on_resize(self, callback: Callable[[], None]) -> None:
        """Do nothing: the size never changes."""

    def on_return(self, callback: Callable[[], None]) -> None:
        """Do nothing: no other program takes the terminal."""

    def suspend(self) -> None:
        """Do nothing: no shell takes the terminal."""


class AppSession:
    """User at the screen."""

    def __init__(self, app: ReaderApp, terminal: MemoryTerminal) -> None:
        self.app = app
        self.terminal = terminal

    @property
    def reader(self) -> ReaderState:
        return self.app.reader_state

    @property
    def picture(self) -> ScreenFrame:
        assert self.app.view is not None
        assert self.app.view.last_frame is not None
        return self.app.view.last_frame

    def press(self, *keys: Input) -> str:
        """Press keys, one after the other, and return the output."""
        before = len(self.terminal.written)
        for key in keys:
            self.app.press(key)
        return "".join(self.terminal.written[before:])

    def stay(self) -> None:
        """Stay where leaving, or changing to another frontend, was requested."""
        leaving = self.app.reader_state.effect is not None
        self.app.reader_state = replace(self.app.reader_state, effect=None)
        if leaving:  # what was typed with it was not drawn any more
            self.app.draw()

    def set_state(self, state: ReaderState) -> None:
        """Switch to another reader state, with no keys pending, and draw it."""
        self.app.reader_state, self.app.pending = state, Pending()
        self.app.draw()

    def resume_at(self, state: ReaderState) -> None:
        """Switch to another reader state without writing it: the next key is drawn over what stands there."""
        assert self.app.view is not None
        self.app.reader_state, self.app.pending = state, Pending()
        self.app.view.frame(state)


def _stay(result: object = None, return_code: int = 0, message: object = None) -> None:
    """Ignore a request to leave."""


@asynccontextmanager
async def app_session(
    document: Document,
    columns: int = 80,
    rows: int = 24,
    *,
    appearance: Appearance | None = None,
    printable: bool = True,
    terminal: MemoryTerminal | None = None,
    asks: bool = False,
    state: ReaderState | None = None,
    perform: Callable[[ReaderState], ReaderState] = refuse,
) -> AsyncIterator[AppSession]:
    """Open the application on a terminal of that size; it stays until the end, even if keys ask it to leave."""
    terminal = terminal or MemoryTerminal(columns, rows)
    app = ReaderApp(
        state
        or ReaderState(
            document,
            appearance=appearance or Appearance(),
            keymap=Keymap(printable),
            frontend="screen",
            confirm_frontend_change=asks,
        ),
        capabilities=common_terminal(),
        perform=perform,
        driver=AccessibleDriver.over(cast("Terminal", terminal), TerminalKeys()),
    )
    leave = app.exit
    app.exit = _stay  # type: ignore[method-assign]
    run = asyncio.create_task(app.run_async(mouse=False))
    while (app.view is None or app.view.last_frame is None) and not run.done():  # noqa: ASYNC110 - Textual tells nobody when it has begun
        await asyncio.sleep(0)
    try:
        with app._context():
            yield AppSession(app, terminal)
    finally:
        leave()
        await run
