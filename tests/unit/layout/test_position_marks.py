"""Row of the cursor from end to end, and the text dimmed but for the line or the sentence that is read."""

from __future__ import annotations

import pytest

from b12tui.core.appearance import Appearance
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.overlay.contents import contents_list
from b12tui.core.overlay.listings import link_list
from b12tui.core.state import ReaderState, TableView
from b12tui.core.table.cursor import enter_table, record
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, StyleFlags, width
from b12tui.layout.screen_frame import ScreenFrame
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse

TEXT = """# Title

One sentence, which is so long that it is wrapped at least once here. Another[^1] *is* here. A third.

- an [item](#title). A second sentence.

| a | b |
| - | - |
| one cell. Its end. | two |

[^1]: A note.
"""


def frame(look: Appearance, at: Position, size: tuple[int, int] = (60, 24)) -> ScreenFrame:
    state = replace(snap_to_visible(ReaderState(parse(TEXT, name="t"), appearance=look)), position=at)
    return ScreenView(state, *size).frame(state)


def words(frame: ScreenFrame, flag: StyleFlags) -> str:
    """Return what the page has in a style."""
    rows = ("".join(run.text for run in line.runs if run.style & flag) for line in frame.page)
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize(
    ("focus", "at", "expected"),
    [
        ("sentence", Position(0, 1, 3), "One sentence, which is so long that it is wrapped at least once here."),
        ("sentence", Position(0, 1, 80), "Another[note 1] is here."),
        ("sentence", Position(0, 0), "Title"),
        ("sentence", Position(0, 3, 12), "A second sentence."),
        ("sentence", Position(0, 6, 11), "Its end."),
        ("line", Position(0, 1, 3), "One sentence, which is so long that it is wrapped at"),
        ("line", Position(0, 3, 12), "• an item. A second sentence."),
    ],
)
def test_what_is_in_focus_is_marked_and_all_else_is_dimmed(focus: str, at: Position, expected: str) -> None:
    shown = frame(Appearance(focus=focus), at)
    assert words(shown, StyleFlags.FOCUS) == expected
    for line in shown.page:
        for run in line.runs:
            assert bool(run.style & StyleFlags.FOCUS) != bool(run.style & StyleFlags.DIMMED), run


def test_nothing_is_dimmed_unless_asked_for() -> None:
    shown = frame(Appearance(), Position(0, 1))
    assert not words(shown, StyleFlags.DIMMED | StyleFlags.FOCUS | StyleFlags.CURSOR_ROW)


@pytest.mark.parametrize("focus", ["line", "sentence"])
def test_dimming_changes_no_character_and_no_row(focus: str) -> None:
    plain, dimmed = (frame(Appearance(focus=each), Position(0, 1)) for each in ("none", focus))
    assert [line.text for line in plain.rows] == [line.text for line in dimmed.rows]
    assert plain.cursor == dimmed.cursor


def whole(line: Line) -> bool:
    return all(run.style & StyleFlags.CURSOR_ROW for run in line.runs)


@pytest.mark.parametrize("overlay", ["page", "links", "table", "record", "contents"])
@pytest.mark.parametrize("size", [(60, 24), (120, 40), (20, 5)])
def test_the_row_of_the_cursor_is_marked_from_end_to_end_wherever_it_is(overlay: str, size: tuple[int, int]) -> None:
    state = snap_to_visible(ReaderState(parse(TEXT, name="t"), appearance=Appearance(cursor_row=True)))
    if overlay in ("table", "record"):
        state = enter_table(replace(state, position=Position(0, 5)))
        if overlay == "record":
            state = record(state, TableView(0, 4, 0))
    elif overlay != "page":
        state = replace(state, overlays=({"links": link_list, "contents": contents_list}[overlay](state),))
    shown = ScreenView(state, *size).frame(state)
    rows = shown.side if shown.in_contents else shown.page
    marked = [number for number, line in enumerate(rows) if any(run.style & StyleFlags.CURSOR_ROW for run in line.runs)]
    assert marked == [shown.cursor[1] - shown.areas.page_row]
    assert whole(rows[marked[0]])
    beside = shown.areas.side_columns and not shown.in_contents
    wide = shown.areas.page_columns if beside else shown.areas.over_columns
    room = min(shown.areas.page_columns, 80) if overlay == "page" else wide
    assert width(rows[marked[0]].runs) == (shown.areas.side_columns if shown.in_contents else room)
