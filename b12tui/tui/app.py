"""Application of the full-screen frontend: keys to commands, commands to states, and the effects of states.

Every key goes through the core's key map and `update`, which replace Textual's own bindings. The key handler itself
draws the frame, once for all keys that have arrived.
"""

from __future__ import annotations

from base64 import b64encode
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from b12tui.core.cancel_keys import CANCELLED, CANCELS, cancelling
from b12tui.core.handlers.documents import refuse
from b12tui.core.messages.announcements import announcement
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
from b12tui.document.cancellation import PATIENCE, Cancelled
from b12tui.fastclass import replace
from b12tui.layout.screen_view import LINE_STEPS, ScreenView
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.terminal.key_sequences import Input, MouseClick
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.textual_a11y.key_names import from_textual
from b12tui.tui.display import ReaderDisplay

SAVE_AFTER = 0.5
"""Seconds from a move until the position is saved: a dropped line loses no more, and a held key writes few files."""
LOOK_EVERY = 1.0
"""Seconds between checks whether a followed file has been written."""
WHEEL_ACTIONS = {"WheelUp": "previous-line", "WheelDown": "next-line"}
WHEEL_LINES = 3
"""Lines that one step of the mouse wheel moves."""
CLIPBOARD = 74_994
"""Greatest number of bytes before base64 that xterm takes in one OSC 52."""
ONE_LETTER = frozenset({"mark", "go-mark"})
"""Prompts that end with their first letter."""


class ReaderApp(ReaderDisplay, inherit_bindings=False):
    """Textual application that shows a reader state and executes keys."""

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
        """Create the application.

        `view` and `writer` are those of a first frame that is on the terminal already. `save` is called with the state
        some time after each move, and at the end; `perform` performs the effect of a state and returns the next state.
        """
        super().__init__(state, capabilities=capabilities, driver=driver, view=view, writer=writer)
        self._key_queue = deque[Input]()
        """Keys to be applied before anything is drawn."""
        self._save_state = save
        self._perform = perform
        self._save_scheduled = False
        self._checking_file = False

    def on_mount(self) -> None:
        self._start_checking()

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

    def receive(self, keys: tuple[Input, ...]) -> None:
        """Apply all waiting keys, then draw once."""
        self.press(*keys)

    def press(self, *names: Input) -> None:
        """Apply keys in order, then draw once."""
        quiet = True
        self._key_queue.extend(names)
        while self._key_queue:
            name = self._key_queue.popleft()
            if self.view is None or isinstance(self.reader.effect, Quit | ChangeFrontend):
                self._key_queue.clear()
                return
            if isinstance(name, MouseClick) or name in WHEEL_ACTIONS:
                self._mouse(name)
                quiet = False
                continue
            command = self._take(name)
            quiet = quiet and (command is None or command.action in LINE_STEPS)
            self._do_effect()
        self._show(quiet=quiet and not self.pending.any)
        if self._searching and not self._waiting_keys():
            self.call_later(self._get_ready)

    def _mouse(self, event: Input) -> None:
        """Handle a click, or a turn of the wheel."""
        assert self.view is not None  # noqa: S101 - press has looked
        if isinstance(event, MouseClick):
            self.reader = self.view.clicked(self.reader, event.column, event.row)
        else:
            self.reader = update(self.reader, Command(WHEEL_ACTIONS[event], WHEEL_LINES), self.view.viewport)
        self.view.follow(self.reader)

    def _take(self, name: str) -> Command | None:
        """Apply one key; return the command that it completed."""
        assert self.view is not None  # noqa: S101 - press has looked
        lines = self.view.viewport
        # Each key of a batch must find the viewport where the one before it led.
        if isinstance(self.reader.top_overlay, Prompt):
            text = _typed_character(name)
            if text and self.reader.top_overlay.kind not in ONE_LETTER:
                text += self._following_characters()
            self._advance(lambda state: type_in(state, name, text, lines), typing=name != "Enter")
            return Command("type")
        self.pending, command = self.reader.keymap.feed(self.pending, name, context(self.reader))
        if command is not None:
            done, view = command, self.view
            self._advance(lambda state: view.intercept_motion(state, name, done) or update(state, done, lines))
            self._schedule_save()
            self._start_checking()
        return command

    def _following_characters(self) -> str:
        """Take the characters that wait after a typed one: pasted text is one edit, however long it is."""
        if isinstance(self._driver, AccessibleDriver):
            self._key_queue.extend(self._driver.take_keys())
        text: list[str] = []
        while self._key_queue and (char := _typed_character(self._key_queue[0])):
            text.append(char)
            self._key_queue.popleft()
        return "".join(text)

    def _advance(self, step: Callable[[ReaderState], ReaderState], *, typing: bool = False) -> None:
        """Advance to the next state; Esc, Ctrl+C or a key that quits cancels a long computation.

        A search while `typing` is also cancelled by further characters or Enter.
        """
        assert self.view is not None  # noqa: S101 - press has looked
        finds = typing and self._searching

        def typed_on() -> bool:
            waiting = self._waiting_keys()
            if finds:
                return bool(waiting) and waiting[0] not in CARET
            return cancelling(self.reader, waiting, typing=typing) is not None

        try:
            with self._cancellable(typed_on, patience=0.0 if finds else PATIENCE), self.view.undone():
                after = step(self.reader)
                self.view.follow(after)
            self.reader = after
        except Cancelled:
            self._cancel_step(typing=typing)

    def _cancellable(
        self, ends: Callable[[], bool], *, patience: float | None = None, leaving: bool = False
    ) -> AbstractContextManager[None]:
        """Return a context that cancels its work when `ends` returns true, and announces work that takes long.

        With `leaving` there is nothing to go back to, and only keys that quit cancel.
        """

        def announce(section: str) -> None:
            self.announce(announcement(self.reader.keymap, section, leaving=leaving))

        cancellation = self.reader.document.cancellation
        return cancellation.paced(ends, announce, patience=PATIENCE if patience is None else patience)

    def _quit_waiting(self) -> bool:
        """Return whether a key that quits is waiting."""
        return cancelling(self.reader, self._waiting_keys(), leaving=True) is not None

    def _show(self, *, quiet: bool) -> None:
        """Draw the state; if that is cancelled, go back to the state drawn last."""
        if self.view is None:
            return
        try:
            ends = lambda: cancelling(self.reader, self._waiting_keys()) is not None  # noqa: E731 - used only here
            with self._cancellable(ends), self.view.undone():
                self.reader = self.view.message_as_overlay(self.reader)
                self.draw(quiet=quiet)
        except Cancelled:
            self.reader = self.shown_state
            self._cancel_step()
            self.press()

    @property
    def _searching(self) -> bool:
        """Whether the prompt is a search."""
        return isinstance(self.reader.top_overlay, Prompt) and self.reader.top_overlay.kind == "find"

    def _waiting_keys(self) -> tuple[str, ...]:
        """Return the waiting keys; a click is an empty one, which is bound to nothing."""
        waiting = self._driver.waiting if isinstance(self._driver, AccessibleDriver) else ()
        return tuple("" if isinstance(each, MouseClick) else each for each in (*self._key_queue, *waiting))

    def _get_ready(self) -> None:
        """Prepare the search of a book until the first letter is typed."""
        document = self.reader.document
        with suppress(Cancelled), document.cancellation.when(lambda: bool(self._waiting_keys())):
            document.build_index()

    def _cancel_step(self, *, typing: bool = False, leaving: bool = False) -> None:
        """Keep the present state, and drop the keys typed before the one that cancelled."""
        if isinstance(self._driver, AccessibleDriver):
            self._key_queue.extend(self._driver.take_keys())
        at = cancelling(self.reader, self._waiting_keys(), typing=typing, leaving=leaving)
        for _ in range(len(self._key_queue) if at is None else at):
            self._key_queue.popleft()
        if self._key_queue and self._key_queue[0] in CANCELS:
            self._key_queue.popleft()  # it has had its effect; a second one quits
        if isinstance(self.reader.top_overlay, Prompt) and self.view is not None:
            self.reader = type_in(self.reader, "Esc", "", self.view.viewport)
        self.reader = replace(self.reader, message=CANCELLED, effect=None)

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size; a key that quits cancels the layout."""
        before = self.view
        try:
            with self._cancellable(self._quit_waiting, leaving=True), before.undone() if before else nullcontext():
                super().resized(columns, rows)
        except Cancelled:
            self._cancel_step(leaving=True)
            self.press()

    def _start_checking(self) -> None:
        """Start to check the file for changes, if it is followed and not checked yet."""
        if self.reader.follows and not self._checking_file:
            self._checking_file = True
            self.set_interval(LOOK_EVERY, self._check_file)

    def _do_effect(self) -> None:
        match self.reader.effect:
            case Quit() | ChangeFrontend():
                # The returned state tells which of them it was.
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
                self._perform_effect()

    def _check_file(self) -> None:
        """Check whether the file has been written; nothing is drawn unless something visible has changed.

        While there is an overlay or a half-typed command, the page is left as it is.
        """
        if not self.reader.follows or self.reader.overlays or self.pending.any or self.view is None:
            return
        before = self.reader
        self.reader = replace(before, effect=CheckForUpdate())
        self._perform_cancellable()
        if self.reader.document is not before.document:
            self.reader = replace(self.reader, message="")
            self._show(quiet=True)
        elif self._key_queue:
            self.press()
        elif self.reader.message and self.reader.message != before.message:  # it can no longer be followed
            self._show(quiet=False)
        else:
            self.reader = before

    def _perform_effect(self) -> None:
        """Perform the state's effect and go on with the resulting state; other programs get the terminal."""
        if isinstance(self.reader.effect, OpenEditor | OpenBrowser) and isinstance(self._driver, AccessibleDriver):
            with self._driver.input_suspended():
                self.reader = self._perform(self.reader)
            self.writer.forget()
            if self.view is not None:
                self.view.follow(self.reader)
        else:
            self._perform_cancellable()

    def _perform_cancellable(self) -> None:
        """Perform the state's effect; a key that cancels it goes back to the present state."""
        before = self.reader
        ends = lambda: cancelling(before, self._waiting_keys()) is not None  # noqa: E731 - used only here
        try:
            with self._cancellable(ends), self.view.undone() if self.view else nullcontext():
                after = self._perform(before)
                if self.view is not None:
                    self.view.follow(after)
            self.reader = after
        except Cancelled:
            self._cancel_step()

    def _copy(self, text: str, name: str) -> None:
        data = text.encode()
        if not self.capabilities.clipboard:
            message = "This terminal has no clipboard, so nothing was copied; --plain prints the text."
        elif len(data) > CLIPBOARD:
            message = f"That is too long to copy: {plural('byte', len(data))}, and terminals take {CLIPBOARD:,}."
        else:
            if isinstance(self._driver, AccessibleDriver):
                self._driver.put_last(f"\x1b]52;c;{b64encode(data).decode()}\x07")
            message = f"Copied {name}, if the terminal allows it."
        self.reader = replace(self.reader, message=message, effect=None)

    def _suspend(self) -> None:
        self._save()
        if isinstance(self._driver, AccessibleDriver):
            self._driver.terminal.suspend()

    def _save(self) -> None:
        if self._save_state is not None:
            self._save_state(self.reader)

    def _schedule_save(self) -> None:
        if not self._save_scheduled:
            self._save_scheduled = True
            self.set_timer(SAVE_AFTER, self._save_now)

    def _save_now(self) -> None:
        self._save_scheduled = False
        self._save()


def _typed_character(name: Input) -> str:
    """Return the character that a key types; empty if it types none."""
    return " " if name == "Space" else name if isinstance(name, str) and len(name) == 1 else ""
