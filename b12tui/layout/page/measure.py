"""Measure of a page: text width, glyphs and line rules."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.messages.replacements import shown_instead
from b12tui.document import Text
from b12tui.fastclass import dataclass
from b12tui.fastenum import Enum
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.layout.page.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from b12tui.core.messages.scripts import Replacement


class TableLayout(Enum):
    """Ways of setting tables."""

    UNWRAPPED = "unwrapped"
    """A grid of one screen row for each table row where that fits, else records."""
    WRAPPED = "wrapped"
    """A grid whose cells are wrapped, where its columns are not too narrow, else records."""
    GRID = "grid"
    """The same with columns as narrow as need be."""
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Measure:
    """Text width of a page and everything else that decides where lines break."""

    width: int
    """Text width in cells; at least 1."""
    glyphs: Glyphs = UNICODE
    spacing: int = 1
    """Line spacing; 1: no empty rows between rows, 2: an empty row after each."""
    sentence_lines: bool = False
    """Whether each sentence of running text begins a row."""
    signs: bool = False
    """Whether code, rules and tasks have the signs of a page that is seen: backticks, bars, lines."""
    ticks: bool = True
    """Whether code in running text stands in backticks there: needed where no colour tells it from the text."""
    visual: bool = False
    """Whether the page is for the eye alone: headings have rules and signs, folds and images no more than a sign."""
    draws_rules: bool = False
    """Whether rules beside headings are characters: some consoles don't show underlined blanks.

    A title has a rule of double lines then, instead of the band on which it stands elsewhere.
    """
    short_rules: bool = False
    """Whether rules beside headings end after a few cells, as over a slow line."""
    panels: bool = False
    """Whether blocks of code stand on panels, which have room within."""
    instead: Callable[[Text], list[Replacement]] = shown_instead
    """What is shown instead of stretches of running text."""
    code_scrolls: bool = False
    """Whether each line of code has one row, however long, of which a part shows."""
    tables: TableLayout = TableLayout.UNWRAPPED
    table_width: int = 0
    """Width in cells that a grid may have, if it needs more than the text; 0: no more than the text."""
    table_margin: int = 0
    """Cells of the margin at the right of the window that a grid may take so that no cell is wrapped."""
    files_in_columns: bool = False
    """Whether names, titles and sizes of files stand in columns in the list of a folder."""
    window_width: int = 0
    """Width in cells that a grid may have, if there is no room for one in `table_width`; 0: no more than that."""

    @property
    def underlines_headers(self) -> bool:
        """Whether the header of a grid is underlined, rather than on a row of its own above a rule."""
        return self.visual and not self.draws_rules
