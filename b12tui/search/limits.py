"""Time and memory limits for matching patterns; keys and signals are handled meanwhile.

Python's matching (`_sre`) holds the interpreter's lock until it ends, but runs signal handlers every 4,096 steps, in
CPython 3.11 to 3.13. So a timer sends a signal every hundredth of a second of CPU time. Its handler, in Python, checks
the time and memory used, checks for cancellation, and yields to the other threads: the one that reads keys, and the one
that handles the signals that end the program. A step takes time at most linear in the length of a chunk of text.

Time is the CPU time of the thread, so a busy machine doesn't shorten the limit. The handler runs on the main thread
only, and only on systems with such timers (POSIX); elsewhere time is checked between two chunks of text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from b12tui.document.cancellation import check_cancelled
from b12tui.errors import B12Error

TIME_LIMIT = 1.0
"""Seconds of CPU time for matching a pattern in the whole of a document."""
MEMORY_LIMIT = 128
"""MiB by which matching may raise the peak memory of the process: each repetition in a repetition is kept."""
_INTERVAL = 0.01
"""Seconds of CPU time between two checks."""
_YIELD_TIME = 0.0005
"""Seconds yielded to the other threads at each check."""

T = TypeVar("T")


class BadPattern(B12Error):
    """The pattern is invalid or exceeded a limit; the message is a sentence."""

    def __init__(self, message: str, reason: str = "") -> None:
        """Create the error; `reason` is what is wrong with an invalid pattern."""
        super().__init__(message)
        self.reason = reason


class MatchBudget:
    """The time and memory left for a pattern; one budget covers one search through a document."""

    def __init__(self) -> None:
        self._left = TIME_LIMIT
        self._began = 0.0
        self._peak_memory = 0.0
        self._active = False

    def during(self, work: Callable[[], T]) -> T:
        """Return the result of `work`, which may match patterns; BadPattern over a limit, Cancelled if interrupted."""
        from time import thread_time

        if self._active:
            return work()
        if self._left <= 0:
            _raise_too_long()
        self._began, self._peak_memory = thread_time(), _peak_memory()
        self._active = True
        try:
            return self._with_timer(work) if _has_timers() else work()
        finally:
            self._active = False
            self._left -= thread_time() - self._began

    def look(self) -> None:
        """Raise BadPattern if the time limit is used up."""
        from time import thread_time

        if thread_time() - self._began > self._left:
            _raise_too_long()

    def _with_timer(self, work: Callable[[], T]) -> T:
        from signal import ITIMER_VIRTUAL, SIGVTALRM, getsignal, setitimer, signal

        before = getsignal(SIGVTALRM)
        timer = (0.0, 0.0)
        try:
            signal(SIGVTALRM, self._on_timer)
            timer = setitimer(ITIMER_VIRTUAL, _INTERVAL, _INTERVAL)
            return work()
        finally:
            self._active = False  # first, because a signal may still be pending
            setitimer(ITIMER_VIRTUAL, 0)
            signal(SIGVTALRM, before)
            setitimer(ITIMER_VIRTUAL, *timer)

    def _on_timer(self, *_: object) -> None:
        from time import sleep

        if not self._active:
            return
        self.look()
        if _peak_memory() - self._peak_memory > MEMORY_LIMIT:
            raise BadPattern("That pattern takes too much memory in this text; a plainer one is needed.")
        check_cancelled()
        sleep(_YIELD_TIME)


def _raise_too_long() -> None:
    raise BadPattern("That pattern takes too long in this text; a plainer one is needed.")


def _has_timers() -> bool:
    import signal
    from threading import current_thread, main_thread

    return hasattr(signal, "setitimer") and current_thread() is main_thread()


def _peak_memory() -> float:
    """Return the peak memory of the process in MiB, or 0 where the system doesn't report it."""
    import sys

    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        return 0.0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return getrusage(RUSAGE_SELF).ru_maxrss / unit
