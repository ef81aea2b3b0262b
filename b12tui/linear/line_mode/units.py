"""Units of speech in line mode (sentences, blocks, sections), and moves between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import lru_cache, partial

from b12tui.core.appearance import WORDS_PER_MINUTE
from b12tui.core.folds import Folds
from b12tui.core.messages import phrases
from b12tui.core.messages.location import COUNTED
from b12tui.core.messages.roles import Role
from b12tui.core.motion.sentences import sentences
from b12tui.core.state import ReaderState
from b12tui.document import Document, FrontMatter, Heading, Position
from b12tui.fastclass import dataclass, replace
from b12tui.linear.narration.narrated import CACHED_PASSAGES, Narration, Passage
from b12tui.linear.narration.origins import code_starts, cut_origins
from b12tui.weak_method import weak_method

WORDS_OF_PAGE = 150
"""Words that make a page where there are no rows: about a minute of speech."""
ITEMS = 10
"""Items of a list, or rows of a table, that make a page there."""


class Unit(Enum):
    """Amount of text said at a time."""

    SENTENCE = "sentence"
    BLOCK = "block"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class UnitOfSpeech:
    """One sentence, block or section."""

    lines: tuple[str, ...]
    at: Position
    """First character of the document that it says."""
    behind: tuple[str, ...] = ()
    """Lines said after it when reading on, but not when returning to it: the document's length."""

    @property
    def words(self) -> int:
        """Number of words said."""
        return sum(len(line.split()) for line in self.lines)


class Units:
    """A document in units; supplies lines and pages to the actions."""

    def __init__(
        self, narration: Narration, unit: Unit, words_per_minute: Callable[[], int] = lambda: WORDS_PER_MINUTE
    ) -> None:
        """Divide a narration into units; `words_per_minute()` is how many of its own words are read in a minute."""
        self.narration = narration
        self.words_per_minute = words_per_minute
        self.unit = unit
        self._cached_units: Callable[[Folds, int, Folds | None], tuple[UnitOfSpeech, ...]] = lru_cache(
            maxsize=CACHED_PASSAGES
        )(weak_method(self._section_units))

    def of_section(self, folds: Folds, section: int, shown: Folds | None = None) -> tuple[UnitOfSpeech, ...]:
        """Return the units of a section, given by its number, without what is closed (cached).

        With `shown` the answers that it opens are among them (`Narration.passages`).
        """
        return self._cached_units(folds, section, shown)

    def _section_units(self, folds: Folds, section: int, shown: Folds | None) -> tuple[UnitOfSpeech, ...]:
        passages = self.narration.passages(folds, section, shown)
        match self.unit:
            case Unit.SENTENCE:
                return tuple(
                    piece
                    for passage in passages
                    for piece in self._with_document_size(_sentences(section, passage, self.narration.document))
                )
            case Unit.BLOCK:
                return tuple(
                    piece for passage in passages for piece in self._with_document_size((_block(section, passage),))
                )
            case Unit.SECTION:
                blocks = (
                    piece for passage in passages for piece in self._with_document_size((_block(section, passage),))
                )
                lines = tuple(line for piece in blocks for line in (*piece.lines, *piece.behind))
                return (UnitOfSpeech(lines, Position(section, *passages[0].at)),) if passages else ()

    def _with_document_size(self, pieces: Iterable[UnitOfSpeech]) -> tuple[UnitOfSpeech, ...]:
        """Return the units of a passage, followed by the document's size if it is the title."""
        units = tuple(pieces)
        document = self.narration.document
        if not units or units[0].at.section or document.length > COUNTED:
            return units
        front = [block for block in document.blocks(0)[:2] if isinstance(block, FrontMatter | Heading)]
        title = next((block for block in front if isinstance(block, Heading)), front[0] if front else None)
        if document.text_node(units[-1].at).block is not title:
            return units
        size = phrases.opening_phrase(document.word_count, len(document.sections) - 1, self.words_per_minute())
        return (*units[:-1], replace(units[-1], behind=(size,)))

    def unit_at(self, state: ReaderState) -> UnitOfSpeech | None:
        """Return the unit that contains the state's position; None in an empty document."""
        for section in range(state.position.section, -1, -1):
            pieces = self.of_section(state.folds, section)
            after = bisect_right(pieces, state.position, key=lambda piece: piece.at)
            if pieces:
                return pieces[max(after - 1, 0)]
        return next(self.units_after(state), None)

    def units_after(self, state: ReaderState) -> Iterator[UnitOfSpeech]:
        """Yield the units after the one at the position, to the end of the document."""
        for section in range(state.position.section, len(state.document.sections)):
            pieces = self.of_section(state.folds, section)
            # No slice: who reads on asks for the next unit only, of a section that may have 100,000.
            for index in range(bisect_right(pieces, state.position, key=lambda piece: piece.at), len(pieces)):
                yield pieces[index]

    def units_before(self, state: ReaderState) -> Iterator[UnitOfSpeech]:
        """Yield the units before the one at the position, the nearest first."""
        here = self.unit_at(state)
        start = here.at if here is not None else state.position
        for section in range(start.section, -1, -1):
            pieces = self.of_section(state.folds, section)
            for index in reversed(range(bisect_left(pieces, start, key=lambda piece: piece.at))):
                yield pieces[index]

    def line(self, state: ReaderState, by: int) -> Position | None:
        """Return the beginning of the unit `by` units on, or of the last one there is; None where there is none."""
        found = None
        for count, piece in enumerate(self.units_after(state) if by > 0 else self.units_before(state), 1):
            found = piece.at
            if count == abs(by):
                break
        return found

    def character(self, state: ReaderState, by: int) -> Position | None:
        """Return the position `by` characters on in the same text node; None past its ends."""
        char = state.position.offset + by
        chars = state.document.text_node(state.position).text.chars
        return Position(state.position.section, state.position.node, char) if 0 <= char < len(chars) else None

    def page(self, state: ReaderState, pages: float) -> Position | None:
        """Return the beginning of the unit that is `pages` times `WORDS_OF_PAGE` words on."""
        found, words = None, 0
        for piece in self.units_after(state) if pages > 0 else self.units_before(state):
            found = piece.at
            words += piece.words
            if words >= abs(pages) * WORDS_OF_PAGE:
                break
        return found

    def items(self, state: ReaderState, pages: int) -> int:  # noqa: ARG002 - elsewhere it depends on the screen
        """Return the number of list items or table rows in `pages` pages."""
        return pages * ITEMS


def _block(section: int, passage: Passage) -> UnitOfSpeech:
    return UnitOfSpeech(tuple(line.text for line in passage.lines), Position(section, *passage.at))


def _sentences(section: int, passage: Passage, document: Document) -> Iterator[UnitOfSpeech]:
    """Yield the sentences of a passage, or lines of code; generated lines go with the words they refer to."""
    pending: list[str] = []
    current: list[str] = []
    at: tuple[int, int] | None = None
    for line in passage.lines:
        if line.first is None:
            (current if at is not None and line.role is Role.END else pending).append(line.text)
            continue
        if passage.code:
            if at is not None:
                yield UnitOfSpeech(tuple(current), Position(section, *at))
            current, at, pending = [*pending, line.text], line.first, []
            continue
        lead, started = "", False
        codes = partial(code_starts, line, document, section)
        for start, end in sentences(line.text, document.cancellation, codes):
            part = cut_origins(line, start, end)
            if part.first is None:
                if started:
                    current[-1] += f" {part.text}"
                else:
                    lead += f"{part.text} "
                continue
            if at is not None:
                yield UnitOfSpeech(tuple(current), Position(section, *at))
            current, at = [*pending, lead + part.text], part.first
            pending, lead, started = [], "", True
    if at is not None:
        yield UnitOfSpeech((*current, *pending), Position(section, *at))
