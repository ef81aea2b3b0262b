"""Candidates for the place of a note in an edited document: its words unchanged, else the passage most like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice

from b12tui.annotations.code_lines import MIN_ALIKE, MORE_ALIKE, matched_lines, share_alike, span_in_lines
from b12tui.annotations.note import LOOKALIKES, Note
from b12tui.annotations.section_text import SectionText, section_text
from b12tui.annotations.text_node_index import TextNodeIndex
from b12tui.annotations.word_alignment import aligned, has_letters, needed_words
from b12tui.core.fingerprints import checksum
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
from b12tui.weak_method import weak_method

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
    """Place where a note may be; the last three fields are set for unchanged words only."""

    evidence: float
    """From 0 to 1."""
    beside: float
    """Share of the characters that are the same on the side where more are; 0 if the other side tells against it."""
    score: float
    """How well its text node fits the locator, from 0 to 1."""
    distance: int
    within: SectionText
    start: int
    end: int
    sides: bool = False
    """Whether the text nodes next to its own are the same, before and after."""
    is_at_home: bool = False
    """Whether its section has the name of the one that the note was made in, and one of its sides is the same."""
    is_in_same_node: bool = False
    """Whether its text node is as it was when the note was made."""


class CandidateSearch:
    """Search of one document for the places where notes may be."""

    def __init__(self, document: Document) -> None:
        """Search `document`, whose sections are loaded when they are looked at."""
        self.document = document
        self.text = cache(partial(section_text, document))
        self.index = cache(weak_method(self._index))
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
        index, locator = self.index(number), note.start
        is_home = self.is_home(note, number)
        for start in places:
            end = start + len(note.quote)
            before, after = _same_around(note, within.chars, start, end)
            around = (before + after) / 2
            beside = max(before if note.prefix else 0.0, after if note.suffix else 0.0)
            # Words that stood in several places may stand between the same ones elsewhere.
            if not note.single and min(before, after) < MIN_OTHER_SIDE_LIKENESS:
                beside = 0.0
            if not note.prefix and not note.suffix:  # all of its section
                beside = around
            node = within.node_at(start)
            is_in_same_node = locator is not None and index.is_unchanged(locator, node)
            # Lines of code are repeated with the same lines around them: edited, nothing tells them apart.
            if not note.single and locator is not None and not is_in_same_node and "\n" in index.texts[node]:
                continue
            score = 0.0 if locator is None else index.score(locator, node)
            if (score >= SAME_NODE and note.quote == index.texts[node]) or (
                node == 0 and self._has_all_names(note, number)
            ):
                beside = 1.0
            evidence = (
                around
                if locator is None
                else (max(around, score) + score) / 2
                if beside == 1.0
                else (around + score) / 2
            )
            yield Candidate(
                evidence,
                beside,
                score,
                abs(node - (locator.leaf if locator else 0)),
                within,
                start,
                end,
                sides=locator is None or index.has_same_sides(locator, node),
                is_at_home=is_home and max(before, after) >= MIN_SIDE_LIKENESS,
                is_in_same_node=is_in_same_node,
            )

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
                among_lines = "\n" in index.texts[node]
                if among_lines and (not note.single or min(around) < BESIDE_LINES):
                    continue
                if (number, first + start) in others:
                    continue
                if checksum(within.chars[first + start : first + end]) in note.lookalikes:  # they were there before
                    continue
                distance = abs(node - note.start.leaf)
                evidence = (share + score) / 2
                yield Candidate(evidence, 0.0, score, distance, within, first + start, first + end)

    def on_its_line(self, note: Note, numbers: Iterable[int]) -> Candidate | None:
        """Return where a note on lines of code is in the block that its own has become.

        The block has most of the lines, more than any other, and more than any other had when the note was made. None
        if there is none, or its lines are in doubt.
        """
        if note.start is None or not note.lines:
            return None
        alike = [
            (share_alike(note.lines, lines), number, node)
            for number in numbers
            for node, lines in enumerate(self.index(number).lines)
            if lines
        ]
        if not alike:
            return None
        alike.sort(reverse=True)
        best, number, node = alike[0]
        others = max(note.lines_elsewhere, alike[1][0] if len(alike) > 1 else 0.0)
        if best < max(MIN_ALIKE, others + MORE_ALIKE):
            return None
        within, index = self.text(number), self.index(number)
        score = index.score(note.start, node)
        if score < (CHANGED_NODE if self.is_home(note, number) else SURE_SHARE):
            return None
        last = note.line + note.quote.count("\n")
        found = matched_lines(note.lines, index.lines[node], note.line, last)
        words = note.prefix, note.quote, note.suffix
        span = None if found is None else span_in_lines(*words, index.texts[node], found)
        if span is None:
            return None
        first = within.starts[node]
        distance = abs(node - note.start.leaf)
        return Candidate(best, 1.0, score, distance, within, first + span[0], first + span[1])


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
