"""Selection of characters: from where it was begun to the position, both included, within one section.

Forwards it grows to the end of a word, sentence, line or block, backwards to its start: what is heard is whole.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.folds import visible
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import LONGEST_CLUSTER, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.textwidth import clusters

Step = Callable[[ReaderState], Position]
"""Returns the start of the next, or of the previous, unit; the position itself where there is none."""


def selected_text(state: ReaderState) -> str:
    """Return the selected characters, text nodes joined by newlines; empty without a selection."""
    span = state.selected
    if span is None:
        return ""
    start, end = span
    nodes = state.document.text_nodes(start.section)
    parts = [
        nodes[index].text.chars
        for index in visible(state.document, state.folds, start.section)
        if start.node <= index <= end.node
    ]
    if not parts:
        return ""
    parts[-1] = parts[-1][: end.offset]
    parts[0] = parts[0][start.offset :]
    return "\n".join(parts)


def first_of_section(state: ReaderState) -> Position:
    """Return the first visible character of the section that is no blank."""
    section = state.position.section
    for node in visible(state.document, state.folds, section):
        chars = state.document.text_nodes(section)[node].text.chars
        if chars.strip():
            return Position(section, node, len(chars) - len(chars.lstrip()))
    return state.position


def last_of_section(state: ReaderState) -> Position:
    """Return the last visible character of the section that is no blank."""
    return before(state, Position(state.position.section + 1)) or state.position


def before(state: ReaderState, at: Position) -> Position | None:
    """Return the last visible character before `at`, in the position's section, that is no blank; None if none is."""
    section = state.position.section
    if at.section < section:
        return None
    nodes = state.document.text_nodes(section)
    for node in reversed(visible(state.document, state.folds, section)):
        chars = nodes[node].text.chars
        if at.section == section and node >= at.node:
            if node > at.node:
                continue
            chars = chars[: at.offset]
        chars = chars.rstrip()
        if chars:
            last = list(clusters(chars[-LONGEST_CLUSTER:]))[-1]
            return Position(section, node, len(chars) - len(last))
    return None


def after_one(state: ReaderState) -> Position | None:
    """Return the next visible character of the section; None at its end."""
    at = state.position
    for node in visible(state.document, state.folds, at.section):
        chars = state.document.text_nodes(at.section)[node].text.chars
        if node > at.node:
            return Position(at.section, node)
        if node == at.node:
            size = len(next(clusters(chars[at.offset : at.offset + LONGEST_CLUSTER]), ""))
            if size and at.offset + size < len(chars):
                return Position(at.section, node, at.offset + size)
    return None


def before_one(state: ReaderState) -> Position | None:
    """Return the previous visible character of the section; None at its start."""
    return before(state, state.position)


def grown(state: ReaderState, begun: Position, step: Step) -> Position:
    """Return the position one unit on: its end, or its start where the position is before the selection's other end."""
    at = state.position
    if at < begun:
        return min(max(_within(state, step(state)), at), begun)
    start = state
    for _ in range(2):  # from a unit's last character on, it is the next one's end
        following = step(start)
        if following <= start.position or following.section != at.section:
            break
        end = before(state, following)
        if end is not None and end > at:
            return end
        start = replace(state, position=following)
    return last_of_section(state)


def shrunk(state: ReaderState, begun: Position, step: Step) -> Position:
    """Return the position one unit back: the end of the one before, or its start before the selection's other end."""
    at = state.position
    if at <= begun:
        return min(_within(state, step(state)), at)
    behind = replace(state, position=Position(at.section, at.node, at.offset + 1))
    return _end_before(state, begun, step(behind))


def line_back(state: ReaderState, begun: Position, lines: LineMotions) -> Position:
    """Return the position one line back: the end of the line before, or its start before the selection's other end."""
    above = lines.line(state, -1)
    if above is None:
        return first_of_section(state) if state.position <= begun else begun
    if state.position <= begun:
        return _within(state, above)
    return _end_before(state, begun, lines.line(replace(state, position=above), 1) or above)


def _end_before(state: ReaderState, begun: Position, start: Position) -> Position:
    """Return the last character before `start`, no further than the selection's other end."""
    found = before(state, start)
    return begun if found is None else min(max(found, begun), state.position)


def clamped(state: ReaderState, section: int) -> Position:
    """Return the position of `state`, or the character of `section` that is nearest to it."""
    return _within(replace(state, position=Position(section)), state.position)


def _within(state: ReaderState, at: Position) -> Position:
    """Return a position, or the nearest one in the position's section."""
    section = state.position.section
    if at.section == section:
        return at
    return first_of_section(state) if at.section < section else last_of_section(state)
