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
from bench import measure, report, room, texts
from bench.line import PHONE
from bench.programs import FILTERS, PYTHON, SCREENS, STARTS, Program, reader
from bench.sections import with_others

DEFAULT = Path(__file__).parents[1] / "docs" / "bench.md"
KEPT = ("HOME", "USER", "PATH", "TZ", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
"""Environment variables passed on unchanged; no other setting of the developer reaches the programs."""

FLOOR, RICH, IMPORT, LESS = "empty", "rich", "markdown-it", "lowdown-less"
PARTS = ("screen", "printed", "starts", "line", "room")
"""Parts that can be measured alone, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Extent of the measurements."""

    repeats: int
    screens: tuple[str, ...]
    """Names of the texts opened on a screen."""
    filters: tuple[str, ...]
    """Names of the texts printed."""
    idle: float
    """Seconds without a key during which bytes are counted."""
    limit: float = 60.0
    """Seconds after which a program counts as late."""
    patience: float = 90.0
    """Seconds after which a program gets no further round."""
    readers: int = 100
    """Number of simultaneous readers in the reading room."""
    typing: float = 30.0
    """Seconds during which they type."""


PLANS = {
    "full": Plan(3, ("8 KB", "100 KB", "1 MB", "3 MB", "10 MB"), ("1 MB", "3 MB", "10 MB"), 3.0),
    "quick": Plan(3, ("8 KB", "3 MB"), ("1 MB", "3 MB"), 3.0, patience=15.0),
}

INTRODUCTION = """\
# Measurements

Made by `python -m bench{arguments}` on {date}: {machine}. Load when it began {load}.

Medians of {repeats} runs, all programs in turn; of those that take long, fewer; of **b12tui** and the floor on a screen
twice as many. Screens of 80 by 24; keys one after the other, each timed from its byte to the last byte that it led to.
*Find*: a rare word, letter by letter, and Enter; the bytes of all these keys, the time of the slowest. *First text*:
the title stands on the screen. *Everything*: the program and all that it started have nothing more to do. *Floor*: a
Textual application that shows one line. *PSS*: memory, what is shared being shared out. The texts are made by the
command, in words that no language has. Programs see nobody's settings, and modules that are compiled; those that take
minutes for a large text don't get it. Times depend on what else the machine does: read the ratios.

{versions}
"""


SLOW = """\
## On a slow line

A text of 100 KB over a line of {speed}. *PageDown*: from the key to the last byte of the
page. *Lag*: Down is held for half a second, 15 times, and then it is from the last key to the last byte.
"""
AT_A_SLOW_LINE = ("b12tui", "less", LESS, "w3m")

ROOM = """\
## A reading room

{readers} readers of the built-in article at once, all with `--restricted`, each typing a key every two seconds, four
steps to a page; {seconds:.0f} seconds of that. *Lag*: from a key to its answer. *Idle*: what all take together while
nobody types.
"""


def main() -> int:
    """Run the command and return its exit code."""
    arguments = _arguments()
    plan = PLANS["quick" if arguments.quick else "full"]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environ = _environ(Path(folder), arguments.peers)
        compileall.compile_dir(str(Path(b12tui.__file__).parent), quiet=2)
        wanted = set(arguments.only.split(",")) if arguments.only else None
        parts = tuple(arguments.part.split(",")) if arguments.part else PARTS
        written = _report(plan, Path(folder), environ, wanted, parts)
    if wanted or arguments.part or arguments.output == "-":
        sys.stdout.write(written)
    else:
        output = Path(arguments.output)
        former = output.read_text(encoding="utf-8") if output.exists() else ""
        output.write_text(with_others(written, former), encoding="utf-8")
        sys.stdout.write(f"{arguments.output}\n")
    return 0


def _arguments() -> argparse.Namespace:
    names = sorted({program.name for program in (*SCREENS, *FILTERS, *STARTS)})
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats and texts")
    parser.add_argument("--only", help=f"some programs, parted by commas, printed only: {', '.join(names)}")
    parser.add_argument("--part", help=f"some parts, parted by commas, printed only: {', '.join(PARTS)}")
    parser.add_argument("--peers", default="", help="folders to look for other programs in, parted by colons")
    parser.add_argument("--output", default=str(DEFAULT), help="where the tables go; - prints them")
    arguments = parser.parse_args()
    unknown = set((arguments.only or names[0]).split(",")) - set(names)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    if unknown_parts := set(arguments.part.split(",") if arguments.part else ()) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown_parts))}; there are {', '.join(PARTS)}")
    return arguments


def _environ(folder: Path, peers: str) -> dict[str, str]:
    """Return the environment of all programs: a home of their own and a common terminal."""
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


def _report(plan: Plan, folder: Path, environ: dict[str, str], wanted: set[str] | None, chosen: tuple[str, ...]) -> str:
    """Measure the chosen parts and return the report."""
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
    files = texts.write(folder, list(dict.fromkeys((*plan.screens, *plan.filters, "8 KB", "100 KB"))))
    parts = []
    if "screen" in chosen and screens:
        parts += [_screens(plan, name, files[name], screens, environ) for name in plan.screens]
    if "printed" in chosen and filters:
        parts.append(_filters(plan, {name: files[name] for name in plan.filters}, filters, environ))
    if "starts" in chosen and starts:
        parts.append(_starts(plan, files["8 KB"], starts, environ))
    if "line" in chosen and screens:
        parts.append(_slow(plan, files["100 KB"], screens, environ))
    if "room" in chosen and wanted is None:
        parts.append(_room(plan, environ))
    sys.stderr.write("\n")
    versions = {program.package or program.needs[0]: program.version(environ) for program in (*screens, *filters)}
    versions_line = "Versions: " + ", ".join(f"{name} {number}" for name, number in versions.items() if number) + "."
    if absent:
        versions_line += f" Absent, so not measured: {', '.join(sorted(set(absent)))}."
    introduction = INTRODUCTION.format(
        arguments=" --quick" if plan is PLANS["quick"] else "",
        date=report.today(),
        machine=report.machine(),
        load=f"{load:.1f}",
        repeats=plan.repeats,
        versions=versions_line,
    )
    return "\n".join([introduction, *parts])


def _screens(plan: Plan, name: str, file: Path, programs: list[Program], environ: dict[str, str]) -> str:
    programs = measure.fits(programs, texts.SIZES[name])
    _show_progress(f"\n{name} on a screen ")
    once = partial(_screen, file, environ, plan)
    # A ratio is only as good as its two figures: the programs behind them get two turns in a round.
    turns = [*programs, *(program for program in programs if program.name in (SCREENS[0].name, FLOOR))]
    found = measure.rounds(turns, plan.repeats, once, patience=plan.patience, warm=name == plan.screens[0])
    tables = (report.starts(programs, found, FLOOR), report.keys(programs, found))
    return "\n\n".join((f"## A text of {name}, on a screen", *tables)) + "\n"


def _slow(plan: Plan, file: Path, programs: list[Program], environ: dict[str, str]) -> str:
    _show_progress("\nslow line ")
    programs = [program for program in programs if program.name in AT_A_SLOW_LINE]
    once = partial(_at_slow_line, file, environ)
    found = measure.rounds(programs, plan.repeats, once, patience=plan.patience)
    return f"{SLOW.format(speed=PHONE.title)}\n{report.slow(programs, found, LESS)}\n"


def _room(plan: Plan, environ: dict[str, str]) -> str:
    _show_progress("\nreading room ")
    command = reader("--restricted")(None)
    found = room.measure(command, environ, plan.readers, plan.typing)
    return f"{ROOM.format(readers=plan.readers, seconds=plan.typing)}\n{report.room(found)}\n"


def _at_slow_line(file: Path, environ: dict[str, str], program: Program, figures: measure.Figures) -> None:
    _empty_home(environ)
    measure.slow(program, file, environ, figures, speed=PHONE)


def _screen(file: Path, environ: dict[str, str], plan: Plan, program: Program, figures: measure.Figures) -> None:
    _empty_home(environ)
    measure.screen(program, file, environ, figures, limit=plan.limit, idle=plan.idle)


def _empty_home(environ: dict[str, str]) -> None:
    """Empty the home, so that each run opens a text at its beginning."""
    for place in sorted(Path(environ["HOME"]).rglob("*"), reverse=True):
        place.rmdir() if place.is_dir() else place.unlink()


def _filters(plan: Plan, files: dict[str, Path], programs: list[Program], environ: dict[str, str]) -> str:
    found = {}
    for name, file in files.items():
        _show_progress(f"\n{name} printed ")
        found[name] = measure.rounds(
            programs,
            plan.repeats,
            partial(_filtered, file, environ, plan),
            patience=plan.patience / 5,
            warm=name == plan.filters[0],
        )
    return f"## Printed\n\n{report.filters(programs, found, RICH)}\n"


def _starts(plan: Plan, file: Path, programs: list[Program], environ: dict[str, str]) -> str:
    _show_progress("\nstarts ")
    once = partial(_filtered, file, environ, plan)
    found = measure.rounds(programs, plan.repeats * 3, once, patience=plan.patience, warm=True)
    return f"## Started, 8 KB printed, ended\n\n{report.programs_started(programs, found, IMPORT)}\n"


def _filtered(file: Path, environ: dict[str, str], plan: Plan, program: Program, figures: measure.Figures) -> None:
    measure.filtered(program, file, environ, figures, limit=plan.limit)


def _show_progress(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
