"""A conversation's state, and what an answer is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from b12tui.core.handlers.documents import refuse
from b12tui.core.motion.folds import Folds
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document import Position
from b12tui.fastclass import dataclass, field, replace
from b12tui.linear.line_mode.units import Unit, UnitOfSpeech, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.outcome import FrontendResult
from b12tui.plain.output_options import Wrap
from b12tui.plain.styles import STYLES

REMEMBERED = 20
"""How many commands `history` says."""


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """How line mode speaks: settings, which `set` changes."""

    unit: Unit = Unit.BLOCK
    style: str = "spoken"
    """A name of `plain.STYLES`."""
    wrap: Wrap | int = Wrap.NONE
    """A number is a width in cells."""
    ascii: bool = False
    """Whether what is not ASCII is spelt out."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a conversation stands."""

    state: ReaderState
    units: Units
    settings: SpeechSettings = field(default_factory=SpeechSettings)
    unsaid: bool = True
    """Whether what stands at the place was not said yet, so that reading on begins with it."""
    offered: ListOverlay | None = None
    """The list that was said last: a number chooses from it."""
    commands: tuple[str, ...] = ()
    """The last commands as they were typed, the newest last."""
    perform: Callable[[ReaderState], ReaderState] = refuse
    """Does what a reader's effect asks for outside of its text."""
    together: tuple[Position, tuple[str, ...]] | None = None
    """What was said as one of several pieces (a question and its answer, a note), and the place behind it."""

    def at(self, state: ReaderState) -> Dialogue:
        """Return the talk with another reader, which may be of another text."""
        if state.document is self.state.document:
            return replace(self, state=state)
        return replace(self, state=state, units=_units(state, self.settings), unsaid=True, offered=None, together=None)

    def with_settings(self, settings: SpeechSettings) -> Dialogue:
        """Return the talk with other settings."""
        narration = self.units.told
        if settings.style != self.settings.style:
            narration = Narration(self.state.document, STYLES[settings.style])
        return replace(
            self, settings=settings, units=Units(narration, settings.unit, self.state.words_per_minute), together=None
        )

    @property
    def within_sections(self) -> Units:
        """The units of what is less than a section: the talk's own, or blocks where it reads by section."""
        return (
            Units(self.units.told, Unit.BLOCK, self.state.words_per_minute)
            if self.settings.unit is Unit.SECTION
            else self.units
        )

    def here(self) -> UnitOfSpeech | None:
        """Return what stands at the place: a unit, but no section where the place is in the middle of one."""
        found = self.units.at(self.state)
        if found is not None and self.settings.unit is Unit.SECTION and self.state.position > found.at:
            return self.within_sections.at(self.state)
        return found


def begin(
    state: ReaderState, settings: SpeechSettings, perform: Callable[[ReaderState], ReaderState] = refuse
) -> Dialogue:
    """Return the beginning of a conversation at the reader's place; see `Talk.fulfil`."""
    return Dialogue(state, _units(state, settings), settings, perform=perform)


def _units(state: ReaderState, settings: SpeechSettings) -> Units:
    return Units(Narration(state.document, STYLES[settings.style]), settings.unit, state.words_per_minute)


@dataclass(frozen=True, slots=True)
class ResponsePart:
    """Some lines of an answer."""

    lines: tuple[str, ...]
    at: Position | None = None
    """Where the reader is once they are said; None: where it was."""
    folds: Folds | None = None
    """What is open then; None: what was."""
    verbatim: bool = False
    """Whether the lines are written as they are, neither cut nor spelt out."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: what is said, bit by bit, and where the conversation stands then, but for the place of its parts."""

    dialogue: Dialogue
    parts: Iterable[ResponsePart] = ()
    result: FrontendResult | None = None


def say_response(dialogue: Dialogue, *lines: str) -> Response:
    """Answer with some lines, staying where one is."""
    return Response(dialogue, (ResponsePart(tuple(line for line in lines if line)),))


def copied(dialogue: Dialogue, text: str, name: str) -> Response:
    """Answer with a text that was to be copied, line by line as it is written."""
    lines = tuple(text.split("\n"))
    return Response(
        dialogue,
        (ResponsePart((f"Line mode can't reach the clipboard; here is {name}:",)), ResponsePart(lines, verbatim=True)),
    )


def together(dialogue: Dialogue, pieces: Iterable[UnitOfSpeech]) -> Response:
    """Answer with pieces of the text that belong together: said again, they are all said again."""
    held = tuple(pieces)
    reply = recite(dialogue, held)
    lines = tuple(line for piece in held for line in piece.lines)
    return replace(reply, dialogue=replace(reply.dialogue, together=(held[-1].at, lines) if held else None))


def recite(dialogue: Dialogue, pieces: Iterable[UnitOfSpeech], first: str = "") -> Response:
    """Answer with pieces of the text, after a line of ours; the place follows them."""

    def parts() -> Iterable[ResponsePart]:
        if first:
            yield ResponsePart((first,))
        for piece in pieces:
            yield ResponsePart(piece.lines, piece.at)

    return Response(replace(dialogue, unsaid=False, together=None), parts())
