"""Line mode: a conversation of typed words and answers, for terminals that only write on, for pipes and for ears.

    run(reader, sys.stdin, sys.stdout, why="because TERM is dumb", save=places.save)

Lines are only added: no escape, no carriage return, no backspace, nothing drawn again. Input is what the terminal
itself makes a line of; a line editing library would write the things that are refused here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from b12tui.document.safe import safe
from b12tui.line.leaving import Leaving
from b12tui.line.voice import Voice, hello
from b12tui.plain.options import Wrap
from b12tui.reading import words
from b12tui.reading.moves import first
from b12tui.reading.reader import Follow, Reader
from b12tui.reading.texts import refused
from b12tui.reading.whereabouts import ordinal, section_name
from b12tui.record import replace

if TYPE_CHECKING:
    from b12tui.line.talk import Manner, Reply, Talk


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
    `fulfil` does what a reader's effect asks for outside of its text. OSError (a broken pipe) is the caller's.
    """
    voice = Voice(stdout, ascii_only=manner is not None and manner.ascii)
    talk: Talk | None = None
    typing = stdin.isatty()
    interrupted = moved = False
    try:
        _heed_endings()
        for line in opening(reader, why):
            voice.say(line, manner.wrap if manner else voice.width)
        # The first line waits for nothing that only answers need.
        from b12tui.line.talk import Manner, begin

        talk = begin(reader, manner or Manner(wrap=voice.width), fulfil)
        while True:
            try:
                if typing:
                    voice.prompt()
                    if moved:  # it is kept now as well, while nothing is waited for: a process can be killed
                        moved = False
                        save(_bare(talk.reader))
                typed = stdin.readline()
            except KeyboardInterrupt:
                voice.say("", Wrap.NONE)
                if interrupted:
                    return Leaving(_bare(talk.reader))
                kept = "; the place is kept" if keeps else ""
                voice.say(f"Ctrl+C again leaves{kept}.", talk.manner.wrap)
                interrupted = True
                continue
            interrupted = False
            if not typed:
                if typing:
                    voice.say("", Wrap.NONE)
                return Leaving(_bare(talk.reader))
            talk = _look_again(talk, voice)
            reply, talk = respond(talk, typed)
            talk, moved = _deliver(reply, talk, voice), True
            if reply.leaving is not None:
                return reply.leaving
    finally:
        try:
            save(_bare(talk.reader if talk is not None else reader))
        except SystemExit:  # a signal came meanwhile, as it does where the line breaks; it is the last one heeded
            save(_bare(talk.reader if talk is not None else reader))
            raise


def _look_again(talk: Talk, voice: Voice) -> Talk:
    """Look whether a followed file was written; what changed is told before the answer."""
    reader = talk.reader
    if not reader.follows or reader.layers:
        return talk
    after = talk.fulfil(replace(reader, effect=Follow()))
    if after.document is reader.document:
        return talk
    voice.say(after.said, talk.manner.wrap)
    return replace(talk.at(_bare(after)), unsaid=talk.unsaid)


def _heed_endings() -> None:
    """Let TERM and HUP end the conversation as an exit does, so that the place is kept, whatever is computed."""
    import signal
    import threading

    from b12tui.term import watchdog

    def end(number: int, _frame: object) -> None:
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, signal.SIG_IGN)  # a second one must not break off what the first one began
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
        watchdog.start()


def opening(reader: Reader, why: str | None) -> tuple[str, ...]:
    """Return the first lines: the mode, what switched it on, how to get help, and where reading goes on."""
    greeting = () if why is None else (hello(why),)
    if reader.said:
        return (*greeting, words.stopped(reader.said))
    if reader.at <= first(reader):
        return greeting
    place = ordinal(reader, reader.at.section)
    name = section_name(reader, reader.at.section)
    return (*greeting, f"Continuing in {', '.join(part for part in (name, place) if part)}; top goes to the start.")


def respond(talk: Talk, typed: str) -> tuple[Reply, Talk]:
    """Return the answer to a typed line, and where the conversation stands before any of it is said."""
    from b12tui.line.answers import answer
    from b12tui.line.commands import Misunderstood, understand
    from b12tui.line.talk import REMEMBERED, say
    from b12tui.reading.update import context

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


def _deliver(reply: Reply, talk: Talk, voice: Voice) -> Talk:
    """Say an answer; Ctrl+C ends it, and the place is then what was said last."""
    voice.ascii_only = talk.manner.ascii
    try:
        for part in reply.parts:
            # Lines of ours are sentences already; a number of a list's item is none.
            sentence = talk.manner.wrap is Wrap.SENTENCE and part.at is None
            for line in part.lines:
                voice.say(line, Wrap.NONE if sentence else talk.manner.wrap)
            if part.at is not None:
                folds = talk.reader.folds if part.folds is None else part.folds
                talk = talk.at(replace(talk.reader, at=part.at, folds=folds))
    except KeyboardInterrupt:
        voice.say("", Wrap.NONE)
    return talk


def _bare(reader: Reader) -> Reader:
    return replace(reader, layers=(), said="", effect=None)
