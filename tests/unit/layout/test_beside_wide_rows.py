"""Contents on pages with a table that covers a part of them: the rest stays where it is on other pages."""

from __future__ import annotations

import pytest
from support.document_builders import Part, document, heading, paragraph, table

from b12tui.core.appearance import Appearance
from b12tui.core.messages.note_words import sign_of
from b12tui.core.state import Command, NoteMark, ReaderState
from b12tui.core.update import update
from b12tui.document import Position, Table
from b12tui.fastclass import replace
from b12tui.layout import pointer
from b12tui.layout.chrome.beside_wide_rows import LEAST_ROWS
from b12tui.layout.page.lines import width
from b12tui.layout.screen_frame import ScreenFrame
from b12tui.layout.screen_view import ScreenView


def wide_table(rows: int) -> Table:
    return table(
        ("tool", "command", "time"), *((f"tool {number}", "word " * 17, f"{number} s") for number in range(rows))
    )


def view_of(state: ReaderState, columns: int = 120, rows: int = 40) -> tuple[ScreenView, ScreenFrame]:
    view = ScreenView(state, columns, rows)
    return view, view.frame(state)


def book(above: int, rows: int) -> ReaderState:
    """Return a reader of sections, the first one with lines, a wide table, and lines to the end of the page."""
    lines = [paragraph(f"line {number}") for number in range(above)]
    made = document(
        heading(2, "First"),
        *lines,
        wide_table(rows),
        *(paragraph("more " * 15) for _ in range(30)),
        *(heading(2, f"Part {number}") for number in range(20)),
    )
    return ReaderState(made, position=Position(1))


def with_contents(view: ScreenView, frame: ScreenFrame) -> list[int]:
    """Return the rows of the page that contents stand beside."""
    column = view.areas.side_column - view.areas.page_column
    return [
        number
        for number, line in enumerate(frame.page)
        if line.runs and line.runs[-1].node < 0 and "│" in line.text[column : column + 1]
    ]


@pytest.mark.parametrize("columns", [110, 120, 160])
@pytest.mark.parametrize(("above", "rows"), [(0, 9), (3, 9), (9, 3), (14, 5), (2, 20)])
def test_contents_stand_in_one_place_and_a_wide_table_covers_a_part_of_them(
    columns: int, above: int, rows: int
) -> None:
    state = book(above, rows)
    view, frame = view_of(state, columns)
    column = view.areas.side_column - view.areas.page_column
    wide = [number for number, line in enumerate(frame.page) if width(line.runs) > column and "tool" in line.text]
    assert len(wide) == rows + 1
    covered = range(wide[0] - 1, wide[-1] + 2)
    free = [*range(covered.start), *range(covered.stop, len(frame.page))]
    if covered.start < LEAST_ROWS:
        free = [row for row in free if row > covered.start]
    side = view.panes.sidebar.rows(state, view.panes.side_room(), range(1, 2))
    beside = with_contents(view, frame)
    assert beside == [row for row in free if row < len(side)]
    for row in beside:
        assert frame.page[row].text[column:] == side[row].text


def test_contents_do_not_move_as_pages_with_wide_tables_are_turned() -> None:
    parts: list[Part] = []
    for number in range(30):
        parts += [paragraph("words " * 9 * number), wide_table(number % 7 + 1)]
    state = ReaderState(document(heading(2, "First"), *parts, heading(2, "Second")), position=Position(1))
    view, frame = view_of(state)
    column = view.areas.side_column - view.areas.page_column
    places = dict[int, set[str]]()
    pages = 0
    while not view.page.last_visible()[1]:
        if frame.side:
            shown = {row: line.text for row, line in enumerate(frame.side)}
        else:
            shown = {row: frame.page[row].text[column:] for row in with_contents(view, frame)}
        for row, text in shown.items():
            places.setdefault(row, set()).add(text)
        state = update(state, Command("page"), view.viewport)
        frame = view.frame(state)
        pages += 1
    assert pages > 9
    assert all(len(texts) == 1 for texts in places.values())
    assert len(places) > 1


def test_a_table_as_high_as_the_page_leaves_no_room_for_contents() -> None:
    view, frame = view_of(book(0, 60))
    assert not frame.side
    assert with_contents(view, frame) == []


def test_a_step_on_such_a_page_changes_no_row() -> None:
    state = book(3, 9)
    view, frame = view_of(state)
    before = frame.page
    state = update(state, Command("next-line"), view.viewport)
    after = view.frame(state, quiet=True)
    assert after.page == before
    assert after.cursor != frame.cursor


def test_the_cursor_reaches_the_columns_over_the_contents() -> None:
    state = book(3, 9)
    view, _ = view_of(state)
    nodes = state.document.text_nodes(1)
    last = next(number for number, node in enumerate(nodes) if node.text.chars == "8 s")
    frame = view.frame(replace(state, position=Position(1, last)))
    column, row = frame.cursor
    assert column > view.areas.side_column
    assert frame.rows[row].text[column:].startswith("8 s")


def test_a_click_on_such_contents_goes_to_their_section_and_one_beside_them_does_not() -> None:
    state = book(3, 9)
    view, frame = view_of(state)
    row = next(number for number, line in enumerate(frame.page) if line.text.endswith("Part 2"))
    column = frame.page[row].text.index("Part 2")
    gone = pointer.click_body(view, state, column, row)
    assert gone.document.sections[gone.position.section].title == "Part 2"
    here = pointer.click_body(view, state, 2, row)
    assert here.position.section == 1
    table_row = next(number for number, line in enumerate(frame.page) if "tool 3" in line.text)
    there = pointer.click_body(view, state, frame.page[table_row].text.index("3 s"), table_row)
    assert there.document.text_node(there.position).text.chars == "3 s"


def test_a_click_on_contents_that_are_scrolled_up_for_a_message_goes_to_the_section_there() -> None:
    state = book(3, 3)
    view, frame = view_of(state, rows=20)
    while not view.status.scrolled:
        state = replace(update(state, Command("next-line"), view.viewport), message="said words " * 70)
        frame = view.frame(state)
    beside = with_contents(view, frame)
    assert len(beside) > 1
    for row in beside[:-1]:  # the last one counts what follows
        title = frame.page[row].text.rpartition(". ")[2]
        gone = pointer.click_body(view, state, view.areas.side_column, row)
        assert gone.document.sections[gone.position.section].title == title


def test_notes_have_their_signs_on_rows_with_contents_beside_them() -> None:
    state = book(3, 9)
    at = next(number for number, node in enumerate(state.document.text_nodes(1)) if node.text.chars.startswith("more"))
    start, end = Position(1, at), Position(1, at, 4)
    view, frame = view_of(replace(state, notes=(NoteMark("1", "comment", "Why?", "more", start, end),)))
    row = view.viewport.row(start)
    assert row in with_contents(view, frame)
    sign = sign_of(state.appearance, NoteMark("1", "comment", "", "", start, end))
    assert frame.rows[view.areas.page_row + row].text.startswith(f"{sign} more")


def test_a_table_below_the_foot_of_a_page_under_the_list_of_themes_has_no_effect() -> None:
    state = book(14, 60)
    view, frame = view_of(state)
    assert not frame.side
    frame = view.frame(update(state, Command("theme"), view.viewport))
    assert frame.side


def test_where_rows_are_read_no_table_goes_over_the_contents() -> None:
    state = book(3, 9)
    look = Appearance(visual=False, tables="unwrapped")
    _, frame = view_of(ReaderState(state.document, appearance=look))
    assert frame.side
