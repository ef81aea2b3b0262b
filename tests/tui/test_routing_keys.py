"""Routing keys on every screen, by a model of BRLTTY that is checked against BRLTTY itself in tests/screen_readers.

BRLTTY shows the row of the cursor in windows as wide as the display, from the screen's first column. A routing key
makes it press Up or Down until the cursor is on the row, then Left or Right until it is on the column, looking after
each; it gives up where a key leads nowhere, and steps back where one leads too far.
"""

from __future__ import annotations

import pytest
from support.app_session import AppSession, app_session
from support.pilot import article

from b12tui.core.appearance import Appearance
from b12tui.core.state import ListOverlay, TableView
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.textwidth import cells, clusters

MIDDLE = (40, 12, Appearance(width=38, ascii_marks=True))
WIDTHS = [(80, 24, Appearance()), pytest.param(*MIDDLE, marks=pytest.mark.slow), (20, 5, Appearance())]

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


def route(here: AppSession, column: int, row: int) -> tuple[int, int]:
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


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
@pytest.mark.parametrize("text", [pytest.param("article", id="article"), pytest.param("mixed", id="mixed")])
async def test_routing_keys_reach_the_first_and_the_last_character_of_every_row(
    text: str, columns: int, rows: int, appearance: Appearance
) -> None:
    document = article() if text == "article" else parse(MIXED, name="mixed.md")
    async with app_session(document, columns, rows, appearance=appearance) as here:
        here.press("z", "R")
        for _ in range(4):
            areas = here.picture.areas
            reached = 0
            page = range(areas.page_row, areas.page_row + areas.page_rows)
            for row in (*page, *reversed(page)):
                line = here.picture.page[row - areas.page_row]
                own = [run for run in line.runs if run.node >= 0]
                ends = starts(here.terminal.screen.text[row][: areas.page_end])
                if not own or not ends:
                    continue
                last = max(column for column in ends if line.at_column(column - areas.page_column) is not None)
                goal = last if reached % 2 else here.picture.areas.page_column + line.column(own[0].node, own[0].start)
                assert route(here, goal, row) == (goal, row), (line.text, goal)
                reached += 1
            assert reached >= min(rows, 8) // 2
            here.press("PageDown")


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
async def test_text_begins_in_the_first_cells_of_the_display(columns: int, rows: int, appearance: Appearance) -> None:
    async with app_session(article(), columns, rows, appearance=appearance) as here:
        for key in ("g", "PageDown", "PageDown", "t", "q", "?", "q", "T", "q", "L", "q"):
            here.press(key)
            areas = here.picture.areas
            assert areas.page_column <= 2
            if appearance.width == 38:
                assert all(cells(row) <= 40 for row in here.terminal.screen.text)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
async def test_a_table_keeps_to_the_cells_of_a_display(columns: int, rows: int) -> None:
    async with app_session(article(), columns, rows, appearance=Appearance(width=38)) as here:
        for key in ("T", "Down", "Right", "Right", "r", "Down", "r", "s"):
            here.press(key)
            text = [row[: here.picture.areas.page_end].rstrip() for row in here.terminal.screen.text[2:-2]]
            assert max(map(cells, text)) in range(20, 41)


def in_sight(here: AppSession, keys: tuple[str, ...]) -> list[tuple[int, int]]:
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


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
@pytest.mark.parametrize(
    "keys",
    [("t",), ("?",), ("L",), (":", *"list questions", "Enter"), ("/", *"B12", "Enter", "&"), ("A",)],
    ids=["contents", "help", "links", "questions", "matches", "mode"],
)
async def test_routing_keys_reach_every_item_of_a_list(
    keys: tuple[str, ...], columns: int, rows: int, appearance: Appearance
) -> None:
    # Help in several columns is for the eye: the settings of who has routing keys make it a list.
    appearance = replace(appearance, visual=keys != ("?",))
    async with app_session(article(), columns, rows, appearance=appearance) as here:
        here.press(*keys)
        assert isinstance(here.reader.top_overlay, ListOverlay)
        here.press("g")
        found = in_sight(here, ("Down",) * rows)
        assert len(found) > 1 or rows == 5
        here.press("g")
        for column, row in (*reversed(found), *found):
            assert route(here, column, row) == (column, row)


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
@pytest.mark.parametrize(
    ("opening", "moves"),
    [(("T",), ("Down", "Right", "Down", "Down", "Left", "Up", "Up")), (("T", "Down", "r"), ("Down",) * 3)],
    ids=["grid", "record"],
)
async def test_routing_keys_reach_the_first_character_of_the_cells_of_a_table(
    opening: tuple[str, ...], moves: tuple[str, ...], columns: int, rows: int, appearance: Appearance
) -> None:
    async with app_session(article(), columns, rows, appearance=appearance) as here:
        here.press(*opening)
        start = here.reader
        found = in_sight(here, moves)
        here.set_state(start)
        assert len(found) > 1 or rows == 5
        for column, row in (*reversed(found), *found):
            assert route(here, column, row) == (column, row)


WRAPPED = """\
| Cause | What it tells, and how it was found in those who were asked | Third |
| --- | --- | --- |
| Damaged nerves | Burning and tingling that begin in the feet, go on for weeks, and are worse at night | |
| 漢字とかな交じり文 | a **note**[^1] of some length that has to be wrapped, be the screen as wide as it may be | |
| x | y | the last cell is long enough, too, to be wrapped wherever it may come to stand in |

[^1]: The note.
"""


@pytest.mark.parametrize(
    ("columns", "rows", "appearance"),
    [
        WIDTHS[0],
        *(
            pytest.param(*size, marks=pytest.mark.slow)
            for size in (MIDDLE, (20, 5, Appearance()), (60, 24, Appearance()))
        ),
    ],
)
@pytest.mark.parametrize(
    "text", [pytest.param("article", id="article"), pytest.param("wrapped", id="wrapped", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(("T",), marks=pytest.mark.slow),
        pytest.param(("T", "Down"), marks=pytest.mark.slow),
        ("T", "Down", "r"),
    ],
    ids=["header", "grid", "record"],
)
async def test_where_arrows_go_by_characters_routing_keys_reach_each_of_a_table(
    opening: tuple[str, ...], text: str, columns: int, rows: int, appearance: Appearance
) -> None:
    document = article() if text == "article" else parse(WRAPPED, name="wrapped.md")
    async with app_session(document, columns, rows, appearance=replace(appearance, table_by_character=True)) as here:
        here.press(*opening)
        start, reached = here.reader, 0
        below = set[int]()
        page = here.picture.page
        for number, line in enumerate(page):
            for place in {
                line.characters()[at] for at in (0, 1, len(line.characters()) // 2, -1) if line.characters()[1:]
            }:
                here.set_state(start)
                if here.picture.page != page:
                    continue
                goal = line.column(*place) + here.picture.areas.page_column, number + here.picture.areas.page_row
                at = route(here, goal[0], goal[1])
                if here.picture.page == page:  # a column that was hidden, or a row further down, may come into sight
                    assert at == goal, (line.text, place)
                    reached += 1
                    below.add(number)
        assert reached > (3 if rows > 5 else 0)
        assert len(below) > 1 or rows == 5


async def test_letters_go_by_cell_where_arrows_go_by_characters() -> None:
    async with app_session(article(), appearance=Appearance(table_by_character=True)) as here:
        here.press("T", "Down")
        for key, moved in (
            ("Right", (0, 0, 1)),
            ("l", (0, 1, 0)),
            ("Right", (0, 1, 1)),
            ("h", (0, 0, 0)),
            ("j", (1, 0, 0)),
        ):
            here.press(key)
            view = here.reader.top_overlay
            assert isinstance(view, TableView)
            assert (view.row, view.column, view.offset) == moved


async def test_at_the_end_of_a_row_of_a_table_arrows_by_character_stay() -> None:
    async with app_session(article(), appearance=Appearance(table_by_character=True)) as here:
        here.press("T", "Down", "Left")
        assert here.reader.message == "Start of the line."
        before = here.terminal.screen.cursor
        while here.reader.message != "End of the line.":
            before = here.terminal.screen.cursor
            here.press("Right")
        assert here.terminal.screen.cursor == before
        row = here.terminal.screen.text[before[1]]
        assert len(row.rstrip()) == before[0] + 1


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
async def test_no_arrow_wraps_around(columns: int, rows: int, appearance: Appearance) -> None:
    async with app_session(article(), columns, rows, appearance=appearance) as here:
        for keys in ((), ("t",), ("L",), ("T",)):
            here.press(*keys)
            for there, further, back in (("g", "Up", "Down"), ("G", "Down", "Up")):
                here.press(there)
                for _ in range(20 if keys else 0):
                    here.press(further)  # an item that is longer than the screen is read to its end first
                end = here.reader
                here.press(further)
                assert (here.reader.position, here.reader.overlays) == (end.position, end.overlays), (keys, further)
                here.press(back)
                assert (here.reader.position, here.reader.overlays) != (end.position, end.overlays), (keys, back)
            if keys:
                here.press("q")


@pytest.mark.parametrize(("columns", "rows", "appearance"), WIDTHS)
async def test_left_and_right_stay_in_the_line(columns: int, rows: int, appearance: Appearance) -> None:
    async with app_session(article(), columns, rows, appearance=appearance) as here:
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
