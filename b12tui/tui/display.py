"""Display of a reader state, on the terminal and in the widgets.

A frame is written at once as the fewest bytes, cursor last: a screen reader looks 20 ms after a key, before Textual has
drawn. The widgets show the same rows, for tools that use the application through Textual.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from b12tui.colour_themes import Theme, theme
from b12tui.core.keymap.bindings import Pending
from b12tui.core.messages.phrases import plural
from b12tui.core.state import ReaderState
from b12tui.core.update import context
from b12tui.layout.page.lines import Line, generated
from b12tui.layout.screen_view import ScreenFrame, ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.textual_a11y.accessible_app import AccessibleApp
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.rows_widget import LinesWidget


class MainScreen(Screen[None], inherit_bindings=False):
    """Only screen of the application; overlays are drawn as rows."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = "MainScreen { background: ansi_default; color: ansi_default; overflow: hidden; }"


class ReaderDisplay(AccessibleApp[ReaderState], inherit_bindings=False):
    """Textual application that shows a reader state; a subclass handles keys."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        state: ReaderState,
        *,
        capabilities: Capabilities,
        driver: type[AccessibleDriver] | None,
        view: ScreenView | None,
        writer: FrameWriter | None,
    ) -> None:
        """Show `state`; `view` and `writer` are those of a frame that is on the terminal already."""
        super().__init__(capabilities, driver, writer=writer)
        self.reader = state
        self.shown_state = state
        """Last state that was drawn: one that cannot be drawn must not be returned to."""
        self.pending = Pending()
        self.view = view
        self.picture: ScreenFrame | None = None
        self._draw_waiting: bool | None = None
        """Whether the drawing that waits for a stalled line is `quiet`; None if none waits."""

    def get_default_screen(self) -> Screen[None]:
        """Return the only screen."""
        return MainScreen()

    def compose(self) -> ComposeResult:
        """Yield the widgets: the rows above the page, the page, the contents sidebar, the rows below."""
        yield LinesWidget("head")
        yield LinesWidget("page")
        yield LinesWidget("contents")
        yield LinesWidget("foot")

    def catch_up(self) -> None:
        """Draw what could not be drawn while the line was stalled."""
        if self._draw_waiting is not None:
            self.draw(quiet=self._draw_waiting)

    def come_back(self) -> None:
        """Draw everything again."""
        self.draw()

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size."""
        if self.view is None:
            self.view = ScreenView(self.reader, columns, rows, unicode_marks=self.capabilities.unicode_marks)
        elif (columns, rows) != (self.view.areas.columns, self.view.areas.rows):
            self.view.resize(self.reader, columns, rows)
        self.draw()

    def draw(self, *, quiet: bool = False) -> None:
        """Draw the state: on the terminal at once, in the widgets when Textual draws.

        While the line is stalled no frame is made; afterwards the state of that time is drawn.
        """
        if self.view is None:
            return
        if self._draw_waiting is not None:
            quiet, self._draw_waiting = quiet and self._draw_waiting, None
        if isinstance(self._driver, AccessibleDriver) and self._driver.stalled:
            self._draw_waiting = quiet
            return
        self.picture = frame = self.view.frame(self.reader, waiting=self._pending_hint(), quiet=quiet)
        colours = theme(self.reader.appearance.theme)
        areas = frame.areas
        rows = styled_rows(frame.rows, colours, self.capabilities.colours, areas.columns)
        self.paint(rows, frame.cursor, (areas.columns, areas.rows), stepped=quiet, end=areas.page_end)
        self._show_in_widgets(frame, colours)
        self.shown_state = self.reader

    def announce(self, words: str) -> None:
        """Show a message over the last frame, only on the terminal; the next frame removes it."""
        shown = self.view.announced(words) if self.view is not None else None
        if shown is None or (isinstance(self._driver, AccessibleDriver) and self._driver.stalled):
            return
        areas = shown.areas
        rows = styled_rows(
            shown.rows, theme(self.shown_state.appearance.theme), self.capabilities.colours, areas.columns
        )
        self.paint(rows, shown.cursor, (areas.columns, areas.rows))

    def _show_in_widgets(self, frame: ScreenFrame, colours: Theme) -> None:
        screen = frame.areas
        below = screen.page_row + screen.page_rows
        # The page includes its margin, so that a theme's background reaches the edge of the screen.
        left = screen.side_column + screen.side_columns if 0 < screen.side_columns < screen.page_column else 0
        right = screen.side_column if screen.side_column > screen.page_column else screen.columns
        margin = generated(" " * (screen.page_column - left))
        page = tuple(Line((margin, *line.runs)) if line.runs else line for line in frame.page)
        for name, lines, place in (
            ("head", frame.head, (0, 0, screen.columns, screen.page_row)),
            ("page", page, (left, screen.page_row, right - left, screen.page_rows)),
            ("contents", frame.side, (screen.side_column, screen.page_row, screen.side_columns, screen.page_rows)),
            ("foot", frame.foot, (0, below, screen.columns, screen.rows - below)),
        ):
            for widget in self.screen.query(f"#{name}").results(LinesWidget):
                widget.place(*place)
                widget.show(lines, colours)

    def _pending_hint(self) -> str:
        """Return the keys that may follow those typed so far."""
        if self.pending.prefix in ("mark", "go-mark"):
            return "A letter for the mark; Esc leaves."
        if self.pending.prefix:
            hint = self._choices(short=False)
            return hint if self.view is None or self.view.can_tell(hint) else self._choices(short=True)
        return plural("time", int(self.pending.count)) if self.pending.count else ""

    def _choices(self, *, short: bool) -> str:
        choices = self.reader.keymap.choices(self.pending, context(self.reader), short=short)
        return "   ".join(f"{key} {meaning}" for key, meaning in choices)

    def result_of_failure(self) -> ReaderState:
        """Return the state drawn last."""
        return self.shown_state

    def textual_draws(self) -> None:
        """Do nothing: `draw` has written the frame."""
