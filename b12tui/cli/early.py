"""A glimpse of a large text: the page where it opens, drawn before the text is read.

What is shown is the stretch of the file around the place, which is where the place was kept to be, or the file's
beginning; it takes a stretch to draw a page. When all of the text is there, what it changes is written over it (the
numbers of sections, the contents beside the page, links and notes that are defined elsewhere), and the row of the place
stays where it is. A stretch that may be anything else than what will be shown is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui import source
from b12tui.cli import heads
from b12tui.cli.screen import Drawn, draw
from b12tui.document.safe import safe_line
from b12tui.parse import parse
from b12tui.reading.locating import holds
from b12tui.record import dataclass, replace
from b12tui.term.terminal import Terminal

if TYPE_CHECKING:
    from b12tui.cli.options import Arguments
    from b12tui.document import Document
    from b12tui.reading.reader import Reader
    from b12tui.store.saved import Saved
    from b12tui.store.wishes import Wishes

LARGE = 262_144
"""From how many bytes on a file is worth it: a smaller one is read and outlined within some milliseconds."""
WIDTH = 98_304
"""Bytes of a stretch: a section or two on each side of the place."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What stands on the screen before the text is read."""

    reader: Reader
    """Of the stretch."""
    drawn: Drawn


@contextmanager
def glimpse(arguments: Arguments, wishes: Wishes) -> Iterator[Glimpse | None]:
    """Draw what can be seen of the file already, and own the terminal until it is read in; None where nothing can."""
    reader = None if arguments.section or arguments.encoding else _reader(arguments, wishes)
    if reader is None:
        yield None
        return
    able = heads.able()
    with Terminal.open() as terminal:
        greets = heads.undecided(wishes) and wishes.settings.hints
        yield Glimpse(reader, draw(terminal, reader, able, wishes.settings, greets=greets))


def _reader(arguments: Arguments, wishes: Wishes) -> Reader | None:
    path = Path(arguments.file or "")
    try:
        if not LARGE <= path.stat().st_size <= (arguments.bytes_read or source.LIMIT):
            return None
    except (OSError, ValueError):
        return None
    kept = None if arguments.restricted else _kept(path)
    found = source.stretch(path, kept.anchor.part if kept else 0.0, WIDTH)
    if found is None:
        return None
    document = parse(found.text, name=safe_line(path.name)).as_stretch(found.before, found.size)
    reader = heads.opened(document, wishes.settings, "screen", " ".join(wishes.notices))
    return reader if kept is None else _resumed(document, reader, kept)


def _kept(path: Path) -> Saved | None:
    from b12tui.store.folders import places_folder
    from b12tui.store.places import Places, key_of_file

    return Places(places_folder()).read(key_of_file(path))


def _resumed(document: Document, reader: Reader, kept: Saved) -> Reader | None:
    from b12tui.store.saved import resumed

    return resumed(reader, replace(kept, marks=()), "g") if holds(document, kept.anchor) else None
