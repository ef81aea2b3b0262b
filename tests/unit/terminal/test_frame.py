"""Frames, byte by byte: what is written for a change, and above all what is not."""

from __future__ import annotations

import re

import pytest
from support.emulator import Emulator

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle
from b12tui.fastclass import replace
from b12tui.terminal.capabilities import Capabilities
from b12tui.terminal.frame import FrameWriter, StyledRow
from b12tui.textwidth import cells

PLAIN, BOLD, ITALIC, LINED = DEFAULT_STYLE, CellStyle("1"), CellStyle("3"), CellStyle("4")
SIZE = (40, 8)
PROSE = [
    "The chief cell of the pernicious marrow",
    "grows large before it divides, because",
    "without the vitamin no DNA is made; so",
    "few cells leave, and those are oval.",
    "Nerves lose their sheath in the same",
    "want, first in the longest paths, and",
    "a tingling in both feet is often what",
    "brings a patient to ask for a test.",
    "A blood count may look quite normal",
    "while harm is being done: the level in",
    "serum alone does not decide it either.",
    "Treatment is cheap, safe and lifelong.",
]


def rows(*texts: str) -> list[StyledRow]:
    return [((text, PLAIN),) if text else () for text in texts]


def page(first: int, title: str = "B12", hint: str = "? help") -> list[StyledRow]:
    """Six lines of prose between a title and a hint."""
    return rows(title, *PROSE[first : first + SIZE[1] - 2], hint)


def shown(capabilities: Capabilities, screen: list[StyledRow], cursor: tuple[int, int] = (0, 1)) -> FrameWriter:
    writer = FrameWriter(capabilities)
    writer.frame(screen, cursor, SIZE)
    return writer


def after(
    capabilities: Capabilities, old: list[StyledRow], new: list[StyledRow], cursor: tuple[int, int] = (0, 0)
) -> str:
    """What turns `old` into `new`, the cursor standing at `cursor` before and after."""
    return shown(capabilities, old, cursor).frame(new, cursor, SIZE)


def test_the_first_frame_resets_clears_and_writes_all(xterm: Capabilities) -> None:
    written = FrameWriter(xterm).frame(rows("one", "", "three"), (2, 2), SIZE)
    assert written == "\x1b[m\x1b[r\x1b[H\x1b[Jone\r\n\nthree\x1b[3D"


def test_an_unchanged_screen_is_silent(xterm: Capabilities) -> None:
    assert after(xterm, page(0), page(0)) == ""


def test_a_cursor_that_moves_alone_is_one_motion(xterm: Capabilities) -> None:
    writer = shown(xterm, page(0), (0, 1))
    assert writer.frame(page(0), (0, 2), SIZE) == "\x1b[B"
    assert writer.frame(page(0), (5, 2), SIZE) == "\x1b[5C"
    assert writer.frame(page(0), (5, 1), SIZE) == "\x1b[A"
    assert writer.frame(page(0), (0, 5), SIZE) == "\x1b[6H"
    assert writer.move(0, 5) == ""
    assert writer.move(39, 7) == "\x1b[8;40H"
    assert writer.move(38, 7) == "\x1b[D"


def test_a_cursor_that_nobody_asked_for_stays_where_writing_ended(xterm: Capabilities) -> None:
    writer = FrameWriter(xterm)
    assert writer.frame(rows("one"), None, SIZE).endswith("one")
    assert writer.frame(rows("one"), None, SIZE) == ""
    assert writer.move(0, 0) == "\x1b[H"


def test_a_row_more_is_scrolled_and_only_the_new_row_is_written(xterm: Capabilities) -> None:
    assert after(xterm, page(0), page(1), (0, 6)) == f"\x1b[2;7r\x1b[7H\n\x1b[1;8r\x1b[7H{PROSE[6]}\x1b[7H"


def test_a_row_back_is_scrolled_and_only_the_new_row_is_written(xterm: Capabilities) -> None:
    assert after(xterm, page(1), page(0), (0, 1)) == f"\x1b[2;7r\x1b[2H\x1bM\x1b[1;8r\x1b[2H{PROSE[0]}\x1b[2H"


def test_no_terminal_is_asked_to_scroll_by_a_number(
    linux: Capabilities, vt100: Capabilities, xterm: Capabilities
) -> None:
    for terminal in (linux, vt100, xterm):
        for start, end in ((0, 3), (3, 0)):
            assert not re.search(r"\x1b\[\d*[ST]", after(terminal, page(start), page(end)))


def test_where_the_cursor_stands_when_a_region_is_unset_is_not_relied_on(linux: Capabilities) -> None:
    """A VT100 places it at the top left, pyte leaves it."""
    for start, end in ((0, 1), (1, 0)):
        assert re.search(r"\x1b\[1;8r\x1b\[\d+H", after(linux, page(start), page(end)))


def test_a_whole_screen_scrolls_without_a_region(linux: Capabilities) -> None:
    old, new = rows(*PROSE[:8]), rows(*PROSE[1:9])
    assert after(linux, old, new, (0, 7)) == f"\x1b[8H\n{PROSE[8]}\x1b[8H"
    assert after(replace(linux, region=False), old, new, (0, 7)) == f"\x1b[8H\n{PROSE[8]}\x1b[8H"


def test_a_terminal_that_cannot_scroll_a_band_writes_rows(linux: Capabilities) -> None:
    for terminal in (replace(linux, region=False), replace(linux, region=False, scroll_back=False)):
        written = after(terminal, page(0), page(1))
        assert not re.search(r"\x1b\[[\d;]*[rST]|\x1bM", written)
        assert all(word in written for word in PROSE[6].split())


def test_the_place_in_the_title_changes_by_its_number(xterm: Capabilities) -> None:
    written = after(xterm, page(0, "B12 · 48 % · 2 minutes left"), page(1, "B12 · 49 % · 2 minutes left"), (0, 6))
    assert written == f"\x1b[2;7r\x1b[7H\n\x1b[1;8r\x1b[1;7H49\x1b[7H{PROSE[6]}\x1b[7H"


def beside(first: int, column: list[str]) -> list[StyledRow]:
    """The page with something at its right that does not move."""
    texts = page(first)
    return [
        (*row, (" " * (28 - len(row[0][0][:28])), PLAIN), (side, PLAIN)) if side else row
        for row, side in zip([((row[0][0][:26], PLAIN),) for row in texts], column, strict=True)
    ]


def test_what_stands_beside_a_scrolled_band_is_mended_if_that_is_shorter(xterm: Capabilities) -> None:
    written = after(
        xterm, beside(0, ["", "", "Signs", "", "", "", "", ""]), beside(1, ["", "", "Signs", "", "", "", "", ""])
    )
    assert written.startswith("\x1b[2;7r\x1b[7H\n\x1b[1;8r")
    assert written.count("Signs") == 1
    assert len(written) < 80


def test_a_band_is_found_beside_something_at_the_left(xterm: Capabilities) -> None:
    """By the middle of the rows, since their starts stand still."""

    def right_of(first: int) -> list[StyledRow]:
        return [((f"{name:24}", PLAIN), (line, PLAIN)) for name, line in zip("ABCDEF", PROSE[first:], strict=False)]

    writer = FrameWriter(xterm)
    writer.frame(right_of(0), (0, 0), (80, 6))
    assert writer.frame(right_of(1), (0, 0), (80, 6)).startswith("\x1b[6H\n")


def test_rows_are_written_anew_if_mending_what_stands_beside_is_longer(xterm: Capabilities) -> None:
    def letters(texts: str) -> list[StyledRow]:
        return [((text.ljust(28), PLAIN), (f"contents {number}", PLAIN)) for number, text in enumerate(texts)]

    written = after(xterm, letters(" abcdef "), letters(" bcdefg "))
    assert "contents" not in written
    assert written == "\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\x1b[H"


def test_a_shorter_row_ends_with_an_erase(xterm: Capabilities) -> None:
    assert after(xterm, rows("one two three"), rows("one")) == "\x1b[4C\x1b[K\x1b[H"
    assert after(xterm, rows("one two three"), rows("six")) == "six\x1b[K\x1b[H"
    assert after(xterm, rows("one two three"), rows("")) == "\x1b[K"


def test_a_row_shorter_by_a_few_cells_ends_with_blanks(xterm: Capabilities) -> None:
    assert after(xterm, rows("a bc"), rows("a")) == "\x1b[2C  \x1b[H"


def test_rows_that_become_blank_to_the_end_of_the_screen_are_erased_at_once(xterm: Capabilities) -> None:
    assert after(xterm, rows("one", *"bcdefg"), rows("one", "b")) == "\r\n\n\x1b[J\x1b[H"


def test_a_change_is_written_by_whole_words(xterm: Capabilities) -> None:
    assert after(xterm, rows("the marrow makes cells"), rows("the narrow makes cells")) == "\x1b[4Cnarrow\x1b[H"
    assert after(xterm, rows("a pain"), rows("a pains")) == "\x1b[2Cpains\x1b[H"


def test_two_changes_in_a_row_leave_out_what_stands_between_them(xterm: Capabilities) -> None:
    written = after(xterm, rows("12 of the whole text, section 3"), rows("13 of the whole text, section 4"))
    assert written == "13\x1b[28C4\x1b[H"


def test_a_gap_is_written_again_if_stepping_over_it_is_no_shorter(xterm: Capabilities) -> None:
    assert after(xterm, rows("1 ab 2"), rows("3 ab 4")) == "3 ab 4\x1b[H"
    assert after(xterm, rows("1 abc 2"), rows("3 abc 4")) == "3\x1b[5C4\x1b[H"


def test_rows_are_parted_by_line_feeds_where_an_address_is_no_shorter(xterm: Capabilities) -> None:
    old = rows("1", "a b", "c d")
    assert after(xterm, old, rows("2", "a e", "c d")) == "2\r\n\x1b[2Ce\x1b[H"
    assert after(xterm, old, rows("2", "a b", "c e")) == "2\x1b[3;3He\x1b[H"


def test_a_blank_between_words_of_one_look_does_not_end_it(xterm: Capabilities) -> None:
    new: list[StyledRow] = [
        (("a", BOLD), (" ", PLAIN), (" b", BOLD), (" c", ITALIC)),
        ((" d", ITALIC),),
    ]
    assert after(xterm, [], new) == "\x1b[1ma  b \x1b[0;3mc\r\n d\x1b[m\x1b[H"


def test_the_margin_of_a_row_is_written_where_that_is_shorter_than_to_step_over_it(xterm: Capabilities) -> None:
    assert after(xterm, [], rows("  one", "  two")) == "  one\r\n  two\x1b[H"
    assert after(xterm, [], rows("    one")) == "\x1b[4Cone\x1b[H"


def test_a_look_is_set_once_and_the_terminals_own_at_the_end(xterm: Capabilities) -> None:
    new: list[StyledRow] = [(("very bold", BOLD), (" and ", PLAIN), ("red", CellStyle("31")))]
    assert after(xterm, [], new) == "\x1b[1mvery bold \x1b[mand \x1b[31mred\x1b[m\x1b[H"


def test_blanks_alone_never_change_a_look(xterm: Capabilities) -> None:
    assert after(xterm, rows("one"), [(("one", PLAIN), ("   ", CellStyle("1;36")))]) == ""
    assert after(xterm, [], [(("a", BOLD), (" ", PLAIN), ("b", BOLD))]) == "\x1b[1ma b\x1b[m\x1b[H"
    assert after(xterm, [], [(("a", LINED), (" ", PLAIN), ("b", LINED))]) == "\x1b[4ma\x1b[m \x1b[4mb\x1b[m\x1b[H"


def test_a_blank_with_a_background_is_drawn(xterm: Capabilities) -> None:
    assert after(xterm, [], [(("  ", CellStyle("7")),)]) == "\x1b[7m  \x1b[m\x1b[H"
    assert after(xterm, [(("  ", CellStyle("7")),)], []) == "  \x1b[H"


ERASURE = r"\x1b\[\d*X"
PANEL, BAND = CellStyle("97;48;5;235"), CellStyle("7")


@pytest.mark.parametrize(
    ("row", "erased"),
    [
        ((("code", PANEL), (" " * 40, PANEL)), ["\x1b[39X"]),
        ((("code" + " " * 40, PANEL),), ["\x1b[39X"]),
        (((" " * 20 + "sh" + " " * 20, PANEL), ("beside", DEFAULT_STYLE)), ["\x1b[20X"]),
        (((" " * 30, PANEL), ("beside", DEFAULT_STYLE)), ["\x1b[30X"]),
        ((("code" + " " * 76, PANEL),), ["\x1b[75X"]),
        ((("cöde" + " " * 76, PANEL),), ["\x1b[75X"]),
        ((("a" + " " * 5, PANEL),), []),
        (((" " * 40, BAND),), []),
        (((" " * 40, CellStyle("4;48;5;235")),), []),
        ((("🏴‍☠️" + " " * 40, PANEL),), []),
        ((("┏" + " " * 72, PANEL), ("python ", CellStyle("37;48;5;235"))), ["\x1b[72X"]),
        ((("┃ code" + " " * 74, PANEL),), ["\x1b[73X"]),
    ],
)
def test_blanks_of_a_background_are_erased_where_the_terminal_keeps_it(
    xterm: Capabilities, row: StyledRow, erased: list[str]
) -> None:
    screens = []
    for capabilities in (xterm, replace(xterm, erases=True)):
        emulator, writer, data = Emulator(80, 4), FrameWriter(capabilities), ""
        ignorant = Emulator(80, 4)
        below = (("kept " * 15, DEFAULT_STYLE),)
        for screen in ([(("x" * 80, DEFAULT_STYLE),), (), below], [row, row, below]):
            data = writer.frame(screen, (1, 3), (80, 4))
            emulator.feed(data)
            ignorant.feed(re.sub(ERASURE, "", data))
        # yasr does not know the sequence: the letters of the first row have gone without it.
        assert set(re.findall(ERASURE, data)) == set(erased if capabilities.erases else [])
        assert ignorant.text == emulator.text
        seen = [[(cell.text, cell.look.background) for cell in row] for row in emulator.cells]
        screens.append((seen, emulator.cursor, data))
    assert screens[0][:2] == screens[1][:2]
    assert len(screens[1][2]) <= len(screens[0][2])


def test_rows_of_one_panel_keep_its_style(xterm: Capabilities) -> None:
    before: list[StyledRow] = [(("  old", DEFAULT_STYLE),)] * 2
    panel: list[StyledRow] = [(("  ", DEFAULT_STYLE), (word, PANEL)) for word in ("one", "two")]
    data = after(xterm, before, panel, (0, 0))
    assert data.count("\x1b[97;48;5;235m") == 1
    assert "\r\n\x1b[2Ctwo" in data
    # A margin that is not blank yet is written.
    kept: list[StyledRow] = [(("kept " * 15, DEFAULT_STYLE),)]
    data = after(xterm, [(("older", DEFAULT_STYLE),)] * 2 + kept, panel + kept, (0, 0))
    assert data.count("\x1b[97;48;5;235m") == 2


@pytest.mark.parametrize("margin", [PANEL, BAND, CellStyle("4")])
def test_a_margin_that_is_seen_is_painted(margin: CellStyle, xterm: Capabilities) -> None:
    emulator, writer = Emulator(40, 8), FrameWriter(xterm)
    for screen in ([], [(("code", PANEL),), ((" ", margin), ("below", PANEL))]):
        emulator.feed(writer.frame(screen, (0, 7), SIZE))
    painted = Emulator(40, 8)
    painted.feed("\x1b[97;48;5;235mcode\r\n" + f"\x1b[m\x1b[{margin.sgr}m \x1b[m\x1b[97;48;5;235mbelow\x1b[m")
    assert emulator.seen() == painted.seen()


def test_a_panel_beside_the_text_is_written_after_it_in_one_style(xterm: Capabilities) -> None:
    words = ["one", "two", "three", "four", "five"]
    beside: list[StyledRow] = [
        ((f"{line[:20]:24}", DEFAULT_STYLE), (f" {word:8}", PANEL)) for line, word in zip(PROSE, words, strict=False)
    ]
    data = after(xterm, [], beside)
    assert data.count("\x1b[97;48;5;235m") == 1
    assert data.index(PROSE[4][:20]) < data.index("one")
    emulator = Emulator(*SIZE)
    emulator.feed(data)
    assert emulator.text[:5] == [f"{row[0][0]}{row[1][0]}".rstrip() for row in beside]
    # A few rows are no panel beside the text: each is written at once.
    few = after(xterm, [], beside[:3])
    assert few.index("one") < few.index(PROSE[2][:19])


def test_without_colour_none_is_written(vt100: Capabilities) -> None:
    assert after(vt100, [], [(("red", CellStyle("1;31;44")),)]) == "\x1b[1mred\x1b[m\x1b[H"


def test_behind_a_full_row_the_cursor_is_placed_by_address(xterm: Capabilities) -> None:
    full = "x" * SIZE[0]
    assert after(xterm, [], rows(full, "below")) == f"{full}\x1b[2Hbelow\x1b[H"


@pytest.mark.parametrize(
    ("text", "written"), [("Äöß ab", "Äöß\x1b[1;4H ab"), ("Äöß", "Äöß\x1b[1;4H"), ("Aou ab", "Aou ab")]
)
def test_behind_letters_of_several_bytes_in_a_full_row_the_cursor_is_placed_again(
    text: str, written: str, xterm: Capabilities
) -> None:
    row = ((text + " " * (40 - len(text)), CellStyle("7")),)
    assert written + " " * (40 - len(text)) in FrameWriter(xterm).frame([row], (0, 0), SIZE)
    assert "\x1b[1;4H" not in FrameWriter(xterm).frame(rows(text), (0, 0), SIZE)


def test_a_row_wider_than_the_screen_is_cut_and_never_within_a_character(xterm: Capabilities) -> None:
    assert after(xterm, [], rows("x" * 39 + "日本")) == "x" * 39 + "\x1b[H"


def test_a_wide_character_is_replaced_whole(xterm: Capabilities) -> None:
    assert after(xterm, rows("a日b"), rows("a本b")) == "\x1b[C本\x1b[H"
    assert after(xterm, rows("a日b"), rows("axyb")) == "axyb\x1b[H"


def test_a_character_of_disputed_width_is_written_with_all_of_its_row(xterm: Capabilities) -> None:
    assert after(xterm, rows("a ❤️ b"), rows("a ❤️ c")) == "\x1b[Ka ❤️\x1b[1;5H c\x1b[H"


def test_another_size_clears(xterm: Capabilities) -> None:
    writer = shown(xterm, rows("one"))
    assert writer.frame(rows("one"), (0, 0), (40, 9)) == "\x1b[m\x1b[r\x1b[H\x1b[Jone\x1b[H"


def test_a_forgotten_screen_clears(xterm: Capabilities) -> None:
    writer = shown(xterm, rows("one"))
    writer.invalidate()
    assert writer.frame(rows("one"), (0, 0), SIZE) == "\x1b[m\x1b[r\x1b[H\x1b[Jone\x1b[H"


def test_a_screen_that_was_adopted_is_not_painted_again(xterm: Capabilities) -> None:
    writer = FrameWriter(xterm)
    writer.adopt(page(0), (0, 1), SIZE)
    assert writer.frame(page(0), (0, 1), SIZE) == ""
    assert writer.frame(page(1), (0, 6), SIZE) == f"\x1b[2;7r\x1b[7H\n\x1b[1;8r\x1b[7H{PROSE[6]}\x1b[7H"


def test_a_row_written_again_is_all_that_is_written(xterm: Capabilities) -> None:
    screen: list[StyledRow] = [(), (("  a ", PLAIN), ("bold", BOLD), (" row", PLAIN)), ()]
    writer = shown(xterm, screen, (2, 0))
    assert writer.move_and_repeat((2, 1), 40) == "\x1b[Ba \x1b[1mbold \x1b[mrow\x1b[10D"
    assert writer.move_and_repeat((2, 1), 8) == "a \x1b[1mbold\x1b[m\x1b[6D"
    assert writer.move_and_repeat((0, 2), 40) == "\x1b[3H"


def test_marks_of_blanks_are_told_from_words_and_the_words_at_the_cursor_are_written_again(xterm: Capabilities) -> None:
    def marked(at: int) -> list[StyledRow]:
        return [(("ab cd  ef"[:at], PLAIN), (" ", CellStyle("7")), ("ab cd  ef"[at + 1 :], PLAIN))]

    writer = shown(xterm, marked(5), (0, 0))
    assert writer.draws_words
    writer.frame(marked(6), (0, 0), SIZE)
    assert (writer.draws_words, writer.draws_blanks) == (False, True)
    assert writer.repeat_words((0, 0)) == "ab cd\x1b[H"
    assert writer.repeat_words((7, 0)) == "\x1b[7Cef\x1b[2D"
    assert writer.repeat_words((12, 0)) == ""
    writer.frame(marked(6), (3, 0), SIZE)
    assert (writer.draws_words, writer.draws_blanks) == (False, False)
    writer.frame([(("ab cd  ef", BOLD),)], (3, 0), SIZE)
    assert writer.draws_words


def test_words_are_written_again_from_the_first_cell_of_a_wide_character(xterm: Capabilities) -> None:
    writer = shown(xterm, rows("a日本b  c"), (0, 0))
    assert writer.repeat_words((1, 0)) == "\x1b[C日本b\x1b[5D"
    assert writer.repeat_words((2, 0)) == "日本b\x1b[4D"


def test_a_cursor_outside_the_screen_is_kept_on_it(xterm: Capabilities) -> None:
    assert shown(xterm, page(0), (0, 0)).frame(page(0), (99, 99), SIZE) == "\x1b[8;40H"


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\rb", "a\x9bb", "a\x7fb", "a\nb", "a\tb"])
def test_a_control_character_is_never_written(text: str, xterm: Capabilities) -> None:
    written = after(xterm, [], rows(text))
    assert written == text.translate(dict.fromkeys((0x1B, 0x0D, 0x9B, 0x7F, 0x0A, 0x09), "?")) + "\x1b[H"


BESIDE = (("│ 3.1 macOS", DEFAULT_STYLE),)


@pytest.mark.parametrize(
    ("old", "new", "erases"),
    [
        ("a sentence that was far longer than this", "no", True),
        ("a sentence that was far longer than this", "", True),
        ("a sentence that was far longer", "a sentence that was shorter, too", False),
        ("a sentence that was longer", "a sentence that was long", False),
        ("甲 sentence of wide letters 乙丙丁戊己庚", "乙", True),
    ],
)
def test_a_shorter_row_beside_the_contents_is_erased_from_its_start(
    xterm: Capabilities, old: str, new: str, erases: bool
) -> None:
    size = (60, 3)

    def screen(text: str) -> list[StyledRow]:
        blanks = " " * (45 - cells(text))
        return [((f"  {text}{blanks}", DEFAULT_STYLE), *BESIDE), *rows("", "below")]

    writer, emulator = FrameWriter(xterm), Emulator(*size)
    emulator.feed(writer.frame(screen(old), (0, 2), size))
    data = writer.frame(screen(new), (0, 2), size)
    emulator.feed(data)
    assert ("\x1b[1K" in data) is erases
    assert "macOS" not in data
    assert len(data) < len(new) + 25  # no blanks in the place of letters
    assert emulator.text[0] == screen(new)[0][0][0] + BESIDE[0][0]
    assert emulator.cursor == (0, 2)


def test_a_row_is_erased_from_its_start_too_where_what_stands_beside_it_changes(xterm: Capabilities) -> None:
    def screen(text: str, beside: str, look: CellStyle = DEFAULT_STYLE) -> list[StyledRow]:
        blanks = " " * (48 - len(text))
        changed = (("  ", DEFAULT_STYLE), (text, look), (blanks, DEFAULT_STYLE), (beside, DEFAULT_STYLE))
        return [changed, *rows("kept " * 11)]

    # Blanks of a background are seen, as letters are.
    for before in (screen("x" * 30, "3.1 macOS"), screen(" " * 40, "3.1 macOS", PANEL)):
        writer, emulator = FrameWriter(xterm), Emulator(60, 3)
        emulator.feed(writer.frame(before, (0, 2), (60, 3)))
        data = writer.frame(screen("Details", "▸ 3.1 mac"), (0, 2), (60, 3))
        emulator.feed(data)
        assert "\x1b[1K" in data
        assert " " * 5 not in data
        assert emulator.text[0] == f"  {'Details':48}▸ 3.1 mac"
        assert {cell.look.background for cell in emulator.cells[0]} == {None}


def test_a_row_that_becomes_blank_is_erased_without_a_step_over_its_margin(xterm: Capabilities) -> None:
    rest = ["First line.", "Last line."]
    assert after(xterm, rows(rest[0], "  gone", rest[1]), rows(rest[0], "", rest[1])) == "\r\n\x1b[K\x1b[H"
