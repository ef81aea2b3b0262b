"""Changes of a file since the last reading, by checksums of its blocks, and their positions in the document.

Blocks here are separated by blank lines, and each item and table row is its own block: they are found without parsing,
so that a book is compared in the time of reading its file. Only a checksum is saved for each block, and no word of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from b12tui.catalogue import documents, lists, motions, structure
from b12tui.core.folds import Folds
from b12tui.core.messages.location import section_name
from b12tui.core.messages.phrases import first_words
from b12tui.core.motion import targets
from b12tui.core.motion.jumplist import jump
from b12tui.core.places.source_lines import position_at
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import dataclass, replace
from b12tui.lazy_pattern import lazy_pattern

MAX_CHANGES = 200
"""Maximum number of changed blocks listed; locating each one may load its section."""

_BLOCK_START = lazy_pattern(r"[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t])")
"""Start of a line that begins a block: an item, a table row, a heading (CommonMark, 4.2 and 5.2)."""

SourceBlock = tuple[int, str]
"""Line number of a block's first line, from 1, and the block's source."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Changes in a document since the last reading."""

    new: int
    """Number of blocks that are new or modified."""
    gone: int
    """Number of earlier blocks that are gone, including the earlier versions of modified ones."""
    places: tuple[Position, ...]
    """Positions of the new blocks."""


def source_blocks(source: str) -> Iterator[SourceBlock]:
    """Yield the blocks of a source."""
    lines: list[str] = []
    first_line = 1
    for number, line in enumerate(source.split("\n"), 1):
        blank = not line.strip()
        if lines and (blank or _BLOCK_START.match(line)):
            yield first_line, "\n".join(lines)
            lines = []
        if not blank:
            first_line = first_line if lines else number
            lines.append(line)
    if lines:
        yield first_line, "\n".join(lines)


def checksums(source: str) -> tuple[int, ...]:
    """Return a checksum of each block, 32 bits; blanks are ignored."""
    return tuple(_block_checksum(text) for _, text in source_blocks(source))


def _block_checksum(text: str) -> int:
    return crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def differing(source: str, before: Iterable[int]) -> tuple[tuple[SourceBlock, ...], int]:
    """Return the blocks whose checksums are not in `before`, and the number of earlier blocks that are gone."""
    remaining = Counter(before)
    new: list[SourceBlock] = []
    for block in source_blocks(source):
        key = _block_checksum(block[1])
        if remaining[key]:
            remaining[key] -= 1
        else:
            new.append(block)
    return tuple(new), remaining.total()


def changes_message(new: int, gone: int) -> str:
    """Return the message after a file was read again: "Read again: 3 blocks changed."."""
    if new:
        return documents.blocks_changed(new)
    if gone:
        return documents.blocks_gone(gone)
    return documents.ONLY_BLANKS_CHANGED


def places(document: Document, new: tuple[SourceBlock, ...]) -> tuple[Position, ...]:
    """Return the positions of changed blocks in document order, of the first `MAX_CHANGES` at most."""
    return tuple(sorted({place_of(document, block) for block in new[:MAX_CHANGES]}))


def step_change(state: ReaderState, found: tuple[Position, ...], by: int) -> ReaderState:
    """Go to the next changed position in `found`, or to the previous one, and report its number."""
    here = state.position
    last = bisect_right(found, here) - 1
    on_change = last >= 0 and (found[last].section, found[last].node) == (here.section, here.node)
    number = last + 1 if by > 0 else last - on_change
    if not 0 <= number < len(found):
        return replace(state, message=motions.NO_MORE_CHANGES if by > 0 else motions.NO_CHANGE_BEFORE)
    return replace(jump(state, found[number]), message=documents.change(number + 1, len(found)))


def changes_list(state: ReaderState, found: tuple[Position, ...], new: int) -> ListOverlay:
    """Return the list of changed blocks with their first words; the current or the last one before it is selected."""
    entries: list[ListEntry] = []
    selected = 0
    for position in found:
        if position <= state.position:
            selected = len(entries)
        entries.append(ListEntry(_first_words(state, position), position, number=len(entries) + 1))
    title = lists.changed(first=MAX_CHANGES if new > MAX_CHANGES else None)
    return ListOverlay("changed", title, tuple(entries), selected)


def _first_words(state: ReaderState, at: Position) -> str:
    nodes = state.document.text_nodes(at.section)
    chars = nodes[at.node].text.chars if at.node < len(nodes) else ""
    words = first_words(chars)
    name = section_name(state, at.section)
    return structure.place_in(words, name) if words != name else words


def place_of(document: Document, block: SourceBlock) -> Position:
    """Return the position of a block's first line, or else of the next line that shows something."""
    at = position_at(document, block[0])
    return targets.last(ReaderState(document, folds=Folds(all_open=True))) if at is None else at
