"""Reading of the files that a text includes: those of the opened folder, and no others.

A file is read if it lies, with all symbolic links followed, in the folder that was opened or in the repository of the
text, and if neither it nor a folder on its way is hidden.
"""

from __future__ import annotations

import os
from pathlib import Path

from b12tui.encodings import is_binary, normalize_newlines
from b12tui.errors import ReadError
from b12tui.file_opening import open_for_reading
from b12tui.markdown.includes import Included
from b12tui.root_folders import root_of

MAX_BYTES = 262_144
"""Maximum size of an included file."""
MAX_FILES = 64
"""Maximum number of files that a text includes, each time it stands there."""
MAX_TOTAL = 1 << 20
"""Maximum number of characters that a text includes."""

_SITE_FOLDERS = ("", "docs", "src", "content", "includes", "snippets")
"""Folders below the root in which programs look for what is included."""


class IncludedFiles:
    """Files that one text may include."""

    def __init__(self, path: Path, opened_folder: str = "") -> None:
        """Allow the files of the opened folder, or of the repository in which the text lies, or of its own folder."""
        self._folder = path.parent
        self._opened = opened_folder
        self._root: Path | None = None
        self._read: dict[Path, str | None] = {}
        self._files = self._characters = 0

    def __call__(self, path: str, within: tuple[str, ...]) -> Included | None:
        """Return a file by the path as it is written in the text, or in the file last of `within`; None if refused."""
        try:
            base = Path(within[-1]).parent if within else self._folder.resolve()
            root = self._root = self._root or self._find_root()
            site = (root / name / path.lstrip("/") for name in _SITE_FOLDERS)
            around = (folder / path.lstrip("/") for folder in base.parents if folder.is_relative_to(root))
            for candidate in (base / path, *around, *site):
                found = candidate.resolve()
                if found.is_file():
                    return self._included(found, root)
        except (OSError, ReadError, ValueError, RuntimeError):  # no such name, or links that lead in a circle
            pass
        return None

    def _find_root(self) -> Path:
        folder = self._folder.resolve()
        if self._opened and folder.is_relative_to(opened := Path(self._opened).resolve()):
            return opened
        return root_of(folder) or folder

    def _included(self, file: Path, root: Path) -> Included | None:
        if not file.is_relative_to(root) or any(part.startswith(".") for part in file.relative_to(root).parts):
            return None
        if file not in self._read:
            self._read[file] = _content(file.relative_to(root), root)
        text = self._read[file]
        self._files += 1
        self._characters += len(text or "")
        if text is None or self._files > MAX_FILES or self._characters > MAX_TOTAL:
            return None
        return Included(str(file), text)


def _content(file: Path, root: Path) -> str | None:
    """Return the text of a file below a folder, or None if it is none or too large.

    It is opened through no symbolic link and waited for in no case, whatever has taken its place since it was found.
    """
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY) if os.open in os.supports_dir_fd else None
    try:
        with open_for_reading(root / file if folder is None else file, folder=folder) as opened:
            data = opened.read(MAX_BYTES + 1)
    finally:
        if folder is not None:
            os.close(folder)
    if len(data) > MAX_BYTES or is_binary(data, 0.01):
        return None
    return normalize_newlines(data.decode("utf-8-sig", "replace"))


def included_files(path: Path, opened_folder: str = "") -> IncludedFiles:
    """Return the files that the text at a path may include."""
    return IncludedFiles(path, opened_folder)
