"""Widths of the columns of a grid."""

from __future__ import annotations

import pytest

from b12tui.layout.page.column_widths import LEAST_COLUMN, column_widths, natural_gap, rows_taken


def widths(*columns: tuple[str, ...], room: int, forced: bool = False) -> list[int] | None:
    words = [[[len(word) for word in cell.split()] for cell in column] for column in columns]
    natural = [max(map(len, column)) for column in columns]
    longest = [max(size for cell in column for size in cell) for column in words]
    return column_widths(natural, longest, words, room, forced=forced)


def test_columns_that_fit_keep_their_width() -> None:
    assert widths(("name", "a"), ("number", "12"), room=12) == [4, 6]


def test_a_column_of_text_is_narrowed_before_one_of_short_words() -> None:
    assert widths(("ripgrep", "grep"), ("one two three four five six", "seven"), room=25) == [7, 16]


def test_a_column_in_a_row_that_is_wrapped_already_is_narrowed_at_no_cost() -> None:
    columns = (("aaaa bbbb cccc dddd", "x"), ("eeee ffff gggg hhhh", "y"), ("iiii jjjj kkkk llll", "z"))
    assert widths(*columns, room=9 + 9 + 9 + 4) == [9, 9, 9]


def test_no_word_is_cut_that_fits_a_column() -> None:
    assert widths(("neuropathy and anaemia",), ("symmetrical weakness",), room=10 + 2 + 11) == [10, 11]
    assert widths(("neuropathy and anaemia",), ("symmetrical weakness",), room=10 + 2 + 10) is None


def test_a_long_address_may_be_cut() -> None:
    address = "https://example.org/" + "a" * 60
    assert widths((address,), ("what it leads to",), room=40) is not None


def test_columns_of_eight_cells_are_the_narrowest_of_a_grid_unless_it_is_forced() -> None:
    columns = [("a b c d e f g",)] * 4
    assert widths(*columns, room=4 * LEAST_COLUMN + 6) is not None
    assert widths(*columns, room=4 * LEAST_COLUMN + 5) is None
    assert widths(*columns, room=4 * LEAST_COLUMN + 5, forced=True) is not None
    assert widths(*columns, room=17, forced=True) is None


def test_the_widths_fill_the_room_and_not_more() -> None:
    for room in range(30, 90):
        found = widths(("one two three " * 4,), ("four five six " * 3,), ("seven",), room=room)
        assert found is not None
        assert sum(found) + 4 == room


def test_a_header_is_wrapped_before_a_table_row() -> None:
    words = [[[4, 5], [3], [3]], [[4], [9, 10], [5]]]
    widths = column_widths([10, 20], [5, 10], words, 30)
    assert widths is not None
    assert widths[1] == 20
    assert rows_taken(widths, words) == 4
    assert rows_taken([10, 18], words) == 4


@pytest.mark.parametrize(("first", "rows"), [([3], 7), ([3, 3], 11), ([], 10)])
def test_empty_rows_between_table_rows_are_counted_where_they_are_needed(first: list[int], rows: int) -> None:
    words = [[[4], [3], [3], first, [3]], [[4], [9, 10], [9, 10], [5], [5]]]
    assert rows_taken([4, 12], words) == rows


@pytest.mark.parametrize(
    ("room", "margin", "gap"),
    [(24, 0, 2), (23, 0, 1), (23, 1, 2), (22, 0, 1), (21, 0, None), (20, 2, 1), (20, 1, None)],
)
def test_the_margin_is_spent_before_gaps_and_both_before_a_cell_is_wrapped(
    room: int, margin: int, gap: int | None
) -> None:
    assert natural_gap([10, 5, 5], room, margin) == gap


def test_short_cells_stay_whole_unless_that_takes_many_more_rows() -> None:
    text = "one two three four five six seven"
    cells = ("Tool", "GNU grep"), ("Command", text), ("Time", "0.674s (10.69x)")
    assert widths(*cells, room=8 + 18 + 15 + 4) == [8, 18, 15]
    many = ("Name", *["GNU grep"] * 9), ("Text", *["one two three"] * 9)
    assert widths(*many, room=8 + 13 + 2 - 1) == [8, 12]
    many = ("Name", "GNU grep", *["cat"] * 8), ("Text", *["one two three"] * 9)
    assert widths(*many, room=8 + 13 + 2 - 3) == [5, 13]
