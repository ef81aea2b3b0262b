"""Textual application that, for each key, writes what has changed and puts the terminal's cursor on the focus.

Only the output differs from Textual's App: Textual's own is dropped, and frames are made of what its compositor shows.
They are written from the key handler, because a screen reader looks 20 ms after a key, before Textual draws; whatever
Textual draws later is written then, which is mostly nothing.
"""

from __future__ import annotations

from typing import TypeVar  # noqa: TID251  (for a class of Textual, which is subscripted)

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

from b12tui.errors import without_traceback
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.terminal.key_sequences import Input
from b12tui.textual_a11y.composed_rows import ComposedRows
from b12tui.textual_a11y.driver import AccessibleDriver, ReadFailed
from b12tui.textual_a11y.key_names import to_textual

Result = TypeVar("Result")


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
        self._composed_rows = ComposedRows()
        self._last_cursor: tuple[int, int] | None = None
        """Last position of the cursor: column and row, from 0."""

    @property
    def frame_driver(self) -> AccessibleDriver | None:
        """Driver to write frames to; None if Textual writes its own output."""
        driver = self._driver
        return driver if isinstance(driver, AccessibleDriver) and not driver.passthrough else None

    def follow(self, *, stepped: bool = False) -> None:
        """Write what has changed in the widgets, and put the cursor on the focus.

        With `stepped`, the cursor has moved to the next possible position. If that is more than a row away, yasr is
        silent unless the row is drawn; so the row is written once more, as far as the focused widget reaches. So it is
        where a step draws marks of blanks, and the words at the cursor if it is one within a row.
        """
        driver, size = self.frame_driver, self.screen.size
        if not size or (driver is not None and driver.stalled):
            return
        column, row = self.caret()
        cursor = min(max(column, 0), size.width - 1), min(max(row, 0), size.height - 1)
        before, self._last_cursor = self._last_cursor, cursor
        self.cursor_position = Offset(*cursor)
        if driver is None:
            return
        frame = self.writer.frame(self._composed_rows.rows(self.screen), cursor, (size.width, size.height))
        if before is not None and not self.writer.draws_words:
            if stepped and abs(cursor[1] - before[1]) > (0 if self.writer.draws_blanks else 1):
                end = size.width if self.focused is None else self.focused.region.right
                frame += self.writer.move_and_repeat(cursor, end)
            elif self.writer.draws_blanks and cursor[1] == before[1] and cursor[0] != before[0]:
                frame += self.writer.repeat_words(cursor)
        if frame:
            driver.write_frame(frame)

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
        self.write_pending()

    def write_pending(self) -> None:
        """Write what could not be written while the line was stalled."""
        self.follow()

    def on_terminal_returned(self) -> None:
        """Write everything again after another program had the terminal."""
        self.writer.invalidate()
        self.redraw_all()

    def redraw_all(self) -> None:
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
        self.failure = self.failure or (without_traceback(error) if isinstance(error, MemoryError) else error)
        self.exit(self.result_of_failure(), return_code=1)

    def result_of_failure(self) -> Result | None:
        """Return the result of the application after a failure."""
        return None

    def _display(self, screen: Screen[object], renderable: object) -> None:
        """Let Textual write its own output only without a driver for frames (a private seam; see the test)."""
        if self.frame_driver is None:
            super()._display(screen, renderable)  # type: ignore[arg-type]
        elif self._running:
            self.follow()
