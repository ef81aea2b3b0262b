"""Two processes that do the same at once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path


def at_once(act: Callable[[Path, str], None], folder: Path, names: tuple[str, str] = ("one", "two")) -> None:
    """Do an act on a folder in two processes with a name each, and wait until both have ended well."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=act, args=(folder, name)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
