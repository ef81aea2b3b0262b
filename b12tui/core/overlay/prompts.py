"""Prompts: search, go, filter, the letter of a bookmark and the words of a note.

A prompt is part of the state, so that it is edited the same way in every frontend. Searching is incremental; leaving
without Enter returns to where it began.
"""

from __future__ import annotations

from b12tui.catalogue import lists, searching
from b12tui.core.effects import CompleteFileName
from b12tui.core.messages.location import match_place
from b12tui.core.motion.jumplist import jump, unfold_to
from b12tui.core.overlay import filtering, set_commands
from b12tui.core.overlay.go_choices import go_choices
from b12tui.core.state import Command, ListEntry, Prompt, ReaderState
from b12tui.core.table import sort_filter
from b12tui.document import Position
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.search.results import search_document

CARET = frozenset({"Left", "Right", "Home", "Ctrl+A", "End", "Ctrl+E"})
"""Keys that only move the cursor in the typed text."""
MAX_SEARCHES = 100
"""Maximum length of the search history."""


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


def line_of(prompt: Prompt) -> str:
    """Return what was typed after `:`, completed to the choice that an arrow led to."""
    chosen = prompt.index and prompt.text.strip()
    return set_commands.completion(prompt.choices[prompt.index]) if chosen else prompt.text


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
        return filtering.show_matches(state.with_top_overlay(prompt), prompt)
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
    if prompt.kind == "filter-list":
        return filtering.entered(closed, prompt.text), None
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
