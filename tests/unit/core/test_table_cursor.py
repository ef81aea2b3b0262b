"""Reading a table by cell."""

from __future__ import annotations

import csv
import io

import pytest
from support import document_builders as builders
from support.fixed_lines import FixedLines

from b12tui.core.effects import Copy
from b12tui.core.overlay.cell_list import cell_list
from b12tui.core.state import Command, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.document import Align, Formula, Position, Span, Table, Text
from b12tui.fastclass import replace

BOOK = builders.document(
    builders.heading(1, "Book"),
    builders.table(("Cause", "", "Pain"), ("Low B12", "x", "Aches. Or not."), ("Run", "y"), ("Drug", "z", "w", "more")),
    "Between.",
    builders.heading(2, "Part"),
    builders.table(("Only", "Header")),
    builders.table(("A",), ("1",), ("2",)),
)
FIRST, SECOND, THIRD = TableView(0, 1), TableView(1, 1), TableView(1, 3)


def opened(view: TableView = FIRST) -> ReaderState:
    return ReaderState(BOOK, position=view.origin, overlays=(view,))


def step(action: str, view: TableView = FIRST, count: int | None = None) -> tuple[tuple[int, int], str]:
    """Return the row and column that an action leads to, and what is said."""
    after = cursor.step_cell(opened(view), view, Command(action, count), FixedLines(height=10))
    seen = after.top_overlay
    assert isinstance(seen, TableView)
    return (seen.row, seen.column), after.message


def words(view: TableView) -> str:
    return cursor.cell_text(cursor.table_at(BOOK, view), view.row, view.column).chars


# Opening


def test_the_table_at_hand_is_opened_at_its_cell() -> None:
    state = ReaderState(BOOK, position=Position(0, 6, 3))
    seen = cursor.enter_table(state).top_overlay
    assert seen == TableView(0, 1, 0, 2, origin=state.position)
    assert isinstance(seen, TableView)
    assert words(seen) == "Aches. Or not."


def test_outside_of_tables_the_next_is_opened_at_its_header() -> None:
    assert cursor.enter_table(ReaderState(BOOK)).top_overlay == FIRST
    between = Position(0, 13)
    assert BOOK.text_node(between).text.chars == "Between."
    assert cursor.enter_table(ReaderState(BOOK, position=between)).top_overlay == replace(SECOND, origin=between)


def test_behind_the_last_table_the_one_before_is_opened() -> None:
    document = builders.document(builders.table(("A",), ("1",)), "After.")
    assert cursor.enter_table(ReaderState(document, position=Position(0, 2))).top_overlay == TableView(
        0, 0, origin=Position(0, 2)
    )


def test_a_text_without_tables_says_so() -> None:
    after = cursor.enter_table(ReaderState(builders.document("Words.")))
    assert (after.overlays, after.message) == ((), "No tables in this document.")


def test_leaving_returns_to_where_the_reader_was() -> None:
    view = replace(FIRST, row=2, origin=Position(1))
    after = cursor.leave_table(replace(opened(view), position=Position(0, 3)), view)
    assert (after.position, after.overlays) == (Position(1), ())


# Moving


@pytest.mark.parametrize(
    ("action", "count", "place"),
    [
        ("next-line", None, (1, 1)),
        ("next-line", 2, (2, 1)),
        ("next-line", 99, (2, 1)),
        ("previous-line", None, (-1, 1)),
        ("previous-line", 99, (-1, 1)),
        ("next-cell", None, (0, 2)),
        ("next-cell", 99, (0, 3)),
        ("previous-cell", None, (0, 0)),
        ("previous-cell", 99, (0, 0)),
        ("page", None, (2, 1)),
        ("page-back", None, (-1, 1)),
        ("top", None, (-1, 1)),
        ("top", 2, (1, 1)),
        ("top", 99, (2, 1)),
        ("end", None, (2, 1)),
    ],
)
def test_moving_goes_by_row_and_column_and_stops_at_the_edges(
    action: str, count: int | None, place: tuple[int, int]
) -> None:
    assert step(action, replace(FIRST, row=0, column=1), count) == (place, "")


@pytest.mark.parametrize(
    ("action", "row", "column", "said"),
    [
        ("next-line", 2, 0, "Last row."),
        ("end", 2, 0, "Last row."),
        ("page", 2, 0, "Last row."),
        ("previous-line", -1, 0, "Header row."),
        ("top", -1, 0, "Header row."),
        ("page-back", -1, 0, "Header row."),
        ("next-cell", 0, 3, "Last column."),
        ("previous-cell", 0, 0, "First column."),
    ],
)
def test_where_nothing_is_further_it_is_said(action: str, row: int, column: int, said: str) -> None:
    assert step(action, replace(FIRST, row=row, column=column)) == ((row, column), said)


@pytest.mark.parametrize("action", ["next-line", "previous-line", "page", "page-back", "top", "end"])
def test_a_table_without_rows_is_its_header(action: str) -> None:
    assert step(action, SECOND)[0] == (-1, 0)


def test_the_next_table_is_opened_at_its_header_and_leaving_still_returns() -> None:
    view = replace(FIRST, row=2, column=1, record=True, origin=Position(1))
    after = cursor.step_cell(opened(view), view, Command("next-table"), FixedLines(height=10))
    assert after.top_overlay == replace(SECOND, origin=Position(1))
    again = cursor.step_cell(after, replace(SECOND, origin=Position(1)), Command("next-table"), FixedLines(height=10))
    assert again.top_overlay == replace(THIRD, origin=Position(1))


@pytest.mark.parametrize(
    ("action", "view", "said"),
    [("next-table", THIRD, "No more tables."), ("previous-table", FIRST, "No previous table.")],
)
def test_behind_the_last_and_before_the_first_there_is_no_table(action: str, view: TableView, said: str) -> None:
    after = cursor.step_cell(opened(view), view, Command(action), FixedLines(height=10))
    assert (after.top_overlay, after.message) == (view, said)


def test_a_row_is_shown_as_a_record_and_as_a_grid_again() -> None:
    once = cursor.record(opened(), FIRST)
    assert (once.top_overlay, once.message) == (replace(FIRST, row=0, record=True), "Row view.")
    assert isinstance(once.top_overlay, TableView)
    assert cursor.record(once, once.top_overlay).message == "Table view."


def test_in_a_record_down_and_up_go_from_cell_to_cell_and_a_page_is_a_record() -> None:
    here = cursor.record(opened(), FIRST)
    width = cursor.columns(cursor.table_at(here.document, FIRST))
    rows = len(cursor.table_at(here.document, FIRST).rows)

    def go(state: ReaderState, action: str, count: int = 1) -> tuple[ReaderState, tuple[int, int]]:
        assert isinstance(state.top_overlay, TableView)
        after = cursor.step_cell(state, state.top_overlay, Command(action, count), FixedLines(height=10))
        assert isinstance(after.top_overlay, TableView)
        assert after.top_overlay.record
        return after, (after.top_overlay.row, after.top_overlay.column)

    assert go(here, "next-line")[1] == (0, 1)
    assert go(here, "next-line", width)[1] == (1, 0)
    there, end = go(here, "next-line", rows * width + 9)
    assert end == (rows - 1, width - 1)
    assert go(there, "next-line")[0].message == "Last cell."
    assert go(there, "previous-line")[1] == (rows - 1, width - 2)
    assert go(here, "previous-line")[0].message == "First cell."
    assert go(here, "page")[1] == (1, 0)
    assert go(go(here, "page")[0], "page-back")[1] == (0, 0)


def test_a_table_without_rows_shows_its_header_as_a_record() -> None:
    after = cursor.record(opened(SECOND), SECOND).top_overlay
    assert isinstance(after, TableView)
    assert (after.row, after.record) == (-1, True)


# Cells


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [(-1, 0, "Cause"), (0, 2, "Aches. Or not."), (1, 1, "y"), (1, 2, ""), (2, 3, "more"), (0, 3, "")],
)
def test_a_cell_that_its_row_does_not_have_is_empty(row: int, column: int, expected: str) -> None:
    assert words(replace(FIRST, row=row, column=column)) == expected


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    assert cursor.columns(cursor.table_at(BOOK, FIRST)) == 4


def test_every_column_has_a_name() -> None:
    table = cursor.table_at(BOOK, FIRST)
    assert [cursor.header(table, column) for column in range(4)] == ["Cause", "Column 2", "Pain", "Extra cell"]


@pytest.mark.parametrize(("row", "column"), [(-1, 0), (0, 2), (1, 0), (1, 1), (2, 3)])
def test_a_cells_place_in_the_text_is_its_own(row: int, column: int) -> None:
    view = replace(FIRST, row=row, column=column)
    place = cursor.cell_position(BOOK, view)
    assert BOOK.text_node(place).text.chars == words(view)
    assert cursor.view(BOOK, place) == view


def test_the_place_of_a_cell_that_is_not_there_is_the_last_of_its_row() -> None:
    assert BOOK.text_node(cursor.cell_position(BOOK, replace(FIRST, row=1, column=3))).text.chars == "y"


def test_the_whole_cell_is_shown_sentence_by_sentence_with_what_can_be_done() -> None:
    listing = cell_list(opened(), replace(FIRST, row=0, column=2))
    assert listing.title == "Pain, row 1 of 3"
    assert [entry.text for entry in listing.entries[:2]] == ["Aches.", "Or not."]
    assert Command("next-cell") in [entry.target for entry in listing.entries]


def test_an_empty_cell_is_said_to_be_blank() -> None:
    listing = cell_list(opened(), replace(FIRST, row=1, column=2))
    assert listing.entries[0].text == "blank"
    assert cell_list(opened(), FIRST).title == "Cause, header"


def test_a_view_of_something_else_is_refused() -> None:
    with pytest.raises(TypeError):
        cursor.table_at(BOOK, TableView(0, 0))


# Copying


def copied(part: str, view: TableView) -> Copy:
    effect = cursor.copy_cells(opened(view), view, part).effect
    assert isinstance(effect, Copy)
    return effect


def test_a_cell_a_column_and_a_row_can_be_copied() -> None:
    view = replace(FIRST, row=1, column=2)
    assert copied("copy-cell", view) == Copy("", "the cell")
    assert copied("copy-column", view) == Copy("Pain\nAches. Or not.\n\nw", "the column")
    assert copied("copy-row", view) == Copy("Cause: Run\nColumn 2: y\nPain:\nExtra cell:", "the row")


def test_a_table_is_copied_as_csv_that_programs_read() -> None:
    document = builders.document(builders.table(("a,b", 'c"d'), ("e\nf", "g")))
    view = TableView(0, 0)
    effect = cursor.copy_cells(ReaderState(document, overlays=(view,)), view, "copy-table").effect
    assert isinstance(effect, Copy)
    assert list(csv.reader(io.StringIO(effect.text))) == [["a,b", 'c"d'], ["e\nf", "g"]]


def test_formulas_in_cells_are_copied_as_they_are_written() -> None:
    formula = Span(0, 2, Formula("x^2", "x squared"))
    cells = Text("x²", (formula,)), Text("x² m", (formula,))
    document = builders.document(Table((Text("a"), Text("b")), 2 * (Align.LEFT,), (cells,)))
    view = TableView(0, 0, row=0, column=1)
    state = ReaderState(document, overlays=(view,))
    texts = [cursor.copy_cells(state, view, part).effect for part in ("copy-table", "copy-row", "copy-cell")]
    assert [each.text for each in texts if isinstance(each, Copy)] == [
        "a,b\nx^2,$x^2$ m",
        "a: x^2\nb: $x^2$ m",
        "$x^2$ m",
    ]
