"""Handlers of actions on the page, without an overlay on top.

They are grouped by what they take: the state alone, or the command too (a count, a typed word). Motions are in
`motion`, also those that depend on line breaks; changes of the appearance are in `toggles`.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import page as page_messages
from b12tui.catalogue import shapes, structure, tables
from b12tui.core import effects
from b12tui.core.actions import ACTIONS, BY_ID, ELEMENT_LISTS, PROGRAM, READING_ON, TEXT, KeyContext
from b12tui.core.handlers import (
    activation,
    bookmarks,
    clipboard,
    code_lines,
    finding,
    motion,
    toggles,
)
from b12tui.core.handlers.document_navigation import adjacent_document
from b12tui.core.handlers.leaving import leave
from b12tui.core.messages import spelling
from b12tui.core.messages.location import location_message
from b12tui.core.motion import words
from b12tui.core.motion.jumplist import back, forward, is_empty
from b12tui.core.motion.line_motions import LineMotions
from b12tui.core.overlay import contents, element_lists, letter_pickers, listings, prompts, set_commands
from b12tui.core.places import problems
from b12tui.core.state import Command, ListOverlay, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.fastclass import replace


def _percent(state: ReaderState, command: Command) -> ReaderState:
    picker = letter_pickers.push(state, "percent") if command.count is None else None
    return picker or motion.go_to_percent(state, command)


def _spell(state: ReaderState) -> ReaderState:
    word = words.word_at(state)
    if state.spelt_at == state.position:
        return replace(state, spelt_at=None, message=spelling.spelt_by_words(word))
    return replace(state, spelt_at=state.position, message=spelling.spelt(word))


def _mark(state: ReaderState, command: Command) -> ReaderState:
    if not command.text:
        return letter_pickers.push(state, "mark") or prompts.open_prompt(state, "mark")
    return bookmarks.set_bookmark(state, command.text)


def _go_mark(state: ReaderState, command: Command) -> ReaderState:
    if not command.text:
        return letter_pickers.push(state, "go-mark") or prompts.open_prompt(state, "go-mark")
    return bookmarks.go_to_bookmark(state, command.text)


def _context_below(state: ReaderState) -> KeyContext:
    """Return the context whose actions help lists: that of the overlay below it."""
    match state.top_overlay:
        case ListOverlay():
            return KeyContext.LIST
        case TableView():
            return KeyContext.TABLE
        case _:
            return KeyContext.TEXT


def _follow(state: ReaderState) -> ReaderState:
    message = page_messages.NOT_FOLLOWED if state.follows else page_messages.FOLLOWED
    if not state.follows and (not state.document_id or (state.document_id == "-" and not state.input_grows)):
        return replace(state, message=page_messages.NO_FILE_TO_FOLLOW)
    return replace(state, follows=not state.follows, message=message)


def _back_out(state: ReaderState, command: Command) -> ReaderState:
    """Leave the program; Esc only ends the search, since a slow line may split a key and deliver its Esc alone."""
    if command.text != "Esc":
        return leave(state)
    return replace(state, search=None, message="" if state.search else _quit_hint(state))


def _change_frontend(state: ReaderState, command: Command) -> ReaderState:
    """Change to another frontend; the first time, ask whether to make it the default."""
    name = command.action
    if command.text in ("now", "always"):
        return replace(state, effect=effects.ChangeFrontend(name, command.text == "always"))
    if name == state.frontend == "screen":
        # Who chooses the screen needs no advice on other modes any more, nor a question.
        return replace(state, confirm_frontend_change=False, message=page_messages.THIS_IS_THE_SCREEN)
    if state.confirm_frontend_change and name != state.frontend:
        return listings.push(state, listings.default_frontend(name))
    return replace(state, effect=effects.ChangeFrontend(name))


def _change(state: ReaderState, command: Command) -> ReaderState:
    """Go to the next or previous change of a diff, error of a log, or block that was written since the last reading."""
    if state.document.problems():
        return problems.step_problem(state, 1 if command.action == "next-change" else -1)
    if not state.document.is_diff:
        return replace(state, effect=effects.GoToChange(1 if command.action == "next-change" else -1))
    return motion.DIFF_HANDLERS[command.action](state, command)


def _quit_hint(state: ReaderState) -> str:
    key = next((key for key in state.keymap.keys_for(BY_ID["back-out"], KeyContext.TEXT) if key != "Esc"), "")
    return page_messages.press_to_quit(key or state.keymap.key("quit"))


APPEARANCE = (
    *("spacing", "verbosity", "ruler", "cursor-row", "focus", "sentence-lines", "contents-side", "hints", "progress"),
    *("wider", "narrower", "width"),
)
"""Actions that change the appearance."""

# Functions of lazy modules stand in lambdas, so that a module is loaded for its first action.
HANDLERS: dict[str, Callable[[ReaderState], ReaderState]] = {
    "code-lines": lambda state: code_lines.toggle_code_lines(state),
    "parent": motion.go_to_parent,
    "back": back,
    "forward": forward,
    "next-text": lambda state: adjacent_document(state, 1),
    "previous-text": lambda state: adjacent_document(state, -1),
    "last": lambda state: bookmarks.go_to_bookmark(state, "'"),
    "marks": lambda state: replace(state, effect=effects.ListBookmarks()),
    "contents": lambda state: (
        listings.push(state, contents.contents_list(state))
        if len(state.document.sections) > 1
        else replace(state, message=page_messages.NO_SECTIONS)
    ),
    "matches": lambda state: finding.list_matches(state),
    "where": lambda state: replace(state, message=location_message(state)),
    "spell": _spell,
    "stopped": lambda state: bookmarks.go_to_stop(state),
    "say": lambda state: replace(state, effect=effects.Redraw()),
    "open": lambda state: activation.activate(state),
    "close": lambda state: activation.toggle(state, opened=False),
    "toggle": lambda state: activation.toggle(state),
    "open-all": lambda state: activation.set_all_folds(state, opened=True),
    "close-all": lambda state: activation.set_all_folds(state, opened=False),
    "questions": lambda state: listings.push(state, listings.question_list(state), page_messages.NO_QUESTIONS),
    "links": lambda state: listings.push(state, listings.link_list(state), page_messages.NO_LINKS),
    "help": lambda state: listings.push(state, listings.help_list(state, _context_below(state))),
    "backlinks": lambda state: replace(state, effect=effects.ListBacklinks()),
    "browser": lambda state: replace(state, effect=effects.OpenPage()),
    "edit": lambda state: replace(state, effect=effects.OpenEditor()),
    "reload": lambda state: replace(state, effect=effects.Reload()),
    "follow": _follow,
    "changed": lambda state: replace(state, effect=effects.ListChanges()),
    "raw-lines": lambda state: replace(state, effect=effects.ToggleRawLines()),
    "as-markdown": lambda state: replace(state, effect=effects.ToggleRawLines("markdown")),
    "fold-levels": lambda state: (
        replace(state, effect=effects.ToggleRawLines("levels"))
        if state.document.problems()
        else replace(state, message=shapes.NO_LEVELS)
    ),
    "word-changes": lambda state: (
        replace(state, effect=effects.ToggleRawLines("word-diff"))
        if state.document.is_diff
        else replace(state, message=page_messages.NO_DIFF)
    ),
    "leave": lambda state: state,
    "mode": lambda state: listings.push(state, listings.frontend_list(state)),
}

COMMAND_HANDLERS: dict[str, Callable[[ReaderState, Command], ReaderState]] = {
    **motion.MOTION_HANDLERS,
    **dict.fromkeys(APPEARANCE, lambda state, command: toggles.change(state, command)),
    "scroll-right": lambda state, command: code_lines.scroll(state, command),
    "scroll-left": lambda state, command: code_lines.scroll(state, command),
    "next-change": _change,
    "previous-change": _change,
    "percent": _percent,
    "table": lambda state, command: cursor.enter_table(state, command.count),
    **dict.fromkeys(ELEMENT_LISTS, lambda state, command: element_lists.show_elements(state, command)),
    "mark": _mark,
    "go-mark": _go_mark,
    "delete-mark": lambda state, command: bookmarks.delete_bookmark(state, command),
    "go": lambda state, command: prompts.open_prompt(state, "go", command.text),
    "open-file": lambda state, command: (
        set_commands.open_file(state, command.text)
        if command.text.strip()
        else prompts.open_prompt(state, "go", set_commands.OPEN)
    ),
    "search-files": lambda state, command: (
        replace(state, effect=effects.SearchFiles(command.text))
        if command.text.strip()
        else prompts.open_prompt(state, "go", set_commands.GREP)
    ),
    "set-value": lambda state, command: (
        set_commands.set_value(state, command.text)
        if " " in command.text.strip()
        else prompts.open_prompt(state, "go", f"{set_commands.SET}{command.text}")
    ),
    "find": lambda state, command: finding.find(state, command),
    "find-next": lambda state, command: finding.step(state, command),
    "find-previous": lambda state, command: finding.step(state, command),
    "copy-link": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-section": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-code": lambda state, command: clipboard.copy_text(state, command.action),
    "copy-document": lambda state, command: clipboard.copy_text(state, command.action),
    "back-out": _back_out,
    "screen": _change_frontend,
    "spoken": _change_frontend,
    "line": _change_frontend,
}

COUNTING = {
    *motion.MOTION_HANDLERS,
    *motion.LINE_MOTION_HANDLERS,
    "percent",
    "find-next",
    "find-previous",
    "table",
    "scroll-right",
    "scroll-left",
} - {*READING_ON}
"""Actions that use a count: as a number of repetitions, a line or a part of the document."""

BETWEEN_DOCUMENTS = {"back", "forward", "next-text", "previous-text", "marks"}
"""Actions that lead to other documents."""
WORKS_WHEN_EMPTY = (
    {action.id for action in ACTIONS if action.group in (TEXT, PROGRAM)}
    | {"go", "say", "backlinks"}
    | BETWEEN_DOCUMENTS
) - {"scroll-right", "scroll-left"}
"""Actions that are available in an empty document."""


def handle(state: ReaderState, command: Command, lines: LineMotions) -> ReaderState:
    """Do a command on the page."""
    name = command.action
    if is_empty(state) and name not in WORKS_WHEN_EMPTY:
        # Enter lists all actions, as it does on plain text: with few usable keys it is the only way out.
        return HANDLERS["help"](state) if name == "open" else replace(state, message=structure.EMPTY)
    if name in HANDLERS:
        return HANDLERS[name](state)
    if name in COMMAND_HANDLERS:
        return COMMAND_HANDLERS[name](state, command)
    if name in motion.LINE_MOTION_HANDLERS:
        return motion.LINE_MOTION_HANDLERS[name](state, command, lines)
    return replace(state, message=tables.only_in_a_table(state.keymap.key("table")))
