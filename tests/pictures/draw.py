"""Pictures of the screen as text: the article and a page of all styles on screens of some sizes, after some commands.

    python tests/pictures/draw.py

draws them anew; whether they are right is for a reader of the difference to say. Each picture is a file; in it, each
screen stands under the commands that led to it from the one before, its cursor told in words. The page of styles is
drawn with its styles: `«1;94»` before a run are its SGR parameters in the default theme on 16 colours, `«»` ends them.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.cellstyle import StyledRow
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import type_in, update
from b12tui.layout.screen_regions import shown_appearance
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.markdown import parse
from b12tui.textwidth import cells

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "content.md"
STYLES = HERE / "styles.md"

SIZES = ((120, 40), (80, 24), (40, 12), (20, 5))
STYLE_SIZES = ((120, 40), (80, 24), (40, 12))

Screens = tuple[tuple[str, tuple[Command | str, ...]], ...]

SCREENS: Screens = (
    ("", ()),
    ("the next page", (Command("page"),)),
    ("contents", (Command("contents"),)),
    ("three entries on", (Command("next-line", 3),)),
    ("the entries with “why”", (Command("filter-list"), "why")),
    ("back to all of them", ("Enter", Command("back-out"))),
    ("back, and to the table", (Command("leave"), Command("table"))),
    ("three cells down, two to the right", (Command("next-line", 3), Command("next-cell", 2))),
    ("sorted", (Command("sort"),)),
    ("the row as a record", (Command("record"),)),
    ("back, and to the table on the page", (Command("leave"), Command("next-heading", 5), Command("table-after"))),
    ("find “muscle”", (Command("find"), "muscle")),
    ("the match is taken", ("Enter",)),
    ("the questions, the first open", (Command("end"), Command("previous-heading", 9), Command("open"))),
    ("go to “ref”", (Command("go"), "ref")),
    ("gone, and to the end", ("Enter", Command("end"))),
    ("where am I", (Command("where"),)),
    ("all actions", (Command("help"),)),
    ("the next page of them", (Command("page"),)),
    ("back, and what can be set", (Command("back-out"), Command("go"), "set ")),
)
"""What is done before each screen: commands, and keys or words that are typed."""


STYLE_SCREENS: Screens = (
    ("", ()),
    ("callouts", (Command("next-heading", 1),)),
    ("code", (Command("next-heading", 1),)),
    ("code that scrolls", (Command("code-lines"), Command("next-block"), Command("scroll-right", 2))),
    ("the fourth to the sixth level", (Command("next-heading", 1),)),
    ("the themes, one shown", (Command("theme"), Command("next-line"))),
    ("back to the former", (Command("leave"),)),
    ("the line in focus", (Command("top"), Command("next-block"), Command("focus"))),
    ("the sentence in focus, its row reversed", (Command("focus"), Command("cursor-row"))),
)


def done(state: ReaderState, view: ScreenView, steps: tuple[Command | str, ...]) -> ReaderState:
    """Do the steps, each where the one before led."""
    for step in steps:
        if isinstance(step, Command):
            state = update(state, step, view.viewport)
            view.frame(state)
        else:
            state = type_in(state, step if step == "Enter" else "", "" if step == "Enter" else step, view.viewport)
        view.follow(state)
    return state


def drawn(columns: int, rows: int, source: Path = ARTICLE) -> str:
    """Draw all screens of one size."""
    state = ReaderState(parse(source.read_text(encoding="utf-8"), name=source.name), frontend="screen")
    styled = source == STYLES
    view = ScreenView(state, columns, rows, colours=16 if styled else 256)
    if styled:
        view.colour_code()
    screens = []
    for name, steps in STYLE_SCREENS if styled else SCREENS:
        state = done(state, view, steps)
        frame = view.frame(state)
        texts = [line.text for line in frame.rows]
        column, row = frame.cursor
        at = next((n for n in range(len(texts[row]) + 1) if cells(texts[row][:n]) >= column), len(texts[row]))
        on = texts[row][at : at + 12].rstrip()
        head = f"=== {name or 'at first'} · cursor {column},{row} on “{on}” "
        if styled:
            texts = [marked(row) for row in styled_rows(frame.rows, shown_appearance(state).colours, 16, columns)]
        screens.append("\n".join([head.ljust(max(columns, len(head) + 3), "="), *texts, ""]))
    return "\n".join(screens)


def marked(row: StyledRow) -> str:
    """Return a row as text, each run of another style behind its parameters."""
    now, parts = "", []
    for words, style in row:
        if style.sgr != now:
            now = style.sgr
            parts.append(f"«{now}»")
        parts.append(words)
    return "".join(parts).rstrip(" ")


def kept(columns: int, rows: int, source: Path = ARTICLE) -> Path:
    """Return where the picture of a size is kept."""
    return HERE / f"{'styles' if source == STYLES else 'article'}.{columns}x{rows}.txt"


PICTURES = (*((*size, ARTICLE) for size in SIZES), *((*size, STYLES) for size in STYLE_SIZES))
"""Columns, rows and source of each picture."""

if __name__ == "__main__":
    for picture in PICTURES:
        kept(*picture).write_text(drawn(*picture), encoding="utf-8", newline="\n")
