"""Resources used by a program and its descendants: time, memory, activity (Linux, /proc)."""

from __future__ import annotations

import re
from pathlib import Path

PROC = Path("/proc")


def tree(pid: int) -> list[int]:
    """Return a process and all of its descendants."""
    found = [pid]
    for each in found:
        for task in _tasks(each):
            found += [int(child) for child in _read(task / "children").split()]
    return found


def work(pid: int) -> tuple[int, bool]:
    """Return the nanoseconds for which a process tree has run or waited to run, and whether any of it runs now."""
    spent, runs = 0, False
    for each in tree(pid):
        for task in _tasks(each):
            schedule = _read(task / "schedstat").split()
            spent += sum(int(part) for part in schedule[:2])
            runs = runs or _read(task / "stat").rpartition(") ")[2].startswith("R")
    return spent, runs


def processor_time(pid: int) -> float:
    """Return the milliseconds of processor time that a process tree has used."""
    tasks = (task for each in tree(pid) for task in _tasks(each))
    return sum(int((_read(task / "schedstat").split() or ["0"])[0]) for task in tasks) / 1e6


def memory(pid: int) -> int:
    """Return the bytes used by a process tree, with shared pages divided among their users (PSS)."""
    return sum(_size(each, "smaps_rollup", "Pss") for each in tree(pid))


def peak(pid: int) -> int:
    """Return the peak memory of a process tree in bytes (high-water RSS, summed over its processes)."""
    return sum(_size(each, "status", "VmHWM") for each in tree(pid))


def _size(pid: int, file: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", _read(PROC / str(pid) / file), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _tasks(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except OSError:
        return []  # the process has just ended


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
