"""Homes of tests: one that a test has left as it was is the next one's, so that few folders are made and removed."""

from __future__ import annotations

import os
import threading
from pathlib import Path

RUNTIME = "run"
"""Folder in a home for the files of running programs, which only its owner may enter."""


class EmptyHome:
    """Empty homes, numbered below one folder."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self._made = 0
        self._folder = self._make()

    def folder(self) -> Path:
        """Return a home with nothing in it but an empty folder for the files of running programs."""
        if not self._is_untouched() or _may_be_written_later():
            self._folder = self._make()
        return self._folder

    def _make(self) -> Path:
        folder = self._parent / str(self._made)
        self._made += 1
        folder.mkdir(mode=0o700)
        (folder / RUNTIME).mkdir(mode=0o700)
        return folder

    def _is_untouched(self) -> bool:
        try:
            return os.listdir(self._folder) == [RUNTIME] and not os.listdir(self._folder / RUNTIME)  # noqa: PTH208 - quicker
        except OSError:
            return False


def _may_be_written_later() -> bool:
    """Return whether a thread or a child of this process still runs, which may write to the home it knows."""
    if threading.active_count() > 1:
        return True
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True
