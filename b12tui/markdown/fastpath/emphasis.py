"""Delimiters of emphasis, paired without markdown-it (CommonMark, 6.2): nested, inside words, or left open."""

from __future__ import annotations

from b12tui.document import Style
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_RUNS = 256
"""Maximum number of delimiter runs in a text: each that closes may look through all before it."""

_RUN = lazy_pattern(r"\*+|_+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_STYLES = {1: Style.EMPHASIS, 2: Style.STRONG}
"""Styles by the number of delimiters on each side."""


class TooManyRuns(Exception):
    """A text has more delimiter runs than are paired here."""


class _Run:
    """A delimiter run, whose delimiters are used up from the inside of what they enclose."""

    __slots__ = ("begins", "closes", "ends", "length", "opens", "sign")

    def __init__(self, content: str, begins: int, ends: int, before: str) -> None:
        self.sign, self.begins, self.ends, self.length = content[begins], begins, ends, ends - begins
        last = _kind(content[begins - 1] if begins else before)
        following = _kind(content[ends : ends + 1] or " ")
        left = following == "word" or (following == "sign" and last != "word")
        right = last == "word" or (last == "sign" and following != "word")
        self.opens = left and (self.sign == "*" or not right or last == "sign")
        self.closes = right and (self.sign == "*" or not left or following == "sign")


def marks(content: str, gaps: Iterable[tuple[int, int]], before: str) -> dict[int, tuple[Style, bool]]:
    """Return the styles that delimiters open and close, by their offsets, in order of their pairs.

    Delimiters stand in the `gaps` between other spans, as start and end; `before` is the character before `content`.
    Each style is with whether it opens there. Raises TooManyRuns.
    """
    found: dict[int, tuple[Style, bool]] = {}
    waiting: list[_Run] = []
    for number, run in enumerate(_runs(content, gaps, before)):
        if number == MAX_RUNS:
            raise TooManyRuns
        if run.closes:
            _close(run, waiting, found)
        if run.opens and run.begins < run.ends:
            waiting.append(run)
    return found


def length(style: Style) -> int:
    """Return the number of delimiters on each side of a style."""
    return 2 if style is Style.STRONG else 1


def _runs(content: str, gaps: Iterable[tuple[int, int]], before: str) -> Iterator[_Run]:
    for start, end in gaps:
        for match in _RUN.finditer(content, start, end):
            yield _Run(content, match.start(), match.end(), before)


def _close(run: _Run, waiting: list[_Run], found: dict[int, tuple[Style, bool]]) -> None:
    """Pair the delimiters of a run with those that wait before it, which are none any more if they stand between."""
    while run.begins < run.ends:
        at = next((number for number in reversed(range(len(waiting))) if _may_pair(waiting[number], run)), None)
        if at is None:
            return
        opener = waiting[at]
        count = min(opener.ends - opener.begins, run.ends - run.begins, 2)
        opener.ends -= count
        found[opener.ends] = _STYLES[count], True
        found[run.begins] = _STYLES[count], False
        run.begins += count
        del waiting[at + (opener.begins < opener.ends) :]


def _may_pair(opener: _Run, closer: _Run) -> bool:
    """Return whether two runs may enclose emphasis (CommonMark, 6.2, rules 9 and 10)."""
    if opener.sign != closer.sign:
        return False
    either = opener.closes or closer.opens
    return not (either and (opener.length + closer.length) % 3 == 0 and opener.length % 3 != 0)


def _kind(char: str) -> str:
    """Return whether a character is part of a word, a space or a sign, as delimiters tell these apart."""
    if char.isalnum():
        return "word"
    if char.isascii():
        return "sign" if char in _PUNCTUATION else "space" if char in " \t\n\v\f\r" else "word"
    from unicodedata import category  # deferred: most texts have letters and ASCII there

    kind = category(char)
    return "sign" if kind[0] in "PS" else "space" if kind == "Zs" else "word"
