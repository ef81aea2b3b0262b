"""Counter of the calls of our own functions that one key causes: `python -m bench.calls [--list] [KEY]`.

The screen runs over a terminal in memory, so that nothing but the program itself is counted. A call is one that
Python's profiler reports (`sys.setprofile`) for a function, generator or comprehension in a file of the package.
"""

from __future__ import annotations

import argparse
import asyncio
import queue
import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import cast

import b12tui
from b12tui.core.state import ReaderState
from b12tui.document import Document
from b12tui.markdown import parse
from b12tui.terminal import capabilities
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.app import ReaderApp
from bench.called_functions import function_name, print_each, total

PACKAGE = str(Path(b12tui.__file__).parent)
KEYS = {"Down": b"\x1b[B", "PageDown": b"\x1b[6~", "Right": b"\x1b[C"}
WARM_UP = 3
"""Keys before the one that is counted, which fill the caches."""
SETTLING = 0.3
"""Seconds after which an application that was given a key has nothing left to do."""


class MemoryTerminal:
    """Terminal in memory: `feed` types bytes, `output` has what was written since it was last emptied."""

    def __init__(self) -> None:
        self._typed: queue.Queue[bytes] = queue.Queue()
        self.output = b""
        self.counted: Counter[str] | None = None
        """Calls up to the first byte of the answer; None before there is one."""
        self.calls: Counter[str] = Counter()

    def feed(self, data: bytes) -> None:
        """Type bytes."""
        self._typed.put(data)

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        return 80, 24

    def write_available(self, data: bytes) -> bytes:
        """Take all of `data`, and keep the count of calls so far."""
        self.output += data
        if self.counted is None:
            self.counted = Counter(self.calls)
        return b""

    def read(self, timeout: float | None) -> bytes:
        """Return typed bytes, or b"" after `timeout` seconds."""
        try:
            return self._typed.get(timeout=timeout)
        except queue.Empty:
            return b""

    def wake(self) -> None:
        """Make `read` return."""
        self._typed.put(b"")

    def on_resize(self, callback: object) -> None:
        """Do nothing: the size never changes."""

    def on_return(self, callback: object) -> None:
        """Do nothing: no other program takes the terminal."""


def count(document: Document, key: bytes) -> tuple[Counter[str], Counter[str], bytes]:
    """Return the calls from a key to its bytes, all calls that it caused, and the bytes."""
    terminal = MemoryTerminal()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            terminal.calls[function_name(frame.f_code, PACKAGE)] += 1

    async def run() -> None:
        app = ReaderApp(
            ReaderState(document, frontend="screen"),
            capabilities=capabilities.of({"TERM": "xterm-256color", "LANG": "C.UTF-8"}),
            save=lambda _: None,
            driver=AccessibleDriver.over(cast("Terminal", terminal), KeyDecoder()),
        )
        running = asyncio.create_task(app.run_async(mouse=False))
        await asyncio.sleep(4 * SETTLING)
        for _ in range(WARM_UP):
            terminal.feed(key)
            await asyncio.sleep(SETTLING)
        await asyncio.sleep(1)
        terminal.output, terminal.counted = b"", None
        terminal.calls.clear()
        sys.setprofile(profile)
        terminal.feed(key)
        await asyncio.sleep(SETTLING)
        sys.setprofile(None)
        app.exit()
        await running

    threading.setprofile(profile)
    try:
        asyncio.run(run())
    finally:
        threading.setprofile(None)
    return terminal.counted or Counter(), terminal.calls, terminal.output


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(prog="python -m bench.calls", description=__doc__)
    parser.add_argument("key", nargs="?", default="Down", choices=sorted(KEYS))
    parser.add_argument("--list", action="store_true", help="print each function with its number of calls")
    arguments = parser.parse_args()
    text = (Path(__file__).parents[1] / "content.md").read_text(encoding="utf-8")
    before, whole, output = count(parse(text, name="content.md"), KEYS[arguments.key])
    if arguments.list:
        print_each(before)
    print(f"{arguments.key}: {total(before)} to its bytes ({output!r}), {whole.total()} in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
