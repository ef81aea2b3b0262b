"""Folder as a text: a list of links to its Markdown files, read and followed like any other text.

Each file is listed by its name, with its title, if its beginning has one, and its size. Only the first `TITLED` files
are searched for a title, to limit the time.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from b12tui import source
from b12tui.catalogue import documents, files
from b12tui.cli import folder_files
from b12tui.cli.arguments import DEFAULT_DEPTH, Arguments
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import IsDirectory, IsSpecial
from b12tui.lazy_pattern import lazy_pattern

TITLED = 300
"""Maximum number of files that are searched for their titles."""
TITLE_BYTES = 4_096
"""Bytes of a file that are searched for its title."""

_TITLE = lazy_pattern(r"^(?:# +(.+?)[ #]*|title: *[\"']?(.+?)[\"']? *|(\S.*)\n=+ *)$", re.MULTILINE)
"""Heading of level 1 (CommonMark, 4.2 and 4.3), or the title in front matter."""


def read_argument(name: str | None, arguments: Arguments, *, grows: bool = False) -> source.Source:
    """Read a text that the command line names, as its options ask, or list a folder; as `read_file_or_directory`."""
    return read_file_or_directory(
        name,
        encoding=arguments.encoding,
        limit=arguments.bytes_read or source.DEFAULT_LIMIT,
        links=not arguments.restricted,
        grows=grows,
        depth=arguments.depth or DEFAULT_DEPTH,
    )


def read_file_or_directory(
    name: str | None,
    *,
    encoding: str | None,
    limit: int,
    special: bool = True,
    links: bool = True,
    grows: bool = False,
    depth: int = DEFAULT_DEPTH,
) -> source.Source:
    """Read a text, or list a folder; raise ReadError if neither is possible.

    `special` and `grows` are as for `source.read_source`. Without `links` nothing in a folder is read through a
    symbolic link.
    """
    try:
        return source.read_source(name, encoding=encoding, limit=limit, special=special, grows=grows)
    except IsDirectory:
        return directory_listing(Path(name or ""), links=links, depth=depth)


def read_again(
    name: str, *, encoding: str | None, limit: int, links: bool = True, depth: int = DEFAULT_DEPTH
) -> source.Source:
    """Read a text again; raise ReadError also if it has become something else, such as a pipe or a folder."""
    if name.endswith("/"):
        return read_file_or_directory(name, encoding=encoding, limit=limit, special=False, links=links, depth=depth)
    try:
        return source.read_source(name, encoding=encoding, limit=limit, special=False)
    except IsDirectory as error:
        raise IsSpecial(sanitize_line(name), files.A_FOLDER) from error


def directory_listing(folder: Path, *, links: bool = True, depth: int = DEFAULT_DEPTH) -> source.Source:
    """Return the list of a folder's Markdown files, and of those below; `links`, `depth` as for `files_below`."""
    found = folder_files.files_below(folder, depth=depth, links=links)
    name = sanitize_line(folder.resolve().name or str(folder))
    rows = [f"# {_escape(name)}"]
    above: tuple[str, ...] = ()
    for number, file in enumerate(found.files):
        if file.parts[:-1] != above or not number:
            above = file.parts[:-1]
            rows += ["", *([f"## {_escape(sanitize_line('/'.join(above)))}/", ""] if above else [])]
        title = _title(found, file) if number < TITLED else ""
        rows.append(f"{_row(file.parts[-1], file.name)}: {documents.described(_escape(title), file.size)}")
    rows += [] if found.files else ["", documents.NO_MARKDOWN_FILES]
    if found.unsearched:
        rows += ["", f"## {documents.FOLDERS}", "", *(_row(name, f"{name}/") for name in found.unsearched)]
    if not found.complete:
        rows += ["", documents.MORE_FILES]
    return source.Source(name, "\n".join(rows) + "\n", path=folder, folder=True, media_type="text/markdown")


def _row(words: str, target: str) -> str:
    return f"- [{_escape(sanitize_line(words))}]({quote(target.encode('utf-8', 'surrogateescape'))})"


def _escape(words: str) -> str:
    """Return text with its punctuation escaped (CommonMark, 2.4)."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def _title(found: folder_files.FolderFiles, file: folder_files.FoundFile) -> str:
    """Return the title of a file; empty if it has none."""
    match = _TITLE.search(found.beginning(file, TITLE_BYTES))
    return sanitize_line(next(filter(None, match.groups()), "")).strip() if match else ""
