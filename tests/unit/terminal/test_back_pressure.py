"""Whoever types and doesn't read has to wait: what is kept for them is bounded, in keys and in bytes."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import cast

import pytest
from support.app_session import MemoryTerminal, app_session
from support.idle_terminal import IdleTerminal
from support.linear_frontends import article
from textual.app import App

from b12tui.core import cancel_keys, effects
from b12tui.core.state import ReaderState
from b12tui.document import Document, cancellation
from b12tui.errors import TerminalLost
from b12tui.linear.spoken import frontend, response_queue
from b12tui.linear.spoken.controller import SpokenController
from b12tui.terminal.device import READ_BYTES
from b12tui.terminal.key_decoder import WAITING, KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Typeahead
from b12tui.textual_a11y.driver import AccessibleDriver

TYPED = 64 * READ_BYTES
"""Bytes that are typed: far more than may wait."""


class Unread(IdleTerminal):
    """A terminal whose line takes nothing, and at which `typed` is typed again and again."""

    def __init__(self, typed: bytes = b"yd", limit: int = TYPED) -> None:
        self._typed = typed * (limit // len(typed))
        self.read_bytes = 0
        self.stuck = Event()
        """Nothing more is read."""

    def write_available(self, data: bytes) -> bytes:
        return data

    def read(self, _: float | None, *, room: bool = False, keys: bool = True) -> bytes:  # noqa: ARG002
        data = self._typed[self.read_bytes : self.read_bytes + READ_BYTES] if keys else b""
        self.read_bytes += len(data)
        if not data:
            raise TerminalLost("the terminal was closed")
        return data


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that takes each key that spoken pages answer."""
    keys: list[str] = []
    answer = SpokenController.press

    def press(pages: SpokenController, key: str) -> object:
        keys.append(key)
        return answer(pages, key)

    monkeypatch.setattr(SpokenController, "press", press)
    return keys


def test_spoken_pages_owe_one_answer_beyond_the_bound_and_read_few_keys_behind_it(pressed: list[str]) -> None:
    terminal = Unread()
    with pytest.raises(TerminalLost):
        frontend.run_spoken(ReaderState(article()), cast("Terminal", terminal), save=lambda _: None)
    document = len("".join(SpokenController(ReaderState(article()), 80, 24).wrapped(whole(article()))))
    assert len(pressed) <= 2 * (response_queue.OWED // document + 1)
    assert terminal.read_bytes <= len(pressed) + WAITING + READ_BYTES


def whole(document: Document) -> str:
    return "\n".join(node.text.chars for _, node in document.all_text_nodes())


def test_keys_that_wait_behind_the_bound_are_all_answered_once_the_line_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No key is read while another one's response is computed, however long this takes.
    monkeypatch.setattr(cancellation, "monotonic", lambda: 0.0)

    class Late(Unread):
        """Takes nothing until all that may wait is read."""

        written = b""

        def write_available(self, data: bytes) -> bytes:
            if not self.stuck.is_set():
                return data
            self.written += data
            return b""

        def read(self, timeout: float | None, *, room: bool = False, keys: bool = True) -> bytes:
            if not keys or self.read_bytes == len(self._typed):
                self.stuck.set()
                if keys:
                    return b"q" if timeout is None or timeout else b""
                return b""
            return super().read(timeout, room=room, keys=keys)

    keys = b"yd]" * 40
    terminal = Late(keys, len(keys))
    frontend.run_spoken(ReaderState(article()), cast("Terminal", terminal), save=lambda _: None)
    assert terminal.written.count(b"This is ") == 40


def test_ctrl_c_leaves_spoken_pages_that_answer_nothing_more() -> None:
    typed = b"yd" * 400 + b"\x03"
    terminal = Unread(typed, len(typed))
    assert frontend.run_spoken(ReaderState(article()), cast("Terminal", terminal), save=lambda _: None).frontend is None


class Clock:
    """A clock on which a tenth of a second passes at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.1
        return self.now


def test_ctrl_c_discards_the_keys_ahead_of_it_in_spoken_pages_where_they_take_long(
    pressed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cancel_keys, "monotonic", Clock())
    typed = b"j" * (READ_BYTES + 60) + b"\x03"  # it is not read with the first keys
    terminal = Unread(typed, len(typed))
    frontend.run_spoken(ReaderState(article()), cast("Terminal", terminal), save=lambda _: None)
    assert pressed == ["j"]


@pytest.mark.parametrize("slow", [True, False])
async def test_ctrl_c_discards_the_keys_ahead_of_it_on_the_screen_where_they_take_long(
    slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cancel_keys, "monotonic", Clock() if slow else lambda: 0.0)
    async with app_session(article()) as seat:
        seat.press("Down")
        after_one = seat.reader.position
        seat.press("g")
        seat.app.press(*["Down"] * 5, "m", "Ctrl+C", "Down")  # where `m` waits for its letter, Ctrl+C doesn't quit
        assert isinstance(seat.reader.effect, effects.Quit) == slow
        assert (seat.reader.position == after_one) == slow


def test_before_the_application_is_there_so_many_keys_wait_and_no_more_are_read() -> None:
    terminal = Unread(b"j")
    meanwhile = Typeahead(cast("Terminal", terminal), KeyDecoder(), lambda _: False).listen()
    with meanwhile:
        typed = meanwhile.take_over()
    assert len(typed) < WAITING + READ_BYTES
    assert terminal.read_bytes < WAITING + READ_BYTES


async def test_an_application_that_is_busy_has_so_many_keys_waiting_and_no_more_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    driver = AccessibleDriver.over(cast("Terminal", Unread(b"j")), KeyDecoder())(App())
    monkeypatch.setattr(driver, "_post", lambda _: None)
    driver.start_application_mode()
    for _ in range(10):  # taken again and again, there are never more
        while len(driver.waiting) < WAITING:  # noqa: ASYNC110 - a thread reads them
            await asyncio.sleep(0)
        assert len(driver.waiting) < WAITING + READ_BYTES
        driver.take_keys()
    driver.disable_input()
    assert driver._thread is None


async def test_of_copies_on_a_stalled_line_the_last_one_waits() -> None:
    class Stalled(MemoryTerminal):
        """Takes nothing while it is stalled; the thread that writes the rest waits."""

        stalled = False

        def __init__(self) -> None:
            super().__init__(80, 24)
            self.goes_on = Event()

        def write_available(self, data: bytes) -> bytes:
            return data if self.stalled else super().write_available(data)

        def write(self, data: str | bytes) -> None:
            if getattr(self, "stalled", False):
                self.goes_on.wait()
            super().write(data)

    terminal = Stalled()
    async with app_session(article(), terminal=terminal) as seat:
        terminal.stalled = True
        seat.press("Down", *"yd" * 50, "y", "s")
        driver = seat.app._driver
        assert isinstance(driver, AccessibleDriver)
        assert len(driver._waiting) == 1
        terminal.goes_on.set()
        while driver.stalled:  # noqa: ASYNC110 - a thread writes it
            await asyncio.sleep(0)
    assert sum("\x1b]52;" in written for written in terminal.written) == 1
