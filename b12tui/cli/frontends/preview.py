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
from b12tui.cli.frontends.screen import FirstFrame, draw_first_frame
from b12tui.core.places.relocate import contains
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, replace
from b12tui.markdown import parse
from b12tui.markdown.fastpath.blocks import prose_beginning
from b12tui.source import Excerpt
from b12tui.terminal.owner import Terminal

if TYPE_CHECKING:
    from b12tui.cli.options import Arguments
    from b12tui.core.state import ReaderState
    from b12tui.storage.effective_settings import EffectiveSettings
    from b12tui.storage.saved_state import SavedState

PREVIEW_FROM = 262_144
"""From how many bytes on a file is worth it: a smaller one is read and outlined within some milliseconds."""
FIRST_BYTES = 16_384
"""Bytes of the stretch that a text begins with: more than any screen shows."""
EXCERPT_BYTES = 98_304
"""Bytes of a stretch around a place: a section or two on each side of it."""
BEFORE = 2_000
"""Characters before a place that tell it from others."""
ROW = 120
"""Characters of the source that a row of the screen shows at most, but for the odd long address."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands on the screen before the text is read."""

    state: ReaderState
    """Of the stretch."""
    first_frame: FirstFrame


@contextmanager
def preview(arguments: Arguments, wishes: EffectiveSettings) -> Iterator[Preview | None]:
    """Draw what can be seen of the file already, and own the terminal until it is read in; None where nothing can."""
    state = None if arguments.section or arguments.encoding else _reader(arguments, wishes)
    if state is None:
        yield None
        return
    able = runner.screen_capabilities()
    with Terminal.open() as terminal:
        greets = runner.undecided(wishes) and wishes.settings.hints
        first_frame = draw_first_frame(terminal, state, able, wishes.settings, greets=greets)
        with first_frame.typeahead:  # it ends here where the text can't be read
            yield Preview(state, first_frame)


def _reader(arguments: Arguments, wishes: EffectiveSettings) -> ReaderState | None:
    path = Path(arguments.file or "")
    try:
        if not PREVIEW_FROM <= path.stat().st_size <= (arguments.bytes_read or source.LIMIT):
            return None
    except (OSError, ValueError):
        return None
    kept = None if arguments.restricted else _kept(path)
    for found in _stretches(path, kept):
        document = parse(found.text, name=sanitize_line(path.name)).as_excerpt(found.before, found.size)
        state = runner.open_state(document, wishes.settings, "screen", " ".join(wishes.notices))
        if kept is None:
            return state
        if contains(document, kept.latest):
            from b12tui.storage.saved_state import restore

            return restore(state, replace(kept, marks=()), "g")
    return None


def _stretches(path: Path, kept: SavedState | None) -> Iterator[Excerpt]:
    """Yield what the page may be drawn from: first what can be read at once, then what takes the parser."""
    enough = ROW * _rows()
    if kept is None:
        found = source.excerpt(path, 0.0, FIRST_BYTES)
        if found:
            yield _prose_around(found, 0, enough) or found
    elif found := source.excerpt(path, kept.latest.part, EXCERPT_BYTES):
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


def _prose_around(found: Excerpt, at: int, enough: int) -> Excerpt | None:
    """Return the part of a stretch around a character that takes no parser, or None where `enough` don't follow."""
    text = found.text
    begins = text.find("\n\n", at - 2 * BEFORE) + 2 if at > 2 * BEFORE else 0
    ends = text.find("\n\n", at + enough) + 1 or len(text)
    while begins <= max(at - BEFORE, 0):
        prose = prose_beginning(text[begins:ends])
        if len(prose) >= at - begins + enough:
            return Excerpt(prose, found.before + len(text[:begins].encode()), found.size)
        blank = text.find("\n\n", begins + len(prose))
        if blank < 0:
            break
        begins = blank + 2
    return None


def _kept(path: Path) -> SavedState | None:
    from b12tui.storage.paths import places_folder
    from b12tui.storage.positions import PositionStore, key_of_file

    return PositionStore(places_folder()).read(key_of_file(path))
