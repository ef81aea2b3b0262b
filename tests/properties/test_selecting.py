"""Selections: whatever is pressed, they stay whole, within one section, and a note can be made on them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.document_strategies import documents
from support.fixed_lines import FixedLines

from b12tui.core.handlers import selecting
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Document

ACTIONS = sorted(
    selecting.MOTIONS | {"note-word", "note-sentence", "note-block", "note-section", "next-link", "parent"}
)


@given(
    document=documents(),
    part=st.integers(0, 100),
    pressed=st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(1, 4)), max_size=8),
)
def test_a_selection_stays_within_its_section_and_has_characters(
    document: Document, part: int, pressed: list[tuple[str, int]]
) -> None:
    state = snap_to_visible(ReaderState(document))
    lines = FixedLines()
    state = update(state, Command("percent", part), lines)
    state = update(state, Command("select"), lines)
    if is_empty(state):
        assert state.selected is None
        return
    section = state.position.section
    for action, count in pressed:
        state = update(state, Command(action, count), lines)
        span = state.selected
        if span is None:  # what was jumped to is closed by the same name that is open here
            assert state.selected_from is None
            return
        assert span[0] < span[1]
        assert span[0].section == span[1].section == state.position.section == section
        assert snap_to_visible(state) == state
        assert state.selected_from is not None
        assert span[0] == min(state.selected_from, state.position)
        assert state.message or action not in selecting.MOTIONS - {"top", "end"}  # with a count they go to a line
