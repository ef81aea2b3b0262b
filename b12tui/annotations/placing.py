"""Placing of notes in a document that may have been edited since they were made.

A note is found where its words stand unchanged and enough around them is the same: the characters on both sides, the
text node, its neighbours, its section. Where the words were edited, it is on what most of them became. Anything less is
lost: a note on other words misleads, a lost one is listed with the words that it was on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import islice

from b12tui.annotations.note import LOOKALIKES, Note, PlacedNote, Status
from b12tui.annotations.section_text import SectionText, section_text, sum_of
from b12tui.annotations.word_alignment import aligned, needed_words
from b12tui.core.fingerprints import checksum
from b12tui.core.locator import Locator
from b12tui.core.places.locators import slug_sum
from b12tui.core.places.relocate import (
    CHARACTERS,
    SECTIONS,
    SURE,
    TextSums,
    name_score,
    node_scores,
    sections_by_likelihood,
)
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass

NEAR = 32
"""Characters on each side of the quote that are compared."""
CERTAIN = 0.95
"""Evidence from which on no other section is searched."""
ENOUGH, APART = 0.55, 0.06
"""Least evidence for a place, and how much more than that for any other place."""
SIDE = 0.6
"""Least share of the characters on one side that are the same."""
OTHER_SIDE = 0.6
"""Least share of those on the other side, for words that stood in several places."""
BESIDE_LINES = 0.4
"""Least share of them on each side of edited words among lines: lines of code are much alike."""
SAME_NODE = 0.75
"""Score of a text node from which on it is known without the characters beside the quote."""
ALL_NAMES = 3.0
"""Name score of a section whose name, parent and neighbours are the same: its heading needs no other evidence."""
WORDS_ALONE = 5
"""Least number of words of a quote that is recognised by itself, if it stood in one place only, and does."""
CHANGED_NODE = 0.5
"""Least score of a text node in which edited words are looked for."""
NEARLY = 0.05
"""How much worse than the best a text node fits at most, for words that stood in several places."""
TWIN = 0.6
"""Evidence for another place from which on the text nodes next to the words must be the same too."""
ALIKE = 8
"""Maximum number of other sections that are compared when a note is made."""
OCCURRENCES = 1_000
"""Maximum number of places of the same words that are compared."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    evidence: float
    """From 0 to 1."""
    beside: float
    """Share of the characters that are the same on the side where more are."""
    score: float
    """How well its text node fits the locator, from 0 to 1."""
    sides: bool
    """Whether the text nodes next to its own are the same, before and after."""
    distance: int
    within: SectionText
    start: int
    end: int


class Placer:
    """Placing of any number of notes in one document."""

    def __init__(self, document: Document) -> None:
        """Place notes in `document`, whose sections are loaded when they are looked at."""
        self.document = document
        self._text = cache(partial(section_text, document))
        self._sums = TextSums()
        self._titles = Counter(section.title for section in document.sections)

    def place(self, note: Note) -> PlacedNote:
        """Return where a note is."""
        if not note.quote:
            return PlacedNote(note, Status.LOST)
        same = self._in_same_source(note) or self._in_same_section(note)
        if same is not None:
            return same
        searched: list[int] = []
        exact: list[_Candidate] = []
        for number in self._sections(note):
            searched.append(number)
            exact += self._exact(note, number)
            if any(each.evidence >= max(CERTAIN, _least(note.rivals[0])) for each in exact):
                break
        if not note.prefix and not note.suffix:  # nothing else tells sections of the same title apart
            exact = [each for each in exact if not self._shares_title(each.within.section)]
        fitting = self._in_fitting_nodes(note, exact, searched)
        status, best = Status.FOUND, self._surest_exact(note, fitting)
        if best is None and len(exact) == 1 and note.single and len(note.quote.split()) >= WORDS_ALONE:
            best = exact[0]
        if best is None:
            status = Status.CHANGED
            changed = [each for number in searched for each in self._changed(note, number, exact)]
            best = _surest(changed, note.rivals[1])
        if best is None:
            return PlacedNote(note, Status.LOST)
        within = best.within
        if within.chars[best.start : best.end] == note.quote:  # of several places, the one whose text node fits
            status = Status.FOUND
        return PlacedNote(note, status, within.position(best.start), within.end_position(best.end))

    def _surest_exact(self, note: Note, fitting: list[_Candidate]) -> _Candidate | None:
        """Return the place of the same words with enough evidence; None if there is none, or another might be it.

        Of places that were much alike when the note was made, a deletion leaves one where another was: then what is
        next to it on one side tells nothing.
        """
        rival = note.rivals[0]
        best = _surest([each for each in fitting if each.beside >= SIDE], rival)
        return None if best is None or (rival >= TWIN and not best.sides) else best

    @cached_property
    def source_sum(self) -> int:
        """Checksum of the document's source."""
        return sum_of(self.document.original_source())

    def _in_same_source(self, note: Note) -> PlacedNote | None:
        """Return where a note is if nothing has been edited since it was made, without loading its section."""
        start, end = note.start, note.end
        if (
            start is None
            or end is None
            or note.source != self.source_sum
            or start.section >= len(self.document.sections)
        ):
            return None
        behind = Position(end.section, end.leaf, end.char + 1)
        return PlacedNote(note, Status.FOUND, Position(start.section, start.leaf, start.char), behind)

    def _in_same_section(self, note: Note) -> PlacedNote | None:
        """Return where a note is if its section is as it was, with the same names around it; None otherwise."""
        if note.start is None or not note.section:
            return None
        number = next(self._sections(note), None)
        if number is None or name_score(self.document, note.start, number) < ALL_NAMES:
            return None
        if self._shares_title(number) and note.rivals[0] >= TWIN:
            return None
        within = self._text(number)
        if within.sum != note.section or note.start.leaf >= len(within.starts):
            return None
        start = within.starts[note.start.leaf] + note.start.char
        end = start + len(note.quote)
        if within.chars[start:end] != note.quote:
            return None
        return PlacedNote(note, Status.FOUND, within.position(start), within.end_position(end))

    def likeness(self, note: Note, section: int) -> tuple[tuple[float, float], tuple[int, ...]]:
        """Return the rivals and the lookalikes of a note on this document, in a section of it."""
        sections = tuple(self._sections_alike(note, section))
        return self._rivals(note, section, sections), self._lookalikes(note, section, sections)

    def _rivals(self, note: Note, section: int, sections: Iterable[int]) -> tuple[float, float]:
        """Return the most evidence that there is for another place of a note.

        The first is for another place with the same words, the second for one that could be taken for the edited words.
        """
        same = changed = 0.0
        for number in sections:
            exact = list(self._exact(note, number))
            own = max(exact, key=lambda each: each.evidence) if number == section and exact else None
            same = max(same, *(each.evidence for each in exact if each is not own), 0.0)
            for each in self._changed(note, number, ()):
                if own is None or each.end <= own.start or each.start >= own.end:
                    changed = max(changed, each.evidence)
        return round(same, 4), round(changed, 4)

    def _lookalikes(self, note: Note, section: int, sections: Iterable[int]) -> tuple[int, ...]:
        """Return checksums of other words in this document that could be taken for those of a note once edited."""
        if note.start is None or "\n" in note.quote:
            return ()
        found = set[int]()
        needed = needed_words(note.quote)
        for number in sections:
            within = self._text(number)
            for node, first in enumerate(within.starts):
                parts = [within.chars[first : within.node_end(node)]]
                if (number, node) == (section, note.start.leaf):
                    at = note.start.char
                    parts = [parts[0][:at], parts[0][at + len(note.quote) :]]
                for part in parts:
                    like = None
                    if any(word in part for word in needed):
                        like = aligned(note.prefix, note.quote, note.suffix, part)
                    if like is not None:
                        found.add(checksum(part[like[1] : like[2]]))
            if len(found) >= LOOKALIKES:
                break
        return tuple(sorted(found)[:LOOKALIKES])

    def _sections_alike(self, note: Note, section: int) -> Iterator[int]:
        """Yield the section of a note, then some of those whose source has words that edited ones would keep."""
        yield section
        needed = needed_words(note.quote)
        others = (number for number in self._sections(note) if number != section)
        sources = ((number, self.document.source(number)) for number in others)
        having = (number for number, source in sources if any(word in source for word in needed))
        yield from islice(having, ALIKE)

    def _sections(self, note: Note) -> Iterator[int]:
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

    def _scores(self, note: Note, number: int) -> dict[int, float]:
        """Return how well each text node of a section fits; nothing for a note without locators."""
        return {} if note.start is None else node_scores(self.document, note.start, number, self._sums)

    def _has_all_names(self, note: Note, number: int) -> bool:
        """Return whether a note on the first text node of a section is of one with the names of this one."""
        locator = note.start
        return (
            locator is not None
            and not locator.leaf
            and not self._shares_title(number)
            and name_score(self.document, locator, number) >= ALL_NAMES
        )

    def _shares_title(self, number: int) -> bool:
        """Return whether another section has the same title.

        Their names are numbered then: one that is added before them gives each the name of the one before it.
        """
        return self._titles[self.document.sections[number].title] > 1

    def _in_fitting_nodes(self, note: Note, exact: list[_Candidate], searched: list[int]) -> list[_Candidate]:
        """Return the candidates in text nodes that fit as well as any other; all of them for words that stood alone.

        Of words that stood in several places, another place may have the same around them: four programs beside each
        other, in which the same lines are. Then the text node tells, even if the words are no longer in it.
        """
        if note.single or note.start is None or not exact:
            return exact
        sections = {searched[0], *(each.within.section for each in exact)}
        best = max((score for number in sections for score in self._scores(note, number).values()), default=0.0)
        return [each for each in exact if each.score >= best - NEARLY]

    def _exact(self, note: Note, number: int) -> Iterator[_Candidate]:
        """Yield each place of a section where the words stand unchanged."""
        within = self._text(number)
        places = [found.start() for found in re.finditer(re.escape(note.quote), within.chars)][:OCCURRENCES]
        if not places:
            return
        scores = self._scores(note, number)
        for start in places:
            end = start + len(note.quote)
            before, after = _same_around(note, within.chars, start, end)
            around = (before + after) / 2
            beside = max(before if note.prefix else 0.0, after if note.suffix else 0.0)
            if not note.single and min(before, after) < OTHER_SIDE:  # the same may stand in the same place elsewhere
                beside = 0.0
            if not note.prefix and not note.suffix:  # all of its section
                beside = around
            node = within.node_at(start)
            if not note.single and note.start is not None and _is_edited_lines(note.start, within, node):
                continue
            score = scores.get(node, 0.0)
            if (score >= SAME_NODE and note.quote == within.chars[within.starts[node] : within.node_end(node)]) or (
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
            yield _Candidate(evidence, beside, score, sides, distance, within, start, end)

    def _changed(self, note: Note, number: int, exact: Sequence[_Candidate]) -> Iterator[_Candidate]:
        """Yield each place of a section where most of the words stand, in their order, in a text node that fits.

        Places that have all of the words, and nothing of what was around them, are another passage's.
        """
        if len(note.lookalikes) >= LOOKALIKES:
            return
        within = self._text(number)
        others = {(each.within.section, each.start) for each in exact if each.beside < SIDE}
        same_section = note.start is not None and slug_sum(self.document, number) == note.start.slug
        for node, score in self._scores(note, number).items():
            if score < (CHANGED_NODE if same_section else SURE):
                continue
            first = within.starts[node]
            after = within.node_end(node)
            if "\n" in note.quote:
                after = max(after, min(first + 2 * len(note.quote), len(within.chars)))
            found = aligned(note.prefix, note.quote, note.suffix, within.chars[first:after])
            if found is not None:
                share, start, end = found
                around = _same_around(note, within.chars, first + start, first + end)
                among_lines = "\n" in within.chars[first : within.node_end(node)]
                if among_lines and (not note.single or min(around) < BESIDE_LINES):
                    continue
                if (number, first + start) in others:
                    continue
                if checksum(within.chars[first + start : first + end]) in note.lookalikes:  # they were there before
                    continue
                distance = abs(node - (note.start.leaf if note.start else 0))
                evidence = (share + score) / 2
                yield _Candidate(evidence, 0.0, score, False, distance, within, first + start, first + end)


def _is_edited_lines(locator: Locator, within: SectionText, node: int) -> bool:
    """Return whether a text node has several lines, some of which were edited.

    Lines of code are repeated with the same lines around them: where those were edited, nothing tells them apart.
    """
    chars = within.chars[within.starts[node] : within.node_end(node)]
    return "\n" in chars and checksum(chars) != locator.print.whole


def _same_sides(sums: TextSums, locator: Locator, within: SectionText, node: int) -> bool:
    """Return whether the text nodes before and after one are those recorded; at an end of the section, none."""

    def sum_of(other: int) -> int | None:
        if not 0 <= other < len(within.starts):
            return None
        return sums.fingerprint(within.chars[within.starts[other] : within.node_end(other)]).whole

    before, after = next(iter(locator.before), None), next(iter(locator.after), None)
    return sum_of(node - 1) == before and sum_of(node + 1) == after


def _least(rival: float) -> float:
    """Return the least evidence for a place where another one had that of `rival` when the note was made.

    A place that fits no better than the other one did then may be the other one, and its own words are gone.
    """
    return max(ENOUGH, (1 + rival) / 2)


def _surest(candidates: list[_Candidate], rival: float) -> _Candidate | None:
    """Return the candidate with enough evidence, and clearly more than the others; None if there is none."""
    ordered = sorted(candidates, key=lambda each: (-each.evidence, each.distance))
    if not ordered or ordered[0].evidence < _least(rival):
        return None
    rivals = [each for each in ordered[1:] if ordered[0].evidence - each.evidence < APART]
    return None if rivals else ordered[0]


def _same_around(note: Note, chars: str, start: int, end: int) -> tuple[float, float]:
    """Return the shares of the characters before and after the quote that are the same, from 0 to 1."""
    before, after = note.prefix[-NEAR:], note.suffix[:NEAR]
    return (
        _common(before[::-1], chars[max(start - NEAR, 0) : start][::-1]),
        _common(after, chars[end : end + NEAR]),
    )


def _common(known: str, found: str) -> float:
    """Return the share of `known` that `found` begins with; both may be empty at the end of a section."""
    if not known:
        return float(not found)
    same = next((index for index, pair in enumerate(zip(known, found, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(known), len(found)) if same is None else same) / len(known)
