"""Selecting characters by motions, to make a note on them: each motion grows the selection, and says what it is."""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import lists, notes, page
from b12tui.core.effects import Copy, SaveNote
from b12tui.core.handlers.note_actions import unit_at, worded
from b12tui.core.motion import selection
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.motion.named_selection import named_span
from b12tui.core.overlay import prompts
from b12tui.core.state import Command, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace

Handle = Callable[[ReaderState, Command, LineMotions], ReaderState]
"""Does a command on the page."""

FORWARD = frozenset(
    {"next-line", "next-word", "next-sentence", "next-block", "next-heading", "page", "half-page", "read", "read-all"}
)
"""Motions that grow a selection to the end of the next unit."""
BACKWARD = frozenset({"previous-word", "previous-sentence", "previous-block", "previous-heading"})
"""Motions that shrink it to the end of the unit before, or grow it to the start of one."""
SINGLE = frozenset({"next-character", "previous-character", "previous-line", "top", "end"})
MOTIONS = FORWARD | BACKWARD | SINGLE
"""Motions that select otherwise than by the position that they lead to."""
SAID_WHOLE = 48
"""Maximum number of characters of a selection that is said as it is."""
WORDS_SAID, WORD_SAID = 3, 16
"""Maximum number of words that are said of a longer one, and of characters of each."""


def select(state: ReaderState, command: Command) -> ReaderState:
    """Begin a selection at the position, or select what the command's text names."""
    if not command.text.strip():
        return said(replace(state, selected_from=state.position))
    typed = " ".join(command.text.split())
    found = named_span(state, typed)
    return replace(state, message=notes.not_found(typed)) if found is None else _between(state, *found)


def handle_selection(state: ReaderState, command: Command, lines: LineMotions, handle: Handle) -> ReaderState | None:
    """Return the state after an action of a selection, or another that means something else while there is one."""
    begun, action = state.selected_from, command.action
    match action:
        case "note-selection":
            return note_selection(state, command)
        case "select" if begun is None or command.text.strip():
            return select(state, command)
    if begun is None:
        return None
    match action:
        case "back-out" | "back" | "select":
            return _dropped(state, begun)
        case "open":
            return note_selection(state, command)
        case "note-sentence" if command.text:
            return note_selection(state, command)
        case _ if action in lists.NOTE_UNIT_PROMPTS and not command.text:
            found = unit_at(state, action)
            return replace(state, message=notes.NOTHING_TO_NOTE) if found is None else _between(state, *found)
        case "copy-code":
            return replace(state, effect=Copy(selection.selected_text(state), page.THE_SELECTION))
        case "say":
            return said(state)
        case _ if action in MOTIONS and not (action in ("top", "end") and command.count is not None):
            return _moved(state, begun, command, lines, handle)
        case _:
            return _after_other(state, begun, handle(state, command, lines))


def _dropped(state: ReaderState, begun: Position) -> ReaderState:
    """Return the state without the selection, where it was begun."""
    return replace(state, position=begun, selected_from=None, message=notes.NOT_SELECTED)


def note_selection(state: ReaderState, command: Command) -> ReaderState:
    """Make a note on the selection; blank words make a highlight."""
    span = state.selected
    if span is None:
        return replace(state, message=notes.nothing_selected(state.keymap.key("select") or "select"))
    if not command.text:
        return prompts.open_prompt(state, "note-selection")
    return replace(state, selected_from=None, effect=worded(state, SaveNote("", *span), command.text))


def said(state: ReaderState) -> ReaderState:
    """Return the state with the selection in words as its message."""
    words = selection.selected_text(state).split()
    whole = " ".join(words)
    if len(whole) <= SAID_WHOLE:
        return replace(state, message=notes.selected(whole))
    backwards = state.selected_from is not None and state.position < state.selected_from
    part = words[:WORDS_SAID] if backwards else words[-WORDS_SAID:]
    shown = " ".join(word if len(word) <= WORD_SAID else f"{word[:WORD_SAID]}..." for word in part)
    message = notes.selected_from if backwards else notes.selected_to
    return replace(state, message=message(len(words), shown))


def _between(state: ReaderState, start: Position, end: Position) -> ReaderState:
    """Return the state with the characters from `start` to before `end` selected."""
    last = selection.before(state, end)
    return said(replace(state, selected_from=start, position=max(start, last or start)))


def _moved(state: ReaderState, begun: Position, command: Command, lines: LineMotions, handle: Handle) -> ReaderState:
    """Return the state after a motion; at the end of its section the selection stays, and says so."""
    action, moved = command.action, state

    def step(at: ReaderState) -> Position:
        return handle(replace(at, selected_from=None), Command(action), lines).position

    for _ in range(command.count or 1):
        state.document.cancellation.check()
        at = _goal(moved, begun, action, step, lines)
        if at is None or at == moved.position:
            break
        moved = replace(moved, position=at)
    return said(moved) if moved is not state else replace(state, message=notes.WITHIN_SECTION)


def _goal(
    state: ReaderState, begun: Position, action: str, step: selection.Step, lines: LineMotions
) -> Position | None:
    """Return where a motion leads once; None where there is no way further in the section."""
    match action:
        case "next-character":
            return lines.character(state, 1) or selection.after_one(state)
        case "previous-character":
            return lines.character(state, -1) or selection.before_one(state)
        case "top":
            return selection.first_of_section(state)
        case "end":
            return selection.last_of_section(state)
        case "previous-line":
            return selection.line_back(state, begun, lines)
        case _ if action in FORWARD:
            return selection.grown(state, begun, step)
        case _:
            return selection.shrunk(state, begun, step)


def _after_other(state: ReaderState, begun: Position, after: ReaderState) -> ReaderState:
    """Return the state after another action: where it moved, the selection reaches there, within its section."""
    if after.position == state.position or after.effect is not None:
        return after
    at = selection.clamped(after, begun.section)
    return said(replace(after, position=at))
