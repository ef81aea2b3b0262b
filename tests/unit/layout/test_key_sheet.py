"""Help in columns: every action in one place, walked through in order and across."""

from __future__ import annotations

import pytest

from b12tui.core.actions import KeyContext
from b12tui.core.overlay.listings import action_list
from b12tui.fastclass import replace
from b12tui.layout.overlays.key_sheet import KeySheet
from b12tui.layout.overlays.room import Room
from b12tui.layout.page.glyphs import UNICODE
from b12tui.layout.page.lines import StyleFlags
from b12tui.textwidth import cells

SIZES = [(20, 5), (40, 10), (75, 20), (114, 36), (158, 20)]


@pytest.mark.parametrize(("columns", "height"), SIZES)
@pytest.mark.parametrize("where", [KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE])
def test_each_entry_has_a_place_and_the_cursor_is_on_its_words(columns: int, height: int, where: KeyContext) -> None:
    listing, sheet, room = action_list(where), KeySheet(), Room(columns, height, UNICODE)
    for index, entry in enumerate(listing.entries):
        shown = sheet.render(replace(listing, index=index), room)
        column, row = shown.cursor
        assert len(shown.lines) <= height
        assert max(cells(line.text) for line in shown.lines) <= columns
        assert cells(shown.lines[row].text) > column
        marked = [run.text for line in shown.lines for run in line.runs if StyleFlags.CURRENT in run.style]
        if columns < 90:
            assert not "".join(marked).strip()  # words drawn anew in two rows are both said
            marked = [line.text for line in shown.lines[row:]]
        words = " ".join(marked).replace(":", "").split()
        assert set(entry.label.replace(":", "").split()) <= set(words) or height < 10


@pytest.mark.parametrize(("columns", "height", "count"), [(75, 20, 1), (97, 30, 2), (114, 36, 2), (138, 36, 3)])
def test_there_is_one_column_on_eighty_and_there_are_two_on_a_hundred(columns: int, height: int, count: int) -> None:
    listing, sheet, room = replace(action_list(), index=2), KeySheet(), Room(columns, height, UNICODE)
    seen = [2]
    while (there := sheet.beside(replace(listing, index=seen[-1]), room, 1)) != seen[-1]:
        seen.append(there)
    assert len(seen) == count


@pytest.mark.parametrize(("columns", "height"), [(40, 10), (75, 20), (114, 36)])
def test_all_words_begin_in_one_column_behind_the_keys(columns: int, height: int) -> None:
    listing, sheet, room = action_list(), KeySheet(), Room(columns, height, UNICODE)
    width = (columns + 2) // 2 if columns > 97 else columns
    starts = set()
    for index, entry in enumerate(listing.entries):
        if entry.action and entry.target is not None:
            starts.add(sheet.render(replace(listing, index=index), room).cursor[0] % width)
    assert len(starts) == 1


def test_right_goes_to_the_next_column_and_left_comes_back() -> None:
    listing, sheet, room = replace(action_list(), index=2), KeySheet(), Room(114, 36, UNICODE)
    there = sheet.beside(listing, room, 1)
    assert there > 10
    assert sheet.beside(replace(listing, index=there), room, -1) in (2, 1, 3)
    assert sheet.beside(listing, room, -1) == 2


def test_pages_turn_by_what_is_shown() -> None:
    listing, sheet, room = action_list(), KeySheet(), Room(75, 20, UNICODE)
    first = [line.text for line in sheet.render(listing, room).lines]
    moved = replace(listing, index=sheet.turn(listing, room, 1))
    assert not {row for row in first if row} & {line.text for line in sheet.render(moved, room).lines}
    back = replace(moved, index=moved.index + sheet.turn(moved, room, -1))
    assert [line.text for line in sheet.render(back, room).lines] == first
