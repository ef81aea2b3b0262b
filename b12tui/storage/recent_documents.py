"""The names of the texts that were read last, so that they can be listed and opened again: one small file, of paths.

What it refuses: to keep a word of a text, or where a reader was in it, and to raise.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from b12tui.storage.atomic_file import ASIDE, read_file, replace_file, set_aside
from b12tui.storage.file_lock import locked

MAX_RECENT = 20
"""How many texts are kept; then those that were read longest ago are dropped."""
MAX_RECENT_BYTES = 1 << 19
"""Bytes that the file has at most: each path as long as a system takes (4,096), each byte of it escaped by JSON."""


def read_recent(file: Path | None) -> tuple[str, ...]:
    """Return the absolute paths, the text that was read last first; none where nothing can be read."""
    if file is None:
        return ()
    try:
        content = read_file(file, MAX_RECENT_BYTES)
    except OSError:
        return ()
    return () if content is None else _paths(content)[0]


def _paths(content: bytes) -> tuple[tuple[str, ...], bool]:
    """Return the paths that a list holds, and whether it holds nothing else."""
    from json import loads

    try:
        found = loads(content) if len(content) <= MAX_RECENT_BYTES else None
    except (ValueError, RecursionError):
        found = None
    listed = found if isinstance(found, list) else []
    paths = tuple(path for path in listed if isinstance(path, str) and path.startswith("/") and "\0" not in path)[
        :MAX_RECENT
    ]
    return paths, isinstance(found, list) and len(paths) == len(found)


def add(file: Path, path: str) -> None:
    """Put a text at the head of the list; a list that is not understood is set aside, one that can't be read stays."""
    from json import dumps

    with suppress(OSError), locked(file.parent):  # what is wrong with the folder is said of the place, which counts
        content = read_file(file, MAX_RECENT_BYTES)
        before, whole = ((), True) if content is None else _paths(content)
        after = (path, *(other for other in before if other != path))[:MAX_RECENT]
        if after != before:
            replace_file(file, dumps(after).encode("ascii"), lambda: whole or bool(set_aside(file)))


def forget(file: Path) -> None:
    """Remove the list, and what was set aside of it."""
    with suppress(OSError):
        for each in (file, *file.parent.glob(f"{file.name}{ASIDE}*")):
            each.unlink(missing_ok=True)
