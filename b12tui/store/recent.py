"""The names of the texts that were read last, so that they can be listed and opened again: one small file, of paths.

What it refuses: to keep a word of a text, or where a reader was in it, and to raise.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from b12tui.store.whole import replace_file

MOST = 20
"""How many texts are kept; then those that were read longest ago are dropped."""
LARGEST = 1 << 17
"""Bytes that the file has at most: each path as long as a system takes (4,096), and more than one needs."""


def read(file: Path | None) -> tuple[str, ...]:
    """Return the absolute paths, the text that was read last first; none where nothing can be read."""
    from json import loads

    if file is None:
        return ()
    try:
        with file.open("rb") as opened:
            found = loads(opened.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return ()
    paths = found if isinstance(found, list) else []
    return tuple(path for path in paths if isinstance(path, str) and path.startswith("/") and "\0" not in path)[:MOST]


def add(file: Path, path: str) -> None:
    """Put a text at the head of the list; of two programs that do so at once, the last one wins."""
    from json import dumps

    before = read(file)
    after = (path, *(other for other in before if other != path))[:MOST]
    if after != before:
        with suppress(OSError):  # the place is what counts, and what is wrong with the folder is said of that
            replace_file(file, dumps(after).encode("ascii"))


def forget(file: Path) -> None:
    """Remove the list."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
