"""Names of headings as Python-Markdown makes them, which MkDocs uses: letters beyond ASCII are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_DROPPED = re.compile(r"[^\w\s-]", re.ASCII)
_BLANKS = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_(\d+)\Z", re.DOTALL)


def mkdocs_names(headings: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """Return the slugs of headings by the names that Python-Markdown gives them.

    `headings` are their titles and slugs in order, and whether the slug is a name of their own, which they keep.
    """
    listed = list(headings)
    found = {slug: slug for _, slug, own in listed if own}
    for title, slug, own in listed:
        if not own:
            plain = _DROPPED.sub("", normalize("NFKD", title).encode("ascii", "ignore").decode()).strip().lower()
            found[_unique(_BLANKS.sub("-", plain), found)] = slug
    return found


def _unique(name: str, taken: dict[str, str]) -> str:
    """Return a name, with a number behind it if it is taken or empty."""
    stem, number = name, 0
    if not name or name in taken:
        numbered = _NUMBERED.match(name)
        stem, number = (numbered[1], int(numbered[2])) if numbered else (name, 0)
    while not name or name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name
