"""The rows of a table sorted and filtered: what is shown, what is said, and what is copied then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import document_builders as builders
from support.fixed_lines import FixedLines
from support.state_steps import typed

from b12tui.core.effects import Copy
from b12tui.core.state import Command, Prompt, ReaderState, TableView
from b12tui.core.table import cursor
from b12tui.core.update import update
from b12tui.document import Document

TOOLS = builders.document(
    builders.table(
        ("Tool", "Price", "Use"),
        ("Rake", "9", "Levelling the ground"),
        ("spade", "1,030", "Digging deep holes"),
        ("Knife", "", "Cutting"),
        ("Épée", "−2.5", "Digging in, and cutting"),
        ("Axe", "about 10", "Felling"),
    )
)
LINES = FixedLines()


def opened(document: Document = TOOLS, column: int = 0, row: int = -1) -> ReaderState:
    return ReaderState(document, overlays=(TableView(0, 0, row, column),))


def done(state: ReaderState, action: str, text: str = "", count: int | None = None) -> ReaderState:
    return update(state, Command(action, count, text), LINES)


def view(state: ReaderState) -> TableView:
    seen = next(layer for layer in reversed(state.overlays) if isinstance(layer, TableView))
    assert isinstance(seen, TableView)
    return seen


def column(state: ReaderState, number: int = 0) -> list[str]:
    table = cursor.table_at(state.document, view(state))
    return [cursor.cell_text(table, row, number).chars for row in range(len(table.rows))]


# Sorting


def test_words_are_sorted_whatever_their_case_and_accents() -> None:
    state = done(opened(), "sort")
    assert column(state) == ["Axe", "Épée", "Knife", "Rake", "spade"]
    assert state.message == "Sorted by Tool, A to Z."


def test_numbers_are_sorted_as_numbers_and_blank_cells_come_last() -> None:
    state = done(opened(column=1), "sort")
    assert column(state, 1) == ["−2.5", "9", "about 10", "1,030", ""]
    assert state.message == "Sorted by Price, smallest first."


def test_sorting_again_goes_the_other_way_and_then_back_to_what_is_written() -> None:
    once = done(opened(column=1), "sort")
    twice = done(once, "sort")
    assert (column(twice, 1), twice.message) == (
        ["1,030", "about 10", "9", "−2.5", ""],
        "Sorted by Price, largest first.",
    )
    thrice = done(twice, "sort")
    assert (column(thrice), thrice.message) == (column(opened()), "Original order.")
    assert view(thrice) == view(opened(column=1))


def test_another_column_is_sorted_from_its_first_again() -> None:
    state = done(done(opened(), "sort"), "sort")
    assert done(done(state, "next-cell"), "sort").message == "Sorted by Price, smallest first."


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("item 10", "item 9", "Item 1"), ["Item 1", "item 9", "item 10"]),
        (("3,5 mg", "3.25 mg", "3 mg"), ["3 mg", "3.25 mg", "3,5 mg"]),
        (("12 345", "2 000", "300"), ["300", "2 000", "12 345"]),
        (("$5", "-$7", "€ 6", "(4)", "~3"), ["-$7", "~3", "(4)", "$5", "€ 6"]),
        (("+1", "-1", ".5", "0"), ["-1", "0", ".5", "+1"]),
        (("n/a", "20", "none", "3"), ["3", "20", "n/a", "none"]),
        (("B12", "b2", "A1"), ["A1", "b2", "B12"]),
        (("9" * 500, "1" * 5000, "5"), ["5", "1" * 5000, "9" * 500]),
        (("2024-05-01", "2024-04-30", "2023-12-31"), ["2023-12-31", "2024-04-30", "2024-05-01"]),
    ],
)
def test_what_begins_with_a_number_is_sorted_by_it(cells: tuple[str, ...], expected: list[str]) -> None:
    document = builders.document(builders.table(("A",), *((cell,) for cell in cells)))
    assert column(done(opened(document), "sort")) == expected


@pytest.mark.parametrize(
    ("cells", "sense"),
    [
        (("1", "", "2 %"), "smallest first"),
        (("1", "n/a"), "A to Z"),
        (("", " "), "A to Z"),
        (("B12", "B6"), "A to Z"),
    ],
)
def test_a_column_is_of_numbers_if_all_that_is_in_it_begins_with_one(cells: tuple[str, ...], sense: str) -> None:
    document = builders.document(builders.table(("A",), *((cell,) for cell in cells)))
    assert done(opened(document), "sort").message == f"Sorted by A, {sense}."


@given(st.lists(st.tuples(st.text("ab1-,. ", max_size=4), st.integers()), min_size=1, max_size=9))
def test_sorting_loses_no_row_and_keeps_the_order_of_equal_ones(rows: list[tuple[str, int]]) -> None:
    document = builders.document(builders.table(("A", "B"), *((cell, str(number)) for cell, number in rows)))
    up = view(done(opened(document), "sort"))
    down = view(done(done(opened(document), "sort"), "sort"))
    assert up.order is not None
    assert down.order is not None
    assert sorted(up.order) == sorted(down.order) == list(range(len(rows)))
    for order in (up.order, down.order):
        for cell in {cell for cell, _ in rows}:
            same = [row for row in order if rows[row][0] == cell]
            assert same == sorted(same)


def test_the_column_can_be_told_by_its_number_or_a_part_of_its_name() -> None:
    for asked in (done(opened(), "sort", count=2), done(opened(), "sort", "price"), done(opened(), "sort", "ric")):
        assert asked.message == "Sorted by Price, smallest first."
        assert view(asked).column == 1


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("9", 9, "No column 9; the table has 3 columns."),
        ("0", 0, "No column 0; the table has 3 columns."),
        ("weight", None, "No column matches weight; columns: Tool; Price; Use."),
    ],
)
def test_a_column_that_is_not_there_is_told(text: str, count: int | None, said: str) -> None:
    after = done(opened(), "sort", text, count)
    assert (after.message, after.overlays) == (said, opened().overlays)


def test_a_table_without_rows_has_nothing_to_sort() -> None:
    state = opened(builders.document(builders.table(("A", "B"))))
    assert done(state, "sort").message == "No rows to sort."


def test_sorting_stays_on_the_row_at_hand() -> None:
    state = done(opened(row=1), "sort")
    assert view(state).row == 4
    assert done(state, "say").message == "Tool: spade"
    assert done(opened(), "sort").top_overlay == view(done(opened(), "sort"))
    assert view(done(opened(), "sort")).row == -1


def test_rows_are_walked_in_the_order_in_which_they_are_shown() -> None:
    state = done(done(opened(), "sort"), "next-line")
    assert done(state, "say").message == "Tool: Axe"
    assert done(done(state, "next-line"), "say").message == "Tool: Épée"


def test_the_place_in_the_text_of_a_sorted_cell_is_its_own() -> None:
    state = done(done(done(opened(), "sort"), "next-line"), "next-cell")
    assert TOOLS.text_node(cursor.cell_position(TOOLS, view(state))).text.chars == "about 10"


# Filtering


def test_only_rows_that_hold_all_the_words_are_shown() -> None:
    state = done(opened(), "filter", "digging CUT".lower())
    assert (column(state), state.message) == (["Épée"], "1 of 5 rows matches “digging cut”.")
    assert done(opened(), "filter", "cutting").message == "2 of 5 rows match “cutting”."
    assert column(done(opened(), "filter", "axe felling")) == ["Axe"]
    assert done(opened(), "filter", "Rake").message == "1 of 5 rows matches “Rake”."


def test_rows_can_be_found_by_a_pattern() -> None:
    assert column(done(opened(), "filter", "/^[a-e]/")) == ["spade", "Knife", "Épée", "Axe"]
    assert column(done(opened(), "filter", r"/^\d$/")) == ["Rake"]
    state = done(opened(), "filter", "/(/")
    assert (view(state).order, state.message) == (
        None,
        "Invalid pattern “/(/”: missing ), unterminated subpattern at character 1.",
    )


def test_where_no_row_holds_the_words_all_are_shown() -> None:
    state = done(done(opened(), "filter", "digging"), "filter", "zebra")
    assert (column(state), state.message) == (column(opened()), "No rows match “zebra”; showing all 5 rows.")


def test_all_rows_come_back_as_written() -> None:
    state = done(done(done(opened(), "sort"), "filter", "digging"), "all-rows")
    assert (view(state), state.message) == (view(opened()), "Showing all 5 rows, in original order.")


def test_what_is_filtered_stays_sorted_and_what_is_sorted_stays_filtered() -> None:
    both = ["Épée", "spade"]
    assert column(done(done(opened(), "sort"), "filter", "digging")) == both
    assert column(done(done(opened(), "filter", "digging"), "sort")) == both


def test_filtering_stays_on_the_row_at_hand_or_goes_to_the_first() -> None:
    assert view(done(opened(row=3), "filter", "cutting")).row == 1
    assert view(done(opened(row=0), "filter", "cutting")).row == 0


def test_a_column_that_only_a_hidden_row_has_is_left() -> None:
    document = builders.document(builders.table(("A",), ("1",), ("2", "more")))
    state = done(opened(document, column=1, row=1), "filter", "1")
    assert (view(state).row, view(state).column) == (0, 0)


def test_rows_are_left_out_while_one_types_and_esc_brings_them_back() -> None:
    state = done(opened(row=2), "filter")
    assert isinstance(state.top_overlay, Prompt)
    state = typed(state, *"digg")
    assert (column(state), state.message) == (["spade", "Épée"], "2 of 5 rows match “digg”.")
    assert typed(state, "Esc").overlays == opened(row=2).overlays


def test_enter_keeps_the_rows_that_are_left() -> None:
    state = typed(done(opened(), "filter"), *"cut", "Enter")
    assert (state.top_overlay, state.message) == (view(state), "2 of 5 rows match “cut”.")
    assert column(state) == ["Knife", "Épée"]


def test_enter_on_nothing_shows_all_rows() -> None:
    state = typed(done(done(opened(), "filter", "cut"), "filter"), "Enter")
    assert (column(state), state.message) == (column(opened()), "Showing all 5 rows.")


# What follows from it


def test_copying_obeys_order_and_filter() -> None:
    state = done(done(opened(), "filter", "digging"), "sort")
    assert done(state, "copy-column").effect == Copy("Tool\nÉpée\nspade", "the column")
    table = done(state, "copy-table").effect
    assert isinstance(table, Copy)
    assert table.text.splitlines() == [
        "Tool,Price,Use",
        'Épée,−2.5,"Digging in, and cutting"',
        'spade,"1,030",Digging deep holes',
    ]
    assert done(done(state, "next-line"), "copy-row").effect == Copy(
        "Tool: Épée\nPrice: −2.5\nUse: Digging in, and cutting", "the row"
    )


def test_how_the_rows_stand_is_told_in_words() -> None:
    state = done(done(opened(column=1), "sort"), "filter", "digging")
    assert cursor.arrangement(TOOLS, view(state)) == "2 of 5 rows, matching digging; sorted by Price, smallest first"
    assert cursor.arrangement(TOOLS, view(opened())) == ""


def test_another_table_is_shown_as_written() -> None:
    two = builders.document(builders.table(("A",), ("2",), ("1",)), builders.table(("A",), ("2",), ("1",)))
    state = done(done(opened(two), "sort"), "next-table")
    assert column(state) == ["2", "1"]
