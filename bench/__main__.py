"""The command: makes the texts, measures, writes the tables."""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import b12tui
from bench import measure, report, texts
from bench.programs import FILTERS, PYTHON, SCREENS, STARTS, Program

DEFAULT = Path(__file__).parents[1] / "docs" / "bench.md"
KEPT = ("HOME", "USER", "PATH", "TZ", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
"""Variables that programs get as they are; nothing else of the developer's taste reaches them."""

FLOOR, RICH, IMPORT = "empty", "rich", "markdown-it"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    repeats: int
    screens: tuple[str, ...]
    """The texts that are opened on a screen."""
    filters: tuple[str, ...]
    """The texts that are printed."""
    idle: float
    """Seconds without a key, while bytes are counted."""
    limit: float = 60.0
    """Seconds after which a program is late."""
    patience: float = 90.0
    """Seconds after which a program is not asked for another round."""


PLANS = {
    "full": Plan(5, ("8 KB", "100 KB", "3 MB", "10 MB"), ("1 MB", "3 MB", "10 MB"), 10.0),
    "quick": Plan(3, ("8 KB", "3 MB"), ("1 MB", "3 MB"), 3.0, patience=15.0),
}

INTRODUCTION = """\
# Measurements

Made by `python -m bench{arguments}` on {date}: {machine}. Load when it began {load}.

Medians of {repeats} runs, all programs in turn; of those that take long, fewer. Screens of 80 by 24; keys one after the
other, each timed from its byte to the last byte that it led to. *First text*: the title stands on the screen.
*Everything*: the program and all that it started have nothing more to do. *Floor*: a Textual application that shows one
line. *PSS*: memory, what is shared being shared out. The texts are made by the command, in words that no language has.
Programs see nobody's settings, and modules that are compiled; those that take minutes for a large text don't get it.
Times depend on what else the machine does: read the ratios.

{versions}
"""


def main() -> int:
    """Run the command and return its exit code."""
    arguments = _arguments()
    plan = PLANS["quick" if arguments.quick else "full"]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environ = _environ(Path(folder), arguments.peers)
        compileall.compile_dir(str(Path(b12tui.__file__).parent), quiet=2)
        wanted = set(arguments.only.split(",")) if arguments.only else None
        written = _report(plan, Path(folder), environ, wanted)
    if wanted or arguments.output == "-":
        sys.stdout.write(written)
    else:
        Path(arguments.output).write_text(written, encoding="utf-8")
        sys.stdout.write(f"{arguments.output}\n")
    return 0


def _arguments() -> argparse.Namespace:
    names = sorted({program.name for program in (*SCREENS, *FILTERS, *STARTS)})
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats and texts")
    parser.add_argument("--only", help=f"some programs, parted by commas, printed only: {', '.join(names)}")
    parser.add_argument("--peers", default="", help="folders to look for other programs in, parted by colons")
    parser.add_argument("--output", default=str(DEFAULT), help="where the tables go; - prints them")
    arguments = parser.parse_args()
    unknown = set((arguments.only or names[0]).split(",")) - set(names)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    return arguments


def _environ(folder: Path, peers: str) -> dict[str, str]:
    """Return the environment that all programs get: a home of their own, a usual terminal."""
    environ = {name: os.environ[name] for name in KEPT if name in os.environ}
    path = [str(Path(PYTHON).parent), *filter(None, peers.split(":")), os.environ.get("PATH", os.defpath)]
    home = folder / "home"
    home.mkdir()
    return {
        **environ,
        "HOME": str(home),
        "PATH": os.pathsep.join(path),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LESSHISTFILE": "-",
    }


def _report(plan: Plan, folder: Path, environ: dict[str, str], wanted: set[str] | None) -> str:
    """Measure and return the whole report."""
    load = os.getloadavg()[0]
    absent: list[str] = []

    def present(programs: tuple[Program, ...]) -> list[Program]:
        found = []
        for program in programs:
            if wanted is not None and program.name not in wanted:
                continue
            missing = program.missing(environ["PATH"])
            absent.extend(missing)
            if not missing:
                found.append(program)
        return found

    screens, filters, starts = present(SCREENS), present(FILTERS), present(STARTS)
    files = texts.write(folder, list(dict.fromkeys((*plan.screens, *plan.filters, "8 KB"))))
    parts = [_screens(plan, name, files[name], screens, environ) for name in plan.screens if screens]
    if filters:
        parts.append(_filters(plan, {name: files[name] for name in plan.filters}, filters, environ))
    if starts:
        parts.append(_starts(plan, files["8 KB"], starts, environ))
    sys.stderr.write("\n")
    versions = {program.package or program.needs[0]: program.version(environ) for program in (*screens, *filters)}
    told = "Versions: " + ", ".join(f"{name} {number}" for name, number in versions.items() if number) + "."
    if absent:
        told += f" Absent, so not measured: {', '.join(sorted(set(absent)))}."
    introduction = INTRODUCTION.format(
        arguments=" --quick" if plan is PLANS["quick"] else "",
        date=report.today(),
        machine=report.machine(),
        load=f"{load:.1f}",
        repeats=plan.repeats,
        versions=told,
    )
    return "\n".join([introduction, *parts])


def _screens(plan: Plan, name: str, file: Path, programs: list[Program], environ: dict[str, str]) -> str:
    programs = measure.fits(programs, texts.SIZES[name])
    _say(f"\n{name} on a screen ")
    once = partial(_screen, file, environ, plan)
    found = measure.rounds(programs, plan.repeats, once, patience=plan.patience, warm=name == plan.screens[0])
    tables = (report.starts(programs, found, FLOOR), report.keys(programs, found))
    return "\n\n".join((f"## A text of {name}, on a screen", *tables)) + "\n"


def _screen(file: Path, environ: dict[str, str], plan: Plan, program: Program, figures: measure.Figures) -> None:
    # Each run has a home without places in it: a text is opened at its beginning.
    for place in sorted(Path(environ["HOME"]).rglob("*"), reverse=True):
        place.rmdir() if place.is_dir() else place.unlink()
    measure.screen(program, file, environ, figures, limit=plan.limit, idle=plan.idle)


def _filters(plan: Plan, files: dict[str, Path], programs: list[Program], environ: dict[str, str]) -> str:
    found = {}
    for name, file in files.items():
        _say(f"\n{name} printed ")
        found[name] = measure.rounds(
            programs,
            plan.repeats,
            partial(_filtered, file, environ, plan),
            patience=plan.patience / 5,
            warm=name == plan.filters[0],
        )
    return f"## Printed\n\n{report.filters(programs, found, RICH)}\n"


def _starts(plan: Plan, file: Path, programs: list[Program], environ: dict[str, str]) -> str:
    _say("\nstarts ")
    once = partial(_filtered, file, environ, plan)
    found = measure.rounds(programs, plan.repeats * 3, once, patience=plan.patience, warm=True)
    return f"## Started, 8 KB printed, ended\n\n{report.programs_started(programs, found, IMPORT)}\n"


def _filtered(file: Path, environ: dict[str, str], plan: Plan, program: Program, figures: measure.Figures) -> None:
    measure.filtered(program, file, environ, figures, limit=plan.limit)


def _say(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
