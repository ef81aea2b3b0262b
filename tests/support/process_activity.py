"""What processes do at present, by /proc: on a busy machine, silence alone doesn't tell that one has finished."""

from __future__ import annotations

import contextlib
import os
import platform
import signal
from collections.abc import Iterable

SELECT_CALLS = {"x86_64": ("23", "270"), "aarch64": ("72",)}.get(platform.machine(), ())
"""Numbers of select and pselect6, whose fifth argument points to the time limit, or is null."""


class ProcessTree:
    """Processes that tests started, and all that those started."""

    def __init__(self, *roots: int) -> None:
        """Watch the processes `roots`."""
        self.roots = list(roots)
        self._pids: list[int] = []
        self._newest = b""

    def pids(self) -> list[int]:
        """Return `roots` and their descendants; /proc is searched only if a process has been started since."""
        newest = _read("/proc/loadavg").rpartition(b" ")[2]  # proc(5): the process that was started last
        if newest != self._newest or not newest:
            self._newest, self._pids = newest, [*self.roots, *descendants(self.roots)]
        return self._pids

    def any_running(self) -> bool:
        """Return whether a thread of them runs, or would if a processor were free; false where /proc can't tell."""
        return any(not set("RD").isdisjoint(thread_states(pid)) for pid in self.pids())

    def kill(self) -> None:
        """End them all at once: they have nothing to save."""
        for pid in self.pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def awaits_time(pid: int) -> bool | None:
    """Return whether a process that sleeps in select(2) has set itself a time limit; None if it does something else.

    Only a thread that waits for nothing but input can't act by itself.
    """
    number, *arguments = _read(f"/proc/{pid}/syscall").decode("ascii").split()[:6] or [""]
    return arguments[4] != "0x0" if number in SELECT_CALLS else None


def descendants(pids: Iterable[int]) -> list[int]:
    """Return the processes that `pids` started, and that those started."""
    children: dict[int, list[int]] = {}
    for name in _names("/proc"):
        if name.isdecimal() and (stat := _read(f"/proc/{name}/stat")):
            children.setdefault(int(stat.rpartition(b") ")[2].split(None, 2)[1]), []).append(int(name))
    found: list[int] = []
    waiting = list(pids)
    while waiting:
        started = children.get(waiting.pop(), [])
        found += started
        waiting += started
    return found


def thread_states(pid: int) -> str:
    """Return a letter for each thread of a process, as in proc(5); empty for one that has ended."""
    threads = f"/proc/{pid}/task"
    stats = (_read(f"{threads}/{thread}/stat") for thread in _names(threads))
    return "".join(chr(stat.rpartition(b") ")[2][0]) for stat in stats if stat)


def _names(folder: str) -> list[str]:
    """Return the names in a folder; none if there is no such folder, as of a process that has ended meanwhile."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - a hundred times a second: no paths are made of them
    except OSError:
        return []


def _read(path: str) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return b""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
