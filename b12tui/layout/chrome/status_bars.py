"""Messages, key hints and the prompt as rows of the status area."""

from __future__ import annotations

from functools import lru_cache

from b12tui.catalogue import lists
from b12tui.core.actions import KeyContext
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.messages import note_words
from b12tui.core.note_marks import note_at
from b12tui.core.state import NO_NOTES, ListOverlay, NoteMark, Prompt, ReaderState, TableView
from b12tui.core.table import cursor as tabling
from b12tui.layout.chrome.regions import MIN_MARGIN_COLUMNS, Regions
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, StyleFlags, cut_line, generated, width
from b12tui.textwidth import cells

HINTS = (
    ("help", "help"),
    ("contents", "contents"),
    ("find", "find"),
    ("open", "open"),
    ("back-out", "quit"),
    ("table", "table"),
)
"""Hints of the last row, as (action, label in `lists.HINTS`), as many as fit, the one that comes and goes last."""
Hints = tuple[tuple[str, str], ...]
"""Keys or actions, each with a label."""
LIST_HINTS = (
    ("filter-list", "filter"),
    ("back-out", "back"),
)
MIN_HINTS_BESIDE = 2
"""Least number of hints beside a message."""
TABLE_HINTS = (
    ("sort", "sort"),
    ("filter", "filter"),
    ("record", "record"),
    ("back-out", "back"),
    ("table-help", "help"),
)


def last_rows(state: ReaderState, screen: Regions, waiting: str, *, tables: bool = True) -> tuple[Line, ...]:
    """Return the rows below the page, without a margin; `tables` says whether one is in view.

    They are those of the half-typed command or message, or of the note at the position, above the hints if there is
    room for both, beside as many of them as fit, or alone.
    """
    hints = _hints(state, tables=tables) if state.appearance.hints and screen.bars else ()
    words = waiting or state.message
    note = note_here(state) if screen.bars and state.notes is not NO_NOTES else None
    if words or note is None:
        said = message_rows(screen, words) if words else ()
    else:
        said = _cut_rows(message_rows(screen, note_words.spoken(note, state.appearance.author)), screen)
    if not said:
        return (_hint_row(hints, _room(screen)),) if hints else ()
    if not hints or len(said) > 1:
        return said
    if screen.foot_rows > 1:
        return (*said, _hint_row(hints, _room(screen)))
    beside = _fitting(hints, _room(screen) - width(said[0].runs) - 3, least=MIN_HINTS_BESIDE)
    if not beside:
        return said
    blanks = generated(" " * (_room(screen) - width(said[0].runs) - cells(beside)))
    return (Line((*said[0].runs, blanks, generated(beside, StyleFlags.QUIET | StyleFlags.BAR))),)


@lru_cache(maxsize=16)
def _hint_row(hints: Hints, room: int) -> Line:
    return Line((generated(_fitting(hints, room), StyleFlags.QUIET | StyleFlags.BAR),))


def note_here(state: ReaderState) -> NoteMark | None:
    """Return the note at the position, or on the cell of the table that is viewed."""
    if not state.overlays:
        return note_at(state.notes, state.position)
    match state.top_overlay:
        case TableView() as view:
            return note_at(state.notes, tabling.cell_position(state.document, view))
        case _:
            return None


def message_rows(screen: Regions, words: str, below: int | None = None) -> tuple[Line, ...]:
    """Return a message as rows: as wide as the screen if they fit below the page, else as wide as the page.

    `below` is the number of rows there; None: all of them. Beside a contents sidebar, a row on the page must not reach
    into it.
    """
    spans = tuple(rows(words, _room(screen)))
    if len(spans) > (screen.foot_rows if below is None or not screen.side_columns else below):
        spans = tuple(rows(words, screen.page_columns))
    return tuple(Line((generated(words[start:end], StyleFlags.STRONG),)) for start, end in spans)


def _cut_rows(found: tuple[Line, ...], screen: Regions) -> tuple[Line, ...]:
    """Return the rows that fit below the page; the last one ends with dots where there are more."""
    fitting = found[: max(screen.foot_rows, 1)]
    if len(fitting) == len(found):
        return found
    dots = "..."
    last = cut_line(fitting[-1], _room(screen) - len(dots))
    return (*fitting[:-1], Line((*last.runs, generated(dots, StyleFlags.STRONG))))


def _room(screen: Regions) -> int:
    return max(screen.columns - screen.left - (1 if screen.columns >= MIN_MARGIN_COLUMNS else 0), 1)


def prompt_row(prompt: Prompt, screen: Regions, message: str) -> tuple[Line, int, bool]:
    """Return the prompt row with its cursor visible, the cursor's column, and whether the message fits behind it.

    If no row is free below the page, the prompt is on one of the page's own, which begin behind the margin and end
    before the contents sidebar.
    """
    on_page = not screen.foot_rows
    before = screen.page_column if on_page else 0
    columns = (screen.page_end if on_page else screen.columns) - before
    margin = " " * (screen.left if screen.columns >= MIN_MARGIN_COLUMNS and not on_page else 0)
    label = f"{margin}{lists.PROMPTS[prompt.kind]}"
    room = max(columns - cells(label) - 1, 1)
    # Text far from the cursor is not measured: a whole page may be pasted.
    start = max(prompt.cursor - 4 * room, 0)
    while cells(prompt.text[start : prompt.cursor]) > room - 1:
        start += 1
    typed = Line((generated(label, StyleFlags.STRONG), generated(prompt.text[start : prompt.cursor + 4 * room])))
    column = before + cells(label) + cells(prompt.text[start : prompt.cursor])
    line = cut_line(typed, columns)
    spare = columns - width(line.runs) - cells(message) - 3
    if message and spare > 0:
        line = Line((*line.runs, generated("   "), generated(message, StyleFlags.QUIET)))
    return line, column, spare > 0


def _hints(state: ReaderState, *, tables: bool) -> Hints:
    """Return the keys that do something here, each with its label."""
    match state.top_overlay:
        case ListOverlay(kind="contents"):
            before = (("Enter", lists.HINTS["go"]), (lists.NUMBER_ENTER, lists.HINTS["number"]))
            return (*before, *_with_keys(state.keymap, LIST_HINTS, KeyContext.LIST))
        case ListOverlay():
            return (("Enter", lists.HINTS["choose"]), *_with_keys(state.keymap, LIST_HINTS, KeyContext.LIST))
        case TableView():
            arrows = lists.HINTS["character" if state.appearance.table_by_character else "cell"]
            before = ((lists.ARROWS, arrows), ("Enter", lists.HINTS["whole"]))
            return (*before, *_with_keys(state.keymap, TABLE_HINTS, KeyContext.TABLE))
        case _:
            idle = {"table": not tables, "contents": len(state.document.sections) < 2}
            hints = _with_keys(state.keymap, tuple([hint for hint in HINTS if not idle.get(hint[0])]), KeyContext.TEXT)
            if not state.document_id and state.frontend == "screen" and state.keymap.printable:
                hints = (*hints, (lists.OPEN_FILE, lists.HINTS["file"]))
            return hints


def _fitting(hints: Hints, room: int, least: int = 0) -> str:
    """Return as many hints as fit, none if these are less than `least`; the way out is the last to be left out."""
    ways_out = (lists.HINTS["quit"], lists.HINTS["back"])
    shown = [f"{key} {meaning}" for key, meaning in hints]
    kept = [meaning in ways_out for _, meaning in hints]
    while shown and cells("   ".join(shown)) > room:
        at = next((at for at in reversed(range(len(shown))) if not kept[at]), len(shown) - 1)
        del shown[at], kept[at]
    return "   ".join(shown) if len(shown) >= least else ""


@lru_cache(maxsize=16)
def _with_keys(keymap: Keymap, hints: Hints, where: KeyContext) -> Hints:
    """Return (first key, label) for each action that has a key."""
    keyed = []
    for action, meaning in hints:
        key = keymap.key(action, where)
        if meaning == "quit" and key in ("", "Esc"):  # on the page a lone Esc has nothing to leave
            key = keymap.key("quit")
        keyed.append((key, meaning))
    return tuple((key, lists.HINTS[meaning]) for key, meaning in keyed if key)
