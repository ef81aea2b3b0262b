"""The one owner of the terminal: its modes, its bytes in and out, from the first byte to the last.

Whoever enters it can be ended at any time (an exception, a signal, a line that stalls or breaks) and the reader finds
the terminal as it was: attributes, screen, autowrap, cursor, colours. What is not needed is never set, since nobody
could unset it when the line breaks: no keyboard protocol, no focus reports, no bracketed paste, no reports of size; the
mouse on request only. No query is sent.

Its file is its own and never blocks: a line that stalls makes `write` wait where a signal's last words need not.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from b12tui.errors import LineGone, NoTerminal
from b12tui.term import signals

SCREEN_ON = "\x1b[?1049h\x1b[?7l\x1b[?25h"
"""The other screen, no autowrap, a cursor that can be seen: readers and braille displays follow it."""

SCREEN_OFF = "\x1b[?25h\x1b[?7h\x1b[?1049l\r"

MOUSE_ON, MOUSE_OFF = "\x1b[?1000;1006h", "\x1b[?1000;1006l"

LEAVING = 1.0
"""Seconds that a stalled line may keep `leave`, or the thread of the signals, waiting."""

STALLED = 0.1
"""Seconds between two looks whether a write that the line does not take is still wanted."""

ENDING = 0.25
"""Seconds that it may keep a process that was told to end."""

IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6
"""Places in what termios.tcgetattr returns."""


class Terminal:
    """A terminal that is read from and written to; `open` makes one."""

    def __init__(self, fd: int, found: list[Any]) -> None:
        """Own the open file `fd` of a terminal whose attributes were `found` before this program touched it."""
        self._fd = fd
        self._found = found
        self._screen = False
        self._mouse = False
        self._inside = False
        self._muted = False
        """The terminal is another's for a while, or for good: what is written goes nowhere."""
        self._ending = False
        """A signal is ending the process: no other thread gets away from here, into an end of its own."""
        self._writing = threading.RLock()
        self._returned = threading.Event()
        self._resized: list[Callable[[], None]] = []
        self._returns: list[Callable[[], None]] = []
        self._last_words: list[Callable[[], None]] = []
        self._woken, self._waker = os.pipe()
        self._watch = signals.Watch(
            signals.Orders(
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
        try:
            fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            raise NoTerminal("There is no terminal here to show the text on; --plain writes it without one.") from error
        try:
            found = termios.tcgetattr(fd)
        except termios.error as error:
            os.close(fd)
            raise NoTerminal(f"{path} is no terminal; --plain writes the text without one.") from error
        return cls(fd, found)

    def __enter__(self) -> Self:
        """Promise to leave it, whatever happens."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave and close."""
        self.close()

    def fileno(self) -> int:
        """Return the open file, to be waited for; it is read and written here only."""
        return self._fd

    # The modes

    def enter(self, *, screen: bool, mouse: bool = False) -> None:
        """Take the terminal over: keys come one by one and unechoed, Ctrl+C and Ctrl+Z among them.

        With `screen`, also draw on the other screen, without autowrap, and send LF as it is; with `mouse`, have clicks
        and the wheel reported. Signals are watched from here on, so threads are started after this.
        """
        self._screen, self._mouse = screen, mouse
        self._watch.start()
        self._take(None)
        self._muted = False

    def leave(self) -> None:
        """Give the terminal back as it was found, the cursor on a fresh line; once is enough, twice does no harm.

        From then on what is written goes nowhere: a late frame would land on the shell's screen.
        """
        self._wait_for_the_end()
        if self._inside:
            with self._away(back=False):
                pass
        self._watch.release()

    def close(self) -> None:
        """Leave, and close the terminal's file."""
        self.leave()
        if self._fd >= 0:
            for fd in (self._fd, self._woken, self._waker):
                os.close(fd)
            self._fd = -1

    def suspend(self) -> None:
        """Stop as Ctrl+Z does, and return when the process goes on and has taken the terminal again.

        Where no shell could wake the process it does not stop.
        """
        if self._inside and self._watch.stops:
            self._returned.clear()
            os.kill(0, signal.SIGTSTP)  # the whole job: a script that started us waits for none of its own otherwise
            self._returned.wait()

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Give the terminal to another program until it ends, and return its exit code, or less than 0 for a signal.

        An OSError says that it could not be started.
        """
        with self._away():
            child = os.posix_spawnp(
                arguments[0],
                list(arguments),
                environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, self._fd, standard) for standard in (0, 1, 2)],
                setsigmask=(),
                setsigdef=signals.DEFAULTED,
            )
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    # Bytes

    def size(self) -> tuple[int, int]:
        """Return columns and rows; 80 and 24 where the terminal does not say."""
        try:
            columns, rows = os.get_terminal_size(self._fd)
        except OSError as error:
            raise LineGone("The terminal went away.") from error
        return columns or 80, rows or 24

    def write(self, data: str | bytes) -> None:
        """Write all of `data`, at one go if the line takes it; LineGone says that there is no line any more."""
        rest = memoryview(data.encode("utf-8", "replace") if isinstance(data, str) else data)
        with self._writing:
            while rest and not self._muted:
                try:
                    rest = rest[os.write(self._fd, rest) :]
                except BlockingIOError:
                    _wait_until_writable(self._fd, STALLED)
                except OSError as error:
                    raise LineGone("The terminal went away.") from error
        self._wait_for_the_end()

    def read(self, timeout: float | None) -> bytes:
        """Return what was typed, as soon as there is something; b"" after `timeout` seconds (None: never) or `wake`.

        LineGone says that nothing will ever come.
        """
        ready, _, _ = select.select([self._fd, self._woken], [], [], timeout)
        if self._woken in ready:
            os.read(self._woken, 4096)
        if self._fd not in ready:
            return b""
        try:
            data = os.read(self._fd, 65_536)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineGone("The terminal went away.") from error
        if not data:
            raise LineGone("The terminal went away.")
        self._wait_for_the_end()
        return data

    def wake(self) -> None:
        """Let a `read` that waits in another thread return."""
        os.write(self._waker, b"\0")

    # Who is told

    def on_resize(self, callback: Callable[[], None]) -> None:
        """Have `callback` called when the size has changed; on the thread of the signals, where it must not wait."""
        self._resized.append(callback)

    def on_return(self, callback: Callable[[], None]) -> None:
        """Have `callback` called when the screen has to be painted anew, after a stop; on the thread of the signals."""
        self._returns.append(callback)

    def last_words(self, callback: Callable[[], None]) -> None:
        """Have `callback` called if a signal ends the process; it must not wait for the terminal or another thread."""
        self._last_words.append(callback)

    # How it is done

    def _take(self, seconds: float | None) -> None:
        """Set attributes and modes; echo goes first, since a key typed now must not stand in the picture."""
        attributes = [*self._found[:CC], [*self._found[CC]]]
        attributes[LFLAG] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
        attributes[IFLAG] &= ~(
            termios.BRKINT | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP | termios.IXON
        )
        if self._screen:
            attributes[OFLAG] &= ~termios.ONLCR
        attributes[CC][termios.VMIN], attributes[CC][termios.VTIME] = 1, 0
        try:
            termios.tcsetattr(self._fd, termios.TCSANOW, attributes)  # at once: to drain is to wait for the line
        except termios.error as error:
            raise LineGone("The terminal went away.") from error
        self._inside = True
        if self._screen:
            _write_within(self._fd, (SCREEN_ON + (MOUSE_ON if self._mouse else "")).encode(), seconds)

    def _give_back(self, seconds: float = LEAVING) -> None:
        """Undo what `_take` did, and wait for a line that stalls no longer than `seconds`."""
        self._inside = False
        with contextlib.suppress(termios.error):  # there may be no terminal any more
            termios.tcsetattr(self._fd, termios.TCSANOW, self._found)
            goodbye = self._goodbye()
            if not _write_within(self._fd, goodbye, seconds / 2):
                termios.tcflush(self._fd, termios.TCOFLUSH)  # a frame that the line does not take makes way
                _write_within(self._fd, goodbye, seconds / 2)

    def _goodbye(self) -> bytes:
        """Return what undoes the modes; it begins with an ESC, which ends any sequence that was cut in the middle.

        Where there is no other screen, the last row is cleared for the shell's prompt.
        """
        if not self._screen:
            return b"\r\n"
        try:
            rows = self.size()[1]
        except LineGone:
            rows = 24
        mouse = MOUSE_OFF if self._mouse else ""
        return f"\x1b[m\x1b[r\x1b[{rows}H\x1b[K{mouse}{SCREEN_OFF}".encode()

    @contextlib.contextmanager
    def _away(self, *, back: bool = True) -> Iterator[None]:
        """Give the terminal back, and take it again if it was ours and `back` is wanted."""
        inside, muted = self._inside, self._muted
        self._muted = True
        held = self._writing.acquire(timeout=LEAVING)  # a frame that the line does not take is broken off
        try:
            if inside:
                self._give_back()
            yield
        finally:
            if inside and back:
                self._take(LEAVING)
            if back:
                self._muted = muted
            if held:
                self._writing.release()

    def _stop(self) -> None:
        """Stop until the process is continued."""
        with self._away():
            signals.stop_here()
        self._tell_of_return()

    def _resume(self) -> None:
        """Take the terminal again after a stop that could not be seen coming (SIGSTOP)."""
        if self._inside:
            self._give_back()  # the shell has written on our screen, not on its own
            self._take(LEAVING)
            self._tell_of_return()

    def _tell_of_return(self) -> None:
        for callback in self._returns:
            callback()
        self._returned.set()

    def _tell_of_size(self) -> None:
        for callback in self._resized:
            callback()

    def _wait_for_the_end(self) -> None:
        while self._ending:
            time.sleep(STALLED)

    def _end(self) -> None:
        """Say the last words and restore the terminal, whatever the other threads hang in."""
        self._muted = self._ending = True
        signals.say(self._last_words)
        if self._inside:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # a job in the background restores as well
            self._give_back(ENDING)


def _wait_until_writable(fd: int, seconds: float | None) -> None:
    select.select([], [fd], [], seconds)


def _write_within(fd: int, data: bytes, seconds: float | None) -> bool:
    """Write `data` to a file that does not block; tell whether all of it went out in time (None: however long)."""
    end = None if seconds is None else time.monotonic() + seconds
    while data:
        try:
            data = data[os.write(fd, data) :]
        except BlockingIOError:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                return False
            _wait_until_writable(fd, left)
        except OSError:
            return False
    return True
