"""Records of names and values, as `lscpu`, `apt show` and `/proc/cpuinfo` print them.

They are recognised where the values line up behind the colons: their beginnings, their ends, or those of their first
words, as the numbers before units in `/proc/meminfo`.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_LINES = 3
LINES_FOR_EXCEPTION = 20
"""Lines of which one may have a number that is too long for its place."""
_FIELD = lazy_pattern(r"( *)([^\W_][^:\n]{0,38}?)( *):(?:( +)(\S.*)|)")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of names and values in lines that all have both, with values lined up; else None."""
    if len(lines) < LEAST_LINES:
        return None
    fields: list[tuple[str, str]] = []
    starts: set[int] = set()
    ends: set[int] = set()
    numbers: list[int] = []
    """Ends of the first words of values, if these are numbers."""
    for line in lines:
        found = _FIELD.fullmatch(line.expandtabs().rstrip())
        if found is None:
            return None
        if found[5]:
            starts.add(found.start(5))
            ends.add(found.end(5))
            word = found[5].split(maxsplit=1)[0]
            if word.isdigit():
                numbers.append(found.start(5) + len(word))
        fields.append((found[1] + found[2], found[5] or ""))
    aligned = min(len(starts), len(ends)) == 1 or _line_up(numbers, len(lines))
    if not aligned or sum(bool(value) for _, value in fields) < LEAST_LINES:
        return None
    if len({len(name) for name, _ in fields}) == 1:
        return None  # times of a log, or labels that line up by chance
    rows = [(name.strip(), value) for name, value in fields]
    return Recognition(
        0, len(lines), 0.85, (table_of((shapes.NAME, shapes.VALUE), rows, "", range(first - 1, first + len(rows))),)
    )


def _line_up(numbers: Sequence[int], count: int) -> bool:
    """Return whether numbers end at one cell in all of `count` lines, but for one of many that has outgrown it."""
    same = max(map(numbers.count, set(numbers)), default=0)
    return len(numbers) == count and same >= count - (count >= LINES_FOR_EXCEPTION)
