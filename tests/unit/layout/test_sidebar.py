"""Contents beside the text: read where they stand, with the section that is selected beside them."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, document, heading, paragraph
from support.fixed_lines import FixedLines

from b12tui.core.appearance import Appearance
from b12tui.core.overlay.contents import contents_list, outline
from b12tui.core.state import Command, ListOverlay, ReaderState
from b12tui.core.update import type_in, update
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.layout.page.lines import StyleFlags
from b12tui.layout.screen_frame import Body, ScreenFrame
from b12tui.layout.screen_view import ScreenView
from b12tui.storage.settings_schema import Settings

BOOK = document(
    heading(1, "Book"),
    *(
        block
        for part in range(1, 8)
        for block in (
            heading(2, f"Part {part}"),
            paragraph(f"Words of part {part}. " * 20),
            *(
                each
                for chapter in range(1, 9)
                for each in (heading(3, f"Chapter {part}-{chapter}"), paragraph("Words. " * 60))
            ),
        )
    ),
)
PAGE = ReaderState(BOOK, position=Position(12, 1, 3))
NO_LINES = FixedLines()


class Reading:
    """Screen of a size on which commands are done one after the other."""

    def __init__(self, columns: int = 120, rows: int = 40, state: ReaderState = PAGE) -> None:
        self.state = state
        self.view = ScreenView(state, columns, rows)
        self.frame: ScreenFrame = self.view.frame(state)

    def do(self, *commands: str, count: int | None = None) -> ScreenFrame:
        for name in commands:
            command = Command(name, count)
            self.state = self.view.panes.intercept_motion(self.state, name, command) or update(
                self.state, command, self.view.viewport
            )
            self.frame = self.view.frame(self.state)
        return self.frame

    def page(self) -> list[str]:
        return [line.text for line in self.frame.page]


def numbers_of(made: Document) -> tuple[str, ...]:
    """Return the number of each section below its parents."""
    return tuple(number for number, _depth in outline(made))


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ((2, 2, 3, 3, 2), "1 2 2.1 2.2 3"),
        ((2, 4, 4, 3, 2), "1 1.1 1.2 1.3 2"),
        ((4, 3, 2, 3), "1 2 3 3.1"),
        ((2, 3, 3, 4), "1 1.1 1.2 1.2.1"),
        ((), ""),
    ],
)
def test_sections_are_numbered_below_their_parents(levels: tuple[int, ...], numbers: str) -> None:
    made = document(heading(1, "Title"), *(heading(level, "Name") for level in levels))
    assert " ".join(numbers_of(made)).strip() == numbers


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ((1, 2, 3, 2), " 1 1.1 2"),
        ((2, 3, 3, 4), " 1 2 2.1"),
        ((2, 4, 3), " 1 2"),
        ((2, 3, 2), "1 1.1 2"),
        ((3, 2, 2), "1 2 3"),
        ((2, 3), "1 1.1"),
        ((2,), "1"),
    ],
)
def test_a_heading_above_all_others_is_a_title_behind_badges_too(levels: tuple[int, ...], numbers: str) -> None:
    made = document("badges", *(heading(level, "Name") for level in levels))
    assert " ".join(numbers_of(made)[1:]) == numbers


def test_a_title_below_badges_and_headings_with_numbers_of_their_own_have_none_beside_them() -> None:
    names = ["The book", "A. Set up", "B. Use", "Notes", "3. More", "14.1.0", "IV. End", "(c) Last", "2. Sub", "Ice"]
    made = document("badges", *(heading(2 if name == "The book" else 3, name) for name in names))
    listed = contents_list(ReaderState(made)).entries
    assert [entry.text for entry in listed[1:]] == [*names[:3], "3. Notes", *names[4:-1], "9. Ice"]
    assert {entry.depth for entry in listed} == {0}
    assert [entry.typed for entry in listed[1:]] == ["", "1", "2", "3", "3", "14.1.0", "6", "7", "2", "9"]
    # Where sections are counted from the first, as for the ear, each has its number.
    heard = contents_list(ReaderState(made, appearance=Appearance(contents_beside=False))).entries
    assert [entry.lead for entry in heard[1:]] == [f"{number}. " for number in range(1, 11)]


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("2. Two", "2.1"),
        ("2.1 Two", "1.1"),
        ("14.1.0", "1.1"),
        ("A. Letter", "1.1"),
        ("Two", "1.1"),
        ("7 wonders", "1.1"),
    ],
)
def test_sections_are_numbered_below_the_number_that_is_shown(first: str, below: str) -> None:
    made = document(heading(1, "Book"), heading(2, first), heading(3, "Below"), heading(2, "Last"))
    assert numbers_of(made)[2:] == (below, "2")
    assert [entry.depth for entry in contents_list(ReaderState(made)).entries] == [0, 0, 1, 0]


def test_a_number_chooses_the_section_that_shows_it() -> None:
    made = document(heading(1, "Book"), *(heading(2, name) for name in ("2. Two", "3. Three", "Four", "1.2 Sub")))
    reading = Reading(state=ReaderState(made))
    for digits, place in (("2", 1), ("3", 2), ("1.2", 4)):
        reading.do("contents")
        for char in digits:
            reading.state = update(reading.state, Command("digit", text=char), NO_LINES)
        assert reading.do("open") is not None
        assert reading.state.position.section == place


@pytest.mark.parametrize(("levels", "depths"), [((3, 3, 4, 2, 3), [0, 0, 1, 0, 1]), ((2, 4, 4, 3), [0, 1, 1, 1])])
def test_the_indentation_is_that_of_the_numbers(levels: tuple[int, ...], depths: list[int]) -> None:
    made = document(heading(1, "Title"), *(heading(level, "Name") for level in levels))
    assert [entry.depth for entry in contents_list(ReaderState(made)).entries[1:]] == depths


def test_moving_through_the_contents_shows_each_section_beside_them_and_leaving_returns() -> None:
    reading = Reading()
    before = reading.frame
    first = reading.do("contents")
    assert first.body is Body.PAGE
    assert first.in_contents
    column, row = first.cursor
    assert first.rows[row].text[column:].startswith("2.2 Chapter 2-2")
    reading.do("next-line", count=3)
    assert reading.page()[0] == "Chapter 2-5"
    assert reading.state.position == PAGE.position
    reading.do("end")
    assert any("Chapter 7-8" in row for row in reading.page())
    after = reading.do("back-out")
    assert after.page == before.page
    assert after.cursor == before.cursor
    assert reading.state.position == PAGE.position


def test_leaving_the_contents_shows_the_page_as_it_was_turned_to() -> None:
    reading = Reading(rows=30, state=replace(PAGE, position=Position(0)))
    feet = 0
    for _ in range(12):
        reading.do("page")
        before, last = reading.frame.page, reading.view.page.last_visible()
        feet += reading.view.viewport.shown < reading.view.viewport.height
        reading.do("contents", "next-line", "next-line", "back-out")
        assert reading.frame.page == before
        assert reading.view.page.last_visible() == last
    assert feet > 1


def test_after_a_resize_the_page_that_is_returned_to_is_filled() -> None:
    reading = Reading(rows=30, state=replace(PAGE, position=Position(0)))
    for _ in range(12):
        if reading.view.viewport.shown == reading.view.viewport.height:
            reading.do("page")
    assert reading.view.viewport.shown < reading.view.viewport.height
    reading.do("contents", "next-line")
    reading.view.resize(reading.state, 120, 26)
    reading.do("back-out")
    assert reading.view.viewport.row(reading.state.position) is not None
    assert reading.view.viewport.shown == reading.view.viewport.height == len(reading.frame.page)


def test_enter_goes_to_the_section_that_is_shown() -> None:
    reading = Reading()
    shown = reading.do("contents", "next-line", "next-line").page
    gone = reading.do("open")
    assert gone.page == shown
    assert not gone.in_contents
    assert reading.state.position == Position(14)
    assert reading.state.back_stack[-1] == PAGE.position


def test_a_click_beside_nothing_and_a_resize_keep_the_preview() -> None:
    reading = Reading()
    reading.do("contents", "next-line", "next-line")
    reading.view.resize(reading.state, 130, 30)
    reading.frame = reading.view.frame(reading.state)
    assert reading.page()[0] == "Chapter 2-4"


@pytest.mark.parametrize(("columns", "beside"), [(80, True), (120, False)])
def test_where_there_is_no_sidebar_or_a_reader_of_rows_the_contents_are_a_list(columns: int, beside: bool) -> None:
    state = replace(PAGE, appearance=Appearance(contents_beside=beside))
    frame = Reading(columns, 24, state).do("contents")
    assert frame.body is Body.LIST
    assert not frame.in_contents


@pytest.mark.parametrize(
    ("settings", "beside"),
    [
        (Settings(), True),
        (Settings(keys="browse"), False),
        (Settings(table_arrows="character"), False),
        (Settings(table_arrows="character", contents_list="beside"), True),
        (Settings(contents_list="over"), False),
    ],
)
def test_settings_of_readers_by_row_put_the_contents_over_the_text(settings: Settings, beside: bool) -> None:
    assert settings.appearance().contents_beside is beside


@pytest.mark.parametrize("frontend", ["spoken", "line"])
def test_where_sections_are_told_they_are_counted_through(frontend: str) -> None:
    assert contents_list(replace(PAGE, frontend=frontend)).entries[11].text == "11. Chapter 2-1"
    assert contents_list(replace(PAGE, frontend="screen")).entries[11].text == "2.1 Chapter 2-1"


@pytest.mark.parametrize("section", [0, 12, 30, 63])
def test_where_the_contents_go_on_below_their_last_row_counts_what_follows(section: int) -> None:
    reading = Reading(state=replace(PAGE, position=Position(section)))
    beside = [line.text.strip("│▸ ") for line in reading.frame.side]
    count = len(BOOK.sections)
    seen = next(row for row in reversed(beside) if "more" not in row)
    last = next(section.number for section in BOOK.sections if section.title and seen.endswith(section.title))
    assert (beside[-1] == f"↓ {count - 1 - last} more") == (last < count - 1)
    assert reading.view.contents_at(reading.state, len(beside) - 1) == (None if last < count - 1 else last)
    by_row = replace(reading.state, appearance=Appearance(visual=False))
    assert not any("more" in line.text for line in Reading(state=by_row).frame.side)


def test_the_current_entry_is_in_view_with_its_parent_and_all_that_are_not_on_the_page_are_dim() -> None:
    for section in range(1, len(BOOK.sections)):
        reading = Reading(120, 16, replace(PAGE, position=Position(section)))
        frame, last = reading.frame, reading.view.viewport.last_visible()[0]
        assert last is not None
        marked = [line for line in frame.side if line.text.startswith("│▸")]
        assert len(marked) == 1
        parent = (section - 1) // 9 + 1
        lit = [line for line in frame.side if not any(StyleFlags.QUIET in run.style for run in line.runs[1:])]
        shown = BOOK.sections[reading.view.viewport.top.section : last.section + 1]
        names = sorted({f"{parent}", marked[0].text.split()[-1], *(each.title.split()[-1] for each in shown)})
        beside = [line.text.split()[-1] for line in frame.side]
        assert [line.text.split()[-1] for line in lit] == [name for name in names if name in beside]


def test_a_number_typed_with_its_full_stop_chooses_the_section() -> None:
    state = update(PAGE, Command("contents"), NO_LINES)
    for command in (Command("digit", text="3"), Command("say"), Command("digit", text="2"), Command("open")):
        state = update(state, command, NO_LINES)
    assert state.document.sections[state.position.section].title == "Chapter 3-2"
    state = type_in(update(PAGE, Command("go"), NO_LINES), "", "4.1", NO_LINES)
    assert [entry.label for entry in state.overlays[-1].choices] == ["Chapter 4-1"]  # type: ignore[union-attr]


def test_words_typed_filter_the_contents_and_esc_brings_back_all_of_them() -> None:
    reading = Reading()
    reading.do("contents", "filter-list")
    reading.state = type_in(reading.state, "", "chapter 7-3", reading.view.viewport)
    reading.frame = reading.view.frame(reading.state)
    assert [line.text.strip("│ ") for line in reading.frame.side] == ["7.3 Chapter 7-3"]
    assert reading.page()[0] == "Chapter 7-3"
    reading.state = type_in(reading.state, "Enter", "", reading.view.viewport)
    assert isinstance(reading.state.top_overlay, ListOverlay)
    reading.do("back-out")
    assert len(reading.state.top_overlay.entries) == len(BOOK.sections)
    assert reading.state.top_overlay.entries[reading.state.top_overlay.index].label == "Chapter 7-3"
    reading.do("back-out")
    assert reading.state.top_overlay is None


def bright(frame: ScreenFrame) -> list[str]:
    """Return the entries that are not dim."""
    return [
        line.text.strip("│▸ ").split(". ")[-1]
        for line in frame.side
        if any(run.text.strip("│▸ ") and not run.style & StyleFlags.QUIET for run in line.runs)
    ]


def turned_to_a_rest(*, visual: bool) -> Reading:
    """Return a screen whose second page begins with the last rows of the section "Short"."""
    rows = [f"row {number}" for number in range(34)]
    made = document(
        heading(1, "Book"),
        *(heading(2, "Short"), bullets(*rows), heading(2, "Next"), bullets(*rows[:9]), heading(2, "Long")),
        *(bullets(*rows, *rows), heading(2, "Last"), bullets(*rows)),
    )
    reading = Reading(state=ReaderState(made, appearance=Appearance(visual=visual)))
    reading.do("page")
    return reading


@pytest.mark.parametrize("visual", [True, False])
def test_the_section_of_the_cursor_is_named_and_marked_on_a_page_that_begins_with_its_end(visual: bool) -> None:
    reading = turned_to_a_rest(visual=visual)
    for name in ("Short", "Next", "Long"):
        assert reading.state.document.sections[reading.state.position.section].title == name
        assert reading.frame.head[0].text.split()[0] == name
        assert next(line.text for line in reading.frame.side if "▸" in line.text).endswith(name)
        # For the eye the others on the page stand out, too.
        assert bright(reading.frame) == (["Short", "Next", "Long"] if visual else [name])
        reading.do("next-heading")


def test_steps_within_a_section_write_nothing_beside_the_page() -> None:
    reading = turned_to_a_rest(visual=True)
    reading.do("next-heading", "next-heading")
    before = reading.frame.side
    top = reading.view.viewport.top
    for _ in range(50):
        reading.state = update(reading.state, Command("next-line"), reading.view.viewport)
        assert reading.view.frame(reading.state, quiet=True).side is before
    assert reading.view.viewport.top > top
