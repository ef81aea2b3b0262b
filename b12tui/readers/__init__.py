"""Input formats: each is a module here and a row of `registry.READERS`.

    document = read(source)            # by media type, suffix or, from a pipe, by what the text looks like
    document = read(source, "man")     # by name

A reader's module is imported when its format is read, so a start pays for none of them.
"""

from __future__ import annotations

from b12tui.lazy_modules import lazy_modules
from b12tui.readers.registry import (
    READERS,
    Reader,
    has_reader,
    is_prose,
    lacks_formulas,
    read,
    reader_of,
    taken_for,
    tells_format,
)

__all__ = [
    "READERS",
    "Reader",
    "has_reader",
    "is_prose",
    "lacks_formulas",
    "read",
    "reader_of",
    "taken_for",
    "tells_format",
]

lazy_modules(
    __name__,
    "included_files",
)
