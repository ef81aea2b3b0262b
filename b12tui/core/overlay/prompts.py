"""Lines to type in: find, go, and the letter of a mark.

A prompt is state like any other, so that every head edits it alike. Finding happens as one types; leaving without Enter
returns to where it began.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12tui.core.actions import ACTIONS, BY_ID, Where
from b12tui.core.keymap.bindings import Keys
from b12tui.core.messages.location import match_place
from b12tui.core.motion.jumplist import jump, reveal
from b12tui.core.overlay.listings import contents, questions
from b12tui.core.state import Command, Entry, Prompt, Reader
from b12tui.document import Address
from b12tui.document.cancellation import BrokenOff, go_on
from b12tui.fastclass import replace
from b12tui.search.results import find

LABELS = {"find": "Find: ", "go": "Go to: ", "mark": "Mark named: ", "go-mark": "Go to mark: ", "filter": "Rows with: "}
"""What stands before the typed line, by the prompt's kind."""
CARET = frozenset({"Left", "Right", "Home", "Ctrl+A", "End", "Ctrl+E"})
"""Keys that only move in what is typed."""
QUIETLY = "words"
"""The kind of a find prompt while words are edited without being looked for: who listens can't follow the page."""
REMEMBERED = 100
"""How many searches Up in find leads back through."""
NOT_NAMED = ("back-out", "leave", "open", "go", "table-help")
"""What depends on what is on top: a prompt by now."""
CHOICES = 200
"""How many headings and actions `go` offers at most."""
_PART = re.compile(r"(\d{1,3}) ?(?:%|percent)", re.ASCII)
"""A part of the text to go to, as it is typed behind `go`."""
SEARCHED = 262_144
"""Characters of source up to which `go` offers questions too: finding them reads the whole text."""


def ask(reader: Reader, kind: str, text: str = "") -> Reader:
    """Open a prompt, with `text` typed in it already."""
    prompt = Prompt(kind, text, len(text), origin=reader.at, folds=reader.folds)
    return replace(reader, layers=(*reader.layers, replace(prompt, choices=_choices(reader, prompt))))


def edit(reader: Reader, prompt: Prompt, key: str, text: str = "") -> Reader:
    """Take one key in the prompt, or `text` as it was typed or pasted."""
    before, after = prompt.text[: prompt.cursor], prompt.text[prompt.cursor :]
    match key:
        case "Left":
            return _put(reader, replace(prompt, cursor=max(prompt.cursor - 1, 0)))
        case "Right":
            return _put(reader, replace(prompt, cursor=min(prompt.cursor + 1, len(prompt.text))))
        case "Home" | "Ctrl+A":
            return _put(reader, replace(prompt, cursor=0))
        case "End" | "Ctrl+E":
            return _put(reader, replace(prompt, cursor=len(prompt.text)))
        case "Down" | "Up" if prompt.kind in ("find", QUIETLY):
            return _earlier(reader, prompt, 1 if key == "Up" else -1)
        case "Down" | "Up" if prompt.choices:
            at = min(max(prompt.at + (1 if key == "Down" else -1), 0), len(prompt.choices) - 1)
            return _put(reader, replace(prompt, at=at))
        case "Backspace" if not prompt.text:
            return leave(reader, prompt)
        case "Esc" | "Ctrl+C":
            return leave(reader, prompt)
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
            return replace(reader, said="")
    return _typed(reader, replace(prompt, text=before + after, cursor=len(before), at=0))


def _earlier(reader: Reader, prompt: Prompt, by: int) -> Reader:
    """Put an earlier search, or a later one, in the line; past the latest stands what was being typed."""
    at = prompt.at + by
    if not 0 <= at <= len(reader.sought):
        earliest = "No earlier search." if reader.sought else "No search yet."
        return replace(reader, said=earliest if by > 0 else "No later search.")
    draft = prompt.draft if prompt.at else prompt.text
    text = reader.sought[-at] if at else draft
    return _typed(reader, replace(prompt, text=text, cursor=len(text), at=at, draft=draft))


def _typed(reader: Reader, prompt: Prompt) -> Reader:
    if prompt.kind == "find":
        shown = replace(reader, layers=(*reader.layers[:-1], prompt))
        try:
            go_on()
            return look_up(shown, prompt.text, prompt)
        except BrokenOff:  # more is typed already: that is looked for, or this when Enter comes
            return replace(_returned(shown, prompt), finding=None, said="")
    if prompt.kind == "filter":
        from b12tui.core.table import arrangement

        return arrangement.show_holding(replace(reader, layers=(*reader.layers[:-1], prompt)), prompt)
    if prompt.kind in ("mark", "go-mark") and prompt.text:
        return replace(reader, layers=reader.layers[:-1])
    return _put(reader, replace(prompt, choices=_choices(reader, prompt)))


def look_up(reader: Reader, query: str, prompt: Prompt) -> Reader:
    """Go to the first match of `query` after where the prompt was opened; without one, stay there."""
    back = _returned(reader, prompt)
    if not query.strip():
        return replace(back, finding=None, said="")
    finding = find(reader.document, query, prompt.origin)
    if finding.current is None and query.endswith("/") and not query.startswith("/") and len(query) > 1:
        # Its first stroke was the key that opened the line, as help writes a pattern.
        pattern = find(reader.document, f"/{query}", prompt.origin)
        finding = finding if pattern.trouble and not finding.trouble else pattern
    found = replace(back, finding=finding)
    if finding.current is not None:
        found = replace(reveal(found, finding.current.start), at=finding.current.start)
    return replace(found, said=match_place(found))


def enter(reader: Reader, prompt: Prompt) -> tuple[Reader, Command | None]:
    """Take what was typed; return also the command that is to be done next."""
    if prompt.kind == "find" and reader.finding is None:
        reader = look_up(reader, prompt.text, prompt)
    below = replace(reader, layers=reader.layers[:-1])
    if prompt.kind == "find":
        below = _sought(below, prompt.text)
        if reader.finding is None or reader.finding.current is None:
            return replace(below, at=prompt.origin, said=match_place(reader) if prompt.text.strip() else ""), None
        return jump(replace(below, at=prompt.origin, said=match_place(reader)), reader.at), None
    if prompt.kind == "filter":
        return below, Command("filter", text=prompt.text or " ")  # a blank: all rows; nothing: the line again
    if prompt.kind != "go":
        return below, None
    if not prompt.choices:
        return replace(below, said=f"No heading and no action has “{prompt.text}” in its name."), None
    goal = prompt.choices[prompt.at].goal
    if isinstance(goal, Address):
        # The goal is a place in the text: a table that lies in between would hide it, and bring the reader back.
        return jump(replace(below, layers=()), goal), None
    return below, goal if isinstance(goal, Command) else None


def _sought(reader: Reader, query: str) -> Reader:
    """Return the reader who remembers having looked for `query`, each thing once."""
    if not query.strip():
        return reader
    others = tuple(other for other in reader.sought if other != query)
    return replace(reader, sought=(*others, query)[-REMEMBERED:])


def leave(reader: Reader, prompt: Prompt) -> Reader:
    """Leave the prompt and return to where it was opened."""
    below = replace(reader, layers=reader.layers[:-1])
    if prompt.seen is not None:
        return replace(below, layers=(*below.layers[:-1], prompt.seen))
    return replace(_returned(below, prompt), finding=None) if prompt.kind == "find" else below


def _returned(reader: Reader, prompt: Prompt) -> Reader:
    """Return the reader where it was when the prompt opened, and with what was open then."""
    return replace(reader, at=prompt.origin, folds=reader.folds if prompt.folds is None else prompt.folds)


def _put(reader: Reader, prompt: Prompt) -> Reader:
    return replace(reader, layers=(*reader.layers[:-1], prompt), said="")


def _choices(reader: Reader, prompt: Prompt) -> tuple[Entry, ...]:
    """Return the headings and actions that `go` offers for what was typed, those that begin with it first."""
    if prompt.kind != "go":
        return ()
    return go_choices(reader, prompt.text)


def go_choices(reader: Reader, typed: str) -> tuple[Entry, ...]:
    """Return headings and actions whose number or name fits what was typed, those that begin with it first."""
    wanted = " ".join(typed.casefold().split())
    headings = list(contents(reader).entries)
    if reader.document.length <= SEARCHED:
        headings += questions(reader).entries
    entries = [replace(entry, depth=0, current=False) for entry in headings]
    if not wanted:
        return (*entries, *named(reader.keys, listed=True))[:CHOICES]
    entries += named(reader.keys)
    part = _PART.fullmatch(wanted)
    if part is not None:
        return (Entry(f"To {part[1]} % of the text", Command("percent", int(part[1]))),)
    if wanted.isdecimal():
        return tuple(entry for entry in entries if entry.words.startswith(f"{wanted}."))
    fitting = [(rank, n, entry) for n, entry in enumerate(entries) if (rank := _rank(entry, wanted)) is not None]
    return tuple(entry for _, _, entry in sorted(fitting, key=lambda fit: fit[:2])[:CHOICES])


@lru_cache(maxsize=4)  # every letter of a name asks for all of them
def named(keys: Keys, *, listed: bool = False) -> tuple[Entry, ...]:
    """Return what can be done by its name, on the text or in a table; with `listed`, what all actions list there."""
    entries = []
    for action in ACTIONS:
        if action.id in NOT_NAMED or (listed and not (action.listed and action.where & Where.TEXT)):
            continue
        # What is done in a table alone opens the one at hand first.
        place = action.where & Where.TEXT or Where.TABLE
        words = f"{action.help[0].upper()}{action.help[1:]}{'' if place is Where.TEXT else ', in a table'}"
        shown = keys.shown(action, place)
        entries.append(Entry(f"{words}: {shown}" if shown else words, Command(action.id)))
    return tuple(entries)


def is_named(entry: Entry, typed: str) -> bool:
    """Tell whether a heading or an action is called just as was typed."""
    rank = _rank(entry, " ".join(typed.casefold().split()))
    return rank is not None and rank <= 0


def _rank(entry: Entry, wanted: str) -> int | None:
    """Return how well what was typed fits, from -1; None where it doesn't."""
    words = entry.words.casefold()
    name = words.split(". ", 1)[-1] if words[:1].isdecimal() else words
    called: tuple[str, ...] = (name,)
    if isinstance(entry.goal, Command):
        called = (entry.goal.action, *BY_ID[entry.goal.action].words)
        if wanted and wanted == BY_ID[entry.goal.action].short:
            return -1
    if wanted in called:
        return 0
    if name.startswith(wanted) or any(each.startswith(wanted) for each in called):
        return 1
    if f" {wanted}" in f" {name}":
        return 2
    return 3 if wanted in words else None
