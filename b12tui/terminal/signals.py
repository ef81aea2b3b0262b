"""Signals, taken by a thread that waits for nothing else.

With a line that stalls the program hangs in a write, and with one that is gone an event loop may spin: a handler that
needs the program's turn never runs. So the signals are blocked in every thread and one thread takes them out of the
kernel's hands (`sigwait`). It knows no terminal: it is handed what to do.

Blocked signals are inherited: a child must be started with none blocked, and threads after `start`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from b12tui.errors import TerminalLost
from b12tui.fastclass import dataclass
from b12tui.terminal import watchdog

ENDING = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT})
"""Ctrl+C comes as a key, since the terminal is told to send no signals: a SIGINT is from somewhere else."""

TYPED = frozenset({signal.SIGINT, signal.SIGQUIT})
"""Those of them that a terminal sends while another program has it."""

IGNORED = frozenset({signal.SIGWINCH, signal.SIGCONT})
"""What a system may throw away unless there is a handler."""

WATCHED = ENDING | {signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH}

DEFAULTED = frozenset({signal.SIGPIPE, signal.SIGXFSZ})
"""What Python ignores, and no child shall."""

FAILED = 1
"""The exit code if an order fails."""

LAST_WORDS = 1.0
"""Seconds that last words may take: a disk that hangs must not keep the process."""


@dataclass(frozen=True, slots=True)
class SignalHandlers:
    """What to do on a signal; all of it is done on the watching thread."""

    end: Callable[[], None]
    """Say the last words and restore the terminal; the process ends when it returns."""
    stop: Callable[[], None]
    resume: Callable[[], None]
    resize: Callable[[], None]
    absent: Callable[[], bool]
    """Tell whether another program has the terminal: then Ctrl+C and Ctrl+\\ typed there are none of our business."""


class SignalThread:
    """The thread that takes the signals."""

    def __init__(self, orders: SignalHandlers) -> None:
        """Watch for nobody yet."""
        self._orders = orders
        self._before: set[int] = set()
        self._thread: threading.Thread | None = None
        self._handled: tuple[signal.Signals, ...] = ()
        """Signals that have a handler that does nothing."""
        # What was ignored when the program began stays so: nohup, a shell without job control.
        self._signals = {number for number in WATCHED if signal.getsignal(number) is not signal.SIG_IGN}

    def start(self) -> None:
        """Block the signals in this thread, and in those that it starts from now on, and watch for them."""
        if self._thread is None:
            self._handled = _handle(self._signals)
            self._before = {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, self._signals)}
            self._thread = threading.Thread(target=self._watch, name="signals", daemon=True)
            self._thread.start()
            watchdog.start()

    def stop(self) -> None:
        """End the watch: the signals do again what they did before `start`."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        watchdog.stop()
        if thread.is_alive() and thread is not threading.current_thread():
            signal.pthread_kill(thread.ident or 0, signal.SIGCONT)  # it finds itself dismissed
            thread.join(LAST_WORDS)
        if late := signal.sigpending() & ENDING & self._signals:
            self._end_process(128 + min(late))
        if threading.current_thread() is threading.main_thread():
            for number in self._handled:
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)

    @property
    def stops(self) -> bool:
        """Whether Ctrl+Z can stop this process: there may be no shell that would wake it."""
        return signal.SIGTSTP in self._signals

    def _watch(self) -> None:
        code: int | None = FAILED
        try:
            number = self._until_told_to_end()
            code = None if number is None else 128 + number
        finally:
            # Also if an order failed, which is a fault of this program: without this thread no signal could end it.
            if code is not None:
                self._end_process(code)

    def _until_told_to_end(self) -> int | None:
        """Obey signals until one is to end the process, and return its number; None: the watch is over."""
        while True:
            number = signal.sigwait(self._signals)
            if number in ENDING:
                if number in TYPED and self._orders.absent():
                    continue
                return int(number)
            if self._thread is not threading.current_thread():
                return None
            with contextlib.suppress(TerminalLost):  # a hang-up also sends SIGCONT; whoever reads finds out as well
                self._obey(number)

    def _end_process(self, code: int) -> None:
        failure = sys.exc_info()
        watchdog.make_way()
        try:
            self._orders.end()
            if failure[0] is not None:
                sys.excepthook(*failure)
        finally:
            os._exit(code)

    def _obey(self, number: int) -> None:
        match number:
            case signal.SIGTSTP:
                self._orders.stop()
            case signal.SIGCONT:
                self._orders.resume()
            case signal.SIGWINCH:
                self._orders.resize()
            case _:
                pass


def _handle(signals: set[signal.Signals]) -> tuple[signal.Signals, ...]:
    """Give signals that the system would throw away a handler that does nothing, so that `sigwait` gets them.

    Return which.

    On macOS and the BSDs one whose default is to be ignored never becomes pending (SIGWINCH, SIGCONT); a handler is
    never called while the signal is blocked. Only the main thread may set one.
    """
    if threading.current_thread() is not threading.main_thread():
        return ()
    handled = tuple(number for number in signals & IGNORED if signal.getsignal(number) is signal.SIG_DFL)
    for number in handled:
        signal.signal(number, _nothing)
    return handled


def _nothing(_number: int, _frame: object) -> None:
    """Do nothing."""


def stop_here() -> None:
    """Stop this process as Ctrl+Z does and return when it goes on; return at once where no shell could wake it.

    The signal's own action does it, not SIGSTOP: for a process whose shell is gone, or was never there (a login shell,
    a forced command), the system throws it away (POSIX, "orphaned process group").
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})
    signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)  # sent to this thread, it acts before this returns
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
    if signal.SIGCONT in signal.sigpending():
        signal.sigwait({signal.SIGCONT})  # what woke us is no news


def write_message(words: Sequence[Callable[[], None]]) -> None:
    """Call `words` one after the other, for at most LAST_WORDS seconds in all."""

    def call() -> None:
        for word in words:
            # The process ends right behind this: a word that fails has nobody to tell, and must not silence the next.
            with contextlib.suppress(Exception):
                word()

    speaker = threading.Thread(target=call, name="last words", daemon=True)
    speaker.start()
    speaker.join(LAST_WORDS)
