"""Counter of the calls of our own functions from the command line to the first row: `python -m bench.start_calls`.

The screen opens a text of a few words in a pseudo-terminal of 80 columns. What counts as a call is told in
`bench.calls`; loading a module, which takes a call of our finder, and making a class are none.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from collections import Counter
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import FrameType
from typing import Any

from bench.called_functions import function_name, print_each, total

MARK = "Zwischenruf"
"""Word of the text whose bytes end the count."""
LONGEST = 30
"""Seconds that a start may take."""


def child(folder: Path) -> None:
    """Open the text and count, until its word is written; then report and end."""
    import b12tui
    import b12tui.__main__ as program

    package = str(Path(b12tui.__file__).parent)
    finder = str(Path(package, "module_finder.py"))
    calls: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        # The code of functions has this flag; modules and bodies of classes don't have it.
        ours = code.co_filename.startswith(package) and code.co_filename != finder
        if event == "call" and ours and code.co_flags & CO_OPTIMIZED:
            calls[function_name(code, package)] += 1

    write = os.write

    def watched(descriptor: int, data: Any, /) -> int:
        if MARK.encode() in bytes(data):
            sys.setprofile(None)
            (folder / "calls.json").write_text(json.dumps(calls))
            os._exit(0)
        return write(descriptor, data)

    os.write = watched
    sys.argv = ["b12tui", str(folder / "text.md")]
    sys.setprofile(profile)
    program.main()


def count() -> Counter[str]:
    """Return the calls from the command line to the first row."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "text.md").write_text(f"# {MARK}\n\nSome words.\n")
        process, terminal = pty.fork()
        if not process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.environ.update(HOME=folder, TERM="xterm-256color", LANG="C.UTF-8")
            for name in [name for name in os.environ if name.startswith(("XDG_", "B12TUI_"))]:
                del os.environ[name]
            child(Path(folder))
            os._exit(1)
        ends = time.monotonic() + LONGEST
        while (rest := ends - time.monotonic()) > 0 and select.select([terminal], [], [], rest)[0]:
            try:
                if not os.read(terminal, 1 << 16):
                    break
            except OSError:
                break
        os.close(terminal)
        os.waitpid(process, 0)
        return Counter(json.loads((Path(folder) / "calls.json").read_text()))


def main() -> int:
    """Print the count."""
    parser = argparse.ArgumentParser(prog="python -m bench.start_calls", description=__doc__)
    parser.add_argument("--list", action="store_true", help="print each function with its number of calls")
    arguments = parser.parse_args()
    calls = count()
    if arguments.list:
        print_each(calls)
    print(f"{total(calls)} to the first row")
    return 0


if __name__ == "__main__":
    sys.exit(main())
