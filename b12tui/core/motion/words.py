"""Words of the text: the one at the position, the next and the one before."""

from __future__ import annotations

from b12tui.core.motion.targets import next_node
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.document.word_count import word_spans


def next_word(state: ReaderState, by: int) -> Position | None:
    """Return the start of the next word (`by` 1) or of the word before (-1); None where there is none."""
    at = state.position
    starts = _starts(state, at)
    within = [start for start in starts if (start > at.offset if by > 0 else start < at.offset)]
    if within:
        return Position(at.section, at.node, within[0] if by > 0 else within[-1])
    near = next_node(state, at, by)
    if near is None:
        return None
    starts = _starts(state, near)
    return Position(near.section, near.node, starts[0] if by > 0 else starts[-1]) if starts else near


def _starts(state: ReaderState, at: Position) -> list[int]:
    return [start for start, _ in word_spans(state.document.text_node(at).text.chars)]


def word_at(state: ReaderState) -> str:
    """Return the word that contains the position, or else the one after it; empty if there is none."""
    chars = state.document.text_node(state.position).text.chars
    return next((chars[start:end] for start, end in word_spans(chars) if end > state.position.offset), "")
