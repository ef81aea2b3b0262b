"""What each action does on the text itself, with nothing lying over it.

Tables, by what an action needs to know: nothing more, or its command (a count, a typed word). Those that move are in
`going`, with those that need to know where lines break; those that change the look are in `switching`.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.actions import ACTIONS, BY_ID, PROGRAM, TEXT, KeyContext
from b12tui.core.handlers import activation, clipboard, motion, toggles
from b12tui.core.handlers.documents import adjacent_document
from b12tui.core.messages.location import match_place, where
from b12tui.core.motion.jumplist import back, forward, is_empty, jump
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import (
    ChangeFrontend,
    Command,
    GoToChange,
    KeepMark,
    ListBookmarks,
    ListChanges,
    ListOverlay,
    OpenEditor,
    Prompt,
    Quit,
    ReaderState,
    Redraw,
    Reload,
    RemotePosition,
    TableView,
)
from b12tui.core.table import cursor
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace
from b12tui.search.results import step_match


def _percent(state: ReaderState, command: Command) -> ReaderState:
    listed = _listed(state, "percent") if command.count is None else None
    return listed or motion.go_to_percent(state, command)


def _match(state: ReaderState, command: Command) -> ReaderState:
    if state.search is None or state.search.current is None:
        return replace(state, message=match_place(state))
    by = (command.count or 1) * (1 if command.action == "find-next" else -1)
    search, wrapped = step_match(state.search, state.position, by)
    if search.current is None:
        return replace(state, search=search, message=match_place(replace(state, search=search)))
    after = jump(replace(state, search=search), search.current.start)
    around = "Past the end, from the start: " if by > 0 else "Past the start, from the end: "
    return replace(after, message=(around if wrapped else "") + match_place(after))


def _find(state: ReaderState, command: Command) -> ReaderState:
    asked = prompts.ask(state, "find")
    prompt = asked.top_overlay
    if not command.text or not isinstance(prompt, Prompt):
        return asked
    looked = prompts.search_as_typed(asked, command.text, prompt)
    return prompts.enter_prompt(looked, replace(prompt, text=command.text))[0]


def _matches(state: ReaderState) -> ReaderState:
    if state.search is None or state.search.current is None:
        return replace(state, message=match_place(state))
    return _show(state, listings.matches(state), "")


def _mark(state: ReaderState, command: Command) -> ReaderState:
    if not command.text:
        return _listed(state, "mark") or prompts.ask(state, "mark")
    if len(command.text) > 1 or not command.text.isalpha():
        return replace(state, message=f"A mark is named by one letter, not by {_spelt(command.text)}.")
    name = command.text
    others = tuple(pair for pair in state.bookmarks if pair[0] != name)
    kept = tuple(each for each in state.kept if each.name != name)
    marked = replace(state, bookmarks=(*others, (name, state.position)), kept=kept)
    return replace(marked, message=f"Mark {name} is set.", effect=KeepMark(name))


def _go_mark(state: ReaderState, command: Command) -> ReaderState:
    if not command.text:
        return _listed(state, "go-mark") or prompts.ask(state, "go-mark")
    if command.text == "'":
        last = state.back_stack[-1] if state.back_stack else None
        return back(state) if isinstance(last, RemotePosition) else jump(state, last, "No place to go back to.")
    name = _spelt(command.text)
    missing = f"No mark is named {name}{_by_key(state, 'mark', 'sets one')}."
    if any(each.name == command.text for each in state.kept):
        missing = f"Mark {name} is not in this text as it is now; it is kept."
    return jump(state, dict(state.bookmarks).get(command.text), missing)


def _spelt(name: str) -> str:
    """Return what was typed for a name, as it can be said."""
    return sanitize_line(name).strip() or "a blank"


def _listed(state: ReaderState, action: str) -> ReaderState | None:
    """Return the reader before what would be typed for an action, as a list, where letters and digits are no keys."""
    if state.keymap.printable:
        return None
    from b12tui.core.overlay import letter_pickers

    if not letter_pickers.wanted(state):
        return None
    if action == "go-mark":
        return listings.show_bookmarks(state)
    return _show(state, letter_pickers.letters(state) if action == "mark" else letter_pickers.percentages(state), "")


def _show(state: ReaderState, listing: ListOverlay, empty: str) -> ReaderState:
    if not listing.entries:
        return replace(state, message=empty)
    return replace(state, overlays=(*state.overlays, listing))


def _at_hand(state: ReaderState) -> KeyContext:
    """Tell where the actions are done that help lists: on what it lies over."""
    match state.top_overlay:
        case ListOverlay():
            return KeyContext.LIST
        case TableView():
            return KeyContext.TABLE
        case _:
            return KeyContext.TEXT


def _follow(state: ReaderState) -> ReaderState:
    said = "The file is not followed any more." if state.follows else "The file is followed: what is written comes in."
    if not state.follows and state.document_id in ("", "-"):
        return replace(state, message="There is no file to follow.")
    return replace(state, follows=not state.follows, message=said)


def _back_out(state: ReaderState, command: Command) -> ReaderState:
    """Leave the program; Esc leaves only what was found, since a slow line may split a key and leave its Esc alone."""
    if command.text != "Esc":
        return replace(state, effect=Quit())
    return replace(state, search=None, message="" if state.search else _leaving(state))


def _head(state: ReaderState, command: Command) -> ReaderState:
    """Go to another head; the first time, ask whether that is for good."""
    name = command.action
    if command.text in ("now", "always"):
        return replace(state, effect=ChangeFrontend(name, command.text == "always"))
    if name == state.frontend == "screen":
        return replace(state, message="This is the screen.")
    if state.confirm_frontend_change and name != state.frontend:
        return _show(state, listings.default_frontend(name), "")
    return replace(state, effect=ChangeFrontend(name))


def _by_key(state: ReaderState, action: str, does: str) -> str:
    """Return what a key does, behind a sentence, where the action has one."""
    key = state.keymap.key(action)
    return f"; {key} {does}" if key else ""


def _leaving(state: ReaderState) -> str:
    key = next((key for key in state.keymap.keys_for(BY_ID["back-out"], KeyContext.TEXT) if key != "Esc"), "")
    return f"{key or state.keymap.key('quit') or 'The last of all actions'} leaves the program."


HANDLERS: dict[str, Callable[[ReaderState], ReaderState]] = {
    **toggles.TOGGLES,
    "parent": motion.go_to_parent,
    "back": back,
    "forward": forward,
    "next-text": lambda state: adjacent_document(state, 1),
    "previous-text": lambda state: adjacent_document(state, -1),
    "last": lambda state: _go_mark(state, Command("go-mark", text="'")),
    "marks": lambda state: replace(state, effect=ListBookmarks()),
    "contents": lambda state: (
        _show(state, listings.contents_list(state), "")
        if len(state.document.sections) > 1
        else replace(state, message="This text has no sections.")
    ),
    "matches": _matches,
    "where": lambda state: replace(state, message=where(state)),
    "say": lambda state: replace(state, effect=Redraw()),
    "open": activation.activate,
    "close": lambda state: activation.toggle(state, opened=False),
    "toggle": activation.toggle,
    "open-all": lambda state: activation.set_all_folds(state, opened=True),
    "close-all": lambda state: activation.set_all_folds(state, opened=False),
    "questions": lambda state: _show(state, listings.questions(state), "There are no questions in this text."),
    "links": lambda state: _show(state, listings.links(state), "There are no links in this text."),
    "table": cursor.enter_table,
    "help": lambda state: _show(state, listings.actions(_at_hand(state), state.keymap), ""),
    "edit": lambda state: replace(state, effect=OpenEditor()),
    "reload": lambda state: replace(state, effect=Reload()),
    "follow": _follow,
    "changed": lambda state: replace(state, effect=ListChanges()),
    "next-change": lambda state: replace(state, effect=GoToChange(1)),
    "previous-change": lambda state: replace(state, effect=GoToChange(-1)),
    "leave": lambda state: state,
    "heads": lambda state: _show(state, listings.frontends(state), ""),
}

COMMAND_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    **motion.MOTION_HANDLERS,
    **toggles.WIDTH_HANDLERS,
    "percent": _percent,
    "mark": _mark,
    "go-mark": _go_mark,
    "go": lambda state, command: prompts.ask(state, "go", command.text),
    "find": _find,
    "find-next": _match,
    "find-previous": _match,
    "copy-link": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-section": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-code": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-document": lambda state, command: clipboard.copy_text(state, command.action),
    "back-out": _back_out,
    "screen": _head,
    "spoken": _head,
    "line": _head,
}

COUNTING = {*motion.MOTION_HANDLERS, *motion.LINE_MOTION_HANDLERS, "percent", "find-next", "find-previous"}
"""What heeds a count: how often it is done, or which line or part of the text is meant."""

BETWEEN_DOCUMENTS = {"back", "forward", "next-text", "previous-text", "marks"}
"""What leads to other texts."""
WORKS_WHEN_EMPTY = (
    {action.id for action in ACTIONS if action.group in (TEXT, PROGRAM)} | {"go", "say"} | BETWEEN_DOCUMENTS
)
"""What can be done where there is nothing to read."""


def handle(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    """Do a command on the text."""
    name = command.action
    if is_empty(state) and name not in WORKS_WHEN_EMPTY:
        # Enter leads to all actions, as it does on plain text: for some hands it is the only way out.
        return HANDLERS["help"](state) if name == "open" else replace(state, message="The text is empty.")
    if name in HANDLERS:
        return HANDLERS[name](state)
    if name in COMMAND_HANDLERS:
        return COMMAND_HANDLERS[name](state, command)
    if name in motion.LINE_MOTION_HANDLERS:
        return motion.LINE_MOTION_HANDLERS[name](state, command, lines)
    return replace(state, message=f"That can be done in a table only{_by_key(state, 'table', 'opens one')}.")
