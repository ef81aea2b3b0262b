"""Filter of a search in a text of lines: the sections that may match, found in one folded copy of the source.

Lines are shown as they are written, so a word that is found is in the source, sanitised and folded. The copies of
sections are joined to chunks, so that most of a text is passed over by a few searches. It is a module apart from
`line_index`, which each reader of lines imports: few texts are searched.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from b12tui.document import requirements as needed
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import dataclass
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.search.emoji_names import EMOJI, names
from b12tui.search.folding import folded

if TYPE_CHECKING:
    from b12tui.document import Section
    from b12tui.document.cancellation import Cancellation
    from b12tui.document.requirements import Requirement

CHUNK = 262_144
"""Characters of source from which on a chunk is complete."""

_GAP = rb"[^0-9a-z\x80-\xff]*\s[^0-9a-z\x80-\xff]*"
"""What stands between consecutive words: white space, and the signs of a diff, a quotation or a tree."""
_RULES = tuple(rule.encode() for rule in "|\u2502\u2503")
"""Rules between cells; a cell may go on in the next line, behind other cells."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Consecutive sections."""

    first: int
    """Number of its first section."""
    text: bytes
    """Their folded source in UTF-8, each with a line break at its end."""
    bounds: array[int]
    """Where each section begins, and the end of the last."""
    lettered: dict[int, bytes]
    """Letters and digits of the sections where folding puts signs between letters or changes signs, by section."""


_Test = Callable[[_Chunk, int, int], bool]
"""Test of whether the sections of a chunk from one index to before another may match; with more than one, roughly."""


class LineFilter:
    """Index of a text of lines by section."""

    def __init__(self, source: str, sections: Sequence[Section], cancellation: Cancellation, *, tables: bool) -> None:
        """Split the source into sections; `tables` says whether tables are seen among its lines."""
        self._source = source
        self._tables = tables
        self._cancellation = cancellation
        self._ends = array("Q", (*(section.offset for section in sections[1:]), len(source)))
        self._chunks: list[_Chunk] = []
        self._indexed = 0
        """Number of sections in the chunks."""

    def build(self) -> None:
        """Make the folded copy, from where it was interrupted; raise Cancelled if interrupted."""
        while self._indexed < len(self._ends):
            self._cancellation.check()
            chunk = self._next_chunk()
            self._chunks.append(chunk)
            self._indexed += len(chunk.bounds) - 1

    def candidate_sections(self, needs: Sequence[Requirement]) -> tuple[tuple[int, int], ...]:
        """Return the sections that may meet all of `needs`, ascending, each with the approximate number of matches."""
        words = [word.encode("utf-8", "surrogatepass") for need in needs for word in _words(need)]
        longest = max(reversed(words), key=len, default=b"")
        tests = [test for need in needs for test in self._tests(need, longest)]
        if not tests and not longest:
            return tuple((number, 1) for number in range(len(self._ends)))
        self.build()
        return tuple(self._matching(tests, longest))

    def _matching(self, tests: Sequence[_Test], word: bytes) -> Iterator[tuple[int, int]]:
        """Yield the sections that contain a word and meet all tests, each with the number of its occurrences.

        An empty word is in any section, once.
        """
        for chunk in self._chunks:
            if not all(test(chunk, 0, len(chunk.bounds) - 1) for test in tests):
                continue
            for index in _holding(chunk, word) if word else range(len(chunk.bounds) - 1):
                if all(test(chunk, index, index + 1) for test in tests):
                    count = chunk.text.count(word, chunk.bounds[index], chunk.bounds[index + 1]) if word else 1
                    yield chunk.first + index, count

    def _tests(self, need: Requirement, held: bytes = b"") -> Iterator[_Test]:
        """Yield the tests for a requirement, but for one word that all sections to be tested hold."""
        match need:
            case needed.AllWords(words):
                encoded = [word.encode("utf-8", "surrogatepass") for word in words]
                yield from (_contains(word) for word in dict.fromkeys(encoded) if word != held)
                if len(encoded) > 1:
                    yield _consecutive(encoded, tables=self._tables)
            case needed.LiteralRun(pattern):
                yield _matches(pattern)
            case needed.Symbol(char):
                if sign := folded(char):
                    yield _contains(sign.encode("utf-8", "surrogatepass"))
            case needed.AnyOf(alternatives):
                options = [[test for each in needs for test in self._tests(each)] for needs in alternatives]
                if all(options):  # an alternative without requirements may match anywhere
                    yield lambda chunk, low, high: any(
                        all(test(chunk, low, high) for test in tests) for tests in options
                    )
            case _:
                assert_never(need)

    def _next_chunk(self) -> _Chunk:
        first = number = self._indexed
        begin = at = self._ends[number - 1] if number else 0
        parts: list[bytes] = []
        bounds = array("L", (0,))
        lettered: dict[int, bytes] = {}
        while number < len(self._ends) and at - begin < CHUNK:
            text, letters = _folded(self._source[at : self._ends[number]])
            at = self._ends[number]
            parts.append(text)
            bounds.append(bounds[-1] + len(text) + 1)
            if letters is not None:
                lettered[number - first] = letters
            number += 1
        parts.append(b"")
        return _Chunk(first, b"\n".join(parts), bounds, lettered)


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


def _holding(chunk: _Chunk, word: bytes) -> Iterator[int]:
    """Yield the sections that contain a word, by index."""
    at = chunk.text.find(word)
    while at >= 0:
        index = bisect_right(chunk.bounds, at) - 1
        yield index
        at = chunk.text.find(word, chunk.bounds[index + 1])


def _words(need: Requirement) -> tuple[str, ...]:
    return need.words if isinstance(need, needed.AllWords) else ()


def _contains(word: bytes) -> _Test:
    return lambda chunk, low, high: chunk.text.find(word, chunk.bounds[low], chunk.bounds[high]) >= 0


def _consecutive(words: Sequence[bytes], *, tables: bool) -> _Test:
    """Return the test for words that follow one another; with `tables`, anywhere that a table may be."""
    joined = b" ".join(words)
    pattern = re.compile(_GAP.join(map(re.escape, words)))

    def test(chunk: _Chunk, low: int, high: int) -> bool:
        start, end = chunk.bounds[low], chunk.bounds[high]
        if any(chunk.text.find(part, start, end) >= 0 for part in (joined, *(_RULES if tables else ()))):
            return True
        return pattern.search(chunk.text, start, end) is not None

    return test


def _matches(pattern: re.Pattern[bytes]) -> _Test:
    def test(chunk: _Chunk, low: int, high: int) -> bool:
        if pattern.search(chunk.text, chunk.bounds[low], chunk.bounds[high]):
            return True
        return any(low <= index < high and pattern.search(letters) for index, letters in chunk.lettered.items())

    return test
