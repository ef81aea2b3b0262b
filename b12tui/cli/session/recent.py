"""The texts that were read lately, as a list to choose from, below the marks of the text at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from b12tui.cli.session.session import HELD, Shelf
from b12tui.core.overlay.listings import show_marks
from b12tui.core.state import Entry, GoToText, Reader
from b12tui.document.sanitize import safe_line


def listed(shelf: Shelf, reader: Reader) -> Reader:
    """Return the reader before the list of marks and recent texts, or told that there are none."""
    return show_marks(reader, tuple(_entries(shelf, reader)))


def _entries(shelf: Shelf, reader: Reader) -> Iterator[Entry]:
    # The same file may be open under another name, a relative one.
    opened = {os.path.realpath(name): name for name in shelf.texts if name not in HELD}
    number = 0
    for path in shelf.keeping.recent():
        name = opened.get(os.path.realpath(path), f"{path}/" if os.path.isdir(path) else path)  # noqa: PTH112
        if name == reader.text:
            continue
        number += 1
        part = shelf.keeping.part_read(Path(path))
        told = f", {round(100 * part)} percent" if part is not None else ""
        where = safe_line(os.path.dirname(path))  # noqa: PTH120 - it takes any name
        yield Entry(f"{number}. {safe_line(Path(path).name)}{told}, in {where}", GoToText((name,)), 1)
