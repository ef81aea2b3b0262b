"""Responses of line mode to commands.

Actions of the shared table are performed by `update`, as in every frontend; those of line mode alone are performed
here. Either way the response is words: a message, a list, a cell, or the text at the new position.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import counts, line_mode
from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.effects import Copy
from b12tui.core.handlers.motion import LINE_MOTION_HANDLERS, MOTION_HANDLERS
from b12tui.core.messages.location import location_message
from b12tui.core.motion.jumplist import jump
from b12tui.core.overlay import listings
from b12tui.core.overlay.go_choices import entry_name, go_choices
from b12tui.core.state import Command, ListOverlay, TableView
from b12tui.core.update import ON_TEXT, update
from b12tui.core.vocabulary.known_words import Misunderstood, understand
from b12tui.document import Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode import continue_reading, numbered_targets, table_commands
from b12tui.linear.line_mode.command_help import help_lines
from b12tui.linear.line_mode.dialogue import Dialogue, Response, by_page, copied, next_page, response_of
from b12tui.linear.line_mode.executor import came_to, execute, offer, outside, unnumbered
from b12tui.linear.line_mode.settings_commands import set_one, set_unit
from b12tui.search.folding import folded_name

Responder = Callable[[Dialogue, Command], Response]


GROWING = {*MOTION_HANDLERS, *LINE_MOTION_HANDLERS, "say", "open", "back"}
"""Actions that are the selection's while there is one."""


def answer(dialogue: Dialogue, command: Command) -> Response:
    """Perform a command and return the response."""
    if command.action == "on" and dialogue.rest:
        return next_page(dialogue)
    offered = dialogue.choices
    # The previous message must not be repeated.
    dialogue = replace(dialogue, choices=None, rest=(), state=replace(dialogue.state, message=""))
    if command.action == "number":
        return _number(dialogue, offered, command.text)
    if command.action == "where" and offered is not None:
        return _where(dialogue, offered)
    if command.action in STAYING:
        return RESPONDERS[STAYING[command.action]](dialogue, command)
    if dialogue.state.selected_from is not None:
        if command.action == "on":
            return execute(dialogue, Command("next-line"))
        if command.action in GROWING:
            return execute(dialogue, command)
    if command.action == "table" and command.text and not command.text.isdecimal():
        return _in_numbered_table(dialogue, command)
    if isinstance(dialogue.state.top_overlay, TableView):
        if command.action in table_commands.ANSWERS:
            return table_commands.ANSWERS[command.action](dialogue, command)
        if command.action == "say" or (command.action == "open" and command.count is None):
            return table_commands.table_response(dialogue, None)
        if command.action == "on":
            return table_commands.step_table(dialogue) or continue_reading.read_on(
                table_commands.out(dialogue), command
            )
        if _works_in_table(command.action):
            return execute(dialogue, command)
        dialogue = table_commands.out(dialogue)
    elif command.action in table_commands.ANSWERS:
        return table_commands.enter_and(dialogue, command)
    responder = RESPONDERS.get(command.action)
    if responder is not None:
        return responder(dialogue, command)
    return execute(dialogue, command)


def _in_numbered_table(dialogue: Dialogue, command: Command) -> Response:
    """Open the table of a number and perform there the command that is the text: `table 3 row 2`."""
    opened = update(dialogue.state, Command("table", command.count), dialogue.units)
    if not isinstance(opened.top_overlay, TableView) or opened.message:
        return response_of(dialogue, opened.message)
    inner = understand(command.text, KeyContext.TABLE, dialogue.state.keymap)
    if isinstance(inner, Misunderstood):
        return response_of(dialogue, inner.message)
    return answer(dialogue.with_state(opened), inner)


def _works_in_table(action: str) -> bool:
    known = BY_ID.get(action)
    return known is not None and bool(known.contexts & KeyContext.TABLE) and action not in ("open", *ON_TEXT)


def _number(dialogue: Dialogue, offered: ListOverlay | None, digits: str) -> Response:
    """Choose from the last list; without one, go to the section of that number."""
    if offered is None:
        return _go(dialogue, Command("go", text=digits))
    before = dialogue.state
    listing = replace(offered, digits=digits)
    if listings.chosen_entry(listing) is None:
        size = sum(entry.target is not None for entry in offered.entries)
        size -= offered.kind == "contents"  # the part before the first section has no number
        return response_of(replace(dialogue, choices=offered), line_mode.no_item(digits, size))
    after, following = listings.choose(replace(before, overlays=(*before.overlays, listing)), listing)
    if following is not None:
        after = replace(after, overlays=before.overlays)
        return (
            response_of(dialogue, line_mode.STAYED)
            if following.action == "leave"
            else answer(dialogue.with_state(after), following)
        )
    match after.effect:
        case Copy(text, name):
            return copied(dialogue, text, name)
        case None:
            return came_to(dialogue, replace(before, position=Position(-1)), after.without_overlays(), Command("go"))
        case effect:
            return outside(dialogue, replace(after.without_overlays(), effect=effect), Command("go"))


def _go(dialogue: Dialogue, command: Command) -> Response:
    typed = command.text
    if not typed.strip():
        return response_of(dialogue, line_mode.in_one_line(line_mode.EXAMPLES["go"]))
    choices = go_choices(dialogue.state, typed)
    short = next((entry.target for entry in choices if isinstance(entry.target, Command)), None)
    if short is not None and BY_ID[short.action].abbreviation == typed.strip():
        return answer(dialogue, short)
    headings = tuple(entry for entry in choices if isinstance(entry.target, Position)) or choices
    name = folded_name(typed)
    # A heading of that very name, or the only one that begins with it, precedes others that contain the words.
    same_name = [entry for entry in headings if entry_name(entry) == name]
    same_start = [entry for entry in headings if entry_name(entry).startswith(name)]
    exact = same_name or (same_start if len(same_start) == 1 else [])
    if not headings and typed.strip().isdecimal():
        count = counts.sections(len(dialogue.state.document.sections) - 1)
        return response_of(dialogue, line_mode.no_section(typed.strip(), count))
    if not headings:
        return response_of(dialogue, line_mode.no_heading(sanitize_line(typed)))
    entry = exact[0] if exact else headings[0]
    if len(headings) > 1 and not exact and not typed.strip().isdecimal():
        title = line_mode.several_match(len(headings))
        return offer(dialogue, ListOverlay("go", title, tuple(map(unnumbered, headings))))
    if isinstance(entry.target, Position):
        return came_to(
            dialogue, replace(dialogue.state, position=Position(-1)), jump(dialogue.state, entry.target), command
        )
    return (
        answer(dialogue, entry.target)
        if isinstance(entry.target, Command)
        else response_of(dialogue, f"{entry.label}.")
    )


def _where(dialogue: Dialogue, offered: ListOverlay) -> Response:
    """Return a response with the position, and the list that can be chosen from."""
    size = listings.size(offered) - (offered.kind == "contents")  # the document's title is not a section
    items = counts.items(size)
    return response_of(
        replace(dialogue, choices=offered),
        location_message(dialogue.state),
        line_mode.number_chooses(offered.title, items),
    )


def _nothing_to_repeat(dialogue: Dialogue, _command: Command) -> Response:
    return response_of(dialogue, line_mode.NOTHING_DONE)


def _history(dialogue: Dialogue, _command: Command) -> Response:
    return response_of(dialogue, *(dialogue.state.typed_lines or (line_mode.NO_COMMANDS,)))


def _help(dialogue: Dialogue, command: Command) -> Response:
    return by_page(dialogue, tuple(help_lines(command.text, dialogue.state.keymap)))


def _source_line(dialogue: Dialogue, command: Command) -> Response:
    return execute(dialogue, Command("top", command.count) if command.text and command.count is not None else command)


STAYING = {"help": "help", "table-help": "help", "history": "history"}
"""Actions that don't leave a table, each with the action whose responder answers it."""

RESPONDERS: dict[str, Responder] = {
    "on": continue_reading.read_on,
    "next-line": lambda dialogue, command: (
        continue_reading.read_on(dialogue, command) if command.count in (None, 1) else execute(dialogue, command)
    ),
    "read": continue_reading.read_next,
    "read-all": continue_reading.read_all,
    "page": continue_reading.page,
    "half-page": continue_reading.page,
    "go": _go,
    "next-heading": numbered_targets.go_to_heading,
    "open": numbered_targets.go_to_question,
    "close": numbered_targets.go_to_question,
    "toggle": numbered_targets.go_to_question,
    "next-link": numbered_targets.go_to_link,
    "copy-link": numbered_targets.go_to_link,
    "note": numbered_targets.go_to_note,
    "again": _nothing_to_repeat,
    "history": _history,
    "help": _help,
    "line": _source_line,
    "unit": set_unit,
    "set": set_one,
}
"""Actions that line mode answers itself, always or in some cases."""
