"""Lines of words, written one after the other: nothing else leaves line mode.

It is apart from the conversation so that the first line can be said while what answers is still being loaded.
"""

from __future__ import annotations

import os
from typing import TextIO

from b12tui.core.appearance import DEFAULT_WIDTH
from b12tui.document.sanitize import sanitize
from b12tui.linear.line_mode.raw_output import RawOutput
from b12tui.plain.output_options import Wrap

PROMPT = "> "
"""Written only where someone types."""


def hello(why: str) -> str:
    """Return the first line: the mode, what switched it on, how to get help."""
    because = f", {why}" if why else ""
    return f"Line mode{because}. Type help for the commands, Enter to read on."


class LineOutput:
    """Writes lines, and only lines."""

    def __init__(self, out: TextIO, *, ascii_only: bool = False) -> None:
        self._out = out
        self.output = RawOutput(out)
        self.ascii_only = ascii_only
        """Whether what is not ASCII is spelt out."""
        self.width: Wrap | int = Wrap.NONE
        if out.isatty():
            try:
                columns = os.get_terminal_size(out.fileno()).columns
            except OSError:
                columns = 0
            # The last cell stays free: some terminals begin a new line as soon as it is filled.
            self.width = min(columns - 1, DEFAULT_WIDTH) if columns > 1 else DEFAULT_WIDTH - 1

    def wrapping(self, wished: str | int) -> Wrap | int:
        """Return where lines are cut as the settings have it: `auto` is at words, to the width of a terminal."""
        if wished == "auto":
            return self.width
        return wished if isinstance(wished, int) else Wrap(wished)

    def prompt(self) -> None:
        """Ask for a line."""
        self.output.write(PROMPT)

    def say(self, line: str, how: Wrap | int, *, verbatim: bool = False) -> None:
        """Write a line, cut at words or sentences if that is asked for; `verbatim` with every character it can be."""
        line = sanitize(line)
        if not line.isascii() and ((self.ascii_only and not verbatim) or not self._writes(line)):
            from b12tui.plain.transliterate import transliterate

            line = transliterate(line)
        self.output.write("".join(f"{row}\n" for row in ([line] if verbatim else _cut(line, how))))

    def _writes(self, line: str) -> bool:
        """Tell whether the stream's encoding has all the characters."""
        try:
            line.encode(getattr(self._out, "encoding", None) or "utf-8", getattr(self._out, "errors", None) or "strict")
        except UnicodeEncodeError:
            return False
        return True


def _cut(line: str, how: Wrap | int) -> list[str]:
    if how is Wrap.SENTENCE:
        from b12tui.core.motion.sentences import sentences

        return [line[start:end].strip() for start, end in sentences(line)] or [line]
    if isinstance(how, Wrap) or not line.strip() or line.startswith((" ", "\t")):
        return [line]
    from b12tui.plain.word_wrap import wrap

    return wrap(line, how)
