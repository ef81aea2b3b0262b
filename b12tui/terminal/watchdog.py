"""A watchdog over a program that computes without an end, so that it can always be ended.

A thread takes the signals (`signals`), but it needs the interpreter's lock, and one call into C may hold that: then
nothing that is written in Python can act, and a process whose terminal is gone would compute on alone. So the kernel
counts, by two timers that run only while the process computes:

- each second (`ITIMER_PROF`) a handler on the main thread lets the other threads have their turn, and winds up the
  second timer again. What looks for signals within a long call, as Python's matching does, is broken into that way.
- the second timer (`ITIMER_VIRTUAL`) has no handler: it ends the process, after half a minute in which the first could
  not act. Only system time counts for the first alone, so an honest program is never ended by it.

What it refuses: to act where there are no such timers (POSIX), or somebody else has taken them.
"""

from __future__ import annotations

import signal
import threading
from time import sleep

SECOND = 1.0
"""Seconds of computing between two turns of the other threads."""
TURN = 0.01
"""Seconds that they get at each: enough to hear of a signal."""
WAY = (0.01, 0.25)
"""The same two once one of them ends the process: it has a place to keep and a terminal to give back."""
LIMIT = 30.0
"""Seconds of computing without a turn after which the process is ended."""

_watches = False
_makes_way = False


def start() -> None:
    """Watch from now on; on another thread than the main one, which hears no signals, it does nothing."""
    global _watches  # noqa: PLW0603 - a process has one timer of each kind
    if _watches or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGPROF) not in (signal.SIG_DFL, _turn):
        return  # a profiler's
    _watches = True
    signal.signal(signal.SIGPROF, _turn)
    signal.setitimer(signal.ITIMER_PROF, SECOND, SECOND)
    _wind_up()


def stop() -> None:
    """Watch no more."""
    global _watches  # noqa: PLW0603
    if _watches and threading.current_thread() is threading.main_thread():
        _watches = False
        signal.setitimer(signal.ITIMER_PROF, 0)  # its handler stays: a signal that is on its way would end the process
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def make_way() -> None:
    """Have the main thread leave its time to the others, for one of them is ending the process; any thread may call."""
    global _makes_way  # noqa: PLW0603
    if _watches:
        _makes_way = True
        signal.setitimer(signal.ITIMER_PROF, WAY[0], WAY[0])


def _turn(*_: object) -> None:
    if _watches:
        _wind_up()
        sleep(WAY[1] if _makes_way else TURN)


def _wind_up() -> None:
    if signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL:  # else a match is being watched, more closely
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
