"""Status area below the page: message, key hints and prompt, and the rows of the page that they cover."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.state import Prompt, ReaderState
from b12tui.fastclass import replace
from b12tui.layout.chrome import message_area, status_bars
from b12tui.layout.chrome.regions import Regions
from b12tui.layout.page.lines import Line


class StatusArea:
    """Message rows and their placement, kept while only the cursor moves: what is moved is read out again."""

    def __init__(self) -> None:
        self._rows: tuple[Line, ...] = ()
        self._placement: message_area.MessagePlacement | None = None
        """None while the rows are not placed."""
        self._tables = True
        """Whether a table was in view when the rows were set."""
        self._half_typed = False
        """Whether the rows list the keys that may follow a half-typed command."""
        self.self_evident = False
        """Whether the page itself shows the result of the last action, so that no message is needed."""
        self.scrolled = 0
        """Number of rows by which the page of the last frame is scrolled up for the message."""

    def update(
        self,
        before: ReaderState | None,
        state: ReaderState,
        screen: Regions,
        waiting: str,
        *,
        keep: bool,
        shows_table: Callable[[], bool] | None,
    ) -> bool:
        """Set the rows for `state`; with `keep`, only if there is something to say. Return whether they are set.

        `shows_table` tells whether a table is in view; it is called only if the rows are set. None: as they were set
        last.
        """
        half_typed, self._half_typed = self._half_typed, bool(waiting)
        if keep and not (state.message or waiting or half_typed):
            return False
        if before is not None and before is not state:
            self.self_evident = not screen.bars and message_area.is_self_evident(before, state)
        if shows_table is not None:
            self._tables = shows_table()
        self._set(
            () if self.self_evident and not waiting else _fitting_rows(state, screen, waiting, tables=self._tables)
        )
        return True

    def _set(self, rows: tuple[Line, ...]) -> None:
        self._rows, self._placement = rows, None

    def put(
        self, state: ReaderState, screen: Regions, page: list[Line], foot: list[Line], at: int, *, updated: bool
    ) -> None:
        """Put the rows below the page, and on it as far as needed, with the cursor in row `at` of the page."""
        if not updated and not (self._placement and message_area.is_clear_of_cursor(self._placement, len(page), at)):
            # The cursor steps onto the message: it has been read, and moving it would read it again.
            self._set(status_bars.last_rows(replace(state, message=""), screen, "", tables=self._tables))
        if self._placement is None:
            self._placement = message_area.place_message(len(self._rows), len(page), len(foot), at)
        self.scrolled = self._placement.scroll
        message_area.put_message(self._placement, self._rows, page, foot, screen)

    def first_row(self, state: ReaderState, screen: Regions) -> int | None:
        """Return the screen's row on which a message or the keys that may follow begin; None if there are none."""
        if not self._rows or self._placement is None or not (state.message or self._half_typed):
            return None
        return screen.page_row if self._placement.at_top else screen.rows - len(self._rows)

    def put_prompt(
        self, state: ReaderState, prompt: Prompt, screen: Regions, page: list[Line], foot: list[Line], at: int
    ) -> int:
        """Put the prompt on the last row and the message behind or above it; return the cursor's column."""
        self.scrolled = 0
        row, column, room = status_bars.prompt_row(prompt, screen, state.message)
        above, below = (page, foot[:-1]) if foot else (page[:-1], [])
        if state.message and not room and above:
            # The match and its context must stay visible: the message gets one row, with as many clauses as fit.
            rows = shortened(state.message, screen, 1, len(below))[: max(len(above) - 1, 0)]
            where = message_area.place_message(len(rows), len(above), len(below), min(at, len(above) - 1))
            message_area.put_message(where, rows, above, below, screen)
            page[: len(above)] = above
            foot[: len(below)] = below
        (foot or page)[-1] = row
        return column


def _fitting_rows(state: ReaderState, screen: Regions, waiting: str, *, tables: bool) -> tuple[Line, ...]:
    """Return the message as rows, cut to its first clauses if there is no room for all of it."""
    rows = status_bars.last_rows(state, screen, waiting, tables=tables)
    most = screen.max_message_rows
    return rows if len(rows) <= most else shortened(waiting or state.message, screen, most)


def shortened(words: str, screen: Regions, most: int, below: int | None = None) -> tuple[Line, ...]:
    """Return the first clauses of `words`, as many as fit in `most` rows, but at least the first.

    `below` is that of `message_rows`.
    """
    shorter = [status_bars.message_rows(screen, clauses, below) for clauses in message_area.clauses(words)]
    return next((rows for rows in shorter if len(rows) <= most), shorter[-1][: screen.max_message_rows])
