"""Relocation of locators in a document that may have been edited: the same sentence, else the nearest position.

Paragraphs come and go, words change, sections are renamed, moved, split or given another level. The target is the text
node most similar to the recorded one, among neighbours similar to the recorded ones. Sections are loaded only while
that is in doubt, and within bounds: opening a book must not read the whole book.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from b12tui.core.fingerprints import ALIKE, checksum, fingerprint, similarity
from b12tui.core.folds import Folds
from b12tui.core.locator import Locator
from b12tui.core.motion.targets import next_node, position_at_percent
from b12tui.core.places.locator_builder import slug_sum, spans_of
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass

SURE_SHARE = 0.7
"""Share of the maximum score from which on no other section is searched."""
EXACT = 0.999
"""Score from which on the text node, its surroundings and its section are unchanged."""
MIN_SCORE = 0.3
"""Score below which no text node is similar, and the section and the share of the document decide."""
SECTIONS, CHARACTERS = 24, 131_072
"""Maximum number of sections, and of characters of their source, to search; the first may have any length."""
TEXT_NODES, SENTENCES = 2_500, 1_000
"""Maximum number of text nodes of a section, and sentences of a node, searched on each side of the old index."""
MAX_NEIGHBOUR_SHIFT = 6
"""Maximum distance, in text nodes, that a recorded neighbour may have moved."""
MIN_SENTENCE_WORDS = 4
"""Minimum number of words of a sentence that is recognised in an otherwise dissimilar text node."""
SPLIT_SCORE = 0.9
"""Similarity of a text node with the sentence unchanged: a paragraph was split, or two were joined."""


class TextSums:
    """Fingerprints of texts and checksums of their sentences, each computed once, for any number of locators."""

    def __init__(self) -> None:
        """Keep nothing yet; what is kept goes with this object."""
        self.fingerprint = cache(fingerprint)
        self.sentences = cache(_sentence_sums)


def _sentence_sums(chars: str) -> frozenset[int]:
    return frozenset(checksum(chars[start:end]) for start, end in spans_of(chars))


def locate(document: Document, locator: Locator) -> Position:
    """Return the locator's position: exact if its sentence is unchanged, else the start of the sentence."""
    _, at = look_for(document, locator)
    return nearest(document, locator) if at is None else at


def look_for(document: Document, locator: Locator) -> tuple[float, Position | None]:
    """Return the confidence of the relocation, from 0 to 1, and the position; None if nothing is similar."""
    best = _best_match(document, locator)
    if best is None or best.score < MIN_SCORE:
        return 0.0, None
    chars = document.text_nodes(best.section)[best.node].text.chars
    return best.score, Position(best.section, best.node, _sentence_offset(chars, locator))


def contains(document: Document, locator: Locator) -> bool:
    """Return whether `document`, which may be an excerpt, surely contains the position."""
    best = _best_match(document, locator)
    return best is not None and best.score >= SURE_SHARE


def _best_match(document: Document, locator: Locator) -> _Match | None:
    best: _Match | None = None
    sums = TextSums()
    spent = 0
    for searched, number in enumerate(sections_by_likelihood(document, locator)):
        spent += document.extent(number)
        if searched and (searched >= SECTIONS or spent > CHARACTERS):
            break
        match = _match_in_section(document, locator, number, sums)
        if match is not None and (best is None or match.score > best.score):
            best = match
        if best is not None and best.score >= SURE_SHARE:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    """Score from 0 to 1."""
    section: int
    node: int


def sections_by_likelihood(document: Document, locator: Locator) -> Iterator[int]:
    """Yield each section's number once: the most likely ones first, then outwards from there."""
    count = len(document.sections)
    yielded = set[int]()
    likely = _likely_sections(document, locator)
    home = likely[0] if likely else min(locator.section, count - 1)
    outwards = (number for by in range(count) for number in (home + by, home - by))
    for number in (*likely, *outwards):
        if 0 <= number < count and number not in yielded:
            yielded.add(number)
            yield number


def _likely_sections(document: Document, locator: Locator) -> list[int]:
    """Return the sections that have the name of the locator's section, or are next to one of its neighbours."""
    slugs = [checksum(section.slug) for section in document.sections]
    same_slug, beside, same_title = list[int](), list[int](), list[int]()
    for number, slug in enumerate(slugs):
        if slug == locator.slug and (slug or number == locator.section):
            same_slug.append(number)
        if slug and slug == locator.sections[0]:
            beside += (number + 1, number)
        if slug and slug == locator.sections[1]:
            beside += (number - 1, number)
    if locator.title:
        # A section of the same name added before it changes the slug: "fixed-2" becomes "fixed-3".
        same_title = [section.number for section in document.sections if checksum(section.title) == locator.title]
    by_distance = (
        sorted(numbers, key=lambda number: abs(number - locator.section)) for numbers in (same_slug, same_title)
    )
    nearest, named = by_distance
    return [*nearest[:1], *beside, *named[:SECTIONS], locator.section]


def _match_in_section(document: Document, locator: Locator, number: int, sums: TextSums) -> _Match | None:
    """Return the section's text node most similar to the locator's, the nearest of equals; None if it has none."""
    best: tuple[float, int, int] | None = None
    for deep in (False, True):
        scored = max(
            (
                (score, -abs(node - locator.leaf), node)
                for node, score in _scores(document, locator, number, sums, deep=deep)
            ),
            default=None,
        )
        if scored is not None and (best is None or scored > best):
            best = scored
        if best is None or best[0] >= SURE_SHARE:
            break
    return None if best is None else _Match(best[0], number, best[2])


def _scores(
    document: Document, locator: Locator, number: int, sums: TextSums, *, deep: bool
) -> Iterator[tuple[int, float]]:
    """Yield the index and the score of each text node near the old index."""
    nodes = document.text_nodes(number)
    indexes = indexes_near(locator, len(nodes))
    near = nodes[indexes.start : indexes.stop]
    known = [sums.fingerprint(node.text.chars).whole for node in near]
    named = name_score(document, locator, number)
    for index, node in enumerate(near):
        yield indexes[index], node_score(locator, node.text.chars, index, known, named, sums, deep=deep)


def indexes_near(locator: Locator, count: int) -> range:
    """Return the indexes near the old one of the `count` text nodes of a section: those that are searched."""
    first = min(max(locator.leaf - TEXT_NODES, 0), max(count - 2 * TEXT_NODES, 0))
    return range(first, min(first + 2 * TEXT_NODES + 1, count))


def node_score(
    locator: Locator, chars: str, at: int, known: list[int], named: float, sums: TextSums, *, deep: bool = True
) -> float:
    """Return how well a text node fits a locator, from 0 to 1.

    It has the text `chars`, and stands at an index of `known`, the checksums of its section's text nodes; `named` is
    the section's name score. With `deep`, its sentences are looked at too.
    """
    text_score = _weight(locator) * _text_score(locator, chars, sums, deep=deep)
    return (text_score + _neighbour_score(locator, known, at) + named) / _maximum(locator)


def greatest_score(locator: Locator, shared: int, named: float) -> float:
    """Return the greatest score of a text node that shares so many word sums, but neither sentence nor neighbours."""
    alike = ALIKE * shared / max(len(locator.print.words), 1)
    return (_weight(locator) * alike + named) / _maximum(locator)


def _weight(locator: Locator) -> int:
    """Return how much the text weighs against its surroundings: a single word may stand elsewhere, or be changed."""
    return 1 + min(locator.print.count, 8)


def _maximum(locator: Locator) -> int:
    return _weight(locator) + len(locator.before) + len(locator.after) + 3


def name_score(document: Document, locator: Locator, number: int) -> float:
    """Return the score, from 0 to 3, for the names of the section, its parent and its neighbours."""
    parent = document.sections[number].parent
    score = float(slug_sum(document, number) == locator.slug)
    score += (0 if parent is None else slug_sum(document, parent)) == locator.parent
    score += 0.5 * (slug_sum(document, number - 1) == locator.sections[0])
    score += 0.5 * (slug_sum(document, number + 1) == locator.sections[1])
    return score


def _text_score(locator: Locator, chars: str, sums: TextSums, *, deep: bool) -> float:
    score = similarity(locator.print, sums.fingerprint(chars))
    if (
        not deep
        or score >= SPLIT_SCORE
        or locator.sentence_print.count < MIN_SENTENCE_WORDS
        or len(chars) < locator.reach
    ):
        return score
    return SPLIT_SCORE if locator.sentence_print.whole in sums.sentences(chars) else score


def _neighbour_score(locator: Locator, sums: list[int], at: int) -> float:
    """Return how many recorded neighbours surround this text node; those that moved count half."""
    score = 0.0
    for by, known in enumerate(locator.before, 1):
        if at - by >= 0 and sums[at - by] == known:
            score += 1.0
        elif known in sums[max(at - MAX_NEIGHBOUR_SHIFT, 0) : at]:
            score += 0.5
    for by, known in enumerate(locator.after, 1):
        if at + by < len(sums) and sums[at + by] == known:
            score += 1.0
        elif known in sums[at + 1 : at + 1 + MAX_NEIGHBOUR_SHIFT]:
            score += 0.5
    return score


def _sentence_offset(chars: str, locator: Locator) -> int:
    """Return the offset of the locator's sentence in a text node; 0 if no sentence is similar."""
    if checksum(chars) == locator.print.whole and len(chars) == locator.length:
        return min(locator.char, max(len(chars) - 1, 0))
    spans = spans_of(chars)
    first = min(max(locator.sentence - SENTENCES, 0), max(len(spans) - 2 * SENTENCES, 0))
    near = spans[first : first + 2 * SENTENCES + 1]
    if not near:
        return 0
    texts = [chars[start:end] for start, end in near]
    sums = [checksum(words) for words in texts]
    weight = 1 + min(locator.sentence_print.count, 6)
    score, _, at = max(
        (
            weight * similarity(locator.sentence_print, fingerprint(words))
            + (locator.sentences[0] == (sums[index - 1] if index else 0))
            + (locator.sentences[1] == (sums[index + 1] if index + 1 < len(sums) else 0)),
            -abs(first + index - locator.sentence),
            index,
        )
        for index, words in enumerate(texts)
    )
    if score < MIN_SCORE * (weight + 2):
        return 0
    start = near[at][0]
    reach = len(texts[at].rstrip())
    same = sums[at] == locator.sentence_print.whole and reach == locator.reach
    return start + min(locator.into, max(len(texts[at]) - 1, 0)) if same else start


def nearest(document: Document, locator: Locator) -> Position:
    """Return the nearest position that exists: in the section of the same name, else at the same share of the text."""
    everything = ReaderState(document, folds=Folds(True))
    named = [
        section.number
        for section in document.sections
        if checksum(section.slug) == locator.slug and (section.slug or locator.section == section.number)
    ]
    if locator.slug and named:
        nodes = document.text_nodes(named[0])
        near = next_node(everything, Position(named[0], min(locator.leaf, len(nodes) - 1) - 1), 1)
        if near is not None:
            return near
    return position_at_percent(everything, 100 * locator.part)
