"""Judgement of where notes are put after an edit, by alignments that the search for notes does not use."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from b12tui import parse
from b12tui.annotations.note import Status
from b12tui.core.motion.sentences import sentences
from b12tui.document import CodeBlock, Document, Heading, Position, TextNode
from b12tui.document.word_count import word_spans

ALIKE = 0.5
"""Least share of equal words of two text nodes, or passages, that are versions of one."""

Place = tuple[int, int, int]
"""Index of a text node in the document, and the offsets of the first character and of that behind the last."""


class Version:
    """One version of a text, with its text nodes in one list."""

    def __init__(self, source: str) -> None:
        """Parse a source."""
        self.document: Document = parse(source)
        self.positions: list[Position] = []
        self.texts: list[str] = []
        self.nodes: list[TextNode] = []
        for position, node in self.document.all_text_nodes():
            self.positions.append(position)
            self.texts.append(node.text.chars)
            self.nodes.append(node)
        self.index = {(each.section, each.node): number for number, each in enumerate(self.positions)}
        self.whole = "\n".join(self.texts)
        self._bags: list[tuple[Place, Counter[str]]] = []
        """Words of all sentences, once they are asked for."""

    def most_alike(self, words: Counter[str], *, beside: Place) -> float:
        """Return how much the sentence most like some words is like them, of those that are not at a place."""
        if not self._bags:
            self._bags = [
                ((number, start, end), _bag(text[start:end]))
                for number, text in enumerate(self.texts)
                for start, end in sentences(text)
            ]
        node, first, after = beside
        others = (bag for (number, start, end), bag in self._bags if number != node or end <= first or start >= after)
        return max((alike(words, bag) for bag in others), default=0.0)

    def units(self) -> Iterator[Place]:
        """Yield what notes are set on."""
        for number, node in enumerate(self.nodes):
            chars = node.text.chars
            if not chars.strip():
                continue
            if isinstance(node.block, CodeBlock):
                start = 0
                for line in chars.split("\n"):
                    if line.strip():
                        yield number, start, start + len(line)
                    start += len(line) + 1
            elif node.cell is not None or isinstance(node.block, Heading):
                yield number, 0, len(chars)
            else:
                for start, end in sentences(chars):
                    if chars[start:end].strip():
                        yield number, start, end
                if number % 3 == 0 and (words := word_spans(chars)):
                    yield number, *words[len(words) // 2]


def alignments(old: Version, new: Version) -> list[dict[int, int]]:
    """Return, by several methods, the new index of each old text node that stayed, was edited or moved.

    They differ where equal text nodes stand side by side and one of them went: any may be right.
    """
    forwards = SequenceMatcher(None, old.texts, new.texts, autojunk=False)
    backwards = SequenceMatcher(None, old.texts[::-1], new.texts[::-1], autojunk=False)
    last, end = len(old.texts) - 1, len(new.texts) - 1
    kept = [
        {b.a + by: b.b + by for b in forwards.get_matching_blocks() for by in range(b.size)},
        {last - b.a - by: end - b.b - by for b in backwards.get_matching_blocks() for by in range(b.size)},
        *(_by_git(old.texts, new.texts, algorithm) for algorithm in ("myers", "patience")),
    ]
    return [_with_edited(old, new, pairs) for pairs in kept]


def _by_git(old: list[str], new: list[str], algorithm: str) -> dict[int, int]:
    """Return the new index of each text that git's diff says has stayed."""
    with TemporaryDirectory() as folder:
        names = [Path(folder, name) for name in ("old", "new")]
        for name, texts in zip(names, (old, new), strict=True):
            name.write_text("".join(text.replace("\n", "\x01").replace("\r", "\x01") + "\n" for text in texts))
        words = ["git", "diff", "--no-index", "--no-color", "--no-ext-diff", "-U0", f"--diff-algorithm={algorithm}"]
        done = subprocess.run([*words, *names], capture_output=True, check=False).stdout.decode("utf-8", "replace")
    pairs: dict[int, int] = {}
    at = there = 0
    for found in re.finditer(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", done, re.MULTILINE):
        removed, added = int(found[2] or 1), int(found[4] or 1)
        start = int(found[1]) - (removed > 0)  # of no lines, the line before is named
        while at < start:
            pairs[at] = there
            at, there = at + 1, there + 1
        at, there = at + removed, there + added
    pairs.update(zip(range(at, len(old)), range(there, len(new)), strict=False))
    return pairs


def _with_edited(old: Version, new: Version, kept: dict[int, int]) -> dict[int, int]:
    """Return the pairs of what stayed, and of what was edited: between the same neighbours first, then anywhere."""
    pairs = dict(kept)
    free = sorted(set(range(len(new.texts))) - set(pairs.values()))
    bags = {number: Counter(new.texts[number].split()) for number in free}
    known = sorted(pairs)
    rated = []
    for number, text in enumerate(old.texts):
        if number in pairs or not text.strip():
            continue
        at = bisect_left(known, number)
        first = pairs[known[at - 1]] if at else -1
        after = pairs[known[at]] if at < len(known) else len(new.texts)
        words = Counter(text.split())
        for other in free:
            share = alike(words, bags[other])
            if share >= ALIKE:
                rated.append((not first < other < after, -share, abs(number - other), number, other))
    taken = set[int]()
    for *_, number, other in sorted(rated):
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)
    return pairs


@lru_cache(maxsize=512)
def mapped(old: str, new: str) -> list[int]:
    """Return the new offset of each character of a text, or -1 where it is gone."""
    offsets = [-1] * len(old)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for by in range(block.size):
            offsets[block.a + by] = block.b + by
    return offsets


def judge(old: Version, new: Version, pairs: dict[int, int], at: Place, status: Status, found: Place | None) -> str:
    """Return what a placement is: found, changed, lost, missed (lost though it stayed), or wrong."""
    number, start, end = at
    quote = old.texts[number][start:end].strip()
    goal = pairs.get(number)
    if found is not None and old.whole.count(quote) == new.whole.count(quote) == 1:  # moved, maybe
        return status.value if new.texts[found[0]][found[1] : found[2]] == quote else "wrong"
    stayed = goal is not None and new.texts[goal] == old.texts[number]
    if found is None:
        return "missed" if stayed else "lost"
    there, first, after = found
    words = new.texts[there][first:after]
    if status is Status.FOUND and words != quote:
        return "wrong"
    start += len(old.texts[number][start:end]) - len(old.texts[number][start:end].lstrip())
    end = start + len(quote)
    if stayed:
        right = found == (goal, start, end)
        return "wrong" if not right else "found" if status is Status.FOUND else "misjudged"
    same = alike(_bag(quote), _bag(words))
    if there == goal:
        offsets = [o for o in mapped(old.texts[number], new.texts[there])[start:end] if o >= 0]
        inside = sum(first <= o < after for o in offsets)
        if not offsets or inside * 2 < len(offsets) or (same < ALIKE and inside * 2 < len(quote)):
            return "wrong"
    elif there in pairs.values() or same < ALIKE:  # on what was another passage
        backwards = next((a for a, b in pairs.items() if b == there), None)
        if backwards is None or quote in old.texts[backwards] or quote not in new.texts[there] or same < ALIKE:
            return "wrong"  # else the words were moved into another passage
    return status.value


def is_edited(old: Version, new: Version, at: Place, found: Place) -> bool:
    """Return whether a place found is the edited quote: of all sentences of either version these two are most alike.

    Text nodes that were joined, and sentences that went elsewhere in theirs, have no alignment by node and character.
    """
    quote, words = (
        _bag(version.texts[number][start:end]) for version, (number, start, end) in ((old, at), (new, found))
    )
    same = alike(quote, words)
    return same > ALIKE and same > old.most_alike(words, beside=at) and same >= new.most_alike(quote, beside=found)


def _bag(passage: str) -> Counter[str]:
    """Return how often a passage has each of its words."""
    return Counter(re.findall(r"\w+", passage))


def alike(some: Counter[str], others: Counter[str]) -> float:
    """Return the share of words that two passages have in common, from 0 to 1."""
    return 2 * (some & others).total() / max(some.total() + others.total(), 1)


def plain_search(old: Version, new: Version, at: Place) -> Place | None:
    """Return the place of the quote whose surroundings are most alike, as a plain Web Annotation client finds it."""
    number, start, end = at
    before = sum(len(text) + 1 for text in old.texts[:number]) + start
    quote = old.texts[number][start:end].strip()
    before += len(old.texts[number][start:end]) - len(old.texts[number][start:end].lstrip())
    prefix, suffix = old.whole[max(before - 32, 0) : before], old.whole[before + len(quote) :][:32]
    places: list[int] = []
    at_offset = new.whole.find(quote)
    while at_offset >= 0 and len(places) < 1_000:
        places.append(at_offset)
        at_offset = new.whole.find(quote, at_offset + 1)
    if not places:
        return None

    def likeness(offset: int) -> tuple[float, int]:
        behind = offset + len(quote)
        left = SequenceMatcher(None, prefix, new.whole[max(offset - 32, 0) : offset], autojunk=False).ratio()
        right = SequenceMatcher(None, suffix, new.whole[behind : behind + 32], autojunk=False).ratio()
        return left + right, -abs(offset - before)

    best = max(places, key=likeness) if len(places) > 1 else places[0]
    total = 0
    for there, text in enumerate(new.texts):
        if best < total + len(text):
            return there, best - total, best - total + len(quote)
        total += len(text) + 1
    return None
