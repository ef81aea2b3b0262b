"""Matching of a query, words or a regular expression, within one text.

Query and text are compared as `search.folding` folds them, with each run of white space as one space. Case is smart:
capitals in the query make it case-sensitive. A query between slashes, `/B1?2/`, is a Python regular
expression, in which quotes and dashes are literal; a space in it matches any run of white space.

A pattern may never end (`(a+)+$`) or take all memory, so matching is bounded in time and memory (`search.limits`), and
in the characters that it can reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from b12tui.catalogue import searching
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.search.folding import (
    CASE_INSENSITIVE,
    CASE_SENSITIVE,
    LITERAL_CASE_INSENSITIVE,
    LITERAL_CASE_SENSITIVE,
    FoldTable,
    fold,
)
from b12tui.search.limits import BadPattern, MatchBudget

if TYPE_CHECKING:
    from b12tui.document.requirements import Requirement

CHUNK_CHARACTERS = 2_048
"""Characters searched at a time. From each of them, Python's matching may look at everything in reach without handling
signals (`[^a ]*x`): with `REACH`, that takes some tenths of a second at most."""
REACH = 4_096
"""Maximum length of a pattern's match in characters, in a text that is longer than one chunk."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """A compiled query, to be matched in any number of texts."""

    compiled: re.Pattern[str]
    folding: FoldTable
    words: tuple[str, ...]
    """Folded words of the query; empty for a pattern."""
    requirements: tuple[Requirement, ...] = ()
    """Requirements on a text for the pattern to match in it, as far as known."""

    @property
    def is_pattern(self) -> bool:
        """Whether the query is a pattern, whose matches need not contain any of its words."""
        return not self.words

    def fold(self, chars: str) -> str:
        """Return a text folded for comparison."""
        return fold(chars, self.folding)

    def spans(self, chars: str, watch: MatchBudget | None = None) -> list[tuple[int, int]]:
        """Return the matches in `chars`, in order, without overlaps; raise BadPattern if `watch` has run out."""
        compared = self.fold(chars)
        if self.words:
            found = [match.span() for match in self.compiled.finditer(compared)]
        else:
            budget = watch or MatchBudget()
            found = budget.during(lambda: list(_iter_matches(self.compiled, compared, budget)))
        if not found or chars.isascii():
            return found
        return _original_spans(found, chars, self.folding)


def compile_query(query: str, cancellation: Cancellation = NEVER) -> Matcher | None:
    """Return the matcher of `query`, or None if it is empty; raise BadPattern if its pattern is invalid.

    `cancellation` interrupts a pattern that takes long to compile.
    """
    if is_pattern(query):
        return MatchBudget(cancellation).during(lambda: _pattern(query))
    return _words(query)


@lru_cache(maxsize=4)
def _words(query: str) -> Matcher | None:
    folded = CASE_SENSITIVE if any(char != char.lower() for char in query) else CASE_INSENSITIVE
    words = tuple(fold(query, folded).split())
    return Matcher(re.compile(r"\s+".join(map(re.escape, words))), folded, words) if words else None


def is_pattern(query: str) -> bool:
    """Return whether a query is a pattern: it is written between slashes."""
    query = query.strip()
    return len(query) > 2 and query.startswith("/") and query.endswith("/")


@lru_cache(maxsize=4)
def _pattern(query: str) -> Matcher:
    import warnings

    from b12tui.search.regex_requirements import requirements_of

    written = query.strip()[1:-1]
    # The capitals of \S or \N{DASH} don't make a pattern case-sensitive.
    letters = re.sub(r"\\(N\{[^}]*\}|.)", "", written, flags=re.DOTALL)
    folded = LITERAL_CASE_SENSITIVE if any(char != char.lower() for char in letters) else LITERAL_CASE_INSENSITIVE
    compared = "".join(char if char.isascii() else re.escape(fold(char, folded)) for char in written)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings about future changes of the syntax don't matter here
            re.compile(written)  # as typed, so that an error is reported at its character
            compared = _with_any_blanks(compared)
            compiled = re.compile(compared, re.MULTILINE)
            return Matcher(compiled, folded, (), requirements_of(compared, _letters))
    except re.error as error:
        reason = error.msg if error.pos is None else searching.at_character(error.msg, error.pos + 1)
    except (OverflowError, RecursionError):
        reason = searching.TOO_NESTED
    raise BadPattern(searching.no_pattern(query, reason), reason)


def _with_any_blanks(pattern: str) -> str:
    r"""Return a pattern whose spaces match any run of white space.

    Spaces in a class, behind `\` and before a quantifier such as `*` are kept.
    """
    kept = r"\\N\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?"
    return re.sub(rf"({kept})| +(?![*+?{{])", lambda found: found[1] or r"\s+", pattern, flags=re.DOTALL)


def _letters(char: str) -> str:
    return "".join(filter(str.isalnum, fold(char, CASE_INSENSITIVE)))


def _iter_matches(compiled: re.Pattern[str], text: str, watch: MatchBudget) -> Iterator[tuple[int, int]]:
    """Yield the matches of a pattern in `text`, chunk by chunk; raise BadPattern if `watch` has run out."""
    at = 0
    step = CHUNK_CHARACTERS if len(text) > CHUNK_CHARACTERS + REACH else CHUNK_CHARACTERS + REACH
    for start in range(0, max(len(text), 1), step):
        watch.check()
        for match in compiled.finditer(text, max(at, start), start + CHUNK_CHARACTERS + REACH):
            low, past = match.span()
            if low >= start + step:
                break
            if low < past:
                yield low, past
            at = max(at, past)


def _original_spans(found: list[tuple[int, int]], chars: str, folded: FoldTable) -> list[tuple[int, int]]:
    """Return the spans of the text that correspond to spans of its folded form."""
    origins = [index for index, char in enumerate(chars) for _ in folded[ord(char)]]
    spans: list[tuple[int, int]] = []
    for low, past in found:
        # Up to the next character that isn't dropped: combining marks belong to the letter before them.
        start, last, high = origins[low], origins[past - 1], past
        while high < len(origins) and origins[high] == last:
            high += 1
        end = origins[high] if high < len(origins) else len(chars)
        # Both halves of a character that folds to two are the same match.
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans
