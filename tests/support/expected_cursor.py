"""Expected cursor position, derived from the reader state alone, and compared with the terminal.

The cursor belongs on a character of the text, of a list item or of a table cell, or at the insertion point of a prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.catalogue.lists import PROMPTS
from b12tui.catalogue.structure import BLANK
from b12tui.core.actions import ACTIONS
from b12tui.core.state import ListOverlay, Prompt, ReaderState, TableView
from b12tui.layout.chrome import message_area
from b12tui.terminal.key_sequences import Input, MouseClick
from b12tui.textwidth import clusters
from support.app_session import AppSession

WITHOUT_KEY = tuple(
    action.id for action in ACTIONS if not action.keys and action.id not in ("screen", "spoken", "line")
)


def focused_text(state: ReaderState) -> str:
    """Return the characters from the focus on, as in the document; for a prompt, those before the cursor."""
    document, top = state.document, state.top_overlay
    match top:
        case ListOverlay():
            return top.entries[top.index].text[top.offset :]
        case TableView():
            table = document.text_nodes(top.section)[top.first_node].block
            at = top.row if top.order is None or top.row < 0 else top.order[top.row]  # sorted or filtered
            row = table.header if at < 0 else table.rows[at]  # type: ignore[union-attr]
            return (row[top.column].chars[top.offset :] if top.column < len(row) else "").strip() or BLANK
        case Prompt():
            return PROMPTS[top.kind] + top.text[: top.cursor]
        case None:
            return document.text_node(state.position).text.chars[state.position.offset :]


def cells_of(row: str) -> list[str]:
    """Return the content of each cell of a row; empty for the second half of a wide character."""
    from b12tui.textwidth import cells

    found: list[str] = []
    for cluster in clusters(row):
        found += [cluster, *[""] * (cells(cluster) - 1)]
    return found


def cursor_error(sitting: AppSession) -> str:
    """Return what is wrong with the cursor, or an empty string."""
    screen = sitting.terminal.screen
    column, row = screen.cursor
    if not screen.visible:
        return "the cursor is hidden"
    shown_row = screen.row_text(row)
    cells = cells_of(shown_row.ljust(screen.size[0]))
    wanted = focused_text(sitting.reader)
    if isinstance(sitting.reader.top_overlay, Prompt):
        before = "".join(cells[:column])
        label = PROMPTS[sitting.reader.top_overlay.kind]
        typed = before.lstrip().removeprefix(label)
        right = before.lstrip().startswith(label) and sitting.reader.top_overlay.text[
            : sitting.reader.top_overlay.cursor
        ].endswith(typed)
        return (
            ""
            if right and bool(typed) == bool(sitting.reader.top_overlay.cursor)
            else f"behind {before!r}, not {wanted!r}"
        )
    shown = "".join(cells[column:])
    if not cells[column].strip() and wanted[:1].strip():
        return f"on a blank of {shown_row!r}, not on {wanted[:20]!r}"
    seen, text = word_of(shown), word_of(wanted)
    return "" if seen.startswith(text) or text.startswith(seen) else f"on {shown[:20]!r}, not on {wanted[:20]!r}"


def missing_message(sitting: AppSession) -> str:
    """Return a message that is not on the screen in one piece, or an empty string."""
    said, view, page = sitting.app._pending_hint() or sitting.reader.message, sitting.app.view, sitting.picture
    if isinstance(sitting.reader.top_overlay, Prompt):
        said = message_area.clauses(said)[-1]  # as much as leaves room for what is found
    seen = "".join("".join(line.text.split()) for line in (*page.page, *page.foot))
    if "".join(said.split()) in seen or (view is not None and view.status.self_evident):
        return ""
    return f"not told: {said}"


def word_of(words: str) -> str:
    """Return the word, punctuation mark or blank that `words` begin with; a tab is drawn as blanks."""
    found = re.match(r"\w+|.", words.replace("\t", " "))
    return found[0] if found else ""


def check_cursor(sitting: AppSession, *narration: object) -> None:
    """Fail if the cursor is not where it belongs, or if the terminal doesn't show the frame."""
    wrong = cursor_error(sitting)
    screen = sitting.terminal.screen
    if not wrong and screen.cursor != sitting.picture.cursor:
        wrong = f"at {screen.cursor}, the picture has it at {sitting.picture.cursor}"
    drawn = [line.text for line in sitting.picture.rows]
    if not wrong and (seen := screen.text) != drawn:
        row = next(row for row, (shown, meant) in enumerate(zip(seen, drawn, strict=True)) if shown != meant)
        wrong = f"row {row} of the terminal shows {seen[row]!r}, the picture {drawn[row]!r}"
    wrong = wrong or missing_message(sitting)
    assert not wrong, (*narration, wrong, "\n".join(screen.text))


def every_key() -> Iterator[tuple[Input, ...]]:
    """Yield every key of every action, then the words that find every action without a key."""
    seen = dict.fromkeys(key for action in ACTIONS for key in action.keys)
    for key in seen:
        yield (*key.split(), *(("x",) if key in ("m", "'") else ()))
    for action in WITHOUT_KEY:
        yield (":", *action, "Enter")
    yield from (("3", "Down"), ("4", "0", "%"), ("5",), ("1", "2", "Enter"), ("'", "'"), ("Space", "Space"), ("w", "é"))
    yield from (("WheelDown",), ("WheelUp",), (MouseClick(5, 3),), ("Delete",), ("Ctrl+U",), ("Ctrl+W",), ("Ctrl+A",))
