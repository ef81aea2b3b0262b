"""The emulator is strict: what a real terminal would do in a way of its own is an error."""

from __future__ import annotations

import pytest
from support.emulator import DEFAULT, Cell, Emulator, Unknown, look_of


@pytest.mark.parametrize(
    "written",
    [
        "\x07",
        "\t",
        "\x1b[5n",
        "\x1b[>4;1m",
        "\x1b[4:3m",
        "\x1b[99m",
        "\x1b[?25$p",
        "\x1b[?2004h",
        "\x1b[3P",
        "\x1b[9;8H\x1b[4X",
        "\x1b[1;9Ha\x1b[X",
        "\x1b]0;title\x07",
        "\x1bPq\x1b\\",
        "\x1b7",
        "\x1b[3;2r",
        "\x1b[1;7r",
        "\x1b[?1049h\x1b[5;9Hab",
        "\x1b[?7l\x1b[1;9Hab",
        "\x1b[1;9H日",
        "\x1b[?7l\x1b[1;8H日日",
        "\x1b[1;9Ha\x1b[K",
    ],
)
def test_what_it_does_not_know_or_no_two_terminals_do_alike_is_an_error(written: str) -> None:
    with pytest.raises(Unknown):
        Emulator(9, 5).feed(written)


def test_a_line_that_goes_on_behind_the_last_cell_scrolls_the_main_screen() -> None:
    terminal = Emulator(9, 2)
    terminal.feed("one\r\n123456789ab")
    assert terminal.text == ["123456789", "ab"]


def test_sequences_and_characters_may_come_in_pieces() -> None:
    whole, split = Emulator(20, 3), Emulator(20, 3)
    data = "\x1b[2;3Hé日\x1b[1;31mred\x1b[m\x1b[?25l".encode()
    whole.feed(data)
    for byte in data:
        split.feed(bytes((byte,)))
    assert split.cells == whole.cells
    assert split.cursor == whole.cursor == (8, 1)
    assert not split.visible
    assert split.text == ["", "  é日red", ""]
    assert split.cells[1][5] == Cell("r", look_of("1;31"))


def test_half_of_a_wide_character_takes_the_other_half_along() -> None:
    emulator = Emulator(6, 1)
    emulator.feed("a日b\x1b[1;3Hx")
    assert emulator.text == ["a xb"]
    emulator.feed("\r日\x1b[Hy")
    assert emulator.text == ["y xb"]


def test_the_other_screen_is_put_away_and_comes_back_with_its_cursor() -> None:
    emulator = Emulator(6, 2)
    emulator.feed("$ ls\x1b[?1049h\x1b[H\x1b[Jtext\x1b[?1049l")
    assert emulator.text == ["$ ls", ""]
    assert emulator.cursor == (4, 0)
    assert not emulator.alternate


def test_a_region_scrolls_alone() -> None:
    emulator = Emulator(3, 4)
    emulator.feed("a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[3H\n")
    assert emulator.text == ["a", "c", "", "d"]
    emulator.feed("\x1b[2H\x1bM")
    assert emulator.text == ["a", "", "c", "d"]
    emulator.feed("\x1b[S\x1b[r\x1b[T")
    assert emulator.text == ["", "a", "c", ""]


def test_a_tolerant_one_takes_what_textual_writes() -> None:
    emulator = Emulator(9, 2, tolerant=True)
    emulator.feed(
        "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?25l\x1b[?2004h\x1b[>1u\x1b[?2026$p\x1b[?2026hok\x1b[?2026l\x1b[<u"
    )
    assert emulator.text == ["ok", ""]
    assert emulator.look == DEFAULT


def test_cells_are_erased_to_the_background_and_the_cursor_stays() -> None:
    made = Emulator(9, 2)
    made.feed("abcdefgh\x1b[1;3H\x1b[4;45m\x1b[3X")
    assert made.text[0] == "ab   fgh"
    assert made.cells[0][2].look.background == 5
    assert made.cursor == (2, 0)
