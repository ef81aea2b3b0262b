"""What processes do at present, by /proc: on a busy machine, silence alone doesn't tell that one has finished."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def any_running(pids: Iterable[int]) -> bool:
    """Return whether a thread of a process runs, or would if a processor were free; false where /proc can't tell."""
    for pid in pids:
        try:
            states = [
                (thread / "stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2][:1]
                for thread in Path(f"/proc/{pid}/task").iterdir()
            ]
        except OSError:  # it has ended meanwhile
            continue
        if set(states) & set("RD"):
            return True
    return False


def descendants(pid: int) -> list[int]:
    """Return the processes that `pid` started, and that those started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents.setdefault(int(stat.rsplit(")", 1)[1].split()[1]), []).append(int(entry.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found
