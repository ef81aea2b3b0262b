"""Index of a section's text nodes, so that placing a note looks at those that may have it, not at all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from b12tui.annotations.code_lines import line_sums
from b12tui.annotations.section_text import SectionText
from b12tui.annotations.word_alignment import MIN_KEPT, needed_words, share_at_most, weights_of, words_of
from b12tui.core.locator import Locator
from b12tui.core.places.relocate import (
    MAX_NEIGHBOUR_SHIFT,
    MIN_SENTENCE_WORDS,
    TextSums,
    greatest_score,
    indexes_near,
    name_score,
    node_score,
)
from b12tui.document import Document
from b12tui.fasttyping import TypeVar

_Key = TypeVar("_Key", str, int)


class TextNodeIndex:
    """Text nodes of a section by the words, sentences and fingerprints that they have."""

    def __init__(self, document: Document, within: SectionText, sums: TextSums) -> None:
        """Index the section of `document` whose text is `within`; each index is made when it is first used."""
        self._document = document
        self._within = within
        self._sums = sums
        self.texts = [within.node_chars(node) for node in range(len(within.starts))]
        """Characters of each text node."""

    @cached_property
    def lines(self) -> list[tuple[int, ...]]:
        """Checksums of the lines of each text node of several."""
        return [line_sums(chars) for chars in self.texts]

    @cached_property
    def _known(self) -> list[int]:
        return [self._sums.fingerprint(chars).whole for chars in self.texts]

    @cached_property
    def _words(self) -> list[Counter[str]]:
        return [Counter(words_of(chars)) for chars in self.texts]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        return _index(self._words)

    @cached_property
    def _by_whole(self) -> dict[int, list[int]]:
        return _index([known] for known in self._known)

    @cached_property
    def _by_word_sum(self) -> dict[int, list[int]]:
        return _index(self._sums.fingerprint(chars).words for chars in self.texts)

    @cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        return _index(map(self._sums.sentences, self.texts))

    def nodes_like(self, quote: str, reach: int = 0) -> list[int]:
        """Return, in order, the text nodes that may have what a quote has become, by the words that they have.

        The words of each go from its start to its end, or to `reach` characters on if that is further.
        """
        starts = self._within.starts
        found = {node for word in needed_words(quote) for node in self._by_word.get(word, ())}
        if not reach:
            own = weights_of(words_of(quote))
            return sorted(node for node in found if share_at_most(own, self._words[node]) >= MIN_KEPT)
        before = {earlier for node in found for earlier in range(bisect_right(starts, starts[node] - reach), node)}
        return sorted(found | before)

    def is_unchanged(self, locator: Locator, node: int) -> bool:
        """Return whether a text node has the words that are recorded."""
        return self._known[node] == locator.print.whole

    def has_same_sides(self, locator: Locator, node: int) -> bool:
        """Return whether the text nodes before and after one are those recorded; at an end of the section, none."""
        before, after = next(iter(locator.before), None), next(iter(locator.after), None)
        return self._sum_of(node - 1) == before and self._sum_of(node + 1) == after

    def _sum_of(self, node: int) -> int | None:
        return self._known[node] if 0 <= node < len(self._known) else None

    def score(self, locator: Locator, node: int) -> float:
        """Return how well a text node fits a locator, from 0 to 1; 0 for one that is far from where it was."""
        if node not in indexes_near(locator, len(self.texts)):
            return 0.0
        named = name_score(self._document, locator, self._within.section)
        return node_score(locator, self.texts[node], node, self._known, named, self._sums)

    def best_score(self, locator: Locator) -> float:
        """Return how well the text node that fits best does, from 0 to 1; 0 if there is none.

        Those that share no word, no sentence and no neighbour with what is recorded have the score of the section's
        names, and others are looked at as long as the words that they share could make them better.
        """
        if not self.texts:
            return 0.0
        whole = self._by_whole.get(locator.print.whole, ())
        around = (
            node + sign * by
            for sums, sign in ((locator.before, 1), (locator.after, -1))
            for known in sums
            for node in self._by_whole.get(known, ())
            for by in range(1, MAX_NEIGHBOUR_SHIFT + 1)
        )
        likely = {node for node in (*whole, *around) if 0 <= node < len(self.texts)}
        if locator.sentence_print.count >= MIN_SENTENCE_WORDS:
            likely.update(self._by_sentence.get(locator.sentence_print.whole, ()))
        best = max((self.score(locator, node) for node in likely), default=0.0)
        named = name_score(self._document, locator, self._within.section)
        shared = Counter[int]()
        for word in locator.print.words:
            shared.update(self._by_word_sum.get(word, ()))
        for node, count in shared.most_common():
            if greatest_score(locator, count, named) <= best:
                break
            best = max(best, self.score(locator, node))
        return max(best, greatest_score(locator, 0, named))


def _index(keys: Iterable[Iterable[_Key]]) -> dict[_Key, list[int]]:
    """Return the numbers of the groups that have each key."""
    found: dict[_Key, list[int]] = {}
    for number, group in enumerate(keys):
        for key in set(group):
            found.setdefault(key, []).append(number)
    return found
