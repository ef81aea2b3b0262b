"""Tables in aligned columns whose names are above a rule that doesn't show the columns' widths.

coverage(1) draws one rule below all names; PowerShell and kubectl(1) draw one below each, as long as the name. A rule
below the rows, with the totals behind it, belongs to the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes import columns
from b12tui.shapes.recognition import Recognition, table_of
from b12tui.shapes.wrapped import unwrapped

MAX_RULES = 5
"""Rules that are tried as the one below the names."""
LEAST_COLUMNS = 3

_RULE = re.compile(r" *(?:-{2,}|={2,}|─{2,}|━{2,})(?: +(?:-{2,}|={2,}|─{2,}|━{2,}))* *")
_WIDE_GAP = lazy_pattern(r"\s{2,}")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the first table in lines that has its names above a rule; None if there is none."""
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
    drawn = frozenset(rules)
    for rule in [at for at in rules if at][:MAX_RULES]:
        parts = len(lines[rule].split())
        names = len(_WIDE_GAP.split(lines[rule - 1].strip()))
        count = parts if parts > 1 else names
        if count < LEAST_COLUMNS:
            continue
        for end in _ends(rules, rule, len(lines)):
            rows = [at for at in range(rule + 1, end) if at not in drawn]
            found = columns.below_names([lines[rule - 1], *(lines[at] for at in rows)]) if rows else None
            if found is None or len(found[0]) != count:
                continue
            numbers = [first + rule - 1, *(first + at for at in rows)]
            start = rule - 1 - (rule > 1 and lines[rule - 2].rstrip() == lines[rule].rstrip())
            return Recognition(start, end, 0.9, (unwrapped(table_of(found[0], found[1:], "", numbers)),))
    return None


def _ends(rules: Sequence[int], rule: int, length: int) -> list[int]:
    """Return where the table may end: behind all lines, behind the totals below the next rule, or behind that rule."""
    below = next((at for at in rules if at > rule), 0)
    return [length, *((min(below + 2, length), below + 1) if below else ())]
