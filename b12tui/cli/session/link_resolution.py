"""The file that a link leads to, as the programs that publish Markdown resolve it.

A relative target is resolved like a relative reference (RFC 3986, 5.2). A site names pages without extension, by their
folder or as `.html`, so the Markdown file behind each of these is found. A target that begins with a slash is relative
to the root of a site or a repository: it is looked for in each folder from the document's own up to that root.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from b12tui.catalogue import documents
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused
from b12tui.readers import has_reader

_INDEXES = ("index.md", "README.md", "readme.md", "_index.md")
"""Pages that sites and repositories show for a folder, in order of preference."""

_SUFFIXES = (".md", ".mdx", ".markdown", ".qmd")

_MAX_FILES = 20_000
"""Files of a vault among which a name is looked for."""

_REPOSITORY = (".git", ".hg", ".obsidian")
"""Folders that mark the root of a repository or a vault."""


def resolve_link(document_id: str, target: str, opened_folder: str = "") -> str:
    """Return the id of the document that a link leads to, whether or not it exists.

    `opened_folder` is the folder that the session was started with, or empty.
    """
    if not document_id:
        raise ActionRefused(documents.article_has_no_files(sanitize_line(target)))
    in_listing = document_id.endswith("/")
    base = Path() if document_id == "-" else Path(document_id) if in_listing else Path(document_id).parent
    written = os.path.normpath(base / target)
    try:
        if target.startswith("/"):
            return next(filter(None, map(_page, _from_roots(base, target, opened_folder))), written)
        if in_listing and os.path.isdir(written):  # noqa: PTH112 - it takes any name
            return f"{written}/"
        return _page(written) or _in_vault(base, target) or written
    except (OSError, ValueError):  # name too long, or with a null byte
        return written


def _from_roots(base: Path, target: str, opened_folder: str) -> Iterator[str]:
    """Yield the paths that a target beginning with a slash may mean, the nearest first, and last that on the disk."""
    root = Path(opened_folder).resolve() if opened_folder else None
    for folder in (here := base.resolve(), *here.parents):
        yield os.path.normpath(folder / target.lstrip("/"))
        if folder == root or any((folder / name).is_dir() for name in _REPOSITORY):
            break
    yield os.path.normpath(target)


def _in_vault(base: Path, name: str) -> str:
    """Return the file with a name anywhere in the vault, the nearest to its root, or empty text.

    Wikilinks name a note by its file's name alone, or by the end of its path, without regard to case.
    """
    here = base.resolve()
    vault = next((folder for folder in (here, *here.parents) if (folder / ".obsidian").is_dir()), None)
    wanted = f"/{unicodedata.normalize('NFC', name).casefold()}"
    if vault is None or wanted.startswith("/."):
        return ""
    found: list[Path] = []
    seen = 0
    for folder, folders, files in os.walk(vault):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        seen += len(files)
        if seen > _MAX_FILES:
            break
        for file in files:
            path = Path(folder, file)
            ending = unicodedata.normalize("NFC", f"/{path.relative_to(vault).as_posix()}").casefold()
            if ending.endswith((wanted, *(f"{wanted}{suffix}" for suffix in _SUFFIXES))):
                found.append(path)
    nearest = min(found, key=lambda path: (len(path.parts), path), default=None)
    return "" if nearest is None else os.path.relpath(nearest) if not base.is_absolute() else str(nearest)


def _page(path: str) -> str:
    """Return the id of the file or folder that a site shows for a path, or empty text if there is none."""
    if os.path.isdir(path):  # noqa: PTH112 - it takes any name
        indexes = (os.path.join(path, name) for name in _INDEXES)  # noqa: PTH118 - it takes any name
        return next(filter(os.path.isfile, indexes), "") or _with_extension(path) or f"{path}/"
    if os.path.exists(path):  # noqa: PTH110 - it takes any name
        return path
    stem, extension = os.path.splitext(path)  # noqa: PTH122 - it takes any name
    if extension.lower() in (".html", ".htm"):
        return _with_extension(stem) or (_page(os.path.dirname(stem)) if stem.endswith(f"{os.sep}index") else "")  # noqa: PTH120
    return "" if has_reader(path) else _with_extension(path)


def _with_extension(path: str) -> str:
    """Return the Markdown file named like a path without extension, or empty text."""
    return next(filter(os.path.isfile, (f"{path}{suffix}" for suffix in _SUFFIXES)), "")
