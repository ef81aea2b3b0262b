"""Line mode: typed commands and responses, for append-only terminals, pipes and screen readers.

    run_line_mode(state, sys.stdin, sys.stdout, why="because TERM is dumb", save=save)

Output is only appended: no escape, no carriage return, no backspace, nothing redrawn. Rows of a line may be continued
by a move of the cursor, which scrolls as a line feed does, where that was asked for (`phrases`). Input is edited by the
terminal alone, since a line editing library would write just those.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from contextlib import suppress

from b12tui.catalogue import line_mode, page
from b12tui.core.effects import CheckForUpdate
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.messages import phrases
from b12tui.core.messages.location import continuing
from b12tui.core.motion.targets import first
from b12tui.core.state import ReaderState
from b12tui.document.cancellation import Cancelled
from b12tui.errors import TerminalLost, WriteError, without_traceback
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.linear.line_mode.dialogue import SpeechSettings, begin
from b12tui.linear.line_mode.input_lines import InputLines
from b12tui.linear.line_mode.output import LineOutput, hello
from b12tui.linear.line_mode.raw_output import TerminalQueues
from b12tui.linear.outcome import FrontendResult
from b12tui.plain.output_options import Wrap
from b12tui.terminal import watchdog

if TYPE_CHECKING:
    from b12tui.document import Position
    from b12tui.linear.line_mode.dialogue import Dialogue


UNDELIVERED = 1 << 20
"""Bytes that a terminal can have been sent without showing them, at most: more than any queue of a system holds."""
LINES_OF_TEXT = 3
"""Number of first lines of a piped input that show, if none of them is a command, that it is a text."""
CHECKPOINTS = 1_000
"""Number of checkpoints after which those are dropped that can't be needed."""

HUNG_UP = 129
"""Exit code after SIGHUP: 128 and its number, which POSIX gives."""


def run_line_mode(
    state: ReaderState,
    stdin: TextIO,
    stdout: TextIO,
    *,
    why: str | None,
    save: Callable[[ReaderState], None],
    keeps: bool = True,
    settings: SpeechSettings | None = None,
    perform: Callable[[ReaderState], ReaderState] = refuse,
) -> FrontendResult:
    """Run line mode until it is left or the input ends, and return the result.

    The state's `message` (notices, where reading continues) is said first. `why` names what switched line mode on
    ("because ACCESSIBLE is set"); None: that has been said already. `save` is called with the last state however line
    mode ends, and while someone types, after each prompt; `keeps` tells whether it stores anything. Without `settings`,
    text is read by blocks, wrapped at words where `stdout` is a terminal. `perform` carries out effects outside of the
    document. Raises BrokenPipeError, WriteError and TerminalLost.
    """
    usual = settings or SpeechSettings()
    # A restricted session, which keeps nothing, opens no file of the system either.
    output = LineOutput(stdout, ascii_only=usual.ascii, phrases=usual.phrases, looks_ahead=keeps)
    repl = _Repl(state, output, stdin, save, line_mode.PLACE_KEPT if keeps else "", usual.no_commands)
    try:
        _handle_exit_signals()
        return repl.run(opening_response(state, why), settings, perform)
    except (SystemExit, TerminalLost) as leaving:
        if not isinstance(leaving, SystemExit) or leaving.code == HUNG_UP:
            repl.hung_up()
        raise
    finally:
        watchdog.stop()
        repl.queues.give_back()
        with suppress(BrokenPipeError, WriteError, TerminalLost):
            output.end_line()
        try:
            save(repl.without_overlays())
        except SystemExit:  # a signal came meanwhile, as when the line breaks; no other is handled after it
            save(repl.without_overlays())
            raise


class _Repl:
    """A dialogue and its progress: the position follows the output."""

    def __init__(
        self,
        state: ReaderState,
        output: LineOutput,
        stdin: TextIO,
        save: Callable[[ReaderState], None],
        saved_note: str,
        no_commands: str,
    ) -> None:
        """Start at the state's position; `saved_note` tells a user who may leave what becomes of the position."""
        self._no_commands = "" if stdin.isatty() else no_commands
        self._misunderstood = 0
        self.queues = TerminalQueues(stdin)
        self._reader = state
        self._output = output
        self._stdin = stdin
        self._input = InputLines(stdin, typing=stdin.isatty())
        self._save = save
        self._saved_note = saved_note
        self._dialogue: Dialogue | None = None
        self._checkpoints: list[tuple[int, Dialogue]] = []
        """The dialogue after each part of the last response that may not be shown yet, with the bytes by then."""
        self._answering = False
        """Whether a response is being made, with nothing written of it yet."""
        self._begun = 0.0
        """When the last response began."""
        self._spoken: list[tuple[int, Position]] = []
        """For each part of the last response that moved, the number of words until its end, and its position."""

    def without_overlays(self) -> ReaderState:
        """Return the state without overlays, message and effect."""
        return (self._dialogue.state if self._dialogue is not None else self._reader).without_overlays()

    def run(
        self, first: Iterable[str], settings: SpeechSettings | None, perform: Callable[[ReaderState], ReaderState]
    ) -> FrontendResult:
        """Write the first lines, then answer until line mode is left."""
        typing = self._stdin.isatty()
        warned = moved = False
        for line in first:
            self._output.write_line(line, settings.wrap if settings else self._output.width)
        dialogue = self._dialogue = begin(self._reader, settings or SpeechSettings(wrap=self._output.width), perform)
        dialogue = self._dialogue = replace(dialogue, pages=typing)
        while True:
            try:
                if typing:
                    self.queues.keep()
                    self._output.has_prompt = dialogue.settings.prompt
                    self._output.prompt()
                    if moved:  # save while the user waits for nothing: the process may be killed
                        moved = False
                        self._save(self.without_overlays())
                typed = self._input.line()
                self._output.entered()
            except KeyboardInterrupt:
                if warned or not self._interrupted(line_mode.interrupt_again_leaves(self._saved_note)):
                    self._say_lines()
                    return FrontendResult(self.without_overlays())
                warned = True
                dialogue = self._dialogue
                continue
            warned = False
            if not typed:
                if typing:
                    self._output.write_line("", Wrap.NONE)
                return FrontendResult(self.without_overlays())
            try:
                dialogue, result = self._respond_to(dialogue, typed)
            except KeyboardInterrupt:
                if not self._interrupted(*([page.CANCELLED] if self._answering else [])):
                    return FrontendResult(self.without_overlays())
                dialogue, result = self._dialogue, None
            moved = True
            if result is not None:
                return result

    def _respond_to(self, before: Dialogue, typed: str) -> tuple[Dialogue, FrontendResult | None]:
        """Answer a typed line; return the dialogue afterwards, and the result if line mode is left."""
        self._answering, self._begun = True, time.monotonic()
        self._checkpoints.clear()
        self._spoken.clear()
        words = 0
        try:
            with self._input.cancellable(before, self._output):
                before = self._dialogue = _check_for_update(before, self._output)
                from b12tui.linear.line_mode import interpreter  # the greeting must not wait for it

                response, dialogue = interpreter.respond(before, typed)
        except Cancelled:
            self._answering = False
            self._output.write_line(page.CANCELLED, before.settings.wrap)
            return before, None
        except MemoryError as error:
            raise without_traceback(error) from None
        moved = dialogue.state.position != before.state.position or dialogue.state.document is not before.state.document
        self._checkpoint(replace(dialogue, is_unread=moved or before.is_unread))
        self._answering = False
        self._output.ascii_only = dialogue.settings.ascii
        try:
            for part in self._input.each(response.parts, dialogue, self._output):
                # Generated lines are sentences already, and an item's number is not one.
                sentence = dialogue.settings.wrap is Wrap.SENTENCE and part.at is None
                for line in part.lines:
                    self._output.write_line(
                        line, Wrap.NONE if sentence else dialogue.settings.wrap, verbatim=part.verbatim
                    )
                words += sum(len(line.split()) for line in part.lines)
                if part.at is not None:
                    self._spoken.append((words, part.at))
                    folds = dialogue.state.folds if part.folds is None else part.folds
                    dialogue = dialogue.with_state(replace(dialogue.state, position=part.at, folds=folds))
                    self._checkpoint(dialogue)
        except Cancelled:
            self._output.write_line(page.CANCELLED, dialogue.settings.wrap)
        self._note_whether_commands(typed, is_understood=response.is_understood)
        self._checkpoint(dialogue)
        return dialogue, response.result

    def _note_whether_commands(self, typed: str, *, is_understood: bool) -> None:
        """Say once that the input should have commands, if none of its first lines is one; empty lines don't count."""
        if not self._no_commands or not typed.strip():
            return
        self._misunderstood += 1
        if is_understood:
            self._no_commands = ""
        elif self._misunderstood == LINES_OF_TEXT:
            self._output.write_line(self._no_commands, Wrap.NONE)
            self._no_commands = ""

    def _checkpoint(self, dialogue: Dialogue) -> None:
        """Record the dialogue as of the output written so far."""
        self._dialogue = dialogue
        written = self._output.output.written
        self._checkpoints.append((written, dialogue))
        if len(self._checkpoints) % CHECKPOINTS == 0:
            shown = bisect_right(self._checkpoints, written - UNDELIVERED, key=lambda checkpoint: checkpoint[0])
            del self._checkpoints[: max(0, shown - 1)]

    def _interrupted(self, *lines: str) -> bool:
        """Handle Ctrl+C: discard output not shown yet, return to the dialogue as of what was shown, and write `lines`.

        Return whether they could be written: a second Ctrl+C leaves, for the line may have stalled.
        """
        self.queues.forget_typed()
        self._input.forget()
        discarded = self._output.output.discard()
        shown = self._output.output.written - discarded
        if discarded:
            self._dialogue = next(
                (dialogue for end, dialogue in reversed(self._checkpoints) if end <= shown), self._dialogue
            )
        self._checkpoints.clear()
        self._note_where_speech_is()
        return self._say_lines(*lines)

    def _note_where_speech_is(self) -> None:
        """Keep what is spoken at this time, by the rate of speech, as where reading was stopped."""
        if len(self._spoken) < 2 or self._dialogue is None:  # less is no reading on
            return
        state = self._dialogue.state
        words = (time.monotonic() - self._begun) * state.speech_rate / 60
        at = next((at for until, at in self._spoken if until > words), self._spoken[-1][1])
        self._spoken.clear()
        self._dialogue = self._dialogue.with_state(replace(state, stopped_at=min(at, state.position)))

    def hung_up(self) -> None:
        """Return to the dialogue as of what has surely been delivered, since the terminal has gone away."""
        lost = self._output.output.lost()
        if lost and self._checkpoints:
            received = self._output.output.written - lost
            ends = (dialogue for end, dialogue in reversed(self._checkpoints) if end <= received)
            self._dialogue = next(ends, self._checkpoints[0][1])

    def _say_lines(self, *lines: str) -> bool:
        """End the current line and write `lines`; return whether no Ctrl+C came meanwhile."""
        try:
            for line in ("", *lines):
                self._output.write_line(line, self._dialogue.settings.wrap if self._dialogue is not None else Wrap.NONE)
        except KeyboardInterrupt:
            return False
        return True


def _check_for_update(dialogue: Dialogue, output: LineOutput) -> Dialogue:
    """Check whether a followed file has changed, and report the changes before the response."""
    state = dialogue.state
    if not state.follows or state.overlays:
        return dialogue
    after = dialogue.perform(replace(state, effect=CheckForUpdate()))
    if after.document is state.document:
        if after.message and after.message != state.message:  # the file can no longer be followed
            output.write_line(after.message, dialogue.settings.wrap)
        return dialogue
    if after.message:
        output.write_line(after.message, dialogue.settings.wrap)
    return replace(dialogue.with_state(after.without_overlays()), is_unread=dialogue.is_unread)


def _handle_exit_signals() -> None:
    """Make SIGTERM, SIGHUP and SIGQUIT raise SystemExit, so that the position is saved and the modes are given back."""
    import signal
    import threading

    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]

    def end(number: int, _frame: object) -> None:
        for other in signals:
            signal.signal(other, signal.SIG_IGN)  # a second one must not interrupt the first one's exit
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for number in signals:
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
        watchdog.start()


def opening_response(state: ReaderState, why: str | None) -> tuple[str, ...]:
    """Return the first lines: the mode, what switched it on, how to get help, and where reading continues."""
    greeting = () if why is None else (hello(why),)
    if state.message:
        return (*greeting, phrases.with_full_stop(state.message))
    if state.position <= first(state):
        return greeting
    return (*greeting, continuing(state, "top"))
