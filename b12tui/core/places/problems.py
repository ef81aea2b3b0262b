"""Motions between the errors that a program reported, or its warnings if there are no errors."""

from __future__ import annotations

from b12tui.catalogue import motions
from b12tui.core.motion.jumplist import jump
from b12tui.core.places.source_lines import line_of, position_at
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace


def step_problem(state: ReaderState, by: int) -> ReaderState:
    """Go to the next line with an error, or by -1 to the previous one, and report its number."""
    found = state.document.problems()
    errors = [line for line, level in found if level == "error"]
    lines = errors or [line for line, _ in found]
    here = line_of(state.document, state.position)
    numbers = [number for number, line in enumerate(lines) if (line > here if by > 0 else line < here)]
    at_end = by > 0
    if not numbers:
        none = (
            (motions.NO_MORE_ERRORS, motions.NO_ERROR_BEFORE)
            if errors
            else (motions.NO_MORE_WARNINGS, motions.NO_WARNING_BEFORE)
        )
        return replace(state, message=none[0] if at_end else none[1])
    number = numbers[0] if at_end else numbers[-1]
    numbered = motions.error if errors else motions.warning
    moved = jump(state, position_at(state.document, lines[number]))
    return replace(moved, message=numbered(number + 1, len(lines)))
