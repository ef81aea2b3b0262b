"""What matching a pattern may take, of time and of memory; keys and signals are heard meanwhile.

Python's matching (`_sre`) holds the interpreter's lock until it ends, but lets the handlers of signals run every 4,096
steps, in CPython 3.11 to 3.13. So a timer sends one every hundredth of a second of computing, and its handler, which is
Python, looks how much was used, asks whether somebody has typed on, and lets the other threads have their turn: that of
the keys, and that of the signals which end the program. Each step takes at most what a stretch of text is long.

The clock is that of what this thread computes, so a machine that is busy with other things gives nobody less. A handler
runs on the main thread alone, and only where there are such timers (POSIX); elsewhere time is looked at between two
stretches of text. What it refuses: to know what is matched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from b12tui.document.cancellation import check_cancelled

TIME_LIMIT = 1.0
"""Seconds of computing that a pattern gets for the whole of a document."""
MEMORY_LIMIT = 128
"""MiB that matching may add to the most that the process ever had: it keeps each repetition of a repetition."""
_BEAT = 0.01
"""Seconds of computing between two looks."""
_TURN = 0.0005
"""Seconds that the other threads get at each."""

T = TypeVar("T")


class BadPattern(Exception):
    """A pattern is none, or took too much; the message is a sentence."""


class MatchBudget:
    """How much a pattern may still take. One watch goes with one search through a document."""

    def __init__(self) -> None:
        self._left = TIME_LIMIT
        self._began = 0.0
        self._size = 0.0
        self._inside = False

    def during(self, work: Callable[[], T]) -> T:
        """Do `work`, which may match patterns; Refused when it takes too much, BrokenOff when somebody has typed on."""
        from time import thread_time

        if self._inside:
            return work()
        if self._left <= 0:
            _too_long()
        self._began, self._size = thread_time(), _size()
        self._inside = True
        try:
            return self._beating(work) if _has_timers() else work()
        finally:
            self._inside = False
            self._left -= thread_time() - self._began

    def look(self) -> None:
        """Refuse to go on where what was allowed is used up."""
        from time import thread_time

        if thread_time() - self._began > self._left:
            _too_long()

    def _beating(self, work: Callable[[], T]) -> T:
        from signal import ITIMER_VIRTUAL, SIGVTALRM, getsignal, setitimer, signal

        before = getsignal(SIGVTALRM)
        timer = (0.0, 0.0)
        try:
            signal(SIGVTALRM, self._beat)
            timer = setitimer(ITIMER_VIRTUAL, _BEAT, _BEAT)
            return work()
        finally:
            self._inside = False  # first, for a beat may still be on its way
            setitimer(ITIMER_VIRTUAL, 0)
            signal(SIGVTALRM, before)
            setitimer(ITIMER_VIRTUAL, *timer)

    def _beat(self, *_: object) -> None:
        from time import sleep

        if not self._inside:
            return
        self.look()
        if _size() - self._size > MEMORY_LIMIT:
            raise BadPattern("That pattern takes too much memory in this text; a plainer one is needed.")
        check_cancelled()
        sleep(_TURN)


def _too_long() -> None:
    raise BadPattern("That pattern takes too long in this text; a plainer one is needed.")


def _has_timers() -> bool:
    import signal
    from threading import current_thread, main_thread

    return hasattr(signal, "setitimer") and current_thread() is main_thread()


def _size() -> float:
    """Return the most memory that the process ever had, in MiB; 0 where the system doesn't tell."""
    import sys

    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        return 0.0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return getrusage(RUSAGE_SELF).ru_maxrss / unit
