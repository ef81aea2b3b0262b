"""Packages as `apt list` prints them, one a line: a table of names, suites, versions, architectures and states."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_LINES = 2

_PACKAGE = lazy_pattern(r"([a-z0-9][a-z0-9+.:-]+)/(\S+) (\d\S*) ([a-z0-9-]+)(?: \[([^\]]*)\])?")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of packages in lines, below one that says that they are listed; None if there is none."""
    start = int(bool(lines) and lines[0].startswith("Listing..."))
    found: list[tuple[str, ...]] = []
    for line in lines[start:]:
        match = _PACKAGE.fullmatch(line.rstrip())
        if match is None:
            break
        found.append(match.groups(default=""))
    if len(found) < LEAST_LINES - start:
        return None
    end = start + len(found)
    table = table_of(shapes.PACKAGES, found, "", range(first + start - 1, first + end))
    return Recognition(start, end, 0.93, (table,))
