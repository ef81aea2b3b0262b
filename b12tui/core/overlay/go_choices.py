"""Choices of the prompt `go`: headings and actions that match what is typed, by number, name or synonym."""

from __future__ import annotations

import re
from functools import lru_cache

from b12tui.catalogue import lists
from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.overlay import set_commands
from b12tui.core.overlay.contents import contents_list
from b12tui.core.overlay.listings import question_list
from b12tui.core.overlay.synonyms import NOTES, SYNONYMS
from b12tui.core.state import Command, ListEntry, ReaderState
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern
from b12tui.search.folding import folded_name

UNNAMED_ACTIONS = ("back-out", "leave", "open", "go", "table-help")
"""Actions that depend on the top overlay, which is a prompt here."""
MAX_CHOICES = 200
"""Maximum number of headings and actions that `go` offers."""
PERCENTAGE = lazy_pattern(r"(\d{1,3}) ?(?:%|percent)", re.ASCII)
"""Percentage of the document as it is typed."""
NUMBERED_SECTION = lazy_pattern(r"(section|chapter) (\d{1,9}(?:\.\d{1,9})*)", re.ASCII)
"""Section as it is typed: what it is called, and its number."""
WHOLE_SYNONYM = 3
"""Characters from which on the beginning of a synonym is enough: a letter finds what has it in its own name."""
MAX_SOURCE_FOR_QUESTIONS = 262_144
"""Characters of source up to which `go` also offers questions: finding them reads the whole document."""


def go_choices(state: ReaderState, typed: str) -> tuple[ListEntry, ...]:
    """Return headings and actions whose number or name matches the typed text, prefix matches first."""
    wanted = folded_name(typed)
    headings = list(contents_list(state).entries)
    if state.document.length <= MAX_SOURCE_FOR_QUESTIONS:
        headings += question_list(state).entries
    entries = [replace(entry, depth=0, current=False) for entry in headings]
    if not wanted:
        return (*entries, *match_by_name(state.keymap, listed=True))[:MAX_CHOICES]
    entries += match_by_name(state.keymap)
    entries += [ListEntry(label) for label in NOTES]
    entries += set_commands.theme_choices(state)
    percentage = PERCENTAGE.fullmatch(wanted)
    if percentage is not None:
        return (ListEntry(lists.to_percent(int(percentage[1])), Command("percent", int(percentage[1]))),)
    if wanted.replace(".", "").isdecimal():
        return tuple(entry for entry in entries if _section_number(entry) == wanted.rstrip("."))
    ranked = [(rank, n, entry) for n, entry in enumerate(entries) if (rank := _match_rank(entry, wanted)) is not None]
    ranked.sort(key=lambda fit: fit[:2])
    if not ranked and (number := section_number(wanted)):
        return go_choices(state, number)
    found = tuple(entry for _, _, entry in ranked[:MAX_CHOICES])
    if typed.startswith(set_commands.SET):
        named_so = tuple(entry for rank, _, entry in ranked if rank <= 1) if wanted != "set" else ()
        return (*named_so, *set_commands.set_choices(state, typed))
    return (*found, *set_commands.argument_choices(state, typed))


def section_number(typed: str) -> str:
    """Return the number in `section 3` or `chapter 3.1`, which also a heading may be called; empty for other words."""
    found = NUMBERED_SECTION.fullmatch(typed.casefold())
    return found[2] if found else ""


@lru_cache(maxsize=4)  # called for each typed letter
def match_by_name(keys: Keymap, *, listed: bool = False) -> tuple[ListEntry, ...]:
    """Return the actions that can be called by name, on the page or in a table; with `listed`, only listed ones."""
    entries = []
    for action in ACTIONS:
        if action.id in UNNAMED_ACTIONS or (listed and not (action.listed and action.contexts & KeyContext.TEXT)):
            continue
        # Actions of tables only open the current table first.
        context = action.contexts & KeyContext.TEXT or KeyContext.TABLE
        label = f"{action.help[0].upper()}{action.help[1:]}"
        label = label if context is KeyContext.TEXT else lists.in_a_table(label)
        keys_shown = keys.help_keys(action, context)
        shown = f"{label}: {keys_shown}" if keys_shown else label
        entries.append(ListEntry(shown, Command(action.id), action=label))
    return tuple(entries)


def is_named(entry: ListEntry, typed: str) -> bool:
    """Return whether the typed text is the exact name of a heading or an action."""
    rank = _match_rank(entry, folded_name(typed))
    return rank is not None and rank <= 0


def _match_rank(entry: ListEntry, wanted: str) -> int | None:
    """Return the rank of a match, from -1 for the best; None if it does not match."""
    name = entry_name(entry)
    names: tuple[str, ...] = (name,)
    synonyms: tuple[str, ...] = ()
    if isinstance(entry.target, Command):
        names = (entry.target.action, *BY_ID[entry.target.action].typed_names)
        synonyms = SYNONYMS.get(entry.target.action, ())
        if entry.target.action == "set-value" and entry.target.text:
            return 0 if wanted in (name, entry.target.text.split()[-1]) else 2 if f" {wanted}" in f" {name}" else None
        if wanted and wanted == BY_ID[entry.target.action].abbreviation:
            return -1
    elif entry.target is None:
        names, synonyms = (), NOTES[entry.label]
    if wanted in names:
        return 0
    if name.startswith(wanted) or any(each.startswith(wanted) for each in names):
        return 1
    if wanted in synonyms:
        return 1
    if f" {wanted}" in f" {name}":
        return 2
    if len(wanted) >= WHOLE_SYNONYM and any(each.startswith(wanted) for each in synonyms):
        return 2
    return 3 if wanted in folded_name(entry.text) else None


def entry_name(entry: ListEntry) -> str:
    """Return the name of an entry for comparison with a typed one; a question's includes its number and state."""
    return folded_name(entry.text if entry.numbering else entry.label)


def _section_number(entry: ListEntry) -> str:
    """Return the number of a heading's entry as it is typed; empty for questions and actions."""
    return "" if entry.numbering else entry.typed
