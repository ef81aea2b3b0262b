"""Motions between the changes of a diff: runs of lines that were removed, added, or both."""

from __future__ import annotations

from b12tui.core.motion.targets import next_node
from b12tui.core.state import ReaderState
from b12tui.document import LineBlock, Position
from b12tui.document.blocks import CHANGED_LINES


def next_change(state: ReaderState, by: int) -> Position | None:
    """Return the start of the next or previous change; from within one, back goes to its own start."""
    at: Position | None = state.position
    inside = _is_changed(state, state.position)
    if by > 0:
        while at is not None and inside:
            at = next_node(state, at, 1)
            inside = at is not None and _continues(state, at)
        while at is not None and not _is_changed(state, at):
            at = next_node(state, at, 1)
        return at
    if inside and (start := _start(state, state.position)) < state.position:
        return start
    at = next_node(state, _start(state, state.position) if inside else state.position, -1)
    while at is not None and not _is_changed(state, at):
        at = next_node(state, at, -1)
    return None if at is None else _start(state, at)


def _is_changed(state: ReaderState, at: Position) -> bool:
    block = state.document.text_node(at).block
    return isinstance(block, LineBlock) and block.change in CHANGED_LINES


def _continues(state: ReaderState, at: Position) -> bool:
    """Return whether a text node is a changed one, and follows another in its section."""
    return at.node > 0 and _is_changed(state, at) and _is_changed(state, Position(at.section, at.node - 1))


def _start(state: ReaderState, at: Position) -> Position:
    """Return the start of the change that a changed text node belongs to."""
    node = at.node
    while node > 0 and _is_changed(state, Position(at.section, node - 1)):
        node -= 1
    return Position(at.section, node)
