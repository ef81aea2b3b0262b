"""Reducer: a state and a command make the next state.

The top overlay (list, table or prompt) handles the command first; what it does not handle goes to the document.
"""

from __future__ import annotations

from b12tui.catalogue import lists, page, structure
from b12tui.core import effects
from b12tui.core.actions import ACTIONS, BY_ID, NOTING, KeyContext
from b12tui.core.handlers import annotating
from b12tui.core.handlers.leaving import leave
from b12tui.core.handlers.page_actions import handle
from b12tui.core.keymap.bindings import unbound
from b12tui.core.motion.jumplist import is_empty, snap_to_visible
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.overlay import cell_list, filtering, listings, prompts, theme_list
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.table import cursor, sort_filter
from b12tui.core.vocabulary import on_screen, typed_line
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace

TABLE_ONLY = {action.id for action in ACTIONS if action.contexts is KeyContext.TABLE} - {"next-table", "previous-table"}
"""Actions of tables only; called by name on the page, they first open the current table, or the next one."""
ON_TEXT = (
    *("contents", "go", "help", "links", "marks", "matches", "mode"),
    *("open-file", "search-files", "set-value"),
)
"""Actions on the document, whatever overlay is on top."""
NOTE_ACTIONS = {action.id for action in ACTIONS if action.group == NOTING}
"""Actions on notes."""
OTHERS_IN_TABLE = {*ON_TEXT, *NOTE_ACTIONS}
"""Actions that go to no other cell."""
LIST_KINDS = {name: name for name in ON_TEXT} | {"help": "actions"}
"""Kind of the list that each action opens; repeating the action closes the list."""


def context(state: ReaderState) -> KeyContext:
    """Return the context that keys are looked up in."""
    match state.top_overlay:
        case ListOverlay():
            return KeyContext.LIST
        case TableView():
            return KeyContext.TABLE
        case _:
            return KeyContext.TEXT


def update(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    """Return the state after a command; its `message` is to be announced, its `effect` to be done by the frontend."""
    state = _clear_digits(snap_to_visible(replace(state, message="", effect=None)), command)
    result, top = _handle_globally(state, command, lines), state.top_overlay
    if result is None:
        match top:
            case ListOverlay():
                result = _handle_in_list(state, top, command, lines)
            case TableView():
                result = _handle_in_table(state, top, command, lines)
            case Prompt() | None:
                result = None
    if result is None and top is None and command.action in TABLE_ONLY and not is_empty(state):
        entered = cursor.enter_table(state)
        view = entered.top_overlay
        result = _handle_in_table(entered, view, command, lines) if isinstance(view, TableView) else entered
    if command.action in NOTE_ACTIONS or state.selected_from is not None or (result or state).notes:
        return annotating.annotated(state, command, lines, handle, result)
    return snap_to_visible(result or handle(state, command, lines))


def _clear_digits(state: ReaderState, command: Command) -> ReaderState:
    """Clear the digits typed in a list, unless the command uses them."""
    listing = state.top_overlay
    if (
        not isinstance(listing, ListOverlay)
        or not listing.digits
        or command.action in ("digit", "say", "leave", "open")
    ):
        return state
    return state.with_top_overlay(replace(listing, digits=""))


def _handle_globally(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState | None:
    """Handle a command that means the same in every context."""
    match command.action:
        case "quit":
            return leave(state, command.text)
        case "suspend":
            return replace(state, effect=effects.Suspend())
        case "redraw":
            return replace(state, effect=effects.Redraw())
        case "go" if command.text and state.frontend == "screen":
            return type_in(prompts.open_prompt(state, "go"), "", command.text, lines)
        case "theme":
            return theme_list.theme(state, command)
        case "unknown-key":
            moved = filtering.to_first_letter(state, command.text)
            return moved or replace(state, message=unbound(state.keymap, command.text, context(state)))
        case _:
            return None


def _handle_in_list(
    state: ReaderState, listing: ListOverlay, command: Command, lines: LineMotions
) -> ReaderState | None:
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
            label = listing.entries[listing.index].text if listing.entries else ""
            by = 1 if command.action == "next-character" else -1
            offset = min(max(listing.offset + by, 0), max(len(label) - 1, 0))
            return listings.with_list(state, replace(listing, offset=offset))
        case "digit":
            digits = listing.digits + command.text
            return listings.with_list(state, replace(listing, digits=digits), lists.number_typed(digits))
        case "filter-list":
            return filtering.ask_filter(state, listing)
        case "leave" if listing.digits:
            return listings.with_list(state, replace(listing, digits=listing.digits[:-1]))
        case "back-out" if listing.unfiltered:
            heard = lists.ALL_ITEMS if state.is_heard else ""
            return listings.with_list(state, filtering.unfiltered(listing), heard)
        case "back-out" | "leave":
            return state.without_top_overlay()
        case shown if LIST_KINDS.get(shown) == listing.kind:
            return state.without_top_overlay()
        case "open":
            chosen, next_command = listings.choose(state, listing)
            return chosen if next_command is None else update(_close_lists(chosen, next_command), next_command, lines)
        case "say" if listing.digits and any("." in entry.outline for entry in listing.entries):
            return _handle_in_list(state, listing, Command("digit", text="."), lines)
        case "say":
            return listings.with_list(state, replace(listing, digits=""))
        case "where":
            return replace(state, message=listings.position_in_list(state, listing))
        case _:
            return None if BY_ID[command.action].contexts & KeyContext.LIST else state


def _close_lists(state: ReaderState, command: Command) -> ReaderState:
    """Close the lists on top in which a chosen command has no meaning."""
    if BY_ID[command.action].contexts & KeyContext.LIST:
        return state
    overlays = state.overlays
    while overlays and isinstance(overlays[-1], ListOverlay):
        overlays = overlays[:-1]
    return replace(state, overlays=overlays)


def _handle_in_table(state: ReaderState, view: TableView, command: Command, lines: LineMotions) -> ReaderState | None:
    match command.action:
        case "table" if command.count is not None:
            entered = cursor.enter_table(state, command.count)
            above = entered.overlays[len(state.overlays) :]
            return replace(entered, overlays=(*state.overlays[:-1], *above)) if above else entered
        case "back-out" | "leave":
            return cursor.leave_table(state, view)
        case "table":
            left = cursor.leave_table(state, view)
            return replace(left, message=page.OUT_OF_THE_TABLE) if state.is_heard else left
        case "table-help":
            return update(state, Command("help"), lines)
        case "record":
            return cursor.record(state, view)
        case "copy-cell" | "copy-row" | "copy-column" | "copy-table":
            return cursor.copy_cells(state, view, command.action)
        case "sort" | "filter" | "all-rows":
            return _arrange(state, view, command)
        case "open":
            return replace(state, overlays=(*state.overlays, cell_list.cell_list(state, view)))
        case "where":
            return replace(state, message=cursor.position_in_table(state, view))
        case "say":
            table = cursor.table_at(state.document, view)
            words = cursor.cell_text(table, view.row, view.column).chars or structure.BLANK
            return replace(state, message=f"{cursor.header(table, view.column)}: {words}")
        case _:
            known = BY_ID.get(command.action)
            if known is not None and known.contexts & KeyContext.TABLE and command.action not in OTHERS_IN_TABLE:
                return cursor.step_cell(state, view, command, lines)
            return None


def _arrange(state: ReaderState, view: TableView, command: Command) -> ReaderState:
    match command.action:
        case "sort":
            return sort_filter.sort(state, view, command)
        case "all-rows":
            return sort_filter.all_rows(state, view)
        case _ if command.text:
            return sort_filter.filter_rows(state, view, command.text)
        case _:
            return sort_filter.ask_filter(state, view)


def submit(state: ReaderState, lines: LineMotions) -> ReaderState:
    """Submit the prompt on top, and do the resulting command."""
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt):
        return state
    submitted, next_command = prompts.enter_prompt(state, prompt)
    if prompt.kind == "go" and state.frontend == "screen":
        return snap_to_visible(_do_typed(submitted, prompts.line_of(prompt), next_command, lines))
    return snap_to_visible(submitted) if next_command is None else update(submitted, next_command, lines)


def _do_typed(state: ReaderState, typed: str, command: Command | None, lines: LineMotions) -> ReaderState:
    """Do what was typed after `:` on the screen, and remember it; `again` does the line before."""
    repeated = typed_line.repeated(state, command)
    if repeated:
        before = replace(state, typed_lines=state.typed_lines[:-1])  # Enter remembers the line again
        return type_in(type_in(prompts.open_prompt(before, "go"), "", repeated, lines), "Enter", "", lines)
    state = typed_line.remember(state, typed, command)
    if command is None:
        return state
    if on_screen.is_typed(command):
        return on_screen.perform(state, command, lambda below, shared: update(below, shared, lines))
    return update(state, command, lines)


def type_in(state: ReaderState, key: str, text: str, lines: LineMotions) -> ReaderState:
    """Handle a key in the prompt on top: `text` is the text to insert, else `key` is the key's name."""
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt):
        return state
    state = replace(state, message="", effect=None)
    if text:
        # Pasted text may contain anything, and the prompt is a single line.
        text = sanitize(text).replace("\n", " ").replace("\t", " ")
        if not text:
            return state
    if key == "Enter":
        return submit(state, lines)
    if key == "Tab" and prompt.kind in lists.NOTE_PROMPTS:
        return _in_editor(state, prompt, lines)
    edited = prompts.edit_prompt(state, prompt, "" if text else key, text)
    if prompt.kind in ("mark", "go-mark") and text:
        return update(edited, Command(prompt.kind, text=text[0]), lines)
    if prompt.kind == "go" and state.frontend == "screen" and isinstance(after := edited.top_overlay, Prompt):
        is_offered = after.choices is prompt.choices and prompt.choices  # the key only moved among them, or the cursor
        edited = edited if is_offered else on_screen.offer(edited, context(edited.without_top_overlay()))
    return snap_to_visible(edited)


def _in_editor(state: ReaderState, prompt: Prompt, lines: LineMotions) -> ReaderState:
    """Ask for the editor, to go on with the words of a note there; the prompt stays until they are saved."""
    submitted = submit(state, lines)
    if isinstance(submitted.effect, effects.SaveNote):
        return replace(state, effect=effects.ComposeNote(submitted.effect, prompt.text))
    return submitted
