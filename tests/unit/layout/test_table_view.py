"""The table view: what stands still, what is narrowed, and where the cursor is."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, table

from b12tui.catalogue.tables import columns_shown
from b12tui.core.state import TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.document import Document, Table
from b12tui.layout.overlays.column_widths import visible_columns
from b12tui.layout.overlays.table_view import RenderedTable, TableOptions, render_table
from b12tui.layout.page.glyphs import ASCII, UNICODE, Glyphs
from b12tui.layout.page.lines import StyleFlags, width
from b12tui.textwidth import cells

CAUSES = table(
    ("Cause", "How it hurts", "Link with B12", "What to look for"),
    ("B12 deficiency", "Damaged nerves and anaemia", "Direct for weakness and cramps", "Tingling, numbness or fatigue"),
    ("Overexertion and delayed-onset soreness", "Tiny tears in muscle fibres", "None", "Only in muscles you used"),
    ("Medications", "A side effect, for example of statins", "", "Weakness, depending on the drug"),
)
MANY = table(("Number", "Square"), *((str(n), str(n * n)) for n in range(50)))


def shown(
    block: Table, row: int, column: int, columns: int = 80, height: int = 20, *, record: bool = False
) -> tuple[RenderedTable, list[str]]:
    own = render_table(made(block), TableView(0, 0, row, column, record), columns, height, UNICODE)
    return own, [line.text for line in own.lines]


def made(block: Table) -> Document:
    return document(block, heading(2, "After"))


def test_columns_keep_still_when_rows_are_left_out() -> None:
    block = table(("Name", "Note"), ("x", "short"), ("y", "a much longer note"), ("z", "short"))
    wide = render_table(made(block), TableView(0, 0, 0, 1), 80, 20, UNICODE)
    few = render_table(made(block), TableView(0, 0, 0, 1, order=(0, 2)), 80, 20, UNICODE)
    assert few.lines[:3] == wide.lines[:3]
    assert [line.text.split()[0] for line in few.lines[2:]] == ["x", "z"]


def under(own: RenderedTable, words: str) -> bool:
    """Tell whether the cursor is on the first character of those words."""
    column, row = own.cursor
    rest = own.lines[row].text
    return any(cells(rest[:at]) == column and rest.startswith(words, at) for at in range(len(rest)))


def test_a_table_that_fits_is_shown_whole() -> None:
    own, texts = shown(MANY, 0, 0, height=7)
    assert texts == ["Number  Square", "──────  ──────", *(f"{n:>6}  {n * n:>6}" for n in range(5))]
    assert own.cursor == (5, 2)


def test_columns_are_narrowed_before_they_are_left_out() -> None:
    _, texts = shown(CAUSES, 0, 1)
    assert texts[0].split("  ")[0] == "Cause"
    assert "How it hurts" in texts[0]
    assert "Link with B12" in texts[0]
    assert "What to look for" not in texts[0]
    _, wide = shown(CAUSES, 0, 1, 140)
    assert "What to look for" in wide[0]


@pytest.mark.parametrize("columns", [36, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("row", range(-1, 3))
def test_header_and_first_column_stay_and_the_cell_at_hand_is_whole(row: int, column: int, columns: int) -> None:
    own, texts = shown(CAUSES, row, column, columns, 24)
    head = "".join(texts[: next(n for n, line in enumerate(texts) if line.startswith("─"))])
    assert head.startswith("Cause ")
    frozen = len(texts[next(n for n, line in enumerate(texts) if line.startswith("─"))].split(" ")[0])
    assert frozen <= columns // 3
    assert max(map(cells, texts)) <= columns
    words = table_cursor.cell_text(CAUSES, row, column).chars or "blank"
    everything = " ".join(texts).replace("-", " ")
    for word in words.replace("-", " ").replace(",", " ").split():
        assert word in everything
    assert under(own, words.split()[0])


@pytest.mark.parametrize("row", [0, 7, 30, 49])
def test_the_row_at_hand_is_whole_under_the_header(row: int) -> None:
    own, texts = shown(MANY, row, 1, height=9)
    assert texts[0] == "Number  Square"
    assert under(own, str(row * row))
    assert 2 <= own.cursor[1] < 9


def test_an_empty_cell_is_said_to_be_blank() -> None:
    own, texts = shown(CAUSES, 2, 2)
    assert under(own, "blank")
    own, texts = shown(CAUSES, 2, 2, record=True)
    assert "Link with B12: blank" in texts
    assert under(own, "blank")


def test_surplus_cells_are_columns_of_their_own() -> None:
    own, texts = shown(table(("a", "b"), ("c", "d", "surplus")), 0, 2)
    assert texts[0].split() == ["a", "b", "blank"]
    assert under(own, "surplus")


def test_the_header_can_be_at_hand() -> None:
    own, _ = shown(CAUSES, -1, 1)
    assert under(own, "How it hurts")
    assert own.cursor[1] == 0


def test_header_and_first_column_are_strong() -> None:
    own, _ = shown(MANY, 1, 1)
    assert [run.style for run in own.lines[0].runs if run.text.strip()] == [StyleFlags.STRONG, StyleFlags.STRONG]
    assert [run.style for run in own.lines[2].runs if run.text.strip()] == [StyleFlags.STRONG, StyleFlags.PLAIN]


def test_on_a_small_screen_the_cell_stands_alone_under_its_names() -> None:
    own, texts = shown(CAUSES, 0, 2, 20, 5)
    assert texts == ["Link with B12, row 1", "of 3", "Direct for weakness", "and cramps"]
    assert own.cursor == (0, 2)
    own, texts = shown(CAUSES, 0, 2, 20, 3)
    assert texts == ["Link with B12", "Direct for weakness", "and cramps"]
    own, texts = shown(CAUSES, -1, 2, 20, 5)
    assert texts == ["Link with B12,", "header", "Link with B12"]


def test_of_one_row_the_cell_has_all() -> None:
    own, texts = shown(CAUSES, 0, 2, 20, 1)
    assert texts == ["Direct for weakness"]
    assert own.cursor == (0, 0)


def test_a_row_too_tall_for_three_columns_is_shown_in_two_before_its_cell_stands_alone() -> None:
    block = table(("a", "b", "c"), ("x", "word " * 40, "word " * 40))
    _, three = shown(block, 0, 1, 60, 24)
    assert three[0].split() == ["a", "b", "c"]
    _, two = shown(block, 0, 1, 60, 7)
    assert two[0].split() == ["a", "b"]
    _, one = shown(block, 0, 1, 60, 5)
    assert one[0] == "b, row 1 of 1"


@pytest.mark.parametrize("column", range(4))
def test_a_record_names_each_cell_and_hangs(column: int) -> None:
    own, texts = shown(CAUSES, 0, column, 30, record=True)
    assert texts[:3] == ["Cause: B12 deficiency", "How it hurts: Damaged nerves", "  and anaemia"]
    assert under(own, table_cursor.cell_text(CAUSES, 0, column).chars.split()[0])


@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("height", [1, 2, 3, 5])
def test_of_a_record_too_long_for_the_screen_the_cell_at_hand_is_in_sight(column: int, height: int) -> None:
    own, texts = shown(CAUSES, 0, column, 20, height, record=True)
    assert len(texts) <= height
    assert under(own, table_cursor.cell_text(CAUSES, 0, column).chars.split()[0])


def test_the_header_is_no_record() -> None:
    assert shown(CAUSES, -1, 0, record=True)[1][0].startswith("Cause  ")


def test_wide_characters_are_counted_in_cells() -> None:
    own, texts = shown(table(("漢字", "b"), ("漢", "zwei")), 0, 1)
    assert texts == ["漢字  b", "────  ────", "漢    zwei"]
    assert own.cursor == (6, 2)
    assert width(own.lines[2].runs) >= 10


def test_a_row_of_several_rows_is_parted_from_others_and_these_are_not() -> None:
    long = "a much longer note " * 5
    block = table(("Name", "Note"), ("w", "short"), ("x", "short"), ("y", long), ("z", "short"))
    texts = shown(block, 0, 0, 40)[1]
    assert [row[:1] for row in texts[2:6]] == ["w", "x", "", "y"]
    assert texts[-2:] == ["", "z     short"]


@pytest.mark.parametrize("sorted_by", [0, 1])
def test_a_grid_is_no_wider_than_the_screen_whatever_column_is_sorted(sorted_by: int) -> None:
    block = table(("a header of several words", "x" * 20), ("1", "y" * 20), ("", "z"))
    for columns in range(36, 80):
        for column in (0, 1):
            view = TableView(0, 0, 0, column, sorted_by=sorted_by)
            own = render_table(made(block), view, columns, 20, UNICODE)
            assert max(width(line.runs) for line in own.lines) <= columns


@pytest.mark.parametrize(
    ("descending", "glyphs", "sign"), [(False, UNICODE, "▲"), (True, UNICODE, "▼"), (True, ASCII, "v")]
)
def test_the_sorted_column_has_its_sign(descending: bool, glyphs: Glyphs, sign: str) -> None:
    block = table(("Name", "N"), ("x", "1"), ("y", "2"))
    view = TableView(0, 0, 0, 1, sorted_by=1, descending=descending, order=(0, 1))
    assert render_table(made(block), view, 80, 20, glyphs).lines[0].text == f"Name  N {sign}"


@pytest.mark.parametrize(("row", "column"), [(row, column) for row in range(-1, 3) for column in range(3)])
def test_bars_of_blanks_stand_before_the_current_row_and_at_both_sides_of_its_cell(row: int, column: int) -> None:
    block = table(("Name", "N", "Note"), ("x", "1", "words " * 9), ("y", "22", ""), ("z", "3", "last"))
    marked = render_table(made(block), TableView(0, 0, row, column), 40, 20, UNICODE, TableOptions(mark=True, lead=1))
    plain = render_table(made(block), TableView(0, 0, row, column), 39, 20, UNICODE)
    assert [line.text[1:] for line in marked.lines] == [line.text for line in plain.lines]
    assert marked.cursor == (plain.cursor[0] + 1, plain.cursor[1])
    starts = {0: (1, 5), 1: (7, 9), 2: (11, 40)}
    height = {0: 2}.get(row, 1)
    for number, line in enumerate(marked.lines):
        at, bars = 0, set()
        for run in line.runs:
            if run.style & StyleFlags.CURRENT:
                assert run.text.isspace()
                bars |= set(range(at, at + len(run.text)))
            at += cells(run.text)
        first, behind = starts[column]
        wanted = {0, first - 1, behind} if marked.cursor[1] <= number < marked.cursor[1] + height else set()
        assert bars == wanted, (number, line.text)


def test_columns_that_are_out_of_sight_are_counted() -> None:
    block = table(tuple(f"Column {n}" for n in range(1, 9)), tuple("a word or two" for _ in range(8)))
    assert visible_columns(made(block), TableView(0, 0, 0, 0), 60) == ([0, 1, 2, 3], 8)
    assert columns_shown([0, 1, 2, 3], 8) == "columns 1–4 of 8"
    assert columns_shown([0, 4, 5], 8) == "columns 1, 5–6 of 8"
