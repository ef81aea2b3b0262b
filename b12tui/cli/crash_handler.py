"""Handler for uncaught exceptions: prints one sentence instead of a traceback, and writes a report for the developers.

It is installed as `sys.excepthook`, so other packages let unexpected errors propagate, only restoring the terminal on
the way. A crash is never hidden: the exit code is 1, and the sentence names the type of error even if no report may be
written.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident, interrupt_main, start_new_thread
from contextlib import suppress
from types import TracebackType

from b12tui import __version__
from b12tui.catalogue import command_line


def install_crash_handler(*, keep: bool) -> None:
    """Handle uncaught exceptions from here on; without `keep` no report is written."""

    def report_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _print_crash(kind, error, trace, keep=keep)

    main_thread = get_ident()

    def report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            start_new_thread(_interrupt, (main_thread,))
        elif not issubclass(unraisable.exc_type, MemoryError):  # the same lack ends what caused it
            sys.__unraisablehook__(unraisable)

    sys.excepthook = report_crash
    sys.unraisablehook = report_unraisable


def _interrupt(main_thread: int) -> None:
    """Send SIGINT to the main thread once more, from another one.

    The first one came while an import was cleaned up, or an object, where Python raises nothing. A second one sent by
    the hook itself would be raised within the hook, and be lost as well.
    """
    if sys.platform == "win32":
        interrupt_main()
    else:
        from signal import SIGINT, pthread_kill  # it is rare

        pthread_kill(main_thread, SIGINT)  # `interrupt_main` would not end a read that waits


def _print_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, keep: bool) -> None:
    message = command_line.crashed(kind.__name__)
    if keep:
        from b12tui.storage.crash_reports import keep_report  # a crash is rare

        path = keep_report(_report_text(kind, error, trace))
        message = command_line.crash_report(message, path) if path else command_line.no_crash_report(message)
    with suppress(OSError, AttributeError):  # the terminal is gone, or standard error was closed
        sys.stderr.write(f"b12tui: {command_line.error(message)}\n")
        sys.stderr.flush()


def _report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return the text of a report: versions, terminal, locale and traceback."""
    import platform
    from traceback import format_exception

    names = ("TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG")
    variables = " ".join(f"{name}={os.environ[name]}" for name in names if name in os.environ)
    header = f"b12tui {__version__}, Python {platform.python_version()}, {platform.platform()}\n{variables}\n\n"
    return header + "".join(format_exception(kind, error, trace))
