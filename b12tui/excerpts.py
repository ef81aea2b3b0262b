"""Excerpts of large files, read without the rest of them."""

from __future__ import annotations

import os

from b12tui.encodings import is_binary, normalize_newlines
from b12tui.errors import ReadError
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.file_opening import open_for_reading

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines of a file's text."""

    text: str
    before: int
    """Bytes of the file before it."""
    size: int
    """Size of the file in bytes."""


def excerpt(path: Path, part: float, width: int) -> Excerpt | None:
    """Return about `width` bytes of text around a fraction of a file (from 0 to 1), without reading all of it.

    Return None if that can't be done quickly or reliably, as the result is only for a preview: if the file is smaller,
    is not regular, has no whole line there or is not UTF-8. `source.read_source` then reports errors.
    """
    try:
        with open_for_reading(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size < width:
                return None
            start = min(max(int(part * size) - width // 2, 0), size - width)
            file.seek(start)
            data = file.read(width)
        if start:
            skipped = data.find(b"\n") + 1
            start, data = start + skipped, data[skipped:]
        if start + len(data) < size:
            data = data[: data.rfind(b"\n") + 1]
        if not data or is_binary(data, 0):
            return None
        return Excerpt(normalize_newlines(data.decode("utf-8")).removeprefix("\ufeff"), start, size)
    except (OSError, ValueError, ReadError):
        return None
