"""Where things stand on screens of all sizes."""

from __future__ import annotations

import pytest

from b12tui.core.appearance import Appearance
from b12tui.layout.chrome.regions import Display, measure, regions
from b12tui.layout.page.glyphs import ASCII, UNICODE


def test_from_a_hundred_columns_on_the_contents_stand_at_the_right_of_the_text() -> None:
    assert regions(99, 30, Appearance()).side_columns == 0
    wide = regions(100, 30, Appearance())
    assert wide.side_columns == 26
    assert wide.page_column == 2
    assert wide.side_column > wide.page_column + wide.page_columns
    assert wide.side_column + wide.side_columns == 100


def test_a_setting_puts_the_contents_at_the_left() -> None:
    wide = regions(120, 40, Appearance(contents_left=True))
    assert wide.side_column + wide.side_columns < wide.page_column
    assert wide.page_columns == regions(120, 40, Appearance()).page_columns
    assert regions(80, 24, Appearance(contents_left=True)) == regions(80, 24, Appearance())


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("columns", [60, 80, 99, 100, 120, 130, 200, 300])
def test_a_row_of_text_never_reaches_the_last_cells(columns: int, left: bool) -> None:
    screen = regions(columns, 24, Appearance(width=200, contents_left=left))
    end = screen.page_column + screen.page_columns
    assert end <= columns - 3


@pytest.mark.parametrize(
    ("rows", "page_row", "page_rows", "bars"),
    [(24, 2, 20, True), (20, 2, 16, True), (12, 1, 10, True), (9, 0, 9, False)],
)
def test_below_ten_rows_both_bars_go(rows: int, page_row: int, page_rows: int, bars: bool) -> None:
    screen = regions(80, rows, Appearance())
    assert (screen.page_row, screen.page_rows, screen.bars) == (page_row, page_rows, bars)


def test_a_narrow_screen_is_all_text() -> None:
    screen = regions(20, 5, Appearance())
    assert (screen.page_column, screen.page_columns, screen.page_row, screen.page_rows) == (0, 20, 0, 5)


def test_the_text_is_as_wide_as_the_reader_wants_at_most() -> None:
    assert regions(200, 50, Appearance()).page_columns == 80
    assert regions(200, 50, Appearance(width=40)).page_columns == 40
    assert regions(80, 24, Appearance(width=200)).page_columns == 75


def test_a_screen_of_nothing_is_taken_for_a_cell() -> None:
    screen = regions(0, 0, Appearance())
    assert (screen.columns, screen.rows, screen.page_columns, screen.page_rows) == (1, 1, 1, 1)


def test_the_page_is_set_as_the_reader_wants_it() -> None:
    appearance = Appearance(spacing=2, sentence_lines=True)
    own = measure(regions(80, 24, appearance), appearance, Display())
    assert (own.width, own.glyphs, own.spacing, own.sentence_lines) == (75, UNICODE, 2, True)
    assert measure(regions(80, 24, appearance), appearance, Display(unicode_marks=False)).glyphs is ASCII
    assert measure(regions(80, 24, appearance), Appearance(ascii_marks=True), Display()).glyphs is ASCII
