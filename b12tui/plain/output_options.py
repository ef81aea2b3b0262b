"""Options of plain text output."""

from __future__ import annotations

from enum import Enum

from b12tui.core.appearance import WORDS_PER_MINUTE
from b12tui.core.verbosity import Verbosity
from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.plain.styles import SPOKEN, OutputStyle

if TYPE_CHECKING:
    from b12tui.core.messages.note_words import Insertions


class Wrap(Enum):
    """Line breaking of running text without a width."""

    NONE = "none"
    """No breaks: a paragraph is one line, which the terminal may wrap."""
    SENTENCE = "sentence"
    """Break after each sentence."""


class Tables(Enum):
    """Table format."""

    RECORDS = "records"
    """Records in words, each cell with its header."""
    GRID = "grid"
    """Aligned columns."""
    CSV = "csv"
    """Comma-separated values, quoted as in RFC 4180, with the line ends of the rest of the text."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of plain text output."""

    style: OutputStyle = SPOKEN
    wrap: Wrap | int = Wrap.NONE
    """Line breaking; a number is a width in cells."""
    table: Tables = Tables.RECORDS
    emphasis: bool = False
    """Whether to mark emphasis by `*`, strong text by `**`, code by a backtick."""
    ascii: bool = False
    """Whether to transliterate to ASCII."""
    section: int | None = None
    """Number of the only section to write, with its subsections; None: the whole document."""
    words_per_minute: int = WORDS_PER_MINUTE
    """Reading speed."""
    speech_rate: int | None = None
    """Rate of the speech that the output is for, in words per minute; None: it is read silently."""
    notes: Insertions = field(default_factory=dict)
    """The reader's notes, by text node."""
    announced: Verbosity = field(default_factory=Verbosity)
    """Verbosity that `style` was made for."""
    columns: int = 0
    """Columns of a terminal that is to wrap the rows of a line itself, so that speech doesn't pause; 0: none is."""
    moves: bool = False
    """Whether the rows of a line follow one another by a move of the cursor instead."""
