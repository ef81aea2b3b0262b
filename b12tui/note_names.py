"""Names of notes: what a link may leave out of a file's name, how names are compared, and the files they may mean."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

SUFFIXES = (".md", ".mdx", ".markdown", ".qmd")
"""Suffixes that a link may leave out."""

MAX_FILES = 20_000
"""Files of a folder among which a name is looked for."""


def files_below(folder: Path) -> list[Path]:
    """Return the files below a folder, in order: none of a hidden folder, and `MAX_FILES` at most."""
    found: list[Path] = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        if len(found) + len(files) > MAX_FILES:
            break
        found += (Path(here, name) for name in files)
    return found


def folded(name: str) -> str:
    """Return a name as it is compared: composed, without regard to case."""
    return unicodedata.normalize("NFC", name).casefold()
