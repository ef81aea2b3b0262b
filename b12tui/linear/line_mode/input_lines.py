"""Input lines, read ahead while a response is made: a line that quits cancels it, others are answered in order.

Ctrl+C is not a line: the terminal turns it into a signal, which `repl` handles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from b12tui.catalogue import files, page, terminals
from b12tui.core.messages.announcements import activity
from b12tui.core.update import context
from b12tui.document.sanitize import sanitize
from b12tui.errors import ReadError, TerminalLost
from b12tui.fasttyping import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from b12tui.linear.line_mode.dialogue import Dialogue, ResponsePart
    from b12tui.linear.line_mode.output import LineOutput


class InputLines:
    """Lines of standard input, some of them read ahead."""

    def __init__(self, stdin: TextIO, *, typing: bool) -> None:
        """Read from `stdin`; `typing` tells whether a user types: a pipe's lines are all there, and none cancels."""
        self._stdin = stdin
        self._typing = typing
        self._lines = deque[str]()

    def line(self) -> str:
        """Return the next line with its line end; empty at the end of the input.

        Raises TerminalLost if the terminal went away, ReadError if no line can be read.
        """
        return self._lines.popleft() if self._lines else self._read()

    def forget(self) -> None:
        """Discard the lines that were read ahead."""
        self._lines.clear()

    def _read(self) -> str:
        try:
            return self._stdin.readline()
        except OSError as error:
            if self._typing:
                raise TerminalLost(terminals.GONE) from error
            reason = sanitize(error.strerror or files.NO_REASON).lower()
            raise ReadError(terminals.commands_unreadable(reason)) from error

    def cancellable(self, dialogue: Dialogue, output: LineOutput) -> AbstractContextManager[None]:
        """Return a context that cancels a response when a line that quits is typed, and announces a slow response."""

        def announce(section: str) -> None:
            if self._typing:
                output.write_line(page.key_cancels(activity(section), "Ctrl+C"), dialogue.settings.wrap)

        cancellation = dialogue.state.document.cancellation
        return cancellation.paced(lambda: self._leaving_line_typed(dialogue), announce)

    def each(self, parts: Iterable[ResponsePart], dialogue: Dialogue, output: LineOutput) -> Iterator[ResponsePart]:
        """Yield the parts of a response, each of which may take long to make."""
        source = iter(parts)
        while True:
            with self.cancellable(dialogue, output):
                part = next(source, None)
            if part is None:
                return
            yield part

    def _leaving_line_typed(self, dialogue: Dialogue) -> bool:
        """Return whether a line that quits was typed; lines before it are discarded then."""
        if not self._typing:
            return False
        from b12tui.core.vocabulary.known_words import Misunderstood, understand

        while self._line_ready():
            line = self._read()
            self._lines.append(line)
            command = understand(line, context(dialogue.state), dialogue.state.keymap)
            if not line or (not isinstance(command, Misunderstood) and command.action in ("quit", "back-out")):
                self._lines = deque((line,))
                return True
        return False

    def _line_ready(self) -> bool:
        """Return whether a line can be read at once; False if the stream has no descriptor to poll."""
        from select import select

        try:
            return bool(select([self._stdin], [], [], 0)[0])
        except (OSError, ValueError):
            return False
