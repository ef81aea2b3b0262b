"""Names of headings as Python-Markdown makes them, which MkDocs uses: letters beyond ASCII are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_DROPPED = re.compile(r"[^\w\s-]", re.ASCII)
_BLANKS = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_(\d{1,18})\Z", re.DOTALL)


def mkdocs_names(headings: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """Return the slugs of headings by the names that Python-Markdown gives them.

    `headings` are their titles and slugs in order, and whether the slug is a name of their own, which they keep.
    """
    listed = list(headings)
    names = _UniqueNames(slug for _, slug, own in listed if own)
    found = {slug: slug for _, slug, own in listed if own}
    for title, slug, own in listed:
        if not own:
            plain = _DROPPED.sub("", normalize("NFKD", title).encode("ascii", "ignore").decode()).strip().lower()
            found[names.add(_BLANKS.sub("-", plain))] = slug
    return found


class _UniqueNames:
    """Names that are taken, of which a thousand may differ by their number alone."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self._next: dict[tuple[str, int], int] = {}
        """A greater number of the same stem, by each that is taken: all between the two are taken as well."""
        for name in taken:
            self._take(name, *_parted(name))

    def add(self, name: str) -> str:
        """Take and return a name, with the next free number behind it if it is taken or empty."""
        stem, number = _parted(name)
        if not name or name in self._taken:
            number = self._free(stem, number + 1)
            name = f"{stem}_{number}"
        self._take(name, stem, number)
        return name

    def _take(self, name: str, stem: str, number: int) -> None:
        self._taken.add(name)
        if name == f"{stem}_{number}":
            self._next[stem, number] = number + 1

    def _free(self, stem: str, number: int) -> int:
        """Return the first number from `number` on that is free, and shorten the way to it (union-find)."""
        passed = []
        while (following := self._next.get((stem, number))) is not None:
            passed.append(number)
            number = following
        for each in passed:
            self._next[stem, each] = number
        return number


def _parted(name: str) -> tuple[str, int]:
    """Return a name without its number, and the number; 0 without one."""
    numbered = _NUMBERED.match(name)
    return (numbered[1], int(numbered[2])) if numbered else (name, 0)
