"""What line mode answers to a command.

What the table of actions knows is done by `update`, as everywhere; what only line mode has is done here. Whatever was
done, the answer is words: what the action had to say, a list, a cell, or the piece of text that one has come to.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.messages import phrases
from b12tui.core.messages.location import where
from b12tui.core.motion.jumplist import jump
from b12tui.core.overlay import listings
from b12tui.core.overlay.prompts import go_choices
from b12tui.core.state import Command, Copy, ListEntry, ListOverlay, TableView
from b12tui.core.update import ON_TEXT
from b12tui.document import Position
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode import continue_reading, numbered_targets, table_commands
from b12tui.linear.line_mode.dialogue import Dialogue, Response, copied, say_response
from b12tui.linear.line_mode.executor import came_to, execute, offer, outside, unnumbered, without_overlays
from b12tui.linear.line_mode.settings_commands import set_one, set_unit
from b12tui.linear.line_mode.vocabulary import help_lines

Responder = Callable[[Dialogue, Command], Response]


def answer(dialogue: Dialogue, command: Command) -> Response:
    """Do a command and return the answer."""
    offered = dialogue.offered
    # What was said before is not to be said again.
    dialogue = replace(dialogue, offered=None, state=replace(dialogue.state, message=""))
    if command.action == "number":
        return _number(dialogue, offered, command.text)
    if command.action == "where" and offered is not None:
        return _where(dialogue, offered)
    if command.action in STAYING:
        return RESPONDERS[STAYING[command.action]](dialogue, command)
    if isinstance(dialogue.state.top_overlay, TableView):
        if command.action in table_commands.ANSWERS:
            return table_commands.ANSWERS[command.action](dialogue, command)
        if command.action == "say" or (command.action == "open" and command.count is None):
            return table_commands.said(dialogue, None)
        if command.action == "on":
            return table_commands.step_table(dialogue) or continue_reading.read_on(
                table_commands.out(dialogue), command
            )
        if _works_in_table(command.action):
            return execute(dialogue, command)
        dialogue = table_commands.out(dialogue)
    elif command.action in table_commands.ANSWERS:
        return table_commands.enter_and(dialogue, command)
    own = RESPONDERS.get(command.action)
    if own is not None:
        return own(dialogue, command)
    return execute(dialogue, command)


def _works_in_table(action: str) -> bool:
    known = BY_ID.get(action)
    return known is not None and bool(known.contexts & KeyContext.TABLE) and action not in ("open", *ON_TEXT)


def _number(dialogue: Dialogue, offered: ListOverlay | None, digits: str) -> Response:
    """Choose from the list that was said last; without one, go to the section of that number."""
    if offered is None:
        return _go(dialogue, Command("go", text=digits))
    before = dialogue.state
    listing = replace(offered, digits=digits)
    if listings.chosen(listing) is None:
        size = sum(entry.target is not None for entry in offered.entries)
        size -= offered.kind == "contents"  # what stands before the first section has no number
        return say_response(replace(dialogue, offered=offered), f"No item {digits}; the list has {size}.")
    after, following = listings.choose(replace(before, overlays=(*before.overlays, listing)), listing)
    if following is not None:
        after = replace(after, overlays=before.overlays)
        return (
            say_response(dialogue, "Stayed here.")
            if following.action == "leave"
            else answer(dialogue.at(after), following)
        )
    match after.effect:
        case Copy(text, name):
            return copied(dialogue, text, name)
        case None:
            return came_to(dialogue, replace(before, position=Position(-1)), without_overlays(after), Command("go"))
        case effect:
            return outside(dialogue, replace(without_overlays(after), effect=effect), Command("go"))


def _go(dialogue: Dialogue, command: Command) -> Response:
    typed = command.text
    if not typed.strip():
        return say_response(dialogue, "Say it in one line: go symptoms.")
    choices = go_choices(dialogue.state, typed)
    short = next((entry.target for entry in choices if isinstance(entry.target, Command)), None)
    if short is not None and BY_ID[short.action].short == typed.strip():
        return answer(dialogue, short)
    headings = tuple(entry for entry in choices if isinstance(entry.target, Position)) or choices
    wanted = " ".join(typed.casefold().split())
    # One that is named so, or the only one that begins so, is meant, whatever else has the words in it.
    named = [entry for entry in headings if _name(entry) == wanted]
    begun = [entry for entry in headings if _name(entry).startswith(wanted)]
    exact = named or (begun if len(begun) == 1 else [])
    if not headings and typed.strip().isdecimal():
        count = phrases.plural("section", len(dialogue.state.document.sections) - 1)
        return say_response(dialogue, f"There is no section {typed.strip()}; {count}.")
    if not headings:
        return say_response(dialogue, f"No heading has “{sanitize_line(typed)}” in its name; contents lists them.")
    entry = exact[0] if exact else headings[0]
    if len(headings) > 1 and not exact and not typed.strip().isdecimal():
        return offer(dialogue, ListOverlay("go", f"{len(headings)} fit", tuple(map(unnumbered, headings))))
    if isinstance(entry.target, Position):
        return came_to(
            dialogue, replace(dialogue.state, position=Position(-1)), jump(dialogue.state, entry.target), command
        )
    return answer(dialogue, entry.target) if isinstance(entry.target, Command) else say_response(dialogue)


def _where(dialogue: Dialogue, offered: ListOverlay) -> Response:
    """Say where one is, and which list can be chosen from."""
    said = listings.size(offered) - (offered.kind == "contents")  # the text's own title is no section
    items = phrases.plural("item", said)
    return say_response(
        replace(dialogue, offered=offered), where(dialogue.state), f"{offered.title}, {items}: a number chooses one."
    )


def _name(entry: ListEntry) -> str:
    return entry.label.casefold().split(". ", 1)[-1]


def _history(dialogue: Dialogue, _command: Command) -> Response:
    return say_response(dialogue, *(dialogue.commands or ("No commands yet.",)))


def _help(dialogue: Dialogue, command: Command) -> Response:
    return say_response(dialogue, *help_lines(command.text, dialogue.state.keymap))


def _source_line(dialogue: Dialogue, command: Command) -> Response:
    return execute(dialogue, Command("top", command.count) if command.text and command.count is not None else command)


STAYING = {"help": "help", "table-help": "help", "history": "history"}
"""What leaves no table, and how it is answered."""

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
    "history": _history,
    "help": _help,
    "line": _source_line,
    "unit": set_unit,
    "set": set_one,
}
"""What is not, or not always, left to the table of actions."""
