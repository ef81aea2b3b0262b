"""Lines as `git blame` prints them: a table of commits, authors, dates and lines."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_LINES = 2

_DATE = (
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d ?[+-]\d\d:?\d\d)?"
    r"|[A-Z][a-z]{2},? [\w ]{5,8}[\d :]{13,14}(?: [+-]\d{4})?|\d+ \w+(?:, \d+ \w+)? ago"
)
_LINE = lazy_pattern(
    rf"(\^?[0-9a-f]{{7,64}})(?: +(\(*[^\s(]\S*))??(?: +\d+)? +(?:\((.*?)(?<! ) +({_DATE}) +)?(\d+)\)(?: (.*))?"
)


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of lines with their commits, from the first line on; None if there is none."""
    found = []
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            break
        found.append(match.groups(default=""))
    if len(found) < LEAST_LINES:
        return None
    names = (shapes.COMMIT, shapes.FILE, shapes.AUTHOR, shapes.DATE, shapes.LINE, shapes.TEXT)
    kept = [column for column in range(len(names)) if column > 3 or any(row[column] for row in found)]
    table = table_of(
        [names[column] for column in kept],
        [[row[column] for column in kept] for row in found],
        "",
        range(first - 1, first + len(found)),
    )
    return Recognition(0, len(found), 0.98, (table,))
