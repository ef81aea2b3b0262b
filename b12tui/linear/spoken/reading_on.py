"""Reading on in spoken pages: about a minute of speech at a time, in whole sentences, as far as a screen holds them.

It takes the same units as line mode, so that both read the same words and open the same answers on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import dropwhile, takewhile

from b12tui.catalogue import structure
from b12tui.core.actions import READING_BACK, READING_ON
from b12tui.core.folds import Folds
from b12tui.core.messages.speaking_time import words_per_minute
from b12tui.core.state import Command, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.line_mode.continue_reading import upcoming
from b12tui.linear.line_mode.dialogue import Dialogue
from b12tui.linear.line_mode.units import WORDS_OF_PAGE, Unit, UnitOfSpeech, Units
from b12tui.linear.spoken.page_read import PageRead
from b12tui.linear.spoken.spoken_session import SpokenSession

HALF_PAGE_ACTIONS = ("half-page", "half-page-back")


def read_page(session: SpokenSession, command: Command, last: PageRead | None) -> PageRead | None:
    """Return the page that a command reads; None where there is nothing to read.

    `last` is the page read before, if nothing else was done since.
    """
    state = session.state.without_overlays()
    units = Units(session.narration, Unit.SENTENCE, partial(words_per_minute, state))
    words, height = WORDS_OF_PAGE, session.page_height
    if command.action in HALF_PAGE_ACTIONS:
        words, height = words // 2, max(height // 2, 1)
    if command.action in READING_BACK:
        until = state.position if last is None else last.read[0][0]
        start = _start_of_page_before(session, replace(state, position=until), units, words=words, height=height)
        if start is None:
            return None
        before = takewhile(lambda item: item[0].at < until, _ahead(replace(state, position=start), units, None))
        page = _page(session, command, before, words=None, height=height)
        return page if page is None else replace(page, following=page.following or until)
    ahead = _ahead(state, units, session.last_spoken)
    return _page(session, command, ahead, words=words, height=height)


def _ahead(
    state: ReaderState, units: Units, spoken: tuple[Position, Position] | None
) -> Iterator[tuple[UnitOfSpeech, Folds]]:
    """Yield the sentences from the one at the position on, without those that were spoken to their end."""
    ahead = upcoming(Dialogue(state, units))
    if spoken is None or spoken[0] != state.position:
        return ahead
    return dropwhile(lambda item: item[0].at <= spoken[1], ahead)


def _page(
    session: SpokenSession,
    command: Command,
    ahead: Iterator[tuple[UnitOfSpeech, Folds]],
    *,
    words: int | None,
    height: int,
) -> PageRead | None:
    """Return a page of the sentences ahead: so many words, None for all that fit, and of one section for `read`."""
    rows: list[str] = []
    read: list[tuple[Position, Folds, int]] = []
    following: Position | None = None
    said = 0
    for piece, folds in ahead:
        if command.action == "read" and read and piece.at.section != read[0][0].section:
            break
        own = _rows_of(session, piece)
        if read and ((words is not None and said >= words) or len(rows) + len(own) > height):
            following = piece.at
            break
        rows += own
        read.append((piece.at, folds, piece.words))
        said += piece.words
    if not read:
        return None
    if command.action == "read-all" and following is None:
        rows += session.wrapped(structure.END)
    by_itself = command.action in READING_ON
    return PageRead(
        command,
        tuple(rows),
        tuple(read),
        following,
        continues=by_itself and following is not None,
        spoken=not by_itself,
    )


def _start_of_page_before(
    session: SpokenSession, state: ReaderState, units: Units, *, words: int, height: int
) -> Position | None:
    """Return the first sentence of the page that ends before the position; None at the start of the text."""
    found, rows, said = None, 0, 0
    for piece in units.units_before(state):
        rows += len(_rows_of(session, piece))
        if found is not None and (said >= words or rows > height):
            break
        found = piece.at
        said += piece.words
    return found


def _rows_of(session: SpokenSession, piece: UnitOfSpeech) -> list[str]:
    return [row for line in (*piece.lines, *piece.behind) for row in session.wrapped(line)]
