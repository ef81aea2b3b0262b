"""State of the rows above the page: the title row with its greeting, and the header of the table at the top."""

from __future__ import annotations

from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.layout.chrome import title_bar
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import BLANK_LINE, Line, cut_line, generated


class TitleRow:
    """First row, and the header of a table below it, kept while only the cursor moves."""

    def __init__(self, greeting: tuple[str, ...]) -> None:
        """Greet with the longest `greeting` that fits, until `end_greeting`: its removal alone would be read out."""
        self._greeting = greeting
        self.line = BLANK_LINE
        self._headed = (BLANK_LINE, 0, 0), BLANK_LINE
        """Header of a table, with the column of the page and the columns of the screen, and the same as placed."""

    @property
    def greets(self) -> bool:
        """Whether the greeting has not ended."""
        return bool(self._greeting)

    def greeting_line(self, columns: int) -> Line | None:
        """Return the greeting alone on a screen of `columns` cells; None if it has ended or doesn't fit."""
        return title_bar.greeting_row(self._greeting, columns) if self._greeting else None

    def end_greeting(self) -> None:
        """Show the location from the next `update` on."""
        self._greeting = ()

    def update(
        self,
        state: ReaderState,
        screen: Regions,
        hidden: str = "",
        last_visible: tuple[Position | None, bool] = (None, False),
        cut: str = "",
    ) -> None:
        """Show the title with the greeting, or the location; all but `state` and `screen` as for `first_row`."""
        if not screen.bars:
            self.line = self.greeting_line(screen.columns) or BLANK_LINE
            return
        greeted = title_bar.greeted_title(state, self._greeting, screen, cut) if self._greeting else None
        self.line = greeted or title_bar.first_row(state, screen, hidden, last_visible, cut)

    def rows(self, screen: Regions, table_header: Line = BLANK_LINE) -> tuple[Line, ...]:
        """Return the rows above the page: the first one and an empty one, which has the header of a table of the page.

        `table_header` has no runs where there is none.
        """
        rows = (self.line, *(BLANK_LINE,) * (screen.page_row - 1)) if screen.page_row else ()
        if len(rows) < 2 or not table_header.runs:
            return rows
        return (*rows[:-1], self._placed(table_header, screen))

    def _placed(self, header: Line, screen: Regions) -> Line:
        """Return the header of a table of the page over its columns: the same row while only the cursor moves."""
        key = header, screen.page_column, screen.columns
        if self._headed[0] != key:
            row = Line((generated(" " * screen.page_column), *header.runs))
            self._headed = key, cut_line(row, screen.columns)
        return self._headed[1]
