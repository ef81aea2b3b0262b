"""Candidates for the place of a note in an edited document: its words unchanged, else the passage most like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import islice

from b12tui.annotations.note import LOOKALIKES, Note
from b12tui.annotations.section_text import SectionText, section_text
from b12tui.annotations.text_node_index import TextNodeIndex
from b12tui.annotations.word_alignment import aligned, has_letters, needed_words
from b12tui.core.fingerprints import checksum
from b12tui.core.locator import Locator
from b12tui.core.places.locator_builder import slug_sum
from b12tui.core.places.relocate import (
    CHARACTERS,
    SECTIONS,
    SURE_SHARE,
    TextSums,
    name_score,
    sections_by_likelihood,
)
from b12tui.document import Document
from b12tui.fastclass import dataclass

CONTEXT_CHARACTERS = 32
"""Characters on each side of the quote that are compared."""
MIN_SIDE_LIKENESS = 0.6
"""Least share of the characters on one side that are the same."""
MIN_OTHER_SIDE_LIKENESS = 0.6
"""Least share of those on the other side, for words that stood in several places."""
BESIDE_LINES = 0.4
"""Least share of them on each side of edited words among lines: lines of code are much alike."""
SAME_NODE = 0.75
"""Score of a text node from which on it is known without the characters beside the quote."""
ALL_NAMES = 3.0
"""Name score of a section whose name, parent and neighbours are the same: its heading needs no other evidence."""
CHANGED_NODE = 0.5
"""Least score of a text node in which edited words are looked for."""
MAX_SIMILAR_SECTIONS = 8
"""Maximum number of other sections that are compared when a note is made."""
OCCURRENCES = 1_000
"""Maximum number of places of the same words that are compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Place where a note may be."""

    evidence: float
    """From 0 to 1."""
    beside: float
    """Share of the characters that are the same on the side where more are; 0 if the other side is needed, and not."""
    score: float
    """How well its text node fits the locator, from 0 to 1."""
    sides: bool
    """Whether the text nodes next to its own are the same, before and after."""
    is_at_home: bool
    """Whether it is in the section of the note's name, and one of its sides is the same."""
    distance: int
    within: SectionText
    start: int
    end: int


class CandidateSearch:
    """Search of one document for the places where notes may be."""

    def __init__(self, document: Document) -> None:
        """Search `document`, whose sections are loaded when they are looked at."""
        self.document = document
        self.text = cache(partial(section_text, document))
        self.index = cache(self._index)
        self._source = cache(document.source)
        self._sums = TextSums()
        self._titles = Counter(section.title for section in document.sections)

    def sections_alike(self, note: Note, section: int) -> Iterator[int]:
        """Yield the section of a note, then some of those whose source has words that edited ones would keep."""
        yield section
        needed = needed_words(note.quote)
        others = (number for number in self.sections(note) if number != section)
        sources = ((number, self._source(number)) for number in others)
        having = (number for number, source in sources if any(word in source for word in needed))
        yield from islice(having, MAX_SIMILAR_SECTIONS)

    def sections(self, note: Note) -> Iterator[int]:
        """Yield the sections to search, the most likely ones first, until both bounds of relocation are passed."""
        if note.start is None:
            yield from range(len(self.document.sections))
            return
        spent = 0
        for searched, number in enumerate(sections_by_likelihood(self.document, note.start)):
            spent += self.document.extent(number)
            if searched >= SECTIONS and spent > CHARACTERS:
                return
            yield number

    def _index(self, number: int) -> TextNodeIndex:
        return TextNodeIndex(self.document, self.text(number), self._sums)

    def _has_all_names(self, note: Note, number: int) -> bool:
        """Return whether a note on the first text node of a section is of one with the names of this one."""
        locator = note.start
        return (
            locator is not None
            and not locator.leaf
            and not self.shares_title(number)
            and name_score(self.document, locator, number) >= ALL_NAMES
        )

    def is_home(self, note: Note, number: int) -> bool:
        """Return whether a section has the name of the one that a note was made in."""
        return note.start is not None and slug_sum(self.document, number) == note.start.slug

    def shares_title(self, number: int) -> bool:
        """Return whether another section has the same title.

        Their names are numbered then: one that is added before them gives each the name of the one before it.
        """
        return self._titles[self.document.sections[number].title] > 1

    def exact(self, note: Note, number: int) -> Iterator[Candidate]:
        """Yield each place of a section where the words stand unchanged."""
        within = self.text(number)
        places = [found.start() for found in re.finditer(re.escape(note.quote), within.chars)][:OCCURRENCES]
        if not places:
            return
        index = self.index(number)
        for start in places:
            end = start + len(note.quote)
            before, after = _same_around(note, within.chars, start, end)
            around = (before + after) / 2
            beside = max(before if note.prefix else 0.0, after if note.suffix else 0.0)
            if (
                not note.single and min(before, after) < MIN_OTHER_SIDE_LIKENESS
            ):  # the same may stand in the same place elsewhere
                beside = 0.0
            if not note.prefix and not note.suffix:  # all of its section
                beside = around
            node = within.node_at(start)
            if not note.single and note.start is not None and _is_edited_lines(note.start, within, node):
                continue
            score = 0.0 if note.start is None else index.score(note.start, node)
            if (score >= SAME_NODE and note.quote == within.node_chars(node)) or (
                node == 0 and self._has_all_names(note, number)
            ):
                beside = 1.0
            sides = note.start is None or _same_sides(self._sums, note.start, within, node)
            evidence = (
                around
                if note.start is None
                else (max(around, score) + score) / 2
                if beside == 1.0
                else (around + score) / 2
            )
            distance = abs(node - (note.start.leaf if note.start else 0))
            is_at_home = self.is_home(note, number) and max(before, after) >= MIN_SIDE_LIKENESS
            yield Candidate(evidence, beside, score, sides, is_at_home, distance, within, start, end)

    def changed(self, note: Note, number: int, exact: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield each place of a section where most of the words stand, in their order, in a text node that fits.

        Places that have all of the words, and nothing of what was around them, are another passage's.
        """
        if note.start is None or len(note.lookalikes) >= LOOKALIKES or not has_letters(note.quote):
            return
        within, index = self.text(number), self.index(number)
        others = {(each.within.section, each.start) for each in exact if each.beside < MIN_SIDE_LIKENESS}
        same_section = self.is_home(note, number)
        reach = 2 * len(note.quote) if "\n" in note.quote else 0
        for node in index.nodes_like(note.quote, reach):
            score = index.score(note.start, node)
            if score < (CHANGED_NODE if same_section else SURE_SHARE):
                continue
            first = within.starts[node]
            after = max(within.node_end(node), min(first + reach, len(within.chars)))
            found = aligned(note.prefix, note.quote, note.suffix, within.chars[first:after])
            if found is not None:
                share, start, end = found
                around = _same_around(note, within.chars, first + start, first + end)
                among_lines = "\n" in within.node_chars(node)
                if among_lines and (not note.single or min(around) < BESIDE_LINES):
                    continue
                if (number, first + start) in others:
                    continue
                if checksum(within.chars[first + start : first + end]) in note.lookalikes:  # they were there before
                    continue
                distance = abs(node - note.start.leaf)
                evidence = (share + score) / 2
                yield Candidate(evidence, 0.0, score, False, False, distance, within, first + start, first + end)


def _is_edited_lines(locator: Locator, within: SectionText, node: int) -> bool:
    """Return whether a text node has several lines, some of which were edited.

    Lines of code are repeated with the same lines around them: where those were edited, nothing tells them apart.
    """
    chars = within.node_chars(node)
    return "\n" in chars and checksum(chars) != locator.print.whole


def _same_sides(sums: TextSums, locator: Locator, within: SectionText, node: int) -> bool:
    """Return whether the text nodes before and after one are those recorded; at an end of the section, none."""

    def sum_of(other: int) -> int | None:
        if not 0 <= other < len(within.starts):
            return None
        return sums.fingerprint(within.node_chars(other)).whole

    before, after = next(iter(locator.before), None), next(iter(locator.after), None)
    return sum_of(node - 1) == before and sum_of(node + 1) == after


def _same_around(note: Note, chars: str, start: int, end: int) -> tuple[float, float]:
    """Return the shares of the characters before and after the quote that are the same, from 0 to 1."""
    before, after = note.prefix[-CONTEXT_CHARACTERS:], note.suffix[:CONTEXT_CHARACTERS]
    return (
        _common(before[::-1], chars[max(start - CONTEXT_CHARACTERS, 0) : start][::-1]),
        _common(after, chars[end : end + CONTEXT_CHARACTERS]),
    )


def _common(known: str, found: str) -> float:
    """Return the share of `known` that `found` begins with; both may be empty at the end of a section."""
    if not known:
        return float(not found)
    same = next((index for index, pair in enumerate(zip(known, found, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(known), len(found)) if same is None else same) / len(known)
