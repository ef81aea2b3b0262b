"""Typed commands on the screen: what `:` offers for them, and what they do there.

They are line mode's, whose answers are words; here they lead to a place, a list, a cell or a message.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.catalogue import line_mode, lists, motions, structure
from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.handlers import clipboard
from b12tui.core.motion.jumplist import is_empty, jump
from b12tui.core.overlay import filtering, listings
from b12tui.core.overlay.go_choices import go_choices
from b12tui.core.overlay.set_commands import OPEN, SET
from b12tui.core.state import Command, ListEntry, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.vocabulary import compound, numbered, table_addresses, typed_line
from b12tui.core.vocabulary.known_words import FILTERED_LISTS, LINE_MODE_WORDS, Misunderstood, understand
from b12tui.core.vocabulary.unit_setting import with_step
from b12tui.document import Question
from b12tui.fastclass import replace

Doing = Callable[[ReaderState, Command], ReaderState]
"""What does an action that all frontends share."""

UNIT = f"{SET}unit "
"""What is typed before a unit, as one of the settings."""
ELSEWHERE = frozenset({"open", "set"})
"""Words that mean something of the screen's own when they are typed alone: a file, a setting."""
FILTERED = {*FILTERED_LISTS, "help"}
"""Actions that list what holds the words typed after them."""


def offer(state: ReaderState, where: KeyContext) -> ReaderState:
    """Offer the command that the line in the prompt on top means, before the names that fit it."""
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt) or prompt.kind != "go":
        return state
    command = _typed(state, prompt, where)
    if command is None:
        return state
    if command.action == "go":  # `go limits` behind "Go to: "
        choices = go_choices(state, command.text)
    elif any(entry.target == command for entry in prompt.choices):
        return state
    else:
        typed = " ".join(prompt.text.split())
        choices = (ListEntry(_label(typed), command, action=typed), *_names(prompt))
    message = "" if choices else lists.no_choice(prompt.text)
    return replace(state.with_top_overlay(replace(prompt, choices=choices)), message=message)


def _typed(state: ReaderState, prompt: Prompt, where: KeyContext) -> Command | None:
    """Return the command that a prompt's line means; None for a name, and for the screen's own words."""
    if prompt.text.startswith(UNIT):
        return Command("unit", text=prompt.text.removeprefix(UNIT).strip())
    command = typed_line.typed_command(prompt.text, _names(prompt), where, state.keymap, typed_line.OWN - ELSEWHERE)
    return None if command is None or command.action == "set" else command


def _names(prompt: Prompt) -> tuple[ListEntry, ...]:
    """Return what a prompt offers but for the file of any name: `open 3` is a question, `open ./3` a file."""
    argument = prompt.text.removeprefix(OPEN).strip()
    if not prompt.text.startswith(OPEN) or "." in argument or "/" in argument:
        return prompt.choices
    return tuple(entry for entry in prompt.choices if entry.target != Command("open-file", text=argument))


def _label(typed: str) -> str:
    """Return a typed line as it is offered: a word that has no key with what it does, others as they are typed."""
    word = next((word for word in LINE_MODE_WORDS if word.typed_name == typed.casefold()), None)
    return typed if word is None else f"{word.help[0].upper()}{word.help[1:]}"


def is_typed(command: Command) -> bool:
    """Return whether a command is done here, and not as the one that a key means."""
    return command.action in OWN_ACTIONS or (bool(command.text) and command.action in RESPONDERS)


def perform(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Do a typed command on the page or in a table; `do` is what does those that all frontends share."""
    if is_empty(state) and command.action not in WORKS_WHEN_EMPTY:
        return replace(state, message=structure.EMPTY)
    return RESPONDERS[command.action](state, command, do)


def _in_table(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Go to a row, a column or a cell of the current table, or of the next one."""
    if not isinstance(state.top_overlay, TableView):
        state = do(state, Command("table"))
    view = state.top_overlay
    if not isinstance(view, TableView):
        return state
    found = table_addresses.ADDRESSED[command.action](state, view, command)
    if isinstance(found, str):
        return replace(state, message=found)
    return replace(state.with_top_overlay(replace(found, offset=0)), message="")


def _table(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Open the table of a number, and do there what follows it: `table 3 row 2`."""
    opened = do(state, Command("table", command.count))
    if command.text.isdecimal() or not isinstance(opened.top_overlay, TableView) or opened.message:
        return opened
    inner = understand(command.text, KeyContext.TABLE, state.keymap)
    if isinstance(inner, Misunderstood):
        return replace(state, message=inner.message)
    return perform(opened, inner, do) if is_typed(inner) else do(opened, inner)


def _fold(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Open or close the question of a number, or follow the link of one."""
    number = compound.link_to_open(command.text)
    found = numbered.question(state, command.count or 0) if number is None else numbered.link(state, number)
    if isinstance(found, str):
        return replace(state, message=found)
    at = jump(replace(state, overlays=()), found.position)
    question = state.document.text_node(found.position).block
    if command.action == "open" and isinstance(question, Question) and at.folds.question_open(question):
        return at  # Enter would close it
    return do(at, Command(command.action))


def _link(state: ReaderState, command: Command, _do: Doing) -> ReaderState:
    """Go to the link of a number and show its target, or copy that."""
    found = numbered.link(state, command.count or 0)
    if isinstance(found, str):
        return replace(state, message=found)
    at = jump(replace(state, overlays=()), found.position)
    if command.action == "copy-link":
        return replace(state, effect=clipboard.copy_text(at, "copy-link").effect)
    return replace(at, message=found.label)


def _heading(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Go to the next heading of a level."""
    level = f"level-{command.count}"
    if level not in BY_ID:
        return replace(state, message=motions.no_more_headings_of_level(command.count or 0))
    return do(replace(state, overlays=()), Command(level))


def _note(state: ReaderState, command: Command, _do: Doing) -> ReaderState:
    found = numbered.note(state, command.count)
    if isinstance(found, str):
        return replace(state, message=found)
    return jump(replace(state, overlays=()), found.position)


def _filtered_list(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    """Open a list with the entries that hold the words typed after its name."""
    level = command.count if command.action == "list-headings" else None
    opened = do(state, Command(command.action, level))
    listing = opened.top_overlay
    if level is not None or not isinstance(listing, ListOverlay):
        return opened
    shown = filtering.filtered(listing, command.text)
    return filtering.entered(opened.with_top_overlay(shown), command.text)


def _source_line(state: ReaderState, command: Command, do: Doing) -> ReaderState:
    return do(replace(state, overlays=()), Command("top", command.count))


def _unit(state: ReaderState, command: Command, _do: Doing) -> ReaderState:
    return with_step(state, command.text)


def _again(state: ReaderState, _command: Command, _do: Doing) -> ReaderState:
    return replace(state, message=line_mode.NOTHING_DONE)  # what there is, is done where it is typed


def _history(state: ReaderState, _command: Command, _do: Doing) -> ReaderState:
    """List the lines typed so far, the last one first; Enter types one again."""
    entries = tuple(ListEntry(line, Command("go", text=line)) for line in reversed(state.typed_lines))
    return listings.push(state, ListOverlay("history", lists.TYPED_LINES, entries), line_mode.NO_COMMANDS)


RESPONDERS: dict[str, Callable[[ReaderState, Command, Doing], ReaderState]] = {
    "row": _in_table,
    "column": _in_table,
    "cell": _in_table,
    "table": _table,
    "open": _fold,
    "close": _fold,
    "toggle": _fold,
    "next-link": _link,
    "copy-link": _link,
    "next-heading": _heading,
    "note": _note,
    **dict.fromkeys(FILTERED, _filtered_list),
    "line": _source_line,
    "unit": _unit,
    "again": _again,
    "history": _history,
}
"""What does a typed command that is not a key's."""
OWN_ACTIONS = frozenset(word.id for word in LINE_MODE_WORDS) & RESPONDERS.keys()
"""Actions that no key has."""
WORKS_WHEN_EMPTY = ("unit", "again", "history", "help")
"""Those that need no words in the document."""
