"""What line mode answers to a command.

What the table of actions knows is done by `update`, as everywhere; what only line mode has is done here. Whatever was
done, the answer is words: what the action had to say, a list, a cell, or the piece of text that one has come to.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.actions import BY_ID, Where
from b12tui.core.messages import phrases
from b12tui.core.messages.location import where
from b12tui.core.motion.jumplist import jump
from b12tui.core.overlay import listings
from b12tui.core.overlay.prompts import go_choices
from b12tui.core.state import Command, Copy, Entry, Listing, TableView
from b12tui.core.update import ON_TEXT
from b12tui.document import Address
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import replace
from b12tui.linear.line_mode import continue_reading, numbered_targets, table_commands
from b12tui.linear.line_mode.dialogue import Reply, Talk, copied, say
from b12tui.linear.line_mode.executor import bare, came_to, do, offer, outside, unnumbered
from b12tui.linear.line_mode.settings_commands import set_one, set_unit
from b12tui.linear.line_mode.vocabulary import help_lines

Answer = Callable[[Talk, Command], Reply]


def answer(talk: Talk, command: Command) -> Reply:
    """Do a command and return the answer."""
    offered = talk.offered
    # What was said before is not to be said again.
    talk = replace(talk, offered=None, reader=replace(talk.reader, said=""))
    if command.action == "number":
        return _number(talk, offered, command.text)
    if command.action == "where" and offered is not None:
        return _where(talk, offered)
    if command.action in STAYING:
        return OWN[STAYING[command.action]](talk, command)
    if isinstance(talk.reader.top, TableView):
        if command.action in table_commands.ANSWERS:
            return table_commands.ANSWERS[command.action](talk, command)
        if command.action == "say" or (command.action == "open" and command.count is None):
            return table_commands.said(talk, None)
        if command.action == "on":
            return table_commands.on(talk) or continue_reading.on(table_commands.out(talk), command)
        if _works_in_table(command.action):
            return do(talk, command)
        talk = table_commands.out(talk)
    elif command.action in table_commands.ANSWERS:
        return table_commands.enter_and(talk, command)
    own = OWN.get(command.action)
    if own is not None:
        return own(talk, command)
    return do(talk, command)


def _works_in_table(action: str) -> bool:
    known = BY_ID.get(action)
    return known is not None and bool(known.where & Where.TABLE) and action not in ("open", *ON_TEXT)


def _number(talk: Talk, offered: Listing | None, digits: str) -> Reply:
    """Choose from the list that was said last; without one, go to the section of that number."""
    if offered is None:
        return _go(talk, Command("go", text=digits))
    before = talk.reader
    listing = replace(offered, digits=digits)
    if listings.chosen(listing) is None:
        size = sum(entry.goal is not None for entry in offered.entries)
        size -= offered.kind == "contents"  # what stands before the first section has no number
        return say(replace(talk, offered=offered), f"No item {digits}; the list has {size}.")
    after, following = listings.choose(replace(before, layers=(*before.layers, listing)), listing)
    if following is not None:
        after = replace(after, layers=before.layers)
        return say(talk, "Stayed here.") if following.action == "leave" else answer(talk.at(after), following)
    match after.effect:
        case Copy(text, name):
            return copied(talk, text, name)
        case None:
            return came_to(talk, replace(before, at=Address(-1)), bare(after), Command("go"))
        case effect:
            return outside(talk, replace(bare(after), effect=effect), Command("go"))


def _go(talk: Talk, command: Command) -> Reply:
    typed = command.text
    if not typed.strip():
        return say(talk, "Say it in one line: go symptoms.")
    choices = go_choices(talk.reader, typed)
    short = next((entry.goal for entry in choices if isinstance(entry.goal, Command)), None)
    if short is not None and BY_ID[short.action].short == typed.strip():
        return answer(talk, short)
    headings = tuple(entry for entry in choices if isinstance(entry.goal, Address)) or choices
    wanted = " ".join(typed.casefold().split())
    # One that is named so, or the only one that begins so, is meant, whatever else has the words in it.
    named = [entry for entry in headings if _name(entry) == wanted]
    begun = [entry for entry in headings if _name(entry).startswith(wanted)]
    exact = named or (begun if len(begun) == 1 else [])
    if not headings and typed.strip().isdecimal():
        count = phrases.counted("section", len(talk.reader.document.sections) - 1)
        return say(talk, f"There is no section {typed.strip()}; {count}.")
    if not headings:
        return say(talk, f"No heading has “{safe_line(typed)}” in its name; contents lists them.")
    entry = exact[0] if exact else headings[0]
    if len(headings) > 1 and not exact and not typed.strip().isdecimal():
        return offer(talk, Listing("go", f"{len(headings)} fit", tuple(map(unnumbered, headings))))
    if isinstance(entry.goal, Address):
        return came_to(talk, replace(talk.reader, at=Address(-1)), jump(talk.reader, entry.goal), command)
    return answer(talk, entry.goal) if isinstance(entry.goal, Command) else say(talk)


def _where(talk: Talk, offered: Listing) -> Reply:
    """Say where one is, and which list can be chosen from."""
    said = listings.size(offered) - (offered.kind == "contents")  # the text's own title is no section
    items = phrases.counted("item", said)
    return say(replace(talk, offered=offered), where(talk.reader), f"{offered.title}, {items}: a number chooses one.")


def _name(entry: Entry) -> str:
    return entry.words.casefold().split(". ", 1)[-1]


def _history(talk: Talk, _command: Command) -> Reply:
    return say(talk, *(talk.commands or ("No commands yet.",)))


def _help(talk: Talk, command: Command) -> Reply:
    return say(talk, *help_lines(command.text, talk.reader.keys))


def _source_line(talk: Talk, command: Command) -> Reply:
    return do(talk, Command("top", command.count) if command.text and command.count is not None else command)


STAYING = {"help": "help", "table-help": "help", "history": "history"}
"""What leaves no table, and how it is answered."""

OWN: dict[str, Answer] = {
    "on": continue_reading.on,
    "next-line": lambda talk, command: (
        continue_reading.on(talk, command) if command.count in (None, 1) else do(talk, command)
    ),
    "read": continue_reading.read,
    "read-all": continue_reading.read_all,
    "page": continue_reading.page,
    "half-page": continue_reading.page,
    "go": _go,
    "next-heading": numbered_targets.heading,
    "open": numbered_targets.question,
    "close": numbered_targets.question,
    "toggle": numbered_targets.question,
    "next-link": numbered_targets.link,
    "copy-link": numbered_targets.link,
    "note": numbered_targets.note,
    "history": _history,
    "help": _help,
    "line": _source_line,
    "unit": set_unit,
    "set": set_one,
}
"""What is not, or not always, left to the table of actions."""
