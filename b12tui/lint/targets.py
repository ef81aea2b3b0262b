"""Targets of links: whether the file is there, and in it the heading or anchor, across a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from b12tui.document import Document
from b12tui.errors import B12Error
from b12tui.lazy_pattern import lazy_pattern
from b12tui.lint.anchor_names import inexact_name, is_named_as_link
from b12tui.lint.link_resolution import RESOLVED, LinkResolution

FindFile = Callable[[str, str], str]
"""Returns the path that a relative target in a file leads to, whether or not it exists."""

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
_TEMPLATE = lazy_pattern(r"\{[{%<]|[<>$%]\{|\$\(|^<")
"""What a generator of sites fills in."""

_GENERATED = lazy_pattern(r"(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|:~:.*|)\Z", re.IGNORECASE)
"""Fragments that lead somewhere in every page: lines on GitHub, the top (HTML, 7.4.6.3), text fragments."""

CACHED = 256
"""Documents that are kept: those that were checked last, and those that links led to."""


class Targets:
    """Files that links lead to."""

    def __init__(self, read: Callable[[Path], Document], find_file: FindFile) -> None:
        """Read documents by `read`, which raises B12Error; `find_file` finds the files of relative targets."""
        self._find_file = find_file
        self._parse = read
        self._documents: dict[str, Document] = {}

    def document(self, path: Path) -> Document:
        """Return the document of a file, parsed once as long as it is among the last ones; raise B12Error."""
        key = os.path.realpath(path)
        found = self._documents.pop(key, None)
        if found is None:
            found = self._parse(path)
            if len(self._documents) >= CACHED:
                del self._documents[next(iter(self._documents))]
        self._documents[key] = found
        return found

    def resolve(self, document: Document, path: Path | None, target: str) -> LinkResolution:
        """Return the resolution of a link in a document at `path`."""
        if _SCHEME.match(target) or target.startswith("//") or _TEMPLATE.search(target):
            return RESOLVED
        name, _, fragment = target.partition("#")
        name = unquote(name.partition("?")[0])
        if not name:
            return _resolve_within(document, path, fragment)
        if path is None:
            return RESOLVED
        found = Path(self._find_file(str(path), name))
        try:
            there = found.exists()
        except (OSError, ValueError):  # no file may have such a name
            there = False
        if not there:
            is_known = not target.startswith("/") and not _is_published(found)  # a site's root may be anywhere
            return LinkResolution("file") if is_known else RESOLVED
        if not fragment or found.suffix.lower() not in (".md", ".markdown"):
            return RESOLVED
        try:
            return _resolve_within(self.document(found), found, fragment)
        except B12Error:
            return RESOLVED


def _is_published(path: Path) -> bool:
    """Return whether a page that isn't there may be made when a site is: pages of a folder that isn't there either."""
    return path.suffix.lower() in (".html", ".htm") and not path.parent.exists()


def _resolve_within(document: Document, path: Path | None, fragment: str) -> LinkResolution:
    """Return the resolution of a link to a fragment of a document."""
    if _GENERATED.match(fragment):
        return RESOLVED
    found = document.find_anchor(fragment)
    if found is None:
        return LinkResolution("anchor")
    if name := inexact_name(document, fragment, found, path):
        return LinkResolution("name", name)
    return LinkResolution("name") if is_named_as_link(document, fragment) else RESOLVED
