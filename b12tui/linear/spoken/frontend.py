"""Spoken pages: keys live, and each answer a row below the last one, which a screen reader says and nothing else.

    with Terminal.open() as terminal:
        leaving = spoken.run(reader, terminal, save=places.save)

Nothing is drawn again, nothing scrolls and no query is sent (`sheet` says how it is written, `pages` what). A line that
stalls keeps nobody: each key is answered in its turn once the line goes on, and one that leaves leaves at once. It owes
so many bytes at most (OWED): behind them no key is answered, but Ctrl+C leaves, and behind WAITING keys none is read.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager

from b12tui.core.handlers.documents import refuse
from b12tui.core.keymap.cancel_keys import CANCELS, announcement, cancelling, is_typing
from b12tui.core.overlay.prompts import LABELS
from b12tui.core.state import (
    ChangeFrontend,
    CheckForUpdate,
    Command,
    Copy,
    OpenBrowser,
    OpenEditor,
    Quit,
    ReaderState,
    Redraw,
    Suspend,
)
from b12tui.document.cancellation import Cancelled, cancel_when, paced
from b12tui.fastclass import replace
from b12tui.linear.narration.narrated import NUMBERED_BLOCKS
from b12tui.linear.outcome import FrontendResult
from b12tui.linear.spoken.controller import KeyResponse, SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen
from b12tui.terminal import key_decoder as typed
from b12tui.terminal.owner import Terminal

SAVE_DELAY = 0.5
"""Seconds without a key after which the place is kept, so that no answer waits for it."""

OWED = 65_536
"""Bytes of answers that the line has not taken, from which on no other is made; one alone may be longer."""


def run_spoken(
    state: ReaderState,
    terminal: Terminal,
    *,
    save: Callable[[ReaderState], None],
    style: str = "spoken",
    ascii_only: bool = False,
    copy: Callable[[str], bool] | None = None,
    perform: Callable[[ReaderState], ReaderState] = refuse,
) -> FrontendResult:
    """Read by keys in `terminal`, which is entered and left here; return where it ended.

    `save` is called with the last place when keys pause, when the head is left, and if a signal ends the process.
    `style` is a name of `plain.STYLES`; `spelt`: what is not ASCII is spelt out. `copy` hands a text to
    a clipboard and tells whether it did; without one the text is said, for the codes that reach the terminal's own are
    read out by some readers. `perform` does what an effect asks for outside of the text. TerminalLost: the terminal
    went away; the place is saved then too.
    """
    terminal.enter(screen=False)
    head = _SpokenFrontend(
        SpokenController(state, *terminal.size(), style, ascii_only=ascii_only), terminal, save, copy, perform
    )
    terminal.on_resize(terminal.wake)
    terminal.on_return(head.begin_again)
    terminal.on_terminate(lambda: save(head.bare()))
    try:
        leaving = head.read()
    finally:
        terminal.leave()
        save(head.bare())
    return leaving


class _SpokenFrontend:
    """The terminal on one side, the pages on the other."""

    def __init__(
        self,
        pages: SpokenController,
        terminal: Terminal,
        save: Callable[[ReaderState], None],
        copy: Callable[[str], bool] | None,
        perform: Callable[[ReaderState], ReaderState],
    ) -> None:
        self.terminal = terminal
        self.size = terminal.size()
        self.pages = pages
        self.sheet = AppendOnlyScreen(self.size[1])
        self._save = save
        self._unsaved = False
        self._copy = copy
        self._fulfil = perform
        self._owed: deque[bytes] = deque()
        """Answers that the line did not take yet, the first of them maybe in part."""
        self._decoder = typed.KeyDecoder()
        self._coming = deque[str]()
        """Keys that were typed while an answer was made, to be answered in their turn."""
        self._again = False
        """Another program had the terminal: nothing of what was said stands there any more."""

    def begin_again(self) -> None:
        """Open the page anew at the next chance; may be called by any thread."""
        self._again = True
        self.terminal.wake()

    def bare(self) -> ReaderState:
        """Return the reader with nothing lying over the text."""
        return replace(self.pages.reader, overlays=(), message="", effect=None)

    def read(self) -> FrontendResult:
        """Answer keys until the head is left; keys that leave are heard while an answer is made."""
        try:
            with self._heeding(leaving=True):
                self._open()
            while True:
                self._listen(self._wait(self._decoder.deadline))
                with self._heeding(leaving=True), self.pages.undone():
                    self._fit()
                    self._begin_again()
                while self._coming and not self._indebted:
                    leaving = self._answer(self._coming.popleft())
                    if leaving is not None:
                        return leaving
                if "Ctrl+C" in self._coming:
                    return FrontendResult(self.bare())
        except Cancelled:  # there was nothing to go back to
            return FrontendResult(self.bare())

    def _open(self) -> None:
        if (
            self.pages.reader.document.length > NUMBERED_BLOCKS
        ):  # its rows are waited for, and who listens must not wonder
            self._write(self.pages.greeting())
            self._write(self.pages.first_row())
        else:
            self._write(self.pages.opening())

    def _listen(self, wait: float | None) -> None:
        """Take what is typed within `wait` seconds (None: whenever that is), and keep the place where keys pause."""
        if self._coming and not self._indebted:
            wait = 0
        hears = len(self._coming) < typed.WAITING
        data = self.terminal.read(wait, room=bool(self._owed), keys=hears)
        self._pay()
        if not data and self._unsaved and wait != 0 and not self._coming:
            self._unsaved = False
            self._save(self.bare())
        now = time.monotonic()
        self._coming.extend(self._decoder.feed(data, now) if data else self._decoder.due(now))

    @property
    def _indebted(self) -> bool:
        """Whether the line has to take something before another key is answered."""
        return sum(map(len, self._owed)) >= OWED

    def _begin_again(self) -> None:
        if self._again:
            self._again = False
            self._owed.clear()
            self._write(self.pages.do(Command("redraw")))

    def _heeding(self, key: str = "", *, leaving: bool = False) -> AbstractContextManager[None]:
        """Return what cancels the answer to `key` when one is typed that does; an answer that takes long is announced.

        With `leaving` there is nothing to go back to, and only keys that leave cancel it.
        """
        state = self.pages.reader

        def typed_on() -> bool:
            self._listen(0)
            return cancelling(state, self._coming, typing=is_typing(state, key), leaving=leaving) is not None

        def announce(doing: str) -> None:
            self._write(KeyResponse(self.pages.wrapped(announcement(state.keymap, doing, leaving=leaving))))

        return cancel_when(paced(typed_on, announce))

    def _answer(self, key: str) -> FrontendResult | None:
        """Answer a key; return how the head ends, if it does."""
        with self._heeding(leaving=True):
            self._look_again()
        typing = is_typing(self.pages.reader, key)
        try:
            with self._heeding(key), self.pages.undone():
                answer, self._unsaved = self.pages.press(key), True
        except Cancelled:
            self._cancel(typing=typing)
            return None
        match answer.effect:
            case Quit():
                return FrontendResult(self.bare())
            case ChangeFrontend(head, remember):
                return FrontendResult(self.bare(), head, remember)
            case Suspend():
                self.terminal.suspend()
            case Copy(text, name):
                self._hand_over(text, name, key)
            case None | Redraw():
                self._write(answer, key)
            case OpenEditor() | OpenBrowser() as away:  # another program has the terminal meanwhile
                self._owed.clear()
                after = self._fulfil(replace(self.pages.reader, effect=away))
                self._write(self.pages.turn_to(after, fresh=True), key)
            case effect:
                with self._heeding(leaving=True):
                    after = self._fulfil(replace(self.pages.reader, effect=effect))
                    self._write(self.pages.turn_to(after), key)
        return None

    def _cancel(self, *, typing: bool) -> None:
        """Say that it was cancelled, and forget what was typed before the key that cancelled it."""
        at = cancelling(self.pages.reader, self._coming, typing=typing)
        for _ in range(len(self._coming) if at is None else at):
            self._coming.popleft()
        answer = self.pages.cancelled()
        if self._coming and self._coming[0] in CANCELS:
            self._coming.popleft()  # it has done what it was for
        self._write(answer)

    def _wait(self, deadline: float | None) -> float | None:
        """Return for how many seconds keys are waited for: until a lone Esc is one, or the place is kept."""
        waits = [] if deadline is None else [max(deadline - time.monotonic(), 0)]
        if self._unsaved:
            waits.append(SAVE_DELAY)
        return min(waits, default=None)

    def _look_again(self) -> None:
        """Look whether a followed file was written; what changed is told before the answer to the key.

        Only then: what speaks by itself breaks into what is being read.
        """
        state = self.pages.reader
        if state.follows and not state.overlays and not self.pages.pending.any:
            after = self._fulfil(replace(state, effect=CheckForUpdate()))
            if after.document is not state.document:
                self._write(self.pages.changed_to(after))
            elif after.message and after.message != state.message:  # it became something that can't be followed
                self._write(KeyResponse(tuple(self.pages.wrapped(after.message))))

    def _hand_over(self, text: str, name: str, key: str) -> None:
        """Copy a text, or write it as it is where nothing takes it, to be selected in the terminal."""
        if self._copy is not None and self._copy(text):
            self._write(KeyResponse((f"Copied {name}.",)), key)
            return
        why, end = f"There is no clipboard here; this is {name}:", f"End of {name}."
        self._owe(self.sheet.copied(self.pages.wrapped(why), text, end, self.size[0]))

    def _write(self, answer: KeyResponse, key: str = "") -> None:
        """Write an answer at one go, behind those that the line did not take yet."""
        if answer.fresh:
            self.sheet.clear()
        written = self.sheet.below(answer.rows, key)
        if answer.step:
            written += self.sheet.step(answer.step)
        if answer.typing is not None:
            prompt = answer.typing
            written += self.sheet.typed(LABELS[prompt.kind], prompt.text, prompt.cursor)
        self._owe(written)

    def _owe(self, written: str) -> None:
        """Write something behind the answers that the line did not take yet."""
        if written:
            self._owed.append(written.encode("utf-8", "replace"))
            self._pay()

    def _pay(self) -> None:
        """Write what the line takes of the answers that are owed; leaving waits for none of them."""
        while self._owed:
            rest = self.terminal.offer(self._owed[0])
            if rest:
                self._owed[0] = rest
                return
            self._owed.popleft()

    def _fit(self) -> None:
        """Fit the screen's size, if it changed; nothing is said of it."""
        size = self.terminal.size()
        if size != self.size:
            self.size = size
            self.pages.resize(*size)
            self.sheet.resize(size[1])
