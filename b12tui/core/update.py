"""One step: a reader, a command, and the next reader. Nothing happens anywhere else.

What lies on top takes the command first (a list, a table, a prompt); what it doesn't know goes to the text.
"""

from __future__ import annotations

from b12tui.core.actions import ACTIONS, BY_ID, Where
from b12tui.core.appearance import THEMES
from b12tui.core.handlers.page import in_text
from b12tui.core.keymap.bindings import unbound
from b12tui.core.messages.phrases import BLANK
from b12tui.core.motion.jumplist import nothing_here, settle
from b12tui.core.motion.line_motions import Lines
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import Command, Listing, Prompt, Quit, Reader, Redraw, Suspend, TableView
from b12tui.core.table import cursor
from b12tui.document.sanitize import safe
from b12tui.fastclass import replace

TABLE_ONLY = {action.id for action in ACTIONS if action.where is Where.TABLE} - {"next-table", "previous-table"}
"""What is done in a table alone; by name it opens the one at hand first, or the next."""
ON_TEXT = ("contents", "go", "heads", "help", "links", "marks", "matches")
"""What is asked of the text, whatever lies over it."""
SHOWING = {name: name for name in ON_TEXT} | {"help": "actions"}
"""Actions that show a list, with its kind; once more, and they close it."""


def context(reader: Reader) -> Where:
    """Tell which keys are at hand."""
    match reader.top:
        case Listing():
            return Where.LIST
        case TableView():
            return Where.TABLE
        case _:
            return Where.TEXT


def update(reader: Reader, command: Command, lines: Lines) -> Reader:
    """Do a command; what it has to say is in `said`, what the head has to do is in `effect`."""
    reader = _without_digits(settle(replace(reader, said="", effect=None)), command)
    done = _anywhere(reader, command)
    if done is None:
        match reader.top:
            case Listing():
                done = _in_list(reader, reader.top, command, lines)
            case TableView():
                done = _in_table(reader, reader.top, command, lines)
            case Prompt() | None:
                done = None
    if done is None and reader.top is None and command.action in TABLE_ONLY and not nothing_here(reader):
        opened = cursor.enter(reader)
        seen = opened.top
        done = _in_table(opened, seen, command, lines) if isinstance(seen, TableView) else opened
    if done is None:
        done = in_text(reader, command, lines)
    return settle(done)


def _without_digits(reader: Reader, command: Command) -> Reader:
    """Return the reader with the number that was typed in a list forgotten, unless the command is about it."""
    listing = reader.top
    if not isinstance(listing, Listing) or not listing.digits or command.action in ("digit", "leave", "open"):
        return reader
    return replace(reader, layers=(*reader.layers[:-1], replace(listing, digits="")))


def _anywhere(reader: Reader, command: Command) -> Reader | None:
    """Do what means the same whatever is on top."""
    match command.action:
        case "quit":
            return replace(reader, effect=Quit())
        case "suspend":
            return replace(reader, effect=Suspend())
        case "redraw":
            return replace(reader, effect=Redraw())
        case "theme":
            following = (THEMES.index(reader.look.theme) + 1) % len(THEMES) if reader.look.theme in THEMES else 0
            look = replace(reader.look, theme=THEMES[following])
            return replace(reader, look=look, said=f"Theme: {look.theme}.")
        case "unknown-key":
            return replace(reader, said=unbound(reader.keys, command.text, context(reader)))
        case _:
            return None


def _in_list(reader: Reader, listing: Listing, command: Command, lines: Lines) -> Reader | None:
    count = command.count or 1
    match command.action:
        case "next-line":
            return listings.step(reader, listing, count)
        case "previous-line":
            return listings.step(reader, listing, -count)
        case "page":
            return listings.turn(reader, listing, count, lines)
        case "page-back":
            return listings.turn(reader, listing, -count, lines)
        case "top":
            return listings.step(reader, listing, -len(listing.entries))
        case "end":
            return listings.step(reader, listing, len(listing.entries))
        case "next-character" | "previous-character":
            words = listing.entries[listing.at].words if listing.entries else ""
            by = 1 if command.action == "next-character" else -1
            char = min(max(listing.char + by, 0), max(len(words) - 1, 0))
            return listings.put(reader, replace(listing, char=char))
        case "digit":
            digits = listing.digits + command.text
            return listings.put(reader, replace(listing, digits=digits), f"Number {digits}; Enter chooses it.")
        case "leave" if listing.digits:
            return listings.put(reader, replace(listing, digits=listing.digits[:-1]))
        case "back-out" | "leave":
            return replace(reader, layers=reader.layers[:-1])
        case shown if SHOWING.get(shown) == listing.kind:
            return replace(reader, layers=reader.layers[:-1])
        case "open":
            after, following = listings.choose(reader, listing)
            return after if following is None else update(_beneath(after, following), following, lines)
        case "say":
            return reader
        case "where":
            return replace(reader, said=listings.where_in(reader, listing))
        case _:
            return None if BY_ID[command.action].where & Where.LIST else reader


def _beneath(reader: Reader, command: Command) -> Reader:
    """Return the reader without the lists on top that a chosen command means nothing in."""
    if BY_ID[command.action].where & Where.LIST:
        return reader
    layers = reader.layers
    while layers and isinstance(layers[-1], Listing):
        layers = layers[:-1]
    return replace(reader, layers=layers)


def _in_table(reader: Reader, seen: TableView, command: Command, lines: Lines) -> Reader | None:
    match command.action:
        case "back-out" | "leave" | "table":
            return cursor.leave(reader, seen)
        case "table-help":
            return update(reader, Command("help"), lines)
        case "record":
            return cursor.record(reader, seen)
        case "copy-cell" | "copy-row" | "copy-column" | "copy-table":
            return cursor.copy(reader, seen, command.action)
        case "sort" | "filter" | "all-rows":
            return _arrange(reader, seen, command)
        case "open":
            return replace(reader, layers=(*reader.layers, cursor.whole(reader, seen)))
        case "where":
            return replace(reader, said=cursor.where_in(reader, seen))
        case "say":
            table = cursor.block(reader.document, seen)
            words = cursor.cell(table, seen.row, seen.column).chars or BLANK
            return replace(reader, said=f"{cursor.header(table, seen.column)}: {words}")
        case _:
            known = BY_ID.get(command.action)
            if known is not None and known.where & Where.TABLE and command.action not in ON_TEXT:
                return cursor.step(reader, seen, command, lines)
            return None


def _arrange(reader: Reader, seen: TableView, command: Command) -> Reader:
    from b12tui.core.table import arrangement  # what few ask for, no start waits for

    match command.action:
        case "sort":
            return arrangement.sort(reader, seen, command)
        case "all-rows":
            return arrangement.all_rows(reader, seen)
        case _ if command.text:
            return arrangement.holding(reader, seen, command.text)
        case _:
            return arrangement.ask(reader, seen)


def submit(reader: Reader, lines: Lines) -> Reader:
    """Take what was typed in the prompt on top and do what it asks for."""
    prompt = reader.top
    if not isinstance(prompt, Prompt):
        return reader
    after, following = prompts.enter(reader, prompt)
    return settle(after) if following is None else update(after, following, lines)


def type_in(reader: Reader, key: str, text: str, lines: Lines) -> Reader:
    """Take a key in the prompt on top: `text` for what is to be inserted, else the key's name."""
    prompt = reader.top
    if not isinstance(prompt, Prompt):
        return reader
    reader = replace(reader, said="", effect=None)
    if text:
        # What is pasted may hold anything, and the line it is shown on is one.
        text = safe(text).replace("\n", " ").replace("\t", " ")
        if not text:
            return reader
    if key == "Enter":
        return submit(reader, lines)
    edited = prompts.edit(reader, prompt, "" if text else key, text)
    if prompt.kind in ("mark", "go-mark") and text:
        return update(edited, Command(prompt.kind, text=text[0]), lines)
    return settle(edited)
