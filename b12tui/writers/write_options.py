"""Options of all output formats; a writer obeys those that its row of the registry names."""

from __future__ import annotations

from b12tui.core.verbosity import Verbosity
from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.core.messages.note_words import Insertions
    from b12tui.document import Position

PLACE_ID = "b12tui-place"
"""Id of the place that a page is opened at."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Options of output."""

    verbosity: Verbosity = field(default_factory=Verbosity)
    """What is announced besides the document's own words."""
    style: str = "spoken"
    """How roles are worded: `spoken` or `brief`."""
    wrap: int | str = "none"
    """Line breaking: a width in cells, `sentence` (a line for each) or `none`."""
    table: str = "records"
    """Table format: `records`, `grid` or `csv`."""
    emphasis: bool = False
    """Whether to show emphasis, strong text and code by marks."""
    ascii: bool = False
    """Whether to write ASCII alone."""
    section: int | None = None
    """Number of the only section to write, with its subsections; None: the whole document."""
    large_print: bool = False
    """Whether letters are 18 points high and more, and none are slanted."""
    language: str | None = None
    """Tag of the document's language (BCP 47); None: as it says, or as its words tell."""
    place: Position | None = None
    """Place in the document that a page marks by `PLACE_ID`, to be opened at; None: none."""
    folder: str = ""
    """Address of the folder that relative addresses in the document count from; empty: they stay as they are."""
    modified: int | None = None
    """Time of the document's last change, in seconds since 1970, where a format tells it; None: unknown."""
    speech_rate: int | None = None
    """Rate of speech for the time that it takes to listen to a document; None: it is read silently."""
    words_per_minute: int | None = None
    """Reading speed for the time that a document takes; None: the usual one."""
    cells: int = 40
    """Cells in a line of braille."""
    lines: int = 25
    """Lines on a page of braille."""
    braille_table: str = "en-ueb-g2"
    """Table of liblouis, by its name or by language and grade (`de-g2`)."""
    notes: Insertions = field(default_factory=dict)
    """The reader's notes, by text node, where a format says them among the words."""
    may_start_programs: bool = True
    """Whether programs that translate may be started."""
    columns: int = 0
    """Columns of a terminal that is to wrap the rows of a line of plain text itself; 0: none is."""
    moves: bool = False
    """Whether those rows follow one another by a move of the cursor instead."""
