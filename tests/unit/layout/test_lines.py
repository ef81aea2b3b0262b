"""What a row knows of the characters that it shows."""

from __future__ import annotations

import pytest

from b12tui.layout.page.lines import BLANK, Ink, Line, Run, all_inked, beside, cut, inked, ours, width

BULLET = ours("• ", Ink.SIGN)
ITEM = Line((BULLET, Run("one ", Ink.PLAIN, 3, 10, 14), Run("漢字", Ink.STRONG, 3, 14, 16)))
CODE = Line((Run("    ", Ink.PLAIN, 0, 0, 1), Run("x", Ink.PLAIN, 0, 1, 2)))


def test_a_place_stands_on_the_text_never_on_what_is_ours() -> None:
    assert ITEM.first == (3, 10)
    assert Line((BULLET,)).first is None
    assert BLANK.first is None


def test_nobody_stands_on_blanks_alone() -> None:
    assert Line((Run("   ", Ink.PLAIN, 0, 0, 3),)).first is None
    assert CODE.first == (0, 1)


@pytest.mark.parametrize(("char", "column"), [(10, 2), (13, 5), (14, 6), (15, 8), (99, 6), (0, 0)])
def test_the_column_of_a_character_counts_cells(char: int, column: int) -> None:
    assert ITEM.column(3, char) == column


def test_a_tab_is_one_character_at_its_first_cell() -> None:
    assert CODE.column(0, 0) == 0
    assert CODE.column(0, 1) == 4
    assert CODE.characters() == ((0, 0), (0, 1))


def test_walking_by_character_goes_by_what_a_reader_takes_for_one() -> None:
    line = Line((Run("e\u0301👍🏽x", Ink.PLAIN, 0, 5, 10),))
    assert line.characters() == ((0, 5), (0, 7), (0, 9))


def test_the_nearest_character_to_a_cell_is_found() -> None:
    assert ITEM.at_column(0) == (3, 10)
    assert ITEM.at_column(8) == (3, 15)
    assert ITEM.at_column(99) == (3, 15)
    assert BLANK.at_column(4) is None


def test_a_row_shows_the_characters_of_its_runs_only() -> None:
    assert ITEM.shows(3, 12)
    assert not ITEM.shows(3, 9)
    assert not ITEM.shows(3, 16)
    assert not ITEM.shows(2, 12)


def test_ink_is_added_to_the_characters_that_are_meant() -> None:
    marked = inked(ITEM, 3, 12, 15, Ink.MATCH)
    assert [(run.text, run.ink) for run in marked.runs] == [
        ("• ", Ink.SIGN),
        ("on", Ink.PLAIN),
        ("e ", Ink.MATCH),
        ("漢", Ink.STRONG | Ink.MATCH),
        ("字", Ink.STRONG),
    ]
    assert marked.text == ITEM.text
    assert inked(ITEM, 4, 10, 16, Ink.MATCH) == ITEM
    assert [run.ink for run in inked(CODE, 0, 0, 1, Ink.MATCH).runs] == [Ink.MATCH, Ink.PLAIN]


def test_a_whole_row_is_inked() -> None:
    assert {run.ink & Ink.RULER for run in all_inked(ITEM, Ink.RULER).runs} == {Ink.RULER}


@pytest.mark.parametrize(("room", "text"), [(20, "• one 漢字"), (9, "• one 漢"), (8, "• one 漢"), (3, "• o"), (0, "")])
def test_a_row_is_cut_at_a_cell_and_never_through_a_character(room: int, text: str) -> None:
    assert cut(ITEM, room).text == text
    assert width(cut(ITEM, room).runs) <= room


def test_two_rows_stand_beside_each_other() -> None:
    assert beside(Line((ours("ab"),)), 5, Line((ours("cd"),))).text == "ab   cd"
    assert beside(ITEM, 5, BLANK) == ITEM
    assert beside(BLANK, 2, Line((ours("cd"),))).text == "  cd"
