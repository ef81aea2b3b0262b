"""Unit of a step where lines are walked, typed as `unit`: a line or a sentence."""

from __future__ import annotations

from b12tui.catalogue import counts, line_mode
from b12tui.core.state import ReaderState
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace

STEPS = {"line": False, "sentence": True}
"""Units, each with the setting `sentence_lines`."""


def with_step(state: ReaderState, value: str) -> ReaderState:
    """Return the state with another unit, if a value is typed, and a message of the unit or of what it can be."""
    choice = value.casefold().strip()
    fitting = [step for step in STEPS if step.startswith(choice)] if choice else []
    if choice and not fitting:
        return replace(
            state, message=line_mode.wrong_value("Unit", counts.alternatives(tuple(STEPS)), sanitize_line(value))
        )
    if fitting:
        state = replace(state, appearance=replace(state.appearance, sentence_lines=STEPS[fitting[0]]))
    return replace(state, message=line_mode.setting("Unit", step(state)))


def step(state: ReaderState) -> str:
    """Return the unit in force."""
    return next(name for name, by_sentence in STEPS.items() if by_sentence == state.appearance.sentence_lines)
