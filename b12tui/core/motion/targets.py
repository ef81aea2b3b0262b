"""Targets of motions by structure: sentences, blocks, headings, parts of the whole.

Each motion takes a state and a direction, 1 for the next target or -1 for the previous one, and returns a position, or
None if there is none. Closed folds are skipped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from b12tui.core.folds import visible
from b12tui.core.motion import sentences
from b12tui.core.state import ReaderState
from b12tui.document import BlockQuote, Document, FootnoteRef, Heading, ListBlock, Position, Question, Table
from b12tui.document.inlines import Link, Span


def first(state: ReaderState) -> Position:
    """Return the first visible position."""
    return next_node(state, Position(0, -1), 1) or Position()


def last(state: ReaderState) -> Position:
    """Return the start of the last visible text node."""
    return next_node(state, Position(len(state.document.sections), 0), -1) or Position()


def next_node(state: ReaderState, at: Position, by: int) -> Position | None:
    """Return the nearest visible text node after (`by` 1) or before (-1) that of `at`."""
    count = len(state.document.sections)
    section, after = at.section, at.node
    while 0 <= section < count:
        seen = visible(state.document, state.folds, section)
        index = bisect_right(seen, after) if by > 0 else bisect_left(seen, after) - 1
        if 0 <= index < len(seen):
            return Position(section, seen[index])
        section += by
        after = -1 if by > 0 else 1 << 60
    # From past the end, going back, the loop would never begin.
    if by < 0 and section >= count and count:
        return next_node(state, Position(count - 1, 1 << 60), -1)
    return None


def next_sentence(state: ReaderState, by: int) -> Position | None:
    """Return the start of the next or previous sentence; from within a sentence, back goes to its own start."""
    at = state.position
    starts = _sentence_starts(state, at)
    if by > 0:
        later = [start for start in starts if start > at.offset]
        return Position(at.section, at.node, later[0]) if later else next_node(state, at, 1)
    earlier = [start for start in starts if start < at.offset]
    if earlier:
        return Position(at.section, at.node, earlier[-1])
    before = next_node(state, at, -1)
    if before is None:
        return None
    starts = _sentence_starts(state, before)
    return Position(before.section, before.node, starts[-1] if starts else 0)


def _sentence_starts(state: ReaderState, at: Position) -> list[int]:
    """Return the offsets at which the sentences of a text node begin."""
    document = state.document
    return [start for start, _ in sentences.sentences_of(document.text_node(at).text, document.cancellation)]


def next_block(state: ReaderState, by: int) -> Position | None:
    """Return the start of the next or previous block; a list item is a block, and so is a table as a whole."""
    at: Position | None = state.position
    here = state.document.text_node(state.position).block
    if by < 0:
        start = _start_of_block(state, state.position)
        if start < Position(state.position.section, state.position.node, state.position.offset):
            return start
        at = start
    while at is not None:
        at = next_node(state, at, by)
        if at is not None and state.document.text_node(at).block is not here:
            return at if by > 0 else _start_of_block(state, at)
    return None


def _start_of_block(state: ReaderState, at: Position) -> Position:
    block = state.document.text_node(at).block
    nodes = state.document.text_nodes(at.section)
    index = at.node
    while index > 0 and nodes[index - 1].block is block:
        index -= 1
    while not nodes[index].text.chars.strip() and index < at.node:
        index += 1
    return Position(at.section, index)


def next_heading(state: ReaderState, by: int) -> Position | None:
    """Return the next or previous heading or question; from within a section, back goes to its own heading."""
    at: Position | None = (
        Position(state.position.section, state.position.node) if by > 0 or state.position.offset == 0 else None
    )
    at = at or Position(state.position.section, state.position.node + 1)
    while at is not None:
        at = next_node(state, at, by)
        if at is not None and isinstance(state.document.text_node(at).block, Heading | Question):
            return at
    return None


def parent_heading(state: ReaderState) -> Position | None:
    """Return the parent of the current heading; from within a section, its own heading."""
    at = state.position
    if (question := _enclosing_question(state)) is not None:
        return question
    if (at.node, at.offset) != (0, 0) and isinstance(state.document.text_nodes(at.section)[0].block, Heading):
        return Position(at.section)
    above = state.document.sections[at.section].parent
    if above is None:
        return first(state) if at.section and first(state) < at else None
    return Position(above)


def position_at_percent(state: ReaderState, percent: float) -> Position:
    """Return the first visible text node at `percent` of the document."""
    document = state.document
    goal = min(max(percent, 0.0), 100.0) / 100 * document.length
    section = max((s.number for s in document.sections if s.offset <= goal), default=0)
    start = document.sections[section].offset
    nodes = document.text_nodes(section)
    total = sum(len(node.text.chars) for node in nodes) or 1
    wanted = (goal - start) / max(document.extent(section), 1) * total
    passed = 0
    for index, node in enumerate(nodes):
        passed += len(node.text.chars)
        if passed > wanted:
            return next_node(state, Position(section, index - 1), 1) or last(state)
    return next_node(state, Position(section, len(nodes) - 1), 1) or last(state)


def part_read(state: ReaderState, at: Position) -> float:
    """Return the share of the document before `at`, from 0 to 1."""
    document = state.document
    nodes = document.text_nodes(at.section)
    steps = document.cancellation.steps
    total = sum(len(node.text.chars) for node in steps(nodes)) or 1
    before = sum(len(node.text.chars) for node in steps(nodes[: at.node])) + at.offset
    return part_at(document, at.section, min(before / total, 1.0))


def part_at(document: Document, section: int, part: float) -> float:
    """Return the share of the document before a share of one of its sections, both from 0 to 1."""
    read = document.sections[section].offset + document.extent(section) * part
    return read / max(document.length, 1)


def next_heading_of_level(state: ReaderState, by: int, level: int) -> Position | None:
    """Return the next or previous heading of a level."""
    sections = state.document.sections
    numbers = range(state.position.section + 1, len(sections)) if by > 0 else range(state.position.section - 1, 0, -1)
    return next((Position(number) for number in numbers if sections[number].level == level), None)


def next_block_of_kind(state: ReaderState, by: int, kind: type[ListBlock | BlockQuote | Table]) -> Position | None:
    """Return the start of the next or previous list, quote or table; from within one, back goes to its own start.

    Nested lists and quotes belong to the outermost.
    """
    here, at = _outermost_block(state, state.position, kind), next_node(state, state.position, by)
    found: Position | None = None
    while at is not None:
        other = _outermost_block(state, at, kind)
        if by > 0 and other is not None and other is not here:
            return at
        if found is not None and other is not _outermost_block(state, found, kind):
            return found
        if by < 0 and other is not None:
            found = at
        at = next_node(state, at, by)
    return found


def _outermost_block(state: ReaderState, at: Position, kind: type[ListBlock | BlockQuote | Table]) -> object | None:
    node = state.document.text_node(at)
    around = (within.block for within in node.ancestors)
    return next((block for block in (*around, node.block) if isinstance(block, kind)), None)


def next_link(state: ReaderState, by: int) -> Position | None:
    """Return the next or previous link, footnote, question or table (the tab stops)."""
    at: Position | None = state.position
    stops = [
        char
        for char in _link_offsets(state, state.position)
        if (char > state.position.offset if by > 0 else char < state.position.offset)
    ]
    if stops:
        return Position(state.position.section, state.position.node, stops[0 if by > 0 else -1])
    while at is not None:
        at = next_node(state, at, by)
        if at is not None:
            stops = _link_offsets(state, at)
            if stops:
                return Position(at.section, at.node, stops[0 if by > 0 else -1])
    return None


def _link_offsets(state: ReaderState, at: Position) -> list[int]:
    node = state.document.text_node(at)
    chars = {span.start for span in node.text.spans if isinstance(span.kind, Link | FootnoteRef)}
    if node.begins_table or isinstance(node.block, Question):
        chars.add(0)
    return sorted(min(char, max(len(node.text.chars) - 1, 0)) for char in chars)


def link_at(state: ReaderState) -> Span | None:
    """Return the link or footnote reference at the position, or None."""
    text = state.document.text_node(state.position).text
    char, end = state.position.offset, max(len(text.chars) - 1, 0)
    for span in text.spans:
        if isinstance(span.kind, Link) and span.start <= char < span.end:
            return span
    for span in text.spans:
        if isinstance(span.kind, FootnoteRef) and min(span.start, end) == char:
            return span
    return None


def question_at(state: ReaderState) -> Position | None:
    """Return the start of the question at or around the position, or None."""
    if isinstance(state.document.text_node(state.position).block, Question):
        return Position(state.position.section, state.position.node)
    return _enclosing_question(state)


def _enclosing_question(state: ReaderState) -> Position | None:
    """Return the start of the innermost question whose answer has the position, or None."""
    at = state.position
    nodes = state.document.text_nodes(at.section)
    around = [each.block for each in reversed(state.document.text_node(at).ancestors)]
    questions = [block for block in around if isinstance(block, Question)]
    starts = (index for question in questions for index, node in enumerate(nodes) if node.block is question)
    return next((Position(at.section, index) for index in starts), None)
