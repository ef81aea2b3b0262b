"""Preferred frontend, as the reader answered: one word in a file of its own, written by this program.

The settings file is the user's, and is never written. Nothing is asked here, and nothing is raised.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.catalogue import saving
from b12tui.storage.atomic_file import reason, replace_file


def write_preference(path: Path | None, frontend: str) -> str:
    """Store a frontend, or `auto` for none; return a sentence to show if that fails, or an empty string."""
    why = "" if path is None else store_preference(path, f"{frontend}\n")
    return saving.mode_not_kept(why) if why else ""


def store_preference(path: Path, content: str) -> str:
    """Write a small file atomically; return the reason in words if that fails, or an empty string."""
    try:
        replace_file(path, content.encode("ascii"))
    except OSError as error:
        return reason(error)
    return ""
