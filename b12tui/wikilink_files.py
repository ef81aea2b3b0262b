"""Files that wikilinks name, in folders that no program for notes marks as its own.

`[[Getting started]]` is a link there if a file of that name stands beside the text, or else anywhere below the opened
folder or the repository: with or without a suffix of Markdown, in any case, hyphens for blanks as in wikis. What names
no file is text as written: brackets mean much else.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOTS = (".git", ".hg", ".obsidian")
"""Folders that mark the root of a repository or of a vault."""

SUFFIXES = (".md", ".mdx", ".markdown", ".qmd")
"""Suffixes that a link may leave out."""

MAX_FILES = 20_000
"""Files of a folder among which a name is looked for."""


class WikilinkFiles:
    """Files that the wikilinks of one text may name."""

    def __init__(self, folder: Path, opened_folder: str = "") -> None:
        """Look in the folder of the text, then below the opened one or the root of its repository."""
        self._folder = folder
        self._opened = opened_folder
        self._named: dict[str, list[str]] | None = None
        """Paths below the root by the folded names, once one is looked for there."""

    def __call__(self, name: str) -> str:
        """Return the path of the file that a name means, from the folder of the text; empty text if there is none."""
        wanted = folded(name).strip("/")
        if not wanted or wanted.startswith(".") or "\0" in wanted:
            return ""
        endings = tuple(
            f"/{words}{suffix}"
            for words in dict.fromkeys((wanted, wanted.replace(" ", "-")))
            for suffix in ("", *SUFFIXES)
        )
        try:
            beside = self._folder / os.path.dirname(name.strip("/"))  # noqa: PTH120
            for own in sorted(os.listdir(beside)) if beside.is_dir() else ():  # noqa: PTH208 - names are wanted
                path = beside / own
                if folded(f"/{path.relative_to(self._folder).as_posix()}") in endings and path.is_file():
                    return os.path.relpath(path, self._folder)
            return self._below_root(endings)
        except (OSError, ValueError):  # a name too long, a folder that can't be read
            return ""

    def _below_root(self, endings: tuple[str, ...]) -> str:
        """Return the path of the file nearest to the root whose path has one of these ends."""
        here = self._folder.resolve()
        root = self._root(here)
        if root is None:
            return ""
        if self._named is None:
            self._named = {}
            for path in files_below(root):
                self._named.setdefault(folded(path.name), []).append(folded(f"/{path.relative_to(root).as_posix()}"))
                self._named.setdefault(f"/{folded(path.relative_to(root).as_posix())}", []).append(str(path))
        names = dict.fromkeys(ending.rpartition("/")[2] for ending in endings)
        found = [path for name in names for path in self._named.get(name, ()) if path.endswith(endings)]
        if not found:
            return ""
        nearest = min(found, key=lambda path: (path.count("/"), path))
        return os.path.relpath(self._named[nearest][0], here)

    def _root(self, here: Path) -> Path | None:
        if self._opened and here.is_relative_to(opened := Path(self._opened).resolve()):
            return opened
        return next((each for each in (here, *here.parents) if any((each / name).is_dir() for name in ROOTS)), None)


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
    from unicodedata import normalize  # a start is quicker and smaller without it

    return normalize("NFC", name).casefold()
