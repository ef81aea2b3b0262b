"""Reading on in line mode: by unit, by page, to the end of the section or of the document.

A question that its author closed opens when reading reaches its answer; a question closed by the reader stays closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from b12tui.catalogue import structure
from b12tui.core.folds import Folds
from b12tui.core.state import Command, ReaderState
from b12tui.document import Question
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, ResponsePart, response_of
from b12tui.linear.line_mode.units import WORDS_OF_PAGE, Unit, UnitOfSpeech, Units


def read_on(dialogue: Dialogue, _command: Command) -> Response:
    """Read the next unit."""
    return _read_ahead(dialogue, islice(upcoming(dialogue), 1))


def upcoming(dialogue: Dialogue) -> Iterator[tuple[UnitOfSpeech, Folds]]:
    """Yield the units ahead, each with the folds at that point.

    A question that its author closed opens when reading reaches its answer; a question closed by the reader stays
    closed.
    """
    units, state = dialogue.units, dialogue.state
    here = units.unit_at(state) if dialogue.is_unread else None
    if here is not None:
        state, here = _with_open_answers(units, replace(state, position=here.at), here)
        yield _without_closing_lines(units, state, here), state.folds
        state = replace(state, position=here.at)
    yield from _sections_ahead(units, state) if units.unit is Unit.SECTION else _units_ahead(units, state)


def _sections_ahead(units: Units, state: ReaderState) -> Iterator[tuple[UnitOfSpeech, Folds]]:
    while True:
        state = replace(state, folds=_folds_reading_on(state))
        piece = next(units.units_after(state), None)
        if piece is None:
            return
        state, piece = _with_open_answers(units, state, piece)
        yield piece, state.folds
        state = replace(state, position=piece.at)


def _units_ahead(units: Units, state: ReaderState) -> Iterator[tuple[UnitOfSpeech, Folds]]:
    """Yield units of a sentence or a block: a section is narrated once, with all answers that will open."""
    folds, position = _folds_reading_on(state), state.position
    for section in range(position.section, len(state.document.sections)):
        nodes = state.document.text_nodes(section)
        ahead = nodes[position.node :] if section == position.section else nodes
        shown = folds.opening(node.block for node in ahead if isinstance(node.block, Question))
        pieces = units.of_section(folds, section, shown)
        for piece in pieces[bisect_right(pieces, position, key=lambda piece: piece.at) :]:
            yield piece, folds
            block = nodes[piece.at.node].block
            if isinstance(block, Question):
                folds = folds.opening((block,))


def _folds_reading_on(state: ReaderState) -> Folds:
    """Return the folds for reading on from the position: if it is a question, with its answer open."""
    nodes = state.document.text_nodes(state.position.section)
    block = nodes[state.position.node].block if state.position.node < len(nodes) else None
    return state.folds.opening((block,)) if isinstance(block, Question) else state.folds


def _without_closing_lines(units: Units, state: ReaderState, piece: UnitOfSpeech) -> UnitOfSpeech:
    """Return a question without the lines that end its surroundings: they follow its answer, which opens next."""
    block = state.document.text_node(piece.at).block
    if not isinstance(block, Question) or units.unit is Unit.SECTION:
        return piece
    opened = units.unit_at(replace(state, position=piece.at, folds=state.folds.opening((block,))))
    return piece if opened is None else replace(piece, lines=piece.lines[: len(opened.lines)])


def _with_open_answers(units: Units, state: ReaderState, piece: UnitOfSpeech) -> tuple[ReaderState, UnitOfSpeech]:
    """Return the state and the unit with all answers of the section open, if the unit is a section."""
    if units.unit is not Unit.SECTION:
        return state, piece
    nodes = state.document.text_nodes(piece.at.section)
    folds = state.folds.opening(node.block for node in nodes if isinstance(node.block, Question))
    return replace(state, folds=folds), units.of_section(folds, piece.at.section)[0]


def _read_ahead(dialogue: Dialogue, ahead: Iterable[tuple[UnitOfSpeech, Folds]], closing: str = "") -> Response:
    """Return a response of the units ahead and a closing line; with nothing ahead, of the end of the text."""

    def parts() -> Iterator[ResponsePart]:
        said = False
        for piece, folds in ahead:
            said = True
            yield ResponsePart((*piece.lines, *piece.behind), piece.at, folds)
        if closing or not said:
            yield ResponsePart((closing or structure.END,))

    return Response(replace(dialogue, is_unread=False, composite=None), parts())


def read_next(dialogue: Dialogue, _command: Command) -> Response:
    """Read to the end of the section."""
    ahead = upcoming(dialogue)
    first = next(ahead, None)
    if first is None:
        return response_of(dialogue, structure.END)
    section = first[0].at.section
    return _read_ahead(dialogue, chain((first,), takewhile(lambda item: item[0].at.section == section, ahead)))


def read_all(dialogue: Dialogue, _command: Command) -> Response:
    """Read to the end of the document."""
    return _read_ahead(dialogue, upcoming(dialogue), structure.END)


def page(dialogue: Dialogue, command: Command) -> Response:
    """Read about a minute of speech, or half of it."""

    def pieces() -> Iterator[tuple[UnitOfSpeech, Folds]]:
        room = WORDS_OF_PAGE * (command.count or 1) * (0.5 if command.action == "half-page" else 1)
        for piece, folds in upcoming(dialogue):
            yield piece, folds
            room -= piece.words
            if room <= 0:
                return

    return _read_ahead(dialogue, pieces())
