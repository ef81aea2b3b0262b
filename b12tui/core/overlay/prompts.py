"""Lines to type in: find, go, and the letter of a mark.

A prompt is state like any other, so that every head edits it alike. Finding happens as one types; leaving without Enter
returns to where it began.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.messages.location import match_place
from b12tui.core.motion.jumplist import jump, unfold_to
from b12tui.core.overlay.listings import contents_list, questions
from b12tui.core.state import Command, ListEntry, Prompt, ReaderState
from b12tui.document import Position
from b12tui.document.cancellation import Cancelled, check_cancelled
from b12tui.fastclass import replace
from b12tui.search.results import search_document

LABELS = {"find": "Find: ", "go": "Go to: ", "mark": "Mark named: ", "go-mark": "Go to mark: ", "filter": "Rows with: "}
"""What stands before the typed line, by the prompt's kind."""
CARET = frozenset({"Left", "Right", "Home", "Ctrl+A", "End", "Ctrl+E"})
"""Keys that only move in what is typed."""
QUIETLY = "words"
"""The kind of a find prompt while words are edited without being looked for: who listens can't follow the page."""
MAX_SEARCHES = 100
"""How many searches Up in find leads back through."""
NOT_NAMED = ("back-out", "leave", "open", "go", "table-help")
"""What depends on what is on top: a prompt by now."""
MAX_CHOICES = 200
"""How many headings and actions `go` offers at most."""
_PART = re.compile(r"(\d{1,3}) ?(?:%|percent)", re.ASCII)
"""A part of the text to go to, as it is typed behind `go`."""
SEARCHED = 262_144
"""Characters of source up to which `go` offers questions too: finding them reads the whole text."""


def ask(state: ReaderState, kind: str, text: str = "") -> ReaderState:
    """Open a prompt, with `text` typed in it already."""
    prompt = Prompt(kind, text, len(text), origin=state.position, folds=state.folds)
    return replace(state, overlays=(*state.overlays, replace(prompt, choices=_choices(state, prompt))))


def edit_prompt(state: ReaderState, prompt: Prompt, key: str, text: str = "") -> ReaderState:
    """Take one key in the prompt, or `text` as it was typed or pasted."""
    before, after = prompt.text[: prompt.cursor], prompt.text[prompt.cursor :]
    match key:
        case "Left":
            return _put(state, replace(prompt, cursor=max(prompt.cursor - 1, 0)))
        case "Right":
            return _put(state, replace(prompt, cursor=min(prompt.cursor + 1, len(prompt.text))))
        case "Home" | "Ctrl+A":
            return _put(state, replace(prompt, cursor=0))
        case "End" | "Ctrl+E":
            return _put(state, replace(prompt, cursor=len(prompt.text)))
        case "Down" | "Up" if prompt.kind in ("find", QUIETLY):
            return _earlier(state, prompt, 1 if key == "Up" else -1)
        case "Down" | "Up" if prompt.choices:
            at = min(max(prompt.index + (1 if key == "Down" else -1), 0), len(prompt.choices) - 1)
            return _put(state, replace(prompt, index=at))
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
    return _typed(state, replace(prompt, text=before + after, cursor=len(before), index=0))


def _earlier(state: ReaderState, prompt: Prompt, by: int) -> ReaderState:
    """Put an earlier search, or a later one, in the line; past the latest stands what was being typed."""
    at = prompt.index + by
    if not 0 <= at <= len(state.search_history):
        earliest = "No earlier search." if state.search_history else "No search yet."
        return replace(state, message=earliest if by > 0 else "No later search.")
    draft = prompt.draft if prompt.index else prompt.text
    text = state.search_history[-at] if at else draft
    return _typed(state, replace(prompt, text=text, cursor=len(text), index=at, draft=draft))


def _typed(state: ReaderState, prompt: Prompt) -> ReaderState:
    if prompt.kind == "find":
        shown = replace(state, overlays=(*state.overlays[:-1], prompt))
        try:
            check_cancelled()
            return search_as_typed(shown, prompt.text, prompt)
        except Cancelled:  # more is typed already: that is looked for, or this when Enter comes
            return replace(_returned(shown, prompt), search=None, message="")
    if prompt.kind == "filter":
        from b12tui.core.table import arrangement

        return arrangement.preview_filter(replace(state, overlays=(*state.overlays[:-1], prompt)), prompt)
    if prompt.kind in ("mark", "go-mark") and prompt.text:
        return replace(state, overlays=state.overlays[:-1])
    return _put(state, replace(prompt, choices=_choices(state, prompt)))


def search_as_typed(state: ReaderState, query: str, prompt: Prompt) -> ReaderState:
    """Go to the first match of `query` after where the prompt was opened; without one, stay there."""
    back = _returned(state, prompt)
    if not query.strip():
        return replace(back, search=None, message="")
    search = search_document(state.document, query, prompt.origin)
    if search.current is None and query.endswith("/") and not query.startswith("/") and len(query) > 1:
        # Its first stroke was the key that opened the line, as help writes a pattern.
        pattern = search_document(state.document, f"/{query}", prompt.origin)
        search = search if pattern.error and not search.error else pattern
    found = replace(back, search=search)
    if search.current is not None:
        found = replace(unfold_to(found, search.current.start), position=search.current.start)
    return replace(found, message=match_place(found))


def enter_prompt(state: ReaderState, prompt: Prompt) -> tuple[ReaderState, Command | None]:
    """Take what was typed; return also the command that is to be done next."""
    if prompt.kind == "find" and state.search is None:
        state = search_as_typed(state, prompt.text, prompt)
    below = replace(state, overlays=state.overlays[:-1])
    if prompt.kind == "find":
        below = _sought(below, prompt.text)
        if state.search is None or state.search.current is None:
            return replace(
                below, position=prompt.origin, message=match_place(state) if prompt.text.strip() else ""
            ), None
        return jump(replace(below, position=prompt.origin, message=match_place(state)), state.position), None
    if prompt.kind == "filter":
        return below, Command("filter", text=prompt.text or " ")  # a blank: all rows; nothing: the line again
    if prompt.kind != "go":
        return below, None
    if not prompt.choices:
        return replace(below, message=f"No heading and no action has “{prompt.text}” in its name."), None
    goal = prompt.choices[prompt.index].target
    if isinstance(goal, Position):
        # The goal is a place in the text: a table that lies in between would hide it, and bring the reader back.
        return jump(replace(below, overlays=()), goal), None
    return below, goal if isinstance(goal, Command) else None


def _sought(state: ReaderState, query: str) -> ReaderState:
    """Return the reader who remembers having looked for `query`, each thing once."""
    if not query.strip():
        return state
    others = tuple(other for other in state.search_history if other != query)
    return replace(state, search_history=(*others, query)[-MAX_SEARCHES:])


def leave_prompt(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Leave the prompt and return to where it was opened."""
    below = replace(state, overlays=state.overlays[:-1])
    if prompt.table is not None:
        return replace(below, overlays=(*below.overlays[:-1], prompt.table))
    return replace(_returned(below, prompt), search=None) if prompt.kind == "find" else below


def _returned(state: ReaderState, prompt: Prompt) -> ReaderState:
    """Return the reader where it was when the prompt opened, and with what was open then."""
    return replace(state, position=prompt.origin, folds=state.folds if prompt.folds is None else prompt.folds)


def _put(state: ReaderState, prompt: Prompt) -> ReaderState:
    return replace(state, overlays=(*state.overlays[:-1], prompt), message="")


def _choices(state: ReaderState, prompt: Prompt) -> tuple[ListEntry, ...]:
    """Return the headings and actions that `go` offers for what was typed, those that begin with it first."""
    if prompt.kind != "go":
        return ()
    return go_choices(state, prompt.text)


def go_choices(state: ReaderState, typed: str) -> tuple[ListEntry, ...]:
    """Return headings and actions whose number or name fits what was typed, those that begin with it first."""
    wanted = " ".join(typed.casefold().split())
    headings = list(contents_list(state).entries)
    if state.document.length <= SEARCHED:
        headings += questions(state).entries
    entries = [replace(entry, depth=0, current=False) for entry in headings]
    if not wanted:
        return (*entries, *match_by_name(state.keymap, listed=True))[:MAX_CHOICES]
    entries += match_by_name(state.keymap)
    part = _PART.fullmatch(wanted)
    if part is not None:
        return (ListEntry(f"To {part[1]} % of the text", Command("percent", int(part[1]))),)
    if wanted.isdecimal():
        return tuple(entry for entry in entries if entry.label.startswith(f"{wanted}."))
    fitting = [(rank, n, entry) for n, entry in enumerate(entries) if (rank := _rank(entry, wanted)) is not None]
    return tuple(entry for _, _, entry in sorted(fitting, key=lambda fit: fit[:2])[:MAX_CHOICES])


@lru_cache(maxsize=4)  # every letter of a name asks for all of them
def match_by_name(keys: Keymap, *, listed: bool = False) -> tuple[ListEntry, ...]:
    """Return what can be done by its name, on the text or in a table; with `listed`, what all actions list there."""
    entries = []
    for action in ACTIONS:
        if action.id in NOT_NAMED or (listed and not (action.listed and action.contexts & KeyContext.TEXT)):
            continue
        # What is done in a table alone opens the one at hand first.
        place = action.contexts & KeyContext.TEXT or KeyContext.TABLE
        words = f"{action.help[0].upper()}{action.help[1:]}{'' if place is KeyContext.TEXT else ', in a table'}"
        shown = keys.shown(action, place)
        entries.append(ListEntry(f"{words}: {shown}" if shown else words, Command(action.id)))
    return tuple(entries)


def is_named(entry: ListEntry, typed: str) -> bool:
    """Tell whether a heading or an action is called just as was typed."""
    rank = _rank(entry, " ".join(typed.casefold().split()))
    return rank is not None and rank <= 0


def _rank(entry: ListEntry, wanted: str) -> int | None:
    """Return how well what was typed fits, from -1; None where it doesn't."""
    words = entry.label.casefold()
    name = words.split(". ", 1)[-1] if words[:1].isdecimal() else words
    called: tuple[str, ...] = (name,)
    if isinstance(entry.target, Command):
        called = (entry.target.action, *BY_ID[entry.target.action].words)
        if wanted and wanted == BY_ID[entry.target.action].short:
            return -1
    if wanted in called:
        return 0
    if name.startswith(wanted) or any(each.startswith(wanted) for each in called):
        return 1
    if f" {wanted}" in f" {name}":
        return 2
    return 3 if wanted in words else None
