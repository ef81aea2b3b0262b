"""Processor time of all modes on one case, on one parsed document, in a process that is forked for it.

A fork spares the start of Python and of the modules for each of a thousand texts; a new process spares what the text
before left in caches. The document is parsed once for all modes, so the first one that needs a section pays for it.
"""

from __future__ import annotations

import gc
import io
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterator

from pathological import CASES, PIPED_CASES

from b12tui import markdown
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document
from b12tui.layout.screen_view import ScreenView
from b12tui.linear.line_mode.repl import run_line_mode
from b12tui.markdown import parse
from b12tui.plain import document_writer
from b12tui.readers.man_page import as_markdown

WARM = 400
"""Characters of each case that are read before anything is measured."""


def _printed(document: Document) -> None:
    document_writer.document_text(document)


def _on_screen(document: Document) -> None:
    state = ReaderState(document)
    view = ScreenView(state, 80, 24)
    view.frame(state)
    for action in ("end", "contents"):
        view.frame(update(state, Command(action), view.viewport))


def _links(document: Document) -> None:
    state = ReaderState(document)
    view = ScreenView(state, 80, 24)
    view.frame(update(state, Command("links"), view.viewport))


def _read_by_line(document: Document) -> None:
    state = ReaderState(document, frontend="line")
    run_line_mode(state, io.StringIO("read all\nquit\n"), io.StringIO(), why=None, save=lambda _: None)


MODES: dict[str, Callable[[Document], None]] = {
    "screen": _on_screen,
    "plain": _printed,
    "links": _links,
    "line": _read_by_line,
}
"""Ways to read a parsed text, in the order in which they are timed."""
FIRST = "screen"
"""Mode that makes the sections, which it therefore does whatever is measured: the others find them made."""
PARSED = "parse"
PIPE = "piped"


def steps(case: str, source: str, modes: Collection[str] = ()) -> Iterator[tuple[str, float]]:
    """Yield the name and the processor seconds of each mode on a text of a case; of all, or only of some `modes`."""
    begun = time.process_time()
    if case in PIPED_CASES:
        as_markdown(source)
        yield PIPE, time.process_time() - begun
        return
    document = parse(source, name="case")
    yield PARSED, time.process_time() - begun
    for mode, read in MODES.items():
        if modes and mode not in modes and mode != FIRST:
            continue
        begun = time.process_time()
        read(document)
        yield mode, time.process_time() - begun


def warm_up() -> None:
    """Load all modules, and leave what they made to the processes that are forked.

    Texts of any size are read in parts, as large ones are: a text that is read whole has another constant.
    """
    markdown.CHUNKED_FROM = 0
    for case, make in (CASES | PIPED_CASES).items():
        list(steps(case, make(WARM)))
    gc.collect()
    gc.freeze()


def timed(case: str, size: int, limit: float, modes: Collection[str] = ()) -> dict[str, float | None]:
    """Return the time of each mode on a case of a size; None: it took longer than `limit`, and ended the process.

    Of all modes, or only of parsing and some `modes`.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _write_steps(writer, case, size, limit, modes)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as lines:
        told = [line.split() for line in lines]
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, -signal.SIGXCPU):
        raise RuntimeError(case)
    times: dict[str, float | None] = {mode: float(seconds) for mode, seconds in told}
    expected = (
        (PIPE,) if case in PIPED_CASES else (PARSED, *(mode for mode in MODES if not modes or mode in (FIRST, *modes)))
    )
    if late := next((mode for mode in expected if mode not in times), None):
        times[late] = None
    return times


def _write_steps(descriptor: int, case: str, size: int, limit: float, modes: Collection[str]) -> None:
    """Write each step's name and time to a pipe, and end the process."""
    try:
        source = (CASES | PIPED_CASES)[case](size)
        _limit(limit)
        for mode, seconds in steps(case, source, modes):
            os.write(descriptor, f"{mode} {seconds:.4f}\n".encode())
            _limit(limit)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the process ends here
        traceback.print_exc(file=sys.stderr)
        os._exit(1)


def _limit(seconds: float) -> None:
    """Have the system end the process after so much more of computing."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, resource.RLIM_INFINITY))
