r"""The file that has a label which a text refers to: MyST and Quarto name places for all texts of a folder at once.

- `(label)=` before a block, and `:name:` or `:label:` among the options of a directive (MyST).
- `{#label}` among attributes (Quarto, pandoc), `(\#label)` (bookdown).
- Words of a heading, and labels of cells, in a book of R Markdown or Quarto, whose chapters are one text to pandoc.
  They are looked for last.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from b12tui import root_folders
from b12tui.cli.session.link_resolution import id_of
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.readers import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from b12tui.document.cancellation import Cancellation

MAX_FILES = 4_000
"""Maximum number of files that are searched."""
MAX_BYTES = 1 << 21
"""Maximum size of one of them."""

_CHAPTERS = (".rmd", ".qmd")
"""Suffixes of texts that are chapters of a book."""
_ROOTS = (*root_folders.REPOSITORIES, "conf.py", "myst.yml", "_quarto.yml", "_config.yml", "mkdocs.yml")
"""Files and folders that mark the root of what is published together."""


def file_with_label(path: Path, label: str, opened_folder: str, cancellation: Cancellation) -> str:
    """Return the path of the file with a label in the folder of the text at `path`, or empty text.

    The nearest is taken, by folder and then by name. Raises Cancelled.
    """
    written = label.encode()
    signs = (
        b"(" + written + b")=",
        b"(\\#" + written + b")",
        b":name: " + written,
        b":label: " + written,
        b"{#" + written,
    )
    here = path.absolute()
    root = Path(opened_folder).absolute() if opened_folder else published_root(here.parent)
    chapter = _chapter_pattern(label) if here.suffix.lower() in _CHAPTERS else None
    last: Path | None = None
    for file in cancellation.steps(_files(here.parent, root)):
        if file != here and (data := _content(file)):
            if any(_holds(data, sign) for sign in signs):
                return id_of(file, absolute=path.is_absolute())
            if last is None and chapter is not None and file.suffix.lower() in _CHAPTERS and chapter.search(data):
                last = file
    return "" if last is None else id_of(last, absolute=path.is_absolute())


def _chapter_pattern(label: str) -> re.Pattern[bytes] | None:
    """Return the pattern of a heading or a cell that pandoc or bookdown gives this label; None if neither would."""
    kind, _, name = label.rpartition(":")
    words = [re.escape(word).encode() for word in re.split(r"[-.]+", name) if word]
    if not words or (kind and not kind.isalpha()):
        return None
    sign = rb"[^\w\n\x80-\xff]"
    # No two repetitions beside each other take the same characters, which would take quadratic time.
    end = rb"(?:" + sign + rb"*|[^\w\n\x80-\xff{]*\{[^\n]*\}[ \t]*)$"
    title = rb"^\#{1,6}[ \t]" + sign + rb"*" + (sign + rb"+").join(words) + end
    cell = (
        rb"^[ \t]*(?:```|~~~)[ \t]*\{[a-z]+2?[ ,]+(?:label *= *)?[\"']?" + re.escape(name).encode() + rb"[\"']? *[,}]"
    )
    return re.compile(cell if kind else title + b"|" + cell, re.IGNORECASE | re.MULTILINE)


def published_root(folder: Path) -> Path:
    """Return the folder, or the nearest around it, that is the root of what is published together; else the folder."""
    return root_folders.nearest_with(_ROOTS, folder) or folder


def _files(folder: Path, root: Path) -> Iterator[Path]:
    """Yield the texts below a folder, and then those below each folder around it, up to the root."""
    seen: set[str] = set()
    found = 0
    while True:
        for at, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "node_modules", "_build")))
            folders[:] = [name for name in folders if os.path.join(at, name) not in seen]  # noqa: PTH118 - as walk has them
            for name in sorted(filter(is_prose, names)):
                found += 1
                if found > MAX_FILES:
                    return
                yield Path(at, name)
        seen.add(str(folder))
        if folder == root or not folder.is_relative_to(root):
            return
        folder = folder.parent


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES)
    except OSError:
        return b""


def _holds(data: bytes, sign: bytes) -> bool:
    """Return whether a text has a sign, and not only as the beginning of a longer name."""
    at = data.find(sign)
    while at >= 0:
        after = data[at + len(sign) : at + len(sign) + 1]
        if sign.startswith(b"(") or not after or after in b" \t\r\n}":
            return True
        at = data.find(sign, at + 1)
    return False
