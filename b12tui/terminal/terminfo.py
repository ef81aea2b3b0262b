"""What the system's terminfo says of a terminal: a compiled entry, read from its file (term(5)).

The standard library's curses would do, but it can be asked once in a process and reads the process's own environment:
what it answers is no function of what it was asked. This reads the few capabilities that frames need, from the folders
that ncurses looks in, and knows no hashed database, no extended capability and no parameter language.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Mapping

FOLDERS = ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo", "/usr/local/share/terminfo")

WIDTHS = {0o432: 2, 0o1036: 4}
"""The magic number, and how many bytes a number takes."""

MAX_ENTRY_BYTES = 32_768
"""Bytes; ncurses writes no larger entry."""

COLOURS = 13
"""The place of max_colors among the numbers."""

STRING_CAPABILITIES = {
    "csr": 3,
    "el": 6,
    "cup": 10,
    "bold": 27,
    "smcup": 28,
    "dim": 30,
    "rev": 34,
    "smul": 36,
    "ri": 130,
    "sitm": 311,
}
"""The places of what is read among the strings."""


class Entry:
    """A terminal's entry."""

    __slots__ = ("_strings", "colours")

    def __init__(self, colours: int, strings: Mapping[str, str]) -> None:
        """Hold the number of colours and the strings that the terminal has."""
        self.colours = colours
        self._strings = strings

    def __getitem__(self, name: str) -> str:
        """Return a string without its padding; "" where the terminal has none."""
        return self._strings.get(name, "")


def entry(term: str, environ: Mapping[str, str]) -> Entry | None:
    """Return the entry of the terminal named `term`; None where the system has none, or none that can be read."""
    if not term or not all(char.isalnum() or char in "_+-." for char in term) or term.startswith("."):
        return None  # a name with a slash would open any file
    for folder in _folders(environ):
        for inside in (term[0], f"{ord(term[0]):x}"):  # the second is how macOS, whose disks know no case, spells it
            try:
                return _read(_content(f"{folder}/{inside}/{term}"))
            except (OSError, ValueError):  # missing, unreadable or damaged: the next folder may have a sound one
                continue
    return None


def _content(path: str) -> bytes:
    """Return what is in a file; without pathlib, which would cost a start more than all of this room."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, MAX_ENTRY_BYTES)
    finally:
        os.close(file)


def _folders(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the folders that ncurses looks in, in its order (terminfo(5), "Fetching Compiled Descriptions")."""
    if own := environ.get("TERMINFO"):
        yield own
    if home := environ.get("HOME"):
        yield f"{home}/.terminfo"
    for folder in environ.get("TERMINFO_DIRS", "").split(os.pathsep):
        if folder:
            yield folder
    yield from FOLDERS


def _read(data: bytes) -> Entry:
    """Read a compiled entry; a ValueError says that it is none."""
    try:
        magic, names, booleans, numbers, strings, _ = struct.unpack_from("<6h", data)
        width = WIDTHS[magic]
        start = 12 + names + booleans
        start += start % 2  # numbers begin at an even byte
        colours = struct.unpack_from("<h" if width == 2 else "<i", data, start + COLOURS * width)[0]
        offsets = struct.unpack_from(f"<{strings}h", data, start + numbers * width)
    except (struct.error, KeyError) as error:
        raise ValueError("no compiled terminfo entry") from error
    table = data[start + numbers * width + strings * 2 :]
    found = {}
    for name, place in STRING_CAPABILITIES.items():
        if place < strings and offsets[place] >= 0:
            found[name] = _unpadded(table[offsets[place] :].partition(b"\0")[0].decode("latin-1"))
    return Entry(colours if numbers > COLOURS else -1, found)


def _unpadded(string: str) -> str:
    """Return a string without the pauses that a terminal of 1978 needed: `$<5>`."""
    while (start := string.find("$<")) >= 0 and (end := string.find(">", start)) >= 0:
        string = string[:start] + string[end + 1 :]
    return string
