"""Markdown tables of the figures."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measure import Figures
from bench.programs import STEPS, Program
from bench.room import Room

MEGABYTE = 1_000_000
NONE = "–"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; all columns but the first are numbers."""
    lines = [f"| {' | '.join(header)} |", f"| --- |{' ---: |' * (len(header) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def number(value: float | None, unit: float = 1) -> str:
    """Return a figure in a given unit, rounded to its significant digits, or a dash."""
    if value is None:
        return NONE
    value /= unit
    return f"{value:.0f}" if value >= 10 or value == 0 else f"{value:.2f}" if value < 1 else f"{value:.1f}"


def ratio(value: float | None, floor: float | None) -> str:
    """Return a figure as a multiple of the floor."""
    return NONE if value is None or not floor else f"{value / floor:.2f}"


def starts(programs: Sequence[Program], figures: Mapping[str, Figures], floor: str) -> str:
    """Return the table of the costs of opening a text on a screen, beside the floor."""
    header = (
        "", "first text, ms", "× floor", "everything, ms", "× floor", "start, bytes", "idle, bytes", "PSS, MB"
    )  # fmt: skip
    base = figures.get(floor, Figures())
    rows = []
    for program in programs:
        own = figures[program.name]
        cells = [program.title]
        for name in ("first", "ready"):
            value = own.median(name)
            cells += [number(value), ratio(value, base.median(name))]
        cells += [number(own.median("start bytes")), number(own.median("idle")), number(own.median("memory"), MEGABYTE)]
        rows.append([*cells[:-1], f"{cells[-1]} ({own.late})" if own.late else cells[-1]])
    return table(header, rows)


def keys(programs: Sequence[Program], figures: Mapping[str, Figures]) -> str:
    """Return the table of keys: the bytes of each response, and milliseconds to the last of them."""
    rows = []
    for program in programs:
        own = figures[program.name]
        if not program.keys or own.median("Down bytes") is None:
            continue
        cells = [
            f"{number(own.median(f'{step} bytes'))} / {number(own.median(f'{step} ms'))}"
            if own.median(f"{step} bytes") is not None
            else NONE
            for step in STEPS
        ]
        rows.append([program.title, *cells])
    return table(("bytes / ms", *STEPS), rows)


def slow(programs: Sequence[Program], figures: Mapping[str, Figures], base: str) -> str:
    """Return the table of keys over a slow line, with the pages beside those of the program `base`."""
    floor = figures.get(base, Figures()).median("PageDown")
    rows = []
    for program in programs:
        own = figures[program.name]
        page, held = own.median("PageDown"), own.median("held")
        cells = [number(own.median("first")), number(own.median("PageDown bytes")), number(page), ratio(page, floor)]
        cells += [number(own.median("held bytes")), number(held)]
        rows.append([program.title, *cells[:-1], f"{cells[-1]} ({own.late})" if own.late else cells[-1]])
    header = (
        "program",
        "first text, ms",
        "PageDown, bytes",
        "PageDown, ms",
        f"× {base}",
        "held Down, bytes",
        "lag, ms",
    )
    return table(header, rows)


def room(found: Room) -> str:
    """Return the table of a full reading room."""
    header = ("readers", "PSS each, MB", "keys", "unanswered", "lag, median ms", "95 % within, ms", "idle, % of a core")
    figures = (
        number(found.memory, MEGABYTE), str(found.keys), str(found.unanswered),
        number(found.median), number(found.slowest), number(found.idle * 100),
    )  # fmt: skip
    return table(header, [(str(found.readers), *figures)])


def filters(programs: Sequence[Program], figures: Mapping[str, Mapping[str, Figures]], base: str) -> str:
    """Return the table of printing, by size of text: processor seconds and memory."""
    sizes = list(figures)
    header = [
        "",
        *(f"CPU s, {size}" for size in sizes),
        f"× {base}, {sizes[-1]}",
        *(f"peak MB, {size}" for size in sizes),
    ]
    rows = []
    for program in programs:
        own = [figures[size].get(program.name, Figures()) for size in sizes]
        floor = figures[sizes[-1]].get(base, Figures()).median("processor")
        cells = [f"{number(each.median('processor'))}{f' ({each.late})' if each.late else ''}" for each in own]
        memory = [number(each.most("peak") or None, MEGABYTE) for each in own]
        rows.append([program.title, *cells, ratio(own[-1].median("processor"), floor), *memory])
    return table(header, rows)


def programs_started(programs: Sequence[Program], figures: Mapping[str, Figures], base: str) -> str:
    """Return the table of programs that start, print and end."""
    floor = figures.get(base, Figures())
    rows = []
    for program in programs:
        own = figures[program.name]
        first, wall, processor = (own.median(name) for name in ("first", "wall", "processor"))
        rows.append(
            [
                program.title,
                number(first),
                number(wall),
                ratio(wall, floor.median("wall")),
                number(None if processor is None else processor * 1000),
                ratio(processor, floor.median("processor")),
                number(own.most("peak") or None, MEGABYTE),
            ]
        )
    return table(("program", "first bytes, ms", "ended, ms", "× import", "CPU, ms", "× import", "peak, MB"), rows)


def machine() -> str:
    """Return a description of the machine, without its name."""
    found = re.search(r"^model name\s*:\s*(.*)$", _read("/proc/cpuinfo"), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s+(\d+) kB", _read("/proc/meminfo"), re.MULTILINE)
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', _read("/etc/os-release"), re.MULTILINE)
    parts = [
        found[1] if found else platform.machine(),
        f"{os.cpu_count()} cores",
        f"{int(memory[1]) / 1_000_000:.0f} GB" if memory else "",
        system[1] if system else platform.system(),
        f"Python {platform.python_version()}",
        f"Textual {version('textual')}",
    ]
    return ", ".join(part for part in parts if part)


def today() -> str:
    """Return the date."""
    return datetime.now(UTC).date().isoformat()


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
