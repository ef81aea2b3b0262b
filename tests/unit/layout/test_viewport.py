"""What is seen of a text: the window scrolls only when it must."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, code, document, heading, paragraph, question, quote, thematic_break

from b12tui.core.folds import Folds
from b12tui.core.state import ReaderState
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow, RowRef
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.page_view import PageView
from b12tui.layout.page.viewport import Viewport

LONG = document(heading(1, "Title"), *(bullets(*(f"item {10 * part + n}" for n in range(10))) for part in range(5)))
"""Rows: Title, empty, then five times ten items and an empty row."""

PARTS = document(
    heading(1, "T"),
    *(block for n in range(8) for block in (heading(2, f"Part {n}"), paragraph("word " * 30))),
)


def window(made: Document, height: int = 8, width: int = 40) -> tuple[Viewport, ReaderState]:
    return Viewport(Flow(made, Folds(), Measure(width)), height), ReaderState(made)


def seen(own: Viewport) -> list[str]:
    return [line.text for _, line in own.lines()]


def jumped(own: Viewport, state: ReaderState, at: Position | None) -> ReaderState:
    assert at is not None
    state = replace(state, position=at)
    own.follow(state)
    return state


def gone(own: Viewport, state: ReaderState, by: int) -> ReaderState:
    return jumped(own, state, own.line(state, by))


def turned(own: Viewport, state: ReaderState, pages: float) -> ReaderState:
    return jumped(own, state, own.page(state, pages))


def test_pages_far_from_the_end_are_turned_without_setting_it(monkeypatch: pytest.MonkeyPatch) -> None:
    own, state = window(PARTS)
    asked = set[int]()
    lines = own.flow.lines

    def watched(section: int) -> tuple[Line, ...]:
        asked.add(section)
        return lines(section)

    monkeypatch.setattr(own.flow, "lines", watched)
    for pages in (1, 1, -1, 0.5):
        state = turned(own, state, pages)
    assert asked
    assert max(asked) < 7


def test_a_step_within_the_window_does_not_scroll() -> None:
    own, state = window(LONG)
    state = gone(own, state, 6)
    assert own.top == RowRef(0, 0)
    assert state.position == Position(0, 6)


def test_a_step_past_the_edge_scrolls_by_as_many_rows_as_it_takes() -> None:
    own, state = window(LONG)
    state = gone(own, state, 6)
    state = gone(own, state, 1)
    assert own.top == RowRef(0, 1)
    assert own.row(state.position) == 7
    state = gone(own, state, 2)
    assert own.top == RowRef(0, 3)
    state = gone(own, state, -7)
    assert own.top == RowRef(0, 3)
    gone(own, state, -1)
    assert own.top == RowRef(0, 2)


def test_a_step_over_a_rule_and_empty_rows_past_the_edge_does_not_turn_the_page() -> None:
    before, after = [paragraph(f"{n}") for n in range(6)], [paragraph("x")] * 20
    rules = [thematic_break()] * 3
    own, state = window(document(*before, paragraph("above"), *rules, paragraph("below"), *after))
    while seen(own)[-1] != "above":
        state = gone(own, state, 1)
    state = gone(own, state, 1)
    assert seen(own) == ["above", "", "* * *", "", "* * *", "", "* * *", "", "below"][-8:]
    while "below" in seen(own)[1:]:
        state = gone(own, state, 1)
    while own.line(state, -1) != Position(0, 6):
        state = gone(own, state, -1)
    state = gone(own, state, -1)
    assert seen(own)[:3] == ["above", "", "* * *"]


def test_the_caret_never_rests_on_an_empty_row() -> None:
    own, state = window(PARTS)
    for _ in range(40):
        at = own.line(state, 1)
        if at is None:
            break
        state = jumped(own, state, at)
        row = own.row(state.position)
        assert row is not None
        assert own.lines()[row][1].text
    assert state.position.section == 8


def test_a_step_goes_as_far_as_there_are_lines() -> None:
    own, state = window(LONG)
    assert own.line(state, 999) == Position(0, 50)
    assert own.line(state, -1) is None
    assert own.line(replace(state, position=Position(0, 50)), 1) is None


def test_a_page_keeps_two_rows_of_the_one_before() -> None:
    own, state = window(LONG)
    before = seen(own)
    state = turned(own, state, 1)
    assert seen(own)[:2] == before[-2:]
    assert own.row(state.position) == 0
    state = turned(own, state, -1)
    assert seen(own) == before
    assert state.position == Position(0, 0)


def test_a_page_begins_with_something_to_read() -> None:
    own, state = window(PARTS, 9)
    tops = set()
    while (at := own.page(state, 1)) is not None:
        state = jumped(own, state, at)
        if own.row(state.position) == 0:
            tops.add(seen(own)[0])
        if own.top >= RowRef(8, 0):
            break
    assert tops
    assert "" not in tops


@pytest.mark.parametrize("height", range(9, 16))
def test_a_page_that_is_turned_to_does_not_end_in_a_heading_alone(height: int) -> None:
    own, state = window(PARTS, height)
    while (at := own.page(state, 1)) is not None and own.top < RowRef(7, 0):
        before = own.top
        state = jumped(own, state, at)
        rows = [text for text in seen(own) if text]
        assert seen(own)[0] or own.top == own.flow.advance(own.flow.end, 1 - height)  # the last page is full
        assert not rows[-1].startswith("Part"), (height, seen(own))
        assert own.top > before
    assert own.top >= RowRef(7, 0)


@pytest.mark.parametrize("height", range(9, 16))
def test_a_page_that_is_turned_to_does_not_end_in_the_name_of_a_language_alone(height: int) -> None:
    shown = code("a\nb", language="sh")
    for within in (shown, quote(shown), bullets(shown)):
        made = document(*(block for n in range(8) for block in (paragraph("word " * 30), within)))
        state = ReaderState(made)
        own = Viewport(Flow(made, state.folds, Measure(40, signs=True)), height, state.position)
        while (at := own.page(state, 1)) is not None:
            state = jumped(own, state, at)
            assert not [text for text in seen(own) if text][-1].endswith("┏ sh")
        assert own.top.row


def test_a_heading_that_is_gone_to_has_text_below_it_but_a_step_scrolls_by_a_row() -> None:
    made = document(*(block for n in range(4) for block in (heading(2, f"Part {n}"), "word " * 30)))
    here = ReaderState(made)
    for height in range(3, 12):
        view = PageView(here, Measure(40), height, lambda _state, _pages: 0)
        view.follow(here, here)
        there = replace(here, position=Position(3, 0))
        view.follow(here, there)
        row = view.viewport.row(there.position)
        assert row is not None
        assert row + 2 < height
        own = Viewport(Flow(made, here.folds, Measure(40)), height, here.position)
        heading_row = own.flow.row_ref(there.position)
        own.top = own.flow.advance(heading_row, -height)
        above = own.flow.nearest(heading_row, -1)
        assert above is not None
        own.follow(there, own.flow.position(above))
        assert own.row(there.position) == height - 1


@pytest.mark.parametrize("height", range(6, 16))
def test_a_page_that_is_turned_back_to_does_not_end_in_a_heading_alone(height: int) -> None:
    own, state = window(PARTS, height)
    state = jumped(own, state, own.flow.position(own.flow.end) or state.position)
    while (at := own.page(state, -1)) is not None and own.top > own.flow.start:
        before = own.top
        state = jumped(own, state, at)
        rows = [text for text in seen(own) if text]
        assert own.top == own.flow.start or not rows[-1].startswith("Part"), (height, seen(own))
        assert own.flow.advance(own.top, height) >= before  # nothing is left out


def test_a_page_back_onto_an_empty_row_still_goes_back() -> None:
    own, state = window(document(*("one", "two", "three", "four")), 3)
    state = jumped(own, state, Position(0, 3))
    own.top = RowRef(0, 2)
    state = replace(state, position=Position(0, 1))
    state = turned(own, state, -1)
    assert own.top == RowRef(0, 1)


def test_half_a_page_is_half() -> None:
    own, state = window(LONG, 10)
    turned(own, state, 0.5)
    assert own.top == RowRef(0, 5)


@pytest.mark.parametrize("visual", [False, True])
def test_three_halves_of_a_page_are_more_than_one_page_and_less_than_two(*, visual: bool) -> None:
    made = document(*(f"paragraph {n}" for n in range(100)))
    tops = []
    for pages in (1, 1.5, 2, -1, -1.5, -2):
        own = Viewport(Flow(made, Folds(), Measure(40, visual=visual)), 10)
        own.top = RowRef(0, 100)
        turned(own, ReaderState(made, position=Position(0, 50)), pages)
        tops.append(own.top.row - 100)
    assert 0 < tops[0] < tops[1] < tops[2]
    assert 0 > tops[3] > tops[4] > tops[5]


def test_several_pages_are_turned_at_once() -> None:
    own, state = window(LONG, 10)
    turned(own, state, 2)
    assert own.top == RowRef(0, 16)


def test_the_last_page_is_full_and_leads_to_the_last_line_then_nowhere() -> None:
    own, state = window(LONG)
    state = jumped(own, state, Position(0, 20))
    state = turned(own, state, 9)
    assert seen(own)[-1] == "• item 49"
    assert "" not in seen(own)
    state = turned(own, state, 1)
    assert state.position == Position(0, 50)
    assert own.page(state, 1) is None


def test_pages_end_at_the_last_line_that_can_be_stood_on() -> None:
    own, state = window(document("one", "two", thematic_break(), question("Why?", "Because."), thematic_break()), 20)
    state = turned(own, state, 1)
    assert state.position == Position(0, 2)
    assert own.page(state, 1) is None
    state = turned(own, state, -1)
    assert state.position == Position(0, 0)
    assert own.page(state, -1) is None


def test_a_heading_that_is_jumped_to_stands_on_the_first_row() -> None:
    own, state = window(PARTS)
    state = jumped(own, state, Position(5))
    assert own.row(state.position) == 0
    assert seen(own)[0] == "Part 4"
    state = jumped(own, state, Position(2))
    assert seen(own)[0] == "Part 1"


def test_anything_else_that_is_jumped_to_stands_a_third_of_the_way_down() -> None:
    own, state = window(LONG, 9)
    state = jumped(own, state, Position(0, 30))
    assert own.row(state.position) == 3


def test_a_jump_to_what_is_seen_does_not_scroll() -> None:
    own, state = window(PARTS, 12)
    before = own.top
    jumped(own, state, Position(1))
    assert own.top == before


def test_a_text_shorter_than_the_window_begins_at_its_top() -> None:
    own, state = window(document("one", "two"), 8)
    state = jumped(own, state, Position(0, 1))
    assert own.top == RowRef(0, 0)
    assert seen(own) == ["one", "", "two", "", "", "", "", ""]
    assert [ref for ref, _ in own.lines()][3:] == [None] * 5


@pytest.mark.parametrize(("width", "height"), [(40, 20), (12, 8), (80, 8), (40, 8)])
def test_another_size_keeps_the_row_of_the_place(width: int, height: int) -> None:
    own, state = window(PARTS, 8)
    state = jumped(own, state, Position(4, 1, 75))
    before = own.row(state.position)
    own.reset(Flow(PARTS, Folds(), Measure(width)), height, state)
    assert own.row(state.position) == before


def test_a_smaller_window_still_sees_the_place() -> None:
    own, state = window(LONG, 20)
    state = gone(own, state, 18)
    own.reset(Flow(LONG, Folds(), Measure(40)), 5, state)
    assert own.row(state.position) == 4


def test_characters_are_walked_within_their_line() -> None:
    own, state = window(document(bullets("one two three")), width=9)
    assert own.character(state, 1) == Position(0, 0, 1)
    assert own.character(state, 99) == Position(0, 0, 6)
    assert own.character(state, -1) is None
    assert own.character(replace(state, position=Position(0, 0, 6)), 1) is None


def test_the_row_of_a_place_out_of_sight_is_none() -> None:
    own, _ = window(LONG)
    assert own.row(Position(0, 40)) is None
    own.top = RowRef(0, 20)
    assert own.row(Position(0, 0)) is None
    assert own.row(Position(7, 0)) is None


def test_an_empty_text_has_rows_but_no_lines_to_go_to() -> None:
    own, state = window(document())
    assert seen(own) == [""] * 8
    assert own.line(state, 1) is None
    assert own.page(state, 1) is None
    assert own.character(state, 1) is None


def test_what_is_opened_at_a_heading_is_seen_as_far_as_the_heading_is() -> None:
    own, state = window(PARTS)
    state = jumped(own, state, Position(1, 0))
    assert own.top == RowRef(0, 0)
    own.uncover(state)
    assert own.top == RowRef(0, 1)
    own, state = window(PARTS, 5)
    own.uncover(replace(state, position=Position(1, 0)))
    assert seen(own)[0] == "Part 0"
