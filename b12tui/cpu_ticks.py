"""Timer of CPU time that interrupts functions without steps of their own, such as regular expression matching.

Python's matching (`_sre`) holds the interpreter's lock until it ends, but runs signal handlers every 4,096 steps, in
CPython 3.11 to 3.13. So a timer sends a signal every hundredth of a second of CPU time, and its handler, in Python,
calls a function, which may raise, and yields to the other threads: the one that reads keys, and the one that handles
the signals that end the program.

Frontends give `cpu_ticks` to the token that they cancel by (`document.cancellation`): signals belong to the process,
so a library must not take one by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_INTERVAL = 0.01
"""Seconds of CPU time between two ticks."""
_YIELD_TIME = 0.0005
"""Seconds yielded to the other threads at each tick."""


@contextmanager
def cpu_ticks(tick: Callable[[], None]) -> Iterator[None]:
    """Call `tick` for each hundredth of a second of CPU time that is spent inside the context.

    Nothing is called on other threads than the main one, and on systems without such timers (POSIX has them). A timer
    and a handler that were set before are set again at the end.
    """
    if not _has_timers():
        yield
        return
    from signal import ITIMER_VIRTUAL, SIGVTALRM, getsignal, setitimer, signal
    from time import sleep

    def on_timer(*_: object) -> None:
        tick()
        sleep(_YIELD_TIME)

    before = getsignal(SIGVTALRM)
    timer = (0.0, 0.0)
    try:
        signal(SIGVTALRM, on_timer)
        timer = setitimer(ITIMER_VIRTUAL, _INTERVAL, _INTERVAL)
        yield
    finally:
        setitimer(ITIMER_VIRTUAL, 0)
        signal(SIGVTALRM, before)
        setitimer(ITIMER_VIRTUAL, *timer)


def _has_timers() -> bool:
    import signal
    from threading import current_thread, main_thread

    return hasattr(signal, "setitimer") and current_thread() is main_thread()
