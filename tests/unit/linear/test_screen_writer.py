"""What spoken pages write: rows below one another, a fresh screen when it is full, and nothing else."""

from __future__ import annotations

import re

import pyte
from hypothesis import given
from hypothesis import strategies as st

from b12tui.linear.spoken.screen_writer import (
    CLEAR_SCREEN,
    ERASE_SCREEN,
    MIN_RESERVING_ROWS,
    RESERVED_ROWS,
    AppendOnlyScreen,
)


def test_the_first_answer_begins_a_fresh_screen() -> None:
    assert AppendOnlyScreen(5).append_rows(["alder", "birch"]) == f"{CLEAR_SCREEN}alder\r\nbirch"


def test_an_answer_stands_below_the_last_one_with_the_cursor_behind_it() -> None:
    sheet = AppendOnlyScreen(5)
    sheet.append_rows(["alder"])
    assert sheet.append_rows(["birch"]) == "\r\nbirch"


def test_a_full_screen_is_begun_anew_and_never_scrolled() -> None:
    sheet = AppendOnlyScreen(3)
    written = [sheet.append_rows([row]) for row in ("alder", "birch", "cedar", "dates")]
    assert written == [f"{CLEAR_SCREEN}alder", "\r\nbirch", "\r\ncedar", f"{CLEAR_SCREEN}dates"]


def test_an_answer_of_several_rows_is_never_parted_by_a_fresh_screen() -> None:
    sheet = AppendOnlyScreen(4)
    sheet.append_rows(["alder", "birch", "cedar"])
    assert sheet.append_rows(["dates", "edges"]) == f"{CLEAR_SCREEN}dates\r\nedges"


def test_an_answer_that_orca_must_see_end_stands_at_the_bottom_of_a_fresh_screen() -> None:
    sheet = AppendOnlyScreen(3)
    for row in ("alder", "birch", "cedar"):
        sheet.append_rows([row])
    assert sheet.append_rows(["dates", "edges"], "Home") == f"{ERASE_SCREEN}\x1b[2Hdates\r\nedges"
    assert sheet.append_rows(["frond"], "j") == f"{CLEAR_SCREEN}frond"


def test_it_does_not_end_as_the_screen_before_did() -> None:
    sheet = AppendOnlyScreen(2)
    sheet.append_rows(["No.", "Yes."])
    assert sheet.append_rows(["Oh."], "End") == f"{ERASE_SCREEN}\x1b[2HOh. "


def test_backspace_finds_rows_left_on_a_screen_that_others_take_for_full() -> None:
    sheet = AppendOnlyScreen(MIN_RESERVING_ROWS)
    for number in range(MIN_RESERVING_ROWS - RESERVED_ROWS):
        sheet.append_rows([f"row {number}"], "Down")
    assert sheet.append_rows(["back"], "Backspace") == "\r\nback"
    assert sheet.append_rows(["on"], "Down") == f"{CLEAR_SCREEN}on"


def test_a_row_that_ends_with_the_key_has_a_blank_behind_it_that_is_not_walked_over() -> None:
    sheet = AppendOnlyScreen(4)
    assert sheet.append_rows(["nerves"], "s") == f"{CLEAR_SCREEN}nerves "
    assert sheet.step(-1) == "\x1b[2D"
    assert sheet.step(-1) == "\b"


def test_left_from_behind_the_row_goes_to_its_last_character_and_right_to_its_first() -> None:
    sheet = AppendOnlyScreen(4)
    sheet.append_rows(["abc"])
    assert sheet.step(-1) == "\b"
    assert sheet.step(1) == "\x1b[C"
    assert sheet.step(1) == "\r"
    assert sheet.step(-1) == ""


def test_a_wide_character_is_walked_over_at_once() -> None:
    sheet = AppendOnlyScreen(4)
    sheet.append_rows(["a漢"])
    assert sheet.step(-1) == "\x1b[2D"
    assert sheet.step(-1) == "\b"


def test_what_is_typed_at_the_end_is_written_alone_and_what_is_rubbed_out_too() -> None:
    sheet = AppendOnlyScreen(4)
    sheet.append_rows(["Search: "])
    assert sheet.typed("Search: ", "", 0) == ""
    assert sheet.typed("Search: ", "a", 1) == "a"
    assert sheet.typed("Search: ", "ab", 2) == "b"
    assert sheet.typed("Search: ", "a", 1) == "\b\x1b[K"


def test_a_change_in_the_middle_writes_the_row_anew_and_goes_back() -> None:
    sheet = AppendOnlyScreen(4)
    sheet.append_rows(["Search: "])
    sheet.typed("Search: ", "ac", 2)
    assert sheet.typed("Search: ", "ac", 1) == "\rSearch: ac\x1b[K\x1b[1D"
    assert sheet.typed("Search: ", "abc", 2) == "\rSearch: abc\x1b[K\x1b[1D"


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3)), st.integers(1, 6))
def test_nothing_of_a_text_is_written_that_acts(answers: list[list[str]], height: int) -> None:
    sheet = AppendOnlyScreen(height)
    for rows in answers:
        written = sheet.append_rows(rows).removeprefix(CLEAR_SCREEN)
        assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f]*", written.replace("\r\n", ""))
        assert written.count("\n") <= len(rows)


def test_a_row_that_stood_on_the_last_screen_is_written_a_little_otherwise_on_the_next() -> None:
    sheet = AppendOnlyScreen(2)
    for row in ("alder", "birch"):
        sheet.append_rows([row])
    assert sheet.append_rows(["alder"]) == f"{CLEAR_SCREEN} alder"
    sheet.append_rows(["alder"])
    assert sheet.append_rows(["alder"]) == f"{CLEAR_SCREEN}\u00a0alder"
    assert sheet.append_rows(["birch"]) == "\r\nbirch"
    assert sheet.append_rows(["cedar"]) == f"{CLEAR_SCREEN}cedar"


def test_a_row_that_begins_with_the_key_that_was_pressed_is_not_taken_for_its_echo() -> None:
    sheet = AppendOnlyScreen(3)
    sheet.append_rows(["a"])
    assert sheet.append_rows(["Links"], "L") == "\r\n Links"
    assert sheet.append_rows(["Links"], "Enter") == "\r\nLinks"


def test_a_line_to_be_typed_is_not_written_twice_where_a_blank_stands_before_it() -> None:
    sheet = AppendOnlyScreen(3)
    sheet.append_rows(["Search: "])
    for row in ("a", "b"):
        sheet.append_rows([row])
    assert sheet.append_rows(["Search: "]) == f"{CLEAR_SCREEN} Search: "
    assert sheet.typed("Search: ", "", 0) == ""
    assert sheet.typed("Search: ", "w", 1) == "w"
    assert sheet.typed("Search: ", "", 0) == "\b\x1b[K"


def test_a_row_of_one_character_has_a_blank_behind_it() -> None:
    sheet = AppendOnlyScreen(9)
    sheet.append_rows(["int f(void)"])
    assert sheet.append_rows(["{"], "j") == "\r\n{ "
    assert sheet.step(-1) == "\x1b[2D"


def test_a_row_that_takes_the_cursor_back_as_far_as_it_is_long_is_not_taken_for_what_was_typed() -> None:
    sheet = AppendOnlyScreen(9)
    sheet.append_rows(["x" * 25])
    assert sheet.append_rows(["y" * 12]) == f"\r\n{'y' * 12} "
    sheet.append_rows(["x" * 26])
    assert sheet.append_rows(["y" * 12]) == f"\r\n{'y' * 12}"


def test_no_answer_leaves_yasr_a_single_byte_at_the_end() -> None:
    for length in range(200, 800):
        written = AppendOnlyScreen(24).append_rows(["a" * (length - len(CLEAR_SCREEN))], "j")
        assert len(written) >= length
        assert len(written) < 256 or len(written) % 255 != 1


def test_marks_of_direction_are_not_written_since_readers_drop_what_follows_them() -> None:
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(AppendOnlyScreen(24, columns=80).append_rows(["שלום\u200e [link 5] ∙ co\u00adop, and on"]))
    assert screen.display[0].rstrip() == "שלום [link 5] ∙ coop, and on"
