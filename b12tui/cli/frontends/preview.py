"""A glimpse of a large text: the page where it opens, drawn before the text is read.

What is shown is the stretch of the file around the place, which is where the place was kept to be, or the file's
beginning; it takes a stretch to draw a page. When all of the text is there, what it changes is written over it (the
numbers of sections, the contents beside the page, links and notes that are defined elsewhere), and the row of the place
stays where it is. A stretch that may be anything else than what will be shown is not shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from b12tui import source
from b12tui.cli.frontends import runner
from b12tui.cli.frontends.screen import Drawn, draw
from b12tui.core.places.relocate import holds
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import dataclass, replace
from b12tui.markdown import parse
from b12tui.markdown.fastpath.blocks import beginning
from b12tui.source import Stretch
from b12tui.terminal.owner import Terminal

if TYPE_CHECKING:
    from b12tui.cli.options import Arguments
    from b12tui.core.state import Reader
    from b12tui.storage.effective_settings import Wishes
    from b12tui.storage.saved_state import Saved

LARGE = 262_144
"""From how many bytes on a file is worth it: a smaller one is read and outlined within some milliseconds."""
BEGINNING = 16_384
"""Bytes of the stretch that a text begins with: more than any screen shows."""
AROUND = 98_304
"""Bytes of a stretch around a place: a section or two on each side of it."""
BEFORE = 2_000
"""Characters before a place that tell it from others."""
ROW = 120
"""Characters of the source that a row of the screen shows at most, but for the odd long address."""


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
    able = runner.able()
    with Terminal.open() as terminal:
        greets = runner.undecided(wishes) and wishes.settings.hints
        drawn = draw(terminal, reader, able, wishes.settings, greets=greets)
        with drawn.meanwhile:  # it ends here where the text can't be read
            yield Glimpse(reader, drawn)


def _reader(arguments: Arguments, wishes: Wishes) -> Reader | None:
    path = Path(arguments.file or "")
    try:
        if not LARGE <= path.stat().st_size <= (arguments.bytes_read or source.LIMIT):
            return None
    except (OSError, ValueError):
        return None
    kept = None if arguments.restricted else _kept(path)
    for found in _stretches(path, kept):
        document = parse(found.text, name=safe_line(path.name)).as_stretch(found.before, found.size)
        reader = runner.opened(document, wishes.settings, "screen", " ".join(wishes.notices))
        if kept is None:
            return reader
        if holds(document, kept.latest):
            from b12tui.storage.saved_state import resumed

            return resumed(reader, replace(kept, marks=()), "g")
    return None


def _stretches(path: Path, kept: Saved | None) -> Iterator[Stretch]:
    """Yield what the page may be drawn from: first what can be read at once, then what takes the parser."""
    enough = ROW * _rows()
    if kept is None:
        found = source.stretch(path, 0.0, BEGINNING)
        if found:
            yield _prose_around(found, 0, enough) or found
    elif found := source.stretch(path, kept.latest.part, AROUND):
        at = (kept.latest.part * found.size - found.before) / len(found.text.encode())
        near = _prose_around(found, int(len(found.text) * min(max(at, 0.0), 1.0)), enough)
        if near:
            yield near
        yield found


def _rows() -> int:
    """Return how many rows the terminal has."""
    try:
        return os.get_terminal_size(1).lines or 24
    except OSError:
        return 24


def _prose_around(found: Stretch, at: int, enough: int) -> Stretch | None:
    """Return the part of a stretch around a character that takes no parser, or None where `enough` don't follow."""
    text = found.text
    begins = text.find("\n\n", at - 2 * BEFORE) + 2 if at > 2 * BEFORE else 0
    ends = text.find("\n\n", at + enough) + 1 or len(text)
    while begins <= max(at - BEFORE, 0):
        prose = beginning(text[begins:ends])
        if len(prose) >= at - begins + enough:
            return Stretch(prose, found.before + len(text[:begins].encode()), found.size)
        blank = text.find("\n\n", begins + len(prose))
        if blank < 0:
            break
        begins = blank + 2
    return None


def _kept(path: Path) -> Saved | None:
    from b12tui.storage.paths import places_folder
    from b12tui.storage.positions import Places, key_of_file

    return Places(places_folder()).read(key_of_file(path))
