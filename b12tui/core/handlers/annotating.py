"""Dispatch of commands where there are notes or a selection; it is loaded with the first of them."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import lists, notes
from b12tui.core.handlers import note_actions, selecting
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.note_marks import note_at
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.table.cursor import cell_position, cell_text, table_at
from b12tui.fastclass import replace

NOTES_IN_TEXT = ("next-note", "previous-note", "list-comments", "select", "note-selection", "note-section")
"""Actions that lead out of a table."""
ON_NOTES = frozenset({"select", "note-selection", *note_actions.HANDLERS, *note_actions.COMMAND_HANDLERS})
"""Actions on notes or on the selection for one."""
MAKING = (*lists.NOTE_UNIT_PROMPTS, "category", "compose-note")
"""Actions that may make a note on a cell."""


def annotated(
    state: ReaderState, command: Command, lines: LineMotions, handle: selecting.Handle, result: ReaderState | None
) -> ReaderState:
    """Return the state after a command, with the note that it led to as its message; `result` is of overlays."""
    if not state.overlays and state.selected_from is None and command.action not in ON_NOTES:
        after = snap_to_visible(result or handle(state, command, lines))
        if after.overlays:
            return _with_note_of_cell(None, after)
        here = note_at(after.notes, after.position)
        return after if here is None else note_actions.with_note_entered(state, after, here, command.action)

    view = state.top_overlay

    def do(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
        if not is_empty(state) and command.action in note_actions.HANDLERS:
            return note_actions.HANDLERS[command.action](state)
        if not is_empty(state) and command.action in note_actions.COMMAND_HANDLERS:
            return note_actions.COMMAND_HANDLERS[command.action](state, command)
        return handle(state, command, lines)

    if isinstance(view, TableView):
        if result is None and command.action in NOTES_IN_TEXT:
            left = replace(state, overlays=(), position=cell_position(state.document, view))
            return annotated(left, command, lines, handle, None)
        return _in_table(state, view, command, result, lambda at_cell: do(at_cell, command, lines))
    if result is None and not is_empty(state):
        result = selecting.handle_selection(state, command, lines, do)
    after = snap_to_visible(result or do(state, command, lines))
    if after.selected_from is not None and after.selected is None:  # closing what hides its section may have ended it
        after = replace(after, selected_from=None)
    here = note_at(after.notes, after.position)
    if here is not None:
        after = note_actions.with_note_entered(state, after, here, command.action)
    return _with_note_of_cell(None, after)


def _in_table(
    state: ReaderState,
    view: TableView,
    command: Command,
    result: ReaderState | None,
    do: Callable[[ReaderState], ReaderState],
) -> ReaderState:
    """Return the state after a command in the table view: on the note of its cell, or with the note on the new cell."""
    if result is None and (command.action in note_actions.HANDLERS or command.action in note_actions.COMMAND_HANDLERS):
        if (
            command.action in MAKING
            and not cell_text(table_at(state.document, view), view.row, view.column).chars.strip()
        ):
            return replace(state, message=notes.NOTHING_TO_NOTE)
        done = do(replace(state, overlays=(), position=cell_position(state.document, view)))
        return replace(done, overlays=(*state.overlays, *done.overlays), position=state.position)
    return _with_note_of_cell(view, snap_to_visible(do(state) if result is None else result))


def _with_note_of_cell(before: TableView | None, after: ReaderState) -> ReaderState:
    """Return the state after a command with the note on the cell that it led to in its message."""
    now = after.top_overlay
    if not isinstance(now, TableView) or now == before:
        return after
    here = note_at(after.notes, cell_position(after.document, now))
    if here is None:
        return after
    said = note_actions.entered(after, here)
    return replace(after, message=" ".join(filter(None, (after.message, said))))
