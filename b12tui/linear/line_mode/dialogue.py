"""Dialogue state of line mode, and its responses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from b12tui.catalogue import line_mode
from b12tui.core.effects import Copy
from b12tui.core.folds import Folds
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.messages.speaking_time import words_per_minute
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document import Position
from b12tui.fastclass import dataclass, field, replace
from b12tui.linear.line_mode.units import Unit, UnitOfSpeech, Units
from b12tui.linear.narration.narrated import Narration, narration_of
from b12tui.linear.outcome import FrontendResult
from b12tui.plain.output_options import Wrap

ITEMS_OF_PAGE = 20
"""Items of a long list that are shown at a time."""


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """Settings of line mode's output, changed by `set`."""

    unit: Unit = Unit.BLOCK
    style: str = "spoken"
    """A name in `plain.styles.STYLES`."""
    wrap: Wrap | int = Wrap.NONE
    """A number is a width in cells."""
    ascii: bool = False
    """Whether characters outside ASCII are transliterated."""
    prompt: bool = True
    """Whether a prompt is shown; without it, the cursor stays in the last row of the response, as braille needs."""
    phrases: str = "rows"
    """How the rows of a line follow one another on a terminal: `wrap`, `move` or `rows`, as in the setting."""
    no_commands: str = ""
    """What is said once where nobody types, if the first lines are no commands."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """State of a line mode dialogue."""

    state: ReaderState
    units: Units
    settings: SpeechSettings = field(default_factory=SpeechSettings)
    is_unread: bool = True
    """Whether the text at the position has not been said yet, so that reading on begins with it."""
    choices: ListOverlay | None = None
    """Last list shown: a number chooses from it."""
    rest: tuple[str, ...] = ()
    """Items of the last list, if some were not shown yet: Enter shows more of them."""
    shown: int = ITEMS_OF_PAGE
    """Number of items of `rest` that were shown."""
    pages: bool = False
    """Whether long lists are shown by page, as someone waits at a terminal."""
    perform: Callable[[ReaderState], ReaderState] = refuse
    """Carries out effects outside of the document."""
    composite: tuple[Position, tuple[str, ...]] | None = None
    """Last text said in several pieces (a question and its answer, a note), and the position after it."""

    def with_state(self, state: ReaderState) -> Dialogue:
        """Return the dialogue with another reader state, which may be of another document."""
        if state.document is self.state.document:
            heard_alike = (
                state.appearance.announced == self.state.appearance.announced and state.notes == self.state.notes
            )
            return replace(self, state=state, units=self.units if heard_alike else _units(state, self.settings))
        return replace(
            self, state=state, units=_units(state, self.settings), is_unread=True, choices=None, composite=None
        )

    def with_settings(self, settings: SpeechSettings) -> Dialogue:
        """Return the dialogue with other settings."""
        narration = self.units.narration
        if settings.style != self.settings.style:
            narration = narration_of(self.state, settings.style)
        return replace(self, settings=settings, units=_divided(narration, settings.unit, self.state), composite=None)

    @property
    def within_sections(self) -> Units:
        """The dialogue's units, or blocks where it reads by section."""
        return (
            _divided(self.units.narration, Unit.BLOCK, self.state) if self.settings.unit is Unit.SECTION else self.units
        )

    def current_unit(self) -> UnitOfSpeech | None:
        """Return the unit at the position; not a section if the position is in the middle of one."""
        found = self.units.unit_at(self.state)
        if found is not None and self.settings.unit is Unit.SECTION and self.state.position > found.at:
            return self.within_sections.unit_at(self.state)
        return found


def begin(
    state: ReaderState, settings: SpeechSettings, perform: Callable[[ReaderState], ReaderState] = refuse
) -> Dialogue:
    """Return a new dialogue at the state's position; for `perform` see `Dialogue.perform`."""
    return Dialogue(state, _units(state, settings), settings, perform=perform)


def _units(state: ReaderState, settings: SpeechSettings) -> Units:
    return _divided(narration_of(state, settings.style), settings.unit, state)


def _divided(narration: Narration, unit: Unit, state: ReaderState) -> Units:
    return Units(narration, unit, partial(words_per_minute, state))


@dataclass(frozen=True, slots=True)
class ResponsePart:
    """Consecutive lines of a response."""

    lines: tuple[str, ...]
    at: Position | None = None
    """Position once the lines are said; None: unchanged."""
    folds: Folds | None = None
    """Folds once the lines are said; None: unchanged."""
    verbatim: bool = False
    """Whether the lines are written as they are, neither wrapped nor transliterated."""


@dataclass(frozen=True, slots=True)
class Response:
    """Lazily made parts of a response, and the dialogue afterwards, except for the parts' positions."""

    dialogue: Dialogue
    parts: Iterable[ResponsePart] = ()
    result: FrontendResult | None = None
    copy: Copy | None = None
    """Text that the parts show to be copied, for a frontend that has another way to copy."""
    is_understood: bool = True
    """Whether the typed line was a command."""


def response_of(dialogue: Dialogue, *lines: str) -> Response:
    """Return a response of some lines that doesn't move."""
    return Response(dialogue, (ResponsePart(tuple(line for line in lines if line)),))


def by_page(dialogue: Dialogue, items: Sequence[str], *, first: str = "", last: str = "") -> Response:
    """Return a response of list items, all of them or a page and how many there are; Enter shows the next page."""
    if not dialogue.pages or len(items) <= 2 * ITEMS_OF_PAGE:
        return response_of(replace(dialogue, rest=()), first, *items, last)
    more = line_mode.more_lines(ITEMS_OF_PAGE, len(items))
    dialogue = replace(dialogue, rest=tuple(items), shown=ITEMS_OF_PAGE)
    return response_of(dialogue, first, *items[:ITEMS_OF_PAGE], more)


def next_page(dialogue: Dialogue) -> Response:
    """Return a response of the next page of the last list."""
    end = min(dialogue.shown + ITEMS_OF_PAGE, len(dialogue.rest))
    items = dialogue.rest[dialogue.shown : end]
    if end == len(dialogue.rest):
        return response_of(replace(dialogue, rest=()), *items)
    return response_of(replace(dialogue, shown=end), *items, line_mode.more_lines(end, len(dialogue.rest)))


def copied(dialogue: Dialogue, text: str, name: str) -> Response:
    """Return a response that shows a text to be copied, line by line and verbatim."""
    lines = tuple(text.split("\n"))
    return Response(
        dialogue,
        (ResponsePart((line_mode.no_clipboard(name),)), ResponsePart(lines, verbatim=True)),
        copy=Copy(text, name),
    )


def together(dialogue: Dialogue, pieces: Iterable[UnitOfSpeech]) -> Response:
    """Return a response of units that belong together: `say` repeats them all."""
    units = tuple(pieces)
    response = recite(dialogue, units)
    lines = tuple(line for piece in units for line in piece.lines)
    return replace(response, dialogue=replace(response.dialogue, composite=(units[-1].at, lines) if units else None))


def recite(dialogue: Dialogue, pieces: Iterable[UnitOfSpeech], first: str = "") -> Response:
    """Return a response of units, after a first line if one is given; the position follows them."""

    def parts() -> Iterable[ResponsePart]:
        if first:
            yield ResponsePart((first,))
        for piece in pieces:
            yield ResponsePart(piece.lines, piece.at)

    return Response(replace(dialogue, is_unread=False, composite=None), parts())
