"""Time against size, for texts that a parser may handle badly: `python -m bench.growth`.

    python -m bench.growth                          all cases: an hour
    python -m bench.growth --only 'notes|tables'    those whose names match
    python -m bench.growth --write                  the result into its section of docs/bench.md

Each case is read at the two smallest sizes in all modes (`bench.survey`). One that seems to grow faster than its size,
in any mode, is measured again, the least time counts; then that mode at the larger sizes, one by one, as long as it
still seems so and would end in time if it were linear. Ctrl+C ends it with what has been measured; cases of each kind
come early, as the order is that of every seventh.

The growth is the exponent between the smallest and the largest size: 1.0 is linear, 2.0 quadratic.
`bench.growth_by_mode` measures three sizes always.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from pathological import CASES, PIPED_CASES

from bench import report, survey
from bench.sections import with_section

REPORT = Path(__file__).parents[1] / "docs" / "bench.md"
SIZES = (100_000, 300_000, 1_000_000)
FIRST = 2
"""Sizes at which each case is measured."""
LIMIT = 20.0
"""Seconds that a mode may take."""
SUSPECT = 1.2
"""Exponent from which a case is measured again."""
LINEAR = 1.3
"""Largest exponent that counts as linear: caches and memory cost a little more in larger texts."""
NOTHING = 0.1
"""Seconds below which a time indicates no growth: of so little, most is what the first use of a cache costs."""
STRIDE = 7
"""Cases of one kind follow each other in their list."""
ROWS = 40
"""Cases in the table: the worst."""

ABOVE = (
    "Texts that repeat one thing, nest it or leave it open: {count}, measured by `python -m bench.growth --write` on "
    "{date}; the load of the machine was {load:.0f}. Processor seconds of the mode that grows fastest, on a text that "
    "is parsed once for all, in parts whatever its size: *parse* finds its parts, *screen* shows its first and last "
    "page and the contents, *plain* prints it, *links* lists its links, *line* reads all of it in line mode; *piped* "
    "recognises the output of a program. A case that seems to grow faster than with the exponent {suspect} is "
    "measured again, and then at larger sizes as long as it seems so and could end in time. *Growth*: the exponent "
    "between the smallest and the largest size; 1.0 is linear, 2.0 quadratic."
)

Times = dict[str, float | None]
"""Seconds by mode; None: late."""


@dataclass(frozen=True, slots=True)
class Grown:
    """Times of a case at each size."""

    case: str
    sizes: tuple[int, ...]
    times: tuple[Times, ...]

    def growths(self) -> dict[str, float]:
        """Return the exponent of each mode; of a late one, infinity."""
        last = self.times[-1]
        found = {mode: float("inf") for times in self.times for mode, seconds in times.items() if seconds is None}
        for mode, seconds in last.items():
            first = self.times[0].get(mode)
            if first is not None and seconds is not None and seconds >= NOTHING:
                found[mode] = log(seconds / max(first, 5e-4)) / log(self.sizes[-1] / self.sizes[0])
        return found

    def worst(self) -> tuple[float, str]:
        """Return the largest exponent and its mode; 0 where nothing took long enough to tell."""
        return max(((growth, mode) for mode, growth in self.growths().items()), default=(0.0, ""))


def measured(case: str, sizes: Sequence[int], limit: float) -> Grown:
    """Measure a case at the first sizes, and at the others as long as it is suspect."""
    first = tuple(sizes[:FIRST])
    grown = Grown(case, first, tuple(survey.timed(case, size, limit) for size in first))
    if grown.worst()[0] > SUSPECT:
        again = [survey.timed(case, size, limit) for size in first]
        grown = Grown(case, first, tuple(map(_least, grown.times, again)))
    for size in sizes[FIRST:]:
        suspects = [mode for mode, growth in grown.growths().items() if growth > SUSPECT]
        expected = sum(grown.times[-1][mode] or limit for mode in suspects) * size / grown.sizes[-1]
        if not suspects or expected > limit:
            break
        grown = Grown(case, (*grown.sizes, size), (*grown.times, survey.timed(case, size, limit, suspects)))
    return grown


def _least(one: Times, other: Times) -> Times:
    known = {mode: [t for t in (one.get(mode), other.get(mode)) if t is not None] for mode in one | other}
    return {mode: min(times, default=None) for mode, times in known.items()}


def section(found: Sequence[Grown], sizes: Sequence[int]) -> str:
    """Return the section of the report."""
    ordered = sorted(found, key=lambda grown: grown.worst()[0], reverse=True)
    faults = [f"{grown.case} ({grown.worst()[1]})" for grown in ordered if grown.worst()[0] > LINEAR]
    told = [grown.worst()[0] for grown in ordered if grown.worst()[1]]
    named = [f"{size // 1000:,} KB" for size in sizes]
    count = f"{len(found)} of {len(CASES) + len(PIPED_CASES)} cases"
    load = os.getloadavg()[2]
    above = ABOVE.format(count=count, date=report.today(), load=load, suspect=SUSPECT)
    result = (
        f"Of {len(told)} cases that take longer than {NOTHING} s the growth is {_middle(told, 0.5)} in the middle, "
        f"{_middle(told, 0.1)} or less for nine of ten, and {_shown(told[0] if told else 0)} at most. Faster than "
        f"{LINEAR}, or later than {LIMIT:.0f} s: {', '.join(faults) or 'none'}. The {min(ROWS, len(told))} that grow "
        "fastest:"
    )
    lines = [
        "## Growth by case",
        "",
        textwrap.fill(above, 120),
        "",
        textwrap.fill(result, 120),
        "",
        f"| case | {' | '.join(named)} | growth | mode |",
        f"|---|{'--:|' * len(named)}--:|---|",
        *(_row(grown, len(sizes)) for grown in ordered[:ROWS] if grown.worst()[1]),
    ]
    return "\n".join(lines) + "\n"


def _middle(falling: Sequence[float], part: float) -> str:
    return _shown(falling[int(len(falling) * part)]) if falling else "unknown"


def _shown(growth: float) -> str:
    return "late" if growth == float("inf") else f"{growth:.2f}"


def _row(grown: Grown, columns: int) -> str:
    growth, mode = grown.worst()
    cells = [_seconds(times, mode) for times in grown.times]
    cells += [""] * (columns - len(cells))
    name = grown.case.replace("|", "\\|")
    return f"| {name} | {' | '.join(cells)} | {_shown(growth)} | {mode} |"


def _seconds(times: Times, mode: str) -> str:
    if mode not in times:
        return ""
    seconds = times[mode]
    return "late" if seconds is None else f"{seconds:.2f}"


def main() -> int:
    """Measure and print; return 1 where a time grows faster than the size."""
    arguments = _arguments()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    only = re.compile(arguments.only)
    survey.warm_up()
    found: list[Grown] = []
    with contextlib.suppress(KeyboardInterrupt):
        names = [*CASES, *PIPED_CASES]
        ordered = (name for start in range(STRIDE) for name in names[start::STRIDE])
        for case in filter(only.search, ordered):
            found.append(measured(case, sizes, arguments.limit))
            sys.stderr.write(f"{_row(found[-1], len(sizes))}\n")
    written = section(found, sizes)
    if arguments.write:
        REPORT.write_text(with_section(REPORT.read_text(encoding="utf-8"), written), encoding="utf-8")
    else:
        sys.stdout.write(written)
    return int(any(grown.worst()[0] > LINEAR for grown in found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description="Time against size, by case.")
    parser.add_argument("--only", default="", help="a pattern: the cases whose names hold it")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="in characters, parted by commas")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that a mode may take")
    parser.add_argument("--write", action="store_true", help=f"write the section of {REPORT.name}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
