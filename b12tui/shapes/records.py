"""Records of names and values, as `lscpu`, `rpm -qi` and `file` print them.

They are recognised where the values line up behind the colons: their beginnings, their ends, or those of their first
words, as the numbers before units in `/proc/meminfo`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_LINES = 3
LINES_FOR_EXCEPTION = 20
"""Lines of which one may have a number that is too long for its place."""
LINES_ABOVE_OTHERS = 5
"""Fewest fields that are a table although other lines follow."""
_FIELD = lazy_pattern(r"( *)([^\W_][^:\n]{0,38}?|\.{0,2}/[^:\n]{1,200}?)( *):(?:( +)(\S.*)|)")
_HEX = lazy_pattern(r"[0-9a-f]{3,16}")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of the fields whose values line up, from the first line or below a title; None if there is none.

    Other lines may follow if there are enough fields.
    """
    title = int(len(lines) > LEAST_LINES and ":" not in lines[0].rstrip(": "))
    fields: list[re.Match[str]] = []
    for line in lines[title:]:
        found = _FIELD.fullmatch(line.expandtabs().rstrip())
        if found is None:
            break
        fields.append(found)
    end = title + len(fields)
    if len(fields) < (LEAST_LINES if end == len(lines) else LINES_ABOVE_OTHERS) or not _is_aligned(fields):
        return None
    if len({(len(field[1]), len(field[2])) for field in fields}) == 1:
        return None  # times of a log, or labels that line up by chance
    if all(_HEX.fullmatch(field[2]) for field in fields[1:]):
        return None  # addresses of a program
    rows = [(field[2].strip(), field[5] or "") for field in fields]
    table = table_of((shapes.NAME, shapes.VALUE), rows, "", range(first + title - 1, first + end))
    return Recognition(title, end, 0.85, (table,))


def _is_aligned(fields: Sequence[re.Match[str]]) -> bool:
    """Return whether the values of enough fields begin or end at one cell, or the numbers do that they begin with."""
    starts = {field.start(5) for field in fields if field[5]}
    ends = {field.end(5) for field in fields if field[5]}
    words = [(field.start(5), field[5].split(maxsplit=1)[0]) for field in fields if field[5]]
    numbers = [start + len(word) for start, word in words if word.isdigit()]
    return len(words) >= LEAST_LINES and (min(len(starts), len(ends)) == 1 or _line_up(numbers, len(fields)))


def _line_up(numbers: Sequence[int], count: int) -> bool:
    """Return whether numbers end at one cell in all of `count` lines, but for one of many that has outgrown it."""
    same = max(map(numbers.count, set(numbers)), default=0)
    return len(numbers) == count and same >= count - (count >= LINES_FOR_EXCEPTION)
