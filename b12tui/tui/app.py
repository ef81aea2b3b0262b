"""Application of the full-screen frontend: keys to commands, and commands to states.

Every key goes through the core's key map and `update`, which replace Textual's own bindings. The key handler itself
draws the frame, once for all keys that have arrived.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset

from b12tui.core import effects
from b12tui.core.actions import LINE_STEPS
from b12tui.core.keymap.bindings import Pending
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import context, type_in, update
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.fasttyping import ClassVar
from b12tui.layout import pointer
from b12tui.terminal.key_sequences import Input, MouseClick
from b12tui.textual_a11y.key_names import from_textual
from b12tui.tui.effects_app import EffectsApp
from b12tui.tui.interruptible import typed_character
from b12tui.tui.widgets import LinesWidget

CHECK_INTERVAL = 1.0
"""Seconds between checks whether a followed file has been written."""
WHEEL = {"WheelUp": -1, "WheelDown": 1}
"""Turns of the mouse wheel, down or up."""
ONE_LETTER = frozenset({"mark", "go-mark"})
"""Prompts that end with their first letter."""


class ReaderApp(EffectsApp, inherit_bindings=False):
    """Textual application that shows a reader state and executes keys."""

    BINDINGS: ClassVar[list[BindingType]] = []

    _checking_file = False
    """Whether the file is checked for changes."""

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
        for name in self._next_keys():
            effect = self.reader_state.effect
            if self.view is None or (effect is not None and isinstance(effect, effects.Quit | effects.ChangeFrontend)):
                self._key_queue.clear()
                return
            if isinstance(name, MouseClick) or name in WHEEL:
                self._mouse(name)
                self._do_effect()
                quiet = False
                continue
            command = self._apply_key(name)
            quiet = quiet and (command is None or command.action in LINE_STEPS)
            self._do_effect()
        self._draw_cancellable(quiet=quiet and not self.pending.any)
        if self._searching and not self._waiting_keys():
            self.call_later(self._prepare_search)

    def _mouse(self, event: Input) -> None:
        """Give a click to the widget under it, or scroll by a turn of the wheel."""
        assert self.view is not None  # noqa: S101 - press has looked
        if not isinstance(event, MouseClick):
            self.reader_state = pointer.turn_wheel(self.view, self.reader_state, WHEEL[event])
        elif self.screen.region.contains(event.column, event.row):
            widget, place = self.screen.get_widget_at(event.column, event.row)
            if isinstance(widget, LinesWidget):
                self.reader_state = widget.click(
                    self.view, self.reader_state, Offset(event.column, event.row) - place.offset
                )
        self.view.follow(self.reader_state)
        self._schedule_save()

    def _apply_key(self, name: str) -> Command | None:
        """Apply one key; return the command that it completed."""
        assert self.view is not None  # noqa: S101 - press has looked
        lines = self.view.viewport
        # Each key of a batch must find the viewport where the one before it led.
        if isinstance(self.reader_state.top_overlay, Prompt):
            text = typed_character(name)
            if text and self.reader_state.top_overlay.kind not in ONE_LETTER:
                text += self._following_characters()
            self._advance(name, self.pending, lambda state: type_in(state, name, text, lines))
            return Command("type")
        before = self.pending
        self.pending, command = self.reader_state.keymap.feed(self.pending, name, context(self.reader_state))
        if before.any and command is None and not self.pending.any:
            self.reader_state = replace(self.reader_state, message="")  # it was about a key typed before
        if command is not None:
            done, view = command, self.view
            self._advance(
                name, before, lambda state: view.panes.intercept_motion(state, name, done) or update(state, done, lines)
            )
            self._schedule_save()
            self._start_checking()
        return command

    def _advance(self, key: str, pending: Pending, step: Callable[[ReaderState], ReaderState]) -> None:
        """Advance to the next state; Esc, Ctrl+C or a key that quits cancels a long computation.

        A search while typing is also cancelled by further characters or Enter.
        """
        assert self.view is not None  # noqa: S101 - press has looked
        finds = key != "Enter" and self._searching
        self._handled = key, pending
        try:
            with self._cancellable(self._continues_typing if finds else self._cancels, patience=0.0 if finds else None):
                after = step(self.reader_state)
                self.view.follow(after)
            self.reader_state = after
        except Cancelled:
            self._cancel_step()
        finally:
            self._handled = None

    def _draw_cancellable(self, *, quiet: bool) -> None:
        """Draw the state; if that is cancelled, go back to the state drawn last."""
        if self.view is None:
            return
        try:
            with self._cancellable(self._cancels):
                self.reader_state = self.view.message_as_overlay(self.reader_state)
                self.draw(quiet=quiet)
        except Cancelled:
            self.reader_state = self.shown_state
            self._cancel_step()
            self.press()

    def _prepare_search(self) -> None:
        """Prepare the search of a book until the first letter is typed."""
        document = self.reader_state.document
        with suppress(Cancelled), document.cancellation.when(lambda: bool(self._waiting_keys())):
            document.build_index()

    def resized(self, columns: int, rows: int) -> None:
        """Fit the screen's size; a key that quits cancels the layout."""
        try:
            with self._cancellable(self._quits, leaving=True):
                super().resized(columns, rows)
        except Cancelled:
            self._cancel_step(leaving=True)
            self.press()

    def _start_checking(self) -> None:
        """Start to check the file for changes, if it is followed and not checked yet."""
        if self.reader_state.follows and not self._checking_file:
            self._checking_file = True
            self.set_interval(CHECK_INTERVAL, self._check_file)

    def _check_file(self) -> None:
        """Check whether the file has been written; nothing is drawn unless something visible has changed.

        While there is an overlay or a half-typed command, the page is left as it is.
        """
        if not self.reader_state.follows or self.reader_state.overlays or self.pending.any or self.view is None:
            return
        before = self.reader_state
        self.reader_state = replace(before, effect=effects.CheckForUpdate())
        self._perform_cancellable()
        if self.reader_state.document is not before.document:
            self._draw_cancellable(quiet=True)
        elif self._key_queue:
            self.press()
        elif self.reader_state.message and self.reader_state.message != before.message:  # it can no longer be followed
            self._draw_cancellable(quiet=False)
        else:
            self.reader_state = before
