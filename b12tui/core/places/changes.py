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
from b12tui.core.messages.phrases import counted
from b12tui.core.motion.jumplist import jump
from b12tui.core.motion.targets import next_leaf
from b12tui.core.state import Entry, Listing, Reader
from b12tui.document import Address, Document
from b12tui.fastclass import dataclass, replace

LISTED = 200
"""How many changed blocks are listed at most; finding where one is read costs a look at the leaves around it."""
AROUND = 400
"""How many leaves before and after where a block should be are looked at."""

_BEGINS = re.compile(r"[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t])")
"""How a line begins that is a block by itself, or begins one: an item, a row, a heading (CommonMark, 4.2 and 5.2)."""

Block = tuple[int, str]
"""The line that a block begins on, from 1, and its source."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in a text since the last reading."""

    new: int
    """How many blocks are new or other than they were."""
    gone: int
    """How many are not there any more, these among them."""
    places: tuple[Address, ...]
    """Where the new ones are read."""


def blocks(source: str) -> Iterator[Block]:
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


def prints(source: str) -> tuple[int, ...]:
    """Return a checksum of each block, 32 bits; blanks don't count."""
    return tuple(_print(text) for _, text in blocks(source))


def _print(text: str) -> int:
    return crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def differing(source: str, before: Iterable[int]) -> tuple[tuple[Block, ...], int]:
    """Return the blocks that were not there `before`, by its checksums, and how many of those are gone."""
    left = Counter(before)
    new: list[Block] = []
    for block in blocks(source):
        key = _print(block[1])
        if left[key]:
            left[key] -= 1
        else:
            new.append(block)
    return tuple(new), left.total()


def told(new: int, gone: int) -> str:
    """Return what is said of a text that was read again: "Read again: 3 blocks changed."."""
    if new:
        return f"Read again: {counted('block', new)} changed."
    if gone:
        return f"Read again: {counted('block', gone)} {'is' if gone == 1 else 'are'} gone."
    return "Read again: only blanks or the order of blocks changed."


def places(document: Document, new: tuple[Block, ...]) -> tuple[Address, ...]:
    """Return where changed blocks are read, in the order of the text; of many the first `LISTED`."""
    return tuple(sorted({place_of(document, block) for block in new[:LISTED]}))


def walk(reader: Reader, found: tuple[Address, ...], by: int) -> Reader:
    """Return the reader at the next of some places, or at the one before, told which of them it is."""
    here = (reader.at.section, reader.at.leaf)
    before = sum((at.section, at.leaf) < here for at in found)
    at_hand = any((at.section, at.leaf) == here for at in found)
    number = before + at_hand if by > 0 else before - 1
    if not 0 <= number < len(found):
        return replace(reader, said="No more changes." if by > 0 else "No change before this one.")
    return replace(jump(reader, found[number]), said=f"Change {number + 1} of {len(found)}.")


def listing(reader: Reader, found: tuple[Address, ...], new: int) -> Listing:
    """Return the list of changed blocks, each with its first words; the one at hand or the last before is at hand."""
    entries: list[Entry] = []
    at = 0
    for address in found:
        if address <= reader.at:
            at = len(entries)
        entries.append(Entry(f"{len(entries) + 1}. {_first_words(reader, address)}", address))
    more = f", the first {LISTED} of them" if new > LISTED else ""
    return Listing("changed", f"Changed since the last reading{more}", tuple(entries), at)


def _first_words(reader: Reader, at: Address) -> str:
    leaves = reader.document.leaves(at.section)
    chars = leaves[at.leaf].text.chars if at.leaf < len(leaves) else ""
    words = " ".join(chars[:60].split())
    name = section_name(reader, at.section)
    return f"{words}, in {name}" if words != name else words


def place_of(document: Document, block: Block) -> Address:
    """Return where a block is read: the leaf of its section that shares most words with it, the nearest of equals."""
    line, text = block
    section = document.section_of_line(line)
    number = section.number
    leaves = document.leaves(number)
    guess = len(leaves) * (line - section.line) // max(document.end_line(number) - section.line, 1)
    wanted = words_of(text)
    first = max(guess - AROUND, 0)
    near = leaves[first : guess + AROUND]
    best = max(
        range(len(near)),
        key=lambda index: (_shared(wanted, words_of(near[index].text.chars)), -abs(first + index - guess)),
        default=None,
    )
    if best is None:
        return next_leaf(Reader(document), Address(number, -1), 1) or Address(number)
    return Address(number, first + best)


def words_of(text: str) -> Counter[str]:
    """Return the words of a text, each with how often it comes."""
    return Counter(re.findall(r"\w+", text.casefold()))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two texts share, from 0 to 1 (Dice 1945)."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
