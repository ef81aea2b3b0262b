"""Lists on a screen: the current item is in sight, and so is the current character in it."""

from __future__ import annotations

import pytest

from b12tui.core.state import ListEntry
from b12tui.document import Position
from b12tui.layout.overlays.list_view import RenderedList, render_list, with_bars
from b12tui.layout.page.glyphs import ASCII, UNICODE
from b12tui.layout.page.lines import StyleFlags, width

GOAL = Position()
NAMES = tuple(ListEntry(f"Name {n}", GOAL, current=n == 3, number=n) for n in range(1, 13))


def shown(
    entries: tuple[ListEntry, ...], at: int = 0, char: int = 0, *, columns: int = 30, height: int = 5, top: int = 0
) -> RenderedList:
    return render_list(entries, at, char, columns=columns, height=height, top=top, glyphs=UNICODE)


def texts(own: RenderedList) -> list[str]:
    return [line.text for line in own.lines]


def test_items_stand_one_under_the_other_and_the_readers_own_has_a_sign_and_is_bold() -> None:
    own = shown(NAMES)
    assert texts(own) == ["  1. Name 1", "  2. Name 2", "▸ 3. Name 3", "  4. Name 4", "  5. Name 5"]
    assert {run.style for run in own.lines[2].runs if "Name" in run.text} == {StyleFlags.STRONG}
    assert {run.style for run in own.lines[1].runs if "Name" in run.text} == {StyleFlags.PLAIN}
    assert own.cursor == (2, 0)


def test_the_list_scrolls_only_when_it_must() -> None:
    assert shown(NAMES, 4, top=0).top == 0
    assert shown(NAMES, 5, top=0).top == 1
    assert shown(NAMES, 5, top=3).top == 3
    assert shown(NAMES, 1, top=3).top == 1
    assert shown(NAMES, 11, top=0).cursor == (2, 4)


def test_rows_of_a_numbered_item_hang_behind_its_number() -> None:
    own = shown((ListEntry("a long name of it", GOAL, number=12),), columns=17)
    assert texts(own) == ["  12. a long name", "      of it"]


def test_the_bar_of_the_selected_item_is_a_blank_before_its_rows() -> None:
    own = shown((*NAMES[2:4], ListEntry("a long name", GOAL)), columns=9)
    for index in (0, 1, 2):
        barred = with_bars(own, index)
        assert texts(barred) == texts(own)
        bars = [
            (row, width(line.runs[:at]), run.text)
            for row, line in enumerate(barred.lines)
            for at, run in enumerate(line.runs)
            if run.style & StyleFlags.CURRENT
        ]
        mine = [row for row, owner in enumerate(own.entry_indexes) if owner == index]
        assert bars == [(row, 1 if "▸" in own.lines[row].text else 0, " ") for row in mine]


def test_numbers_end_in_one_column_and_what_says_less_is_quiet() -> None:
    own = shown(
        (ListEntry("out: a.example", GOAL, number=9, pad=1, quiet=9), ListEntry("x", GOAL, number=10)), columns=17
    )
    assert texts(own) == ["   9. out:", "      a.example", "  10. x"]
    quiet = ["".join(run.text for run in line.runs if run.style & StyleFlags.QUIET) for line in own.lines]
    assert quiet == ["", "a.example", ""]


def test_items_without_a_number_hang_behind_the_sign() -> None:
    assert texts(shown((ListEntry("a long name", GOAL),), columns=8)) == ["  a long", "  name"]


def test_items_under_others_stand_further_right_but_never_too_far() -> None:
    entries = tuple(ListEntry("x", GOAL, depth) for depth in (0, 1, 4, 9))
    assert texts(shown(entries)) == ["  x", "    x", "         x", "         x"]
    assert texts(shown(entries, columns=40)) == ["  x", "    x", "          x", "          x"]
    assert texts(shown(entries, columns=4)) == ["  x", "   x", "   x", "   x"]


def test_the_title_of_a_group_is_bold() -> None:
    own = shown((ListEntry("Group"), ListEntry("item", GOAL, 1)))
    assert own.lines[0].runs[-1].style == StyleFlags.STRONG


def test_signs_keep_to_ascii_where_asked() -> None:
    own = render_list(NAMES, 0, 0, columns=30, height=5, top=0, glyphs=ASCII)
    assert own.lines[2].text == "> 3. Name 3"


@pytest.mark.parametrize(("char", "cursor"), [(0, (2, 0)), (3, (5, 0)), (4, (6, 0)), (18, (8, 1)), (99, (11, 1))])
def test_the_cursor_is_on_the_character_at_hand(char: int, cursor: tuple[int, int]) -> None:
    assert shown((ListEntry("a long name of it", GOAL, number=12),), 0, char, columns=17).cursor == cursor


def test_an_item_longer_than_the_screen_is_read_on_by_its_characters() -> None:
    entry = ListEntry("one two three four five six seven eight nine ten", GOAL)
    own = shown((entry,), 0, 0, columns=7, height=3)
    assert texts(own) == ["  one", "  two", "  three"]
    own = shown((entry,), 0, entry.label.index("seven"), columns=7, height=3)
    assert texts(own) == ["  five", "  six", "  seven"]
    assert own.cursor == (2, 2)


def test_each_row_knows_whose_it_is() -> None:
    own = shown((ListEntry("a long name", GOAL), ListEntry("b", GOAL)), columns=8)
    assert own.entry_indexes == (0, 0, 1)
    assert len(shown(NAMES).entry_indexes) == 5


def test_a_list_of_nothing_has_no_rows() -> None:
    assert shown(()).lines == ()
    assert shown(()).cursor == (0, 0)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (28, ["  5.1.9 prettier / shfmt /", "    rustfmt and others"]),
        (60, ["  5.1.9 prettier / shfmt / rustfmt and others"]),
    ],
)
def test_beside_the_page_rows_hang_under_a_long_number(columns: int, expected: list[str]) -> None:
    entry = ListEntry("prettier / shfmt / rustfmt and others", GOAL, number=9, outline="5.1.9")
    assert texts(shown((entry,), columns=columns)) == expected


@pytest.mark.parametrize(
    ("columns", "depth", "expected"),
    [
        (28, 0, ["  5.1.9 prettier / shfmt /", "        rustfmt and others"]),
        (24, 2, ["      5.1.9 prettier /", "            shfmt /", "            rustfmt and", "            others"]),
        (23, 2, ["      5.1.9 prettier /", "        shfmt / rustfmt", "        and others"]),
    ],
)
def test_for_the_eye_rows_hang_under_the_words_where_there_is_room(
    columns: int, depth: int, expected: list[str]
) -> None:
    entry = ListEntry("prettier / shfmt / rustfmt and others", GOAL, depth, number=9, outline="5.1.9", hangs=True)
    assert texts(shown((entry,), columns=columns)) == expected
