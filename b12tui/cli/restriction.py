"""Restricted session: rights that a reader does not need are removed from the process."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from b12tui.catalogue import command_line, counts
from b12tui.cli.crash_handler import install_crash_handler
from b12tui.errors import LimitReached, UsageError

HARMLESS = ("TERM", "COLORTERM", "NO_COLOR", "ACCESSIBLE", "LC_ALL", "LC_CTYPE", "LANG", "SSH_CONNECTION")
"""Variables that a restricted session keeps: they tell of the terminal and its line. TERMINFO, HOME and the XDG folders
are excluded, as they name files."""

MAX_DATA_BYTES = 1 << 30
"""Bytes of data that a restricted session may use: a text of 60 MB takes 200 MB, one of 10 MB 95, the article 29."""

COMPUTING = 600
"""Seconds of CPU time that a restricted session may use: 60,000 keys and more, of a few milliseconds each."""

LARGEST_NOTES = 1 << 22
"""Bytes of a file that a restricted session may write if it keeps notes: some thousands of them."""

GRACE = 10
"""Seconds of CPU time after that to report the limit and exit, before the system kills the process."""


def restrict(*, keeps_notes: bool = False) -> None:
    """Irreversibly remove rights that a reader does not need from this process.

    No file can be written any more, not even by a bug (setrlimit(2)), no core is dumped, Ctrl+Z is ignored and crashes
    leave no report; with `keeps_notes` a file can be written, but none larger than notes are. Memory and CPU time are
    limited: exceeding them raises MemoryError or LimitReached. Raise UsageError if the system has no such limits.
    """
    import signal  # other sessions start faster without it

    try:
        import resource
    except ImportError:
        raise UsageError(command_line.RESTRICTED_NEEDS_POSIX) from None

    install_crash_handler(keep=False)
    for name in [name for name in os.environ if name not in HARMLESS]:
        del os.environ[name]
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_DATA, MAX_DATA_BYTES, MAX_DATA_BYTES)
    # Memory that is mapped but unused counts here as well.
    _limit(resource.RLIMIT_AS, 2 * MAX_DATA_BYTES, 2 * MAX_DATA_BYTES)
    signal.signal(signal.SIGXCPU, _on_cpu_limit)
    _limit(resource.RLIMIT_CPU, COMPUTING, COMPUTING + GRACE)
    if sys.stdout.isatty():  # otherwise the shell may have redirected output to a file, which stays allowed
        largest = LARGEST_NOTES if keeps_notes else 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def _limit(kind: int, soft: int, hard: int) -> None:
    """Set a limit, unless a lower one is already set; ignore failures, as the system then has limits of its own."""
    import resource

    before, highest = resource.getrlimit(kind)
    with suppress(OSError, ValueError):
        hard = hard if highest == resource.RLIM_INFINITY else min(hard, highest)
        resource.setrlimit(kind, (min(soft, hard) if before == resource.RLIM_INFINITY else min(soft, before), hard))


def _on_cpu_limit(_number: int, _frame: object) -> None:
    """Raise LimitReached; the signal is repeated each second, in case something catches the exception."""
    raise LimitReached(command_line.out_of_time(counts.seconds(COMPUTING)))
