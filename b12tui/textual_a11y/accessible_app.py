"""An application that writes what has changed and then puts the terminal's cursor on the focus, for each key.

It is Textual's, but for the output: Textual's own is dropped, and a frame is made of what its compositor shows (or of
rows that a subclass has). It is written from the key handler, for a screen reader looks 20 ms after a key, before
Textual draws; what Textual finds to draw later is written then, and mostly that is nothing.
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

from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter, StyledRow
from b12tui.textual_a11y.driver import AccessibleDriver, ReadFailed
from b12tui.textual_a11y.key_names import to_textual

Result = TypeVar("Result")

MOTION = len("\x1b[999;999H")
"""Bytes of the longest frame that only moves the cursor."""


class AccessibleApp(App[Result], inherit_bindings=False):
    """A Textual application that can be followed."""

    def __init__(
        self,
        capabilities: Capabilities,
        driver: type[AccessibleDriver] | None = None,
        *,
        writer: FrameWriter | None = None,
    ) -> None:
        """Make the application; `writer` is that of a picture that stands on the terminal already.

        Without a `driver` it is a Textual application like any other, as tests by Pilot want it.
        """
        super().__init__(driver_class=driver, ansi_color=True)
        self.animation_level = "none"
        self.capabilities = capabilities
        self.writer = writer or FrameWriter(capabilities)
        self.failure: Exception | None = None
        """What ended the application, if it was not asked to end."""
        self._placed: tuple[int, int] | None = None
        """Where the cursor was put last: column and row, from 0."""

    @property
    def quiet_driver(self) -> AccessibleDriver | None:
        """The driver, where frames are ours to write."""
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
        """Write what turns a screen of `size` (columns, rows) into `rows` with the cursor at `cursor` (column, row).

        With `stepped` the cursor went to the next place that there is. Where that is more than a row away, yasr is
        silent unless the row is drawn; so it is written once more, up to column `end`.
        """
        driver, before = self.quiet_driver, self._placed
        self.cursor_position, self._placed = Offset(*cursor), cursor
        if driver is None:
            return
        frame = self.writer.frame(rows, cursor, size)
        if stepped and before is not None and abs(cursor[1] - before[1]) > 1 and len(frame) < MOTION:
            frame += self.writer.again(cursor, size[0] if end is None else end)
        if frame:
            driver.write_frame(frame)

    def follow(self, *, stepped: bool = False) -> None:
        """Write what has changed of what the widgets show, and put the cursor on the focus."""
        driver = self.quiet_driver
        if driver is None or driver.stalled:
            return
        columns, height = self.size
        strips = self.screen._compositor.render_strips()  # noqa: SLF001 - a private seam; see the test
        rows = tuple(tuple(_run(segment) for segment in strip if segment.text) for strip in strips)
        column, row = self.caret()
        place = min(max(column, 0), columns - 1), min(max(row, 0), height - 1)
        self.paint(rows, place, (columns, height), stepped=stepped)

    def caret(self) -> tuple[int, int]:
        """Return where the cursor belongs, column and row of the screen: on the focused widget's own `caret`."""
        focused = self.focused
        if focused is None:
            return self.cursor_position
        place = getattr(focused, "cursor_screen_offset", None)  # Textual's own, of what one types in
        if place is not None and getattr(focused, "cursor_at_end", False):
            place -= (1, 0)  # there Input counts one cell too many
        if place is None:
            own = getattr(focused, "caret", Offset(0, 0))
            place = focused.content_region.offset + own - focused.scroll_offset
        return place.x, place.y

    async def on_event(self, event: events.Event) -> None:
        """Let Textual act on an event, and write at once what came of a key."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._acted()

    def _acted(self) -> None:
        """Follow what a key has led to: at once where it was bound, behind the key where the widget itself takes it."""
        self.follow(stepped=True)
        if self.focused is not None:
            self.focused.call_later(self.follow, stepped=True)

    # Textual calls the handlers of every class, a subclass's and its base's: what one may do otherwise is no handler.

    def on_keys_available(self) -> None:
        """Take the keys that wait."""
        driver = self._driver
        if isinstance(driver, AccessibleDriver) and (keys := driver.take_keys()):
            self.receive(keys)

    def receive(self, keys: tuple[str, ...]) -> None:
        """Hand keys, by the names of the terminal room, to Textual."""
        for name in keys:
            self.post_message(to_textual(name))

    def on_write_drained(self) -> None:
        """Go on writing: the line has taken what it kept waiting."""
        self.catch_up()

    def catch_up(self) -> None:
        """Write what could not be written while the line stalled."""
        self.follow()

    def on_terminal_returned(self) -> None:
        """Write everything again: another program had the terminal."""
        self.writer.forget()
        self.come_back()

    def come_back(self) -> None:
        """Write all that is shown."""
        self.follow()

    def on_read_failed(self, message: ReadFailed) -> None:
        """End: nobody is there any more, or nobody can be heard."""
        self._handle_exception(message.error)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what went wrong for who runs the application, and end.

        Textual would write a traceback over the page, with what each variable holds (a private seam; see the test).
        """
        if not issubclass(self.driver_class, AccessibleDriver):
            super()._handle_exception(error)
            return
        self.failure = self.failure or error
        self.exit(self.result_of_failure(), return_code=1)

    def result_of_failure(self) -> Result | None:
        """Return what the application ends with when it fails."""
        return None

    def textual_draws(self) -> None:
        """Write what Textual has found to draw; a subclass that draws by itself does nothing here."""
        self.follow()

    def _display(self, screen: Screen[object], renderable: object) -> None:
        """Let Textual write its own output only where frames are not ours (a private seam; see the test)."""
        if self.quiet_driver is None:
            super()._display(screen, renderable)  # type: ignore[arg-type]
        elif self._running:
            self.textual_draws()


def _run(segment: Segment) -> tuple[str, str]:
    """Return a segment's text, and the SGR parameters of its look."""
    style = segment.style
    return (segment.text, "" if style is None else _parameters(style))


def _parameters(style: Style) -> str:
    flags = ((style.bold, "1"), (style.italic, "3"), (style.underline, "4"), (style.reverse, "7"), (style.strike, "9"))
    parameters = [code for on, code in flags if on]
    for colour, foreground in ((style.color, True), (style.bgcolor, False)):
        if colour is not None and not colour.is_default:
            parameters += colour.get_ansi_codes(foreground=foreground)
    return ";".join(parameters)
