"""A folder as a text: a list of links to the Markdown in it, so that every head reads it and chooses from it as ever.

Each file goes by its title, where its beginning has one, else by its name. It refuses what is hidden, and to look into
more files than a reader would wait for: beyond those only names are given.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import punctuation
from urllib.parse import quote

from b12tui import source
from b12tui.document.safe import safe_line
from b12tui.errors import CannotRead, IsFolder

TITLED = 300
"""How many files are looked into for their titles."""
BEGINNING = 4_096
"""Bytes of a file in which its title is looked for."""

_TITLE = re.compile(r"^(?:# +(.+?)[ #]*|title: *[\"']?(.+?)[\"']? *|(\S.*)\n=+ *)$", re.MULTILINE)
"""A heading of level 1 (CommonMark, 4.2 and 4.3), or the title of front matter."""


def read(name: str | None, *, encoding: str | None, limit: int) -> source.Source:
    """Read a text, or list a folder; CannotRead where neither can be had."""
    try:
        return source.read(name, encoding=encoding, limit=limit)
    except IsFolder:
        return listing(Path(name or ""))


def listing(folder: Path) -> source.Source:
    """Return the list of a folder's Markdown files, then of the folders in it."""
    try:
        found = sorted(
            (path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.name.casefold()
        )
        files = [path for path in found if source.is_markdown(path.name) and path.is_file()]
        folders = [path for path in found if path.is_dir()]
    except OSError as error:
        reason = safe_line(error.strerror or "no reason given").lower()
        raise CannotRead(f"{safe_line(str(folder))} can't be listed ({reason})") from error
    name = safe_line(folder.resolve().name or str(folder))
    rows = [f"# {_verbatim(name)}", ""]
    rows += [_row(_title(path) if at < TITLED else path.name, path.name) for at, path in enumerate(files)]
    rows += [] if files else ["No Markdown files."]
    if folders:
        rows += ["", "## Folders", "", *(_row(path.name, f"{path.name}/") for path in folders)]
    return source.Source(name, "\n".join(rows) + "\n", path=folder, folder=True)


def _row(words: str, target: str) -> str:
    return f"- [{_verbatim(safe_line(words))}]({quote(target.encode('utf-8', 'surrogateescape'))})"


def _verbatim(words: str) -> str:
    """Return words so that no sign in them means anything (CommonMark, 2.4)."""
    return "".join(f"\\{char}" if char in punctuation else char for char in words)


def _title(path: Path) -> str:
    try:
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    except OSError:
        return path.name
    found = _TITLE.search(source.beginning(beginning))
    return next(filter(None, found.groups()), path.name).strip() if found else path.name
