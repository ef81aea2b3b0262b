"""Lines that are typed while an answer is made: one that leaves cancels it, and each is answered in its turn.

Ctrl+C is no line: the terminal makes a signal of it, which the conversation takes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TextIO

from b12tui.document.cancellation import heeding, paced
from b12tui.document.sanitize import safe
from b12tui.errors import CannotRead, LineGone

if TYPE_CHECKING:
    from b12tui.linear.line_mode.dialogue import Part, Talk
    from b12tui.linear.line_mode.output import Voice


class Ahead:
    """Reads the lines of standard input, some of them ahead."""

    def __init__(self, stdin: TextIO, *, typing: bool) -> None:
        """Read from `stdin`, `typing` where somebody sits at it: a pipe's lines are all there, and none is hurried."""
        self._stdin = stdin
        self._typing = typing
        self._lines = deque[str]()

    def line(self) -> str:
        """Return the next line with its end, empty at the end of the input.

        LineGone where the terminal went away, CannotRead where no line can be read.
        """
        return self._lines.popleft() if self._lines else self._read()

    def forget(self) -> None:
        """Forget the lines that were read ahead."""
        self._lines.clear()

    def _read(self) -> str:
        try:
            return self._stdin.readline()
        except OSError as error:
            if self._typing:
                raise LineGone("the terminal went away") from error
            reason = safe(error.strerror or "no reason given").lower()
            raise CannotRead(f"commands can't be read from standard input ({reason})") from error

    def heeding(self, talk: Talk, voice: Voice) -> AbstractContextManager[None]:
        """Return what cancels an answer when a line is typed that leaves, and announces one that takes long."""

        def announce(doing: str) -> None:
            if self._typing:
                voice.say(f"{doing} … Ctrl+C cancels.", talk.manner.wrap)

        return heeding(paced(lambda: self._leaves(talk), announce))

    def each(self, parts: Iterable[Part], talk: Talk, voice: Voice) -> Iterator[Part]:
        """Yield the parts of an answer, each of which may take long to make."""
        made = iter(parts)
        while True:
            with self.heeding(talk, voice):
                part = next(made, None)
            if part is None:
                return
            yield part

    def _leaves(self, talk: Talk) -> bool:
        """Tell whether a line was typed that leaves; what was typed before it is forgotten then."""
        if not self._typing:
            return False
        from select import select

        from b12tui.core.update import context
        from b12tui.linear.line_mode.vocabulary import Misunderstood, understand

        while select([self._stdin], [], [], 0)[0]:
            line = self._read()
            self._lines.append(line)
            command = understand(line, context(talk.reader), talk.reader.keys)
            if not line or (not isinstance(command, Misunderstood) and command.action in ("quit", "back-out")):
                self._lines = deque((line,))
                return True
        return False
