"""Builder of locators: descriptions of positions, which are found again after the file was edited.

A position counts sections and text nodes, and a paragraph added at the start of a file shifts them all. A locator
describes the surroundings instead: fingerprints of the sentence, of the text node, of the nodes around it, and of
section names. It contains no word of the document. `relocate` finds it again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from b12tui.core.fingerprints import checksum, fingerprint
from b12tui.core.locator import NEIGHBOUR_SUMS, Locator
from b12tui.core.motion.sentences import sentences
from b12tui.core.motion.targets import part_read
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position, TextNode


def locator_of(document: Document, position: Position, part: float | None = None) -> Locator:
    """Return the locator of `position`; a position outside the document is replaced by the nearest one inside.

    `part` is the share of the document before it, from 0 to 1, where that is known.
    """
    number = min(max(position.section, 0), len(document.sections) - 1)
    section = document.sections[number]
    nodes = document.text_nodes(number)
    index = min(max(position.node, 0), max(len(nodes) - 1, 0))
    chars = nodes[index].text.chars if nodes else ""
    offset = min(max(position.offset, 0), max(len(chars) - 1, 0))
    spans = spans_of(chars)
    sentence_index = max(bisect_right(spans, offset, key=lambda span: span[0]) - 1, 0)
    nearby_sentences = [chars[start:end] for start, end in spans[max(sentence_index - 1, 0) : sentence_index + 2]]
    own_index = min(sentence_index, 1)
    return Locator(
        section=number,
        slug=checksum(section.slug),
        title=checksum(section.title),
        parent=0 if section.parent is None else slug_sum(document, section.parent),
        sections=(slug_sum(document, number - 1), slug_sum(document, number + 1)),
        part=min(part_read(ReaderState(document), Position(number, index, offset)) if part is None else part, 1.0),
        leaf=index,
        length=len(chars),
        char=offset,
        print=fingerprint(chars),
        before=_checksums(nodes[max(index - NEIGHBOUR_SUMS, 0) : index][::-1]),
        after=_checksums(nodes[index + 1 : index + 1 + NEIGHBOUR_SUMS]),
        sentence=sentence_index,
        into=offset - spans[sentence_index][0] if spans else 0,
        reach=len(nearby_sentences[own_index].rstrip()) if nearby_sentences else 0,
        sentence_print=fingerprint(nearby_sentences[own_index] if nearby_sentences else ""),
        sentences=(
            checksum(nearby_sentences[0]) if sentence_index else 0,
            checksum(nearby_sentences[own_index + 1]) if own_index + 1 < len(nearby_sentences) else 0,
        ),
    )


@lru_cache(maxsize=32)
def spans_of(chars: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences, cached: positions are saved often while the same block is read."""
    return sentences(chars)


def slug_sum(document: Document, number: int) -> int:
    """Return the checksum of a section's slug; 0 if there is no such section."""
    return checksum(document.sections[number].slug) if 0 <= number < len(document.sections) else 0


def _checksums(nodes: Sequence[TextNode]) -> tuple[int, ...]:
    return tuple(checksum(node.text.chars) for node in nodes)
