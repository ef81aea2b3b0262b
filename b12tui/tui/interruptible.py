"""Cancellation of long computations by the keys that wait, in the full-screen frontend."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from textual.binding import BindingType

from b12tui.catalogue import page
from b12tui.core import cancel_keys
from b12tui.core.keymap.bindings import Pending
from b12tui.core.messages import announcements
from b12tui.core.overlay import prompts
from b12tui.core.state import Prompt, ReaderState
from b12tui.core.update import type_in
from b12tui.document.cancellation import CANCELLABLE_AFTER
from b12tui.fastclass import replace
from b12tui.fasttyping import ClassVar
from b12tui.layout.screen_view import ScreenView
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter
from b12tui.terminal.key_sequences import Input, MouseClick
from b12tui.textual_a11y.driver import AccessibleDriver
from b12tui.tui.display import ReaderDisplay


class InterruptibleApp(ReaderDisplay, inherit_bindings=False):
    """Display whose long computations are cancelled by keys typed meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        state: ReaderState,
        *,
        capabilities: Capabilities,
        driver: type[AccessibleDriver] | None,
        view: ScreenView | None,
        writer: FrameWriter | None,
    ) -> None:
        """Show `state`; the arguments are those of `ReaderDisplay`."""
        super().__init__(state, capabilities=capabilities, driver=driver, view=view, writer=writer)
        self._key_queue = deque[Input]()
        """Keys to be applied before anything is drawn."""
        self._handled: tuple[str, Pending] | None = None
        """Key that is handled, and the incomplete command before it; None while none is."""

    def _waiting_keys(self) -> tuple[str, ...]:
        """Return the waiting keys; a click is an empty one, which is bound to nothing."""
        waiting = self._driver.waiting if isinstance(self._driver, AccessibleDriver) else ()
        return tuple("" if isinstance(each, MouseClick) else each for each in (*self._key_queue, *waiting))

    def _take_waiting_keys(self) -> None:
        """Queue the keys that the driver has."""
        if isinstance(self._driver, AccessibleDriver):
            self._key_queue.extend(self._driver.take_keys())

    def _next_keys(self) -> Iterator[Input]:
        """Yield the queued keys, each removed; where they take long, Ctrl+C discards those typed ahead of it."""
        run = cancel_keys.KeyRun()
        while self._key_queue:
            if run.due() and cancel_keys.INTERRUPT in self._waiting_keys():
                self._take_waiting_keys()
                self.pending = Pending()
                while self._key_queue[0] != cancel_keys.INTERRUPT:
                    self._key_queue.popleft()
            yield self._key_queue.popleft()

    def _following_characters(self) -> str:
        """Take the characters that wait after a typed one: pasted text is one edit, however long it is."""
        self._take_waiting_keys()
        text: list[str] = []
        while self._key_queue and (char := typed_character(self._key_queue[0])):
            text.append(char)
            self._key_queue.popleft()
        return "".join(text)

    @property
    def _searching(self) -> bool:
        """Whether the prompt is a search."""
        return isinstance(self.reader_state.top_overlay, Prompt) and self.reader_state.top_overlay.kind == "find"

    def _cancelling_key(self, *, leaving: bool = False) -> int | None:
        """Return the index of the first waiting key that cancels, or None; `leaving`: only keys that quit count."""
        key, pending = self._handled or ("", self.pending)
        return cancel_keys.cancelling_key(
            self.reader_state, self._waiting_keys(), key=key, pending=pending, leaving=leaving
        )

    def _cancels(self) -> bool:
        """Return whether a key that cancels is waiting."""
        return self._cancelling_key() is not None

    def _quits(self) -> bool:
        """Return whether a key that quits is waiting."""
        return self._cancelling_key(leaving=True) is not None

    def _continues_typing(self) -> bool:
        """Return whether something is waiting that changes what is searched for."""
        waiting = self._waiting_keys()
        return bool(waiting) and waiting[0] not in prompts.CARET

    @contextmanager
    def _cancellable(
        self, ends: Callable[[], bool], *, patience: float | None = None, leaving: bool = False
    ) -> Iterator[None]:
        """Cancel the work within, and restore the view, when `ends` returns true; announce work that takes long.

        With `leaving` there is nothing to go back to, and only keys that quit cancel.
        """

        def announce(section: str) -> None:
            self.announce(announcements.announcement(self.reader_state.keymap, section, leaving=leaving))

        view = self.view.rollback_on_cancel() if self.view is not None else nullcontext()
        cancellation = self.reader_state.document.cancellation
        with cancellation.paced(ends, announce, patience=CANCELLABLE_AFTER if patience is None else patience), view:
            yield

    def _cancel_step(self, *, leaving: bool = False) -> None:
        """Keep the present state, and drop the keys typed before the one that cancelled."""
        self._take_waiting_keys()
        at = self._cancelling_key(leaving=leaving)
        for _ in range(len(self._key_queue) if at is None else at):
            self._key_queue.popleft()
        if self._key_queue and self._key_queue[0] in cancel_keys.CANCELS:
            self._key_queue.popleft()  # it has had its effect; a second one quits
        if isinstance(self.reader_state.top_overlay, Prompt) and self.view is not None:
            self.reader_state = type_in(self.reader_state, "Esc", "", self.view.viewport)
        self.reader_state = replace(self.reader_state, message=page.CANCELLED, effect=None)


def typed_character(name: Input) -> str:
    """Return the character that a key types; empty if it types none."""
    return " " if name == "Space" else name if isinstance(name, str) and len(name) == 1 else ""
