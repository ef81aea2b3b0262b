"""Printed output of a text that grows: its lines as they come, from standard input or from a file that is followed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from b12tui.document.sanitize import sanitize
from b12tui.plain.transliterate import transliterate
from b12tui.source import decode_input

if TYPE_CHECKING:
    from pathlib import Path

    from b12tui.growing_input import GrowingInput

LOOK_EVERY = 0.2
"""Seconds between looks for more."""
LINE_FORMATS = ("lines", "raw", "code")
"""Formats whose lines can be printed before the rest is known."""


def print_input(growing: GrowingInput, beginning: str, *, encoding: str | None, ascii_only: bool) -> None:
    """Print the lines of standard input, of which the beginning has come, until it ends."""
    _write(beginning, ascii_only=ascii_only)
    printed = growing.taken
    while not growing.ended:
        time.sleep(LOOK_EVERY)
        more = growing.take()
        if more is not None:
            _print(more[printed:], encoding, ascii_only=ascii_only)
            printed = len(more)
    _print(growing.rest()[printed:], encoding, ascii_only=ascii_only)


def print_file(path: Path, size: int, *, encoding: str | None, ascii_only: bool) -> None:
    """Print the lines that are added to a file, of which `size` bytes are printed, until the process is ended."""
    for data in _added(path, size):
        _print(data, encoding, ascii_only=ascii_only)


def _added(path: Path, size: int) -> Iterator[bytes]:
    """Yield the whole lines that are added to a file; all of it again if it became shorter."""
    while True:
        time.sleep(LOOK_EVERY)
        try:
            now = os.stat(path).st_size  # noqa: PTH116 - called often
            if now == size:
                continue
            begin = size if now > size else 0
            with path.open("rb") as file:
                file.seek(begin)
                data = file.read()
        except OSError:  # it may be replaced at this moment
            continue
        end = data.rfind(b"\n") + 1
        size = begin + end
        if end:
            yield data[:end]


def _print(data: bytes, encoding: str | None, *, ascii_only: bool) -> None:
    if data:
        _write(decode_input(data, encoding).text, ascii_only=ascii_only)


def _write(text: str, *, ascii_only: bool) -> None:
    text = sanitize(text)
    sys.stdout.write(transliterate(text) if ascii_only else text)
    sys.stdout.flush()
