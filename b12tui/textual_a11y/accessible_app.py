"""Textual application that, for each key, writes what has changed and puts the terminal's cursor on the focus.

Only the output differs from Textual's App: Textual's own is dropped, and frames are made of what its compositor shows
(or of rows of a subclass). They are written from the key handler, because a screen reader looks 20 ms after a key,
before Textual draws; whatever Textual draws later is written then, which is mostly nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter, StyledRow
from b12tui.terminal.key_sequences import Input
from b12tui.textual_a11y.driver import AccessibleDriver, ReadFailed
from b12tui.textual_a11y.key_names import to_textual

Result = TypeVar("Result")

MOTION = len("\x1b[999;999H")
"""Length in bytes of the longest frame that only moves the cursor."""


class AccessibleApp(App[Result], inherit_bindings=False):
    """Textual application that screen readers and braille displays can follow."""

    def __init__(
        self,
        capabilities: Capabilities,
        driver: type[AccessibleDriver] | None = None,
        *,
        writer: FrameWriter | None = None,
    ) -> None:
        """Create the application; `writer` is that of a frame that is on the terminal already.

        Without a `driver` it is an ordinary Textual application, as tests with Pilot need it.
        """
        super().__init__(driver_class=driver, ansi_color=True)
        self.animation_level = "none"
        self.capabilities = capabilities
        self.writer = writer or FrameWriter(capabilities)
        self.failure: Exception | None = None
        """Error that ended the application, if any."""
        self._last_cursor: tuple[int, int] | None = None
        """Last position of the cursor: column and row, from 0."""

    @property
    def quiet_driver(self) -> AccessibleDriver | None:
        """Driver to write frames to; None if Textual writes its own output."""
        driver = self._driver
        return driver if isinstance(driver, AccessibleDriver) and not driver.passthrough else None

    def paint(
        self,
        rows: Sequence[StyledRow],
        cursor: tuple[int, int],
        size: tuple[int, int],
        *,
        stepped: bool = False,
        end: int | None = None,
    ) -> None:
        """Write the frame that turns a screen of `size` (columns, rows) into `rows` with the cursor at (column, row).

        With `stepped`, the cursor has moved to the next possible position. If that is more than a row away, yasr is
        silent unless the row is drawn; so the row is written once more, up to column `end`.
        """
        driver, before = self.quiet_driver, self._last_cursor
        self.cursor_position, self._last_cursor = Offset(*cursor), cursor
        if driver is None:
            return
        frame = self.writer.frame(rows, cursor, size)
        if stepped and before is not None and abs(cursor[1] - before[1]) > 1 and len(frame) < MOTION:
            frame += self.writer.again(cursor, size[0] if end is None else end)
        if frame:
            driver.write_frame(frame)

    def follow(self, *, stepped: bool = False) -> None:
        """Write what has changed in the widgets, and put the cursor on the focus."""
        driver = self.quiet_driver
        if driver is None or driver.stalled:
            return
        columns, height = self.size
        strips = self.screen._compositor.render_strips()  # noqa: SLF001 - a private seam; see the test
        rows = tuple(tuple(_styled_run(segment) for segment in strip if segment.text) for strip in strips)
        column, row = self.caret()
        place = min(max(column, 0), columns - 1), min(max(row, 0), height - 1)
        self.paint(rows, place, (columns, height), stepped=stepped)

    def caret(self) -> tuple[int, int]:
        """Return the cursor's column and row on the screen, from the `caret` of the focused widget."""
        focused = self.focused
        if focused is None:
            return self.cursor_position
        place = getattr(focused, "cursor_screen_offset", None)  # of Textual's own input widgets
        if place is not None and getattr(focused, "cursor_at_end", False):
            place -= (1, 0)  # at the end Input counts one cell too many
        if place is None:
            own = getattr(focused, "caret", Offset(0, 0))
            place = focused.content_region.offset + own - focused.scroll_offset
        return place.x, place.y

    async def on_event(self, event: events.Event) -> None:
        """Let Textual handle an event, and write the result of a key at once."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._write_result()

    def _write_result(self) -> None:
        """Write the result of a key: at once for a binding, and again after a focused widget has handled the key."""
        self.follow(stepped=True)
        if self.focused is not None:
            self.focused.call_later(self.follow, stepped=True)

    # Textual calls the handlers of every class, of subclass and base: what a subclass may override is not a handler.

    def on_keys_available(self) -> None:
        """Take the waiting keys."""
        driver = self._driver
        if isinstance(driver, AccessibleDriver) and (keys := driver.take_keys()):
            self.receive(keys)

    def receive(self, keys: tuple[Input, ...]) -> None:
        """Post keys, named as in `b12tui.terminal`, to Textual."""
        for name in keys:
            if isinstance(name, str):
                self.post_message(to_textual(name))

    def on_write_drained(self) -> None:
        """Go on writing: the line has taken all output."""
        self.catch_up()

    def catch_up(self) -> None:
        """Write what could not be written while the line was stalled."""
        self.follow()

    def on_terminal_returned(self) -> None:
        """Write everything again after another program had the terminal."""
        self.writer.forget()
        self.come_back()

    def come_back(self) -> None:
        """Write the whole screen."""
        self.follow()

    def on_read_failed(self, message: ReadFailed) -> None:
        """End the application: no keys can be read any more."""
        self._handle_exception(message.error)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for the caller of the application, and end.

        Textual would write a traceback over the page, with the values of variables (a private seam; see the test).
        """
        if not issubclass(self.driver_class, AccessibleDriver):
            super()._handle_exception(error)
            return
        self.failure = self.failure or error
        self.exit(self.result_of_failure(), return_code=1)

    def result_of_failure(self) -> Result | None:
        """Return the result of the application after a failure."""
        return None

    def textual_draws(self) -> None:
        """Write what Textual wants to draw; a subclass that draws by itself does nothing here."""
        self.follow()

    def _display(self, screen: Screen[object], renderable: object) -> None:
        """Let Textual write its own output only without a driver for frames (a private seam; see the test)."""
        if self.quiet_driver is None:
            super()._display(screen, renderable)  # type: ignore[arg-type]
        elif self._running:
            self.textual_draws()


def _styled_run(segment: Segment) -> tuple[str, CellStyle]:
    """Return the text of a segment and its style."""
    style = segment.style
    return segment.text, DEFAULT_STYLE if style is None else CellStyle(_parameters(style))


def _parameters(style: Style) -> str:
    flags = ((style.bold, "1"), (style.italic, "3"), (style.underline, "4"), (style.reverse, "7"), (style.strike, "9"))
    parameters = [code for on, code in flags if on]
    for colour, foreground in ((style.color, True), (style.bgcolor, False)):
        if colour is not None and not colour.is_default:
            parameters += colour.get_ansi_codes(foreground=foreground)
    return ";".join(parameters)
