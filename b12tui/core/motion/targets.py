"""Moving by what a text is made of: sentences, blocks, headings, parts of the whole.

Each move takes a reader and a direction and returns an address, or None at the end. What is closed is stepped over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from b12tui.core.motion.folds import visible
from b12tui.core.motion.sentences import sentences
from b12tui.core.state import Reader
from b12tui.document import Address, Heading, ItemList, Leaf, NoteMark, Question, Quote, Table
from b12tui.document.inlines import Link, Mark


def first(reader: Reader) -> Address:
    """Return the first character of the text that is in sight."""
    return next_leaf(reader, Address(0, -1), 1) or Address()


def last(reader: Reader) -> Address:
    """Return the first character of the last leaf that is in sight."""
    return next_leaf(reader, Address(len(reader.document.sections), 0), -1) or Address()


def next_leaf(reader: Reader, at: Address, by: int) -> Address | None:
    """Return the nearest leaf in sight after (`by` 1) or before (-1) the leaf of `at`."""
    count = len(reader.document.sections)
    section, after = at.section, at.leaf
    while 0 <= section < count:
        seen = visible(reader.document, reader.folds, section)
        index = bisect_right(seen, after) if by > 0 else bisect_left(seen, after) - 1
        if 0 <= index < len(seen):
            return Address(section, seen[index])
        section += by
        after = -1 if by > 0 else 1 << 60
    # From past the end, going back, the loop would never begin.
    if by < 0 and section >= count and count:
        return next_leaf(reader, Address(count - 1, 1 << 60), -1)
    return None


def sentence(reader: Reader, by: int) -> Address | None:
    """Return the start of the next or previous sentence; from within a sentence, back goes to its own start."""
    at = reader.at
    leaf = reader.document.leaf(at)
    starts = [start for start, _ in sentences(leaf.text.chars)]
    if by > 0:
        later = [start for start in starts if start > at.char]
        return Address(at.section, at.leaf, later[0]) if later else next_leaf(reader, at, 1)
    earlier = [start for start in starts if start < at.char]
    if earlier:
        return Address(at.section, at.leaf, earlier[-1])
    before = next_leaf(reader, at, -1)
    if before is None:
        return None
    starts = [start for start, _ in sentences(reader.document.leaf(before).text.chars)]
    return Address(before.section, before.leaf, starts[-1] if starts else 0)


def block(reader: Reader, by: int) -> Address | None:
    """Return the start of the next or previous block; an item of a list is one, a table is one as a whole."""
    at: Address | None = reader.at
    here = _whole(reader.document.leaf(reader.at))
    if by < 0:
        start = _start_of_block(reader, reader.at)
        if start < Address(reader.at.section, reader.at.leaf, reader.at.char):
            return start
        at = start
    while at is not None:
        at = next_leaf(reader, at, by)
        if at is not None and _whole(reader.document.leaf(at)) is not here:
            return at if by > 0 else _start_of_block(reader, at)
    return None


def _whole(leaf: Leaf) -> object:
    return leaf.block


def _start_of_block(reader: Reader, at: Address) -> Address:
    block = reader.document.leaf(at).block
    leaves = reader.document.leaves(at.section)
    index = at.leaf
    while index > 0 and leaves[index - 1].block is block:
        index -= 1
    while not leaves[index].text.chars.strip() and index < at.leaf:
        index += 1
    return Address(at.section, index)


def heading(reader: Reader, by: int) -> Address | None:
    """Return the next or previous heading or question; from within a section, back goes to its own heading."""
    at: Address | None = Address(reader.at.section, reader.at.leaf) if by > 0 or reader.at.char == 0 else None
    at = at or Address(reader.at.section, reader.at.leaf + 1)
    while at is not None:
        at = next_leaf(reader, at, by)
        if at is not None and isinstance(reader.document.leaf(at).block, Heading | Question):
            return at
    return None


def parent(reader: Reader) -> Address | None:
    """Return the heading that the reader's own heading stands under; from within a section, its own heading."""
    at = reader.at
    for within in reversed(reader.document.leaf(at).within):
        if isinstance(within.block, Question):
            index = next(i for i, leaf in enumerate(reader.document.leaves(at.section)) if leaf.block is within.block)
            return Address(at.section, index)
    if (at.leaf, at.char) != (0, 0) and isinstance(reader.document.leaves(at.section)[0].block, Heading):
        return Address(at.section)
    above = reader.document.sections[at.section].parent
    if above is None:
        return first(reader) if at.section and first(reader) < at else None
    return Address(above)


def percent(reader: Reader, part: float) -> Address:
    """Return the first leaf in sight at `part` percent of the text."""
    document = reader.document
    goal = min(max(part, 0.0), 100.0) / 100 * document.length
    section = max((s.number for s in document.sections if s.offset <= goal), default=0)
    start = document.sections[section].offset
    leaves = document.leaves(section)
    total = sum(len(leaf.text.chars) for leaf in leaves) or 1
    wanted = (goal - start) / max(document.extent(section), 1) * total
    passed = 0
    for index, leaf in enumerate(leaves):
        passed += len(leaf.text.chars)
        if passed > wanted:
            return next_leaf(reader, Address(section, index - 1), 1) or last(reader)
    return next_leaf(reader, Address(section, len(leaves) - 1), 1) or last(reader)


def part_read(reader: Reader, at: Address) -> float:
    """Return how much of the text stands before `at`, from 0 to 1."""
    document = reader.document
    leaves = document.leaves(at.section)
    total = sum(len(leaf.text.chars) for leaf in leaves) or 1
    before = sum(len(leaf.text.chars) for leaf in leaves[: at.leaf]) + at.char
    read = document.sections[at.section].offset + document.extent(at.section) * min(before / total, 1.0)
    return read / max(document.length, 1)


def heading_of(reader: Reader, by: int, level: int) -> Address | None:
    """Return the next or previous heading of a level."""
    sections = reader.document.sections
    numbers = range(reader.at.section + 1, len(sections)) if by > 0 else range(reader.at.section - 1, 0, -1)
    return next((Address(number) for number in numbers if sections[number].level == level), None)


def group(reader: Reader, by: int, kind: type[ItemList | Quote | Table]) -> Address | None:
    """Return the start of the next or previous list, quote or table; from within one, back goes to its own start.

    Lists in lists, and quotes in quotes, are parts of the outermost.
    """
    here, at = _group(reader, reader.at, kind), next_leaf(reader, reader.at, by)
    found: Address | None = None
    while at is not None:
        other = _group(reader, at, kind)
        if by > 0 and other is not None and other is not here:
            return at
        if found is not None and other is not _group(reader, found, kind):
            return found
        if by < 0 and other is not None:
            found = at
        at = next_leaf(reader, at, by)
    return found


def _group(reader: Reader, at: Address, kind: type[ItemList | Quote | Table]) -> object | None:
    leaf = reader.document.leaf(at)
    around = (within.block for within in leaf.within)
    return next((block for block in (*around, leaf.block) if isinstance(block, kind)), None)


def stop(reader: Reader, by: int) -> Address | None:
    """Return the next or previous link, note, question or table (what Tab goes through)."""
    at: Address | None = reader.at
    stops = [char for char in _stops(reader, reader.at) if (char > reader.at.char if by > 0 else char < reader.at.char)]
    if stops:
        return Address(reader.at.section, reader.at.leaf, stops[0 if by > 0 else -1])
    while at is not None:
        at = next_leaf(reader, at, by)
        if at is not None:
            stops = _stops(reader, at)
            if stops:
                return Address(at.section, at.leaf, stops[0 if by > 0 else -1])
    return None


def _stops(reader: Reader, at: Address) -> list[int]:
    leaf = reader.document.leaf(at)
    chars = {mark.start for mark in leaf.text.marks if isinstance(mark.role, Link | NoteMark)}
    starts_table = (
        isinstance(leaf.block, Table) and leaf.cell is not None and (leaf.cell.row, leaf.cell.column) == (-1, 0)
    )
    if starts_table or isinstance(leaf.block, Question):
        chars.add(0)
    return sorted(min(char, max(len(leaf.text.chars) - 1, 0)) for char in chars)


def link_at(reader: Reader) -> Mark | None:
    """Return the link, or the note's mark, that the reader stands on, or None."""
    text = reader.document.leaf(reader.at).text
    char, end = reader.at.char, max(len(text.chars) - 1, 0)
    for mark in text.marks:
        if isinstance(mark.role, Link) and mark.start <= char < mark.end:
            return mark
    for mark in text.marks:
        if isinstance(mark.role, NoteMark) and min(mark.start, end) == char:
            return mark
    return None


def question_at(reader: Reader) -> Address | None:
    """Return where the question that the reader stands in or on begins, or None."""
    leaf = reader.document.leaf(reader.at)
    if isinstance(leaf.block, Question):
        return Address(reader.at.section, reader.at.leaf)
    for within in reversed(leaf.within):
        if isinstance(within.block, Question):
            for index, other in enumerate(reader.document.leaves(reader.at.section)):
                if other.block is within.block:
                    return Address(reader.at.section, index)
    return None
