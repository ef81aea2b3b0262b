"""What of its environment this program listens to.

Variables come from whoever starts it, which over SSH may be a stranger: sshd passes on what AcceptEnv names. So the
switches of the library under the screen are dropped always (TEXTUAL_DRIVER names a class to import, TEXTUAL_LOG and
TEXTUAL_SCREENSHOT write files, TEXTUAL itself connects to a debugger), and a restricted reader keeps only what tells of
a terminal and a language. It can't help against what acts before it is there: `python -I` does, for Python's own.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from b12tui.errors import LimitReached, UsageError

SWITCHES = ("TEXTUAL", "B12TUI_")
"""How names of variables begin that are never listened to."""

HARMLESS = ("TERM", "COLORTERM", "NO_COLOR", "ACCESSIBLE", "LC_ALL", "LC_CTYPE", "LANG")
"""What a restricted reader listens to. TERMINFO, HOME and the XDG folders are not among them: they name files."""

MEMORY = 1 << 30
"""Bytes of data that a restricted reader may take: a text of 60 MB takes 200 MB, one of 10 MB 95 MB, the article 29."""

COMPUTING = 600
"""Seconds of computing that it may take. A key takes some milliseconds: that is 60,000 keys and more."""

GRACE = 10
"""Seconds of computing behind those in which it says so and ends by itself; then the system ends it."""


def child_environment() -> dict[str, str]:
    """Return the environment as it was handed over: in a C locale Python puts LC_CTYPE=C.UTF-8 into it (PEP 538)."""
    environ = dict(os.environ)
    if sys.flags.utf8_mode and "LC_CTYPE" in environ:  # the mode goes with it (PEP 540)
        del environ["LC_CTYPE"]
        try:
            with open("/proc/self/environ", "rb") as file:  # noqa: PTH123 - a start need not wait for pathlib
                found = [entry for entry in file.read().split(b"\0") if entry.startswith(b"LC_CTYPE=")]
        except OSError:  # no Linux; then LANG tells as much, but for one who has set both, and LC_CTYPE to C
            found = []
        environ.update(("LC_CTYPE", os.fsdecode(entry.partition(b"=")[2])) for entry in found[:1])
    return environ


def scrub_environment() -> None:
    """Forget the variables that could make a library do what nobody asked this program for."""
    for name in [name for name in os.environ if name.startswith(SWITCHES)]:
        del os.environ[name]


def restrict() -> None:
    """Take from this process, for good, what a reader does not need.

    No file can be written any more, not by a fault either (setrlimit(2): the system refuses), no core is dumped, Ctrl+Z
    stops nothing, faults leave no report. Memory and computing are limited: a MemoryError or LimitReached ends it.
    UsageError where the system knows no such limits.
    """
    try:
        import resource
    except ImportError:
        raise UsageError("--restricted needs the limits of a POSIX system, which this one lacks.") from None

    from b12tui.cli.crash_handler import install_crash_handler

    install_crash_handler(keep=False)
    for name in [name for name in os.environ if name not in HARMLESS]:
        del os.environ[name]
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_DATA, MEMORY, MEMORY)
    _limit(resource.RLIMIT_AS, 2 * MEMORY, 2 * MEMORY)  # what is mapped and not used counts here as well
    signal.signal(signal.SIGXCPU, _computed_enough)
    _limit(resource.RLIMIT_CPU, COMPUTING, COMPUTING + GRACE)
    if sys.stdout.isatty():  # else the shell may have sent the text into a file, which is its own affair
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit(kind: int, soft: int, hard: int) -> None:
    """Set a limit; one that is lower already stays, and a system that refuses it has its own."""
    import resource

    before, highest = resource.getrlimit(kind)
    with suppress(OSError, ValueError):
        hard = hard if highest == resource.RLIM_INFINITY else min(hard, highest)
        resource.setrlimit(kind, (min(soft, hard) if before == resource.RLIM_INFINITY else min(soft, before), hard))


def _computed_enough(_number: int, _frame: object) -> None:
    """End by itself; the signal comes again each second, should something keep this from who is to hear it."""
    from b12tui.core.messages.phrases import plural

    time = plural("second", COMPUTING)
    raise LimitReached(f"this session has computed for {time}, which is all it may; begin another one")
