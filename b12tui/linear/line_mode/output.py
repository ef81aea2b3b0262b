"""Output of line mode: lines of words and nothing else.

It is separate from `repl` so that the first line can be written while the code that answers is still loading.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from b12tui.catalogue import line_mode
from b12tui.core.appearance import DEFAULT_WIDTH
from b12tui.core.motion.sentences import sentences
from b12tui.document.sanitize import sanitize
from b12tui.fasttyping import TextIO
from b12tui.linear.line_mode.raw_output import RawOutput
from b12tui.plain.output_options import Wrap
from b12tui.plain.transliterate import transliterate
from b12tui.plain.word_wrap import filled, phrase, wrap

PROMPT = "> "
"""Written only where a user types."""


def hello(why: str) -> str:
    """Return the first line: the mode, what switched it on, how to get help."""
    return line_mode.hello(why)


class LineOutput:
    """Writer of plain lines."""

    def __init__(
        self, out: TextIO, *, ascii_only: bool = False, phrases: str = "rows", looks_ahead: bool = True
    ) -> None:
        """Write to `out`; `phrases` is how the rows of a line follow one another, so that a line stays one phrase.

        `wrap` has the terminal itself wrap them; `move` moves the cursor, the only control sequence of line mode;
        `rows` ends each. `looks_ahead` is that of `RawOutput`.
        """
        self._out = out
        self.output = RawOutput(out, looks_ahead=looks_ahead)
        self.ascii_only = ascii_only
        """Whether characters outside ASCII are transliterated."""
        self.has_prompt = True
        """Whether a prompt is written; without one the cursor stays behind the last line."""
        self._unended = False
        """Whether the last line has no line end yet: the user's Enter is to end it."""
        self.width: Wrap | int = Wrap.NONE
        self._columns = 0
        """Columns of a terminal on which the rows of a line follow one another; 0: each row is ended."""
        self._moves = phrases == "move"
        if out.isatty():
            try:
                columns = os.get_terminal_size(out.fileno()).columns
            except OSError:
                columns = 0
            # The last cell stays free: some terminals begin a new line as soon as it is filled.
            self.width = min(columns - 1, DEFAULT_WIDTH) if columns > 1 else DEFAULT_WIDTH - 1
            self._columns = columns if phrases != "rows" else 0

    def wrapping(self, setting: str | int) -> Wrap | int:
        """Return where lines are wrapped; `auto` is at words, to the width of a terminal."""
        if setting == "auto":
            return self.width
        return setting if isinstance(setting, int) else Wrap(setting)

    def prompt(self) -> None:
        """Write the prompt, if there is one."""
        if self.has_prompt:
            self.end_line()
            self.output.write(PROMPT)

    def entered(self) -> None:
        """Note that the user's Enter has ended the line."""
        self._unended = False

    def end_line(self) -> None:
        """End the last line, if it was left for the user to end."""
        if self._unended:
            self._unended = False
            self.output.write("\n")

    def write_line(self, line: str, wrapping: Wrap | int, *, verbatim: bool = False) -> None:
        """Write a line, wrapped at words or sentences as asked for; `verbatim` keeps all encodable characters."""
        line = sanitize(line)
        if not line.isascii() and ((self.ascii_only and not verbatim) or not self._encodable(line)):
            line = transliterate(line)
        rows: Sequence[str] = [line] if verbatim else _cut(line, wrapping)
        self.end_line()
        columns = 0 if wrapping is Wrap.SENTENCE else self._columns
        if isinstance(wrapping, int) and not self._moves:
            rows = filled(rows, wrapping, columns)
        written = phrase(rows, columns, moves=self._moves)
        self.output.write(f"{written}\n" if self.has_prompt else written)
        self._unended = not self.has_prompt

    def _encodable(self, line: str) -> bool:
        """Return whether the stream's encoding has all the characters."""
        try:
            line.encode(getattr(self._out, "encoding", None) or "utf-8", getattr(self._out, "errors", None) or "strict")
        except UnicodeEncodeError:
            return False
        return True


def _cut(line: str, wrapping: Wrap | int) -> list[str]:
    if wrapping is Wrap.SENTENCE:
        return [line[start:end].strip() for start, end in sentences(line)] or [line]
    if isinstance(wrapping, Wrap) or not line.strip() or line.startswith((" ", "\t")):
        return [line]
    return wrap(line, wrapping)
