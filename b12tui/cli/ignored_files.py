"""Files that git ignores, told from `.gitignore` alone: no program is started, and no setting of git's is read.

gitignore(5): the last pattern that fits decides; one with a slash in it is relative to its file; one that ends in a
slash is for folders; `**` stands for any number of folders.
"""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

from b12tui.fastclass import dataclass

MAX_BYTES = 65_536
"""Bytes of a file of patterns that are read."""
MAX_PARTS = 32
"""Components of a pattern or a path that are compared."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pattern of a file of patterns."""

    parts: tuple[str, ...]
    """Components, each a pattern of a name, or `**`."""
    negated: bool
    folders_only: bool
    below: tuple[str, ...]
    """Folder of the file of patterns, as components of the path from the root."""


def patterns(text: str, below: tuple[str, ...]) -> tuple[Pattern, ...]:
    """Return the patterns of a file's text."""
    found = []
    for line in text.splitlines():
        written = line.rstrip(" ") if not line.endswith("\\ ") else line
        if not written or written.startswith("#"):
            continue
        negated = written.startswith("!")
        written = written[1:] if negated else written
        folders_only = written.endswith("/")
        written = written.rstrip("/")
        anchored = "/" in written
        parts = tuple(part.replace("\\", "") for part in written.split("/") if part)
        if parts and len(parts) <= MAX_PARTS:
            found.append(Pattern(parts if anchored else ("**", *parts), negated, folders_only, below))
    return tuple(found)


def is_ignored(known: tuple[Pattern, ...], path: tuple[str, ...], *, folder: bool) -> bool:
    """Return whether patterns, in the order in which they are read, ignore a path that is given by its components."""
    for pattern in reversed(known):
        rest = path[len(pattern.below) :]
        inside = path[: len(pattern.below)] == pattern.below and 0 < len(rest) <= MAX_PARTS
        if inside and (folder or not pattern.folders_only) and _fits(pattern.parts, rest):
            return not pattern.negated
    return False


def _fits(parts: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Return whether a pattern fits a whole path."""
    reached = {0}
    """Numbers of components of the path that the pattern may have passed so far."""
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(path) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(path) and fnmatchcase(path[at], part)}
        if not reached:
            return False
    return len(path) in reached


def above(folder: Path, read: Callable[[Path], str]) -> tuple[tuple[str, ...], tuple[Pattern, ...]]:
    """Return a folder's path from the root of its repository, and the patterns of the folders above it.

    Both are empty outside of a repository. `read` returns the text of a file of patterns, or an empty one.
    """
    here = folder.resolve()
    for root in (here, *here.parents):
        if (root / ".git").exists():
            parts = here.relative_to(root).parts
            known = patterns(read(root / ".git" / "info" / "exclude"), ())
            for depth in range(len(parts)):
                known += patterns(read(root.joinpath(*parts[:depth], ".gitignore")), parts[:depth])
            return parts, known
    return (), ()
