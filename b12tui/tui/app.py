"""The application: keys to commands, readers to pictures.

Every key goes through the core's key map and `update`; Textual's own bindings are replaced by that table. The picture
is written from the key handler, as the fewest bytes, cursor last: a screen reader looks 20 ms after a key, before
Textual has drawn. The widgets show the same rows, for whoever looks at the application through Textual.
"""

from __future__ import annotations

from base64 import b64encode
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from b12tui.document.breaking import BrokenOff, heeding
from b12tui.layout.lines import Line, ours
from b12tui.layout.paint import painted
from b12tui.layout.themes import Theme, theme
from b12tui.layout.view import STEPS, Picture, View
from b12tui.quiet.app import QuietApp
from b12tui.quiet.driver import QuietDriver
from b12tui.quiet.keys import from_textual
from b12tui.reading.actions import BY_ID
from b12tui.reading.keys import Pending
from b12tui.reading.reader import Browse, ChangeHead, Command, Copy, Edit, Follow, Prompt, Quit, Reader, Redraw, Suspend
from b12tui.reading.texts import refused
from b12tui.reading.update import context, type_in, update
from b12tui.record import replace
from b12tui.term.capabilities import Capabilities
from b12tui.term.frame import FrameWriter
from b12tui.tui.rows import Rows

PATIENCE = 0.15
"""Seconds from which on what is being done can be broken off: what is quick is done, whatever was typed behind it."""
SAVE_AFTER = 0.5
"""Seconds after a move until the place is kept: a dropped line loses no more, and a held key writes no file a step."""
LOOK_EVERY = 1.0
"""Seconds between two looks whether a followed file was written."""
WHEEL = 3
"""Lines that one step of the mouse's wheel moves."""
CLIPBOARD = 74_994
"""Bytes that xterm takes at most in one OSC 52, before base64."""


class Desk(Screen[None], inherit_bindings=False):
    """The one screen; all that lies on it is drawn by rows."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = "Desk { background: ansi_default; color: ansi_default; overflow: hidden; }"


class ReaderApp(QuietApp[Reader], inherit_bindings=False):
    """Shows a reader, and does what keys ask for."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        reader: Reader,
        *,
        capabilities: Capabilities,
        save: Callable[[Reader], None] | None = None,
        fulfil: Callable[[Reader], Reader] = refused,
        driver: type[QuietDriver] | None = None,
        view: View | None = None,
        writer: FrameWriter | None = None,
    ) -> None:
        """Make the application.

        `view` and `writer` are those of a first picture that stands on the terminal already. `save` is called with
        the reader some time after each move, and at the end; `fulfil` does what a reader's effect asks for outside of
        its text, and returns the next reader.
        """
        super().__init__(capabilities, driver, writer=writer)
        self.reader = reader
        self.seen = reader
        """The last reader whose picture was drawn: one that can't be drawn must not be come back to."""
        self.pending = Pending()
        self._coming = deque[str]()
        """Keys that are to be applied before anything is drawn."""
        self.view = view
        self.picture: Picture | None = None
        self._late: bool | None = None
        """A drawing waits for a line that stalls: whether it is `quiet`."""
        self._keep = save
        self._fulfil = fulfil
        self._saved_later = False
        self._watching = False

    def on_mount(self) -> None:
        self._watch()

    def get_default_screen(self) -> Screen[None]:
        """Return the one screen."""
        return Desk()

    def compose(self) -> ComposeResult:
        """Lay out the rows above the page, the page, the contents beside it, the rows below."""
        yield Rows("head")
        yield Rows("page")
        yield Rows("contents")
        yield Rows("foot")

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pasted text before Textual's bindings see them."""
        match event:
            case events.Key():
                self.press(from_textual(event.key, event.character))
            case events.Paste():
                self.press(*("Space" if char == " " else char for char in event.text if char.isprintable()))
            case events.Resize():
                await super().on_event(event)
                self.resized(event.size.width, event.size.height)
            case _:
                await super().on_event(event)

    def receive(self, keys: tuple[str, ...]) -> None:
        """Apply all waiting keys, then draw once."""
        self.press(*keys)

    def catch_up(self) -> None:
        """Draw what could not be drawn while the line stalled."""
        if self._late is not None:
            self.draw(quiet=self._late)

    def come_back(self) -> None:
        """Draw everything again."""
        self.draw()

    def result_of_failure(self) -> Reader:
        """Return the reader that was drawn last."""
        return self.seen

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size."""
        if self.view is None:
            self.view = View(self.reader, columns, rows, unicode_marks=self.capabilities.unicode_marks)
        elif (columns, rows) != (self.view.areas.columns, self.view.areas.rows):
            self.view.resize(self.reader, columns, rows)
        self.draw()

    def press(self, *names: str) -> None:
        """Apply keys in their order, then draw once."""
        quiet = True
        self._coming.extend(names)
        while self._coming:
            name = self._coming.popleft()
            if self.view is None or isinstance(self.reader.effect, Quit | ChangeHead):
                self._coming.clear()
                return
            if self._mouse(name):
                quiet = False
                continue
            command = self._take(name)
            quiet = quiet and (command is None or command.action in STEPS)
            self._do_effect()
        if self.view is not None:
            self.reader = self.view.heard(self.reader)
        self.draw(quiet=quiet and not self.pending.any)

    def _mouse(self, name: str) -> bool:
        """Do what the mouse asks for; tell whether `name` is of the mouse."""
        if self.view is None or not name.startswith(("Wheel", "Click ")):
            return False
        if name.startswith("Wheel"):
            action = "next-line" if name == "WheelDown" else "previous-line"
            self.reader = update(self.reader, Command(action, WHEEL), self.view.window)
        else:
            column, row = map(int, name.split()[1:])
            self.reader = self.view.clicked(self.reader, column, row)
        self.view.follow(self.reader)
        return True

    def _take(self, name: str) -> Command | None:
        """Apply one key; return the command that it completed."""
        assert self.view is not None  # noqa: S101 - press has looked
        lines = self.view.window
        # Each key of a batch must find the window where the one before it led.
        if isinstance(self.reader.top, Prompt):
            text = " " if name == "Space" else name if len(name) == 1 else ""
            self._go(lambda reader: type_in(reader, name, text, lines), typing=name != "Enter")
            return Command("type")
        self.pending, command = self.reader.keys.feed(self.pending, name, context(self.reader))
        if command is not None:
            done, view = command, self.view
            self._go(lambda reader: view.walked(reader, name, done) or update(reader, done, lines))
            self._save_later()
            self._watch()
        return command

    def _go(self, step: Callable[[Reader], Reader], *, typing: bool = False) -> None:
        """Go on to the next reader; what goes through a whole book for it is broken off by Esc, Ctrl+C or quitting.

        Words that are looked for while one is `typing` are not looked for to the end: more of them come, or Enter.
        """
        assert self.view is not None  # noqa: S101 - press has looked
        begun = monotonic()
        any_key = typing and isinstance(self.reader.top, Prompt) and self.reader.top.kind == "find"

        def typed_on() -> bool:
            if monotonic() - begun < PATIENCE:
                return False
            further = self._driver.waiting if isinstance(self._driver, QuietDriver) else ()
            waiting = (*self._coming, *further)
            return bool(waiting) if any_key else not self._ends().isdisjoint(waiting)

        try:
            with heeding(typed_on):
                self.reader = step(self.reader)
        except BrokenOff:
            self._break_off()
        self.view.follow(self.reader)

    def _ends(self) -> set[str]:
        return {"Esc", *self.reader.keys.of(BY_ID["quit"], context(self.reader))}

    def _break_off(self) -> None:
        """Stay where it was, and forget what was typed before the key that broke it off."""
        if isinstance(self._driver, QuietDriver):
            self._coming.extend(self._driver.take_keys())
        ends = self._ends()
        while self._coming and self._coming[0] not in ends:
            self._coming.popleft()
        if self._coming and self._coming[0] in ("Esc", "Ctrl+C"):
            self._coming.popleft()  # it has done what it was for; once more, and it leaves
        if isinstance(self.reader.top, Prompt) and self.view is not None:
            self.reader = type_in(self.reader, "Esc", "", self.view.window)
        self.reader = replace(self.reader, said="Broken off.", effect=None)

    def _watch(self) -> None:
        """Look at the file from now on, if it is followed and nobody looks yet."""
        if self.reader.follows and not self._watching:
            self._watching = True
            self.set_interval(LOOK_EVERY, self._look_again)

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
        return f"{self.pending.count} times" if self.pending.count else ""

    def _following(self, *, short: bool) -> str:
        choices = self.reader.keys.choices(self.pending, context(self.reader), short=short)
        return "   ".join(f"{key} {meaning}" for key, meaning in choices)

    def _do_effect(self) -> None:
        match self.reader.effect:
            case Quit() | ChangeHead():
                # Which of them it was is found in the reader that is handed back.
                self._save()
                self.exit(self.reader)
            case Suspend():
                self._suspend()
            case Redraw():
                self.writer.forget()
            case Copy(text, name):
                self._copy(text, name)
            case None:
                return
            case _:
                self._go_outside()

    def _look_again(self) -> None:
        """Look whether the file was written; nothing is drawn unless what is seen has changed.

        While something lies over the page, or a command is half typed, the page is left as it is.
        """
        if not self.reader.follows or self.reader.layers or self.pending.any or self.view is None:
            return
        after = self._fulfil(replace(self.reader, effect=Follow()))
        if after.document is not self.reader.document:
            self.reader = replace(after, said="")
            self.draw(quiet=True)

    def _go_outside(self) -> None:
        """Have done what is asked for outside of the text, and go on with the reader that comes of it."""
        if isinstance(self.reader.effect, Edit | Browse) and isinstance(self._driver, QuietDriver):
            with self._driver.deaf():
                self.reader = self._fulfil(self.reader)
            self.writer.forget()
        else:
            self.reader = self._fulfil(self.reader)
        if self.view is not None:
            self.view.follow(self.reader)

    def _copy(self, text: str, name: str) -> None:
        data = text.encode()
        if len(data) > CLIPBOARD:
            said = f"That is too long to copy: {len(data):,} bytes, and terminals take {CLIPBOARD:,}."
        else:
            if isinstance(self._driver, QuietDriver):
                self._driver.put(f"\x1b]52;c;{b64encode(data).decode()}\x07")
            said = f"Copied {name}, if the terminal allows it."
        self.reader = replace(self.reader, said=said, effect=None)

    def _suspend(self) -> None:
        self._save()
        if isinstance(self._driver, QuietDriver):
            self._driver.terminal.suspend()

    def _save(self) -> None:
        if self._keep is not None:
            self._keep(self.reader)

    def _save_later(self) -> None:
        if not self._saved_later:
            self._saved_later = True
            self.set_timer(SAVE_AFTER, self._save_now)

    def _save_now(self) -> None:
        self._saved_later = False
        self._save()

    def textual_draws(self) -> None:
        """Do nothing: `draw` has written it."""
