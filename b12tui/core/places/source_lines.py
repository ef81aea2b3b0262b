"""Source lines of positions, and positions of source lines."""

from __future__ import annotations

from bisect import bisect_left

from b12tui.core.motion.jumplist import unfold_to
from b12tui.core.motion.targets import last
from b12tui.core.state import ReaderState
from b12tui.document import Document, LineBlock, Position
from b12tui.fastclass import replace

LinePosition = tuple[int, Position]
"""A source line, and the position that it begins at."""


def line_of(document: Document, at: Position) -> int:
    """Return the source line, from 1, of a position; that of its section if there is no text at it."""
    nodes = document.text_nodes(at.section)
    if at.node >= len(nodes):
        return min(document.sections[at.section].line, max(document.lines, 1))
    node = nodes[at.node]
    return node.text.line_at(at.offset) if node.text.line else node.block.line


def position_at(document: Document, line: int) -> Position | None:
    """Return the position that a source line begins at, or else the next line that shows something; None at the end.

    Nothing but the section of the line is loaded, and those that show footnotes defined in it.
    """
    for number in range(document.section_of_line(line).number, len(document.sections)):
        end = document.end_line(number)
        found = _first_shown(document, number, line, end)
        for first, after, section in document.moved_footnotes(line):
            if first >= (found[0] if found else end):
                break
            in_note = _first_shown(document, section, max(first, line), after)
            found = min((each for each in (found, in_note) if each), default=None)
        if found:
            return found[1]
        line = end
    return None


def at_line(state: ReaderState, line: int) -> ReaderState:
    """Return the state at a source line, with what hides it opened."""
    at = nearest_position(state, line)
    return replace(unfold_to(state, at), position=at)


def nearest_position(state: ReaderState, line: int) -> Position:
    """Return the position of a source line, or of the next one that shows something.

    Past all of them it is that of the last text; of lines as written, the last one.
    """
    at = position_at(state.document, max(line, 1))
    if at is not None:
        return at
    at = last(state)
    nodes = state.document.text_nodes(at.section)
    if at.node < len(nodes) and nodes[at.node].text.breaks is None and isinstance(nodes[at.node].block, LineBlock):
        return Position(at.section, at.node, nodes[at.node].text.line_starts()[-1])
    return at


def _first_shown(document: Document, section: int, line: int, end: int) -> LinePosition | None:
    """Return the first source line from `line` on and before `end` that a section shows text of."""
    starts = _starts(document, section)
    after = bisect_left(starts, (line, 0))
    found: list[LinePosition] = []
    if after:  # texts follow one another, so only the last one before the line may reach it
        index = starts[after - 1][1]
        text = document.text_nodes(section)[index].text
        if text.line_at(len(text.chars) - 1) >= line:
            offset = text.line_starts()[line - text.line]
            found.append((text.line_at(offset), Position(section, index, offset)))
    if after < len(starts):
        found.append((starts[after][0], Position(section, starts[after][1])))
    return min((each for each in found if each[0] < end), default=None)


def _starts(document: Document, section: int) -> tuple[tuple[int, int], ...]:
    """Return the first source line and the number of each text node that shows something, in the order of lines."""

    def compute() -> tuple[tuple[int, int], ...]:
        nodes = enumerate(document.text_nodes(section))
        return tuple(
            sorted((node.text.line, index) for index, node in nodes if node.text.line and node.text.chars.strip())
        )

    return document.derived.get(("lines", section), compute)  # the changes of a document are looked up in turn
