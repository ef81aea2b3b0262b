"""The header of a grid that goes on past the top of the page, above the text."""

from __future__ import annotations

import pytest

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Align, Position, Table
from b12tui.fastclass import replace
from b12tui.layout.page import grid
from b12tui.layout.page.grid import alignment
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.textwidth import cells

ROWS = "".join(f"| fruit {n} | {n} |\n" for n in range(40))
LONG = f"Before.\n\n| Name | Total |\n| --- | --- |\n{ROWS}\nAfter.\n\n" + "More.\n\n" * 30
HEADER = "  Name      Total"


def scrolled(
    source: str,
    steps: int,
    appearance: Appearance,
    columns: int = 80,
    rows: int = 24,
    *,
    underlined_blanks: bool = True,
) -> list[list[str]]:
    """Return the rows of the screen after each of so many steps down."""
    state = ReaderState(parse(source, name="a.md"), appearance=appearance)
    view = ScreenView(state, columns, rows, underlined_blanks=underlined_blanks)
    seen = [[line.text for line in view.frame(state).rows]]
    for _ in range(steps):
        state = update(state, Command("next-line"), view.viewport)
        seen.append([line.text for line in view.frame(state, quiet=True).rows])
    return seen


def test_the_header_stands_above_the_text_while_rows_of_its_table_are_at_the_top() -> None:
    above = 0
    for rows in scrolled(LONG, 85, Appearance()):
        shown = rows[1] == HEADER
        above += shown
        assert shown == (rows[2].lstrip().startswith("fruit") and HEADER not in rows[2:])
        assert rows[1] in ("", HEADER)
    assert above > 20


@pytest.mark.parametrize(("appearance", "height"), [(Appearance(visual=False), 24), (Appearance(), 19)])
def test_where_rows_are_read_aloud_and_on_low_screens_no_header_is_repeated(
    appearance: Appearance, height: int
) -> None:
    for rows in scrolled(LONG, 50, appearance, rows=height):
        assert rows[1] != HEADER or rows[2].lstrip().startswith(("─", "fruit 0 "))


@pytest.mark.parametrize("underlined_blanks", [True, False])
@pytest.mark.parametrize("spacing", [1, 2])
@pytest.mark.parametrize("first", ["| fruit 0 |", "| |"])
def test_once_its_table_is_at_the_top_a_header_stays_until_the_table_ends(
    first: str, spacing: int, underlined_blanks: bool
) -> None:
    source = LONG.replace("| fruit 0 |", first)
    seen = scrolled(source, 85, Appearance(spacing=spacing), underlined_blanks=underlined_blanks)
    above = [rows[1] == HEADER for rows in seen]
    assert above.count(True) > 20
    assert above[above.index(True) :].index(False) == above.count(True)


def test_a_header_stays_above_empty_rows_between_rows_of_its_table() -> None:
    wide = " and ".join(["words"] * 9)
    rows = f"> | {wide} | {wide} | 12345 |\n" * 20
    seen = scrolled(f"> | One | Two | Three |\n> | --- | --- | --- |\n{rows}\n", 50, Appearance(spacing=2))
    above = [bool(rows[1]) for rows in seen]
    assert all(above[above.index(True) :])


def test_records_have_no_header_above_them() -> None:
    assert not any(rows[1] for rows in scrolled(LONG, 200, Appearance(tables="records")))


def test_a_header_in_a_quote_stands_over_its_columns() -> None:
    quoted = "".join(f"> {line}\n" for line in LONG.split("\n"))
    seen = scrolled(quoted, 30, Appearance())[-1]
    assert seen[1] == "  │ Name      Total"
    assert seen[2].startswith("  │ fruit ")


def header_above(header: str, row: str, columns: int = 80, *, underlined_blanks: bool = True, spacing: int = 1) -> str:
    """Return what stands above a table, once it has been scrolled until its header is above the page."""
    rule = "| --- " * (header.count("|") - 1)
    source = f"{header}\n{rule}|\n" + f"{row}\n" * 20
    seen = scrolled(source, 40, Appearance(spacing=spacing), columns, underlined_blanks=underlined_blanks)
    return next(rows[1] for rows in seen if rows[1])


WIDE = " and ".join(["words"] * 9)


@pytest.mark.parametrize("underlined_blanks", [True, False])
@pytest.mark.parametrize("spacing", [1, 2])
def test_a_name_of_several_rows_reaches_into_empty_cells_beside_its_column(
    spacing: int, underlined_blanks: bool
) -> None:
    row = f"| {WIDE} | {WIDE} | 12345 |"
    header = header_above(
        "| One | Two | all of six words here |", row, underlined_blanks=underlined_blanks, spacing=spacing
    )
    assert header.split("  ")[-1] == "all of six words here"
    assert header.split()[:2] == ["One", "Two"]


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("| 漢字 全体 | Two | x |", ["漢字 全体", "Two", "x"]),
        ("| One<br>more | Two | x |", ["One more", "Two", "x"]),
        ("| One | `two` and<br>more | x |", ["One", "`two` and more", "x"]),
    ],
)
def test_the_words_of_a_name_are_joined_by_blanks(header: str, shown: list[str]) -> None:
    found = header_above(header, f"| {WIDE} | {WIDE} | text |")
    assert [part.strip() for part in found.split("  ") if part.strip()] == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Time of all answers", "Requests per hour"), ("Time of…", "Request…")),
        (("Requests per second", "Requests per hour"), ("…second", "…hour")),
        (("Requests_of_each_second", "Requests_of_each_minute"), ("…of_each_second", "…of_each_minute")),
    ],
)
def test_a_name_without_room_is_cut_where_it_is_still_told_from_the_others(
    names: tuple[str, str], shown: tuple[str, str]
) -> None:
    found = header_above(f"| {names[0]} | {names[1]} | Notes |", f"| 12345678 | 12345678 | {WIDE} and {WIDE} |")
    assert [part.strip() for part in found.split("  ") if part.strip()] == [*shown, "Notes"]


def test_a_joined_header_is_no_wider_than_its_table_and_holds_no_position() -> None:
    header = "| Requests per second | A name that is long | Requests per minute | Notes |"
    row = f"| 1 | 2 | 3 | {WIDE} {WIDE} |"
    source = f"{header}\n{'| --- ' * 4}|\n" + f"{row}\n" * 20
    for columns in (60, 70, 80, 120):
        state = ReaderState(parse(source, name="a.md"))
        view = ScreenView(state, columns, 24)
        widest = max(cells(line.text) for line in view.frame(state).page)
        state = update(state, Command("page"), view.viewport)
        above = view.frame(state).head[1]
        assert above.text
        assert all(run.node < 0 for run in above.runs)
        assert cells(above.text) <= widest + view.areas.page_column


@pytest.mark.parametrize("underlined_blanks", [True, False])
@pytest.mark.parametrize("name", ["Name", "A<br>Name"])
@pytest.mark.parametrize("before", ["| ", "| | ", "| x | ", "| x | | "])
def test_names_stand_over_their_columns_beside_an_empty_one(before: str, name: str, underlined_blanks: bool) -> None:
    columns = before.count("|") + 1
    source = f"{before}| {name} |\n{'| --- ' * columns}|\n" + f"{before}| text of a cell |\n" * 30
    seen = scrolled(source, 35, Appearance(), underlined_blanks=underlined_blanks)
    at = next(row for row in seen[0] if "text" in row).index("text")
    assert next(row for row in seen[0] if "Name" in row).index("Name") == at
    assert seen[-1][1].replace("A Name", "Name").index("Name") == at


def test_the_alignment_of_columns_is_found_once_however_far_their_table_is_scrolled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counted(table: Table, column: int) -> Align:
        asked.append(column)
        return alignment(table, column)

    state = ReaderState(parse("| Name of<br>a fruit | Total |\n| --- | --- |\n" + ROWS, name="a.md"))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    monkeypatch.setattr(grid, "alignment", counted)
    above = set[str]()
    for _ in range(35):
        state = update(state, Command("next-line"), view.viewport)
        above.add(view.frame(state, quiet=True).rows[1].text)
    assert above == {"", "  Name of…  Total"}
    assert asked == [0, 1]


def nodes_after(steps: list[str], view: ScreenView, state: ReaderState) -> list[int]:
    """Return the text node that each of the steps leads to."""
    view.frame(state)
    nodes = []
    for action in steps:
        state = update(state, Command(action), view.viewport)
        view.frame(state, quiet=True)
        nodes.append(state.position.node)
    return nodes


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("| One | Two | a header of six words |", 1),
        ("| | Two | a header of six words |", 2),
        ("| One | | a header of six words |", 1),
        ("| a header of six words and more | Two | x |", 1),
        ("| One | Two | Three |", 1),
    ],
)
def test_an_arrow_enters_a_header_of_several_rows_at_its_names_and_leads_back(header: str, names: int) -> None:
    wide = " and ".join(["words"] * 9)
    source = f"Before.\n\n{header}\n| --- | --- | --- |\n| {wide} | {wide} | 12345 |\n"
    state = ReaderState(parse(source, name="a.md"))
    view = ScreenView(state, 80, 24)
    assert state.position.node == 0
    steps = ["next-line", "next-line", "previous-line", "previous-line"]
    assert nodes_after(steps, view, state) == [names, 4, names, 0]


def test_each_name_above_records_is_reached_by_an_arrow() -> None:
    names = [f"name {number}" for number in range(9)]
    source = f"Before.\n\n|{'|'.join(names)}|\n|{'---|' * 9}\n|{'1|' * 9}\n\nAfter.\n"
    state = ReaderState(parse(source, name="a.md"), appearance=Appearance(tables="records"))
    view = ScreenView(state, 80, 40)
    steps = ["next-line"] * 9 + ["previous-line"] * 8
    assert nodes_after(steps, view, state) == [*range(1, 10), *range(8, 0, -1)]


def test_rows_above_the_names_at_the_start_of_a_document_are_reached_by_an_arrow() -> None:
    wide = " and ".join(["words"] * 9)
    source = f"| One | Two | a header of six words |\n| --- | --- | --- |\n| {wide} | {wide} | 12345 |\n"
    state = ReaderState(parse(source, name="a.md"), position=Position(0, 3))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    state = update(state, Command("previous-line"), view.viewport)
    assert state.position == Position(0, 0)
    state = update(state, Command("previous-line"), view.viewport)
    assert state.position == Position(0, 2)


def turned_page() -> tuple[ScreenView, ReaderState]:
    """Return a view of the long text, and the state on its second page, which is not drawn yet."""
    state = ReaderState(parse(LONG, name="a.md"))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    return view, update(state, Command("page"), view.viewport)


def test_the_header_is_kept_on_a_turned_page_and_leaves_with_an_overlay() -> None:
    view, state = turned_page()
    assert view.frame(state).rows[1].text == HEADER
    state = update(state, Command("help"), view.viewport)
    assert view.frame(state).rows[1].text == ""


def test_the_header_is_made_once_for_its_table_and_again_for_another_place() -> None:
    view, state = turned_page()
    first = view.frame(state).head[1]
    assert first.text == HEADER
    for action in ("next-line", "page", "previous-line"):
        state = update(state, Command(action), view.viewport)
        assert view.frame(state, quiet=True).head[1] is first, action
    view.resize(state, 160, 24)
    assert view.areas.page_column > 2
    assert view.frame(state).head[1].text == " " * view.areas.page_column + HEADER.lstrip()


def test_the_header_belongs_to_the_first_row_that_a_long_message_leaves_in_view() -> None:
    state = ReaderState(parse(LONG, name="a.md"))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    found = 0
    for _ in range(20):
        state = update(state, Command("next-line"), view.viewport)
        view.frame(state, quiet=True)
        rows = [line.text for line in view.frame(replace(state, message="A message of many words. " * 50)).rows]
        if view.status.scrolled:
            found += 1
            assert (rows[1] == HEADER) == (rows[2].lstrip().startswith("fruit") and HEADER not in rows[2:])
        assert [line.text for line in view.frame(state).rows][1] == ""
    assert found > 10
