"""Preview of a large text: the first page, drawn before the whole text is read.

It is drawn from an excerpt of the file around the stored position, or from its beginning. Standard input is read whole
by then, and drawn before its outline is made. When the whole text is loaded, the differences are drawn over it (numbers
of sections, the contents beside the page, links and footnotes that are defined elsewhere), and the row of the position
stays where it is. An excerpt whose text might differ from the final page is not shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from b12tui import cpu_ticks, excerpts, source
from b12tui.cli.frontends.first_frame import Preview, draw_first_frame
from b12tui.cli.frontends.opening import greets, is_frontend_undecided, open_state, screen_capabilities
from b12tui.core.places import relocate
from b12tui.document.cancellation import Cancellation
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.fastpath.container_blocks import prose_beginning
from b12tui.readers import reader_of, tells_format
from b12tui.source import Source
from b12tui.storage import saved_state
from b12tui.storage.paths import places_folder
from b12tui.storage.positions import PositionStore, key_of_file
from b12tui.terminal.owner import Terminal

if TYPE_CHECKING:
    from b12tui.cli.arguments import Arguments
    from b12tui.core.state import ReaderState
    from b12tui.readers import Reader
    from b12tui.storage.effective_settings import EffectiveSettings
    from b12tui.storage.saved_state import SavedState

PREVIEW_FROM = 262_144
"""Minimum size in bytes for a preview: smaller files are read and outlined within milliseconds."""
FIRST_BYTES = 16_384
"""Bytes of the excerpt at the beginning of a text: more than any screen shows."""
EXCERPT_BYTES = 98_304
"""Bytes of the excerpt around a position: a section or two on each side of it."""
CONTEXT_CHARACTERS = 2_000
"""Characters before a position that identify it."""
_PRINTED = frozenset("\b\r\x1b")
"""Characters of what programs print for a terminal."""
MAX_ROW_CHARACTERS = 120
"""Maximum number of source characters in a row of the screen, apart from an occasional long URL."""


@contextmanager
def preview(arguments: Arguments, effective: EffectiveSettings) -> Iterator[Preview | None]:
    """Draw a preview of the file if possible, owning the terminal until the text is loaded; yield None otherwise."""
    without = arguments.encoding or _starts_elsewhere(arguments)
    with _drawn(None if without else _preview_state(arguments, effective), arguments, effective) as shown:
        yield shown


def has_input_preview(text: Source, reader: Reader, arguments: Arguments) -> bool:
    """Return whether the beginning of standard input can be drawn by `input_preview`, if it was not left elsewhere."""
    return not _starts_elsewhere(arguments) and text.piped and reader.begins_alike and len(text.text) >= PREVIEW_FROM


def _starts_elsewhere(arguments: Arguments) -> bool:
    """Return whether the arguments name a place to start at: a section, a line, or words to search for."""
    return bool(arguments.section or arguments.starts_at_line or arguments.start_search)


@contextmanager
def input_preview(
    text: Source, reader: Reader, key: str, arguments: Arguments, effective: EffectiveSettings, message: str
) -> Iterator[Preview | None]:
    """Draw the beginning of standard input if possible, with a message, as `preview` does of a file.

    `key` is the one that its position is stored under.
    """
    state = None
    if arguments.restricted or PositionStore(places_folder()).read(key) is None:
        state = _input_state(text, reader, effective, message)
    with _drawn(state, arguments, effective) as shown:
        yield shown


@contextmanager
def _drawn(state: ReaderState | None, arguments: Arguments, effective: EffectiveSettings) -> Iterator[Preview | None]:
    """Draw the state of an excerpt, owning the terminal inside the context; yield None without one."""
    if state is None:
        yield None
        return
    capabilities = screen_capabilities()
    with Terminal.open() as terminal:
        undecided = is_frontend_undecided(effective)
        greeting = greets(effective.settings, undecided=undecided, restricted=arguments.restricted)
        first_frame = draw_first_frame(terminal, state, capabilities, effective.settings, greets=greeting)
        with first_frame.typeahead:  # ends typeahead if the text can't be read
            yield Preview(state, first_frame)


def _preview_state(arguments: Arguments, effective: EffectiveSettings) -> ReaderState | None:
    path = Path(arguments.file or "")
    try:
        if not PREVIEW_FROM <= path.stat().st_size <= (arguments.bytes_read or source.DEFAULT_LIMIT):
            return None
    except (OSError, ValueError):
        return None
    named = Source(sanitize_line(path.name), "", path=path, dialect=effective.settings.dialect)
    beginning = None
    if not arguments.input_format and not tells_format(path.name):  # its text does
        beginning = excerpts.excerpt(path, 0.0, FIRST_BYTES)
        if beginning is None:
            return None
    reader = reader_of(replace(named, text=beginning.text) if beginning else named, arguments.input_format)
    by_excerpts = reader.excerpts and beginning is None
    if not (by_excerpts or reader.begins_alike):
        return None
    saved = None if arguments.restricted else _saved_state(path)
    if saved is not None and not by_excerpts:
        return None
    message = " ".join(effective.notices)
    for found in _excerpts(path, saved) if by_excerpts else _beginnings(path, beginning):
        characters_per_byte = len(found.text) / max(len(found.text.encode()), 1)
        before, length = round(found.before * characters_per_byte), round(found.size * characters_per_byte)
        state = _excerpt_state(reader, replace(named, text=found.text), before, length, effective, message)
        if saved is None:
            return state
        if relocate.contains(state.document, saved.latest_locator):
            return saved_state.restore(state, replace(saved, bookmarks=()), "g")
    return None


def _input_state(text: Source, reader: Reader, effective: EffectiveSettings, message: str) -> ReaderState | None:
    """Return the state at the beginning of standard input, or None if its first line is longer than an excerpt."""
    beginning = text.text[: text.text.rfind("\n", 0, FIRST_BYTES) + 1]
    if not beginning:
        return None
    return _excerpt_state(reader, replace(text, text=beginning), 0, len(text.text), effective, message)


def _excerpt_state(
    reader: Reader, excerpt: Source, before: int, length: int, effective: EffectiveSettings, message: str
) -> ReaderState:
    """Return the state at the start of an excerpt of a text of `length` characters, with `before` of them before it."""
    document = reader.load().read(excerpt, Cancellation(ticker=cpu_ticks.cpu_ticks)).as_excerpt(before, length)
    return open_state(document, effective.settings, "screen", message)


def _excerpts(path: Path, saved: SavedState | None) -> Iterator[excerpts.Excerpt]:
    """Yield excerpts to draw the page from: first one that needs no full parser, if any, then the whole one."""
    enough = MAX_ROW_CHARACTERS * _rows()
    if saved is None:
        found = excerpts.excerpt(path, 0.0, FIRST_BYTES)
        if found:
            yield _prose_around(found, 0, enough) or found
    elif found := excerpts.excerpt(path, saved.latest_locator.part, EXCERPT_BYTES):
        at = (saved.latest_locator.part * found.size - found.before) / len(found.text.encode())
        near = _prose_around(found, int(len(found.text) * min(max(at, 0.0), 1.0)), enough)
        if near:
            yield near
        yield found


def _beginnings(path: Path, known: excerpts.Excerpt | None) -> Iterator[excerpts.Excerpt]:
    """Yield the beginning of a text, unless it holds a program's colours or overstrikes, which are read otherwise.

    `known` is the beginning, if it was read already.
    """
    found = known or excerpts.excerpt(path, 0.0, FIRST_BYTES)
    if found and not _PRINTED.intersection(found.text):
        yield found


def _rows() -> int:
    """Return the number of rows of the terminal."""
    try:
        return os.get_terminal_size(1).lines or 24
    except OSError:
        return 24


def _prose_around(found: excerpts.Excerpt, at: int, enough: int) -> excerpts.Excerpt | None:
    """Return the part around `at` that needs no full parser; None if fewer than `enough` characters follow."""
    text = found.text
    begins = text.find("\n\n", at - 2 * CONTEXT_CHARACTERS) + 2 if at > 2 * CONTEXT_CHARACTERS else 0
    ends = text.find("\n\n", at + enough) + 1 or len(text)
    while begins <= max(at - CONTEXT_CHARACTERS, 0):
        prose = prose_beginning(text[begins:ends])
        if len(prose) >= at - begins + enough:
            return excerpts.Excerpt(prose, found.before + len(text[:begins].encode()), found.size)
        blank = text.find("\n\n", begins + len(prose))
        if blank < 0:
            break
        begins = blank + 2
    return None


def _saved_state(path: Path) -> SavedState | None:
    return PositionStore(places_folder()).read(key_of_file(path))
