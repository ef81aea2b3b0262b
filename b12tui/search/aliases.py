"""Words by which a stretch of a text is found although they aren't its characters.

They are the source of a formula and its words, the names of an emoji, and the label of a callout, which stands above
its first text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12tui.catalogue import structure
from b12tui.document import BlockQuote, Formula, TextNode
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.search.emoji_names import EMOJI, names

if TYPE_CHECKING:
    from b12tui.search.query import Matcher

SHORTEST = 3
"""Characters of the shortest query that is compared with such words: a letter is in most of them."""

Spans = list[tuple[int, int]]


class AliasSearch:
    """Search for the words of a query among those by which stretches are found; of no use for a pattern."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._wanted = " ".join(matcher.words)
        self.is_needed = not matcher.is_pattern and len(self._wanted) >= SHORTEST
        """Whether there is anything to look for."""

    def spans(self, node: TextNode, before: TextNode | None, found: Spans) -> Spans:
        """Return the matches `found` in a text node and those by other words, in order; `before` precedes the node."""
        more = [span for span in self._all(node, before) if not any(_overlap(span, own) for own in found)]
        return sorted([*found, *more]) if more else found

    def _all(self, node: TextNode, before: TextNode | None) -> Iterator[tuple[int, int]]:
        text = node.text
        if node.ancestors and self._is_label(_labels(node, before)):
            yield 0, len(text.chars.split(maxsplit=1)[0]) if text.chars.strip() else 0
        for span in text.spans:
            if isinstance(span.kind, Formula) and any(
                self._matcher.spans(words) for words in (span.kind.source, span.kind.spoken)
            ):
                yield span.start, span.end
        if not text.chars.isascii():
            for sign in EMOJI.finditer(text.chars):
                if any(self._begins_word(name) for name in names(sign[0])):
                    yield sign.span()

    def _begins_word(self, name: str) -> bool:
        """Return whether a name, or a word in it, begins with the query."""
        return f" {self._matcher.fold(name)}".find(f" {self._wanted}") >= 0

    def _is_label(self, labels: Sequence[str]) -> bool:
        return any(self._begins_word(label) for label in labels)


def _labels(node: TextNode, before: TextNode | None) -> list[str]:
    """Return the labels of the callouts that begin with a text node."""
    opened = {id(each.block) for each in before.ancestors} if before is not None else set()
    return [
        structure.ALERTS.get(each.block.kind, each.block.kind)
        for each in node.ancestors
        if isinstance(each.block, BlockQuote) and each.block.kind and id(each.block) not in opened
    ]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
