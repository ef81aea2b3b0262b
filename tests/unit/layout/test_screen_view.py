"""The whole screen: as many rows as it has, none wider, the cursor on the current item, and nothing moves unasked."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import pytest
from support.document_builders import bullets, document, heading, link, paragraph, question, table
from support.fixed_lines import FixedLines

from b12tui.catalogue.lists import GREETINGS, GREETINGS_WITHOUT_LETTERS
from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.messages.location import minutes_left
from b12tui.core.overlay import listings, prompts
from b12tui.core.overlay.contents import contents_list
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState, TableView
from b12tui.core.table import cursor as table_cursor
from b12tui.core.update import type_in, update
from b12tui.document import Block, Position, Section
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, StyleFlags
from b12tui.layout.page.typeset import Typesetter
from b12tui.layout.screen_frame import ScreenFrame
from b12tui.layout.screen_view import ScreenView
from b12tui.search.results import search_document
from b12tui.textwidth import cells

MADE = document(
    heading(1, "A text about 漢字 and other things that are written"),
    paragraph("word " * 60, link("https://b12.example/", "far away"), "."),
    *(
        block
        for n in range(1, 9)
        for block in (heading(2 + n % 2, f"Part {n} with a name"), paragraph(f"first words of part {n} " * 12))
    ),
    heading(2, "Table of parts"),
    table(("Part", "What it tells"), ("one", "much " * 12), ("two", ""), ("three", "little")),
    heading(2, "Questions"),
    question("Why is it so?", "Because.", bullets("one", "two")),
)
QUESTION = question("Why is it so?", "Because of that.")
PAGE = ReaderState(MADE, position=Position(3, 1, 40))

NO_LINES = FixedLines()

SIZES = [(20, 5), (20, 9), (40, 10), (40, 12), (59, 19), (60, 20), (80, 24), (99, 30), (100, 30), (120, 40), (300, 100)]
SIZES += [(60, 7), (80, 5), (99, 9)]


@lru_cache(16)
def layered(appearance: Appearance) -> dict[str, ReaderState]:
    page = replace(PAGE, appearance=appearance)
    table_at = replace(page, position=Position(9, 2))
    opened = update(replace(table_at, overlays=(TableView(9, 1),)), Command("sort", text="part"), NO_LINES)
    arranged = type_in(update(opened, Command("filter"), NO_LINES), "", "o", NO_LINES)
    return {
        "page": page,
        "contents": replace(page, overlays=(contents_list(page),)),
        "links": replace(page, overlays=(listings.link_list(page),)),
        "questions": replace(page, overlays=(listings.question_list(page),)),
        "help": replace(page, overlays=(replace(listings.action_list(), index=9),)),
        "nothing": replace(page, overlays=(ListOverlay("marks", "Marks", ()),)),
        "table": table_cursor.enter_table(table_at),
        "sorted": replace(arranged, overlays=arranged.overlays[:1]),
        "filter": arranged,
        "find": prompts.open_prompt(
            replace(page, search=search_document(MADE, "words", page.position)), "find", "words"
        ),
        "go": prompts.open_prompt(page, "go", "part"),
        "long prompt": prompts.open_prompt(page, "find", "words " * 60),
        "said": replace(page, message="Continuing in Part 3 with a name, section 3 of 10; g goes to the start."),
        "closed": replace(page, position=Position(3, 0), folds=Folds(all_open=False)),
        "end": replace(page, position=Position(10, 0)),
    }


def test_rows_that_are_left_are_seen_while_one_types_what_they_hold() -> None:
    state = layered(Appearance())["filter"]
    rows = texts(picture(state, 80, 24))
    assert rows[0].strip().endswith("2 of 3 rows, matching o; sorted by Part, A to Z")
    assert [row.split()[0].strip("─") for row in rows[2:12] if row.strip()] == ["Part", "", "one", "two"]
    assert rows[-1].strip() == "Filter: o   2 of 3 rows match “o”."


@pytest.mark.parametrize(
    ("words", "narration"),
    [(8, "matching " + "word" * 8 + "; sorted by Part, A to Z"), (12, "matching " + "word" * 12), (20, "rows")],
)
def test_that_rows_are_hidden_is_told_as_far_as_there_is_room(words: int, narration: str) -> None:
    view = replace(TableView(9, 1), order=(0, 1), filter_text="word" * words, sorted_by=0, sort_label="A to Z")
    first = texts(picture(replace(PAGE, overlays=(view,)), 100, 24))[0]
    assert first.strip().endswith(narration)
    assert "  2 of 3 rows" in first


LAYERS = tuple(layered(Appearance()))


def picture(state: ReaderState, columns: int, rows: int) -> ScreenFrame:
    return ScreenView(state, columns, rows).frame(state)


def texts(own: ScreenFrame) -> list[str]:
    return [line.text for line in own.rows]


def at_cursor(own: ScreenFrame) -> str:
    """Return what stands from the cursor on."""
    column, row = own.cursor
    rest = own.rows[row].text
    at = next((n for n in range(len(rest) + 1) if cells(rest[:n]) >= column), len(rest))
    return rest[at:]


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_rows_are_as_many_as_the_screens_and_none_is_wider(columns: int, rows: int, layer: str, left: bool) -> None:
    state = layered(Appearance(contents_left=left))[layer]
    own = picture(state, columns, rows)
    assert len(own.rows) == rows
    assert max(cells(line.text) for line in own.rows) <= columns
    assert 0 <= own.cursor[0] < columns
    assert 0 <= own.cursor[1] < rows


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_cursor_is_on_what_is_at_hand(columns: int, rows: int, left: bool) -> None:
    of = layered(Appearance(contents_left=left))
    chars = MADE.text_node(PAGE.position).text.chars
    assert at_cursor(picture(of["page"], columns, rows)).startswith(chars[PAGE.position.offset :][:4])
    assert at_cursor(picture(of["said"], columns, rows)).startswith(chars[PAGE.position.offset :][:4])
    assert at_cursor(picture(of["contents"], columns, rows)).startswith("2.1 Part")
    assert at_cursor(picture(of["table"], columns, rows)).startswith("What")
    assert at_cursor(picture(of["end"], columns, rows)).startswith("Quest")
    own = picture(of["find"], columns, rows)
    assert own.cursor[1] == rows - 1
    assert own.rows[-1].text[: own.cursor[0]].endswith("Search: words")
    own = picture(of["long prompt"], columns, rows)
    typed = own.rows[-1].text[: own.cursor[0]].strip().removeprefix("Search: ")
    assert typed
    assert ("words " * 60).rstrip().endswith(typed)


def test_the_first_row_has_the_name_at_the_left_and_the_place_at_the_right() -> None:
    first = texts(picture(PAGE, 80, 24))[0]
    assert first.startswith("  Part 3 with a name   ")
    assert first.endswith("left")
    assert (
        "section" not in first
    )  # its number would not be that of the contents, where sections are below their parents
    assert len(first) == 79


def test_the_name_is_whole_before_all_of_the_place_is_told() -> None:
    made = document(heading(1, "T"), heading(2, "A name of a section that is long"), paragraph("word " * 900))
    state = ReaderState(made, position=Position(1, 0))
    assert texts(picture(state, 100, 24))[0].endswith("left")
    assert texts(picture(state, 64, 24))[0].split("   ")[0] == "  A name of a section that is long"
    assert texts(picture(state, 64, 24))[0].endswith("  62%, 1 minute left")
    by_row = replace(state, appearance=Appearance(contents_beside=False))
    assert texts(picture(by_row, 64, 24))[0].endswith("section 1 of 1, 62%")


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("rows", [12, 24, 60])
def test_percent_and_minutes_of_the_first_row_are_of_the_same_place_what_is_folded_included(
    rows: int, opened: bool
) -> None:
    answers = [question(f"Why {number}?", paragraph("word " * 500)) for number in range(20)]
    made = document(paragraph("word " * 500), *answers, *(paragraph("word " * 50) for _ in range(30)))
    state = ReaderState(made, folds=Folds(all_open=opened or None))
    view = ScreenView(state, 80, rows)
    shares = []
    for _ in range(30):
        found = re.search(r"(\d+)%, (less than 1|\d+) minutes? left", view.frame(state).rows[0].text)
        if found:
            percent, minutes = int(found[1]), 0 if found[2].startswith("less") else int(found[2])
            whole = minutes_left(state, Position())
            assert abs(whole * (100 - percent) / 100 - minutes) <= 1
            shares.append(percent)
        state = update(state, Command("page"), view.viewport)
    assert shares == sorted(shares)
    assert opened or shares[-1] > 80


def test_a_narrow_first_row_has_the_name_only() -> None:
    assert texts(picture(PAGE, 59, 24))[0] == "Part 3 with a name"
    assert texts(picture(PAGE, 10, 24))[0] == "Part 3…"


def test_below_ten_rows_all_rows_are_text() -> None:
    own = picture(PAGE, 40, 9)
    assert own.head == own.foot == ()
    assert all(any(run.node >= 0 for run in line.runs) or not line.text for line in own.rows)


def test_the_last_row_has_hints_that_can_be_switched_off() -> None:
    assert texts(picture(PAGE, 80, 24))[-1].startswith("  ? help   t contents")
    assert texts(picture(replace(PAGE, appearance=Appearance(hints=False)), 80, 24))[-1] == ""
    assert texts(picture(PAGE, 20, 12))[-1] == "? help   q quit"
    assert "q back" in texts(picture(layered(Appearance())["contents"], 80, 24))[-1]


def test_the_last_row_names_only_keys_in_force() -> None:
    def hint(keys: Keymap) -> str:
        return texts(picture(replace(PAGE, keymap=keys), 80, 24))[-1].strip()

    assert hint(Keymap(printable=False)) == "Enter open   Ctrl+C quit"
    assert hint(Keymap(preset="browse")) == "? help   c contents   / search   Enter open   Q quit"
    assert hint(Keymap(changes=(("find", ("x",)), ("back-out", ("Esc",))))) == (
        "? help   t contents   x search   Enter open   Q quit"
    )


def test_the_first_row_tells_the_place_which_can_be_switched_off() -> None:
    assert texts(picture(PAGE, 80, 24))[0].endswith(" left")
    assert texts(picture(replace(PAGE, appearance=Appearance(progress=False)), 80, 24))[0] == "  Part 3 with a name"


def test_the_contents_stand_at_the_right_from_a_hundred_columns_on_and_each_row_begins_with_the_text() -> None:
    own = picture(PAGE, 120, 40)
    assert own.side
    page = picture(PAGE, 99, 40)
    assert not page.side
    for line, wide in zip(own.page, own.rows[own.areas.page_row :], strict=False):
        if line.text:
            assert wide.text.startswith(f"{' ' * own.areas.left}{line.text}")
        assert cells(wide.text) <= 120


def test_the_section_being_read_is_marked_by_a_sign_and_by_weight() -> None:
    marked = [line for line in picture(PAGE, 120, 40).side if line.text.startswith("│▸")]
    assert [line.text for line in marked] == ["│▸   2.1 Part 3 with a name"]
    assert {run.style for run in marked[0].runs if "Part 3" in run.text} == {StyleFlags.STRONG | StyleFlags.PANEL}
    by_row = replace(PAGE, appearance=Appearance(visual=False))
    assert any(line.text.startswith("▸") for line in picture(by_row, 120, 40).side)


def test_the_contents_follow_the_reader() -> None:
    view = ScreenView(PAGE, 120, 12)
    view.frame(PAGE)
    later = replace(PAGE, position=Position(10, 0))
    assert any(line.text.startswith("│▸ 7. Questions") for line in view.frame(later).side)


@pytest.mark.parametrize("left", [False, True])
def test_a_table_that_needs_it_has_the_place_of_the_contents_too(left: bool) -> None:
    wide = document(
        heading(1, "Title"),
        table(("One", "Two", "Three"), ("first words " * 4, "second words " * 4, "third words " * 4)),
        heading(2, "Small"),
        table(("One", "Two"), ("a", "b")),
    )
    state = ReaderState(wide, appearance=Appearance(contents_left=left))
    view = ScreenView(state, 120, 30)
    page = view.frame(state)
    assert page.side
    over = view.frame(table_cursor.enter_table(state))
    assert not over.side
    assert any("third words" in line.text and "first words" in line.text for line in over.page)
    assert max(cells(line.text) for line in over.rows) > 100
    assert over.cursor[0] == 2
    assert view.frame(state).side == page.side
    small = view.frame(table_cursor.enter_table(replace(state, position=Position(1, 0))))
    assert small.side
    # One cell before the table is for the bar of the current row.
    assert (small.areas.page_column, small.cursor[0]) == (page.areas.page_column - 1, page.areas.page_column)
    assert small.areas.side_column == page.areas.side_column


def test_a_grid_below_the_list_of_themes_has_the_place_of_the_contents_as_on_the_page() -> None:
    wide = document(heading(1, "Title"), table(("One", "Two", "Three"), *(("one", "some words " * 8, "three"),) * 3))
    state = ReaderState(wide)
    view = ScreenView(state, 160, 50)
    page = view.frame(state)
    assert not page.side
    assert max(cells(line.text) for line in page.page) > view.areas.side_column - view.areas.page_column
    themes = view.frame(update(state, Command("theme"), NO_LINES))
    assert not themes.side
    last_of_table = [line.text for line in page.page if cells(line.text) > view.areas.page_columns][-1]
    assert last_of_table in [line.text for line in themes.page]
    prose = ReaderState(document(heading(1, "Title"), paragraph("some words " * 60)))
    assert ScreenView(prose, 160, 50).frame(update(prose, Command("theme"), NO_LINES)).side


def test_a_setting_puts_the_contents_at_the_left() -> None:
    state = replace(PAGE, appearance=Appearance(contents_left=True))
    own = picture(state, 120, 40)
    assert own.areas.side_column < own.areas.page_column
    assert any(line.text.startswith(f"{' ' * own.areas.left}▸") for line in own.rows)
    assert at_cursor(own).startswith(MADE.text_node(PAGE.position).text.chars[PAGE.position.offset :][:9])


@pytest.mark.parametrize(("columns", "rows"), [(40, 9), (80, 24), (120, 40)])
def test_a_quiet_step_within_the_page_changes_nothing_but_the_cursor(columns: int, rows: int) -> None:
    start = replace(PAGE, position=Position(0, 1, 0), message="Something was said.")
    view = ScreenView(start, columns, rows)
    before = view.frame(start)
    state = replace(start, message="")
    for _ in range(3):
        at = view.viewport.character(state, 1)
        assert at is not None
        state = replace(state, position=at)
        after = view.frame(state, quiet=True)
        assert after.rows == before.rows
        assert after.cursor == (before.cursor[0] + 1, before.cursor[1])
        before = after


def test_a_loud_step_tells_the_place_anew() -> None:
    state = ReaderState(document(heading(1, "T"), *(paragraph(f"word {n} " * 30) for n in range(60))))
    view = ScreenView(state, 80, 24)
    before = view.frame(state)
    later = replace(state, position=Position(0, 40))
    assert view.frame(later, quiet=True).rows[0] == before.rows[0]
    assert view.frame(later).rows[0] != before.rows[0]


def test_a_quiet_step_into_another_section_tells_its_name() -> None:
    view = ScreenView(PAGE, 80, 24)
    view.frame(PAGE)
    assert "Part 4" in view.frame(replace(PAGE, position=Position(4, 0)), quiet=True).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_is_said_is_said_whole_and_never_over_the_cursor(columns: int, rows: int) -> None:
    said = layered(Appearance())["said"]
    for at in (PAGE.position, Position(10, 0), Position(0, 0)):
        own = picture(replace(said, position=at), columns, rows)
        assert said.message in " ".join(" ".join(line.text.split()) for line in own.rows)
        assert any(run.node >= 0 for run in own.rows[own.cursor[1]].runs)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("layer", ["page", "contents", "help", "table"])
def test_however_much_is_said_it_is_in_one_piece_beside_the_row_of_the_cursor(
    layer: str, columns: int, rows: int, left: bool
) -> None:
    state = layered(Appearance(contents_left=left))[layer]
    plain = picture(state, columns, rows)
    on = at_cursor(plain)[:6]
    view = ScreenView(state, columns, rows)
    view.frame(state)
    for length in range(1, 60):
        said = " ".join(f"w{number}" for number in range(length))
        after = view.message_as_overlay(replace(state, message=said))
        if after.overlays != state.overlays:
            top = after.top_overlay
            assert isinstance(top, ListOverlay)
            assert [entry.text for entry in top.entries] == [said]
            assert not view.has_room_for(said)
            break
        own = view.frame(after)
        assert said in " ".join(" ".join(line.text.split()) for line in own.rows)
        assert at_cursor(own)[:6] == on
        assert all(cells(line.text) <= columns for line in own.rows)


def test_what_has_no_room_beside_the_row_of_the_cursor_is_a_list_that_enter_leaves() -> None:
    view = ScreenView(PAGE, 20, 5)
    view.frame(PAGE)
    said = "That file can’t be read: it is not there any more. " + "Look for it in the folder above. " * 3
    after = view.message_as_overlay(replace(PAGE, message=said))
    top = after.top_overlay
    assert isinstance(top, ListOverlay)
    assert len(top.entries) > 1
    assert " ".join(entry.text for entry in top.entries) == said.strip()
    assert after.message == ""
    back = update(after, Command("open"), view.viewport)
    assert (back.overlays, back.position) == (PAGE.overlays, PAGE.position)


def test_what_is_said_at_the_start_is_told_by_its_first_clauses_where_it_has_no_room() -> None:
    said = replace(
        PAGE, message="Continuing in a section with a name that is long, section 3 of 10; g goes to the start."
    )
    view = ScreenView(said, 20, 5, greeting=GREETINGS)
    own = view.frame(said)
    narration = " ".join(" ".join(line.text.split()) for line in own.rows[2:])
    assert narration.endswith("Continuing in a section with a name that is long")
    assert any(run.node >= 0 for run in own.rows[own.cursor[1]].runs)


def test_a_step_leaves_what_was_said_where_it_stands_or_takes_it_away() -> None:
    view = ScreenView(PAGE, 20, 5)
    bare = view.frame(PAGE)
    state = PAGE
    for _ in range(2):
        at = view.viewport.line(state, 1)
        assert at is not None
        state = replace(state, position=at)
        bare = view.frame(state)
    said = replace(state, message="word " * 9 + "end.")  # 3 rows, and the cursor in the middle of 5
    own = view.frame(said)
    assert own.cursor[1] == 1
    assert own.rows[1].text == bare.rows[2].text
    up = view.viewport.line(state, -1)
    assert up is not None
    state = replace(state, position=up)
    assert view.frame(state, quiet=True).rows == own.rows
    further = view.viewport.line(state, -1)
    assert further is not None
    state = replace(state, position=further)
    assert view.frame(state, quiet=True).rows == bare.rows


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (40, 12), (80, 24)])
def test_what_is_found_is_told_while_one_types_it(columns: int, rows: int) -> None:
    found = layered(Appearance())["find"]
    own = picture(replace(found, message="3 of 8, in a part with a name that is long."), columns, rows)
    assert any(line.text.strip().startswith(("3 of 8", "Search: words   3 of 8")) for line in own.rows)
    assert own.rows[-1].text.strip().startswith("Search: words")
    assert own.cursor[1] == rows - 1


def test_what_may_follow_is_told() -> None:
    rows = [line.text for line in ScreenView(PAGE, 80, 24).frame(PAGE, waiting="z: R opens all").rows]
    assert rows[-2] == "  z: R opens all"
    assert rows[-1].startswith("  ? help")


def test_a_message_stands_above_the_hints_or_beside_as_many_as_fit() -> None:
    for columns, rows, last in (
        (80, 24, ("  Not found: x", "  ? help   t contents   / search   Enter open   q quit")),
        (80, 12, ("  Not found: x             ? help   t contents   / search   Enter open   q quit",)),
        (40, 12, ("Not found: x             ? help   q quit",)),
        (28, 12, ("Not found: x",)),
    ):
        said = replace(PAGE, message="Not found: x")
        assert tuple(texts(picture(said, columns, rows))[-len(last) :]) == last


def test_title_and_hints_are_bars_from_edge_to_edge() -> None:
    for columns, rows in ((120, 40), (80, 24), (40, 12)):
        for state in (PAGE, replace(PAGE, overlays=(contents_list(PAGE),))):
            own = picture(state, columns, rows)
            barred = [at for at, line in enumerate(own.rows) if line.runs and line.runs[0].style & StyleFlags.BAR]
            assert barred == [0, rows - 1]
            for at in barred:
                assert all(run.style & StyleFlags.BAR for run in own.rows[at].runs)
                assert sum(cells(run.text) for run in own.rows[at].runs) == columns


def test_the_hints_name_the_table_view_where_a_table_is_in_view() -> None:
    made = document(heading(1, "T"), table(("A",), ("1",)), heading(2, "B"), *(paragraph("word") for _ in range(40)))
    state = ReaderState(made)
    view = ScreenView(state, 80, 24)
    assert texts(view.frame(state))[-1].endswith("   T table")
    assert "T table" not in texts(view.frame(replace(state, position=Position(1, 39))))[-1]
    assert "t contents" not in texts(picture(ReaderState(document(paragraph("word"))), 80, 24))[-1]


def test_found_words_are_inked_and_the_one_at_hand_more() -> None:
    state = replace(PAGE, search=search_document(MADE, "words", PAGE.position), position=Position(3, 1, 6))
    inks = {run.style for line in picture(state, 80, 24).rows for run in line.runs if run.text == "words"}
    assert inks == {StyleFlags.MATCH, StyleFlags.MATCH | StyleFlags.CURRENT}


def test_the_line_being_read_is_ruled_where_asked() -> None:
    own = picture(replace(PAGE, appearance=Appearance(ruler=True)), 80, 24)
    ruled = [n for n, line in enumerate(own.rows) if any(run.style & StyleFlags.RULER for run in line.runs)]
    assert ruled == [own.cursor[1]]


def test_on_a_screen_without_bars_what_the_page_shows_is_not_told_over_it() -> None:
    asked = ReaderState(document(question("Why is it so?", "Because of that.")))
    for columns, rows, narration in ((20, 5, False), (80, 24, True)):
        view = ScreenView(asked, columns, rows)
        view.frame(asked)
        opened = replace(asked, folds=asked.folds.flip_question(QUESTION), message="Question 1 of 1, open.")
        for _ in range(2):  # drawn once more, as for a resize, it is not told either
            texts = [line.text for line in view.frame(opened).rows]
            assert any("Because of that." in text for text in texts)
            assert any("Question 1 of 1" in text for text in texts) is narration
        moved = view.frame(replace(opened, message="Mark a set."))
        assert any("Mark a set." in line.text for line in moved.rows)


def test_another_size_keeps_the_row_of_the_place() -> None:
    view = ScreenView(PAGE, 80, 24)
    state = replace(PAGE, position=Position(4, 1, 100))
    row = view.frame(state).cursor[1]
    view.resize(state, 60, 24)
    own = view.frame(state)
    assert own.cursor[1] == row
    assert len(own.rows) == 24


def test_another_look_is_taken_up_at_once() -> None:
    view = ScreenView(PAGE, 120, 40)
    view.frame(PAGE)
    narrow = view.frame(replace(PAGE, appearance=Appearance(width=40)))
    assert max(cells(line.text) for line in narrow.page) <= 40
    plain = view.frame(replace(PAGE, appearance=Appearance(ascii_marks=True)))
    assert "".join(line.text for line in (*plain.side, *plain.page)).replace("漢字", "").isascii()


def test_an_answer_that_is_opened_is_seen() -> None:
    at = replace(PAGE, position=Position(10, 1))
    view = ScreenView(at, 80, 24)
    row = view.frame(at).cursor[1]
    own = view.frame(replace(at, folds=Folds(all_open=True)))
    assert "    Because." in texts(own)
    assert own.rows[own.cursor[1]].text.startswith("  ▾ Why")
    assert own.cursor[1] < row


def test_a_section_that_is_opened_is_seen_from_its_heading_on() -> None:
    at = replace(PAGE, position=Position(5, 0), folds=Folds().flip_section(MADE.sections[5]))
    view = ScreenView(replace(at, position=Position(3, 0)), 40, 12)
    view.frame(replace(at, position=Position(3, 0)))
    view.frame(at)
    own = view.frame(replace(at, folds=Folds()))
    assert own.cursor == (0, 1)
    assert own.rows[2].text.startswith("first words of part 5")


def test_what_is_opened_where_there_is_room_moves_nothing() -> None:
    made = document(heading(1, "T"), question("Why?", "Because."), question("How?", "So."))
    at = ReaderState(made, position=Position(0, 1))
    view = ScreenView(at, 80, 24)
    row = view.frame(at).cursor[1]
    assert view.frame(replace(at, folds=Folds(all_open=True))).cursor[1] == row


def test_a_click_leads_to_the_character_under_it() -> None:
    view = ScreenView(PAGE, 80, 24)
    own = view.frame(PAGE)
    left, top = view.areas.page_column, view.areas.page_row
    assert view.click(PAGE, own.cursor[0] - left, own.cursor[1] - top).position == PAGE.position
    assert view.click(PAGE, 5, -1) == PAGE
    assert view.click(layered(Appearance())["table"], 5, 5) == layered(Appearance())["table"]
    listed = layered(Appearance())["contents"]
    rows = view.frame(listed).page
    after = view.click(listed, 8, next(n for n, line in enumerate(rows) if "Questions" in line.text)).top_overlay
    assert isinstance(after, ListOverlay)
    assert after.entries[after.index].text == "7. Questions"


@pytest.mark.parametrize("words", [GREETINGS, GREETINGS_WITHOUT_LETTERS])
@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (20, 3), (80, 9), (40, 4)])
def test_the_greeting_is_told_within_fifteen_words_on_any_width(
    words: tuple[str, ...], columns: int, rows: int
) -> None:
    view = ScreenView(PAGE, columns, rows, greeting=words)
    said = " ".join(view.frame(PAGE).rows[0].text.split())
    greeting = next(each for each in words if said.endswith(each))
    title = said.removesuffix(greeting).strip().removesuffix("…")
    assert MADE.title.startswith(title)
    assert bool(title) == (rows >= 10)
    # The dashes of an option may be said as words of their own.
    assert len(said.replace("--", " dash dash ").split()) <= 15


@pytest.mark.parametrize(
    ("title", "columns", "shown", "greeting"),
    [
        ("Pyenv", 80, "Pyenv", 0),
        ("Simple Version Management: pyenv", 110, "Simple Version Management: pyenv", 1),
        ("Simple Version Management: pyenv", 70, "Simple Version Management: pyenv", 2),
        ("Simple: Version Management", 40, "Simple…", 2),
        (
            "One two three four five six: eight nine ten eleven twelve",
            130,
            "One two three four five six: eight nine ten…",
            1,
        ),
        (
            "One two three four five six seven eight nine: eleven",
            130,
            "One two three four five six seven eight nine…",
            1,
        ),
    ],
)
def test_the_title_beside_the_greeting_is_whole_or_says_that_it_is_not(
    title: str, columns: int, shown: str, greeting: int
) -> None:
    state = ReaderState(document(heading(1, title), paragraph("words")))
    row = texts(ScreenView(state, columns, 24, greeting=GREETINGS).frame(state))[0].strip()
    assert row.startswith(f"{shown}   ")
    assert row.endswith(GREETINGS[greeting])


@pytest.mark.parametrize(("look", "sign"), [(Appearance(), "…"), (Appearance(visual=False), "")])
def test_for_the_eye_a_long_name_ends_with_a_sign_that_it_is_cut(look: Appearance, sign: str) -> None:
    state = replace(ReaderState(document(heading(1, "A name: " + "of words " * 20), paragraph("."))), appearance=look)
    assert texts(picture(state, 40, 24))[0].rstrip().endswith(f" of{sign}")
    assert texts(picture(state, 9, 24))[0].rstrip() == (f"A name{sign}" if sign else "A name:")


def test_the_greeting_stays_until_the_page_or_what_lies_over_it_is_another() -> None:
    page = replace(PAGE, position=Position(1, 0))
    view = ScreenView(page, 80, 24, greeting=GREETINGS)
    greeting = view.frame(page).rows[0].text.split("   ")[-1].strip()
    further = replace(page, position=Position(1, 0, 9))
    assert view.frame(further, quiet=True).rows[0].text.endswith(greeting)
    assert view.frame(replace(further, message="Mark a set.")).rows[0].text.endswith(greeting)
    view.resize(further, 100, 30)
    assert view.frame(further).rows[0].text.endswith(greeting)
    assert "Contents" in view.frame(replace(further, overlays=(contents_list(further),))).rows[0].text
    assert not view.frame(further).rows[0].text.endswith(greeting)


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (40, 9), (80, 3)])
def test_on_few_rows_the_greeting_stands_above_the_page_until_that_is_another(columns: int, rows: int) -> None:
    view = ScreenView(PAGE, columns, rows, greeting=GREETINGS)
    first = view.frame(PAGE)
    assert [line.text for line in view.frame(PAGE).rows][1:] == texts(picture(PAGE, columns, rows - 1))
    state, own = PAGE, first
    while (at := view.viewport.line(state, 1)) is not None:
        state = replace(state, position=at)
        own = view.frame(state, quiet=True)
        if own.rows[0] != first.rows[0]:
            break
        assert own.rows == first.rows
    # A step past the last row, and the row of the greeting is the page's; the page has moved up by one.
    assert own.rows[:-1] == first.rows[1:]
    assert own.cursor[1] == rows - 1
    assert not view.frame(state).head


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (80, 24)])
def test_another_text_ends_the_greeting(columns: int, rows: int) -> None:
    view = ScreenView(PAGE, columns, rows, greeting=GREETINGS)
    view.frame(PAGE)
    other = ReaderState(document(heading(1, "Another"), paragraph("words")), document_id="other.md")
    assert "Another" in view.frame(other).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), [(20, 2), (15, 5), (20, 1)])
def test_where_no_greeting_fits_all_rows_are_text(columns: int, rows: int) -> None:
    view = ScreenView(PAGE, columns, rows, greeting=GREETINGS)
    assert view.frame(PAGE).rows == picture(PAGE, columns, rows).rows


def test_on_few_rows_what_lies_over_the_page_has_the_row_of_the_greeting() -> None:
    view = ScreenView(PAGE, 20, 5, greeting=GREETINGS)
    view.frame(PAGE)
    over = replace(PAGE, overlays=(contents_list(PAGE),))
    assert view.frame(over).rows == picture(over, 20, 5).rows
    assert view.frame(PAGE).rows[0].text != GREETINGS[-1]


def test_a_jump_to_another_section_ends_the_greeting() -> None:
    page = replace(PAGE, position=Position(1, 0))
    view = ScreenView(page, 80, 24, greeting=GREETINGS)
    view.frame(page)
    assert "Part 8" in view.frame(replace(page, position=Position(8, 0))).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_text_of_nothing_can_be_shown(columns: int, rows: int) -> None:
    state = ReaderState(document())
    own = picture(state, columns, rows)
    assert len(own.rows) == rows
    assert isinstance(own.rows[0], Line)
    view = ScreenView(state, columns, rows)
    view.frame(state)
    assert len(view.frame(replace(state, folds=Folds(all_open=True))).rows) == rows


def test_a_choice_of_a_prompt_is_bold_where_enter_takes_it() -> None:
    own = picture(layered(Appearance())["go"], 80, 24)
    bold = [line.text.strip() for line in own.page if any(run.style & StyleFlags.STRONG for run in line.runs)]
    assert bold == ["1. Part 1 with a name"]


def test_entries_wider_than_the_screen_are_wrapped() -> None:
    listed = ListOverlay("links", "Links", (ListEntry("https://b12.example/" + "x" * 100, Position()),))
    own = picture(replace(PAGE, overlays=(listed,)), 40, 12)
    assert "".join(line.text.strip() for line in own.page) == "https://b12.example/" + "x" * 100


def test_no_section_is_set_twice_for_the_first_picture_nor_for_another_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []
    section = Typesetter.section

    def noting(setter: Typesetter, entry: Section, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        numbers.append(entry.number)
        return section(setter, entry, blocks)

    monkeypatch.setattr(Typesetter, "section", noting)
    view = ScreenView(PAGE, 80, 24)
    view.frame(PAGE)
    view.frame(replace(PAGE, appearance=Appearance(theme="dark")))
    assert numbers
    assert len(numbers) == len(set(numbers))
    view.frame(replace(PAGE, appearance=Appearance(width=30)))
    assert len(numbers) > len(set(numbers))


def test_what_a_half_typed_command_waits_for_is_gone_with_the_next_key() -> None:
    view = ScreenView(PAGE, 80, 24)
    hint = texts(view.frame(PAGE))[-1]
    assert texts(view.frame(PAGE, waiting="5 times"))[-2:] == ["  5 times", hint]
    moved = replace(PAGE, position=Position(3, 1, 120))
    assert texts(view.frame(moved, quiet=True))[-1] == hint
    assert texts(view.frame(moved, quiet=True))[-1] == hint


LONG = tuple(
    ListEntry("entry" + " words" * (number % 40), Command("next-line"), number=number) for number in range(1, 61)
)
LISTED = replace(PAGE, overlays=(ListOverlay("links", "Links", LONG),))
LINES = table(("Number", "Words"), *((str(number), "cell" + " words" * (number % 30)) for number in range(1, 61)))
TABLED = table_cursor.enter_table(ReaderState(document(heading(1, "A"), LINES)))


def paged(state: ReaderState, columns: int, rows: int) -> tuple[list[set[int]], list[set[int]]]:
    """Return the numbers that stand at the left of each page of what lies over the text, to its end and back."""
    view = ScreenView(state, columns, rows)
    ways: list[list[set[int]]] = []
    for action in ("page", "page-back"):
        pages: list[set[int]] = []
        state = replace(state, message="")
        while not state.message:
            firsts = (line.text.split()[0].strip(".") for line in view.frame(state).page if line.text.strip())
            pages.append({int(first) for first in firsts if first.isdecimal()})
            state = update(state, Command(action), view.viewport)
        ways.append(pages)
    return ways[0], ways[1]


@pytest.mark.parametrize(
    ("state", "columns", "rows"),
    [*((LISTED, *size) for size in [(20, 6), (40, 12), (80, 24), (100, 60)]), (TABLED, 80, 24), (TABLED, 100, 60)],
)
def test_pages_of_what_lies_over_the_text_pass_nothing_over(state: ReaderState, columns: int, rows: int) -> None:
    down, up = paged(state, columns, rows)
    everything = set(range(1, len(LONG) + 1))
    assert set().union(*down) == set().union(*up) == everything
    assert all(before & after for before, after in pairwise(down) if len(before) > 1)
    assert len(up) <= len(down) + 2
    # No page is turned in vain: what was seen last is seen first then, or what was whole where that was not.
    assert all(min(after) >= max(before) - 1 for before, after in list(pairwise(down))[:-2])


def test_a_higher_screen_turns_longer_pages_of_a_list() -> None:
    def turned(rows: int) -> int:
        state = replace(PAGE, overlays=(replace(listings.action_list()),))
        view = ScreenView(state, 80, rows)
        view.frame(state)
        top = update(state, Command("page"), view.viewport).top_overlay
        assert isinstance(top, ListOverlay)
        return top.index

    assert turned(20) < turned(24) < turned(50)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), [(60, 1), (80, 5), (100, 1), (100, 5), (120, 9), (120, 40)])
def test_the_line_to_type_in_ends_before_the_contents_and_the_cursor_stands_behind_what_is_typed(
    columns: int, rows: int, left: bool
) -> None:
    state = replace(
        PAGE, appearance=Appearance(contents_left=left), message="1 of 9, in Part 3 with a name, and so on " * 2
    )
    for typed in ("words", "words" * 60):
        own = picture(
            prompts.open_prompt(replace(state, search=search_document(MADE, "words", PAGE.position)), "find", typed),
            columns,
            rows,
        )
        row = own.rows[own.cursor[1]].text
        assert cells(row) <= columns
        assert row[: own.cursor[0]].rstrip().endswith("words")


def test_progress_is_told_by_the_last_line_in_view_and_ends_with_it() -> None:
    made = document(heading(1, "T"), *(paragraph(f"word {n} " * 30) for n in range(60)))
    state = ReaderState(made)
    view = ScreenView(state, 80, 24)
    places = []
    for _ in range(40):
        places.append(texts(view.frame(state))[0].split("   ")[-1].strip())
        state = update(state, Command("page"), view.viewport)
    assert not places[0].startswith("0%")
    assert places[-1] == "end"
    short = ReaderState(document(heading(1, "T"), paragraph("Words.")))
    assert texts(picture(short, 80, 24))[0].endswith("   end")


def test_the_greeting_goes_when_the_screen_is_chosen() -> None:
    state = replace(PAGE, frontend="screen", confirm_frontend_change=True)
    view = ScreenView(state, 80, 24, greeting=GREETINGS)
    assert "Screen reader?" in texts(view.frame(state))[0]
    chosen = update(state, Command("screen"), NO_LINES)
    assert not chosen.confirm_frontend_change
    assert "Screen reader?" not in texts(view.frame(chosen))[0]
