"""Lines that are typed while an answer is made: one that leaves cancels it, and each is answered in its turn.

Ctrl+C is no line: the terminal makes a signal of it, which the conversation takes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TextIO

from b12tui.document.cancellation import cancel_when, paced
from b12tui.document.sanitize import sanitize
from b12tui.errors import ReadError, TerminalLost

if TYPE_CHECKING:
    from b12tui.linear.line_mode.dialogue import Dialogue, ResponsePart
    from b12tui.linear.line_mode.output import LineOutput


class InputLines:
    """Reads the lines of standard input, some of them ahead."""

    def __init__(self, stdin: TextIO, *, typing: bool) -> None:
        """Read from `stdin`, `typing` where somebody sits at it: a pipe's lines are all there, and none is hurried."""
        self._stdin = stdin
        self._typing = typing
        self._lines = deque[str]()

    def line(self) -> str:
        """Return the next line with its end, empty at the end of the input.

        TerminalLost where the terminal went away, ReadError where no line can be read.
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
                raise TerminalLost("the terminal went away") from error
            reason = sanitize(error.strerror or "no reason given").lower()
            raise ReadError(f"commands can't be read from standard input ({reason})") from error

    def heeding(self, dialogue: Dialogue, voice: LineOutput) -> AbstractContextManager[None]:
        """Return what cancels an answer when a line is typed that leaves, and announces one that takes long."""

        def announce(doing: str) -> None:
            if self._typing:
                voice.say(f"{doing} … Ctrl+C cancels.", dialogue.settings.wrap)

        return cancel_when(paced(lambda: self._leaves(dialogue), announce))

    def each(self, parts: Iterable[ResponsePart], dialogue: Dialogue, voice: LineOutput) -> Iterator[ResponsePart]:
        """Yield the parts of an answer, each of which may take long to make."""
        made = iter(parts)
        while True:
            with self.heeding(dialogue, voice):
                part = next(made, None)
            if part is None:
                return
            yield part

    def _leaves(self, dialogue: Dialogue) -> bool:
        """Tell whether a line was typed that leaves; what was typed before it is forgotten then."""
        if not self._typing:
            return False
        from b12tui.core.update import context
        from b12tui.linear.line_mode.vocabulary import Misunderstood, understand

        while self._waits():
            line = self._read()
            self._lines.append(line)
            command = understand(line, context(dialogue.state), dialogue.state.keymap)
            if not line or (not isinstance(command, Misunderstood) and command.action in ("quit", "back-out")):
                self._lines = deque((line,))
                return True
        return False

    def _waits(self) -> bool:
        """Tell whether a line can be read at once; False where the stream has no descriptor that can be asked."""
        from select import select

        try:
            return bool(select([self._stdin], [], [], 0)[0])
        except (OSError, ValueError):
            return False
