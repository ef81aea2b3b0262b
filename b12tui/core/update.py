"""One step: a reader, a command, and the next reader. Nothing happens anywhere else.

What lies on top takes the command first (a list, a table, a prompt); what it doesn't know goes to the text.
"""

from __future__ import annotations

from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.appearance import THEMES
from b12tui.core.handlers.page import handle
from b12tui.core.keymap.bindings import unbound
from b12tui.core.messages.phrases import BLANK_WORD
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import Command, ListOverlay, Prompt, Quit, ReaderState, Redraw, Suspend, TableView
from b12tui.core.table import cursor
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace

TABLE_ONLY = {action.id for action in ACTIONS if action.contexts is KeyContext.TABLE} - {"next-table", "previous-table"}
"""What is done in a table alone; by name it opens the one at hand first, or the next."""
ON_TEXT = ("contents", "go", "heads", "help", "links", "marks", "matches")
"""What is asked of the text, whatever lies over it."""
SHOWING = {name: name for name in ON_TEXT} | {"help": "actions"}
"""Actions that show a list, with its kind; once more, and they close it."""


def context(state: ReaderState) -> KeyContext:
    """Tell which keys are at hand."""
    match state.top_overlay:
        case ListOverlay():
            return KeyContext.LIST
        case TableView():
            return KeyContext.TABLE
        case _:
            return KeyContext.TEXT


def update(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    """Do a command; what it has to say is in `said`, what the head has to do is in `effect`."""
    state = _without_digits(snap_to_visible(replace(state, message="", effect=None)), command)
    done = _anywhere(state, command)
    if done is None:
        match state.top_overlay:
            case ListOverlay():
                done = _in_list(state, state.top_overlay, command, lines)
            case TableView():
                done = _in_table(state, state.top_overlay, command, lines)
            case Prompt() | None:
                done = None
    if done is None and state.top_overlay is None and command.action in TABLE_ONLY and not is_empty(state):
        opened = cursor.enter_table(state)
        seen = opened.top_overlay
        done = _in_table(opened, seen, command, lines) if isinstance(seen, TableView) else opened
    if done is None:
        done = handle(state, command, lines)
    return snap_to_visible(done)


def _without_digits(state: ReaderState, command: Command) -> ReaderState:
    """Return the reader with the number that was typed in a list forgotten, unless the command is about it."""
    listing = state.top_overlay
    if not isinstance(listing, ListOverlay) or not listing.digits or command.action in ("digit", "leave", "open"):
        return state
    return replace(state, overlays=(*state.overlays[:-1], replace(listing, digits="")))


def _anywhere(state: ReaderState, command: Command) -> ReaderState | None:
    """Do what means the same whatever is on top."""
    match command.action:
        case "quit":
            return replace(state, effect=Quit())
        case "suspend":
            return replace(state, effect=Suspend())
        case "redraw":
            return replace(state, effect=Redraw())
        case "theme":
            following = (
                (THEMES.index(state.appearance.theme) + 1) % len(THEMES) if state.appearance.theme in THEMES else 0
            )
            appearance = replace(state.appearance, theme=THEMES[following])
            return replace(state, appearance=appearance, message=f"Theme: {appearance.theme}.")
        case "unknown-key":
            return replace(state, message=unbound(state.keymap, command.text, context(state)))
        case _:
            return None


def _in_list(state: ReaderState, listing: ListOverlay, command: Command, lines: LineMotions) -> ReaderState | None:
    count = command.count or 1
    match command.action:
        case "next-line":
            return listings.step_list(state, listing, count)
        case "previous-line":
            return listings.step_list(state, listing, -count)
        case "page":
            return listings.turn(state, listing, count, lines)
        case "page-back":
            return listings.turn(state, listing, -count, lines)
        case "top":
            return listings.step_list(state, listing, -len(listing.entries))
        case "end":
            return listings.step_list(state, listing, len(listing.entries))
        case "next-character" | "previous-character":
            words = listing.entries[listing.index].label if listing.entries else ""
            by = 1 if command.action == "next-character" else -1
            char = min(max(listing.offset + by, 0), max(len(words) - 1, 0))
            return listings.with_list(state, replace(listing, offset=char))
        case "digit":
            digits = listing.digits + command.text
            return listings.with_list(state, replace(listing, digits=digits), f"Number {digits}; Enter chooses it.")
        case "leave" if listing.digits:
            return listings.with_list(state, replace(listing, digits=listing.digits[:-1]))
        case "back-out" | "leave":
            return replace(state, overlays=state.overlays[:-1])
        case shown if SHOWING.get(shown) == listing.kind:
            return replace(state, overlays=state.overlays[:-1])
        case "open":
            after, following = listings.choose(state, listing)
            return after if following is None else update(_beneath(after, following), following, lines)
        case "say":
            return state
        case "where":
            return replace(state, message=listings.position_in_list(state, listing))
        case _:
            return None if BY_ID[command.action].contexts & KeyContext.LIST else state


def _beneath(state: ReaderState, command: Command) -> ReaderState:
    """Return the reader without the lists on top that a chosen command means nothing in."""
    if BY_ID[command.action].contexts & KeyContext.LIST:
        return state
    layers = state.overlays
    while layers and isinstance(layers[-1], ListOverlay):
        layers = layers[:-1]
    return replace(state, overlays=layers)


def _in_table(state: ReaderState, seen: TableView, command: Command, lines: LineMotions) -> ReaderState | None:
    match command.action:
        case "back-out" | "leave" | "table":
            return cursor.leave_table(state, seen)
        case "table-help":
            return update(state, Command("help"), lines)
        case "record":
            return cursor.record(state, seen)
        case "copy-cell" | "copy-row" | "copy-column" | "copy-table":
            return cursor.copy_cells(state, seen, command.action)
        case "sort" | "filter" | "all-rows":
            return _arrange(state, seen, command)
        case "open":
            return replace(state, overlays=(*state.overlays, cursor.whole(state, seen)))
        case "where":
            return replace(state, message=cursor.position_in_table(state, seen))
        case "say":
            table = cursor.table_at(state.document, seen)
            words = cursor.cell_text(table, seen.row, seen.column).chars or BLANK_WORD
            return replace(state, message=f"{cursor.header(table, seen.column)}: {words}")
        case _:
            known = BY_ID.get(command.action)
            if known is not None and known.contexts & KeyContext.TABLE and command.action not in ON_TEXT:
                return cursor.step_cell(state, seen, command, lines)
            return None


def _arrange(state: ReaderState, seen: TableView, command: Command) -> ReaderState:
    from b12tui.core.table import arrangement  # what few ask for, no start waits for

    match command.action:
        case "sort":
            return arrangement.sort(state, seen, command)
        case "all-rows":
            return arrangement.all_rows(state, seen)
        case _ if command.text:
            return arrangement.filter_rows(state, seen, command.text)
        case _:
            return arrangement.ask_filter(state, seen)


def submit(state: ReaderState, lines: LineMotions) -> ReaderState:
    """Take what was typed in the prompt on top and do what it asks for."""
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt):
        return state
    after, following = prompts.enter_prompt(state, prompt)
    return snap_to_visible(after) if following is None else update(after, following, lines)


def type_in(state: ReaderState, key: str, text: str, lines: LineMotions) -> ReaderState:
    """Take a key in the prompt on top: `text` for what is to be inserted, else the key's name."""
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt):
        return state
    state = replace(state, message="", effect=None)
    if text:
        # What is pasted may hold anything, and the line it is shown on is one.
        text = sanitize(text).replace("\n", " ").replace("\t", " ")
        if not text:
            return state
    if key == "Enter":
        return submit(state, lines)
    edited = prompts.edit_prompt(state, prompt, "" if text else key, text)
    if prompt.kind in ("mark", "go-mark") and text:
        return update(edited, Command(prompt.kind, text=text[0]), lines)
    return snap_to_visible(edited)
