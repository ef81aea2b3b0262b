"""What is seen: a reader's picture, on the terminal and in the widgets.

The picture is written as the fewest bytes, cursor last, and at once: a screen reader looks 20 ms after a key, before
Textual has drawn. The widgets show the same rows, for whoever looks at the application through Textual.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from b12tui.core.keymap.bindings import Pending
from b12tui.core.messages.phrases import counted
from b12tui.core.state import Reader
from b12tui.core.update import context
from b12tui.layout.page.lines import Line, ours
from b12tui.layout.screen_view import Picture, View
from b12tui.layout.style.styling import painted
from b12tui.layout.style.themes import Theme, theme
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.textual_a11y.accessible_app import QuietApp
from b12tui.textual_a11y.driver import QuietDriver
from b12tui.tui.rows_widget import Rows


class Desk(Screen[None], inherit_bindings=False):
    """The one screen; all that lies on it is drawn by rows."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = "Desk { background: ansi_default; color: ansi_default; overflow: hidden; }"


class ShownApp(QuietApp[Reader], inherit_bindings=False):
    """Shows a reader; what keys do to it is for its subclass to say."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        reader: Reader,
        *,
        capabilities: Capabilities,
        driver: type[QuietDriver] | None,
        view: View | None,
        writer: FrameWriter | None,
    ) -> None:
        """Make what shows `reader`; `view` and `writer` are those of a picture that stands on the terminal already."""
        super().__init__(capabilities, driver, writer=writer)
        self.reader = reader
        self.seen = reader
        """The last reader whose picture was drawn: one that can't be drawn must not be come back to."""
        self.pending = Pending()
        self.view = view
        self.picture: Picture | None = None
        self._late: bool | None = None
        """A drawing waits for a line that stalls: whether it is `quiet`."""

    def get_default_screen(self) -> Screen[None]:
        """Return the one screen."""
        return Desk()

    def compose(self) -> ComposeResult:
        """Lay out the rows above the page, the page, the contents beside it, the rows below."""
        yield Rows("head")
        yield Rows("page")
        yield Rows("contents")
        yield Rows("foot")

    def catch_up(self) -> None:
        """Draw what could not be drawn while the line stalled."""
        if self._late is not None:
            self.draw(quiet=self._late)

    def come_back(self) -> None:
        """Draw everything again."""
        self.draw()

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size."""
        if self.view is None:
            self.view = View(self.reader, columns, rows, unicode_marks=self.capabilities.unicode_marks)
        elif (columns, rows) != (self.view.areas.columns, self.view.areas.rows):
            self.view.resize(self.reader, columns, rows)
        self.draw()

    def draw(self, *, quiet: bool = False) -> None:
        """Show the reader: on the terminal at once, in the widgets when Textual draws.

        While the line has yet to take the last frame none is made; what is drawn then is where the reader is by then.
        """
        if self.view is None:
            return
        if self._late is not None:
            quiet, self._late = quiet and self._late, None
        if isinstance(self._driver, QuietDriver) and self._driver.stalled:
            self._late = quiet
            return
        self.picture = picture = self.view.picture(self.reader, waiting=self._waiting(), quiet=quiet)
        colours = theme(self.reader.look.theme)
        areas = picture.areas
        rows = painted(picture.rows, colours, self.capabilities.colours, areas.columns)
        self.paint(rows, picture.cursor, (areas.columns, areas.rows), stepped=quiet, end=areas.page_end)
        self._show_in_widgets(picture, colours)
        self.seen = self.reader

    def announce(self, words: str) -> None:
        """Tell something over the last picture, on the terminal alone; the next picture takes it away."""
        shown = self.view.announced(words) if self.view is not None else None
        if shown is None or (isinstance(self._driver, QuietDriver) and self._driver.stalled):
            return
        areas = shown.areas
        rows = painted(shown.rows, theme(self.seen.look.theme), self.capabilities.colours, areas.columns)
        self.paint(rows, shown.cursor, (areas.columns, areas.rows))

    def _show_in_widgets(self, picture: Picture, colours: Theme) -> None:
        screen = picture.areas
        below = screen.page_row + screen.page_rows
        # The page has the margin with it, so that a theme's paper reaches the screen's edge.
        left = screen.side_column + screen.side_columns if 0 < screen.side_columns < screen.page_column else 0
        right = screen.side_column if screen.side_column > screen.page_column else screen.columns
        margin = ours(" " * (screen.page_column - left))
        page = tuple(Line((margin, *line.runs)) if line.runs else line for line in picture.page)
        for name, lines, place in (
            ("head", picture.head, (0, 0, screen.columns, screen.page_row)),
            ("page", page, (left, screen.page_row, right - left, screen.page_rows)),
            ("contents", picture.side, (screen.side_column, screen.page_row, screen.side_columns, screen.page_rows)),
            ("foot", picture.foot, (0, below, screen.columns, screen.rows - below)),
        ):
            for widget in self.screen.query(f"#{name}").results(Rows):
                widget.place(*place)
                widget.show(lines, colours)

    def _waiting(self) -> str:
        """Return what may follow the keys typed so far."""
        if self.pending.prefix in ("mark", "go-mark"):
            return "A letter for the mark; Esc leaves."
        if self.pending.prefix:
            told = self._following(short=False)
            return told if self.view is None or self.view.can_tell(told) else self._following(short=True)
        return counted("time", int(self.pending.count)) if self.pending.count else ""

    def _following(self, *, short: bool) -> str:
        choices = self.reader.keys.choices(self.pending, context(self.reader), short=short)
        return "   ".join(f"{key} {meaning}" for key, meaning in choices)

    def result_of_failure(self) -> Reader:
        """Return the reader that was drawn last."""
        return self.seen

    def textual_draws(self) -> None:
        """Do nothing: `draw` has written it."""
