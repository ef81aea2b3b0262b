"""The file that a link leads to, as the programs that publish Markdown resolve it.

A relative target is resolved like a relative reference (RFC 3986, 5.2). A site names pages without extension, by their
folder or as `.html`, so the Markdown file behind each of these is found. A target that begins with a slash is relative
to the root of a site or a repository: it is looked for in each folder from the document's own up to that root. Last
come what programs of their own allow: sites write addresses in lower case, whatever the files are called (Hugo);
Docusaurus and Hugo find a file from the root of its content as well; addresses of mdBook leave out the folder `src`;
what is not translated yet is read in English.
Where a site makes a folder of each page (Hugo, Jekyll, MkDocs, Astro), its relative addresses start from that folder.
Jekyll publishes a collection `_name` as `/name`, and Docusaurus what lies in `website` from the root.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from b12tui.catalogue import documents
from b12tui.cli.session.vault import Vaults
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ActionRefused
from b12tui.readers import has_reader
from b12tui.root_folders import is_root
from b12tui.wikilink_files import SUFFIXES

_DOCUSAURUS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_WEBSITES = tuple(f"website/{name}" for name in _DOCUSAURUS)
_CONTENT = (*_DOCUSAURUS, *_WEBSITES, *(f"hugo.{suffix}" for suffix in ("toml", "yaml", "json")))
"""Files beside, or in a folder beside, the content of Docusaurus and of Hugo."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
"""Name of a folder that holds what is written in a language (BCP 47)."""

_INDEXES = ("index.md", "README.md", "readme.md", "_index.md", "index.mdx", "index.qmd")
"""Pages that sites and repositories show for a folder, in order of preference."""

_MAX_NAMES = 4
"""Folders in a path that may differ from the disk's by the case of letters."""


def resolve_link(document_id: str, target: str, opened_folder: str = "") -> str:
    """Return the id of the document that a link leads to, whether or not it exists; the nearest of several.

    `opened_folder` is the folder that the session was started with, or empty.
    """
    return documents_named(document_id, target, opened_folder)[0]


def documents_named(
    document_id: str, target: str, opened_folder: str = "", vaults: Vaults | None = None
) -> tuple[str, ...]:
    """Return the ids of the documents that a link may lead to, the nearest first: at least one, that may not exist.

    Only the name of a note may mean several. `vaults` has the files of vaults that were looked through before.
    """
    if not document_id:
        raise ActionRefused(documents.article_has_no_files(sanitize_line(target)))
    in_listing = document_id.endswith("/")
    base = Path() if document_id == "-" else Path(document_id) if in_listing else Path(document_id).parent
    written = os.path.normpath(base / target)
    try:
        if in_listing and os.path.isdir(written) and not target.startswith("/"):  # noqa: PTH112 - it takes any name
            return (f"{written}/",)
        if target.startswith("/"):
            return (_first_page(_from_roots(base, target, opened_folder)) or written,)
        if page := _first_page((written,)):
            return (page,)
        if named := _in_vault(base, target, vaults or Vaults()):
            return tuple(named)
        others = [_from_content(base, target), _from_book(base, target), _in_english(base, target)]
        if (folder := _page_folder(document_id)) and not has_reader(target):
            others = [iter((os.path.normpath(folder / target),)), *others, _in_english(folder, target)]
        return (_first_page(chain.from_iterable(others)) or written,)
    except (OSError, ValueError):  # name too long, or with a null byte
        return (written,)


def id_of(path: Path, *, absolute: bool) -> str:
    """Return the id of the document at an absolute path: the path, relative to the working folder unless `absolute`."""
    return str(path) if absolute else os.path.relpath(path)


def _first_page(paths: Iterable[str]) -> str:
    """Return the id of the first page that one of some paths means, the case of letters last; else empty text."""
    tried = []
    for path in paths:
        if page := _page(path):
            return page
        tried.append(path)
    return next(filter(None, map(_page_in_any_case, tried)), "")


def _from_roots(base: Path, target: str, opened_folder: str) -> Iterator[str]:
    """Yield the paths that a target beginning with a slash may mean, the nearest first, and last that on the disk."""
    root = Path(opened_folder).resolve() if opened_folder else None
    path = target.lstrip("/")
    for folder in (here := base.resolve(), *here.parents):
        yield os.path.normpath(folder / path)
        yield os.path.normpath(folder / f"_{path}")
        if (folder / "website").is_dir() and any((folder / name).is_file() for name in _WEBSITES):
            yield os.path.normpath(folder / "website" / path)
        if folder == root or is_root(folder):
            break
    yield os.path.normpath(target)


def _page_folder(document_id: str) -> Path | None:
    """Return the folder that a site makes of a text's page; None if that is the text's own folder, or unknown."""
    if document_id == "-" or document_id.endswith("/"):
        return None
    path = Path(document_id)
    return None if path.stem.lower() in ("index", "_index", "readme") else path.with_suffix("")


def _from_content(base: Path, target: str) -> Iterator[str]:
    """Yield the paths that a relative target means from the folders around `base`, up to the root of a site's content.

    None are, if no file of Docusaurus or Hugo tells of such a root.
    """
    here = base.resolve()
    inside: list[Path] = []
    for folder in (here, *here.parents):
        if any((folder / name).is_file() for name in _CONTENT):
            yield from (os.path.normpath(each / target) for each in inside[1:])
            return
        inside.append(folder)
        if is_root(folder):
            return


def _from_book(base: Path, target: str) -> Iterator[str]:
    """Yield the path that a target means as an address of a book or of a book around it, which leaves out `src`."""
    here = base.resolve()
    source = next((each for each in (here, *here.parents) if (each.parent / "book.toml").is_file()), None)
    if source is not None:
        address = Path(os.path.normpath(source.parent / here.relative_to(source) / target))
        for root in address.parents:
            if (root / "book.toml").is_file():
                yield str(root / source.name / address.relative_to(root))
                return


def _in_english(base: Path, target: str) -> Iterator[str]:
    """Yield the paths that a target means in English texts beside translated ones."""
    here = base.resolve()
    for folder in (here, *here.parents):
        english = folder.parent / "en"
        if folder.name != "en" and _LANGUAGE.fullmatch(folder.name) and english.is_dir():
            yield os.path.normpath(english / here.relative_to(folder) / target)


def _in_vault(base: Path, name: str, vaults: Vaults) -> list[str]:
    """Return the files with a name in the vault of `base`, the nearest first."""
    found = vaults.files_named(base, name)
    return [id_of(path, absolute=base.is_absolute()) for path in found]


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
    return next(filter(os.path.isfile, (f"{path}{suffix}" for suffix in SUFFIXES)), "")


def _names_in(folder: str) -> list[str]:
    """Return the names in a folder, the working one if empty; none if it can't be read."""
    with suppress(OSError):
        return os.listdir(folder or os.curdir)  # noqa: PTH208 - names are wanted, not paths
    return []


def _page_in_any_case(path: str) -> str:
    """Return the id of the page for an address without extension, whose letters may differ in case from the file's.

    The folders that the whole path has in common with the disk are the start; each name below is looked for among those
    of its folder, as an address of a site has it (Hugo), or a file system that doesn't tell capitals.
    """
    if os.path.splitext(path)[1]:  # noqa: PTH122 - it takes any name
        return ""
    folder, names = path, []
    while folder and not os.path.isdir(folder):  # noqa: PTH112 - it takes any name
        folder, name = os.path.split(folder)
        names.append(name.casefold())
    if not names or len(names) > _MAX_NAMES:
        return ""
    found = [folder]  # empty: the working folder
    for at, name in enumerate(reversed(names), 1):
        wanted = {name} if at < len(names) else {name, *(f"{name}{suffix}" for suffix in SUFFIXES)}
        found = [os.path.join(each, own) for each in found for own in _names_in(each) if own.casefold() in wanted]  # noqa: PTH118
        found = [each for each in found if os.path.isdir(each) or at == len(names)]  # noqa: PTH112
    return next(filter(None, map(_page, sorted(found))), "")
