"""Reading on in line mode: by a unit, by a page, to the end of the section or of the text.

A question that its author closed opens when reading comes to its answer; what the reader closed stays closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from b12tui.core.motion.folds import Folds
from b12tui.core.state import Command, ReaderState
from b12tui.document import Question
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Dialogue, Response, ResponsePart, say_response
from b12tui.linear.line_mode.units import PAGE, Unit, UnitOfSpeech, Units

END = "End of the text."


def read_on(dialogue: Dialogue, _command: Command) -> Response:
    """Read on by one unit."""
    return _recite(dialogue, islice(_ahead(dialogue), 1))


def _ahead(dialogue: Dialogue) -> Iterator[tuple[UnitOfSpeech, Folds]]:
    """Yield what reading on says, each unit with what is open then.

    A question that its author closed opens when reading comes to its answer; what the reader closed stays closed.
    """
    units, state = dialogue.units, dialogue.state
    here = units.at(state) if dialogue.unsaid else None
    if here is not None:
        state, here = _section_open(units, replace(state, position=here.at), here)
        yield _before_its_answer(units, state, here), state.folds
        state = replace(state, position=here.at)
    while True:
        state = replace(state, folds=_asked(state))
        piece = next(units.on(state), None)
        if piece is None:
            return
        state, piece = _section_open(units, state, piece)
        yield _before_its_answer(units, state, piece), state.folds
        state = replace(state, position=piece.at)


def _asked(state: ReaderState) -> Folds:
    """Return what is open when one reads on from the place: the answer, if that is a question."""
    nodes = state.document.text_nodes(state.position.section)
    block = nodes[state.position.node].block if state.position.node < len(nodes) else None
    return _opened(state.folds, block) if isinstance(block, Question) else state.folds


def _before_its_answer(units: Units, state: ReaderState, piece: UnitOfSpeech) -> UnitOfSpeech:
    """Return a question without what ends around it: its answer opens next, and has those ends behind it."""
    block = state.document.text_node(piece.at).block
    if not isinstance(block, Question) or units.unit is Unit.SECTION:
        return piece
    opened = units.at(replace(state, position=piece.at, folds=_opened(state.folds, block)))
    return piece if opened is None else replace(piece, lines=piece.lines[: len(opened.lines)])


def _opened(folds: Folds, question: Question) -> Folds:
    by_author = folds.all_open is None and not folds.flips(question)
    return folds.flip_question(question) if by_author and not folds.question_open(question) else folds


def _section_open(units: Units, state: ReaderState, piece: UnitOfSpeech) -> tuple[ReaderState, UnitOfSpeech]:
    """Return the reader and the piece with all answers in it, if a section is said at a time."""
    if units.unit is not Unit.SECTION:
        return state, piece
    folds = state.folds
    for node in state.document.text_nodes(piece.at.section):
        if isinstance(node.block, Question):
            folds = _opened(folds, node.block)
    return replace(state, folds=folds), units.of_section(folds, piece.at.section)[0]


def _recite(dialogue: Dialogue, ahead: Iterable[tuple[UnitOfSpeech, Folds]], last: str = "") -> Response:
    """Answer with what reading on says, and a line of ours behind it; where there is nothing more, with the end."""

    def parts() -> Iterator[ResponsePart]:
        said = False
        for piece, folds in ahead:
            said = True
            yield ResponsePart((*piece.lines, *piece.behind), piece.at, folds)
        if last or not said:
            yield ResponsePart((last or END,))

    return Response(replace(dialogue, unsaid=False, together=None), parts())


def read_next(dialogue: Dialogue, _command: Command) -> Response:
    """Read to the end of the section."""
    ahead = _ahead(dialogue)
    first = next(ahead, None)
    if first is None:
        return say_response(dialogue, END)
    section = first[0].at.section
    return _recite(dialogue, chain((first,), takewhile(lambda said: said[0].at.section == section, ahead)))


def read_all(dialogue: Dialogue, _command: Command) -> Response:
    """Read to the end of the text."""
    return _recite(dialogue, _ahead(dialogue), END)


def page(dialogue: Dialogue, command: Command) -> Response:
    """Read on by about as much as a minute of speech, or half of it."""

    def pieces() -> Iterator[tuple[UnitOfSpeech, Folds]]:
        room = PAGE * (command.count or 1) * (0.5 if command.action == "half-page" else 1)
        for piece, folds in _ahead(dialogue):
            yield piece, folds
            room -= piece.words
            if room <= 0:
                return

    return _recite(dialogue, pieces())
