"""A fault of this program itself: told in a sentence, with a report for whoever mends it, and no traceback on the page.

It is what the interpreter does with an error that nobody caught (`sys.excepthook`), so each room lets its faults pass,
gives the terminal back on the way, and catches nothing that it can't mend. It refuses to hide a fault: the exit code is
1, and the sentence says what kind of error it was even where no report may be kept.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType


def install_crash_handler(*, keep: bool) -> None:
    """Tell of faults from here on; `keep` False writes no report."""

    def report_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _tell(kind, error, trace, keep=keep)

    sys.excepthook = report_crash


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, keep: bool) -> None:
    said = f"b12tui failed by a fault of its own ({kind.__name__})"
    if keep:
        from b12tui.document.sanitize import sanitize_line
        from b12tui.storage.crash_reports import report
        from b12tui.storage.paths import reports_folder

        path = report(reports_folder(), _report(kind, error, trace))
        said += f"; a report for its makers lies in {sanitize_line(str(path))}" if path else "; no report could be kept"
    with suppress(OSError, AttributeError):  # the line is gone, or standard error was closed: nobody can be told
        sys.stderr.write(f"b12tui: error: {said}.\n")
        sys.stderr.flush()


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a maker needs to know: versions, terminal, locale, and where it happened."""
    import platform
    from traceback import format_exception

    from b12tui import __version__

    names = ("TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG")
    narration = " ".join(f"{name}={os.environ[name]}" for name in names if name in os.environ)
    head = f"b12tui {__version__}, Python {platform.python_version()}, {platform.platform()}\n{narration}\n\n"
    return head + "".join(format_exception(kind, error, trace))
