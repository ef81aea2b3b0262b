"""Time and memory limits for matching patterns; keys are handled meanwhile.

A match is one step, however long it takes. The document's token interrupts it, if the frontend gave that token a ticker
(`document.cancellation`): at each tick the time and memory used are checked, and whether a key cancels. Without ticks,
time is checked between two chunks of text. A step between two ticks takes time at most linear in the length of a chunk.

Time is the CPU time of the thread, so a busy machine doesn't shorten the limit.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import searching
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.errors import B12Error
from b12tui.fasttyping import TypeVar

TIME_LIMIT = 1.0
"""Seconds of CPU time for matching a pattern in the whole of a document."""
MEMORY_LIMIT = 128
"""MiB by which matching may raise the peak memory of the process: each repetition in a repetition is kept."""

T = TypeVar("T")


class BadPattern(B12Error):
    """The pattern is invalid or exceeded a limit; the message is a sentence."""

    def __init__(self, message: str, reason: str = "") -> None:
        """Create the error; `reason` is what is wrong with an invalid pattern."""
        super().__init__(message)
        self.reason = reason


class MatchBudget:
    """The time and memory left for a pattern; one budget covers one search through a document."""

    def __init__(self, cancellation: Cancellation = NEVER) -> None:
        """Begin with all of it; `cancellation` interrupts matching to look what is left."""
        self._cancellation = cancellation
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
        try:
            with self._cancellation.ticking(self._tick):
                self._active = True
                try:
                    return work()
                finally:
                    self._active = False  # before the ticks end, because one may still be on its way
        finally:
            self._left -= thread_time() - self._began

    def check(self) -> None:
        """Raise BadPattern if the time limit is used up."""
        from time import thread_time

        if thread_time() - self._began > self._left:
            _raise_too_long()

    def _tick(self) -> None:
        if not self._active:
            return
        self.check()
        if _peak_memory() - self._peak_memory > MEMORY_LIMIT:
            raise BadPattern(searching.TAKES_TOO_MUCH_MEMORY)
        self._cancellation.check()


def _raise_too_long() -> None:
    raise BadPattern(searching.TAKES_TOO_LONG)


def _peak_memory() -> float:
    """Return the peak memory of the process in MiB, or 0 where the system doesn't report it."""
    import sys

    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        return 0.0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return getrusage(RUSAGE_SELF).ru_maxrss / unit
