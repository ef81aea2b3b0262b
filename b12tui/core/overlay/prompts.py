"""Prompts: search, go, filter, and the letter of a bookmark.

A prompt is part of the state, so that it is edited the same way in every frontend. Searching is incremental; leaving
without Enter returns to where it began.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12tui.catalogue import lists, searching
from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.messages.location import match_place
from b12tui.core.motion.jumplist import jump, unfold_to
from b12tui.core.overlay import filtering, set_commands
from b12tui.core.overlay.contents import contents_list
from b12tui.core.overlay.listings import question_list
from b12tui.core.overlay.synonyms import NOTES, SYNONYMS
from b12tui.core.state import Command, CompleteFileName, ListEntry, Prompt, ReaderState
from b12tui.core.table import sort_filter
from b12tui.document import Position
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.lazy_pattern import lazy_pattern
from b12tui.search.folding import folded_name
from b12tui.search.results import search_document

CARET = frozenset({"Left", "Right", "Home", "Ctrl+A", "End", "Ctrl+E"})
"""Keys that only move the cursor in the typed text."""
MAX_SEARCHES = 100
"""Maximum length of the search history."""
UNNAMED_ACTIONS = ("back-out", "leave", "open", "go", "table-help")
"""Actions that depend on the top overlay, which is a prompt here."""
MAX_CHOICES = 200
"""Maximum number of headings and actions that `go` offers."""
_PERCENTAGE = lazy_pattern(r"(\d{1,3}) ?(?:%|percent)", re.ASCII)
"""Percentage of the document as an argument of `go`."""
WHOLE_SYNONYM = 3
"""Characters from which on the beginning of a synonym is enough: a letter finds what has it in its own name."""
SEARCHED = 262_144
"""Characters of source up to which `go` also offers questions: finding them reads the whole document."""


def open_prompt(state: ReaderState, kind: str, text: str = "") -> ReaderState:
    """Open a prompt with the initial text `text`."""
    prompt = Prompt(kind, text, len(text), origin=state.position, folds=state.folds)
    return replace(state, overlays=(*state.overlays, replace(prompt, choices=_choices(state, prompt))))


def edit_prompt(state: ReaderState, prompt: Prompt, key: str, text: str = "") -> ReaderState:
    """Handle one key in the prompt, or insert `text` that was typed or pasted."""
    before, after = prompt.text[: prompt.cursor], prompt.text[prompt.cursor :]
    match key:
        case "Left":
            return _replace_prompt(state, replace(prompt, cursor=max(prompt.cursor - 1, 0)))
        case "Right":
            return _replace_prompt(state, replace(prompt, cursor=min(prompt.cursor + 1, len(prompt.text))))
        case "Home" | "Ctrl+A":
            return _replace_prompt(state, replace(prompt, cursor=0))
        case "End" | "Ctrl+E":
            return _replace_prompt(state, replace(prompt, cursor=len(prompt.text)))
        case "Down" | "Up" if prompt.kind == "find":
            return _recall_search(state, prompt, 1 if key == "Up" else -1)
        case "Down" | "Up" if prompt.kind == "filter-list":
            return filtering.step(state, 1 if key == "Down" else -1)
        case "Down" | "Up" if prompt.choices:
            index = min(max(prompt.index + (1 if key == "Down" else -1), 0), len(prompt.choices) - 1)
            return _replace_prompt(state, replace(prompt, index=index))
        case "Tab" if set_commands.names_file(prompt):
            return replace(state, effect=CompleteFileName(prompt.text.removeprefix(set_commands.OPEN).lstrip()))
        case "Tab" if prompt.choices:
            return _with_choice(state, prompt)
        case "Backspace" if not prompt.text:
            return leave_prompt(state, prompt)
        case "Esc" | "Ctrl+C":
            return leave_prompt(state, prompt)
        case "Backspace":
            before = before[:-1]
        case "Delete":
            after = after[1:]
        case "Ctrl+U":
            before = ""
        case "Ctrl+W":
            before = before.rstrip()[: before.rstrip().rfind(" ") + 1]
        case "":
            before += text
        case _:
            return replace(state, message="")
    return _text_changed(state, replace(prompt, text=before + after, cursor=len(before), index=0))


def _with_choice(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Return the state with the selected choice in the prompt."""
    text = set_commands.completion(prompt.choices[prompt.index])
    return _text_changed(state, replace(prompt, text=text, cursor=len(text), index=0))


def with_file_names(state: ReaderState, common: str, names: tuple[str, ...]) -> ReaderState:
    """Return the state with the beginning that files have in common in the prompt, and a choice for each of them.

    Without any, the selected choice is completed.
    """
    prompt = state.top_overlay
    if not isinstance(prompt, Prompt):
        return state
    if not names:
        return _with_choice(state, prompt) if prompt.choices else state
    text = f"{set_commands.OPEN}{common}"
    choices = tuple(map(set_commands.file_choice, names))
    completed = replace(prompt, text=text, cursor=len(text), index=0, choices=choices)
    listed = len(names) > 1 and state.frontend != "screen"
    return replace(state.with_top_overlay(completed), message=lists.names_of_files(names) if listed else "")


def _recall_search(state: ReaderState, prompt: Prompt, by: int) -> ReaderState:
    """Recall an earlier or later search into the prompt; after the latest comes the draft."""
    index = prompt.index + by
    if not 0 <= index <= len(state.search_history):
        earliest = searching.NO_EARLIER_SEARCH if state.search_history else searching.NO_SEARCH_YET
        return replace(state, message=earliest if by > 0 else searching.NO_LATER_SEARCH)
    draft = prompt.draft if prompt.index else prompt.text
    text = state.search_history[-index] if index else draft
    return _text_changed(state, replace(prompt, text=text, cursor=len(text), index=index, draft=draft))


def _text_changed(state: ReaderState, prompt: Prompt) -> ReaderState:
    if prompt.kind == "find" and prompt.live:
        shown = state.with_top_overlay(prompt)
        try:
            state.document.cancellation.check()
            return search_as_typed(shown, prompt.text, prompt)
        except Cancelled:  # more is typed already: that is searched, or this when Enter comes
            return replace(_restore_origin(shown, prompt), search=None, message="")
    if prompt.kind == "filter-list":
        return filtering.preview(state.with_top_overlay(prompt), prompt)
    if prompt.kind == "filter":
        return sort_filter.preview_filter(state.with_top_overlay(prompt), prompt)
    if prompt.kind in ("mark", "go-mark") and prompt.text:
        return state.without_top_overlay()
    offering = replace(prompt, choices=_choices(state, prompt))
    unknown = prompt.kind == "go" and bool(prompt.text.strip()) and not offering.choices
    return replace(_replace_prompt(state, offering), message=_no_choice(state, prompt.text) if unknown else "")


def search_as_typed(state: ReaderState, query: str, prompt: Prompt) -> ReaderState:
    """Go to the first match of `query` after the prompt's origin; without a match, stay there."""
    restored = _restore_origin(state, prompt)
    if not query.strip():
        return replace(restored, search=None, message="")
    search = search_document(state.document, query, prompt.origin)
    if search.current is None and query.endswith("/") and not query.startswith("/") and len(query) > 1:
        # The first slash of a pattern, as help writes it, was the key that opened the prompt.
        pattern = search_document(state.document, f"/{query}", prompt.origin)
        search = search if pattern.error and not search.error else pattern
    found = replace(restored, search=search)
    if search.current is not None:
        found = replace(unfold_to(found, search.current.start), position=search.current.start)
    return replace(found, message=match_place(found))


def search_for(state: ReaderState, query: str) -> ReaderState:
    """Return the state at the first match of a query, as if it had been typed, with a message of which it is."""
    prompt = Prompt("find", query, origin=state.position)
    return enter_prompt(replace(state, overlays=(*state.overlays, prompt)), prompt)[0]


def enter_prompt(state: ReaderState, prompt: Prompt) -> tuple[ReaderState, Command | None]:
    """Submit the prompt; return also the command to do next."""
    if prompt.kind == "find" and state.search is None:
        state = search_as_typed(state, prompt.text, prompt)
    closed = state.without_top_overlay()
    if prompt.kind == "find":
        closed = _remember_search(closed, prompt.text)
        if state.search is None or state.search.current is None:
            return replace(
                closed, position=prompt.origin, message=match_place(state) if prompt.text.strip() else ""
            ), None
        return jump(replace(closed, position=prompt.origin, message=match_place(state)), state.position), None
    if prompt.kind == "filter":
        return closed, Command("filter", text=prompt.text or " ")  # a blank shows all rows; nothing reopens the prompt
    if prompt.kind in lists.NOTE_PROMPTS:
        return closed, Command(prompt.kind, text=prompt.text or " ")  # a blank makes a highlight
    if prompt.kind != "go":
        return closed, None
    if not prompt.choices:
        return replace(closed, message=_no_choice(closed, prompt.text)), None
    choice = prompt.choices[prompt.index]
    target = choice.target
    if target is None:
        return replace(closed, message=f"{choice.label}."), None
    if isinstance(target, Position):
        # The target is in the document: a table view in between would hide it, and restore its own position on leaving.
        return jump(replace(closed, overlays=()), target), None
    return closed, target if isinstance(target, Command) else None


def _no_choice(state: ReaderState, typed: str) -> str:
    """Return why nothing is offered for what was typed."""
    return set_commands.refusal(state, typed) if typed.startswith(set_commands.SET) else lists.no_choice(typed)


def _remember_search(state: ReaderState, query: str) -> ReaderState:
    """Return the state with `query` as the latest entry of the search history, without duplicates."""
    if not query.strip():
        return state
    others = tuple(other for other in state.search_history if other != query)
    return replace(state, search_history=(*others, query)[-MAX_SEARCHES:])


def leave_prompt(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Close the prompt and return to where it was opened."""
    closed = state.without_top_overlay()
    if prompt.over is not None:
        return closed.with_top_overlay(prompt.over)
    return replace(_restore_origin(closed, prompt), search=None) if prompt.kind == "find" else closed


def _restore_origin(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Return the state with the position and folds of when the prompt was opened."""
    return replace(state, position=prompt.origin, folds=state.folds if prompt.folds is None else prompt.folds)


def _replace_prompt(state: ReaderState, prompt: Prompt) -> ReaderState:
    return replace(state.with_top_overlay(prompt), message="")


def _choices(state: ReaderState, prompt: Prompt) -> tuple[ListEntry, ...]:
    """Return the choices that a prompt offers for its text; only `go` has any."""
    if prompt.kind != "go":
        return ()
    return go_choices(state, prompt.text)


def go_choices(state: ReaderState, typed: str) -> tuple[ListEntry, ...]:
    """Return headings and actions whose number or name matches the typed text, prefix matches first."""
    wanted = folded_name(typed)
    headings = list(contents_list(state).entries)
    if state.document.length <= SEARCHED:
        headings += question_list(state).entries
    entries = [replace(entry, depth=0, current=False) for entry in headings]
    if not wanted:
        return (*entries, *match_by_name(state.keymap, listed=True))[:MAX_CHOICES]
    entries += match_by_name(state.keymap)
    entries += [ListEntry(label) for label in NOTES]
    entries += set_commands.theme_choices(state)
    percentage = _PERCENTAGE.fullmatch(wanted)
    if percentage is not None:
        return (ListEntry(lists.to_percent(int(percentage[1])), Command("percent", int(percentage[1]))),)
    if wanted.replace(".", "").isdecimal():
        return tuple(entry for entry in entries if _section_number(entry) == wanted.rstrip("."))
    ranked = [(rank, n, entry) for n, entry in enumerate(entries) if (rank := _match_rank(entry, wanted)) is not None]
    ranked.sort(key=lambda fit: fit[:2])
    found = tuple(entry for _, _, entry in ranked[:MAX_CHOICES])
    if typed.startswith(set_commands.SET):
        named_so = tuple(entry for rank, _, entry in ranked if rank <= 1) if wanted != "set" else ()
        return (*named_so, *set_commands.set_choices(state, typed))
    return (*found, *set_commands.argument_choices(state, typed))


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
