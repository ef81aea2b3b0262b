"""Files that wikilinks name, in folders that no program for notes marks as its own.

`[[Getting started]]` is a link there if a file of that name stands beside the text, or else anywhere below the opened
folder or the repository: with or without a suffix of Markdown, in any case, hyphens for blanks as in wikis. What names
no file is text as written: brackets mean much else.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from b12tui.errors import ReadError
from b12tui.file_opening import open_for_reading
from b12tui.lazy_pattern import lazy_pattern
from b12tui.root_folders import REPOSITORIES, nearest_with, root_of

SUFFIXES = (".md", ".mdx", ".markdown", ".qmd")
"""Suffixes that a link may leave out."""

_IGNORES_VAULT = lazy_pattern(rb"(?m)^[ \t]*(?:\*\*)?/?\.obsidian(?=[/\s]|\Z)")
"""Line of a `.gitignore` that keeps Obsidian's settings out of a repository."""
_MAX_GITIGNORE = 65_536
"""Bytes of a `.gitignore` that are looked through."""

MAX_FILES = 20_000
"""Files of a folder among which a name is looked for."""


class WikilinkFiles:
    """Files that the wikilinks of one text may name."""

    def __init__(self, folder: Path, opened_folder: str = "") -> None:
        """Look in the folder of the text, then below the opened one or the root of its repository."""
        self._folder = folder
        self._opened = opened_folder
        self._found: dict[str, str] = {}
        """Paths of the files, by the names that were asked for."""
        self._beside: dict[str, dict[str, list[str]]] = {}
        """Paths from the folder of the text by these folded, for each folder that was looked into."""

    def __call__(self, name: str) -> str:
        """Return the path of the file that a name means, from the folder of the text; empty text if there is none."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> str:
        wanted = folded(name).strip("/")
        if not wanted or wanted.startswith(".") or "\0" in wanted:
            return ""
        endings = tuple(
            f"/{words}{suffix}"
            for words in dict.fromkeys((wanted, wanted.replace(" ", "-")))
            for suffix in ("", *SUFFIXES)
        )
        try:
            beside = self._files_in(os.path.dirname(name.strip("/")))  # noqa: PTH120 - a name, not a path
            for own in sorted(own for ending in endings for own in beside.get(ending, ())):
                if (self._folder / own).is_file():
                    return os.path.normpath(own)
            return self._below_root(endings)
        except (OSError, ValueError):  # a name too long, a folder that can't be read
            return ""

    def _files_in(self, folder: str) -> dict[str, list[str]]:
        """Return the paths of what lies in a folder, from the folder of the text, by these folded."""
        if folder not in self._beside:
            found: dict[str, list[str]] = {}
            beside = self._folder / folder
            for own in os.listdir(beside) if beside.is_dir() else ():  # noqa: PTH208 - names are wanted
                path = (beside / own).relative_to(self._folder).as_posix()
                found.setdefault(folded(f"/{path}"), []).append(path)
            self._beside[folder] = found
        return self._beside[folder]

    @cached_property
    def _here(self) -> Path:
        return self._folder.resolve()

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """Paths below the root by the folded names; none without a root."""
        root = self._root(self._here)
        named: dict[str, list[str]] = {}
        if root is None:
            return named
        for path in files_below(root):
            whole = path.relative_to(root).as_posix()
            named.setdefault(folded(path.name), []).append(folded(f"/{whole}"))
            named.setdefault(f"/{folded(whole)}", []).append(str(path))
        return named

    def _below_root(self, endings: tuple[str, ...]) -> str:
        """Return the path of the file nearest to the root whose path has one of these ends."""
        names = dict.fromkeys(ending.rpartition("/")[2] for ending in endings)
        found = [path for name in names for path in self._named.get(name, ()) if path.endswith(endings)]
        if not found:
            return ""
        nearest = min(found, key=lambda path: (path.count("/"), path))
        return os.path.relpath(self._named[nearest][0], self._here)

    def _root(self, here: Path) -> Path | None:
        if self._opened and here.is_relative_to(opened := Path(self._opened).resolve()):
            return opened
        return root_of(here)


def repository_that_is_a_vault(folder: Path) -> Path | None:
    """Return the root of the repository around a folder if it leaves Obsidian's settings out; else None."""
    try:
        root = nearest_with(REPOSITORIES, folder.absolute())
        if root is None:
            return None
        with open_for_reading(root / ".gitignore") as opened:
            return root if _IGNORES_VAULT.search(opened.read(_MAX_GITIGNORE)) else None
    except (OSError, ReadError, ValueError):
        return None


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
