"""Measurements of single programs, and rounds that take all programs in turn, so that load affects each alike."""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import processes
from bench.line import Speed
from bench.programs import STEPS, Program
from bench.terminal import Late, Run
from bench.texts import TITLE

PRESSES = {"Down": 9, "PageDown": 5, "next heading": 3, "next match": 2}
"""Presses of a key in one run, where there is more than one."""


HELD, REPEAT = 15, 1 / 30
"""Repetitions of a held key and the seconds between them, as keyboards repeat it."""

SLOW_LIMIT = 60.0
"""Seconds after which a program at a slow line counts as late."""


@dataclass(slots=True)
class Figures:
    """Values measured of one program on one text, by name; each run adds its values."""

    values: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    late: str = ""
    """Reason why the measurement was not completed."""

    def median(self, name: str) -> float | None:
        """Return the median of a figure, or None where it wasn't measured."""
        values = self.values.get(name)
        return statistics.median(values) if values else None

    def most(self, name: str) -> float:
        """Return the largest value of a figure, or 0 where it wasn't measured."""
        return max(self.values.get(name, [0.0]))


def screen(
    program: Program,
    text: Path,
    environ: Mapping[str, str],
    figures: Figures,
    *,
    limit: float,
    idle: float,
    size: tuple[int, int] = (80, 24),
) -> None:
    """Open a text on a screen, press each key, wait idly, and add the figures."""
    add = figures.values
    with Run(program.command(text), environ, *size, limit) as run:
        try:
            add["first"].append(run.first(TITLE))
            add["ready"].append(run.done(run.begun))
            add["start bytes"].append(run.written)
            add["memory"].append(run.memory())
            if idle:
                add["idle"].append(run.idle(idle))
            for step in STEPS:
                keys = program.keys.get(step)
                if keys is None:
                    continue
                if keys.endswith("\r"):  # a word and Enter, key by key: some programs search incrementally
                    answers = [run.press(key) for key in keys]
                    add[f"{step} bytes"].append(sum(answer.written for answer in answers))
                    add[f"{step} ms"].append(max(answer.took for answer in answers))
                    continue
                answers = [run.press(keys) for _ in range(PRESSES.get(step, 1))]
                add[f"{step} bytes"].append(statistics.median(answer.written for answer in answers))
                add[f"{step} ms"].append(statistics.median(answer.took for answer in answers))
        except Late as late:
            figures.late = str(late)


def slow(program: Program, text: Path, environ: Mapping[str, str], figures: Figures, *, speed: Speed) -> None:
    """Open a text over a slow line, turn pages, hold a key down, and add the figures."""
    add = figures.values
    with Run(program.command(text), environ, 80, 24, SLOW_LIMIT, speed=speed) as run:
        try:
            add["first"].append(run.first(TITLE))
            run.done(run.begun)
            answers = [run.press(program.keys["PageDown"]) for _ in range(PRESSES["PageDown"])]
            add["PageDown bytes"].append(statistics.median(answer.written for answer in answers))
            add["PageDown"].append(statistics.median(answer.took for answer in answers))
            run.press(program.keys["Home"])
            held = run.hold(program.keys["Down"], HELD, REPEAT)
            add["held bytes"].append(held.written)
            add["held"].append(held.took)
        except Late as late:
            figures.late = str(late)


def filtered(program: Program, text: Path, environ: Mapping[str, str], figures: Figures, *, limit: float) -> None:
    """Run a program that prints a text and ends, with empty standard input, and add the figures."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        program.command(text),
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    fd = process.stdout.fileno()
    first = peak = 0.0
    while True:
        ready, _, _ = select.select([fd], [], [], 0.005)
        # The high-water mark only grows, so its last value is at most some milliseconds old.
        peak = max(peak, processes.peak(process.pid))
        if ready:
            data = os.read(fd, 1 << 20)
            first = first or time.perf_counter()
            if not data:
                break
        if time.perf_counter() - begun > limit:
            figures.late = f"not in {limit:.0f} s"
            process.kill()
            break
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        figures.late = figures.late or f"ended with {process.returncode}"
        return
    add = figures.values
    add["first"].append(((first or time.perf_counter()) - begun) * 1000)
    add["wall"].append((time.perf_counter() - begun) * 1000)
    add["processor"].append(usage.ru_utime + usage.ru_stime)
    add["peak"].append(peak)


def rounds(
    programs: Sequence[Program],
    repeats: int,
    once: Callable[[Program, Figures], None],
    *,
    patience: float,
    warm: bool = False,
) -> dict[str, Figures]:
    """Measure programs in turn, `repeats` times, and return the figures by program name.

    With `warm`, a round before the first is discarded: it brings files into memory and lets Python compile modules.
    Programs that were late or have taken `patience` seconds get no further round.
    """
    found = {program.name: Figures() for program in programs}
    taken = dict.fromkeys(found, 0.0)
    for number in range(0 if warm else 1, repeats + 1):
        for program in programs:
            figures = found[program.name]
            if figures.late or (number > 1 and taken[program.name] > patience):
                continue
            begun = time.perf_counter()
            if number == 0:
                once(program, Figures())
            else:
                once(program, figures)
                taken[program.name] += time.perf_counter() - begun
            sys.stderr.write(".")
            sys.stderr.flush()
    return found


def fits(programs: Iterable[Program], size: int) -> list[Program]:
    """Return the programs that can handle a text of `size` bytes."""
    return [program for program in programs if size <= program.most]
