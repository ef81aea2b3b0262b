"""List of recently read texts, to be shown and opened again: one small file of paths.

Neither a word of a text nor a position in it is stored. Nothing is raised.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from b12tui.storage.atomic_file import ASIDE, read_file, replace_file, set_aside
from b12tui.storage.file_lock import locked

MAX_RECENT = 20
"""Maximum number of texts; the least recently read ones are dropped."""
MAX_RECENT_BYTES = 1 << 19
"""Maximum size of the file, in bytes: each path of the system's maximum length (4,096), each byte escaped by JSON."""


def read_recent(file: Path | None) -> tuple[str, ...]:
    """Return the absolute paths, the most recent first; empty if they can't be read."""
    if file is None:
        return ()
    try:
        content = read_file(file, MAX_RECENT_BYTES)
    except OSError:
        return ()
    return () if content is None else _paths(content)[0]


def _paths(content: bytes) -> tuple[tuple[str, ...], bool]:
    """Return the paths in a list's content, and whether it has nothing else."""
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
    """Put a text first in the list; a list that is not understood is set aside, one that can't be read is kept."""
    from json import dumps

    with suppress(OSError), locked(file.parent):  # errors of the folder are reported when the position is saved
        content = read_file(file, MAX_RECENT_BYTES)
        before, valid = ((), True) if content is None else _paths(content)
        after = (path, *(other for other in before if other != path))[:MAX_RECENT]
        if after != before:
            replace_file(file, dumps(after).encode("ascii"), lambda: valid or bool(set_aside(file)))


def forget(file: Path) -> None:
    """Remove the list, and copies of it that were set aside."""
    with suppress(OSError):
        for each in (file, *file.parent.glob(f"{file.name}{ASIDE}*")):
            each.unlink(missing_ok=True)
