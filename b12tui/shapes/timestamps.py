"""Times at the beginning of the lines of a log: those of syslog, journalctl, ISO 8601, web servers and loggers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from b12tui.lazy_pattern import lazy_pattern

SAMPLE_LINES = 60
LEAST_LINES = 8
"""Lines of a log that is parted by time."""
LEAST_IN_PART = 4
"""Average of lines in a part: a log with less in a minute is parted by hours, or by days."""
MAX_CHARACTERS = 1_048_576
"""Characters of a log that is parted by time; the parts of a longer one have as many lines as other texts."""

_STAMP = lazy_pattern(
    r"(?:[\w.:@-]{1,60} (?:\S{1,60} ){0,3}\[|[\w.-]{1,40} +\| +|[\[<(]?(?:[A-Z][a-z]{2} (?=[A-Z]))?)"
    r"(?:(?P<day>\d{4}[-/]\d\d[-/]\d\d|[A-Z][a-z]{2} [ \d]\d|\d\d/[A-Z][a-z]{2}/\d{4})(?P<gap>[T :])"
    r"|(?=\d\d:\d\d:\d\d))"
    r"(?P<hour>\d\d)(?P<minute>:\d\d)(?=:\d\d|[\]Z ])"
)
"""Day, hour and minute; before them perhaps the address of a web server's client, or the name of a container."""

_UNITS = (("day", "gap", "hour", "minute"), ("day", "gap", "hour"), ("day",))


def time_parts(source: str) -> list[tuple[int, str]]:
    """Return the offsets at which another minute, hour or day begins in a log, each with that; empty if it is none.

    Lines without a time belong to the one before them.
    """
    if len(source) > MAX_CHARACTERS:
        return []
    lines = source.split("\n")
    sample = [line for line in lines if line.strip()][:SAMPLE_LINES]
    if len(sample) < LEAST_LINES or sum(_STAMP.match(line) is not None for line in sample) * 2 < len(sample):
        return []
    stamps = list(_stamps(lines))
    for unit in _UNITS:
        found = _changes(stamps, unit)
        if len(found) < 2:
            return []
        if len(found) * LEAST_IN_PART <= len(lines):
            return found
    return []


def is_stamped(line: str) -> bool:
    """Return whether a line begins with a time."""
    return _STAMP.match(line) is not None


def _stamps(lines: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the offsets of the lines with a time, and its parts."""
    at = 0
    for line in lines:
        if found := _STAMP.match(line):
            yield at, found.groupdict(default="")
        at += len(line) + 1


def _changes(stamps: Sequence[tuple[int, dict[str, str]]], unit: Sequence[str]) -> list[tuple[int, str]]:
    """Return the first offset of each run of lines with the same time, to a unit, and that time as written."""
    keyed = [(at, "".join(parts[name] for name in unit)) for at, parts in stamps]
    if not all(key for _, key in keyed):
        return []  # times without a day
    return [(next(run)[0], key) for key, run in groupby(keyed, lambda pair: pair[1])]
