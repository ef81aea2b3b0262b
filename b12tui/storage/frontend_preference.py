"""Which head texts are to open in, as a reader once answered: one word in a file of its own, which this program writes.

The settings' file is the reader's, and is never written. What it refuses: to ask, and to raise.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.storage.atomic_file import reason, replace_file


def write_preference(path: Path | None, head: str) -> str:
    """Keep the answer: a head, or `auto` for none; return what is to be said if that fails, a sentence, or empty."""
    why = "" if path is None else store_preference(path, f"{head}\n")
    return f"Your answer can't be kept ({why}); the setting head does the same." if why else ""


def store_preference(path: Path, content: str) -> str:
    """Write a small file whole, or leave it as it was; return why it can't be, in words, or empty."""
    try:
        replace_file(path, content.encode("ascii"))
    except OSError as error:
        return reason(error)
    return ""
