"""The application: keys to commands, commands to readers, and what those ask for outside of the text.

Every key goes through the core's key map and `update`; Textual's own bindings are replaced by that table. The picture
is drawn by the key handler itself, once for all the keys that have come.

Longer than other files: what a key begins, what breaks it off and what it leaves to be done is one course of events.
"""

from __future__ import annotations

from base64 import b64encode
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from b12tui.core.cancel_keys import CANCELLED, CANCELS, announcement, cancelling
from b12tui.core.handlers.documents import refuse
from b12tui.core.messages.phrases import plural
from b12tui.core.overlay.prompts import CARET
from b12tui.core.state import (
    ChangeFrontend,
    CheckForUpdate,
    Command,
    Copy,
    OpenBrowser,
    OpenEditor,
    Prompt,
    Quit,
    ReaderState,
    Redraw,
    Suspend,
)
from b12tui.core.update import context, type_in, update
from b12tui.document.cancellation import PATIENCE, Cancelled, cancel_when, paced
from b12tui.fastclass import replace
from b12tui.layout.screen_view import LINE_STEPS, ScreenView
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.textual_a11y.key_names import from_textual
from b12tui.tui.display import ReaderDisplay

SAVE_AFTER = 0.5
"""Seconds after a move until the place is kept: a dropped line loses no more, and a held key writes no file a step."""
LOOK_EVERY = 1.0
"""Seconds between two looks whether a followed file was written."""
WHEEL = 3
"""Lines that one step of the mouse's wheel moves."""
CLIPBOARD = 74_994
"""Bytes that xterm takes at most in one OSC 52, before base64."""
ONE_LETTER = frozenset({"mark", "go-mark"})
"""Lines to type in that end with their first letter."""


class ReaderApp(ReaderDisplay, inherit_bindings=False):
    """Shows a reader, and does what keys ask for."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        state: ReaderState,
        *,
        capabilities: Capabilities,
        save: Callable[[ReaderState], None] | None = None,
        perform: Callable[[ReaderState], ReaderState] = refuse,
        driver: type[AccessibleDriver] | None = None,
        view: ScreenView | None = None,
        writer: FrameWriter | None = None,
    ) -> None:
        """Make the application.

        `view` and `writer` are those of a first picture that stands on the terminal already. `save` is called with
        the reader some time after each move, and at the end; `fulfil` does what a reader's effect asks for outside of
        its text, and returns the next reader.
        """
        super().__init__(state, capabilities=capabilities, driver=driver, view=view, writer=writer)
        self._coming = deque[str]()
        """Keys that are to be applied before anything is drawn."""
        self._keep = save
        self._fulfil = perform
        self._saved_later = False
        self._watching = False

    def on_mount(self) -> None:
        self._watch()

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

    def press(self, *names: str) -> None:
        """Apply keys in their order, then draw once."""
        quiet = True
        self._coming.extend(names)
        while self._coming:
            name = self._coming.popleft()
            if self.view is None or isinstance(self.reader.effect, Quit | ChangeFrontend):
                self._coming.clear()
                return
            if self._mouse(name):
                quiet = False
                continue
            command = self._take(name)
            quiet = quiet and (command is None or command.action in LINE_STEPS)
            self._do_effect()
        self._show(quiet=quiet and not self.pending.any)
        if self._finds and not self._waits():
            self.call_later(self._get_ready)

    def _mouse(self, name: str) -> bool:
        """Do what the mouse asks for; tell whether `name` is of the mouse."""
        if self.view is None or not name.startswith(("Wheel", "Click ")):
            return False
        if name.startswith("Wheel"):
            action = "next-line" if name == "WheelDown" else "previous-line"
            self.reader = update(self.reader, Command(action, WHEEL), self.view.viewport)
        else:
            column, row = map(int, name.split()[1:])
            self.reader = self.view.clicked(self.reader, column, row)
        self.view.follow(self.reader)
        return True

    def _take(self, name: str) -> Command | None:
        """Apply one key; return the command that it completed."""
        assert self.view is not None  # noqa: S101 - press has looked
        lines = self.view.viewport
        # Each key of a batch must find the window where the one before it led.
        if isinstance(self.reader.top_overlay, Prompt):
            text = _written(name)
            if text and self.reader.top_overlay.kind not in ONE_LETTER:
                text += self._written_behind()
            self._go(lambda state: type_in(state, name, text, lines), typing=name != "Enter")
            return Command("type")
        self.pending, command = self.reader.keymap.feed(self.pending, name, context(self.reader))
        if command is not None:
            done, view = command, self.view
            self._go(lambda state: view.intercept_motion(state, name, done) or update(state, done, lines))
            self._save_later()
            self._watch()
        return command

    def _written_behind(self) -> str:
        """Take the characters that wait behind one that is typed in: what is pasted is one edit, however long it is."""
        if isinstance(self._driver, AccessibleDriver):
            self._coming.extend(self._driver.take_keys())
        text: list[str] = []
        while self._coming and (char := _written(self._coming[0])):
            text.append(char)
            self._coming.popleft()
        return "".join(text)

    def _go(self, step: Callable[[ReaderState], ReaderState], *, typing: bool = False) -> None:
        """Go on to the next reader; what takes long is cancelled by Esc, Ctrl+C or a key that leaves.

        Words that are looked for while one is `typing` are not looked for where more of them have come, or Enter.
        """
        assert self.view is not None  # noqa: S101 - press has looked
        finds = typing and self._finds

        def typed_on() -> bool:
            waiting = self._waits()
            if finds:
                return bool(waiting) and waiting[0] not in CARET
            return cancelling(self.reader, waiting, typing=typing) is not None

        try:
            with self._heeding(typed_on, patience=0.0 if finds else PATIENCE), self.view.undone():
                after = step(self.reader)
                self.view.follow(after)
            self.reader = after
        except Cancelled:
            self._break_off(typing=typing)

    def _heeding(
        self, ends: Callable[[], bool], *, patience: float | None = None, leaving: bool = False
    ) -> AbstractContextManager[None]:
        """Return what cancels what is done within when `ends` says so, and announces it when it takes long.

        With `leaving` there is nothing to go back to, and only keys that leave cancel it.
        """

        def announce(doing: str) -> None:
            self.announce(announcement(self.reader.keymap, doing, leaving=leaving))

        return cancel_when(paced(ends, announce, patience=PATIENCE if patience is None else patience))

    def _leaves(self) -> bool:
        """Tell whether a key waits that leaves."""
        return cancelling(self.reader, self._waits(), leaving=True) is not None

    def _show(self, *, quiet: bool) -> None:
        """Draw the reader; if that is cancelled, the one that was drawn last."""
        if self.view is None:
            return
        try:
            ends = lambda: cancelling(self.reader, self._waits()) is not None  # noqa: E731 - said in one place
            with self._heeding(ends), self.view.undone():
                self.reader = self.view.message_as_overlay(self.reader)
                self.draw(quiet=quiet)
        except Cancelled:
            self.reader = self.shown_state
            self._break_off()
            self.press()

    @property
    def _finds(self) -> bool:
        """Whether what is typed is looked for."""
        return isinstance(self.reader.top_overlay, Prompt) and self.reader.top_overlay.kind == "find"

    def _waits(self) -> tuple[str, ...]:
        """Return the keys that wait."""
        return (*self._coming, *(self._driver.waiting if isinstance(self._driver, AccessibleDriver) else ()))

    def _get_ready(self) -> None:
        """Do what finding in a book needs while the first letter is awaited, until it comes."""
        with suppress(Cancelled), cancel_when(lambda: bool(self._waits())):
            self.reader.document.get_ready()

    def _break_off(self, *, typing: bool = False, leaving: bool = False) -> None:
        """Stay where it was, and forget what was typed before the key that cancelled."""
        if isinstance(self._driver, AccessibleDriver):
            self._coming.extend(self._driver.take_keys())
        at = cancelling(self.reader, self._coming, typing=typing, leaving=leaving)
        for _ in range(len(self._coming) if at is None else at):
            self._coming.popleft()
        if self._coming and self._coming[0] in CANCELS:
            self._coming.popleft()  # it has done what it was for; once more, and it leaves
        if isinstance(self.reader.top_overlay, Prompt) and self.view is not None:
            self.reader = type_in(self.reader, "Esc", "", self.view.viewport)
        self.reader = replace(self.reader, message=CANCELLED, effect=None)

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size; who leaves does not wait for the rows to be set anew."""
        before = self.view
        try:
            with self._heeding(self._leaves, leaving=True), before.undone() if before else nullcontext():
                super().resized(columns, rows)
        except Cancelled:
            self._break_off(leaving=True)
            self.press()

    def _watch(self) -> None:
        """Look at the file from now on, if it is followed and nobody looks yet."""
        if self.reader.follows and not self._watching:
            self._watching = True
            self.set_interval(LOOK_EVERY, self._look_again)

    def _do_effect(self) -> None:
        match self.reader.effect:
            case Quit() | ChangeFrontend():
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
        if not self.reader.follows or self.reader.overlays or self.pending.any or self.view is None:
            return
        before = self.reader
        self.reader = replace(before, effect=CheckForUpdate())
        self._fulfil_unless_left()
        if self.reader.document is not before.document:
            self.reader = replace(self.reader, message="")
            self._show(quiet=True)
        elif self._coming:
            self.press()
        elif (
            self.reader.message and self.reader.message != before.message
        ):  # it became something that can't be followed
            self._show(quiet=False)
        else:
            self.reader = before

    def _go_outside(self) -> None:
        """Have done what is asked for outside of the text, and go on with the reader that comes of it."""
        if isinstance(self.reader.effect, OpenEditor | OpenBrowser) and isinstance(self._driver, AccessibleDriver):
            with self._driver.input_suspended():
                self.reader = self._fulfil(self.reader)
            self.writer.forget()
            if self.view is not None:
                self.view.follow(self.reader)
        else:
            self._fulfil_unless_left()

    def _fulfil_unless_left(self) -> None:
        """Have done what is asked for outside of the text; a key that leaves cancels it."""
        try:
            with self._heeding(self._leaves, leaving=True), self.view.undone() if self.view else nullcontext():
                self.reader = self._fulfil(self.reader)
                if self.view is not None:
                    self.view.follow(self.reader)
        except Cancelled:
            self._break_off(leaving=True)

    def _copy(self, text: str, name: str) -> None:
        data = text.encode()
        if not self.capabilities.clipboard:
            said = "This terminal has no clipboard, so nothing was copied; --plain prints the text."
        elif len(data) > CLIPBOARD:
            said = f"That is too long to copy: {plural('byte', len(data))}, and terminals take {CLIPBOARD:,}."
        else:
            if isinstance(self._driver, AccessibleDriver):
                self._driver.put_last(f"\x1b]52;c;{b64encode(data).decode()}\x07")
            said = f"Copied {name}, if the terminal allows it."
        self.reader = replace(self.reader, message=said, effect=None)

    def _suspend(self) -> None:
        self._save()
        if isinstance(self._driver, AccessibleDriver):
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


def _written(name: str) -> str:
    """Return the character that a key writes; empty where it writes none."""
    return " " if name == "Space" else name if len(name) == 1 else ""
