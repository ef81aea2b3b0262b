"""Output of plain text lines: blank lines, leads, prefixes, wrapping, transliteration.

The text is passed on in chunks of some thousand characters and not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from b12tui.core.messages.roles import Role
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.plain import inlines, word_wrap
from b12tui.plain.output_options import Options, Wrap

CHUNK_CHARACTERS = 8_192
"""Characters that are collected before they are passed on: a call for each line would cost more than the line."""


class LineWriter:
    """Writer of plain text lines."""

    def __init__(self, out: Callable[[str], object], options: Options, cancellation: Cancellation = NEVER) -> None:
        """Write to `out` according to `options`."""
        self._out = out
        self.cancellation = cancellation
        self._wrap = options.wrap
        self._columns = options.columns
        self._moves = options.moves
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
        """Whether a lead is waiting for its text."""
        return bool(self._lead or self._once)

    @property
    def width(self) -> int | None:
        """Width in cells that a line may take, or None."""
        if isinstance(self._wrap, Wrap):
            return None
        return max(1, self._wrap - len(self._once or self._prefix))

    def gap(self, blank: int) -> None:
        """Leave at least `blank` blank lines before the next line, but none before the first line of all."""
        self._gap = max(self._gap, blank)

    def lead(self, words: str) -> None:
        """Begin the next line with `words`."""
        self._lead += words

    def indent(self, prefix: str) -> None:
        """Add `prefix` to the start of each line, behind earlier prefixes and a waiting lead."""
        if prefix and self.waiting:
            self._once = (self._once or self._prefix) + self.spelt(self._lead) + prefix
            self._lead = ""
        self._prefix += prefix

    def outdent(self, prefix: str) -> None:
        """Remove the innermost `prefix`; the blank lines after it are without it."""
        self._prefix = self._prefix.removesuffix(prefix)
        if self._last is not None:
            self._last = min(self._last, self._prefix, key=len)

    def spelt(self, words: str) -> str:
        """Return `words`, transliterated to ASCII if the options ask for it."""
        if not self._ascii or words.isascii():
            return words
        from b12tui.plain.transliterate import transliterate

        return transliterate(words)

    def own_words(self, words: str) -> str:
        """Return words of the program that stand in place of the document's; subclasses may mark them."""
        return words

    def own_line(self, words: str) -> None:
        """Write a line of the program's own words."""
        self.line(self.own_words(words))

    def running(self, words: str) -> None:
        """Write running text: one line for each of its own, or for each sentence if the options ask for it."""
        for line in inlines.inline_lines(words):
            if self._wrap is Wrap.SENTENCE:
                from b12tui.core.motion.sentences import sentences

                for begin, end in sentences(line):
                    self.line(line[begin:end])
            else:
                self.line(line)

    def line(self, words: str, role: Role = Role.TEXT) -> None:
        """Write one line, wrapped only if there is a width."""
        words = self.spelt(self._lead + words).strip()
        self._lead = ""
        width = self.width
        if width is None or len(words) * 2 <= width:
            self.put(words, role)
            return
        rows: Sequence[str] = word_wrap.wrap(words, width)
        if not self._columns:
            for row in rows:
                self.put(row, role)
            return
        # `put` writes the first prefix, and the last line end.
        first = self._once or self._prefix
        if not self._moves and isinstance(self._wrap, int):
            rows = word_wrap.filled(rows, self._wrap, self._columns - max(len(first), len(self._prefix)))
        rows = [f"{self._prefix if number else first}{row}" for number, row in enumerate(rows)]
        self.put(word_wrap.phrase(rows, self._columns, moves=self._moves).removeprefix(first), role)

    def verbatim(self, line: str) -> None:
        """Write a line unchanged, never wrapped; a waiting lead gets a line of its own."""
        if self._lead:
            self.line("")
        self.put(self.spelt(line), Role.CODE)

    def flush(self) -> None:
        """Pass on the collected characters."""
        if self._pieces:
            self._out("".join(self._pieces))
            self._pieces, self._size = [], 0

    def put(self, line: str, role: Role) -> None:  # noqa: ARG002 - for subclasses
        """Write a finished line; subclasses that want single lines or their roles override this."""
        self.cancellation.check()
        if self._last is not None and self._gap:
            between = min(self._last, self._prefix, key=len).rstrip()
            self._pieces.append(f"{between}\n" * self._gap)
        prefix = self._once or self._prefix
        self._gap, self._once, self._last = 0, "", self._prefix
        self._pieces.append(f"{prefix}{line}\n" if line else f"{prefix.rstrip()}\n")
        self._size += len(line)
        if self._size > CHUNK_CHARACTERS:
            self.flush()
