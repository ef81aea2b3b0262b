"""Reading on in line mode: by a unit, by a page, to the end of the section or of the text.

A question that its author closed opens when reading comes to its answer; what the reader closed stays closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from b12tui.core.motion.folds import Folds
from b12tui.core.state import Command, Reader
from b12tui.document import Question
from b12tui.fastclass import replace
from b12tui.linear.line_mode.dialogue import Part, Reply, Talk, say
from b12tui.linear.line_mode.units import PAGE, Piece, Unit, Units

END = "End of the text."


def on(talk: Talk, _command: Command) -> Reply:
    """Read on by one unit."""
    return _recite(talk, islice(_ahead(talk), 1))


def _ahead(talk: Talk) -> Iterator[tuple[Piece, Folds]]:
    """Yield what reading on says, each unit with what is open then.

    A question that its author closed opens when reading comes to its answer; what the reader closed stays closed.
    """
    units, reader = talk.units, talk.reader
    here = units.at(reader) if talk.unsaid else None
    if here is not None:
        reader, here = _section_open(units, replace(reader, at=here.at), here)
        yield _before_its_answer(units, reader, here), reader.folds
        reader = replace(reader, at=here.at)
    while True:
        reader = replace(reader, folds=_asked(reader))
        piece = next(units.on(reader), None)
        if piece is None:
            return
        reader, piece = _section_open(units, reader, piece)
        yield _before_its_answer(units, reader, piece), reader.folds
        reader = replace(reader, at=piece.at)


def _asked(reader: Reader) -> Folds:
    """Return what is open when one reads on from the place: the answer, if that is a question."""
    leaves = reader.document.leaves(reader.at.section)
    block = leaves[reader.at.leaf].block if reader.at.leaf < len(leaves) else None
    return _opened(reader.folds, block) if isinstance(block, Question) else reader.folds


def _before_its_answer(units: Units, reader: Reader, piece: Piece) -> Piece:
    """Return a question without what ends around it: its answer opens next, and has those ends behind it."""
    block = reader.document.leaf(piece.at).block
    if not isinstance(block, Question) or units.unit is Unit.SECTION:
        return piece
    opened = units.at(replace(reader, at=piece.at, folds=_opened(reader.folds, block)))
    return piece if opened is None else replace(piece, lines=piece.lines[: len(opened.lines)])


def _opened(folds: Folds, question: Question) -> Folds:
    by_author = folds.everything is None and not folds.flips(question)
    return folds.flip_question(question) if by_author and not folds.question_open(question) else folds


def _section_open(units: Units, reader: Reader, piece: Piece) -> tuple[Reader, Piece]:
    """Return the reader and the piece with all answers in it, if a section is said at a time."""
    if units.unit is not Unit.SECTION:
        return reader, piece
    folds = reader.folds
    for leaf in reader.document.leaves(piece.at.section):
        if isinstance(leaf.block, Question):
            folds = _opened(folds, leaf.block)
    return replace(reader, folds=folds), units.pieces(folds, piece.at.section)[0]


def _recite(talk: Talk, ahead: Iterable[tuple[Piece, Folds]], last: str = "") -> Reply:
    """Answer with what reading on says, and a line of ours behind it; where there is nothing more, with the end."""

    def parts() -> Iterator[Part]:
        said = False
        for piece, folds in ahead:
            said = True
            yield Part((*piece.lines, *piece.behind), piece.at, folds)
        if last or not said:
            yield Part((last or END,))

    return Reply(replace(talk, unsaid=False, together=None), parts())


def read(talk: Talk, _command: Command) -> Reply:
    """Read to the end of the section."""
    ahead = _ahead(talk)
    first = next(ahead, None)
    if first is None:
        return say(talk, END)
    section = first[0].at.section
    return _recite(talk, chain((first,), takewhile(lambda said: said[0].at.section == section, ahead)))


def read_all(talk: Talk, _command: Command) -> Reply:
    """Read to the end of the text."""
    return _recite(talk, _ahead(talk), END)


def page(talk: Talk, command: Command) -> Reply:
    """Read on by about as much as a minute of speech, or half of it."""

    def pieces() -> Iterator[tuple[Piece, Folds]]:
        room = PAGE * (command.count or 1) * (0.5 if command.action == "half-page" else 1)
        for piece, folds in _ahead(talk):
            yield piece, folds
            room -= piece.words
            if room <= 0:
                return

    return _recite(talk, pieces())
