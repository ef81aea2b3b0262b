"""Numbers of starts that showed a greeting, a file for each greeting."""

from __future__ import annotations

from pathlib import Path

from b12tui.storage import frontend_preference
from b12tui.storage.atomic_file import read_file

MAX_GREETINGS = 3
"""Number of starts with a greeting; whoever has not needed it by then does not."""
MAX_BYTES = 16
"""Bytes of the file that are read."""


def greeted_starts(path: Path | None) -> int:
    """Return the number of starts that greeted; 0 if none is known."""
    try:
        written = b"" if path is None else (read_file(path, MAX_BYTES) or b"").strip()
    except OSError:
        return 0
    return int(written) if written.isdigit() and len(written) < MAX_BYTES else 0


def count_greeting(path: Path | None) -> None:
    """Count a start that greeted; where that can't be stored, the next one greets again."""
    if path is not None:
        frontend_preference.store_preference(path, f"{greeted_starts(path) + 1}\n")
