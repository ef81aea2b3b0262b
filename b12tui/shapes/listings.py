"""Directories as `ls -l` lists them (POSIX, ls), in any form of its dates: a table with the names of its columns."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

SKIPPED = 2
"""Lines before the first entry: the name of the directory and its total."""
LEAST_ENTRIES = 2

_TOTAL = lazy_pattern(r"[^\W\d]\S* \d\S*")
"""Size of all entries, in any language: `total 48`."""
_ENTRY = lazy_pattern(
    r"([-bcdlpsDC][-rwxsStTlL]{9}[.+@]?) +(\d+) +(\S+) +(\S+) +(\d+(?:[.,]\d+)?[BKMGTPEZY]?|\d+, +\d+) +("
    r"[^\W\d]{1,9}\.? +\d{1,2} +(?:\d\d:\d\d|\d{4})"  # Nov 28 14:05; Aug 18  2021
    r"|\d{1,2}\.? +[^\W\d]{1,9}\.? +(?:\d\d:\d\d|\d{4})"  # 28. Nov 14:05, in many locales
    r"|\d{1,2}月 +\d{1,2}日? +(?:\d\d:\d\d|\d{4}年?)"
    r"|(?:\d{4}-)?\d\d-\d\d(?: \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: [-+]\d{4})?)?"  # the styles iso, long-iso and full-iso
    r"|\d{9,11}"  # +%s
    r") (.+)"
)


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of the entries in lines, which may be below the directory's name and total; else None."""
    start = next((at for at, line in enumerate(lines[: SKIPPED + 1]) if _ENTRY.fullmatch(line)), len(lines))
    rows: list[tuple[str, ...]] = []
    for line in lines[start:]:
        found = _ENTRY.fullmatch(line)
        if found is None:
            break
        mode, links, owner, group, size, date, name = found.groups()
        rows.append((mode, links, owner, group, " ".join(size.split()), " ".join(date.split()), name))
    has_total = start > 0 and start < len(lines) and _TOTAL.fullmatch(lines[start - 1]) is not None
    if len(rows) < LEAST_ENTRIES - has_total:
        return None
    end = start + len(rows)
    table = table_of(shapes.LISTING, rows, "", range(first + start - 1, first + end))
    return Recognition(start, end, 0.96, (table,))
