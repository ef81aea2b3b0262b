"""What is seen of a text: the window scrolls only when it must."""

from __future__ import annotations

import pytest
from making import bullets, document, heading, paragraph, question, rule

from b12tui.core.motion.folds import Folds
from b12tui.core.state import Reader
from b12tui.document import Address, Document
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow, Spot
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Window

LONG = document(heading(1, "Title"), *(bullets(*(f"item {10 * part + n}" for n in range(10))) for part in range(5)))
"""Rows: Title, empty, then five times ten items and an empty row."""

PARTS = document(
    heading(1, "T"),
    *(block for n in range(8) for block in (heading(2, f"Part {n}"), paragraph("word " * 30))),
)


def window(made: Document, height: int = 8, width: int = 40) -> tuple[Window, Reader]:
    return Window(Flow(made, Folds(), Measure(width)), height), Reader(made)


def seen(own: Window) -> list[str]:
    return [line.text for _, line in own.lines()]


def gone(own: Window, reader: Reader, by: int) -> Reader:
    at = own.line(reader, by)
    assert at is not None
    reader = replace(reader, at=at)
    own.follow(reader)
    return reader


def turned(own: Window, reader: Reader, pages: float) -> Reader:
    at = own.page(reader, pages)
    assert at is not None
    reader = replace(reader, at=at)
    own.follow(reader)
    return reader


def jumped(own: Window, reader: Reader, at: Address) -> Reader:
    reader = replace(reader, at=at)
    own.follow(reader)
    return reader


def test_pages_far_from_the_end_are_turned_without_setting_it(monkeypatch: pytest.MonkeyPatch) -> None:
    own, reader = window(PARTS)
    asked = set[int]()
    lines = own.flow.lines

    def watched(section: int) -> tuple[Line, ...]:
        asked.add(section)
        return lines(section)

    monkeypatch.setattr(own.flow, "lines", watched)
    for pages in (1, 1, -1, 0.5):
        reader = turned(own, reader, pages)
    assert asked
    assert max(asked) < 7


def test_a_step_within_the_window_does_not_scroll() -> None:
    own, reader = window(LONG)
    reader = gone(own, reader, 6)
    assert own.top == Spot(0, 0)
    assert reader.at == Address(0, 6)


def test_a_step_past_the_edge_scrolls_by_as_many_rows_as_it_takes() -> None:
    own, reader = window(LONG)
    reader = gone(own, reader, 6)
    reader = gone(own, reader, 1)
    assert own.top == Spot(0, 1)
    assert own.row(reader.at) == 7
    reader = gone(own, reader, 2)
    assert own.top == Spot(0, 3)
    reader = gone(own, reader, -7)
    assert own.top == Spot(0, 3)
    gone(own, reader, -1)
    assert own.top == Spot(0, 2)


def test_the_caret_never_rests_on_an_empty_row() -> None:
    own, reader = window(PARTS)
    for _ in range(40):
        at = own.line(reader, 1)
        if at is None:
            break
        reader = jumped(own, reader, at)
        row = own.row(reader.at)
        assert row is not None
        assert own.lines()[row][1].text
    assert reader.at.section == 8


def test_a_step_goes_as_far_as_there_are_lines() -> None:
    own, reader = window(LONG)
    assert own.line(reader, 999) == Address(0, 50)
    assert own.line(reader, -1) is None
    assert own.line(replace(reader, at=Address(0, 50)), 1) is None


def test_a_page_keeps_two_rows_of_the_one_before() -> None:
    own, reader = window(LONG)
    before = seen(own)
    reader = turned(own, reader, 1)
    assert seen(own)[:2] == before[-2:]
    assert own.row(reader.at) == 0
    reader = turned(own, reader, -1)
    assert seen(own) == before
    assert reader.at == Address(0, 0)


def test_a_page_begins_with_something_to_read() -> None:
    own, reader = window(PARTS, 9)
    tops = set()
    while (at := own.page(reader, 1)) is not None:
        reader = jumped(own, reader, at)
        if own.row(reader.at) == 0:
            tops.add(seen(own)[0])
        if own.top >= Spot(8, 0):
            break
    assert tops
    assert "" not in tops


@pytest.mark.parametrize("height", range(9, 16))
def test_a_page_that_is_turned_to_does_not_end_in_a_heading_alone(height: int) -> None:
    own, reader = window(PARTS, height)
    while (at := own.page(reader, 1)) is not None and own.top < Spot(7, 0):
        before = own.top
        reader = jumped(own, reader, at)
        rows = [text for text in seen(own) if text]
        assert seen(own)[0] or own.top == own.flow.walk(own.flow.end, 1 - height)  # the last page is full
        assert not rows[-1].startswith("Part"), (height, seen(own))
        assert own.top > before
    assert own.top >= Spot(7, 0)


def test_a_page_back_onto_an_empty_row_still_goes_back() -> None:
    own, reader = window(document(*("one", "two", "three", "four")), 3)
    reader = jumped(own, reader, Address(0, 3))
    own.top = Spot(0, 2)
    reader = replace(reader, at=Address(0, 1))
    reader = turned(own, reader, -1)
    assert own.top == Spot(0, 1)


def test_half_a_page_is_half() -> None:
    own, reader = window(LONG, 10)
    turned(own, reader, 0.5)
    assert own.top == Spot(0, 5)


def test_several_pages_are_turned_at_once() -> None:
    own, reader = window(LONG, 10)
    turned(own, reader, 2)
    assert own.top == Spot(0, 16)


def test_the_last_page_is_full_and_leads_to_the_last_line_then_nowhere() -> None:
    own, reader = window(LONG)
    reader = jumped(own, reader, Address(0, 20))
    reader = turned(own, reader, 9)
    assert seen(own)[-1] == "• item 49"
    assert "" not in seen(own)
    reader = turned(own, reader, 1)
    assert reader.at == Address(0, 50)
    assert own.page(reader, 1) is None


def test_pages_end_at_the_last_line_that_can_be_stood_on() -> None:
    own, reader = window(document("one", "two", rule(), question("Why?", "Because."), rule()), 20)
    reader = turned(own, reader, 1)
    assert reader.at == Address(0, 2)
    assert own.page(reader, 1) is None
    reader = turned(own, reader, -1)
    assert reader.at == Address(0, 0)
    assert own.page(reader, -1) is None


def test_a_heading_that_is_jumped_to_stands_on_the_first_row() -> None:
    own, reader = window(PARTS)
    reader = jumped(own, reader, Address(5))
    assert own.row(reader.at) == 0
    assert seen(own)[0] == "Part 4"
    reader = jumped(own, reader, Address(2))
    assert seen(own)[0] == "Part 1"


def test_anything_else_that_is_jumped_to_stands_a_third_of_the_way_down() -> None:
    own, reader = window(LONG, 9)
    reader = jumped(own, reader, Address(0, 30))
    assert own.row(reader.at) == 3


def test_a_jump_to_what_is_seen_does_not_scroll() -> None:
    own, reader = window(PARTS, 12)
    before = own.top
    jumped(own, reader, Address(1))
    assert own.top == before


def test_a_text_shorter_than_the_window_begins_at_its_top() -> None:
    own, reader = window(document("one", "two"), 8)
    reader = jumped(own, reader, Address(0, 1))
    assert own.top == Spot(0, 0)
    assert seen(own) == ["one", "", "two", "", "", "", "", ""]
    assert own.spots()[3:] == (None,) * 5


@pytest.mark.parametrize(("width", "height"), [(40, 20), (12, 8), (80, 8), (40, 8)])
def test_another_size_keeps_the_row_of_the_place(width: int, height: int) -> None:
    own, reader = window(PARTS, 8)
    reader = jumped(own, reader, Address(4, 1, 75))
    before = own.row(reader.at)
    own.reset(Flow(PARTS, Folds(), Measure(width)), height, reader)
    assert own.row(reader.at) == before


def test_a_smaller_window_still_sees_the_place() -> None:
    own, reader = window(LONG, 20)
    reader = gone(own, reader, 18)
    own.reset(Flow(LONG, Folds(), Measure(40)), 5, reader)
    assert own.row(reader.at) == 4


def test_characters_are_walked_within_their_line() -> None:
    own, reader = window(document(bullets("one two three")), width=9)
    assert own.character(reader, 1) == Address(0, 0, 1)
    assert own.character(reader, 99) == Address(0, 0, 6)
    assert own.character(reader, -1) is None
    assert own.character(replace(reader, at=Address(0, 0, 6)), 1) is None


def test_the_row_of_a_place_out_of_sight_is_none() -> None:
    own, _ = window(LONG)
    assert own.row(Address(0, 40)) is None
    own.top = Spot(0, 20)
    assert own.row(Address(0, 0)) is None
    assert own.row(Address(7, 0)) is None


def test_an_empty_text_has_rows_but_no_lines_to_go_to() -> None:
    own, reader = window(document())
    assert seen(own) == [""] * 8
    assert own.line(reader, 1) is None
    assert own.page(reader, 1) is None
    assert own.character(reader, 1) is None


def test_what_is_opened_at_a_heading_is_seen_as_far_as_the_heading_is() -> None:
    own, reader = window(PARTS)
    reader = jumped(own, reader, Address(1, 0))
    assert own.top == Spot(0, 0)
    own.uncover(reader)
    assert own.top == Spot(0, 1)
    own, reader = window(PARTS, 5)
    own.uncover(replace(reader, at=Address(1, 0)))
    assert seen(own)[0] == "Part 0"
