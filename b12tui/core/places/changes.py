"""What changed in a text since it was read before: by checksums of its source, block by block, and where that is read.

A block here is what blank lines part, and each item and row by itself: they can be told without parsing, so a book is
compared in the time that it takes to read its file. What is kept is a checksum for each block, and no word of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from b12tui.core.messages.location import section_name
from b12tui.core.messages.phrases import plural
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.targets import next_node
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, replace

MAX_CHANGES = 200
"""How many changed blocks are listed at most; finding where one is read costs a look at the leaves around it."""
NEIGHBOURS = 400
"""How many leaves before and after where a block should be are looked at."""

_BEGINS = re.compile(r"[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t])")
"""How a line begins that is a block by itself, or begins one: an item, a row, a heading (CommonMark, 4.2 and 5.2)."""

SourceBlock = tuple[int, str]
"""The line that a block begins on, from 1, and its source."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in a text since the last reading."""

    new: int
    """How many blocks are new or other than they were."""
    gone: int
    """How many are not there any more, these among them."""
    places: tuple[Position, ...]
    """Where the new ones are read."""


def source_blocks(source: str) -> Iterator[SourceBlock]:
    """Yield the blocks of a source."""
    held: list[str] = []
    begun = 1
    for number, line in enumerate(source.split("\n"), 1):
        blank = not line.strip()
        if held and (blank or _BEGINS.match(line)):
            yield begun, "\n".join(held)
            held = []
        if not blank:
            begun = begun if held else number
            held.append(line)
    if held:
        yield begun, "\n".join(held)


def checksums(source: str) -> tuple[int, ...]:
    """Return a checksum of each block, 32 bits; blanks don't count."""
    return tuple(_print(text) for _, text in source_blocks(source))


def _print(text: str) -> int:
    return crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def differing(source: str, before: Iterable[int]) -> tuple[tuple[SourceBlock, ...], int]:
    """Return the blocks that were not there `before`, by its checksums, and how many of those are gone."""
    left = Counter(before)
    new: list[SourceBlock] = []
    for block in source_blocks(source):
        key = _print(block[1])
        if left[key]:
            left[key] -= 1
        else:
            new.append(block)
    return tuple(new), left.total()


def changes_message(new: int, gone: int) -> str:
    """Return what is said of a text that was read again: "Read again: 3 blocks changed."."""
    if new:
        return f"Read again: {plural('block', new)} changed."
    if gone:
        return f"Read again: {plural('block', gone)} {'is' if gone == 1 else 'are'} gone."
    return "Read again: only blanks or the order of blocks changed."


def places(document: Document, new: tuple[SourceBlock, ...]) -> tuple[Position, ...]:
    """Return where changed blocks are read, in the order of the text; of many the first `LISTED`."""
    return tuple(sorted({place_of(document, block) for block in new[:MAX_CHANGES]}))


def step_change(state: ReaderState, found: tuple[Position, ...], by: int) -> ReaderState:
    """Return the reader at the next of some places, or at the one before, told which of them it is."""
    here = (state.position.section, state.position.node)
    before = sum((at.section, at.node) < here for at in found)
    at_hand = any((at.section, at.node) == here for at in found)
    number = before + at_hand if by > 0 else before - 1
    if not 0 <= number < len(found):
        return replace(state, message="No more changes." if by > 0 else "No change before this one.")
    return replace(jump(state, found[number]), message=f"Change {number + 1} of {len(found)}.")


def changes_list(state: ReaderState, found: tuple[Position, ...], new: int) -> ListOverlay:
    """Return the list of changed blocks, each with its first words; the one at hand or the last before is at hand."""
    entries: list[ListEntry] = []
    at = 0
    for position in found:
        if position <= state.position:
            at = len(entries)
        entries.append(ListEntry(f"{len(entries) + 1}. {_first_words(state, position)}", position))
    more = f", the first {MAX_CHANGES} of them" if new > MAX_CHANGES else ""
    return ListOverlay("changed", f"Changed since the last reading{more}", tuple(entries), at)


def _first_words(state: ReaderState, at: Position) -> str:
    nodes = state.document.text_nodes(at.section)
    chars = nodes[at.node].text.chars if at.node < len(nodes) else ""
    words = " ".join(chars[:60].split())
    name = section_name(state, at.section)
    return f"{words}, in {name}" if words != name else words


def place_of(document: Document, block: SourceBlock) -> Position:
    """Return where a block is read: the leaf of its section that shares most words with it, the nearest of equals."""
    line, text = block
    section = document.section_of_line(line)
    number = section.number
    nodes = document.text_nodes(number)
    guess = len(nodes) * (line - section.line) // max(document.end_line(number) - section.line, 1)
    wanted = words_of(text)
    first = max(guess - NEIGHBOURS, 0)
    near = nodes[first : guess + NEIGHBOURS]
    best = max(
        range(len(near)),
        key=lambda index: (_shared(wanted, words_of(near[index].text.chars)), -abs(first + index - guess)),
        default=None,
    )
    if best is None:
        return next_node(ReaderState(document), Position(number, -1), 1) or Position(number)
    return Position(number, first + best)


def words_of(text: str) -> Counter[str]:
    """Return the words of a text, each with how often it comes."""
    return Counter(re.findall(r"\w+", text.casefold()))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two texts share, from 0 to 1 (Dice 1945)."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
