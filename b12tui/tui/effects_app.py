"""Effects of states in the full-screen frontend: what is done outside of the text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from textual.binding import BindingType

from b12tui.catalogue import terminals
from b12tui.core import effects
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.state import ReaderState
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.fasttyping import ClassVar
from b12tui.layout.screen_view import ScreenView
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.interruptible import InterruptibleApp

SAVE_AFTER = 0.5
"""Seconds from a move until the position is saved: a dropped line loses no more, and a held key writes few files."""
CLIPBOARD = 74_994
"""Greatest number of bytes before base64 that xterm takes in one OSC 52."""


class EffectsApp(InterruptibleApp, inherit_bindings=False):
    """Display that performs the effects of states, and saves positions."""

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
        self._save_state = save
        self._perform = perform
        self._save_scheduled = False

    def _do_effect(self) -> None:
        match self.reader_state.effect:
            case None:
                return
            case effects.Quit() | effects.ChangeFrontend():
                # The returned state tells which of them it was.
                self._save()
                self.exit(self.reader_state)
            case effects.Suspend():
                self._suspend()
            case effects.Redraw():
                self.writer.invalidate()
            case effects.Copy(text, name):
                self._copy(text, name)
            case _:
                self._perform_effect()
                if isinstance(self.reader_state.effect, effects.Copy):
                    self._do_effect()

    def _perform_effect(self) -> None:
        """Perform the state's effect and go on with the resulting state; other programs get the terminal."""
        if isinstance(self.reader_state.effect, effects.OtherProgramEffect) and isinstance(
            self._driver, AccessibleDriver
        ):
            with self._driver.input_suspended():
                self.reader_state = self._perform(self.reader_state)
            self.writer.invalidate()
            if self.view is not None:
                self.view.follow(self.reader_state)
        else:
            self._perform_cancellable()

    def _perform_cancellable(self) -> None:
        """Perform the state's effect; a key that cancels it goes back to the present state."""
        try:
            with self._cancellable(self._cancels):
                after = self._perform(self.reader_state)
                if self.view is not None:
                    self.view.follow(after)
            self.reader_state = after
        except Cancelled:
            self._cancel_step()

    def _copy(self, text: str, name: str) -> None:
        data = text.encode()
        if not self.capabilities.clipboard:
            message = terminals.NO_CLIPBOARD
        elif len(data) > CLIPBOARD:
            message = terminals.too_long_to_copy(len(data), CLIPBOARD)
        else:
            if isinstance(self._driver, AccessibleDriver):
                self._driver.write_last(f"\x1b]52;c;{b64encode(data).decode()}\x07")
            message = terminals.copied(name)
        self.reader_state = replace(self.reader_state, message=message, effect=None)

    def _suspend(self) -> None:
        self._save()
        if isinstance(self._driver, AccessibleDriver):
            self._driver.terminal.suspend()

    def _save(self) -> None:
        if self._save_state is not None:
            self._save_state(self.reader_state)

    def _schedule_save(self) -> None:
        if not self._save_scheduled:
            self._save_scheduled = True
            self.set_timer(SAVE_AFTER, self._save_now)

    def _save_now(self) -> None:
        self._save_scheduled = False
        self._save()
