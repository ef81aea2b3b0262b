"""Markdown files in a folder and below, without those that are hidden or that git ignores."""

from __future__ import annotations

import os
from pathlib import Path

from b12tui import file_opening, readers, source
from b12tui.cli import ignored_files
from b12tui.cli.arguments import DEFAULT_DEPTH
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ReadError, Unreadable
from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import BinaryIO

MAX_FILES = 1_000
"""Greatest number of files that are found."""
MAX_FOLDERS = 2_000
"""Greatest number of folders that are looked into."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """File below a folder."""

    parts: tuple[str, ...]
    """Path from the folder, by its components."""
    size: int
    """Size in bytes."""

    @property
    def name(self) -> str:
        """Path from the folder."""
        return "/".join(self.parts)


@dataclass(frozen=False, slots=True)
class FolderFiles:
    """Files of a folder and the folders below, as found."""

    folder: Path
    links: bool
    """Whether files are read through symbolic links."""
    files: list[FoundFile] = field(default_factory=list)
    """Those of each folder together, a README first."""
    unsearched: list[str] = field(default_factory=list)
    """Paths of folders that were not looked into, as they are too deep or behind a symbolic link."""
    complete: bool = True
    """Whether no limit was reached."""

    def open(self, file: FoundFile) -> BinaryIO:
        """Open a file; without links, through none, wherever it has been moved. OSError and ReadError as `source`."""
        if self.links:
            return file_opening.open_for_reading(self.folder.joinpath(*file.parts))
        at = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            return file_opening.open_for_reading(Path(*file.parts), folder=at)
        finally:
            os.close(at)

    def beginning(self, file: FoundFile, size: int) -> str:
        """Return the text in the first `size` bytes of a file; empty if it can't be read, or holds none."""
        try:
            with self.open(file) as opened:
                return source.read_beginning(opened.read(size))
        except (OSError, ReadError):
            return ""


def files_below(folder: Path, *, depth: int = DEFAULT_DEPTH, links: bool = True) -> FolderFiles:
    """Find the Markdown files of `depth` levels of folders; raise Unreadable if the folder can't be listed.

    Without `links` nothing is read through a symbolic link; with them, files are, but no folders, which may lead back.
    """
    found = FolderFiles(folder, links)
    prefix, known = ignored_files.above(folder, lambda path: _text(path, None))
    at = None if links else _opened(folder)
    try:
        _Search(found, depth, at, prefix).walk((), known)
    except OSError as error:
        raise Unreadable(sanitize_line(str(folder)), source.reason_of(error), "listed") from error
    finally:
        if at is not None:
            os.close(at)
    return found


class _Search:
    """Walk through folders."""

    def __init__(self, found: FolderFiles, depth: int, at: int | None, prefix: tuple[str, ...]) -> None:
        self._found = found
        self._depth = depth
        self._at = at
        self._prefix = prefix
        """Path of the folder from the root of its repository."""
        self._folders = 0

    def walk(self, parts: tuple[str, ...], known: tuple[ignored_files.Pattern, ...]) -> None:
        """Add the files of a folder and of those below it; `known` are the patterns of the folders around it."""
        found, self._folders = self._found, self._folders + 1
        known += ignored_files.patterns(self._patterns_of(parts), (*self._prefix, *parts))
        own, folders = self._listed(parts, known)
        room = MAX_FILES - len(found.files)
        found.files += own[:room]
        found.complete = found.complete and len(own) <= room
        for name, is_link in sorted(folders, key=lambda folder: folder[0].casefold()):
            if is_link or len(parts) + 1 >= self._depth:
                found.unsearched.append("/".join((*parts, name)))
            elif self._folders >= MAX_FOLDERS or len(found.files) >= MAX_FILES:
                found.complete = False
            else:
                try:
                    self.walk((*parts, name), known)
                except OSError:  # only the folder that was asked for has to be listed
                    found.unsearched.append("/".join((*parts, name)))

    def _listed(
        self, parts: tuple[str, ...], known: tuple[ignored_files.Pattern, ...]
    ) -> tuple[list[FoundFile], list[tuple[str, bool]]]:
        """Return the files in a folder, in order, and the names of its folders, each with whether it is a link."""
        links = self._found.links
        files: list[FoundFile] = []
        folders: list[tuple[str, bool]] = []
        here = self._descriptor(parts)
        try:
            with os.scandir(self._found.folder.joinpath(*parts) if here is None else here) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name == "node_modules":
                        continue
                    is_folder = entry.is_dir(follow_symlinks=links)
                    if ignored_files.is_ignored(known, (*self._prefix, *parts, entry.name), folder=is_folder):
                        continue
                    if is_folder:
                        folders.append((entry.name, entry.is_symlink()))
                    elif readers.is_prose(entry.name) and entry.is_file(follow_symlinks=links):
                        files.append(FoundFile((*parts, entry.name), entry.stat(follow_symlinks=links).st_size))
        finally:
            if here is not None:
                os.close(here)
        files.sort(key=lambda file: _order(file.parts[-1]))
        return files, folders

    def _descriptor(self, parts: tuple[str, ...]) -> int | None:
        if self._at is None:
            return None
        if not parts:
            return os.dup(self._at)
        return file_opening.open_below(self._at, parts, os.O_RDONLY | os.O_DIRECTORY)

    def _patterns_of(self, parts: tuple[str, ...]) -> str:
        name = (*parts, ".gitignore")
        return _text(self._found.folder.joinpath(*name) if self._at is None else Path(*name), self._at)


def _opened(folder: Path) -> int:
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise Unreadable(sanitize_line(str(folder)), source.reason_of(error), "listed") from error


def _order(name: str) -> tuple[bool, str, str]:
    """Return the sort key of a file: a README comes first, then an index, as on forges and sites."""
    stem = name.casefold().partition(".")[0]
    return stem not in ("readme", "index"), "" if stem == "readme" else name.casefold(), name


def _text(path: Path, folder: int | None) -> str:
    """Return the text of a file of patterns; empty if there is none."""
    try:
        with file_opening.open_for_reading(path, folder=folder) as file:
            return file.read(ignored_files.MAX_BYTES).decode("utf-8", "replace")
    except (OSError, ReadError, ValueError):
        return ""
