"""Finding a place again in a text that may have been edited since: the same sentence, else the nearest place.

Paragraphs come and go, words change, sections are renamed, moved, split or given another level: what is looked for is
the leaf that looks most like the one written down, among leaves that look like the ones around it. Sections are loaded
only as far as that is in doubt, and within bounds: opening a book must not read the book.
"""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.core.motion.folds import Folds
from b12tui.core.motion.targets import next_node, position_at_percent
from b12tui.core.places.anchors import Anchor, slug_sum, spans_of
from b12tui.core.places.fingerprints import checksum, fingerprint, similarity
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position, TextNode
from b12tui.fastclass import dataclass

SURE = 0.7
"""Of the most that a leaf can score: from here on no other section is looked at."""
EXACT = 0.999
"""From here on the leaf, what stands around it and its section are as they were."""
POSSIBLE = 0.3
"""Below this nothing is like the place, and its section and the part of the text decide."""
SECTIONS, CHARACTERS = 24, 131_072
"""How many sections, and characters of their source, are looked through at most; the first is whatever its length."""
LEAVES, SENTENCES = 2_500, 1_000
"""How many leaves of a section, and sentences of a leaf, are looked at on each side of where the place was."""
WINDOW = 6
"""How many leaves away one of those around the place may have come to stand."""
SEPARATE = 4
"""Words from which on a sentence is known again in a leaf that else has little of the one it stood in."""
SPLIT = 0.9
"""How like its old leaf one counts that holds the sentence as it was: a paragraph was split, or two were joined."""


def locate(document: Document, anchor: Anchor) -> Position:
    """Return where the place is now: to the character where its sentence is unchanged, else at its sentence's start."""
    _, at = look_for(document, anchor)
    return nearest(document, anchor) if at is None else at


def look_for(document: Document, anchor: Anchor) -> tuple[float, Position | None]:
    """Return how surely the place is known again, from 0 to 1, and where it is; None where nothing is like it."""
    best = _best_of_all(document, anchor)
    if best is None or best.score < POSSIBLE:
        return 0.0, None
    chars = document.text_nodes(best.section)[best.leaf].text.chars
    return best.score, Position(best.section, best.leaf, _char(chars, anchor))


def contains(document: Document, anchor: Anchor) -> bool:
    """Tell whether the place surely is in `document`, which may be a stretch of its text."""
    best = _best_of_all(document, anchor)
    return best is not None and best.score >= SURE


def _best_of_all(document: Document, anchor: Anchor) -> _Found | None:
    best: _Found | None = None
    spent = 0
    for looked, number in enumerate(_sections(document, anchor)):
        spent += document.extent(number)
        if looked and (looked >= SECTIONS or spent > CHARACTERS):
            break
        found = _in_section(document, anchor, number)
        if found is not None and (best is None or found.score > best.score):
            best = found
        if best is not None and best.score >= SURE:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    """From 0 to 1."""
    section: int
    leaf: int


def _sections(document: Document, anchor: Anchor) -> Iterator[int]:
    """Yield each section's number once: those that are most likely the place's own first, then from there outwards."""
    count = len(document.sections)
    yielded = set[int]()
    likely = _likely(document, anchor)
    home = likely[0] if likely else min(anchor.section, count - 1)
    outwards = (number for by in range(count) for number in (home + by, home - by))
    for number in (*likely, *outwards):
        if 0 <= number < count and number not in yielded:
            yielded.add(number)
            yield number


def _likely(document: Document, anchor: Anchor) -> list[int]:
    """Return the sections that share the name of the place's section, or stand beside what stood beside it."""
    slugs = [checksum(section.slug) for section in document.sections]
    own, beside, titled = list[int](), list[int](), list[int]()
    for number, slug in enumerate(slugs):
        if slug == anchor.slug and (slug or number == anchor.section):
            own.append(number)
        if slug and slug == anchor.sections[0]:
            beside += (number + 1, number)
        if slug and slug == anchor.sections[1]:
            beside += (number - 1, number)
    if anchor.title:
        # A section of the same name that was added before gives this one another slug: "fixed-2" becomes "fixed-3".
        titled = [section.number for section in document.sections if checksum(section.title) == anchor.title]
    far = (sorted(numbers, key=lambda number: abs(number - anchor.section)) for numbers in (own, titled))
    nearest, named = far
    return [*nearest[:1], *beside, *named[:SECTIONS], anchor.section]


def _in_section(document: Document, anchor: Anchor, number: int) -> _Found | None:
    """Return the section's leaf that is most like the place's, the nearest of equals; None where there is none."""
    nodes = document.text_nodes(number)
    first = min(max(anchor.leaf - LEAVES, 0), max(len(nodes) - 2 * LEAVES, 0))
    near = nodes[first : first + 2 * LEAVES + 1]
    if not near:
        return None
    sums = [checksum(node.text.chars) for node in near]
    beside = _beside(document, anchor, number)
    found = _best(anchor, near, sums, first, beside, deep=False)
    if found[0] < SURE:
        found = max(found, _best(anchor, near, sums, first, beside, deep=True))
    return _Found(found[0], number, found[2])


def _beside(document: Document, anchor: Anchor, number: int) -> float:
    """Return, from 0 to 3, how far the section, its parent and those beside it are named as the place's own."""
    parent = document.sections[number].parent
    score = float(slug_sum(document, number) == anchor.slug)
    score += (0 if parent is None else slug_sum(document, parent)) == anchor.parent
    score += 0.5 * (slug_sum(document, number - 1) == anchor.sections[0])
    score += 0.5 * (slug_sum(document, number + 1) == anchor.sections[1])
    return score


def _best(
    anchor: Anchor, near: tuple[TextNode, ...], sums: list[int], first: int, beside: float, *, deep: bool
) -> tuple[float, int, int]:
    """Return the best score, how near (0 the nearest, else negative) and the index of the leaf that has it."""
    # A text of one word can easily be changed or be somebody else's: the longer it is, the more it counts against
    # what stands around it.
    weight = 1 + min(anchor.print.count, 8)
    most = weight + len(anchor.before) + len(anchor.after) + 3
    return max(
        (
            (weight * _like(anchor, node.text.chars, deep=deep) + _context(anchor, sums, at) + beside) / most,
            -abs(first + at - anchor.leaf),
            first + at,
        )
        for at, node in enumerate(near)
    )


def _like(anchor: Anchor, chars: str, *, deep: bool) -> float:
    like = similarity(anchor.print, fingerprint(chars))
    if not deep or like >= SPLIT or anchor.sentence_print.count < SEPARATE or len(chars) < anchor.reach:
        return like
    found = any(checksum(chars[start:end]) == anchor.sentence_print.whole for start, end in spans_of(chars))
    return SPLIT if found else like


def _context(anchor: Anchor, sums: list[int], at: int) -> float:
    """Return how many of the leaves around the place stand around this one; one that moved counts half."""
    score = 0.0
    for by, known in enumerate(anchor.before, 1):
        if at - by >= 0 and sums[at - by] == known:
            score += 1.0
        elif known in sums[max(at - WINDOW, 0) : at]:
            score += 0.5
    for by, known in enumerate(anchor.after, 1):
        if at + by < len(sums) and sums[at + by] == known:
            score += 1.0
        elif known in sums[at + 1 : at + 1 + WINDOW]:
            score += 0.5
    return score


def _char(chars: str, anchor: Anchor) -> int:
    """Return where in a leaf the place's sentence is; the leaf's start where nothing in it is like that sentence."""
    if checksum(chars) == anchor.print.whole and len(chars) == anchor.length:
        return min(anchor.char, max(len(chars) - 1, 0))
    spans = spans_of(chars)
    first = min(max(anchor.sentence - SENTENCES, 0), max(len(spans) - 2 * SENTENCES, 0))
    near = spans[first : first + 2 * SENTENCES + 1]
    if not near:
        return 0
    said = [chars[start:end] for start, end in near]
    sums = [checksum(words) for words in said]
    weight = 1 + min(anchor.sentence_print.count, 6)
    score, _, at = max(
        (
            weight * similarity(anchor.sentence_print, fingerprint(words))
            + (anchor.sentences[0] == (sums[index - 1] if index else 0))
            + (anchor.sentences[1] == (sums[index + 1] if index + 1 < len(sums) else 0)),
            -abs(first + index - anchor.sentence),
            index,
        )
        for index, words in enumerate(said)
    )
    if score < POSSIBLE * (weight + 2):
        return 0
    start = near[at][0]
    reach = len(said[at].rstrip())
    same = sums[at] == anchor.sentence_print.whole and reach == anchor.reach
    return start + min(anchor.into, max(len(said[at]) - 1, 0)) if same else start


def nearest(document: Document, anchor: Anchor) -> Position:
    """Return the nearest place that there is: in the section of the same name, else at the same part of the text."""
    everything = ReaderState(document, folds=Folds(True))
    named = [
        section.number
        for section in document.sections
        if checksum(section.slug) == anchor.slug and (section.slug or anchor.section == section.number)
    ]
    if anchor.slug and named:
        nodes = document.text_nodes(named[0])
        near = next_node(everything, Position(named[0], min(anchor.leaf, len(nodes) - 1) - 1), 1)
        if near is not None:
            return near
    return position_at_percent(everything, 100 * anchor.part)
