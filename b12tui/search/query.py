"""What a query finds within one text: words however they are written, or a pattern.

The query and the text are compared after Unicode's compatibility decomposition without combining marks, case-folded
(Unicode Standard, 3.13), with each run of blanks as one. Case is smart: where capitals were typed they count. A query
between slashes, `/B1?2/`, is a regular expression of Python's; a blank in it is any run of blanks.

A pattern can be made that never comes to an end (`(a+)+$`), or takes all memory: matching is bounded (`bounds`), and
what it can reach in characters. What it refuses: to look beyond the one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from b12tui.fastclass import dataclass
from b12tui.search.limits import BadPattern, MatchBudget

if TYPE_CHECKING:
    from b12tui.document.requirements import Requirement

CHUNK = 2_048
"""Characters that are searched at a time. Python's matching may look at all that it reaches from each of them without
asking for signals (`[^a ]*x`): with what is reached, that takes tenths of a second at most."""
REACH = 4_096
"""Characters that a pattern's match has at most, in a text that is not searched at one go."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """A query, ready to be looked for in one text after the other."""

    compiled: re.Pattern[str]
    folding: _Folded
    words: tuple[str, ...]
    """The folded words that are looked for; none where it is a pattern."""
    needs: tuple[Requirement, ...] = ()
    """What a text must hold for a pattern to be found in it, as far as that can be told."""

    @property
    def is_pattern(self) -> bool:
        """Whether it is a pattern, whose matches need not hold any word of it."""
        return not self.words

    def fold(self, chars: str) -> str:
        """Return a text as it is compared."""
        return _fold(chars, self.folding)

    def spans(self, chars: str, watch: MatchBudget | None = None) -> list[tuple[int, int]]:
        """Return where it stands in `chars`, in order, without overlaps; Refused if `watch` has run out."""
        compared = self.fold(chars)
        if self.words:
            found = [match.span() for match in self.compiled.finditer(compared)]
        else:
            bound = watch or MatchBudget()
            found = bound.during(lambda: list(_stretches(self.compiled, compared, bound)))
        if not found or chars.isascii():
            return found
        return _unfolded(found, chars, self.folding)


@lru_cache(maxsize=4)
def compile_query(query: str) -> Matcher | None:
    """Return what finds `query`; None where there is nothing to look for, Refused where its pattern is none."""
    if is_pattern(query):
        return MatchBudget().during(lambda: _pattern(query))
    folded = _EXACT if any(char != char.lower() for char in query) else _FOLDED
    words = tuple(_fold(query, folded).split())
    return Matcher(re.compile(r"\s+".join(map(re.escape, words))), folded, words) if words else None


def is_pattern(query: str) -> bool:
    """Tell whether a query is a pattern: it stands between slashes."""
    query = query.strip()
    return len(query) > 2 and query.startswith("/") and query.endswith("/")


def _pattern(query: str) -> Matcher:
    import warnings

    from b12tui.search.regex_requirements import requirements_of

    written = query.strip()[1:-1]
    # The capitals of \S or \N{DASH} say nothing about case.
    letters = re.sub(r"\\(N\{[^}]*\}|.)", "", written, flags=re.DOTALL)
    folded = _EXACT if any(char != char.lower() for char in letters) else _FOLDED
    compared = "".join(char if char.isascii() else re.escape(_fold(char, folded)) for char in written)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python may read otherwise one day is no matter here
            re.compile(written)  # as it was typed, so that what is wrong is named at its character
            compared = _with_any_blanks(compared)
            compiled = re.compile(compared, re.MULTILINE)
            return Matcher(compiled, folded, (), requirements_of(compared, _letters))
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        why = f"{error.msg}{place}"
    except (OverflowError, RecursionError):
        why = "its numbers or its brackets go too far"
    raise BadPattern(f"“{query}” is no pattern: {why}.")


def _with_any_blanks(pattern: str) -> str:
    r"""Return a pattern whose blanks stand for any run of blanks; in a class, behind `\` and before `*` they stay."""
    kept = r"\\N\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?"
    return re.sub(rf"({kept})| +(?![*+?{{])", lambda found: found[1] or r"\s+", pattern, flags=re.DOTALL)


def _letters(char: str) -> str:
    return "".join(filter(str.isalnum, _fold(char, _FOLDED)))


def folded(chars: str) -> str:
    """Return a text as it is compared where case does not count."""
    return _fold(chars, _FOLDED)


def _stretches(compiled: re.Pattern[str], text: str, watch: MatchBudget) -> Iterator[tuple[int, int]]:
    """Yield where a pattern stands in `text`; Refused when the watch says so."""
    at = 0
    step = CHUNK if len(text) > CHUNK + REACH else CHUNK + REACH
    for start in range(0, max(len(text), 1), step):
        watch.look()
        for match in compiled.finditer(text, max(at, start), start + CHUNK + REACH):
            low, past = match.span()
            if low >= start + step:
                break
            if low < past:
                yield low, past
            at = max(at, past)


def _unfolded(found: list[tuple[int, int]], chars: str, folded: _Folded) -> list[tuple[int, int]]:
    """Return the spans of the text for those of its folded form."""
    origins = [index for index, char in enumerate(chars) for _ in folded[ord(char)]]
    spans: list[tuple[int, int]] = []
    for low, past in found:
        # Up to the next character that counts: combining marks belong to the letter before them.
        start, last, high = origins[low], origins[past - 1], past
        while high < len(origins) and origins[high] == last:
            high += 1
        end = origins[high] if high < len(origins) else len(chars)
        # Both halves of a character that is compared as two are the same match.
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _fold(text: str, folded: _Folded) -> str:
    if text.isascii():
        return text if folded.exact else text.lower()
    return text.translate(folded)


class _Folded(dict[int, str]):
    """What each character is compared as: none, one or several; looked up in Unicode's tables once."""

    def __init__(self, *, exact: bool) -> None:
        super().__init__()
        self.exact = exact
        """Whether case counts."""

    def __missing__(self, code: int) -> str:
        from unicodedata import combining, normalize

        if self.exact:
            parts = normalize("NFKD", chr(code))
        else:
            # Twice, because each brings forth work for the other: a trade mark sign is compared as "tm".
            parts = normalize("NFKD", normalize("NFKD", chr(code).casefold()).casefold())
        self[code] = folded = "" if code in _UNTYPED else "".join(part for part in parts if not combining(part))
        return folded


_UNTYPED = frozenset(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
"""Soft hyphens, and joiners and spaces without width: who looks for a word does not type them."""

_FOLDED = _Folded(exact=False)
_EXACT = _Folded(exact=True)
