"""Files of a folder that are checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from b12tui.readers.registry import MARKDOWN

_GENERATED = frozenset(("node_modules", "__pycache__", "site-packages", "venv", "dist", "build", "target", "vendor"))
"""Folders with files of others, or that programs make."""


def markdown_files(folder: Path, exclude: tuple[str, ...] = ()) -> Iterator[Path]:
    """Yield the Markdown files below a folder, by path; hidden and generated folders are left out."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _GENERATED)
        for name in sorted(names):
            path = Path(at, name)
            if name.lower().endswith(MARKDOWN.suffixes) and not _matches(path.relative_to(folder), path, exclude):
                yield path


def _matches(relative: Path, path: Path, patterns: tuple[str, ...]) -> bool:
    """Return whether a path or its part below the folder matches a pattern, or lies below what does."""
    return any(
        fnmatch(text, pattern) or fnmatch(text, f"{pattern.rstrip('/')}/*")
        for pattern in patterns
        for text in (relative.as_posix(), path.as_posix())
    )
