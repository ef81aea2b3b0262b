"""What can be asked of the plain text, read once and handed over whole."""

from __future__ import annotations

from enum import Enum

from b12tui.core.messages.phrases import WORDS_PER_MINUTE
from b12tui.fastclass import dataclass
from b12tui.plain.styles import SPOKEN, OutputStyle


class Wrap(Enum):
    """Where running text is cut, if not at a width."""

    NONE = "none"
    """Nowhere: a paragraph is a line, and who listens or reads lets the terminal cut it."""
    SENTENCE = "sentence"
    """Behind each sentence."""


class Tables(Enum):
    """How a table is written."""

    RECORDS = "records"
    """In words, no cell without its header."""
    GRID = "grid"
    """In columns, for eyes."""
    CSV = "csv"
    """For programs: quoted as RFC 4180 says, with the line ends of the rest of the text."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the plain text is written."""

    style: OutputStyle = SPOKEN
    wrap: Wrap | int = Wrap.NONE
    """A number is a width in cells."""
    table: Tables = Tables.RECORDS
    emphasis: bool = False
    """Whether emphasis is shown by `*`, strong words by `**`, code by a backtick."""
    ascii: bool = False
    """Whether characters outside of ASCII are spelt out."""
    section: int | None = None
    """The number of the one section to write, with those inside it; None: the whole text."""
    words_per_minute: int = WORDS_PER_MINUTE
