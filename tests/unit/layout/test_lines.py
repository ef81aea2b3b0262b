"""What a row knows of the characters that it shows."""

from __future__ import annotations

import pytest

from b12tui.layout.page.lines import (
    BLANK_LINE,
    Line,
    Run,
    StyleFlags,
    all_with_style,
    cut_line,
    generated,
    side_by_side,
    width,
    with_style,
)

BULLET = generated("• ", StyleFlags.SIGN)
ITEM = Line((BULLET, Run("one ", StyleFlags.PLAIN, 3, 10, 14), Run("漢字", StyleFlags.STRONG, 3, 14, 16)))
CODE = Line((Run("    ", StyleFlags.PLAIN, 0, 0, 1), Run("x", StyleFlags.PLAIN, 0, 1, 2)))


def test_a_place_stands_on_the_text_never_on_what_is_ours() -> None:
    assert ITEM.first == (3, 10)
    assert Line((BULLET,)).first is None
    assert BLANK_LINE.first is None


def test_nobody_stands_on_blanks_alone() -> None:
    assert Line((Run("   ", StyleFlags.PLAIN, 0, 0, 3),)).first is None
    assert CODE.first == (0, 1)


@pytest.mark.parametrize(("char", "column"), [(10, 2), (13, 5), (14, 6), (15, 8), (99, 6), (0, 0)])
def test_the_column_of_a_character_counts_cells(char: int, column: int) -> None:
    assert ITEM.column(3, char) == column


def test_a_tab_is_one_character_at_its_first_cell() -> None:
    assert CODE.column(0, 0) == 0
    assert CODE.column(0, 1) == 4
    assert CODE.characters() == ((0, 0), (0, 1))


def test_walking_by_character_goes_by_what_a_reader_takes_for_one() -> None:
    line = Line((Run("e\u0301👍🏽x", StyleFlags.PLAIN, 0, 5, 10),))
    assert line.characters() == ((0, 5), (0, 7), (0, 9))


def test_the_nearest_character_to_a_cell_is_found() -> None:
    assert ITEM.at_column(0) == (3, 10)
    assert ITEM.at_column(8) == (3, 15)
    assert ITEM.at_column(99) == (3, 15)
    assert BLANK_LINE.at_column(4) is None


def test_a_row_shows_the_characters_of_its_runs_only() -> None:
    assert ITEM.shows(3, 12)
    assert not ITEM.shows(3, 9)
    assert not ITEM.shows(3, 16)
    assert not ITEM.shows(2, 12)


def test_ink_is_added_to_the_characters_that_are_meant() -> None:
    marked = with_style(ITEM, 3, 12, 15, StyleFlags.MATCH)
    assert [(run.text, run.style) for run in marked.runs] == [
        ("• ", StyleFlags.SIGN),
        ("on", StyleFlags.PLAIN),
        ("e ", StyleFlags.MATCH),
        ("漢", StyleFlags.STRONG | StyleFlags.MATCH),
        ("字", StyleFlags.STRONG),
    ]
    assert marked.text == ITEM.text
    assert with_style(ITEM, 4, 10, 16, StyleFlags.MATCH) == ITEM
    assert [run.style for run in with_style(CODE, 0, 0, 1, StyleFlags.MATCH).runs] == [
        StyleFlags.MATCH,
        StyleFlags.PLAIN,
    ]


def test_a_whole_row_is_inked() -> None:
    assert {run.style & StyleFlags.RULER for run in all_with_style(ITEM, StyleFlags.RULER).runs} == {StyleFlags.RULER}


@pytest.mark.parametrize(("room", "text"), [(20, "• one 漢字"), (9, "• one 漢"), (8, "• one 漢"), (3, "• o"), (0, "")])
def test_a_row_is_cut_at_a_cell_and_never_through_a_character(room: int, text: str) -> None:
    assert cut_line(ITEM, room).text == text
    assert width(cut_line(ITEM, room).runs) <= room


def test_two_rows_stand_beside_each_other() -> None:
    assert side_by_side(Line((generated("ab"),)), 5, Line((generated("cd"),))).text == "ab   cd"
    assert side_by_side(ITEM, 5, BLANK_LINE) == ITEM
    assert side_by_side(BLANK_LINE, 2, Line((generated("cd"),))).text == "  cd"
