"""Terminfo: compiled entries, read from their files (term(5)).

The standard library's curses can be set up only once in a process and reads the process's own environment, so its
answers do not depend on the arguments alone. This module reads the few capabilities that frames need, from the folders
that ncurses searches. Hashed databases, extended capabilities and the parameter language are not supported.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping

FOLDERS = ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo", "/usr/local/share/terminfo")

WIDTHS = {0o432: 2, 0o1036: 4}
"""Bytes of a number, by the magic number of the entry."""

MAX_ENTRY_BYTES = 32_768
"""Greatest size of an entry in bytes: ncurses writes no larger ones."""

ERASES_TO_BACKGROUND = 28
"""Index of back_color_erase among the flags."""

COLOURS = 13
"""Index of max_colors among the numbers."""

STRING_CAPABILITIES = {
    "csr": 3,
    "el": 6,
    "ech": 37,
    "cup": 10,
    "bold": 27,
    "smcup": 28,
    "dim": 30,
    "rev": 34,
    "smul": 36,
    "ri": 130,
    "sitm": 311,
}
"""Index of each capability among the strings."""


class Entry:
    """Terminfo entry of a terminal."""

    __slots__ = ("_strings", "colours", "erases_to_background")

    def __init__(self, colours: int, strings: Mapping[str, str], *, erases_to_background: bool = False) -> None:
        """Store the number of colours, the string capabilities and whether erased cells have the background."""
        self.colours = colours
        self.erases_to_background = erases_to_background
        self._strings = strings

    def __getitem__(self, name: str) -> str:
        """Return a string capability without padding; "" if the terminal lacks it."""
        return self._strings.get(name, "")


def entry(term: str, environ: Mapping[str, str]) -> Entry | None:
    """Return the entry of the terminal named `term`; None if the system has none that can be read."""
    if not term or not all(char.isalnum() or char in "_+-." for char in term) or term.startswith("."):
        return None  # a name with a slash could open any file
    for folder in _folders(environ):
        for inside in (term[0], f"{ord(term[0]):x}"):  # macOS, whose file systems ignore case, uses the second
            try:
                return _read(_content(f"{folder}/{inside}/{term}"))
            except (OSError, ValueError):  # missing, unreadable or damaged: the next folder may have a good one
                continue
    return None


def _content(path: str) -> bytes:
    """Return the contents of a file; without pathlib, whose import would cost more than this whole package."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, MAX_ENTRY_BYTES)
    finally:
        os.close(file)


def _folders(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the folders that ncurses searches, in its order (terminfo(5), "Fetching Compiled Descriptions")."""
    if own := environ.get("TERMINFO"):
        yield own
    if home := environ.get("HOME"):
        yield f"{home}/.terminfo"
    for folder in environ.get("TERMINFO_DIRS", "").split(os.pathsep):
        if folder:
            yield folder
    yield from FOLDERS


def _read(data: bytes) -> Entry:
    """Parse a compiled entry; raise ValueError if it is invalid."""
    try:
        magic, names, booleans, numbers, strings, _ = struct.unpack_from("<6h", data)
        width = WIDTHS[magic]
        flags = data[12 + names : 12 + names + booleans]
        start = 12 + names + booleans
        start += start % 2  # numbers are aligned to an even byte
        colours = struct.unpack_from("<h" if width == 2 else "<i", data, start + COLOURS * width)[0]
        offsets = struct.unpack_from(f"<{strings}h", data, start + numbers * width)
    except (struct.error, KeyError) as error:
        raise ValueError("no compiled terminfo entry") from error
    table = data[start + numbers * width + strings * 2 :]
    found = {}
    for name, place in STRING_CAPABILITIES.items():
        if place < strings and offsets[place] >= 0:
            found[name] = _unpadded(table[offsets[place] :].partition(b"\0")[0].decode("latin-1"))
    erases = flags[ERASES_TO_BACKGROUND : ERASES_TO_BACKGROUND + 1] == b"\1"
    return Entry(colours if numbers > COLOURS else -1, found, erases_to_background=erases)


def _unpadded(string: str) -> str:
    """Return a string without padding such as `$<5>`, pauses that terminals of 1978 needed."""
    while (start := string.find("$<")) >= 0 and (end := string.find(">", start)) >= 0:
        string = string[:start] + string[end + 1 :]
    return string
