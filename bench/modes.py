"""Modes timed for a case, each in a process of its own: the ways to read a text, starting with its source.

    python bench/modes.py CASE SIZE LIMIT MODE,MODE…

prints a line for each mode with its name and its processor seconds; a mode that exceeds LIMIT ends the process
(SIGXCPU). The file is run by path, so that `PYTHONPATH` selects the version of the package to measure; it uses only few
interfaces of the package, which older versions have as well.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # for the cases


def plain(source: str) -> None:
    """Print the whole text."""
    from b12tui.markdown import parse
    from b12tui.plain.document_writer import document_text

    document_text(parse(source, name="case"))


def page(source: str) -> None:
    """Show the first page."""
    _pictured(source, "")


def contents(source: str) -> None:
    """Show the contents over the first page."""
    _pictured(source, "contents")


def links(source: str) -> None:
    """Show the list of links over the first page."""
    _pictured(source, "links")


def end(source: str) -> None:
    """Show the last page."""
    _pictured(source, "end")


def line(source: str) -> None:
    """Read the whole text in line mode."""
    from b12tui.core.state import ReaderState
    from b12tui.linear.line_mode.repl import run_line_mode
    from b12tui.markdown import parse

    state = ReaderState(parse(source, name="case"), frontend="line")
    run_line_mode(state, io.StringIO("read all\nquit\n"), io.StringIO(), why=None, save=lambda _: None)


def piped(source: str) -> None:
    """Treat the text as the output of a program."""
    from b12tui.readers.man_page import as_markdown

    as_markdown(source)


def _pictured(source: str, action: str) -> None:
    from b12tui.core.state import Command, ReaderState
    from b12tui.core.update import update
    from b12tui.layout.screen_view import ScreenView
    from b12tui.markdown import parse

    state = ReaderState(parse(source, name="case"))
    view = ScreenView(state, 80, 24)
    assert view.frame(state).rows
    if action:
        assert view.frame(update(state, Command(action), view.viewport)).rows


MODES = {mode.__name__: mode for mode in (plain, page, end, contents, links, line, piped)}
"""By name, in the order in which they are timed."""


def timed(mode: str, source: str) -> float:
    """Return the processor seconds of a mode for a text."""
    begun = time.process_time()
    MODES[mode](source)
    return time.process_time() - begun


def main() -> None:
    """Time the modes given as arguments."""
    from pathological import CASES, PIPED_CASES

    _, case, size, limit, modes = sys.argv
    for mode in modes.split(","):
        timed(mode, "# a\n\nb [c](d) *e*\n\n- f\n\n[^1] [^1]: g\n\n<b>h</b> $i$ www.a.b ![](")  # loads all modules
    source = (CASES | PIPED_CASES)[case](int(size))
    for mode in modes.split(","):
        end = int(time.process_time() + float(limit)) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))
        print(mode, f"{timed(mode, source):.4f}", flush=True)


if __name__ == "__main__":
    main()
