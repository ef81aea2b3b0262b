"""Signal handling on a thread of its own.

On a stalled line the program hangs in a write, and on a broken one an event loop may spin: a Python signal handler on
the main thread would never run. So the signals are blocked in every thread, and one thread receives them with
`sigwait`. It is independent of the terminal: the handlers are passed in.

Blocked signals are inherited: a child process must be started with none blocked, and threads after `start`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from b12tui.errors import LimitReached, TerminalLost
from b12tui.fastclass import dataclass
from b12tui.terminal import threads, watchdog

ENDING = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT})
"""Signals that end the process. On the screen and in spoken pages Ctrl+C arrives as a key, since the terminal's signals
are off there: a SIGINT comes from elsewhere. Line mode leaves them on."""

TYPED = frozenset({signal.SIGINT, signal.SIGQUIT})
"""Those of them that the terminal sends for keys while another program has it."""

IGNORED = frozenset({signal.SIGWINCH, signal.SIGCONT})
"""Signals that the system may discard unless there is a handler."""

WATCHED = ENDING | {signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH}

DEFAULTED = frozenset({signal.SIGPIPE, signal.SIGXFSZ})
"""Signals that Python ignores, reset to their default in child processes."""

FAILED = 1
"""Exit code if a handler fails."""

TERMINATION_TIME = 1.0
"""Seconds that the termination callbacks may take: a disk that hangs must not keep the process."""


@dataclass(frozen=True, slots=True)
class SignalHandlers:
    """Handlers of signals; all are called on the signal thread."""

    end: Callable[[], None]
    """Call the termination callbacks and restore the terminal; the process ends when it returns."""
    stop: Callable[[], None]
    resume: Callable[[], None]
    resize: Callable[[], None]
    absent: Callable[[], bool]
    """Return whether another program has the terminal: then Ctrl+C and Ctrl+\\ typed there are ignored."""


class SignalThread:
    """Thread that receives the signals."""

    def __init__(self, handlers: SignalHandlers) -> None:
        """Prepare to call `handlers`; `start` begins to."""
        self._handlers = handlers
        self._before: set[int] = set()
        self._thread: threading.Thread | None = None
        self._noop_handled: tuple[signal.Signals, ...] = ()
        """Signals that have been given a handler that does nothing."""
        # Signals ignored when the program began stay ignored: nohup, a shell without job control.
        self._signals = {number for number in WATCHED if signal.getsignal(number) is not signal.SIG_IGN}

    def start(self) -> None:
        """Block the signals in this thread and those that it starts from now on, and receive them."""
        if self._thread is None:
            self._noop_handled = _set_noop_handlers(self._signals)
            self._before = {int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, self._signals)}
            self._thread = threading.Thread(target=self._run, name="signals", daemon=True)
            threads.start(self._thread)
            watchdog.start()

    def stop(self) -> None:
        """Stop receiving: the signals act again as before `start`."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        watchdog.stop()
        if thread.is_alive() and thread is not threading.current_thread():
            # It wakes, and sees that it is no longer the receiver.
            signal.pthread_kill(thread.ident or 0, signal.SIGCONT)
            thread.join(TERMINATION_TIME)
        if late := signal.sigpending() & ENDING & self._signals:
            self._end_process(128 + min(late))
        if threading.current_thread() is threading.main_thread():
            for number in self._noop_handled:
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)

    @property
    def stops(self) -> bool:
        """Whether Ctrl+Z can stop this process: there may be no shell that would continue it."""
        return signal.SIGTSTP in self._signals

    def _run(self) -> None:
        code: int | None = FAILED
        try:
            number = self._run_until_end()
            code = None if number is None else 128 + number
        finally:
            # Also if a handler failed, which is a bug: without this thread no signal could end the process.
            if code is not None:
                self._end_process(code)

    def _run_until_end(self) -> int | None:
        """Handle signals until one is to end the process, and return its number; None: `stop` was called."""
        while True:
            number = signal.sigwait(self._signals)
            if number in ENDING:
                if number in TYPED and self._handlers.absent():
                    continue
                return int(number)
            if self._thread is not threading.current_thread():
                return None
            with contextlib.suppress(TerminalLost):  # a hang-up also sends SIGCONT; the next read finds out as well
                self._dispatch(number)

    def _end_process(self, code: int) -> None:
        failure = sys.exc_info()
        watchdog.yield_to_threads()
        try:
            self._handlers.end()
            if failure[0] is not None:
                sys.excepthook(*failure)
        finally:
            os._exit(code)

    def _dispatch(self, number: int) -> None:
        match number:
            case signal.SIGTSTP:
                self._handlers.stop()
            case signal.SIGCONT:
                self._handlers.resume()
            case signal.SIGWINCH:
                self._handlers.resize()
            case _:
                pass


def _set_noop_handlers(signals: set[signal.Signals]) -> tuple[signal.Signals, ...]:
    """Set no-op handlers for signals that the system would discard, so that `sigwait` gets them; return those signals.

    On macOS and the BSDs a signal that is ignored by default (SIGWINCH, SIGCONT) never becomes pending; a handler is
    never called while the signal is blocked. Only the main thread may set one.
    """
    if threading.current_thread() is not threading.main_thread():
        return ()
    handled = tuple(number for number in signals & IGNORED if signal.getsignal(number) is signal.SIG_DFL)
    for number in handled:
        signal.signal(number, _no_op)
    return handled


def _no_op(_number: int, _frame: object) -> None:
    """Do nothing."""


def stop_here() -> None:
    """Stop this process as Ctrl+Z does; return when it is continued, or at once if no shell could continue it.

    This uses the default action of SIGTSTP, not SIGSTOP: for a process without a shell (gone, or never there: a login
    shell, a forced command) the system discards it (POSIX, "orphaned process group").
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})
    signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)  # sent to this thread, it acts before the call returns
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP})
    if signal.SIGCONT in signal.sigpending():
        signal.sigwait({signal.SIGCONT})  # the SIGCONT that ended this stop needs no handling


def run_termination_callbacks(callbacks: Sequence[Callable[[], None]]) -> None:
    """Call each of `callbacks`, one after another, and wait for them at most TERMINATION_TIME seconds in all."""

    def run() -> None:
        for callback in callbacks:
            # The process ends right after this: a failure cannot be reported, and must not prevent the next callback.
            with contextlib.suppress(Exception):
                callback()

    thread = threading.Thread(target=run, name="termination callbacks", daemon=True)
    try:
        threads.start(thread)
    except LimitReached:
        run()
    else:
        thread.join(TERMINATION_TIME)
