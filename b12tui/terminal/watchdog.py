"""Watchdog for computations without an end, so that the process can always be ended.

A thread receives the signals (`signals`), but it needs the interpreter lock, and a single call into C may hold that:
then no Python code can run, and a process whose terminal is gone would compute on. So the kernel counts, with two
timers that run only while the process uses the CPU:

- the first (`ITIMER_PROF`) calls a handler on the main thread each second, which lets the other threads run and resets
  the second timer. It also interrupts long calls that check for signals, as Python's regular expressions do.
- the second (`ITIMER_VIRTUAL`) has no handler: it ends the process after half a minute in which the first could not
  act. System time counts only for the first, so a program that works properly is never ended by it.

Nothing is done where there are no such timers (they are POSIX's) or other code uses them.
"""

from __future__ import annotations

import signal
import threading
from time import sleep

SECOND = 1.0
"""Seconds of CPU time between two turns of the other threads."""
TURN = 0.01
"""Seconds of each turn: enough to receive a signal."""
YIELDING = (0.01, 0.25)
"""Interval and length of turns while a thread ends the process: it has to save and to restore the terminal."""
CPU_LIMIT = 30.0
"""Seconds of CPU time without a turn after which the process is ended."""

_running = False
_yielding = False


def start() -> None:
    """Start the watchdog; does nothing on other threads than the main one, which alone handles signals."""
    global _running  # noqa: PLW0603 - a process has one timer of each kind
    if _running or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGPROF) not in (signal.SIG_DFL, _yield_lock):
        return  # a profiler uses it
    _running = True
    signal.signal(signal.SIGPROF, _yield_lock)
    signal.setitimer(signal.ITIMER_PROF, SECOND, SECOND)
    _reset_limit()


def stop() -> None:
    """Stop the watchdog."""
    global _running  # noqa: PLW0603
    if _running and threading.current_thread() is threading.main_thread():
        _running = False
        signal.setitimer(signal.ITIMER_PROF, 0)  # its handler stays: else a signal on its way would end the process
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def yield_to_threads() -> None:
    """Give most of the time to the other threads, because one of them ends the process; callable from any thread."""
    global _yielding  # noqa: PLW0603
    if _running:
        _yielding = True
        signal.setitimer(signal.ITIMER_PROF, YIELDING[0], YIELDING[0])


def _yield_lock(*_: object) -> None:
    if _running:
        _reset_limit()
        sleep(YIELDING[1] if _yielding else TURN)


def _reset_limit() -> None:
    if signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL:  # else a regular expression match has a closer watch
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_LIMIT)
