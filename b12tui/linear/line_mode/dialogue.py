"""A conversation's state, and what an answer is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from b12tui.core.handlers.documents import refused
from b12tui.core.motion.folds import Folds
from b12tui.core.state import Listing, Reader
from b12tui.document import Address
from b12tui.fastclass import dataclass, field, replace
from b12tui.linear.line_mode.units import Piece, Unit, Units
from b12tui.linear.narration.narrated import Told
from b12tui.linear.outcome import Leaving
from b12tui.plain.output_options import Wrap
from b12tui.plain.styles import STYLES

REMEMBERED = 20
"""How many commands `history` says."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How line mode speaks: settings, which `set` changes."""

    unit: Unit = Unit.BLOCK
    style: str = "spoken"
    """A name of `plain.STYLES`."""
    wrap: Wrap | int = Wrap.NONE
    """A number is a width in cells."""
    ascii: bool = False
    """Whether what is not ASCII is spelt out."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Where a conversation stands."""

    reader: Reader
    units: Units
    manner: Manner = field(default_factory=Manner)
    unsaid: bool = True
    """Whether what stands at the place was not said yet, so that reading on begins with it."""
    offered: Listing | None = None
    """The list that was said last: a number chooses from it."""
    commands: tuple[str, ...] = ()
    """The last commands as they were typed, the newest last."""
    fulfil: Callable[[Reader], Reader] = refused
    """Does what a reader's effect asks for outside of its text."""
    together: tuple[Address, tuple[str, ...]] | None = None
    """What was said as one of several pieces (a question and its answer, a note), and the place behind it."""

    def at(self, reader: Reader) -> Talk:
        """Return the talk with another reader, which may be of another text."""
        if reader.document is self.reader.document:
            return replace(self, reader=reader)
        return replace(self, reader=reader, units=_units(reader, self.manner), unsaid=True, offered=None, together=None)

    def with_manner(self, manner: Manner) -> Talk:
        """Return the talk with other settings."""
        told = self.units.told
        if manner.style != self.manner.style:
            told = Told(self.reader.document, STYLES[manner.style])
        return replace(self, manner=manner, units=Units(told, manner.unit, self.reader.pace), together=None)

    @property
    def within_sections(self) -> Units:
        """The units of what is less than a section: the talk's own, or blocks where it reads by section."""
        return Units(self.units.told, Unit.BLOCK, self.reader.pace) if self.manner.unit is Unit.SECTION else self.units

    def here(self) -> Piece | None:
        """Return what stands at the place: a unit, but no section where the place is in the middle of one."""
        found = self.units.at(self.reader)
        if found is not None and self.manner.unit is Unit.SECTION and self.reader.at > found.at:
            return self.within_sections.at(self.reader)
        return found


def begin(reader: Reader, manner: Manner, fulfil: Callable[[Reader], Reader] = refused) -> Talk:
    """Return the beginning of a conversation at the reader's place; see `Talk.fulfil`."""
    return Talk(reader, _units(reader, manner), manner, fulfil=fulfil)


def _units(reader: Reader, manner: Manner) -> Units:
    return Units(Told(reader.document, STYLES[manner.style]), manner.unit, reader.pace)


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of an answer."""

    lines: tuple[str, ...]
    at: Address | None = None
    """Where the reader is once they are said; None: where it was."""
    folds: Folds | None = None
    """What is open then; None: what was."""
    verbatim: bool = False
    """Whether the lines are written as they are, neither cut nor spelt out."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what is said, bit by bit, and where the conversation stands then, but for the place of its parts."""

    talk: Talk
    parts: Iterable[Part] = ()
    leaving: Leaving | None = None


def say(talk: Talk, *lines: str) -> Reply:
    """Answer with some lines, staying where one is."""
    return Reply(talk, (Part(tuple(line for line in lines if line)),))


def copied(talk: Talk, text: str, name: str) -> Reply:
    """Answer with a text that was to be copied, line by line as it is written."""
    lines = tuple(text.split("\n"))
    return Reply(talk, (Part((f"Line mode can't reach the clipboard; here is {name}:",)), Part(lines, verbatim=True)))


def together(talk: Talk, pieces: Iterable[Piece]) -> Reply:
    """Answer with pieces of the text that belong together: said again, they are all said again."""
    held = tuple(pieces)
    reply = recite(talk, held)
    lines = tuple(line for piece in held for line in piece.lines)
    return replace(reply, talk=replace(reply.talk, together=(held[-1].at, lines) if held else None))


def recite(talk: Talk, pieces: Iterable[Piece], first: str = "") -> Reply:
    """Answer with pieces of the text, after a line of ours; the place follows them."""

    def parts() -> Iterable[Part]:
        if first:
            yield Part((first,))
        for piece in pieces:
            yield Part(piece.lines, piece.at)

    return Reply(replace(talk, unsaid=False, together=None), parts())
