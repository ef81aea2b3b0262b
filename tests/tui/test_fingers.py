"""Every screen under the fingers, by a model of what BRLTTY does with a display: quick, and held to it in tests/ears.

BRLTTY shows the row of the cursor in windows as wide as the display, from the screen's first column. A routing key
makes it press Up or Down until the cursor is on the row, then Left or Right until it is on the column, looking after
each; it gives up where a key leads nowhere, and steps back where one leads too far.
"""

from __future__ import annotations

import pytest
from screens import article
from sitting import Sitting, sitting

from b12tui.parse import parse
from b12tui.reading.looks import Look
from b12tui.reading.reader import Listing
from b12tui.width import cells, clusters

WIDTHS = [(80, 24, Look()), (40, 12, Look(width=38, ascii_marks=True)), (20, 5, Look())]

MIXED = """\
# Mixed

A paragraph with [a link](https://example.org/), `code`, **strong** words and 漢字 in it, wide ones, and a note[^1].

- One
  - inner, with a longish text that has to be wrapped somewhere, be the screen narrow or not, for it goes on and on
- [x] done

> Quoted words that are long enough to be wrapped on a screen of any of these widths, and to have a second row there.

```python
def f(x):
    return x  # and a comment that goes on for longer than most screens are wide, as comments will do everywhere
```

| a | b |
| --- | --- |
| x | y |

## Questions and answers

### Is it so?

It is.

[^1]: The note's words.
"""


def route(here: Sitting, column: int, row: int) -> tuple[int, int]:
    """Press arrows as BRLTTY does to come to a cell of the screen; return where that leads."""
    screen = here.terminal.screen
    for axis, goal, keys in ((1, row, ("Up", "Down")), (0, column, ("Left", "Right"))):
        while screen.cursor[axis] != goal:
            before = screen.cursor
            further = before[axis] < goal
            here.press(keys[further])
            if screen.cursor == before:
                break
            if (screen.cursor[axis] < goal) is not further and screen.cursor[axis] != goal:
                here.press(keys[not further])
                break
    return screen.cursor


def starts(row: str) -> list[int]:
    """Return the columns where the characters of a row begin, blanks before the first left out."""
    found: list[int] = []
    column = 0
    for cluster in clusters(row):
        if found or cluster.strip():
            found.append(column)
        column += cells(cluster)
    return found


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
@pytest.mark.parametrize("text", [pytest.param("article", id="article"), pytest.param("mixed", id="mixed")])
async def test_routing_keys_reach_the_first_and_the_last_character_of_every_row(
    text: str, columns: int, rows: int, look: Look
) -> None:
    document = article() if text == "article" else parse(MIXED, name="mixed.md")
    async with sitting(document, columns, rows, look=look) as here:
        here.press("z", "R")
        for _ in range(4):
            areas = here.picture.areas
            reached = 0
            page = range(areas.page_row, areas.page_row + areas.page_rows)
            for row in (*page, *reversed(page)):
                line = here.picture.page[row - areas.page_row]
                own = [run for run in line.runs if run.leaf >= 0]
                ends = starts(here.terminal.screen.text[row][: areas.page_end])
                if not own or not ends:
                    continue
                last = max(column for column in ends if line.at_column(column - areas.page_column) is not None)
                goal = last if reached % 2 else here.picture.areas.page_column + line.column(own[0].leaf, own[0].start)
                assert route(here, goal, row) == (goal, row), (line.text, goal)
                reached += 1
            assert reached >= min(rows, 8) // 2
            here.press("PageDown")


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
async def test_text_begins_in_the_first_cells_of_the_display(columns: int, rows: int, look: Look) -> None:
    async with sitting(article(), columns, rows, look=look) as here:
        for key in ("g", "PageDown", "PageDown", "t", "q", "?", "q", "T", "q", "L", "q"):
            here.press(key)
            areas = here.picture.areas
            assert areas.page_column <= 2
            if look.width == 38:
                assert all(cells(row) <= 40 for row in here.terminal.screen.text)


def in_sight(here: Sitting, keys: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the cursor stands on each item or cell that `keys` lead to, for as long as the screen stays."""
    screen = here.terminal.screen
    found = [screen.cursor]
    rows = list(screen.text)[: here.picture.areas.rows - 1]
    for key in keys:
        here.press(key)
        if screen.text[: len(rows)] != rows or screen.cursor in found:
            break
        found.append(screen.cursor)
    return found


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
@pytest.mark.parametrize(
    "keys",
    [("t",), ("?",), ("L",), (":", *"list the questions", "Enter"), ("/", *"B12", "Enter", "&"), ("A",)],
    ids=["contents", "help", "links", "questions", "matches", "heads"],
)
async def test_routing_keys_reach_every_item_of_a_list(
    keys: tuple[str, ...], columns: int, rows: int, look: Look
) -> None:
    async with sitting(article(), columns, rows, look=look) as here:
        here.press(*keys)
        assert isinstance(here.reader.top, Listing)
        here.press("g")
        found = in_sight(here, ("Down",) * rows)
        assert len(found) > 1 or rows == 5
        here.press("g")
        for column, row in (*reversed(found), *found):
            assert route(here, column, row) == (column, row)


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
@pytest.mark.parametrize(
    ("opening", "moves"),
    [(("T",), ("Down", "Right", "Down", "Down", "Left", "Up", "Up")), (("T", "Down", "r"), ("Down",) * 3)],
    ids=["grid", "record"],
)
async def test_routing_keys_reach_the_first_character_of_the_cells_of_a_table(
    opening: tuple[str, ...], moves: tuple[str, ...], columns: int, rows: int, look: Look
) -> None:
    async with sitting(article(), columns, rows, look=look) as here:
        here.press(*opening)
        start = here.reader
        found = in_sight(here, moves)
        here.be(start)
        assert len(found) > 1 or rows == 5
        for column, row in (*reversed(found), *found):
            assert route(here, column, row) == (column, row)


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
async def test_no_arrow_wraps_around(columns: int, rows: int, look: Look) -> None:
    async with sitting(article(), columns, rows, look=look) as here:
        for keys in ((), ("t",), ("L",), ("T",)):
            here.press(*keys)
            for there, further, back in (("g", "Up", "Down"), ("G", "Down", "Up")):
                here.press(there)
                end = here.reader
                here.press(further)
                assert (here.reader.at, here.reader.layers) == (end.at, end.layers), (keys, further)
                here.press(back)
                assert (here.reader.at, here.reader.layers) != (end.at, end.layers), (keys, back)
            if keys:
                here.press("q")


@pytest.mark.parametrize(("columns", "rows", "look"), WIDTHS)
async def test_left_and_right_stay_in_the_line(columns: int, rows: int, look: Look) -> None:
    async with sitting(article(), columns, rows, look=look) as here:
        here.press("PageDown", "Down")
        screen = here.terminal.screen
        start = screen.cursor
        here.press("Left")
        assert screen.cursor == start
        here.press(*("Right",) * columns)
        end = screen.cursor
        assert end[1] == start[1]
        assert screen.text[end[1]][: here.picture.areas.page_end].rstrip()[end[0] :] != ""
        assert len(screen.text[end[1]][: here.picture.areas.page_end].rstrip()) == end[0] + 1
        here.press(*("Left",) * columns)
        assert screen.cursor == start
