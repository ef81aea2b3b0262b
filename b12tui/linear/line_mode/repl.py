"""Line mode: a conversation of typed words and answers, for terminals that only write on, for pipes and for ears.

    run(reader, sys.stdin, sys.stdout, why="because TERM is dumb", save=places.save)

Lines are only added: no escape, no carriage return, no backspace, nothing drawn again. Input is what the terminal
itself makes a line of; a line editing library would write the things that are refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from b12tui.core.handlers.documents import refuse
from b12tui.core.keymap.cancel_keys import CANCELLED
from b12tui.core.messages import phrases
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion.targets import first
from b12tui.core.state import CheckForUpdate, ReaderState
from b12tui.document.cancellation import Cancelled
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace
from b12tui.linear.line_mode.input_lines import InputLines
from b12tui.linear.line_mode.output import LineOutput, hello
from b12tui.linear.line_mode.raw_output import TerminalQueues
from b12tui.linear.outcome import FrontendResult
from b12tui.plain.output_options import Wrap

if TYPE_CHECKING:
    from b12tui.linear.line_mode.dialogue import Dialogue, Response, SpeechSettings


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
    """Hold the conversation until it is left or the input ends; return where it ended.

    What the reader has to say (`said`: notices, where reading goes on) is said first. `why` tells what switched line
    mode on ("because ACCESSIBLE is set"), None that it has been said already; `save` is called with the last place,
    however the conversation ends, and while someone types, behind each prompt; `keeps` tells whether it keeps anything.
    `manner` None speaks by blocks, wrapped at words where `stdout` is a terminal;
    `fulfil` does what a reader's effect asks for outside of its text. BrokenPipeError, WriteError and
    TerminalLost are the caller's.
    """
    voice = LineOutput(stdout, ascii_only=settings is not None and settings.ascii)
    conversation = _Repl(state, voice, stdin, save, "; the place is kept" if keeps else "")
    try:
        _heed_endings()
        return conversation.hold(opening_response(state, why), settings, perform)
    finally:
        _let_endings_be()
        conversation.queues.give_back()
        try:
            save(conversation.bare())
        except SystemExit:  # a signal came meanwhile, as it does where the line breaks; it is the last one heeded
            save(conversation.bare())
            raise


class _Repl:
    """A conversation, and how far it has come: the place follows what was written."""

    def __init__(
        self, state: ReaderState, voice: LineOutput, stdin: TextIO, save: Callable[[ReaderState], None], kept: str
    ) -> None:
        """Begin at the reader's place; `kept` says what becomes of it, to one who may leave."""
        self.queues = TerminalQueues(stdin)
        self._reader = state
        self._voice = voice
        self._stdin = stdin
        self._ahead = InputLines(stdin, typing=stdin.isatty())
        self._save = save
        self._kept = kept
        self._talk: Dialogue | None = None
        self._said: list[tuple[int, Dialogue]] = []
        """Where the conversation stood behind each part of the last answer, with the bytes written until then."""
        self._answering = False
        """Whether an answer is being worked out, of which nothing is written yet."""

    def bare(self) -> ReaderState:
        """Return the reader with nothing lying over the text."""
        return _bare(self._talk.state if self._talk is not None else self._reader)

    def hold(
        self, first: Iterable[str], settings: SpeechSettings | None, perform: Callable[[ReaderState], ReaderState]
    ) -> FrontendResult:
        """Say the first lines, then answer until it is left."""
        typing = self._stdin.isatty()
        asked = moved = False
        for line in first:
            self._voice.say(line, settings.wrap if settings else self._voice.width)
        # The first line waits for nothing that only answers need.
        from b12tui.linear.line_mode.dialogue import SpeechSettings, begin

        dialogue = self._talk = begin(self._reader, settings or SpeechSettings(wrap=self._voice.width), perform)
        while True:
            try:
                if typing:
                    self.queues.keep()
                    self._voice.prompt()
                    if moved:  # it is kept now as well, while nothing is waited for: a process can be killed
                        moved = False
                        self._save(self.bare())
                typed = self._ahead.line()
            except KeyboardInterrupt:
                if asked or not self._interrupted(f"Ctrl+C again leaves{self._kept}."):
                    self._tell()
                    return FrontendResult(self.bare())
                asked = True
                continue
            asked = False
            if not typed:
                if typing:
                    self._voice.say("", Wrap.NONE)
                return FrontendResult(self.bare())
            try:
                dialogue, leaving = self._turn(dialogue, typed)
            except KeyboardInterrupt:
                if not self._interrupted(*([CANCELLED] if self._answering else [])):
                    return FrontendResult(self.bare())
                dialogue, leaving = self._talk, None
            moved = True
            if leaving is not None:
                return leaving

    def _turn(self, before: Dialogue, typed: str) -> tuple[Dialogue, FrontendResult | None]:
        """Answer a typed line; return where the conversation stands then, and how it ends, if it does."""
        self._answering = True
        self._said.clear()
        try:
            with self._ahead.heeding(before, self._voice):
                before = self._talk = _look_again(before, self._voice)
                reply, dialogue = respond(before, typed)
        except Cancelled:
            self._answering = False
            self._voice.say(CANCELLED, before.settings.wrap)
            return before, None
        moved = dialogue.state.position != before.state.position or dialogue.state.document is not before.state.document
        self._stand(replace(dialogue, unsaid=moved or before.unsaid))
        self._answering = False
        self._voice.ascii_only = dialogue.settings.ascii
        try:
            for part in self._ahead.each(reply.parts, dialogue, self._voice):
                # Lines of ours are sentences already; a number of a list's item is none.
                sentence = dialogue.settings.wrap is Wrap.SENTENCE and part.at is None
                for line in part.lines:
                    self._voice.say(line, Wrap.NONE if sentence else dialogue.settings.wrap, verbatim=part.verbatim)
                if part.at is not None:
                    folds = dialogue.state.folds if part.folds is None else part.folds
                    dialogue = dialogue.at(replace(dialogue.state, position=part.at, folds=folds))
                    self._stand(dialogue)
        except Cancelled:
            self._voice.say(CANCELLED, dialogue.settings.wrap)
        self._stand(dialogue)
        return dialogue, reply.result

    def _stand(self, dialogue: Dialogue) -> None:
        """Note that the conversation stands here, once what is written so far is shown."""
        self._talk = dialogue
        self._said.append((self._voice.output.written, dialogue))

    def _interrupted(self, *said: str) -> bool:
        """Stop on Ctrl+C: throw away what is not shown yet, go back to what was, and say something.

        Tell whether that could be said: a second Ctrl+C ends it, for the line may have stalled.
        """
        self.queues.forget_typed()
        self._ahead.forget()
        discarded = self._voice.output.discard()
        shown = self._voice.output.written - discarded
        if discarded:
            self._talk = next((dialogue for end, dialogue in reversed(self._said) if end <= shown), self._talk)
        self._said.clear()
        return self._tell(*said)

    def _tell(self, *said: str) -> bool:
        """End the line and say something; tell whether no Ctrl+C came meanwhile."""
        try:
            for line in ("", *said):
                self._voice.say(line, self._talk.settings.wrap if self._talk is not None else Wrap.NONE)
        except KeyboardInterrupt:
            return False
        return True


def _look_again(dialogue: Dialogue, voice: LineOutput) -> Dialogue:
    """Look whether a followed file was written; what changed is told before the answer."""
    state = dialogue.state
    if not state.follows or state.overlays:
        return dialogue
    after = dialogue.perform(replace(state, effect=CheckForUpdate()))
    if after.document is state.document:
        if after.message and after.message != state.message:  # it became something that can't be followed
            voice.say(after.message, dialogue.settings.wrap)
        return dialogue
    voice.say(after.message, dialogue.settings.wrap)
    return replace(dialogue.at(_bare(after)), unsaid=dialogue.unsaid)


def _heed_endings() -> None:
    """Let TERM and HUP end the conversation as an exit does, so that the place is kept, whatever is computed."""
    import signal
    import threading

    from b12tui.terminal import watchdog

    endings = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

    def end(number: int, _frame: object) -> None:
        for ending in endings:
            signal.signal(ending, signal.SIG_IGN)  # a second one must not break off what the first one began
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for number in endings:
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
        watchdog.start()


def _let_endings_be() -> None:
    from b12tui.terminal import watchdog

    watchdog.stop()


def opening_response(state: ReaderState, why: str | None) -> tuple[str, ...]:
    """Return the first lines: the mode, what switched it on, how to get help, and where reading goes on."""
    greeting = () if why is None else (hello(why),)
    if state.message:
        return (*greeting, phrases.with_full_stop(state.message))
    if state.position <= first(state):
        return greeting
    place = ordinal(state, state.position.section)
    name = section_name(state, state.position.section)
    return (*greeting, f"Continuing in {', '.join(part for part in (name, place) if part)}; top goes to the start.")


def respond(dialogue: Dialogue, typed: str) -> tuple[Response, Dialogue]:
    """Return the answer to a typed line, and where the conversation stands before any of it is said."""
    from b12tui.core.update import context
    from b12tui.linear.line_mode.dialogue import REMEMBERED, say_response
    from b12tui.linear.line_mode.responses import answer
    from b12tui.linear.line_mode.vocabulary import Misunderstood, understand

    command = understand(typed, context(dialogue.state), dialogue.state.keymap)
    if isinstance(command, Misunderstood):
        return say_response(dialogue, command.said), dialogue
    if command.action == "again":
        if not dialogue.commands:
            return say_response(dialogue, "Nothing was done yet."), dialogue
        command = understand(dialogue.commands[-1], context(dialogue.state), dialogue.state.keymap)
        if isinstance(command, Misunderstood):
            return say_response(dialogue, command.said), dialogue
    elif typed.strip():
        dialogue = replace(dialogue, commands=(*dialogue.commands, sanitize(" ".join(typed.split())))[-REMEMBERED:])
    reply = answer(dialogue, command)
    return reply, reply.dialogue


def _bare(state: ReaderState) -> ReaderState:
    return replace(state, overlays=(), message="", effect=None)
