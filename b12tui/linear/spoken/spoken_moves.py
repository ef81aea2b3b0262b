"""Rows spoken at the goal of a move: a sentence, a block, a link or a single row."""

from __future__ import annotations

from b12tui.core.messages import phrases
from b12tui.core.messages.location import link_name
from b12tui.core.motion import targets, words
from b12tui.core.state import Command, ReaderState
from b12tui.document import FootnoteRef, Position
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line
from b12tui.linear.spoken.spoken_session import SpokenSession, texts


def moved_rows(session: SpokenSession, command: Command) -> tuple[str, ...]:
    """Return the rows at the goal of a move: a sentence, a block, a link or a single row."""
    at = session.state.position
    match command.action:
        case "next-sentence" | "previous-sentence" | "find-next" | "find-previous":
            return _speak_all(session, session.rows.sentence_rows(at))
        case "next-block" | "previous-block" | "next-heading" | "previous-heading" | "parent":
            return _speak_all(session, session.rows.passage_rows(at))
        case "next-word" | "previous-word":
            return session.wrapped(words.word_at(session.state))
        case "next-link" | "previous-link":
            return _link_rows(session)
        case _:
            return session.here()


def skip_spoken(session: SpokenSession, state: ReaderState) -> ReaderState:
    """Return the state on the last row spoken as part of a sentence or block, so that Down continues below it."""
    if session.last_spoken is None or session.last_spoken[0] != state.position:
        return state
    last = session.last_spoken[1]
    at = state.position
    while (below := session.viewport.line(replace(state, position=at), 1)) is not None:
        end = _last_position(session.rows.rows_at(below), below)
        if end is None or end > last:
            break
        at = below
    return replace(state, position=at)


def _speak_all(session: SpokenSession, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the rows of a sentence or block, and remember where it ends."""
    at = session.state.position
    last = _last_position(lines, at)
    session.last_spoken = None if last is None else (at, last)
    return texts(lines) or session.here()


def _link_rows(session: SpokenSession) -> tuple[str, ...]:
    mark = targets.link_at(session.state)
    if mark is None:
        return _speak_all(session, session.rows.passage_rows(session.state.position))
    if isinstance(mark.kind, FootnoteRef):
        return session.wrapped(f"{phrases.footnote_name(mark.kind.number)}.")
    return session.wrapped(link_name(session.state, mark))


def _last_position(lines: tuple[Line, ...], at: Position) -> Position | None:
    """Return the last position in the document that the rows show."""
    ends = [(run.node, run.end - 1) for line in lines for run in line.runs if run.node >= 0]
    return Position(at.section, *max(ends)) if ends else None
