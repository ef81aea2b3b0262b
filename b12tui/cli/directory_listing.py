"""Folder as a text: a list of links to its Markdown files, read and followed like any other text.

Each file is listed by its title, if its beginning has one, else by its name. Hidden files are left out. Only the first
`TITLED` files are searched for a title, to limit the time; the others are listed by name.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from b12tui import readers, source
from b12tui.catalogue import documents, files
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import IsDirectory, IsSpecial, ReadError, Unreadable
from b12tui.lazy_pattern import lazy_pattern

TITLED = 300
"""Maximum number of files that are searched for their titles."""
TITLE_BYTES = 4_096
"""Bytes of a file that are searched for its title."""

_TITLE = lazy_pattern(r"^(?:# +(.+?)[ #]*|title: *[\"']?(.+?)[\"']? *|(\S.*)\n=+ *)$", re.MULTILINE)
"""Heading of level 1 (CommonMark, 4.2 and 4.3), or the title in front matter."""


def read_file_or_directory(
    name: str | None, *, encoding: str | None, limit: int, special: bool = True, links: bool = True
) -> source.Source:
    """Read a text, or list a folder; raise ReadError if neither is possible.

    `special` is as for `source.read_source`. Without `links` nothing in a folder is read through a symbolic link.
    """
    try:
        return source.read_source(name, encoding=encoding, limit=limit, special=special)
    except IsDirectory:
        return directory_listing(Path(name or ""), links=links)


def read_again(name: str, *, encoding: str | None, limit: int, links: bool = True) -> source.Source:
    """Read a text again; raise ReadError also if it has become something else, such as a pipe or a folder."""
    if name.endswith("/"):
        return read_file_or_directory(name, encoding=encoding, limit=limit, special=False, links=links)
    try:
        return source.read_source(name, encoding=encoding, limit=limit, special=False)
    except IsDirectory as error:
        raise IsSpecial(sanitize_line(name), files.A_FOLDER) from error


def directory_listing(folder: Path, *, links: bool = True) -> source.Source:
    """Return the list of a folder's Markdown files and then of its folders; `links` as for `read_file_or_directory`."""
    try:
        names, folders = _entries(folder, links=links)
    except OSError as error:
        raise Unreadable(sanitize_line(str(folder)), source.reason_of(error), "listed") from error
    name = sanitize_line(folder.resolve().name or str(folder))
    rows = [f"# {_escape(name)}", "", *(_row(title, name) for name, title in names)]
    rows += [] if names else [documents.NO_MARKDOWN_FILES]
    if folders:
        rows += ["", f"## {documents.FOLDERS}", "", *(_row(name, f"{name}/") for name in folders)]
    return source.Source(name, "\n".join(rows) + "\n", path=folder, folder=True, media_type="text/markdown")


def _entries(folder: Path, *, links: bool) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the names of a folder's Markdown files with their titles, and the names of its folders."""
    # Without links all names are looked up from the open folder, so that renaming it can't lead elsewhere.
    at = None if links else os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(folder if at is None else at) as entries:
            found = sorted(
                (entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name.casefold()
            )
        names = [entry.name for entry in found if readers.is_prose(entry.name) and entry.is_file(follow_symlinks=links)]
        files = [
            (name, _title(Path(name) if at is not None else folder / name, at) if number < TITLED else name)
            for number, name in enumerate(names)
        ]
        return files, [entry.name for entry in found if entry.is_dir(follow_symlinks=links)]
    finally:
        if at is not None:
            os.close(at)


def _row(words: str, target: str) -> str:
    return f"- [{_escape(sanitize_line(words))}]({quote(target.encode('utf-8', 'surrogateescape'))})"


def _escape(words: str) -> str:
    """Return text with its punctuation escaped (CommonMark, 2.4)."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def _title(path: Path, folder: int | None) -> str:
    """Return the title of a file, or its name; look it up in the open `folder` if given."""
    try:
        with source.open_for_reading(path, folder=folder) as file:
            beginning = file.read(TITLE_BYTES)
    except (OSError, ReadError):
        return path.name
    found = _TITLE.search(source.read_beginning(beginning))
    return next(filter(None, found.groups()), path.name).strip() if found else path.name
