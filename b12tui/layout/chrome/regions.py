"""Regions of a screen of a given size, the same for the first frame and all later ones."""

from __future__ import annotations

from b12tui.core.appearance import Appearance
from b12tui.core.messages.replacements import shown_in_ascii, shown_in_words, shown_instead
from b12tui.fastclass import dataclass
from b12tui.layout.page.glyphs import ASCII, UNICODE
from b12tui.layout.page.measure import Measure, TableLayout
from b12tui.layout.style.themes import MANY

MIN_SIDEBAR_COLUMNS = 100
"""Least number of columns for the contents sidebar."""
MIN_GROUP_COLUMNS = 120
"""Least number of columns from which on the text and its contents stand together, in the middle."""
GROUP_GAP = 6
"""Cells between the text and the contents at its right, which a grid may use but for the last two."""
MIN_BAR_ROWS = 10
"""Least number of rows for status bars: a first row with the section's name and a last one with a hint."""
MIN_GREETING_ROWS = 3
"""Least number of rows for a greeting row, which tells screen reader users how to hear the text, without bars."""
MIN_SPACING_ROWS = 20
"""Least number of rows for empty rows between the bars and the text."""
PAGE_MARGIN = 2
"""Left margin in cells, from 60 columns on: a braille window of 40 cells loses no more than these."""
RIGHT_MARGIN = 3
"""Right margin in cells, from 60 columns on: yasr takes each byte of UTF-8 for a cell, and a full row with a bullet in
it would wrap in its copy of the screen and put every row below it off by one."""
MIN_MARGIN_COLUMNS = 60
"""Number of columns below which there is no margin and the first row has only the section's name."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Positions and sizes of the regions of a screen, in cells and rows."""

    columns: int
    rows: int
    bars: bool
    """Whether there are status bars: a first and a last row."""
    page_row: int
    page_rows: int
    page_column: int
    page_columns: int
    """Text width in cells."""
    side_column: int
    side_columns: int
    """Width of the contents sidebar in cells; 0: there is none."""
    over_columns: int
    """Greatest width of a table overlay in cells: that of the screen, or of a narrow measure that the user chose."""
    grid_columns: int
    """Greatest width of a grid on the page in cells: the text may be narrower."""
    window_columns: int
    """Greatest width in cells of a grid that takes the place of the contents, too."""
    full_bars: bool = True
    """Whether bars go from edge to edge of the screen."""
    table_lead: int = 0
    """Cells before the table over the page that are for the bar of its current row."""

    @property
    def foot_rows(self) -> int:
        """Number of rows below the page."""
        return self.rows - self.page_row - self.page_rows

    @property
    def max_message_rows(self) -> int:
        """Greatest number of message rows that leave the cursor's row free."""
        return self.rows - self.page_row - 1

    @property
    def left(self) -> int:
        """Column at which all rows begin: that of the text, or of contents at its left."""
        return min(self.page_column, self.side_column) if self.side_columns else self.page_column

    @property
    def right(self) -> int:
        """Column behind the last one of the title row."""
        if not self.side_columns or self.columns < MIN_GROUP_COLUMNS:
            return self.columns - 1
        return min(max(self.side_column + self.side_columns, self.page_column + self.page_columns), self.columns - 1)

    @property
    def page_end(self) -> int:
        """Column behind the last one that the page or an overlay can reach."""
        return self.side_column if self.side_columns and self.side_column > self.page_column else self.columns


def regions(columns: int, rows: int, appearance: Appearance, *, greets: bool = False) -> Regions:
    """Divide a screen of `columns` by `rows` cells; `greets` reserves the first row for a greeting."""
    columns, rows = max(columns, 1), max(rows, 1)
    bars = rows >= MIN_BAR_ROWS
    air = 1 if rows >= MIN_SPACING_ROWS else 0
    first = 1 if greets and rows >= MIN_GREETING_ROWS else 0
    margin = PAGE_MARGIN if columns >= MIN_MARGIN_COLUMNS else 0
    side = min(max(columns // 4, 26), 38) if columns >= MIN_SIDEBAR_COLUMNS else 0
    taken = side + 3 if side else 0
    left = appearance.contents_left and side
    right = RIGHT_MARGIN if columns >= MIN_MARGIN_COLUMNS and (left or not side) else 0
    reach = columns - margin - taken - right
    text = max(min(appearance.width, reach), 1)
    over = max(columns - margin - 1, 1)
    side_column = margin if left else columns - side
    page_column = margin + (taken if left else 0)
    grid = reach + (1 if side else 0)
    if side and columns >= MIN_GROUP_COLUMNS and appearance.width >= MIN_MARGIN_COLUMNS:
        gap = taken - side if left else GROUP_GAP
        free = columns - side - gap - text
        shift = max(min(free // 2, free - RIGHT_MARGIN) - margin, 0)
        side_column = side_column + shift if left else min(margin + shift + text + gap, side_column)
        page_column += shift
        grid = columns - page_column - RIGHT_MARGIN if left else side_column - page_column - 2
    window = columns - page_column - RIGHT_MARGIN if side else grid
    return Regions(
        columns=columns,
        rows=rows,
        bars=bars,
        page_row=(1 + air) if bars else first,
        page_rows=max(rows - (2 + 2 * air if bars else first), 1),
        page_column=page_column,
        page_columns=text,
        side_column=side_column,
        side_columns=side,
        over_columns=over if appearance.width >= MIN_MARGIN_COLUMNS else min(over, appearance.width),
        grid_columns=max(grid if appearance.width >= MIN_MARGIN_COLUMNS else text, 1),
        window_columns=max(window if appearance.width >= MIN_MARGIN_COLUMNS else text, 1),
        full_bars=appearance.decorated,
    )


@dataclass(frozen=True, slots=True)
class Display:
    """What a terminal shows of signs and styles."""

    unicode_marks: bool = True
    """Whether generated glyphs need not be ASCII."""
    colours: int = 0
    """Number of colours."""
    underlined_blanks: bool = True
    """Whether blanks that are underlined show a line."""


def measure(screen: Regions, appearance: Appearance, display: Display) -> Measure:
    """Return the measure of the page's text on a screen."""
    glyphs = UNICODE if display.unicode_marks and not appearance.ascii_marks else ASCII
    tables = TableLayout.UNWRAPPED
    if appearance.tables in ("grid", "records"):
        tables = TableLayout(appearance.tables)
    elif appearance.tables == "auto" and appearance.width >= MIN_MARGIN_COLUMNS:
        # Who chose a narrow measure reads on a braille display or with large letters.
        tables = TableLayout.WRAPPED
    visual = appearance.visual and appearance.width >= MIN_MARGIN_COLUMNS
    coloured = display.colours >= MANY
    instead = shown_in_words if appearance.formulas_in_words else shown_in_ascii if glyphs is ASCII else shown_instead
    return Measure(
        screen.page_columns,
        glyphs,
        appearance.spacing,
        appearance.sentence_lines,
        signs=True,
        ticks=not (coloured and appearance.visual and appearance.colours.tells_code),
        visual=visual,
        draws_rules=not display.underlined_blanks,
        short_rules=not appearance.decorated,
        # Empty rows between those of the code would be stripes.
        panels=coloured and appearance.spacing == 1 and appearance.colours.panel is not None,
        instead=instead,
        code_scrolls=appearance.code == "scroll",
        tables=tables,
        files_in_columns=appearance.visual,
        table_width=screen.grid_columns,
        window_width=screen.window_columns,
        table_margin=RIGHT_MARGIN - 1 if visual and screen.columns >= MIN_MARGIN_COLUMNS else 0,
    )
