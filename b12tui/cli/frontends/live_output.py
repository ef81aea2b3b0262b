"""Printed output of a text that grows: its lines as they come, from standard input or from a file that is followed."""

from __future__ import annotations

import os
import sys
import time

from b12tui.compression import decompressed, is_compressed
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.encodings import end_of_lines, wide_encoding
from b12tui.errors import TooLarge, Unreadable
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.plain.transliterate import transliterate
from b12tui.source import decode_input

if TYPE_CHECKING:
    from pathlib import Path

    from b12tui.growing_input import GrowingInput

LOOK_EVERY = 0.2
"""Seconds between looks for more."""
MARKED = 65_536
"""Bytes that tell the encoding of a file."""
LINE_FORMATS = ("lines", "raw", "code")
"""Formats whose lines can be printed before the rest is known."""


def print_input(growing: GrowingInput, beginning: str, *, encoding: str | None, ascii_only: bool) -> None:
    """Print the lines of standard input, of which the beginning has come, until it ends."""
    _write(beginning, ascii_only=ascii_only)
    encoding = growing.encoding or encoding
    printed = growing.taken
    while not growing.ended:
        time.sleep(LOOK_EVERY)
        more = growing.take()
        if more is not None:
            _print(more[printed:], encoding, ascii_only=ascii_only)
            printed = len(more)
    _print(growing.rest()[printed:], encoding, ascii_only=ascii_only)


def print_file(path: Path, size: int, limit: int, *, encoding: str | None, ascii_only: bool) -> None:
    """Print the lines that are added to a file, of which `size` bytes are printed, until the process is ended.

    Bytes are those of the text; a compressed file is read again, at most `limit` of them, and raises TooLarge.
    """
    content = _Compressed(path, limit) if is_compressed(path.name) else _Plain(path)
    wide = ""
    while True:
        time.sleep(LOOK_EVERY)
        try:
            now = content.size()
            if now == size:
                continue
            begin = size if now > size else 0
            wide = wide if wide and begin else wide_encoding(content.read(0, MARKED))
            data = content.read(begin)
        except (OSError, Unreadable):  # it may be replaced, or half written, at this moment
            continue
        end = end_of_lines(data, wide, begin)
        size = begin + end
        _print(data[:end], wide or encoding, ascii_only=ascii_only)


class _Plain:
    """A file that is read from any byte on."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def size(self) -> int:
        """Return the number of bytes that there are now."""
        return os.stat(self._path).st_size  # noqa: PTH116 - called often

    def read(self, begin: int, length: int = -1) -> bytes:
        """Return the bytes from one on, at most `length`."""
        with self._path.open("rb") as file:
            file.seek(begin)
            return file.read(length)


class _Compressed:
    """A compressed file, which is read whole when it has changed."""

    def __init__(self, path: Path, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._stamp = (0, 0)
        self._data = b""

    def size(self) -> int:
        """Return the number of decompressed bytes that there are now."""
        found = self._path.stat()
        stamp = (found.st_size, found.st_mtime_ns)
        if stamp != self._stamp:
            data = decompressed(self._path.name, self._path.read_bytes(), self._limit)
            if len(data) > self._limit:
                raise TooLarge(sanitize_line(self._path.name), self._limit, None)
            self._stamp, self._data = stamp, data
        return len(self._data)

    def read(self, begin: int, length: int = -1) -> bytes:
        """Return the decompressed bytes from one on, at most `length`."""
        return self._data[begin : None if length < 0 else begin + length]


def _print(data: bytes, encoding: str | None, *, ascii_only: bool) -> None:
    if data:
        _write(decode_input(data, encoding).text, ascii_only=ascii_only)


def _write(text: str, *, ascii_only: bool) -> None:
    text = sanitize(text)
    sys.stdout.write(transliterate(text) if ascii_only else text)
    sys.stdout.flush()
