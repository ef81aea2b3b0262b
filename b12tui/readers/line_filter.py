"""Filter of a search in a text of lines: the sections that may match, found in one folded copy of the source.

Lines are shown as they are written, so a word that is found is in the source, sanitised and folded. The copies of
sections are joined to chunks, so that most of a text is passed over by a few searches. It is a module apart from
`line_index`, which each reader of lines imports: few texts are searched.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from b12tui.document import requirements as needed
from b12tui.document.candidate_sections import CandidateSections, Group, Likely
from b12tui.document.sanitize import sanitize
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.readers.line_chunks import RULES, Chunk, term_of
from b12tui.search.emoji_names import EMOJI, names
from b12tui.search.folding import folded

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation
    from b12tui.document.requirements import Requirement
    from b12tui.readers.line_chunks import Term

CHUNK_CHARACTERS = 262_144
"""Characters of source from which on a chunk is complete."""

_Test = Callable[[Chunk, int, int], bool]
"""Test of whether the sections of a chunk from one index to before another may match; with more than one, roughly."""


class LineFilter:
    """Index of a text of lines by section."""

    def __init__(self, source: str, sections: Sequence[Section], cancellation: Cancellation, *, tables: bool) -> None:
        """Split the source into sections; `tables` says whether tables are seen among its lines."""
        self._source = source
        self._tables = tables
        self._cancellation = cancellation
        self._ends = array("Q", (*(section.offset for section in sections[1:]), len(source)))
        self._chunks: list[Chunk] = []
        self._indexed = 0
        """Number of sections in the chunks."""

    def build(self) -> None:
        """Make the folded copy, from where it was interrupted; raise Cancelled if interrupted."""
        while self._indexed < len(self._ends):
            self._cancellation.check()
            chunk = self._next_chunk()
            self._chunks.append(chunk)
            self._indexed += len(chunk.bounds) - 1

    def candidate_sections(self, needs: Sequence[Requirement]) -> CandidateSections:
        """Return the sections that may meet all of `needs`."""
        if len(needs) == 1 and isinstance(needs[0], needed.AllWords) and needs[0].words:
            self.build()
            return CandidateSections(self._holding(term_of(needs[0].words)))
        tests = [test for need in needs for test in self._tests(need)]
        if not tests:
            return CandidateSections.of(tuple((number, 1) for number in range(len(self._ends))))
        self.build()
        return CandidateSections.of(tuple(self._passing(tests)))

    def _holding(self, term: Term) -> Iterator[Group]:
        """Yield the chunks that contain a term; their sections are listed when they are asked for."""
        for chunk in self._chunks:
            self._cancellation.check()
            if count := term.count(chunk):
                yield Group(chunk.first, count, partial(_sections, chunk, term))

    def _passing(self, tests: Sequence[_Test]) -> Iterator[tuple[int, int]]:
        """Yield the sections that pass all tests, each with a guess of one match."""
        for chunk in self._chunks:
            if not all(test(chunk, 0, len(chunk.bounds) - 1) for test in tests):
                continue
            for index in range(len(chunk.bounds) - 1):
                if all(test(chunk, index, index + 1) for test in tests):
                    yield chunk.first + index, 1

    def _tests(self, need: Requirement) -> Iterator[_Test]:
        """Yield the tests for a requirement."""
        match need:
            case needed.AllWords(words):
                yield term_of(words).is_in
            case needed.LiteralRun(pattern):
                yield _matches(pattern)
            case needed.Symbol(char):
                if sign := folded(char):
                    yield term_of([sign]).is_in
            case needed.AnyOf(alternatives):
                options = [[test for each in needs for test in self._tests(each)] for needs in alternatives]
                if all(options):  # an alternative without requirements may match anywhere
                    yield lambda chunk, low, high: any(
                        all(test(chunk, low, high) for test in tests) for tests in options
                    )
            case _:
                assert_never(need)

    def _next_chunk(self) -> Chunk:
        first = number = self._indexed
        begin = at = self._ends[number - 1] if number else 0
        parts: list[bytes] = []
        bounds = array("L", (0,))
        lettered: dict[int, bytes] = {}
        while number < len(self._ends) and at - begin < CHUNK_CHARACTERS:
            part, letters = _folded(self._source[at : self._ends[number]])
            at = self._ends[number]
            parts.append(part)
            bounds.append(bounds[-1] + len(part) + 1)
            if letters is not None:
                lettered[number - first] = letters
            number += 1
        parts.append(b"")
        text = b"\n".join(parts)
        return Chunk(first, text, bounds, lettered, ruled=self._tables and any(rule in text for rule in RULES))


def _folded(source: str) -> tuple[bytes, bytes | None]:
    """Return the folded source and the names of its emoji; and its letters and digits if signs in it are folded."""
    shown = sanitize(source)
    if shown.isascii():
        return shown.lower().encode(), None
    plain = folded(shown)
    called = "\n".join(folded(name) for sign in sorted(set(EMOJI.findall(shown))) for name in names(sign))
    signs = any(not folded(char).isalnum() for char in set(shown) if not char.isascii() and folded(char))
    letters = "".join(filter(str.isalnum, plain)).encode("utf-8", "surrogatepass") if signs else None
    return f"{plain}\n{called}".encode("utf-8", "surrogatepass"), letters


def _sections(chunk: Chunk, term: Term) -> Likely:
    return tuple((chunk.first + index, count) for index, count in term.sections(chunk))


def _matches(pattern: re.Pattern[bytes]) -> _Test:
    def test(chunk: Chunk, low: int, high: int) -> bool:
        if pattern.search(chunk.text, chunk.bounds[low], chunk.bounds[high]):
            return True
        return any(low <= index < high and pattern.search(letters) for index, letters in chunk.lettered.items())

    return test
