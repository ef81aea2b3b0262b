"""Records of names and values that don't line up: packages of dpkg(1) and pip, headers of HTTP and mail.

Names are single words, no two alike, each with a colon and its value behind it on a line of its own (RFC 5322, 2.2;
deb822(5)). A value goes on in lines that are indented; one that begins there is a list of lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue import shapes
from b12tui.document import Table, Text
from b12tui.document.sanitize import sanitize
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

LEAST_FIELDS = 5
SKIPPED = 1
"""Lines before the first field that are none: the status of an answer of HTTP."""

_FIELD = lazy_pattern(r"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t]+(\S.*)|[ \t]*)")
_GOES_ON = lazy_pattern(r"[ \t](?! )\S.*")
"""Line of a list: what is indented further below a name alone is a structure of its own, as in YAML."""
_INDENTED = lazy_pattern(r"[ \t].*")
_STATEMENT = lazy_pattern(r".*[;{},]$")
"""End of a line of a style sheet or a program, whose lines may begin as fields do."""


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of names and values in lines, from one of the first on; None if there are too few."""
    for skipped in range(SKIPPED + 1):
        if found := _fields(lines, skipped):
            table = table_of((shapes.NAME, shapes.VALUE), [(name, "") for name, _, _ in found])
            rows = tuple((Text(name, (), first + at), _value(values, first + at)) for name, values, at in found)
            end = found[-1][2] + len(found[-1][1])
            whole = Table(table.header, table.align, rows, "", first + found[0][2])
            return Recognition(skipped, end, 0.6, (whole,))
    return None


def _value(lines: Sequence[str], line: int) -> Text:
    """Return the value whose first source line is given: its lines as they are if the first is empty, else as folded.

    A line with a dot alone is an empty one.
    """
    chars, between = "", "\n" if not lines[0] else " "
    starts: list[int] = []
    for at, each in enumerate(lines):
        words = "" if each.strip() == "." else sanitize(each.strip() if between == " " else each.rstrip())
        if at:
            chars += ("\n" if not words else "" if chars.endswith("\n") else between) if chars else ""
            starts.append(len(chars))
        chars += words
    return Text(chars, (), line, tuple(starts))


def _fields(lines: Sequence[str], start: int) -> list[tuple[str, list[str], int]]:
    """Return the name, the lines of the value and the index of each field from a line on; none without a record."""
    found: list[tuple[str, list[str], int]] = []
    for at in range(start, len(lines)):
        line = lines[at].rstrip()
        field = _FIELD.fullmatch(line)
        if field is not None:
            found.append((field[1], [field[2] or ""], at))
        elif found and (_GOES_ON if not found[-1][1][0] else _INDENTED).fullmatch(line):
            found[-1][1].append(line[1:])
        else:
            break
    names = {name for name, _, _ in found}
    ends = sum(_STATEMENT.fullmatch(values[-1]) is not None for _, values, _ in found)
    filled = sum(any(values) for _, values, _ in found)
    if len(found) < LEAST_FIELDS or len(names) < len(found) or ends * 2 > len(found) or filled < LEAST_FIELDS:
        return []
    return found
