"""First text of a folder of real files, as a share of an empty Textual application's in the same run.

`python -m bench.first_text FOLDER …` prints a line for each file. Times are processor time, which other work on the
machine disturbs less than the clock; each round runs the empty application and then all files.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import b12tui
from bench.programs import APPS, PYTHON, reader
from bench.terminal import SEQUENCE, Late, Run
from bench.texts import TITLE

SUFFIXES = (".md", ".markdown")
LIMIT = 60.0
"""Seconds after which a program counts as late."""


def main() -> int:
    """Run the command and return its exit code."""
    arguments = _arguments()
    files = _files(arguments.paths)
    if not files:
        sys.stderr.write("no Markdown there\n")
        return 1
    compileall.compile_dir(str(Path(b12tui.__file__).parent), quiet=2)
    command = reader()
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        environ = {
            "HOME": home,
            "PATH": os.environ.get("PATH", os.defpath),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        floors: list[float] = []
        spent: dict[Path, list[float]] = {file: [] for file in files}
        for number in range(arguments.rounds + 1):  # the first brings files into memory
            floor = first_text_cpu([PYTHON, str(APPS / "empty.py"), TITLE], environ)
            times = {file: first_text_cpu(command(file), environ) for file in files}
            if number:
                floors.append(floor)
                for file, found in times.items():
                    spent[file].append(found)
            sys.stderr.write(".")
            sys.stderr.flush()
    sys.stderr.write("\n")
    sys.stdout.write(report(floors, spent))
    return 0


def first_text_cpu(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Return the processor seconds that a program has used when its first text is in the terminal.

    Raises Late where none comes.
    """
    with Run(command, environ, 80, 24, LIMIT) as run:
        # Linux's clock of another process; the number is made as `clock_getcpuclockid` does.
        clock = (~run.pid << 3) | 2
        written = b""
        while not SEQUENCE.sub(b"", written).strip():
            if time.perf_counter() - run.begun > LIMIT:
                raise Late(f"not in {LIMIT:.0f} s")
            written += run.read(0.1)
        return time.clock_gettime(clock)


def report(floors: Sequence[float], spent: Mapping[Path, Sequence[float]]) -> str:
    """Return a line for each file, the least first, and the median and the ninth decile of all."""
    floor = statistics.median(floors)
    shares = sorted((statistics.median(times) / floor, file) for file, times in spent.items())
    ordered = [share for share, _ in shares]
    lines = [f"{share:.3f}  {file.name}" for share, file in shares]
    ninth = ordered[min(len(ordered) - 1, round(0.9 * (len(ordered) - 1)))]
    lines.append(
        f"{len(shares)} files, {len(floors)} rounds, floor {floor * 1000:.0f} ms: "
        f"median {statistics.median(ordered):.3f}, nine of ten {ninth:.3f}"
    )
    return "\n".join(lines) + "\n"


def _files(paths: Sequence[str]) -> list[Path]:
    """Return the files named, and those of the folders named."""
    found: list[Path] = []
    for path in map(Path, paths):
        found += sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES) if path.is_dir() else [path]
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.first_text", description=__doc__)
    parser.add_argument("paths", nargs="+", help="files and folders")
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count (7)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
