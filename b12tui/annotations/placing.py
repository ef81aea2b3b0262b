"""Placing of notes in a document that may have been edited since they were made.

A note is found where its words stand unchanged and enough around them is the same: the characters on both sides, the
text node, its neighbours, its section. Where the words were edited, it is on what most of them became. Anything less is
lost: a note on other words misleads, a lost one is listed with the words that it was on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from b12tui.annotations.candidates import ALL_NAMES, MIN_SIDE_LIKENESS, Candidate, CandidateSearch
from b12tui.annotations.code_lines import most_alike
from b12tui.annotations.note import LOOKALIKES, Note, PlacedNote, Status
from b12tui.annotations.section_text import SectionText, sum_of_source
from b12tui.annotations.word_alignment import aligned, has_letters, needed_words
from b12tui.core.fingerprints import checksum
from b12tui.core.places.relocate import name_score
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern

CERTAIN_EVIDENCE = 0.95
"""Evidence from which on no other section is searched."""
ENOUGH, APART = 0.55, 0.06
"""Least evidence for a place, and how much more than that for any other place."""
WORDS_ALONE = 5
"""Least number of words of a quote that is recognised by itself, if it stood in one place only, and does."""
NEARLY = 0.05
"""How much worse than the best a text node fits at most, for words that stood in several places."""
TWIN = 0.6
"""Evidence for another place from which on the text nodes next to the words must be the same too."""

_WORD = lazy_pattern(r"\w+")
_TARGET = lazy_pattern(r"\](?:\([^()\s]*\)|\[[^\[\]]*\])")


class Placer:
    """Placing of any number of notes in one document."""

    def __init__(self, document: Document) -> None:
        """Place notes in `document`, whose sections are loaded when they are looked at."""
        self.document = document
        self.has_searched = False
        """Whether a note's place had to be looked for."""
        self._search = CandidateSearch(document)

    def place(self, note: Note) -> PlacedNote:
        """Return where a note is."""
        if not note.quote:
            return PlacedNote(note, Status.LOST)
        same = self._in_same_source(note)
        self.has_searched |= same is None
        same = same or self._in_same_section(note)
        if same is not None:
            return same
        searched: list[int] = []
        exact: list[Candidate] = []
        for number in self._search.sections(note):
            searched.append(number)
            exact += self._search.exact(note, number)
            if any(each.evidence >= max(CERTAIN_EVIDENCE, _least(note.rivals[0])) for each in exact):
                break
        if not note.prefix and not note.suffix:  # nothing else tells sections of the same title apart
            exact = [each for each in exact if not self._search.shares_title(each.within.section)]
        fitting = self._in_fitting_nodes(note, exact, searched)
        status, best = Status.FOUND, self._surest_exact(note, fitting, exact)
        if best is None and len(exact) == 1 and note.single and len(note.quote.split()) >= WORDS_ALONE:
            best = exact[0]
        if best is None:
            status = Status.CHANGED
            best = self._search.on_its_line(note, searched)
        if best is None:
            changed = [each for number in searched for each in self._search.changed(note, number, exact)]
            best = _surest(changed, note.rivals[1])
        if best is None:
            return PlacedNote(note, Status.LOST)
        within = best.within
        if within.chars[best.start : best.end] == note.quote:  # of several places, the one whose text node fits
            status = Status.FOUND
        return PlacedNote(note, status, within.position(best.start), within.end_position(best.end))

    def _surest_exact(self, note: Note, fitting: list[Candidate], exact: list[Candidate]) -> Candidate | None:
        """Return the place of the same words with enough evidence; None if there is none, or another might be it.

        Of places that were much alike when the note was made, a deletion leaves one where another was: then what is
        next to it on one side tells nothing. Where a section with the name of the note's own still has the words beside
        the same ones, a copy in another section was added since, however much it is like them. So was a copy in another
        text node, where an unchanged one still has them.
        """
        rival = note.rivals[0]
        best = _surest([each for each in fitting if each.beside >= MIN_SIDE_LIKENESS], rival)
        if best is None or (rival >= TWIN and not best.sides):
            return None
        at_home = [each for each in exact if each.is_at_home]
        is_elsewhere = bool(at_home) and not self._search.is_home(note, best.within.section)
        is_in_other_node = not best.is_in_same_node and any(each.is_in_same_node for each in at_home)
        return None if is_elsewhere or is_in_other_node else best

    @cached_property
    def source_sum(self) -> int:
        """Checksum of the document's source and of how it was read; 0 if other files decide what it says."""
        return sum_of_source(self.document)

    def section_text(self, section: int) -> SectionText:
        """Return the text of a section; loads it."""
        return self._search.text(section)

    def stands_once(self, quote: str) -> bool:
        """Return whether the source has some words once; False also where more than signs is between them."""
        if found := count_of(" ".join(quote.split()), self._source_words):
            return found == 1
        words = bare_words(quote)
        return bool(words.strip()) and count_of(words, self._bare_words) == 1

    @cached_property
    def _source_words(self) -> str:
        """The source, with a blank for each stretch of blanks and line breaks."""
        return " ".join(self.document.original_source().split())

    @cached_property
    def _bare_words(self) -> str:
        return bare_words(self.document.original_source())

    def _in_same_source(self, note: Note) -> PlacedNote | None:
        """Return where a note is if nothing has been edited since it was made, without loading its section.

        A note is made on its words, and one of another reader was compared with them when it was taken in.
        """
        start, end = note.start, note.end
        if (
            start is None
            or end is None
            or not note.source
            or note.source != self.source_sum
            or start.section >= len(self.document.sections)
        ):
            return None
        behind = Position(end.section, end.leaf, end.char + 1)
        return PlacedNote(note, Status.FOUND, Position(start.section, start.leaf, start.char), behind)

    def is_on_other_words(self, note: Note) -> bool:
        """Return whether a note names this source, and a place there where other words stand; loads its section."""
        placed = self._in_same_source(note)
        if placed is None or placed.start is None or placed.end is None:
            return False
        within = self._search.text(placed.start.section)
        return within.chars[within.offset(placed.start) : within.offset(placed.end)] != note.quote

    def _in_same_section(self, note: Note) -> PlacedNote | None:
        """Return where a note is if its section is as it was, with the same names around it; None otherwise."""
        if note.start is None or not note.section:
            return None
        number = next(self._search.sections(note), None)
        if number is None or name_score(self.document, note.start, number) < ALL_NAMES:
            return None
        if self._search.shares_title(number) and note.rivals[0] >= TWIN:
            return None
        within = self._search.text(number)
        if within.sum != note.section or note.start.leaf >= len(within.starts):
            return None
        start = within.starts[note.start.leaf] + note.start.char
        end = start + len(note.quote)
        if within.chars[start:end] != note.quote:
            return None
        return PlacedNote(note, Status.FOUND, within.position(start), within.end_position(end))

    def likeness(self, note: Note, section: int) -> tuple[tuple[float, float], tuple[int, ...]]:
        """Return the rivals and the lookalikes of a note on this document, in a section of it."""
        sections = tuple(self._search.sections_alike(note, section))
        return self._rivals(note, section, sections), self._lookalikes(note, section, sections)

    def with_lines(self, note: Note, section: int) -> Note:
        """Return a note that was made on lines of code in a section, with the lines of their block."""
        start, end = note.start, note.end
        lines = () if start is None else self._search.index(section).lines[start.leaf]
        if start is None or end is None or end.leaf != start.leaf or not lines:
            return note
        line = self._search.index(section).texts[start.leaf].count("\n", 0, start.char)
        others = (
            other
            for number in self._search.sections_alike(note, section)
            for node, other in enumerate(self._search.index(number).lines)
            if (number, node) != (section, start.leaf)
        )
        return replace(note, lines=lines, line=line, lines_elsewhere=round(most_alike(lines, others), 4))

    def _rivals(self, note: Note, section: int, sections: Iterable[int]) -> tuple[float, float]:
        """Return the most evidence that there is for another place of a note.

        The first is for another place with the same words, the second for one that could be taken for the edited words.
        """
        same = changed = 0.0
        for number in sections:
            exact = list(self._search.exact(note, number))
            own = max(exact, key=lambda each: each.evidence) if number == section and exact else None
            same = max(same, *(each.evidence for each in exact if each is not own), 0.0)
            for each in self._search.changed(note, number, ()):
                if own is None or each.end <= own.start or each.start >= own.end:
                    changed = max(changed, each.evidence)
        return round(same, 4), round(changed, 4)

    def _lookalikes(self, note: Note, section: int, sections: Iterable[int]) -> tuple[int, ...]:
        """Return checksums of other words in this document that could be taken for those of a note once edited."""
        if note.start is None or "\n" in note.quote or not has_letters(note.quote):
            return ()
        found = set[int]()
        needed = needed_words(note.quote)
        for number in sections:
            within = self._search.text(number)
            nodes = set(self._search.index(number).nodes_like(note.quote))
            if number == section:  # its own may have more words, once it is parted
                nodes.add(note.start.leaf)
            for node in sorted(nodes):
                parts = [within.node_chars(node)]
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

    def _in_fitting_nodes(self, note: Note, exact: list[Candidate], searched: list[int]) -> list[Candidate]:
        """Return the candidates in text nodes that fit as well as any other; all of them for words that stood alone.

        Of words that stood in several places, another place may have the same around them: four programs beside each
        other, in which the same lines are. Then the text node tells, even if the words are no longer in it.
        """
        if note.single or note.start is None or not exact:
            return exact
        sections = {searched[0], *(each.within.section for each in exact)}
        best = max(self._search.index(number).best_score(note.start) for number in sections)
        return [each for each in exact if each.score >= best - NEARLY]


def bare_words(source: str) -> str:
    """Return the words of a source or of what it shows, with a blank around each, without signs and links' targets."""
    return f" {' '.join(_WORD.findall(_TARGET.sub(']', source)))} "


def count_of(words: str, text: str) -> int:
    """Return how often some words are in a text, 2 at most."""
    at = text.find(words)
    return 0 if at < 0 else 1 if text.find(words, at + 1) < 0 else 2


def _least(rival: float) -> float:
    """Return the least evidence for a place where another one had that of `rival` when the note was made.

    A place that fits no better than the other one did then may be the other one, and its own words are gone.
    """
    return max(ENOUGH, (1 + rival) / 2)


def _surest(candidates: list[Candidate], rival: float) -> Candidate | None:
    """Return the candidate with enough evidence, and clearly more than the others; None if there is none."""
    ordered = sorted(candidates, key=lambda each: (-each.evidence, each.distance))
    if not ordered or ordered[0].evidence < _least(rival):
        return None
    rivals = [each for each in ordered[1:] if ordered[0].evidence - each.evidence < APART]
    return None if rivals else ordered[0]
