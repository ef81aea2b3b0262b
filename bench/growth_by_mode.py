"""Time against size, each mode by itself, beside another version of the package if wanted.

    python -m bench.growth_by_mode                          all cases, 100 KB, 300 KB and 1 MB; takes four hours
    python -m bench.growth_by_mode --only 'notes|tables'    those whose names match
    python -m bench.growth_by_mode --before FOLDER          beside another version, found in FOLDER

Times are processor seconds of each mode, starting with the source, in a process with a time limit. The growth is the
exponent between the smallest and the largest size: 1.0 is linear, 2.0 quadratic. Cases that exceed linear growth or
the time limit are listed at the end.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from pathological import CASES, PIPED_CASES

from bench.modes import MODES

SIZES = (100_000, 300_000, 1_000_000)
LIMIT = 20.0
"""Seconds that a mode may take."""
LINEAR = 1.3
"""Largest exponent that counts as linear: caches and memory cost a little more in larger texts."""
NOTHING = 0.4
"""Seconds below which a time doesn't indicate growth."""
WORKER = Path(__file__).with_name("modes.py")


@dataclass(slots=True)
class Grown:
    """Times of a case."""

    case: str
    seconds: dict[str, list[float | None]] = field(default_factory=dict)
    """By mode, for each size; None: late."""

    def slowest(self, size: int) -> float | None:
        """Return the time of the slowest mode at the size of that index; None: a mode was late."""
        times = [times[size] for times in self.seconds.values() if size < len(times)]
        return None if None in times or not times else max(time for time in times if time is not None)

    def faults(self, sizes: Sequence[int]) -> Iterator[str]:
        """Yield each mode whose time grows faster than the size, with its exponent."""
        for mode, times in self.seconds.items():
            if None in times:
                yield f"{mode} late"
            elif (growth := exponent(times, sizes)) is not None and growth > LINEAR and (times[-1] or 0) > NOTHING:
                yield f"{mode} {growth:.1f}"


def exponent(times: Sequence[float | None], sizes: Sequence[int]) -> float | None:
    """Return the exponent of time over size: 1 for linear; None where it can't be determined."""
    first, last = times[0], times[-1]
    if first is None or last is None or len(times) < 2:
        return None
    return log(max(last, 1e-3) / max(first, 5e-3)) / log(sizes[len(times) - 1] / sizes[0])


def measured(case: str, sizes: Sequence[int], modes: Sequence[str], package: str, limit: float) -> Grown:
    """Measure a case; a mode that is late is not measured with larger sizes."""
    grown = Grown(case)
    wanted = list(modes)
    for size in sizes:
        for mode, seconds in _timed(case, size, wanted, package, limit):
            grown.seconds.setdefault(mode, []).append(seconds)
            if seconds is None:
                wanted.remove(mode)
    return grown


def _timed(
    case: str, size: int, modes: Sequence[str], package: str, limit: float
) -> Iterator[tuple[str, float | None]]:
    """Yield the time of each mode for a size, None for those that were late."""
    environ = {**os.environ, "PYTHONPATH": package} if package else dict(os.environ)
    todo = list(modes)
    while todo:
        command = [sys.executable, str(WORKER), case, str(size), str(limit), ",".join(todo)]
        lines = subprocess.run(command, env=environ, stdout=subprocess.PIPE, text=True, check=False).stdout.split()
        for mode, seconds in zip(lines[::2], lines[1::2], strict=True):
            todo.remove(mode)
            yield mode, float(seconds)
        if todo:
            yield todo.pop(0), None


def main() -> int:
    """Measure and print; return 1 where a time grows faster than the size."""
    arguments = _arguments()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    modes = arguments.modes.split(",")
    only = re.compile(arguments.only)
    versions = [package for package in (arguments.before, "") if package is not None]
    found: list[str] = []
    times = "".join(f" {size // 1000:,} KB |" for size in sizes)
    print("| case |" + " before:" * (len(versions) > 1) + times * len(versions) + " growth | slowest |")
    print("|---|" + "--:|" * (len(sizes) * len(versions)) + "--:|---|", flush=True)
    for case in filter(only.search, (*CASES, *PIPED_CASES)):
        asked = [mode for mode in modes if (mode == "piped") == (case in PIPED_CASES)]
        made = [measured(case, sizes, asked, package, arguments.limit) for package in versions]
        print(_row(made, sizes), flush=True)
        if faults := ", ".join(made[-1].faults(sizes)):
            found.append(f"{case}: {faults}")
    print("\nGrows faster than its size, or late:\n")
    print("\n".join(f"- {fault}" for fault in found) or "- nothing")
    return 1 if found else 0


def _row(made: Sequence[Grown], sizes: Sequence[int]) -> str:
    cells = [grown.slowest(size) for grown in made for size in range(len(sizes))]
    shown = [f"{seconds:.2f}" if seconds is not None else "late" for seconds in cells]
    last = made[-1].seconds
    growths = {mode: exponent(times, sizes) for mode, times in last.items()}
    slowest = max(last, key=lambda mode: -1 if None in last[mode] else last[mode][-1] or 0, default="")
    late = [mode for mode, times in last.items() if None in times]
    growth = growths.get(slowest)
    name = made[0].case.replace("|", "\\|")
    said = "" if growth is None else f"{growth:.1f}"
    return f"| {name} | {' | '.join(shown)} | {said} | {', '.join(late) or slowest} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.growth_by_mode", description="Time against size, by case.")
    parser.add_argument("--only", default="", help="a pattern: the cases whose names hold it")
    parser.add_argument("--modes", default=",".join(MODES), help=f"parted by commas: {', '.join(MODES)}")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="in characters, parted by commas")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that a mode may take")
    parser.add_argument("--before", help="the folder of another version, to measure beside this one")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
