"""Files and lines of the new side of a diff, for the lines of its text.

A removed line has the place where it stood: that of the line after it. Lines of a commit's message have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.fastclass import dataclass

_HUNK = re.compile(
    r"(?P<signs>@@+) (?P<old>(?:-\d{1,18}(?:,\d{1,18})? )+)\+(?P<first>\d{1,18})(?:,(?P<count>\d{1,18}))? @@"
)
_OLD_COUNT = re.compile(r"-\d+(?:,(\d+))?")
_HEADER = re.compile(r"diff --(?:git|cc|combined) (?P<names>.*)")
_COMMIT = re.compile(r"commit [0-9a-f]{7,64}\b")
_RENAMED = re.compile(r"(?:rename|copy) to (?P<name>.*)")
_TWO_NAMES = re.compile(r'(?P<old>.+) (?P<new>"?[abciow]/.+)')
_PREFIX = re.compile(r"(?P<letter>[abciow])/")
_OCTAL = re.compile(r'\\(?:([0-7]{3})|(["\\abfnrtv]))')
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
NOWHERE = "/dev/null"


@dataclass(frozen=True, slots=True)
class DiffPlace:
    """Place on the new side of a diff."""

    file: str
    line: int
    """Line, from 1; 0 if the file has no such side."""
    signs: int = 0
    """Number of characters of the diff's line before those of the file's line."""
    added: bool = True
    """Whether the new side has this line."""


class DiffPlaces:
    """Places on the new side of all lines of a diff."""

    def __init__(self, source: str) -> None:
        """Find the places in a text of diffs, as `git diff`, `git log -p` and `diff -u` print it."""
        self._places = list(_places(source.split("\n")))
        self._lines: dict[tuple[str, int], int] = {}
        for number, place in enumerate(self._places, 1):
            if place is not None and (place.added or not place.line):
                self._lines.setdefault((place.file, place.line), number)

    def place(self, line: int) -> DiffPlace | None:
        """Return the place of a line of the diff, from 1; None if it is of no file."""
        return self._places[line - 1] if 0 < line <= len(self._places) else None

    def line_of(self, file: str, line: int) -> int:
        """Return the first line of the diff that is a line of a file on the new side; 0 if there is none."""
        return self._lines.get((file, line), 0)


def _places(lines: list[str]) -> Iterator[DiffPlace | None]:
    old = file = ""
    new_line = new_left = old_left = parents = 0
    for line in lines:
        if new_left > 0 or old_left > 0:
            signs = line[:parents]
            if line.startswith("\\"):  # no newline at the end of the file
                yield DiffPlace(file, max(new_line - 1, 1), added=False)
                continue
            if not signs.strip("+- ") and (len(signs) == parents or not line):
                removed = "-" in signs
                yield DiffPlace(file, new_line, parents, added=not removed)
                new_left -= not removed
                new_line += not removed
                old_left -= removed or "+" not in signs
                continue
            new_left = old_left = 0
        hunk = _HUNK.match(line)
        if hunk is not None and file:
            parents = len(hunk["signs"]) - 1
            new_line, new_left = int(hunk["first"]), int(hunk["count"] or 1)
            old_left = sum(int(found[1] or 1) for found in _OLD_COUNT.finditer(hunk["old"])) if parents == 1 else 0
            yield DiffPlace(file, new_line, added=False)
            continue
        header = _HEADER.match(line)
        if header is not None:
            old, file = "", _name_in_header(header["names"])
        elif _COMMIT.match(line) is not None:
            file = ""
        elif (renamed := _RENAMED.fullmatch(line)) is not None:
            file = _name(renamed["name"])
        elif line.startswith("--- "):
            old = _name(line[4:])
        elif line.startswith("+++ ") and old:
            file = _without_prefix(_name(line[4:]), old)
        yield DiffPlace(file, 1, added=False) if file else None


def _name_in_header(names: str) -> str:
    """Return the new name in a header of git; `+++` tells it better, but a renamed file may have none."""
    half = len(names) // 2
    if names[2:half] == names[half + 3 :]:
        return _without_prefix(_name(names[half + 1 :]), _name(names[:half]))
    found = _TWO_NAMES.fullmatch(names)
    return _without_prefix(_name(found["new"]), _name(found["old"])) if found else _name(names)


def _name(written: str) -> str:
    """Return a file's name as written behind `---` or `+++`: git quotes unusual ones, diff adds a time."""
    written = written.rstrip("\r")
    if written.startswith('"') and written.endswith('"'):
        named = _OCTAL.sub(_unescaped, written[1:-1])
        return named.encode("latin-1", "replace").decode("utf-8", "replace") if _OCTAL.search(written) else named
    return written.split("\t", maxsplit=1)[0]


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 8) & 0xFF) if found[1] else _ESCAPES.get(found[2], found[2])


def _without_prefix(new: str, old: str) -> str:
    """Return the new name of a file without git's `b/`; the old name of one that is gone, without `a/`."""
    if new == NOWHERE:
        new, old = old, new
    mine, other = _PREFIX.match(new), _PREFIX.match(old)
    prefixed = mine is not None and (old == NOWHERE or (other is not None and other["letter"] != mine["letter"]))
    return new[2:] if prefixed else new
