"""Speaking time: reading times for listeners, who hear roles and numbers between a document's own words.

A listener hears roles, positions and link numbers too, and voices pause at stops. The share of the announced words is
found in sections from all over the document, so that it costs the same at every size.
"""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.core.verbosity import Verbosity
from b12tui.document import CodeBlock, Document, Heading, TextNode
from b12tui.document.inlines import FootnoteRef, Image, Link
from b12tui.document.word_count import count_words
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:  # plain output, which has no state, uses this too
    from b12tui.core.state import ReaderState

PAUSE_FACTOR = 1.15
"""How much longer a voice takes for its pauses: 151 words a minute of an article by eSpeak NG at its 175."""
EXAMINED_SECTIONS = 24
EXAMINED_WORDS = 3_000
"""Sections and words that are examined for the share of announced words."""
LONGEST_SECTION = 65_536
"""Characters of source of the longest section that is examined."""


def words_per_minute(state: ReaderState) -> int:
    """Return how many of the document's own words are read in a minute: silently, or aloud where it is heard."""
    if not state.is_heard:
        return state.words_per_minute
    return spoken_words_per_minute(state.document, state.appearance.announced, state.speech_rate)


def spoken_words_per_minute(document: Document, announced: Verbosity, rate: int) -> int:
    """Return how many of the document's own words are heard in a minute of speech, of `rate` words a minute."""
    share = document.derived.get(("announced", announced), lambda: announced_share(document, announced))
    return max(round(rate / (PAUSE_FACTOR * (1 + share))), 1)


def announced_share(document: Document, announced: Verbosity) -> float:
    """Return the number of words announced for each of the document's own words."""
    own = added = 0
    for node in _examined_nodes(document):
        own += count_words(node.text.chars).words
        added += announced_words(node, announced)
        if own > EXAMINED_WORDS:
            break
    return added / own if own else 0.0


def announced_words(node: TextNode, announced: Verbosity) -> int:
    """Return the number of words announced with a text node."""
    words = sum(_span_words(span.kind, announced) for span in node.text.spans)
    if isinstance(node.block, Heading):
        words += 1 + announced.level_of_heading
    elif isinstance(node.block, CodeBlock) and announced.code:
        words += 7  # "Code, python, 6 lines." and "End of code."
    if node.cell is not None:
        words += announced.column_header and node.cell.row >= 0
        words += 4 * (announced.row_header and node.cell.row >= 0 and node.cell.column == 0)  # "Row 2 of 5."
    elif node.first and node.ancestors:
        words += 3 * announced.position  # "1 of 6."
        words += 3 * (announced.list and node.ancestors[-1].part == 0)  # "List of 6."
    return words


def _span_words(kind: object, announced: Verbosity) -> int:
    match kind:
        case Link():
            return {"number": 2, "word": 1}.get(announced.links, 0)
        case FootnoteRef():
            return 2 * announced.note
        case Image():
            return int(announced.image)
        case _:
            return 0


def _examined_nodes(document: Document) -> Iterator[TextNode]:
    count = len(document.sections)
    for number in range(0, count, max(count // EXAMINED_SECTIONS, 1)):
        if document.extent(number) <= LONGEST_SECTION:
            yield from document.text_nodes(number)
