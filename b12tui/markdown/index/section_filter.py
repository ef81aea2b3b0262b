"""Find the sections of a large document that may match a search, from its source, so that only those are parsed.

The result may contain sections without a match, but lacks none with one: a property test holds that.
"""

from __future__ import annotations

from functools import cached_property, partial
from types import MappingProxyType

from b12tui.document import requirements as needed
from b12tui.document.cancellation import Cancellation
from b12tui.document.candidate_sections import CandidateSections, Group, Likely
from b12tui.fasttyping import TYPE_CHECKING, assert_never
from b12tui.markdown.emoji_codes import codes
from b12tui.markdown.includes import includes_any
from b12tui.markdown.index.candidates import (
    AnyTest,
    CandidateTest,
    LiteralTest,
    PhraseTest,
    SymbolTest,
    WordTest,
)
from b12tui.markdown.index.folded_source import FoldedSource, folded_key
from b12tui.markdown.maths import is_available
from b12tui.search.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from b12tui.document import Section
    from b12tui.document.requirements import Requirement
    from b12tui.markdown.outline.symbols import Symbols

_FROM_TAGS = {
    **dict.fromkeys("()", (b"[", b"<")),
    **dict.fromkeys("[]", (b"<input",)),
    ":": (b"<",),
    **dict.fromkeys('"\u201c\u201d', (b"<q",)),
}
"""Markup that makes signs: titles and readings stand in parentheses, quotations in quotes, checkboxes in
brackets, titles of videos behind a colon."""
GROUP = 64
"""Sections that are tested together: a few megabytes at most, of which a reader may visit one."""

_GENERATED = frozenset((*map(chr, range(0x2400, 0x2427)), "\ufffd"))


class SectionFilter:
    """Index of a document's source by section."""

    def __init__(
        self,
        source: str,
        sections: Sequence[Section],
        finds: Symbols,
        shown_in: Callable[[int], int],
        cancellation: Cancellation,
        *,
        front: bool,
        includes: bool = False,
        meanings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Split the source into sections.

        `shown_in(line)` returns the section that shows a line, as footnotes are moved. With `front`, section 0 begins
        with front matter, which its source doesn't include. `includes` says whether files that the source names are
        part of the document: any words may be in the sections that name one. `meanings` are those of abbreviations,
        which stand behind these in some section.
        """
        self._source = source
        self._cancellation = cancellation
        ends = (*(section.offset for section in sections[1:]), len(source))
        spans = [(section.offset, end) for section, end in zip(sections, ends, strict=True)]
        self._section_sources = [FoldedSource(source[start:end]) for start, end in spans]
        self._has_front_matter = front
        self._including = tuple(
            number for number, (start, end) in enumerate(spans) if includes and includes_any(source[start:end])
        )
        self._notes = [
            (body.start.line, FoldedSource(source[body.start.offset : body.end.offset])) for body in finds.notes
        ]
        self._shown_in = shown_in
        self._titles = FoldedSource(" ".join(found.get("title", "") for found in finds.references.values()))
        self._targets = FoldedSource(" ".join(found.get("href", "") for found in finds.references.values()))
        self._meanings = FoldedSource(" ".join(f"({meaning})" for meaning in meanings.values()))
        self._previous: tuple[tuple[str, ...], CandidateSections] = (), CandidateSections.of(())
        """Words of the last search, and the sections that may contain them."""
        self._abbreviations = tuple(word.encode("utf-8", "surrogatepass").lower() for word in meanings)

    def candidate_sections(self, needs: Sequence[Requirement]) -> CandidateSections:
        """Return the sections that may meet all of `needs`."""
        tests = [test for need in needs for test in self._tests(need)]
        if not tests:
            return CandidateSections.of(tuple((number, 1) for number in range(len(self._section_sources))))
        words = needs[0].words if len(needs) == 1 and isinstance(needs[0], needed.AllWords) else ()
        within = self._within(words)
        if within is None:
            found = CandidateSections(self._groups(tests))
        else:
            special = frozenset(self._special_sections(tests))
            found = CandidateSections.of(self._matching_sections(within, tests, special))
        self._previous = words, found
        return found

    def _within(self, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """Return the sections that may contain the words of the search before, if these are more letters of the same.

        None if they are others, or not all sections were tested.
        """
        before, found = self._previous
        if not before or found.size is None or before[:-1] != words[: len(before) - 1] or len(words) < len(before):
            return None
        return tuple(found) if words[len(before) - 1].startswith(before[-1]) else None

    def _groups(self, tests: Sequence[CandidateTest]) -> Iterator[Group]:
        """Yield all sections in groups, whose sections are tested when they are asked for."""
        special = frozenset(self._special_sections(tests))
        count = len(self._section_sources)
        for first in range(0, count, GROUP):
            numbers = range(first, min(first + GROUP, count))
            parts = self._section_sources[first : first + GROUP]
            estimate = min(sum(map(test.estimate, parts)) for test in tests)
            yield Group(first, estimate, partial(self._matching_sections, numbers, tests, special))

    def build(self) -> None:
        """Make the folded copies that every search needs; raise Cancelled if interrupted."""
        for part in self._section_sources:
            self._cancellation.check()
            part.build()

    def _tests(self, need: Requirement) -> Iterator[CandidateTest]:
        match need:
            case needed.AllWords(words):
                yield from self._word_tests(words)
            case needed.LiteralRun(pattern):
                yield LiteralTest(pattern)
            case needed.Symbol(char):
                yield from self._symbol_tests(char)
            case needed.AnyOf(alternatives):
                options = tuple(
                    tuple(test for each in alternative for test in self._tests(each)) for alternative in alternatives
                )
                if all(options):  # an alternative without requirements may match anywhere
                    yield AnyTest(options)
            case _:
                assert_never(need)

    def _word_tests(self, words: Sequence[str]) -> Iterator[CandidateTest]:
        if any(char in _GENERATED for word in words for char in word):
            return
        wanted = [WordTest(word.encode("utf-8", "surrogatepass"), folded_key(word)) for word in words]
        lettered = [word for word in wanted if word.key]
        if len(lettered) == 1:
            yield lettered[0]
        elif lettered:
            yield PhraseTest(lettered)
        else:
            for char in sorted(set("".join(words))):
                yield from self._symbol_tests(char)

    def _symbol_tests(self, char: str) -> Iterator[CandidateTest]:
        """Yield the test for a symbol; none for control pictures, which sanitising generates (`document.sanitize`)."""
        if char not in _GENERATED:
            others = (other for other in self._non_ascii if char in folded(other))
            variants = {char, *others}
            generated_from = [
                b"&",
                b"%",
                *((b"$", b"\\", b"math") if is_available() else ()),
                *(code.encode() for code in codes(char) if char > "\xff"),
                *_FROM_TAGS.get(char, ()),
            ]
            yield SymbolTest(
                tuple(each.encode("utf-8", "surrogatepass") for each in sorted(variants)), tuple(generated_from)
            )

    @cached_property
    def _non_ascii(self) -> frozenset[str]:
        """Non-ASCII characters of the source."""
        return frozenset() if self._source.isascii() else frozenset(filter(_is_non_ascii, set(self._source)))

    def _special_sections(self, tests: Sequence[CandidateTest]) -> Iterator[int]:
        """Yield the sections in which words of other places are shown that may match."""
        if self._has_front_matter:
            yield 0
        yield from self._including
        if any(test.may_match_partly(self._titles) for test in tests):
            yield from (number for number, part in enumerate(self._section_sources) if b"[" in part.plain)
        if any(test.may_match_partly(self._targets) for test in tests):
            # A link without words shows its target, and an image without a description its file name.
            yield from (number for number, part in enumerate(self._section_sources) if part.has_label_without_words)
        if self._abbreviations and any(test.may_match_partly(self._meanings) for test in tests):
            for number, part in enumerate(self._section_sources):
                if any(word in part.plain for word in self._abbreviations):
                    yield number
        for line, part in self._notes:
            if any(test.may_match_partly(part) for test in tests):
                yield self._shown_in(line)

    def _matching_sections(
        self, numbers: Sequence[int], tests: Sequence[CandidateTest], special: frozenset[int]
    ) -> Likely:
        """Return those of some sections that may match, each with the approximate number of matches."""
        likely: list[tuple[int, int]] = []
        for number in self._cancellation.steps(numbers):
            part = self._section_sources[number]
            if all(test.may_match(part) for test in tests):
                likely.append((number, max(min(test.estimate(part) for test in tests), 1)))
            elif number in special:
                likely.append((number, 1))
        return tuple(likely)


def _is_non_ascii(char: str) -> bool:
    return char > "\x7f"
