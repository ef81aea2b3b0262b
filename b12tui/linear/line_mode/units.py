"""What line mode says at a time: a sentence, a block or a section; and where the next one begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import lru_cache

from b12tui.core.messages import phrases
from b12tui.core.messages.location import COUNTED
from b12tui.core.motion.folds import Folds
from b12tui.core.motion.sentences import sentences
from b12tui.core.state import ReaderState
from b12tui.document import FrontMatter, Heading, Position
from b12tui.fastclass import dataclass, replace
from b12tui.linear.narration.narrated import CACHED_PASSAGES, Narration, Passage
from b12tui.linear.narration.origins import cut_origins

PAGE = 150
"""Words that make a page where there are no rows: about a minute of speech."""
ITEMS = 10
"""Items of a list, or rows of a table, that make a page there."""


class Unit(Enum):
    """How much is said at a time."""

    SENTENCE = "sentence"
    BLOCK = "block"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class UnitOfSpeech:
    """One unit of the text."""

    lines: tuple[str, ...]
    at: Position
    """The first character of the document that it says."""
    behind: tuple[str, ...] = ()
    """What is said behind it when one reads on, and not when one comes back: how long the text is."""

    @property
    def words(self) -> int:
        """How many words are said."""
        return sum(len(line.split()) for line in self.lines)


class Units:
    """A document in units; lends lines and pages to the actions."""

    def __init__(self, narration: Narration, unit: Unit, words_per_minute: int = phrases.WORDS_PER_MINUTE) -> None:
        """Cut what is told into units; `pace` is how many words are read in a minute."""
        self.told = narration
        self.pace = words_per_minute
        self.unit = unit
        self.of_section: Callable[[Folds, int], tuple[UnitOfSpeech, ...]] = lru_cache(maxsize=CACHED_PASSAGES)(
            self._pieces
        )
        """The units of a section by its number, with what is closed left out."""

    def _pieces(self, folds: Folds, section: int) -> tuple[UnitOfSpeech, ...]:
        passages = self.told.passages(folds, section)
        match self.unit:
            case Unit.SENTENCE:
                return tuple(piece for passage in passages for piece in self._sized(_sentences(section, passage)))
            case Unit.BLOCK:
                return tuple(piece for passage in passages for piece in self._sized((_block(section, passage),)))
            case Unit.SECTION:
                blocks = (piece for passage in passages for piece in self._sized((_block(section, passage),)))
                lines = tuple(line for piece in blocks for line in (*piece.lines, *piece.behind))
                return (UnitOfSpeech(lines, Position(section, *passages[0].at)),) if passages else ()

    def _sized(self, pieces: Iterable[UnitOfSpeech]) -> tuple[UnitOfSpeech, ...]:
        """Return the pieces of a passage, with the text's size behind them if it is the title."""
        own = tuple(pieces)
        document = self.told.document
        if not own or own[0].at.section or document.length > COUNTED:
            return own
        front = [block for block in document.blocks(0)[:2] if isinstance(block, FrontMatter | Heading)]
        title = next((block for block in front if isinstance(block, Heading)), front[0] if front else None)
        if document.text_node(own[-1].at).block is not title:
            return own
        size = phrases.opening_phrase(document.words, len(document.sections) - 1, self.pace)
        return (*own[:-1], replace(own[-1], behind=(size,)))

    def at(self, state: ReaderState) -> UnitOfSpeech | None:
        """Return the unit that the reader's place is in; None in an empty text."""
        for section in range(state.position.section, -1, -1):
            pieces = self.of_section(state.folds, section)
            after = bisect_right(pieces, state.position, key=lambda piece: piece.at)
            if pieces:
                return pieces[max(after - 1, 0)]
        return next(self.on(state), None)

    def on(self, state: ReaderState) -> Iterator[UnitOfSpeech]:
        """Yield the units after the one that the place is in, to the end of the text."""
        for section in range(state.position.section, len(state.document.sections)):
            pieces = self.of_section(state.folds, section)
            yield from pieces[bisect_right(pieces, state.position, key=lambda piece: piece.at) :]

    def before(self, state: ReaderState) -> Iterator[UnitOfSpeech]:
        """Yield the units before the one that the place is in, the nearest first."""
        here = self.at(state)
        start = here.at if here is not None else state.position
        for section in range(start.section, -1, -1):
            yield from (piece for piece in reversed(self.of_section(state.folds, section)) if piece.at < start)

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the beginning of the unit `by` units on, or of the last one there is; None where there is none."""
        found = None
        for count, piece in enumerate(self.on(state) if by > 0 else self.before(state), 1):
            found = piece.at
            if count == abs(by):
                break
        return found

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the character `by` characters on in the same unit's leaf; None past its ends."""
        char = state.position.offset + by
        chars = state.document.text_node(state.position).text.chars
        return Position(state.position.section, state.position.node, char) if 0 <= char < len(chars) else None

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the beginning of the unit that `pages` times `PAGE` words lead to."""
        found, words = None, 0
        for piece in self.on(state) if pages > 0 else self.before(state):
            found = piece.at
            words += piece.words
            if words >= abs(pages) * PAGE:
                break
        return found

    def items(self, state: ReaderState, pages: int) -> int:  # noqa: ARG002 - other heads ask what is shown
        """Return by how many items of the list on top, or rows of the table, `pages` pages lead on."""
        return pages * ITEMS


def _block(section: int, passage: Passage) -> UnitOfSpeech:
    return UnitOfSpeech(tuple(line.text for line in passage.lines), Position(section, *passage.at))


def _sentences(section: int, passage: Passage) -> Iterator[UnitOfSpeech]:
    """Yield the sentences of a passage; what is only ours goes with the words that it speaks of."""
    waiting: list[str] = []
    held: list[str] = []
    at: tuple[int, int] | None = None
    for line in passage.lines:
        if line.first is None:
            (held if at is not None and line.text.startswith("End of ") else waiting).append(line.text)
            continue
        lead, begun = "", False
        for start, end in sentences(line.text):
            part = cut_origins(line, start, end)
            if part.first is None:
                if begun:
                    held[-1] += f" {part.text}"
                else:
                    lead += f"{part.text} "
                continue
            if at is not None:
                yield UnitOfSpeech(tuple(held), Position(section, *at))
            held, at = [*waiting, lead + part.text], part.first
            waiting, lead, begun = [], "", True
    if at is not None:
        yield UnitOfSpeech((*held, *waiting), Position(section, *at))
