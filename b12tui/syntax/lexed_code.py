"""Tokens of one block of code, found as far as they are asked for.

A lexer of Pygments yields tokens one after the other, so what lies below the screen costs nothing. Far from what was
lexed before, a lexer begins anew some lines above, as editors do: a token that began still further above, such as a
long comment, may be missed there. A lexer that takes too long, or fails, is not asked again: its code has no colours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from time import thread_time

from b12tui.document.cancellation import Cancellation
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.syntax.token_kinds import TokenKind, kind_of

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MAX_PASSED_CHARACTERS = 16_384
"""Characters that a lexer passes on the way to what is shown; further on it begins anew."""
RESTART_CHARACTERS = 4_096
"""Characters above what is shown at which it then begins, at a line's beginning if one is near."""
TIME_LIMIT = 0.1
"""Seconds of CPU time that a block may take at once: a screen of code takes a tenth of that."""
TIME_PER_CHARACTER = TIME_LIMIT / 8_192
"""Seconds that each character lexed gives back, up to the limit; most take a fourth of that."""
LOOK_EVERY = 64
"""Tokens between two looks at the time."""

Stretch = tuple[int, int, TokenKind]
"""Index of the first character of a token, one past its last, and its kind."""


class _TooLong(Exception):
    """Lexer that has taken too long."""


class LexedCode:
    """Tokens of a block of code."""

    def __init__(self, code: str, lexer: Lexer, cancellation: Cancellation) -> None:
        """Lex `code`; the ticker of `cancellation`, if it has one, interrupts a pattern that takes too long."""
        self._code = code
        self._lexer = lexer
        self._cancellation = cancellation
        self._stretches: list[Stretch] = []
        self._ends: list[int] = []
        """Ends of the stretches."""
        self._left = TIME_LIMIT
        """Seconds of CPU time that are left."""
        self._begin(0)
        self.failed = False
        """Whether the lexer took too long or failed."""

    def _begin(self, start: int) -> None:
        self._stretches, self._ends = [], []
        self._from = self._done = start
        self._tokens = self._lexer.get_tokens_unprocessed(f"{self._code[start:]}\n")

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the tokens that have a kind and characters from `start` to `end`."""
        if start < self._from or start - self._done > MAX_PASSED_CHARACTERS:
            self._begin(0 if start <= MAX_PASSED_CHARACTERS else self._beginning(start))
        if self._done < end and not self.failed:
            self._lex(end)
        for number in range(bisect_right(self._ends, start), len(self._stretches)):
            stretch = self._stretches[number]
            if stretch[0] >= end:
                return
            yield stretch

    def _beginning(self, start: int) -> int:
        """Return where to begin for what is shown from `start` on."""
        newline = self._code.rfind("\n", start - 2 * RESTART_CHARACTERS, start - RESTART_CHARACTERS)
        return start - RESTART_CHARACTERS if newline < 0 else newline + 1

    def _lex(self, end: int) -> None:
        began, before = thread_time(), self._done
        ends = began + self._left

        def look() -> None:
            if thread_time() > ends:
                raise _TooLong

        try:
            with self._cancellation.ticking(look):
                self._take(end, look)
        except Exception:  # noqa: BLE001 - _TooLong, and whatever lexers raise: there are hundreds, of other authors
            self.failed = True
        given_back = TIME_PER_CHARACTER * (self._done - before)
        self._left = min(self._left - (thread_time() - began) + given_back, TIME_LIMIT)
        self.failed = self.failed or self._left <= 0

    def _take(self, end: int, look: Callable[[], None]) -> None:
        """Take tokens up to the first that reaches past `end`."""
        for taken, (index, token, value) in enumerate(self._tokens, 1):
            if taken % LOOK_EVERY == 0:
                look()
            begin = self._from + index
            self._done = begin + len(value)
            kind = kind_of(token)
            if kind is not None and not value.isspace() and value:
                self._add(begin, self._done, kind)
            if self._done >= end:
                return
        self._done = len(self._code)

    def _add(self, begin: int, end: int, kind: TokenKind) -> None:
        """Add a token; one of the kind of that before it, with blanks between, is joined to it."""
        if self._stretches:
            before = self._stretches[-1]
            if before[2] is kind and not self._code[before[1] : begin].strip(" "):
                self._stretches[-1] = (before[0], end, kind)
                self._ends[-1] = end
                return
        self._stretches.append((begin, end, kind))
        self._ends.append(end)
