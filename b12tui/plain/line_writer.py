"""The lines of the plain text as they go out: blank lines between them, leads, prefixes, wrapping, spelling.

The text is handed on in pieces of some thousand characters; nothing that was written is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.plain import inlines
from b12tui.plain.output_options import Options, Wrap

CHUNK_CHARACTERS = 8_192
"""Characters that are gathered before they are handed on: a call for each line would cost more than the line."""


class LineWriter:
    """Lines on their way out."""

    def __init__(self, out: Callable[[str], object], options: Options) -> None:
        """Write to `out`, as `options` say."""
        self._out = out
        self._wrap = options.wrap
        self._ascii = options.ascii
        self._pieces: list[str] = []
        self._size = 0
        self._lead = ""
        self._gap = 0
        self._prefix = ""
        self._once = ""
        self._last: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether a lead waits for its words."""
        return bool(self._lead or self._once)

    @property
    def width(self) -> int | None:
        """How many cells a line may take, or None."""
        if isinstance(self._wrap, Wrap):
            return None
        return max(1, self._wrap - len(self._once or self._prefix))

    def gap(self, blank: int) -> None:
        """Leave at least `blank` blank lines before the next line; none before the first of all."""
        self._gap = max(self._gap, blank)

    def lead(self, words: str) -> None:
        """Put `words` before the next line, on the same line."""
        self._lead += words

    def indent(self, prefix: str) -> None:
        """Begin each line with `prefix`, behind those that are set already and behind a lead that waits."""
        if prefix and self.waiting:
            self._once = (self._once or self._prefix) + self.spelt(self._lead) + prefix
            self._lead = ""
        self._prefix += prefix

    def outdent(self, prefix: str) -> None:
        """Take back the innermost `prefix`; the blank lines behind it are without it."""
        self._prefix = self._prefix.removesuffix(prefix)
        if self._last is not None:
            self._last = min(self._last, self._prefix, key=len)

    def spelt(self, words: str) -> str:
        """Return `words` as they may be written: in ASCII, if that is asked for."""
        if not self._ascii or words.isascii():
            return words
        from b12tui.plain.transliterate import transliterate

        return transliterate(words)

    def running(self, words: str) -> None:
        """Write running text: a line for each of its own, or for each sentence, if that is asked for."""
        for line in inlines.inline_lines(words):
            if self._wrap is Wrap.SENTENCE:
                from b12tui.core.motion.sentences import sentences

                for begin, end in sentences(line):
                    self.line(line[begin:end])
            else:
                self.line(line)

    def line(self, words: str) -> None:
        """Write one line, cut only at a width."""
        words = self.spelt(self._lead + words).strip()
        self._lead = ""
        width = self.width
        if width is None or len(words) * 2 <= width:
            self.put(words)
            return
        from b12tui.plain.word_wrap import wrap

        for row in wrap(words, width):
            self.put(row)

    def verbatim(self, line: str) -> None:
        """Write a line as it is, never cut; a lead that waits gets a line of its own."""
        if self._lead:
            self.line("")
        self.put(self.spelt(line))

    def flush(self) -> None:
        """Hand on what was gathered."""
        if self._pieces:
            self._out("".join(self._pieces))
            self._pieces, self._size = [], 0

    def put(self, line: str) -> None:
        """Hand on a line that is ready; who wants the lines one by one overrides this."""
        if self._last is not None and self._gap:
            between = min(self._last, self._prefix, key=len).rstrip()
            self._pieces.append(f"{between}\n" * self._gap)
        prefix = self._once or self._prefix
        self._gap, self._once, self._last = 0, "", self._prefix
        self._pieces.append(f"{prefix}{line}\n" if line else f"{prefix.rstrip()}\n")
        self._size += len(line)
        if self._size > CHUNK_CHARACTERS:
            self.flush()
