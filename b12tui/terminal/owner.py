"""The one owner of the terminal, from the first byte to the last: its modes, and who is told what happens to it.

Whoever enters it can be ended at any time (an exception, a signal, a line that stalls or breaks) and the reader finds
the terminal as it was: attributes, screen, autowrap, cursor, colours (`modes` has them all). Longer than other files,
for all of these ends must lead through one place.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from b12tui.errors import ExitCode, TerminalLost
from b12tui.terminal import modes, signals
from b12tui.terminal.device import STALLED, Device

LEAVING = 1.0
"""Seconds that a line which stalls may keep `leave`, or the thread of the signals, waiting."""

ENDING_TIME = 0.25
"""Seconds that it may keep a process that was told to end."""


class Terminal:
    """A terminal that is read from and written to; `open` makes one."""

    def __init__(self, device: Device) -> None:
        """Own `device`; nothing is changed yet."""
        self._device = device
        self._screen = False
        self._mouse = False
        self._links = False
        self._inside = False
        self._ending = False
        """A signal is ending the process: no other thread gets away from here, into an end of its own."""
        self._returned = threading.Event()
        self._resized: list[Callable[[], None]] = []
        self._returns: list[Callable[[], None]] = []
        self._last_words: list[Callable[[], None]] = []
        self._watch = signals.SignalThread(
            signals.SignalHandlers(
                end=self._end,
                stop=self._stop,
                resume=self._resume,
                resize=self._tell_of_size,
                absent=lambda: not self._inside,
            )
        )

    @classmethod
    def open(cls, path: str = "/dev/tty") -> Terminal:
        """Open the terminal at `path`; NoTerminal says that there is none."""
        return cls(Device(path))

    def __enter__(self) -> Self:
        """Promise to leave it, whatever happens."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave and close."""
        self.close()

    def enter(self, *, screen: bool, mouse: bool = False, links: bool = False) -> None:
        """Take the terminal over: keys come one by one and unechoed, Ctrl+C and Ctrl+Z among them.

        With `screen`, also draw on the other screen, without autowrap; with `mouse`, have clicks and the wheel
        reported. Signals are watched from here on, so threads are started after this.
        """
        self._screen, self._mouse, self._links = screen, mouse, links
        self._watch.start()
        self._set_attributes()  # first: the echo of a key that is typed now must not stand in the picture
        self._device.muted = False
        self._device.write(self._greeting())

    def leave(self) -> None:
        """Give the terminal back as it was found, the cursor on a fresh line; once is enough, twice does no harm.

        From then on what is written goes nowhere: a late frame would land on the shell's screen.
        """
        self._wait_for_the_end()
        if self._inside:
            with self._released(back=False):
                pass
        if not self._device.gone:  # else a SIGHUP is under way, and would kill what is still to be kept
            self._watch.stop()

    def close(self) -> None:
        """Leave, and close the terminal's file."""
        self.leave()
        self._device.close()

    def end(self) -> None:
        """Give the terminal back and end the process as one that was left, whatever its other threads are doing."""
        try:
            self._end()
        finally:
            os._exit(ExitCode.OK)

    def suspend(self) -> None:
        """Stop as Ctrl+Z does, and return when the process goes on and has taken the terminal again.

        Where no shell could wake the process it does not stop. The screen is to be painted anew in any case.
        """
        if self._inside and self._watch.stops:
            self._returned.clear()
            os.kill(0, signal.SIGTSTP)  # the whole job: a script that started us waits for none of its own otherwise
            self._returned.wait()

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Give the terminal to another program until it ends, and return its exit code, or less than 0 for a signal.

        An OSError says that it could not be started. The screen is to be painted anew in any case.
        """
        with self._released():
            child = os.posix_spawnp(
                arguments[0],
                list(arguments),
                environ,
                # Opened anew: ours never blocks, and a program that waits for a line would be told that there is none.
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, self._device.path, os.O_RDWR, 0),
                    *((os.POSIX_SPAWN_DUP2, 0, standard) for standard in (1, 2)),
                ],
                setsigmask=(),
                setsigdef=signals.DEFAULTED,
            )
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def size(self) -> tuple[int, int]:
        """Return columns and rows; 80 and 24 where the terminal does not say."""
        return self._device.size()

    def write(self, data: str | bytes) -> None:
        """Write all of `data`, at one go if the line takes it; TerminalLost says that there is no line any more."""
        self._device.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
        self._wait_for_the_end()

    def offer(self, data: bytes) -> bytes:
        """Write what the line takes of `data` at once, and return the rest; TerminalLost says that there is no line."""
        rest = self._device.offer(data)
        self._wait_for_the_end()
        return rest

    def read(self, timeout: float | None, *, room: bool = False, keys: bool = True) -> bytes:
        """Return what was typed, as soon as there is something; b"" after `timeout` seconds (None: never) or `wake`.

        With `room` also when the line takes something. Without `keys` what was typed stays where it is. TerminalLost:
        nothing will ever come.
        """
        data = self._device.read(timeout, room=room, keys=keys)
        self._wait_for_the_end()
        return data

    def wake(self) -> None:
        """Let a `read` that waits in another thread return."""
        self._device.wake()

    def on_resize(self, callback: Callable[[], None]) -> None:
        """Have `callback` called when the size has changed; on the thread of the signals, where it must not wait."""
        self._resized.append(callback)

    def on_return(self, callback: Callable[[], None]) -> None:
        """Have `callback` called when the screen has to be painted anew, after a stop; on the thread of the signals.

        A stop may come from outside (kill -TSTP) and not by `suspend` alone.
        """
        self._returns.append(callback)

    def on_terminate(self, callback: Callable[[], None]) -> None:
        """Have `callback` called if a signal ends the process; it must not wait for the terminal or another thread."""
        self._last_words.append(callback)

    def _set_attributes(self) -> None:
        self._device.set_attributes(modes.attributes(self._device.attributes))
        self._inside = True

    def _greeting(self) -> bytes:
        return modes.greeting(screen=self._screen, mouse=self._mouse)

    def _take(self) -> None:
        """Set attributes and modes again, without waiting for a line that stalls."""
        self._set_attributes()
        self._device.write_within(self._greeting(), LEAVING)

    def _give_back(self, seconds: float = LEAVING) -> None:
        """Undo attributes and modes, and wait for a line that stalls no longer than `seconds`."""
        self._inside = False
        with contextlib.suppress(TerminalLost):  # then there is nothing to give back
            self._device.set_attributes(self._device.attributes)
            rows = self._device.size()[1]
            goodbye = modes.goodbye(screen=self._screen, mouse=self._mouse, links=self._links, rows=rows)
            if not self._device.write_within(goodbye, seconds / 2):
                self._device.drop()  # a frame that the line does not take makes way
                self._device.write_within(goodbye, seconds / 2)

    @contextlib.contextmanager
    def _released(self, *, back: bool = True) -> Iterator[None]:
        """Give the terminal back, and take it again if it was ours and `back` is wanted."""
        device, inside = self._device, self._inside
        muted, device.muted = device.muted, True
        held = device.writing.acquire(timeout=LEAVING)  # a frame that the line does not take is broken off
        try:
            if inside:
                self._give_back()
            yield
        finally:
            if held:
                device.writing.release()
            if inside and back:
                self._take()
            if back:
                device.muted = muted

    def _stop(self) -> None:
        """Stop until the process is continued."""
        try:
            with self._released():
                signals.stop_here()
        finally:
            self._tell_of_return()

    def _resume(self) -> None:
        """Take the terminal again after a stop that could not be seen coming (SIGSTOP)."""
        if self._inside:
            self._give_back()  # the shell has written on our screen, not on its own
            self._take()
            self._tell_of_return()

    def _tell_of_return(self) -> None:
        self._returned.set()
        for callback in self._returns:
            callback()

    def _tell_of_size(self) -> None:
        for callback in self._resized:
            callback()

    def _end(self) -> None:
        """Say the last words and restore the terminal, whatever the other threads hang in."""
        self._device.muted = self._ending = True
        signals.write_message(self._last_words)
        if self._inside:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # a job in the background restores as well
            self._give_back(ENDING_TIME)

    def _wait_for_the_end(self) -> None:
        while self._ending:
            time.sleep(STALLED)
