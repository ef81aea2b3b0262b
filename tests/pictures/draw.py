"""Pictures of the screen as text: the article on screens of some sizes, after some commands.

    python tests/pictures/draw.py

draws them anew; whether they are right is for a reader of the difference to say. Each picture is a file; in it, each
screen stands under the commands that led to it from the one before, its cursor told in words.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.core.state import Command, ReaderState
from b12tui.core.update import type_in, update
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.textwidth import cells

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "content.md"

SIZES = ((120, 40), (80, 24), (40, 12), (20, 5))

SCREENS = (
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


def drawn(columns: int, rows: int) -> str:
    """Draw all screens of one size."""
    state = ReaderState(parse(ARTICLE.read_text(encoding="utf-8"), name=ARTICLE.name))
    view = ScreenView(state, columns, rows)
    screens = []
    for name, steps in SCREENS:
        state = done(state, view, steps)
        frame = view.frame(state)
        texts = [line.text for line in frame.rows]
        column, row = frame.cursor
        at = next((n for n in range(len(texts[row]) + 1) if cells(texts[row][:n]) >= column), len(texts[row]))
        on = texts[row][at : at + 12].rstrip()
        head = f"=== {name or 'at first'} · cursor {column},{row} on “{on}” "
        screens.append("\n".join([head.ljust(max(columns, len(head) + 3), "="), *texts, ""]))
    return "\n".join(screens)


def kept(columns: int, rows: int) -> Path:
    """Return where the picture of a size is kept."""
    return HERE / f"article.{columns}x{rows}.txt"


if __name__ == "__main__":
    for size in SIZES:
        kept(*size).write_text(drawn(*size), encoding="utf-8", newline="\n")
