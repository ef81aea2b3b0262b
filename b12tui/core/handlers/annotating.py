"""Commands where there are notes, or a selection for one: loaded with the first of them."""

from __future__ import annotations

from b12tui.core.handlers import note_actions, selecting
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.state import Command, ReaderState
from b12tui.fastclass import replace


def annotated(
    state: ReaderState, command: Command, lines: LineMotions, handle: selecting.Handle, result: ReaderState | None
) -> ReaderState:
    """Return the state after a command, with the note that it led to as its message; `result` is of overlays."""

    def do(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
        if not is_empty(state) and command.action in note_actions.HANDLERS:
            return note_actions.HANDLERS[command.action](state)
        if not is_empty(state) and command.action in note_actions.COMMAND_HANDLERS:
            return note_actions.COMMAND_HANDLERS[command.action](state, command)
        return handle(state, command, lines)

    if result is None and not is_empty(state):
        result = selecting.handle_selection(state, command, lines, do)
    after = snap_to_visible(result or do(state, command, lines))
    if after.selected is None:  # closing what hides its section may have ended a selection
        after = replace(after, selected_from=None)
    return note_actions.with_note_entered(state, after, command.action)
