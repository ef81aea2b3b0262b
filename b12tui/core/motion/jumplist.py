"""Jump list: jumps unfold their target and record the way back, also across documents."""

from __future__ import annotations

from b12tui.catalogue import motions
from b12tui.core import effects
from b12tui.core.motion import targets
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace

MAX_JUMPS = 200
"""Maximum number of positions in the jump list."""


def move(state: ReaderState, at: Position | None, message: str) -> ReaderState:
    """Return the state at `at`, without recording a jump; if `at` is None, return it unmoved with `message`."""
    return replace(state, message=message) if at is None else replace(state, position=at)


def jump(state: ReaderState, at: Position | None, message: str = "") -> ReaderState:
    """Return the state at `at`, the jump recorded and the target unfolded; if `at` is None, unmoved with `message`."""
    if at is None:
        return replace(state, message=message)
    back_stack = (*state.back_stack, state.position)[-MAX_JUMPS:] if at != state.position else state.back_stack
    return replace(unfold_to(state, at), position=at, back_stack=back_stack, forward_stack=())


def unfold_to(state: ReaderState, at: Position) -> ReaderState:
    """Return the state with everything opened that hides `at`."""
    nodes = state.document.text_nodes(at.section)
    if at.node >= len(nodes):
        return state
    section = state.document.sections[at.section]
    return replace(state, folds=state.folds.reveal(section, at.node, nodes[at.node]))


def back(state: ReaderState) -> ReaderState:
    """Return to the position before the last jump."""
    if not state.back_stack:
        return replace(state, message=motions.NO_PLACE_BACK)
    at = state.back_stack[-1]
    if isinstance(at, effects.RemotePosition):
        return replace(state, effect=effects.Revisit(at))
    return replace(
        unfold_to(state, at),
        position=at,
        back_stack=state.back_stack[:-1],
        forward_stack=(*state.forward_stack, state.position),
    )


def forward(state: ReaderState) -> ReaderState:
    """Undo the last `back`."""
    if not state.forward_stack:
        return replace(state, message=motions.NO_PLACE_FORWARD)
    at = state.forward_stack[-1]
    if isinstance(at, effects.RemotePosition):
        return replace(state, effect=effects.Revisit(at, forward=True))
    return replace(
        unfold_to(state, at),
        position=at,
        forward_stack=state.forward_stack[:-1],
        back_stack=(*state.back_stack, state.position),
    )


def snap_to_visible(state: ReaderState) -> ReaderState:
    """Return the state at a visible position: one that was just closed moves to what closed it.

    If the document begins with a heading, its start is that heading. A document without readable text has no visible
    position, and the state stays at its start.
    """
    document, at = state.document, state.position
    nodes = document.text_nodes(at.section)
    node = nodes[at.node] if at.node < len(nodes) else None
    if node and node.text.chars.strip() and not state.folds.hides(document.sections[at.section], at.node, node):
        return state
    near = targets.next_node(state, at, -1) or targets.next_node(state, at, 1)
    return replace(state, position=near or Position())


def is_empty(state: ReaderState) -> bool:
    """Return whether there is no text at the position; after `snap_to_visible`, the whole document is empty then."""
    return state.position.node >= len(state.document.text_nodes(state.position.section))
