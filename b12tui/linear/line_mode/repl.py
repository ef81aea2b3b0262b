"""Line mode: a conversation of typed words and answers, for terminals that only write on, for pipes and for ears.

    run(reader, sys.stdin, sys.stdout, why="because TERM is dumb", save=places.save)

Lines are only added: no escape, no carriage return, no backspace, nothing drawn again. Input is what the terminal
itself makes a line of; a line editing library would write the things that are refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from b12tui.core.handlers.documents import refused
from b12tui.core.keymap.cancel_keys import CANCELLED
from b12tui.core.messages import phrases
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion.targets import first
from b12tui.core.state import Follow, Reader
from b12tui.document.cancellation import BrokenOff
from b12tui.document.sanitize import safe
from b12tui.fastclass import replace
from b12tui.linear.line_mode.input_lines import Ahead
from b12tui.linear.line_mode.output import Voice, hello
from b12tui.linear.line_mode.raw_output import Queues
from b12tui.linear.outcome import Leaving
from b12tui.plain.output_options import Wrap

if TYPE_CHECKING:
    from b12tui.linear.line_mode.dialogue import Manner, Reply, Talk


def run(
    reader: Reader,
    stdin: TextIO,
    stdout: TextIO,
    *,
    why: str | None,
    save: Callable[[Reader], None],
    keeps: bool = True,
    manner: Manner | None = None,
    fulfil: Callable[[Reader], Reader] = refused,
) -> Leaving:
    """Hold the conversation until it is left or the input ends; return where it ended.

    What the reader has to say (`said`: notices, where reading goes on) is said first. `why` tells what switched line
    mode on ("because ACCESSIBLE is set"), None that it has been said already; `save` is called with the last place,
    however the conversation ends, and while someone types, behind each prompt; `keeps` tells whether it keeps anything.
    `manner` None speaks by blocks, wrapped at words where `stdout` is a terminal;
    `fulfil` does what a reader's effect asks for outside of its text. BrokenPipeError, CannotWrite and
    LineGone are the caller's.
    """
    voice = Voice(stdout, ascii_only=manner is not None and manner.ascii)
    conversation = _Conversation(reader, voice, stdin, save, "; the place is kept" if keeps else "")
    try:
        _heed_endings()
        return conversation.hold(opening(reader, why), manner, fulfil)
    finally:
        _let_endings_be()
        conversation.queues.give_back()
        try:
            save(conversation.bare())
        except SystemExit:  # a signal came meanwhile, as it does where the line breaks; it is the last one heeded
            save(conversation.bare())
            raise


class _Conversation:
    """A conversation, and how far it has come: the place follows what was written."""

    def __init__(self, reader: Reader, voice: Voice, stdin: TextIO, save: Callable[[Reader], None], kept: str) -> None:
        """Begin at the reader's place; `kept` says what becomes of it, to one who may leave."""
        self.queues = Queues(stdin)
        self._reader = reader
        self._voice = voice
        self._stdin = stdin
        self._ahead = Ahead(stdin, typing=stdin.isatty())
        self._save = save
        self._kept = kept
        self._talk: Talk | None = None
        self._said: list[tuple[int, Talk]] = []
        """Where the conversation stood behind each part of the last answer, with the bytes written until then."""
        self._answering = False
        """Whether an answer is being worked out, of which nothing is written yet."""

    def bare(self) -> Reader:
        """Return the reader with nothing lying over the text."""
        return _bare(self._talk.reader if self._talk is not None else self._reader)

    def hold(self, first: Iterable[str], manner: Manner | None, fulfil: Callable[[Reader], Reader]) -> Leaving:
        """Say the first lines, then answer until it is left."""
        typing = self._stdin.isatty()
        asked = moved = False
        for line in first:
            self._voice.say(line, manner.wrap if manner else self._voice.width)
        # The first line waits for nothing that only answers need.
        from b12tui.linear.line_mode.dialogue import Manner, begin

        talk = self._talk = begin(self._reader, manner or Manner(wrap=self._voice.width), fulfil)
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
                    return Leaving(self.bare())
                asked = True
                continue
            asked = False
            if not typed:
                if typing:
                    self._voice.say("", Wrap.NONE)
                return Leaving(self.bare())
            try:
                talk, leaving = self._turn(talk, typed)
            except KeyboardInterrupt:
                if not self._interrupted(*([CANCELLED] if self._answering else [])):
                    return Leaving(self.bare())
                talk, leaving = self._talk, None
            moved = True
            if leaving is not None:
                return leaving

    def _turn(self, before: Talk, typed: str) -> tuple[Talk, Leaving | None]:
        """Answer a typed line; return where the conversation stands then, and how it ends, if it does."""
        self._answering = True
        self._said.clear()
        try:
            with self._ahead.heeding(before, self._voice):
                before = self._talk = _look_again(before, self._voice)
                reply, talk = respond(before, typed)
        except BrokenOff:
            self._answering = False
            self._voice.say(CANCELLED, before.manner.wrap)
            return before, None
        moved = talk.reader.at != before.reader.at or talk.reader.document is not before.reader.document
        self._stand(replace(talk, unsaid=moved or before.unsaid))
        self._answering = False
        self._voice.ascii_only = talk.manner.ascii
        try:
            for part in self._ahead.each(reply.parts, talk, self._voice):
                # Lines of ours are sentences already; a number of a list's item is none.
                sentence = talk.manner.wrap is Wrap.SENTENCE and part.at is None
                for line in part.lines:
                    self._voice.say(line, Wrap.NONE if sentence else talk.manner.wrap, verbatim=part.verbatim)
                if part.at is not None:
                    folds = talk.reader.folds if part.folds is None else part.folds
                    talk = talk.at(replace(talk.reader, at=part.at, folds=folds))
                    self._stand(talk)
        except BrokenOff:
            self._voice.say(CANCELLED, talk.manner.wrap)
        self._stand(talk)
        return talk, reply.leaving

    def _stand(self, talk: Talk) -> None:
        """Note that the conversation stands here, once what is written so far is shown."""
        self._talk = talk
        self._said.append((self._voice.output.written, talk))

    def _interrupted(self, *said: str) -> bool:
        """Stop on Ctrl+C: throw away what is not shown yet, go back to what was, and say something.

        Tell whether that could be said: a second Ctrl+C ends it, for the line may have stalled.
        """
        self.queues.forget_typed()
        self._ahead.forget()
        discarded = self._voice.output.discard()
        shown = self._voice.output.written - discarded
        if discarded:
            self._talk = next((talk for end, talk in reversed(self._said) if end <= shown), self._talk)
        self._said.clear()
        return self._tell(*said)

    def _tell(self, *said: str) -> bool:
        """End the line and say something; tell whether no Ctrl+C came meanwhile."""
        try:
            for line in ("", *said):
                self._voice.say(line, self._talk.manner.wrap if self._talk is not None else Wrap.NONE)
        except KeyboardInterrupt:
            return False
        return True


def _look_again(talk: Talk, voice: Voice) -> Talk:
    """Look whether a followed file was written; what changed is told before the answer."""
    reader = talk.reader
    if not reader.follows or reader.layers:
        return talk
    after = talk.fulfil(replace(reader, effect=Follow()))
    if after.document is reader.document:
        if after.said and after.said != reader.said:  # it became something that can't be followed
            voice.say(after.said, talk.manner.wrap)
        return talk
    voice.say(after.said, talk.manner.wrap)
    return replace(talk.at(_bare(after)), unsaid=talk.unsaid)


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


def opening(reader: Reader, why: str | None) -> tuple[str, ...]:
    """Return the first lines: the mode, what switched it on, how to get help, and where reading goes on."""
    greeting = () if why is None else (hello(why),)
    if reader.said:
        return (*greeting, phrases.stopped(reader.said))
    if reader.at <= first(reader):
        return greeting
    place = ordinal(reader, reader.at.section)
    name = section_name(reader, reader.at.section)
    return (*greeting, f"Continuing in {', '.join(part for part in (name, place) if part)}; top goes to the start.")


def respond(talk: Talk, typed: str) -> tuple[Reply, Talk]:
    """Return the answer to a typed line, and where the conversation stands before any of it is said."""
    from b12tui.core.update import context
    from b12tui.linear.line_mode.dialogue import REMEMBERED, say
    from b12tui.linear.line_mode.responses import answer
    from b12tui.linear.line_mode.vocabulary import Misunderstood, understand

    command = understand(typed, context(talk.reader), talk.reader.keys)
    if isinstance(command, Misunderstood):
        return say(talk, command.said), talk
    if command.action == "again":
        if not talk.commands:
            return say(talk, "Nothing was done yet."), talk
        command = understand(talk.commands[-1], context(talk.reader), talk.reader.keys)
        if isinstance(command, Misunderstood):
            return say(talk, command.said), talk
    elif typed.strip():
        talk = replace(talk, commands=(*talk.commands, safe(" ".join(typed.split())))[-REMEMBERED:])
    reply = answer(talk, command)
    return reply, reply.talk


def _bare(reader: Reader) -> Reader:
    return replace(reader, layers=(), said="", effect=None)
