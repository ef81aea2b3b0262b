"""Spoken pages: each key is answered in rows below the last one, which are all that a screen reader speaks.

    with Terminal.open() as terminal:
        result = run_spoken(state, terminal, save=save)

Nothing is redrawn, nothing scrolls and no query is sent (`screen_writer` has the output, `controller` the content). A
stalled line blocks nobody: keys are answered in order once the line continues, but keys that leave do so at once.
Unsent output is limited (`response_queue`): beyond it no key is answered, but Ctrl+C leaves, and beyond WAITING keys
none is read.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager

from b12tui.catalogue import speech_mode
from b12tui.core import cancel_keys, effects
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.messages import announcements
from b12tui.core.state import Command, ReaderState
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.linear.narration.narrated import NUMBERED_BLOCKS
from b12tui.linear.outcome import FrontendResult
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.key_response import KeyResponse
from b12tui.linear.spoken.response_queue import ResponseQueue
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen
from b12tui.terminal import key_decoder as typed
from b12tui.terminal.owner import Terminal

if TYPE_CHECKING:
    from b12tui.core.effects import Effect

SAVE_DELAY = 0.5
"""Seconds without a key after which the position is saved, so that no response waits for it."""


def run_spoken(
    state: ReaderState,
    terminal: Terminal,
    *,
    save: Callable[[ReaderState], None],
    style: str = "spoken",
    ascii_only: bool = False,
    copy: Callable[[str], bool] | None = None,
    perform: Callable[[ReaderState], ReaderState] = refuse,
    escape_wait: float = typed.ESCAPE_WAIT,
) -> FrontendResult:
    """Run spoken pages in `terminal`, which is entered and left here, and return the result.

    `save` is called with the last state when keys pause, when the frontend is left, and if a signal ends the process.
    `style` is a name in `plain.styles.STYLES`; with `ascii_only`, characters outside ASCII are transliterated. `copy`
    passes a text to a clipboard and returns whether it succeeded; without it the text is written out, for some screen
    readers speak the sequences that set the terminal's own clipboard. `perform` carries out effects outside of the
    document; Esc is a key after `escape_wait` seconds. Raises TerminalLost if the
    terminal went away; the state is saved then too.
    """
    terminal.enter(screen=False)
    controller = SpokenController(state, *terminal.size(), style, ascii_only=ascii_only)
    frontend = _SpokenFrontend(controller, terminal, save, copy, perform, escape_wait)
    terminal.on_resize(terminal.wake)
    terminal.on_return(frontend.redraw_later)
    terminal.on_terminate(lambda: save(frontend.without_overlays()))
    try:
        result = frontend.read()
    finally:
        terminal.leave()
        save(frontend.without_overlays())
    return result


class _SpokenFrontend:
    """Connection of a terminal and a controller."""

    def __init__(
        self,
        controller: SpokenController,
        terminal: Terminal,
        save: Callable[[ReaderState], None],
        copy: Callable[[str], bool] | None,
        perform: Callable[[ReaderState], ReaderState],
        escape_wait: float,
    ) -> None:
        self.terminal = terminal
        self.size = terminal.size()
        self.controller = controller
        columns, height = self.size
        look = controller.state.appearance
        screen = AppendOnlyScreen(height, braille=look.braille, columns=columns, phrases=look.phrases, width=look.width)
        self._output = ResponseQueue(terminal, screen)
        self._save = save
        self._unsaved = False
        self._copy = copy
        self._perform = perform
        self._decoder = typed.KeyDecoder(escape_wait=escape_wait)
        self._queued_keys = deque[str]()
        """Keys typed while a response was made, to be answered in order."""
        self._page_since = 0.0
        """When the last page was written to be spoken."""
        self._stale = False
        """Whether another program has used the terminal, so that no row spoken before is on the screen."""

    def redraw_later(self) -> None:
        """Redraw the page at the next chance; may be called from any thread."""
        self._stale = True
        self.terminal.wake()

    def without_overlays(self) -> ReaderState:
        """Return the state without overlays, message and effect; while a page is spoken, at the sentence heard."""
        return self.controller.state_after(self._seconds_of_page).without_overlays()

    @property
    def _seconds_of_page(self) -> float:
        """Seconds since a page was written to be spoken."""
        return time.monotonic() - self._page_since

    def read(self) -> FrontendResult:
        """Answer keys until the frontend is left; keys that leave take effect even while a response is made."""
        try:
            with self._cancellable(leaving=True):
                self._open()
            run = cancel_keys.KeyRun()
            while True:
                continues = bool(self._queued_keys)
                self._read_keys(self._wait(self._decoder.deadline))
                run = run if continues else cancel_keys.KeyRun()
                with self._cancellable(leaving=True), self.controller.rollback_on_cancel():
                    self._fit_size()
                    self._redraw()
                    self._read_further()
                while self._queued_keys and not self._output.backlogged:
                    if run.due() and self._interrupted():
                        break
                    result = self._answer(self._queued_keys.popleft())
                    if result is not None:
                        return result
                if cancel_keys.INTERRUPT in self._queued_keys:
                    return FrontendResult(self.without_overlays())
        except Cancelled:  # there is no state to return to
            return FrontendResult(self.without_overlays())

    def _open(self) -> None:
        if self.controller.state.document.length > NUMBERED_BLOCKS:  # its rows take a while: the greeting comes first
            self._output.write(self.controller.greeting())
            self._output.write(self.controller.first_row())
        else:
            self._output.write(self.controller.opening())

    def _read_keys(self, wait: float | None) -> None:
        """Read keys for `wait` seconds (None: without limit), and save the position when keys pause."""
        if self._queued_keys and not self._output.backlogged:
            wait = 0
        accepts_keys = len(self._queued_keys) < typed.WAITING
        data = self.terminal.read(wait, room=bool(self._output), keys=accepts_keys)
        self._output.flush()
        if not data and self._unsaved and wait != 0 and not self._queued_keys:
            self._unsaved = False
            self._save(self.without_overlays())
        now = time.monotonic()
        inputs = self._decoder.feed(data, now) if data else self._decoder.due(now)
        self._queued_keys.extend(key for key in inputs if isinstance(key, str))  # there is no mouse here

    def _interrupted(self) -> bool:
        """Return whether Ctrl+C has been typed; the keys that wait are read."""
        if cancel_keys.INTERRUPT not in self._queued_keys:
            self._read_keys(0)
        return cancel_keys.INTERRUPT in self._queued_keys

    def _redraw(self) -> None:
        if self._stale:
            self._stale = False
            self._output.clear()
            self._output.write(self.controller.execute(Command("redraw")))

    def _read_further(self) -> None:
        """Write the next page where reading goes on by itself, once the last one is spoken."""
        page = self.controller.page_read
        if page is None or page.spoken or self._queued_keys or self._output.backlogged or self._rest_of_page > 0:
            return
        self._output.write(self.controller.read_further())
        self._page_since, self._unsaved = time.monotonic(), True

    @property
    def _rest_of_page(self) -> float:
        """Seconds until the page is spoken; 0 if none is."""
        page = self.controller.page_read
        seconds = 0 if page is None else page.seconds(self.controller.state.speech_rate) - self._seconds_of_page
        return max(seconds, 0)

    def _cancellable(self, key: str = "", *, leaving: bool = False) -> AbstractContextManager[None]:
        """Return a context that cancels the response to `key` when a cancelling key is typed, and announces slow ones.

        With `leaving` there is no state to return to, and only keys that leave cancel it.
        """
        state, pending = self.controller.state, self.controller.pending

        def typed_on() -> bool:
            self._read_keys(0)
            waiting = self._queued_keys
            cancelling = cancel_keys.cancelling_key(state, waiting, key=key, pending=pending, leaving=leaving)
            return cancelling is not None

        def announce(section: str) -> None:
            self._output.write(
                KeyResponse(self.controller.wrapped(announcements.announcement(state.keymap, section, leaving=leaving)))
            )

        return state.document.cancellation.paced(typed_on, announce)

    def _answer(self, key: str) -> FrontendResult | None:
        """Answer a key; return the result if it leaves the frontend."""
        state, pending = self.controller.state, self.controller.pending
        try:
            with self._cancellable(key), self.controller.rollback_on_cancel():
                self._check_for_update()
            with self._cancellable(key), self.controller.rollback_on_cancel():
                self.controller.stop_reading(self._seconds_of_page)
                answer, self._unsaved = self.controller.press(key), True
                look = self.controller.state.appearance
                self._output.screen.phrases, self._output.screen.width = look.phrases, look.width
                self._page_since = time.monotonic()
        except Cancelled:
            self._cancel(cancel_keys.cancelling_key(state, self._queued_keys, key=key, pending=pending))
            return None
        match answer.effect:
            case None:
                self._output.write(answer, key)
            case effects.Quit():
                self._output.go_to_last_row()
                return FrontendResult(self.without_overlays())
            case effects.ChangeFrontend(target, remember):
                self._output.go_to_last_row()
                return FrontendResult(self.without_overlays(), target, remember)
            case effects.Suspend():
                self._output.go_to_last_row()
                self.terminal.suspend()
            case effects.Copy(text, name):
                self._copy_or_show(text, name, key)
            case effects.Redraw():
                self._output.write(answer, key)
            case effect if isinstance(effect, effects.OtherProgramEffect):
                self._output.clear()
                self._output.go_to_last_row()
                after = self._perform(replace(self.controller.state, effect=effect))
                self._output.write(self.controller.turn_to(after, fresh=True), key)
            case effect:
                self._perform_here(effect, key)
        return None

    def _perform_here(self, effect: Effect, key: str) -> None:
        """Perform an effect that leaves the terminal to us, and say, or copy, what comes of it."""
        try:
            with self._cancellable(), self.controller.rollback_on_cancel():
                after = self._perform(replace(self.controller.state, effect=effect))
                answer = self.controller.turn_to(replace(after, effect=None))
        except Cancelled:
            self._cancel(cancel_keys.cancelling_key(self.controller.state, self._queued_keys))
            return
        if isinstance(after.effect, effects.Copy):
            self._copy_or_show(after.effect.text, after.effect.description, key)
        else:
            self._output.write(answer, key)

    def _cancel(self, at: int | None) -> None:
        """Report the cancellation, and discard the keys typed before the key that cancelled, whose index is `at`."""
        for _ in range(len(self._queued_keys) if at is None else at):
            self._queued_keys.popleft()
        answer = self.controller.cancelled()
        if self._queued_keys and self._queued_keys[0] in cancel_keys.CANCELS:
            self._queued_keys.popleft()  # its purpose was to cancel
        self._output.write(answer)

    def _wait(self, deadline: float | None) -> float | None:
        """Return the seconds to wait for keys: until a lone Esc counts as a key, or the position is saved."""
        waits = [] if deadline is None else [max(deadline - time.monotonic(), 0)]
        page = self.controller.page_read
        if page is not None and not page.spoken and not self._output.backlogged:
            waits.append(self._rest_of_page)
        if self._unsaved:
            waits.append(SAVE_DELAY)
        return min(waits, default=None)

    def _check_for_update(self) -> None:
        """Check whether a followed file has changed, and report the changes before the response to the key.

        It is checked at no other time: speech that starts by itself interrupts what is being read.
        """
        state = self.controller.state
        if state.follows and not state.overlays and not self.controller.pending.any:
            after = self._perform(replace(state, effect=effects.CheckForUpdate()))
            if after.document is not state.document:
                self._output.write(self.controller.changed_to(after))
            elif after.message and after.message != state.message:  # the file can no longer be followed
                self._output.write(KeyResponse(tuple(self.controller.wrapped(after.message))))

    def _copy_or_show(self, text: str, name: str, key: str) -> None:
        """Copy a text, or write it verbatim where there is no clipboard, to be selected in the terminal."""
        if self._copy is not None and self._copy(text):
            self._output.write(KeyResponse((speech_mode.copied(name),)), key)
            return
        why, end = speech_mode.no_clipboard(name), speech_mode.end_of_copy(name)
        self._output.enqueue(self._output.screen.copied(self.controller.wrapped(why), text, end, self.size[0]))

    def _fit_size(self) -> None:
        """Adapt to the screen's size if it changed, without speaking."""
        size = self.terminal.size()
        if size != self.size:
            self.size = size
            self.controller.resize(*size)
            self._output.screen.resize(*size)
