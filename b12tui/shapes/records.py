"""Records of names and values, as `lscpu`, `apt show` and `/proc/cpuinfo` print them.

They are recognised where the values line up behind the colons, or where the names are words with capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_LINES = 3
_FIELD = lazy_pattern(r"( *)([^\W_][^:\n]{0,38}?)( *):(?:( +)(\S.*)|)")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of names and values in lines that all have both, with values lined up; else None."""
    if len(lines) < LEAST_LINES:
        return None
    fields: list[tuple[str, str]] = []
    starts: set[int] = set()
    ends: set[int] = set()
    for line in lines:
        found = _FIELD.fullmatch(line.expandtabs().rstrip())
        if found is None:
            return None
        if found[5]:
            starts.add(found.start(5))
            ends.add(found.end(5))
        fields.append((found[1] + found[2], found[5] or ""))
    if min(len(starts), len(ends)) != 1 or sum(bool(value) for _, value in fields) < LEAST_LINES:
        return None
    if len({len(name) for name, _ in fields}) == 1:
        return None  # times of a log, or labels that line up by chance
    rows = [(name.strip(), value) for name, value in fields]
    return Recognition(
        0, len(lines), 0.85, (table_of((shapes.NAME, shapes.VALUE), rows, "", range(first - 1, first + len(rows))),)
    )
