"""The whole screen: as many rows as it has, none wider, the cursor on what is at hand, and nothing moves unasked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fixed_lines import FixedLines
from making import bullets, document, heading, link, paragraph, question, table

from b12tui.core.appearance import Look
from b12tui.core.keymap.bindings import Keys
from b12tui.core.motion.folds import Folds
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import Command, Entry, Listing, Reader, TableView
from b12tui.core.table import cursor as tabling
from b12tui.core.update import type_in, update
from b12tui.document import Address, Block, Section
from b12tui.fastclass import replace
from b12tui.layout.chrome.status_bars import GREETINGS, GREETINGS_WITHOUT_LETTERS
from b12tui.layout.page.lines import Ink, Line
from b12tui.layout.page.typeset import Typesetter
from b12tui.layout.screen_view import Picture, View
from b12tui.search.results import find
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
PAGE = Reader(MADE, at=Address(3, 1, 40))

NO_LINES = FixedLines()

SIZES = [(20, 5), (20, 9), (40, 10), (40, 12), (59, 19), (60, 20), (80, 24), (99, 30), (100, 30), (120, 40), (300, 100)]
SIZES += [(60, 7), (80, 5), (99, 9)]


def layered(look: Look) -> dict[str, Reader]:
    page = replace(PAGE, look=look)
    table_at = replace(page, at=Address(9, 2))
    opened = update(replace(table_at, layers=(TableView(9, 1),)), Command("sort", text="part"), NO_LINES)
    arranged = type_in(update(opened, Command("filter"), NO_LINES), "", "o", NO_LINES)
    return {
        "page": page,
        "contents": replace(page, layers=(listings.contents(page),)),
        "links": replace(page, layers=(listings.links(page),)),
        "questions": replace(page, layers=(listings.questions(page),)),
        "help": replace(page, layers=(replace(listings.actions(), at=9),)),
        "nothing": replace(page, layers=(Listing("marks", "Marks", ()),)),
        "table": tabling.enter(table_at),
        "sorted": replace(arranged, layers=arranged.layers[:1]),
        "filter": arranged,
        "find": prompts.ask(replace(page, finding=find(MADE, "words", page.at)), "find", "words"),
        "go": prompts.ask(page, "go", "part"),
        "long prompt": prompts.ask(page, "find", "words " * 60),
        "said": replace(page, said="Continuing in Part 3 with a name, section 3 of 10; g goes to the start."),
        "closed": replace(page, at=Address(3, 0), folds=Folds(everything=False)),
        "end": replace(page, at=Address(10, 0)),
    }


def test_rows_that_are_left_are_seen_while_one_types_what_they_hold() -> None:
    reader = layered(Look())["filter"]
    rows = texts(picture(reader, 80, 24))
    assert rows[0].strip().endswith("2 of 3 rows, holding o; sorted by Part, A to Z")
    assert [row.split()[0].strip("─") for row in rows[2:12] if row.strip()] == ["Part", "", "one", "two"]
    assert rows[-1].strip() == "Rows with: o   2 of 3 rows hold “o”."


@pytest.mark.parametrize(
    ("words", "told"),
    [(8, "holding " + "word" * 8 + "; sorted by Part, A to Z"), (12, "holding " + "word" * 12), (20, "rows")],
)
def test_that_rows_are_hidden_is_told_as_far_as_there_is_room(words: int, told: str) -> None:
    view = replace(TableView(9, 1), order=(0, 1), holding="word" * words, sorted_by=0, sense="A to Z")
    first = texts(picture(replace(PAGE, layers=(view,)), 100, 24))[0]
    assert first.strip().endswith(told)
    assert "  2 of 3 rows" in first


LAYERS = tuple(layered(Look()))


def picture(reader: Reader, columns: int, rows: int) -> Picture:
    return View(reader, columns, rows).picture(reader)


def texts(own: Picture) -> list[str]:
    return [line.text for line in own.rows]


def at_cursor(own: Picture) -> str:
    """Return what stands from the cursor on."""
    column, row = own.cursor
    rest = own.rows[row].text
    at = next((n for n in range(len(rest) + 1) if cells(rest[:n]) >= column), len(rest))
    return rest[at:]


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_rows_are_as_many_as_the_screens_and_none_is_wider(columns: int, rows: int, layer: str, left: bool) -> None:
    reader = layered(Look(contents_left=left))[layer]
    own = picture(reader, columns, rows)
    assert len(own.rows) == rows
    assert max(cells(line.text) for line in own.rows) <= columns
    assert 0 <= own.cursor[0] < columns
    assert 0 <= own.cursor[1] < rows


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_cursor_is_on_what_is_at_hand(columns: int, rows: int, left: bool) -> None:
    of = layered(Look(contents_left=left))
    chars = MADE.leaf(PAGE.at).text.chars
    assert at_cursor(picture(of["page"], columns, rows)).startswith(chars[PAGE.at.char :][:4])
    assert at_cursor(picture(of["said"], columns, rows)).startswith(chars[PAGE.at.char :][:4])
    assert at_cursor(picture(of["contents"], columns, rows)).startswith("3. Part")
    assert at_cursor(picture(of["table"], columns, rows)).startswith("What")
    assert at_cursor(picture(of["end"], columns, rows)).startswith("Quest")
    own = picture(of["find"], columns, rows)
    assert own.cursor[1] == rows - 1
    assert own.rows[-1].text[: own.cursor[0]].endswith("Find: words")
    own = picture(of["long prompt"], columns, rows)
    typed = own.rows[-1].text[: own.cursor[0]].strip().removeprefix("Find: ")
    assert typed
    assert ("words " * 60).rstrip().endswith(typed)


def test_the_first_row_has_the_name_at_the_left_and_the_place_at_the_right() -> None:
    first = texts(picture(PAGE, 80, 24))[0]
    assert first.startswith("  Part 3 with a name   ")
    assert first.endswith("left")
    assert "section 3 of 10, " in first
    assert len(first) == 79


def test_the_name_is_whole_before_all_of_the_place_is_told() -> None:
    made = document(heading(1, "T"), heading(2, "A name of a section that is long"), paragraph("word " * 900))
    reader = Reader(made, at=Address(1, 0))
    assert texts(picture(reader, 100, 24))[0].endswith("left")
    assert texts(picture(reader, 64, 24))[0].split("   ")[0] == "  A name of a section that is long"
    assert texts(picture(reader, 64, 24))[0].endswith("section 1 of 1, 50 %")


def test_a_narrow_first_row_has_the_name_only() -> None:
    assert texts(picture(PAGE, 59, 24))[0] == "Part 3 with a name"
    assert texts(picture(PAGE, 10, 24))[0] == "Part 3"


def test_below_ten_rows_all_rows_are_text() -> None:
    own = picture(PAGE, 40, 9)
    assert own.head == own.foot == ()
    assert all(any(run.leaf >= 0 for run in line.runs) or not line.text for line in own.rows)


def test_the_last_row_has_hints_that_can_be_switched_off() -> None:
    assert texts(picture(PAGE, 80, 24))[-1].startswith("  ? help   t contents")
    assert texts(picture(replace(PAGE, look=Look(hints=False)), 80, 24))[-1] == ""
    assert texts(picture(PAGE, 20, 12))[-1] == "? help   t contents"
    assert "q back" in texts(picture(layered(Look())["contents"], 80, 24))[-1]


def test_the_last_row_names_only_keys_in_force() -> None:
    def hint(keys: Keys) -> str:
        return texts(picture(replace(PAGE, keys=keys), 80, 24))[-1].strip()

    assert hint(Keys(printable=False)) == "Enter open   Ctrl+C quit"
    assert hint(Keys(preset="browse")) == "? help   c contents   / find   Enter open   Q quit"
    assert hint(Keys(changes=(("find", ("x",)), ("back-out", ("Esc",))))) == (
        "? help   t contents   x find   T table   Enter open   Q quit"
    )


def test_the_first_row_tells_the_place_which_can_be_switched_off() -> None:
    assert texts(picture(PAGE, 80, 24))[0].endswith(" left")
    assert texts(picture(replace(PAGE, look=Look(progress=False)), 80, 24))[0] == "  Part 3 with a name"


def test_the_contents_stand_at_the_right_from_a_hundred_columns_on_and_each_row_begins_with_the_text() -> None:
    own = picture(PAGE, 120, 40)
    assert own.side
    page = picture(PAGE, 99, 40)
    assert not page.side
    for line, wide in zip(own.page, own.rows[own.areas.page_row :], strict=False):
        if line.text:
            assert wide.text.startswith(f"  {line.text}")
        assert cells(wide.text) <= 120


def test_the_section_being_read_is_marked_by_a_sign_and_by_weight() -> None:
    marked = [line for line in picture(PAGE, 120, 40).side if line.text.startswith("▸")]
    assert [line.text for line in marked] == ["▸   3. Part 3 with a name"]
    assert {run.ink for run in marked[0].runs if "Part 3" in run.text} == {Ink.STRONG}


def test_the_contents_follow_the_reader() -> None:
    view = View(PAGE, 120, 12)
    view.picture(PAGE)
    later = replace(PAGE, at=Address(10, 0))
    assert any(line.text.startswith("▸ 10. Questions") for line in view.picture(later).side)


@pytest.mark.parametrize("left", [False, True])
def test_a_table_that_needs_it_has_the_place_of_the_contents_too(left: bool) -> None:
    wide = document(
        heading(1, "Title"),
        table(("One", "Two", "Three"), ("first words " * 4, "second words " * 4, "third words " * 4)),
        heading(2, "Small"),
        table(("One", "Two"), ("a", "b")),
    )
    reader = Reader(wide, look=Look(contents_left=left))
    view = View(reader, 120, 30)
    page = view.picture(reader)
    assert page.side
    over = view.picture(tabling.enter(reader))
    assert not over.side
    assert any("third words" in line.text and "first words" in line.text for line in over.page)
    assert max(cells(line.text) for line in over.rows) > 100
    assert over.cursor[0] == 2
    assert view.picture(reader).side == page.side
    small = view.picture(tabling.enter(replace(reader, at=Address(1, 0))))
    assert small.side
    assert small.areas == page.areas


def test_a_setting_puts_the_contents_at_the_left() -> None:
    reader = replace(PAGE, look=Look(contents_left=True))
    own = picture(reader, 120, 40)
    assert own.areas.side_column < own.areas.page_column
    assert any(line.text.startswith("  ▸") for line in own.rows)
    assert at_cursor(own).startswith(MADE.leaf(PAGE.at).text.chars[PAGE.at.char :][:9])


@pytest.mark.parametrize(("columns", "rows"), [(40, 9), (80, 24), (120, 40)])
def test_a_quiet_step_within_the_page_changes_nothing_but_the_cursor(columns: int, rows: int) -> None:
    start = replace(PAGE, at=Address(0, 1, 0), said="Something was said.")
    view = View(start, columns, rows)
    before = view.picture(start)
    reader = replace(start, said="")
    for _ in range(3):
        at = view.window.character(reader, 1)
        assert at is not None
        reader = replace(reader, at=at)
        after = view.picture(reader, quiet=True)
        assert after.rows == before.rows
        assert after.cursor == (before.cursor[0] + 1, before.cursor[1])
        before = after


def test_a_loud_step_tells_the_place_anew() -> None:
    view = View(PAGE, 80, 24)
    before = view.picture(PAGE)
    later = replace(PAGE, at=Address(3, 1, 200))
    assert view.picture(later, quiet=True).rows[0] == before.rows[0]
    assert view.picture(later).rows[0] != before.rows[0]


def test_a_quiet_step_into_another_section_tells_its_name() -> None:
    view = View(PAGE, 80, 24)
    view.picture(PAGE)
    assert "Part 4" in view.picture(replace(PAGE, at=Address(4, 0)), quiet=True).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_what_is_said_is_said_whole_and_never_over_the_cursor(columns: int, rows: int) -> None:
    said = layered(Look())["said"]
    for at in (PAGE.at, Address(10, 0), Address(0, 0)):
        own = picture(replace(said, at=at), columns, rows)
        assert said.said in " ".join(" ".join(line.text.split()) for line in own.rows)
        assert any(run.leaf >= 0 for run in own.rows[own.cursor[1]].runs)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("layer", ["page", "contents", "help", "table"])
def test_however_much_is_said_it_is_in_one_piece_beside_the_row_of_the_cursor(
    layer: str, columns: int, rows: int, left: bool
) -> None:
    reader = layered(Look(contents_left=left))[layer]
    plain = picture(reader, columns, rows)
    on = at_cursor(plain)[:6]
    for length in range(1, 60):
        said = " ".join(f"w{number}" for number in range(length))
        view = View(reader, columns, rows)
        view.picture(reader)
        after = view.heard(replace(reader, said=said))
        if after.layers != reader.layers:
            top = after.top
            assert isinstance(top, Listing)
            assert [entry.words for entry in top.entries] == [said]
            assert not view.can_tell(said)
            break
        own = view.picture(after)
        assert said in " ".join(" ".join(line.text.split()) for line in own.rows)
        assert at_cursor(own)[:6] == on
        assert all(cells(line.text) <= columns for line in own.rows)


def test_what_has_no_room_beside_the_row_of_the_cursor_is_a_list_that_enter_leaves() -> None:
    view = View(PAGE, 20, 5)
    view.picture(PAGE)
    said = "That file can’t be read: it is not there any more. " + "Look for it in the folder above. " * 3
    after = view.heard(replace(PAGE, said=said))
    top = after.top
    assert isinstance(top, Listing)
    assert len(top.entries) > 1
    assert " ".join(entry.words for entry in top.entries) == said.strip()
    assert after.said == ""
    back = update(after, Command("open"), view.window)
    assert (back.layers, back.at) == (PAGE.layers, PAGE.at)


def test_what_is_said_at_the_start_is_told_by_its_first_clauses_where_it_has_no_room() -> None:
    said = replace(PAGE, said="Continuing in a section with a name that is long, section 3 of 10; g goes to the start.")
    view = View(said, 20, 5, greeting=GREETINGS)
    own = view.picture(said)
    told = " ".join(" ".join(line.text.split()) for line in own.rows[2:])
    assert told.endswith("Continuing in a section with a name that is long")
    assert any(run.leaf >= 0 for run in own.rows[own.cursor[1]].runs)


def test_a_step_leaves_what_was_said_where_it_stands_or_takes_it_away() -> None:
    view = View(PAGE, 20, 5)
    bare = view.picture(PAGE)
    reader = PAGE
    for _ in range(2):
        at = view.window.line(reader, 1)
        assert at is not None
        reader = replace(reader, at=at)
        bare = view.picture(reader)
    said = replace(reader, said="word " * 9 + "end.")  # 3 rows, and the cursor in the middle of 5
    own = view.picture(said)
    assert own.cursor[1] == 1
    assert own.rows[1].text == bare.rows[2].text
    up = view.window.line(reader, -1)
    assert up is not None
    reader = replace(reader, at=up)
    assert view.picture(reader, quiet=True).rows == own.rows
    further = view.window.line(reader, -1)
    assert further is not None
    reader = replace(reader, at=further)
    assert view.picture(reader, quiet=True).rows == bare.rows


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (40, 12), (80, 24)])
def test_what_is_found_is_told_while_one_types_it(columns: int, rows: int) -> None:
    found = layered(Look())["find"]
    own = picture(replace(found, said="3 of 8, in a part with a name that is long."), columns, rows)
    assert any(line.text.strip().startswith(("3 of 8", "Find: words   3 of 8")) for line in own.rows)
    assert own.rows[-1].text.strip().startswith("Find: words")
    assert own.cursor[1] == rows - 1


def test_what_may_follow_is_told() -> None:
    assert View(PAGE, 80, 24).picture(PAGE, waiting="z: R opens all").rows[-1].text == "  z: R opens all"


def test_found_words_are_inked_and_the_one_at_hand_more() -> None:
    reader = replace(PAGE, finding=find(MADE, "words", PAGE.at), at=Address(3, 1, 6))
    inks = {run.ink for line in picture(reader, 80, 24).rows for run in line.runs if run.text == "words"}
    assert inks == {Ink.MATCH, Ink.MATCH | Ink.CURRENT}


def test_the_line_being_read_is_ruled_where_asked() -> None:
    own = picture(replace(PAGE, look=Look(ruler=True)), 80, 24)
    ruled = [n for n, line in enumerate(own.rows) if any(run.ink & Ink.RULER for run in line.runs)]
    assert ruled == [own.cursor[1]]


def test_on_a_screen_without_bars_what_the_page_shows_is_not_told_over_it() -> None:
    asked = Reader(document(question("Why is it so?", "Because of that.")))
    for columns, rows, told in ((20, 5, False), (80, 24, True)):
        view = View(asked, columns, rows)
        view.picture(asked)
        opened = replace(asked, folds=asked.folds.flip_question(QUESTION), said="Question 1 of 1, open.")
        for _ in range(2):  # drawn once more, as for a resize, it is not told either
            texts = [line.text for line in view.picture(opened).rows]
            assert any("Because of that." in text for text in texts)
            assert any("Question 1 of 1" in text for text in texts) is told
        moved = view.picture(replace(opened, said="Mark a is set."))
        assert any("Mark a is set." in line.text for line in moved.rows)


def test_another_size_keeps_the_row_of_the_place() -> None:
    view = View(PAGE, 80, 24)
    reader = replace(PAGE, at=Address(4, 1, 100))
    row = view.picture(reader).cursor[1]
    view.resize(reader, 60, 24)
    own = view.picture(reader)
    assert own.cursor[1] == row
    assert len(own.rows) == 24


def test_another_look_is_taken_up_at_once() -> None:
    view = View(PAGE, 120, 40)
    view.picture(PAGE)
    narrow = view.picture(replace(PAGE, look=Look(width=40)))
    assert max(cells(line.text) for line in narrow.page) <= 40
    plain = view.picture(replace(PAGE, look=Look(ascii_marks=True)))
    assert "".join(line.text for line in (*plain.side, *plain.page)).replace("漢字", "").isascii()


def test_an_answer_that_is_opened_is_seen() -> None:
    at = replace(PAGE, at=Address(10, 1))
    view = View(at, 80, 24)
    row = view.picture(at).cursor[1]
    own = view.picture(replace(at, folds=Folds(everything=True)))
    assert "    Because." in texts(own)
    assert own.rows[own.cursor[1]].text.startswith("  ▾ open  Why")
    assert own.cursor[1] < row


def test_a_section_that_is_opened_is_seen_from_its_heading_on() -> None:
    at = replace(PAGE, at=Address(5, 0), folds=Folds().flip_section(MADE.sections[5]))
    view = View(replace(at, at=Address(3, 0)), 40, 12)
    view.picture(replace(at, at=Address(3, 0)))
    view.picture(at)
    own = view.picture(replace(at, folds=Folds()))
    assert own.cursor == (0, 1)
    assert own.rows[3].text.startswith("first words of part 5")


def test_what_is_opened_where_there_is_room_moves_nothing() -> None:
    made = document(heading(1, "T"), question("Why?", "Because."), question("How?", "So."))
    at = Reader(made, at=Address(0, 1))
    view = View(at, 80, 24)
    row = view.picture(at).cursor[1]
    assert view.picture(replace(at, folds=Folds(everything=True))).cursor[1] == row


def test_a_click_leads_to_the_character_under_it() -> None:
    view = View(PAGE, 80, 24)
    own = view.picture(PAGE)
    assert view.clicked(PAGE, *own.cursor).at == PAGE.at
    assert view.clicked(PAGE, 5, 0) == PAGE
    assert view.clicked(layered(Look())["table"], 5, 5) == layered(Look())["table"]
    listed = layered(Look())["contents"]
    rows = view.picture(listed).rows
    after = view.clicked(listed, 8, next(n for n, line in enumerate(rows) if "Questions" in line.text)).top
    assert isinstance(after, Listing)
    assert after.entries[after.at].words == "10. Questions"


@pytest.mark.parametrize("words", [GREETINGS, GREETINGS_WITHOUT_LETTERS])
@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (20, 3), (80, 9), (40, 4)])
def test_the_greeting_is_told_within_fifteen_words_on_any_width(
    words: tuple[str, ...], columns: int, rows: int
) -> None:
    view = View(PAGE, columns, rows, greeting=words)
    said = view.picture(PAGE).rows[0].text.strip()
    assert said in words
    # The dashes of an option may be said as words of their own.
    assert len(said.replace("--", " dash dash ").split()) <= 15


def test_the_greeting_stays_until_the_page_or_what_lies_over_it_is_another() -> None:
    page = replace(PAGE, at=Address(1, 0))
    view = View(page, 80, 24, greeting=GREETINGS)
    greeting = view.picture(page).rows[0].text
    further = replace(page, at=Address(1, 0, 9))
    assert view.picture(further, quiet=True).rows[0].text == greeting
    assert view.picture(replace(further, said="Mark a is set.")).rows[0].text == greeting
    view.resize(further, 100, 30)
    assert view.picture(further).rows[0].text == greeting
    assert "Contents" in view.picture(replace(further, layers=(listings.contents(further),))).rows[0].text
    assert view.picture(further).rows[0].text != greeting


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (40, 9), (80, 3)])
def test_on_few_rows_the_greeting_stands_above_the_page_until_that_is_another(columns: int, rows: int) -> None:
    view = View(PAGE, columns, rows, greeting=GREETINGS)
    first = view.picture(PAGE)
    assert [line.text for line in view.picture(PAGE).rows][1:] == texts(picture(PAGE, columns, rows - 1))
    reader, own = PAGE, first
    while (at := view.window.line(reader, 1)) is not None:
        reader = replace(reader, at=at)
        own = view.picture(reader, quiet=True)
        if own.rows[0] != first.rows[0]:
            break
        assert own.rows == first.rows
    # A step past the last row, and the row of the greeting is the page's; the page has moved up by one.
    assert own.rows[:-1] == first.rows[1:]
    assert own.cursor[1] == rows - 1
    assert not view.picture(reader).head


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (80, 24)])
def test_another_text_ends_the_greeting(columns: int, rows: int) -> None:
    view = View(PAGE, columns, rows, greeting=GREETINGS)
    view.picture(PAGE)
    other = Reader(document(heading(1, "Another"), paragraph("words")), text="other.md")
    assert "Another" in view.picture(other).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), [(20, 2), (16, 5), (20, 1)])
def test_where_no_greeting_fits_all_rows_are_text(columns: int, rows: int) -> None:
    view = View(PAGE, columns, rows, greeting=GREETINGS)
    assert view.picture(PAGE).rows == picture(PAGE, columns, rows).rows


def test_on_few_rows_what_lies_over_the_page_has_the_row_of_the_greeting() -> None:
    view = View(PAGE, 20, 5, greeting=GREETINGS)
    view.picture(PAGE)
    over = replace(PAGE, layers=(listings.contents(PAGE),))
    assert view.picture(over).rows == picture(over, 20, 5).rows
    assert view.picture(PAGE).rows[0].text != GREETINGS[-1]


def test_a_jump_to_another_section_ends_the_greeting() -> None:
    page = replace(PAGE, at=Address(1, 0))
    view = View(page, 80, 24, greeting=GREETINGS)
    view.picture(page)
    assert "Part 8" in view.picture(replace(page, at=Address(8, 0))).rows[0].text


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_text_of_nothing_can_be_shown(columns: int, rows: int) -> None:
    reader = Reader(document())
    own = picture(reader, columns, rows)
    assert len(own.rows) == rows
    assert isinstance(own.rows[0], Line)
    view = View(reader, columns, rows)
    view.picture(reader)
    assert len(view.picture(replace(reader, folds=Folds(everything=True))).rows) == rows


def test_a_choice_of_a_prompt_is_bold_where_enter_takes_it() -> None:
    own = picture(layered(Look())["go"], 80, 24)
    bold = [line.text.strip() for line in own.page if any(run.ink & Ink.STRONG for run in line.runs)]
    assert bold == ["1. Part 1 with a name"]


def test_entries_wider_than_the_screen_are_wrapped() -> None:
    listed = Listing("links", "Links", (Entry("https://b12.example/" + "x" * 100, Address()),))
    own = picture(replace(PAGE, layers=(listed,)), 40, 12)
    assert "".join(line.text.strip() for line in own.page) == "https://b12.example/" + "x" * 100


def test_no_section_is_set_twice_for_the_first_picture_nor_for_another_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []
    section = Typesetter.section

    def noting(setter: Typesetter, entry: Section, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        numbers.append(entry.number)
        return section(setter, entry, blocks)

    monkeypatch.setattr(Typesetter, "section", noting)
    view = View(PAGE, 80, 24)
    view.picture(PAGE)
    view.picture(replace(PAGE, look=Look(theme="dark")))
    assert numbers
    assert len(numbers) == len(set(numbers))
    view.picture(replace(PAGE, look=Look(width=30)))
    assert len(numbers) > len(set(numbers))


def test_what_a_half_typed_command_waits_for_is_gone_with_the_next_key() -> None:
    view = View(PAGE, 80, 24)
    hint = texts(view.picture(PAGE))[-1]
    assert texts(view.picture(PAGE, waiting="5 times"))[-1] == "  5 times"
    moved = replace(PAGE, at=Address(3, 1, 120))
    assert texts(view.picture(moved, quiet=True))[-1] == hint
    assert texts(view.picture(moved, quiet=True))[-1] == hint


LONG = tuple(Entry(f"{number}. entry" + " words" * (number % 40), Command("next-line")) for number in range(1, 61))
LISTED = replace(PAGE, layers=(Listing("links", "Links", LONG),))
LINES = table(("Number", "Words"), *((str(number), "cell" + " words" * (number % 30)) for number in range(1, 61)))
TABLED = tabling.enter(Reader(document(heading(1, "A"), LINES)))


def paged(reader: Reader, columns: int, rows: int) -> tuple[list[set[int]], list[set[int]]]:
    """Return the numbers that stand at the left of each page of what lies over the text, to its end and back."""
    view = View(reader, columns, rows)
    ways: list[list[set[int]]] = []
    for action in ("page", "page-back"):
        pages: list[set[int]] = []
        reader = replace(reader, said="")
        while not reader.said:
            firsts = (line.text.split()[0].strip(".") for line in view.picture(reader).page if line.text.strip())
            pages.append({int(first) for first in firsts if first.isdecimal()})
            reader = update(reader, Command(action), view.window)
        ways.append(pages)
    return ways[0], ways[1]


@pytest.mark.parametrize(
    ("reader", "columns", "rows"),
    [*((LISTED, *size) for size in [(20, 6), (40, 12), (80, 24), (100, 60)]), (TABLED, 80, 24), (TABLED, 100, 60)],
)
def test_pages_of_what_lies_over_the_text_pass_nothing_over(reader: Reader, columns: int, rows: int) -> None:
    down, up = paged(reader, columns, rows)
    everything = set(range(1, len(LONG) + 1))
    assert set().union(*down) == set().union(*up) == everything
    assert all(before & after for before, after in pairwise(down) if len(before) > 1)
    assert len(up) <= len(down) + 2
    # No page is turned in vain: what was seen last is seen first then, or what was whole where that was not.
    assert all(min(after) >= max(before) - 1 for before, after in list(pairwise(down))[:-2])


def test_a_higher_screen_turns_longer_pages_of_a_list() -> None:
    def turned(rows: int) -> int:
        reader = replace(PAGE, layers=(replace(listings.actions()),))
        view = View(reader, 80, rows)
        view.picture(reader)
        top = update(reader, Command("page"), view.window).top
        assert isinstance(top, Listing)
        return top.at

    assert turned(20) < turned(24) < turned(50)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("columns", "rows"), [(60, 1), (80, 5), (100, 1), (100, 5), (120, 9), (120, 40)])
def test_the_line_to_type_in_ends_before_the_contents_and_the_cursor_stands_behind_what_is_typed(
    columns: int, rows: int, left: bool
) -> None:
    reader = replace(PAGE, look=Look(contents_left=left), said="1 of 9, in Part 3 with a name, and so on " * 2)
    for typed in ("words", "words" * 60):
        own = picture(prompts.ask(replace(reader, finding=find(MADE, "words", PAGE.at)), "find", typed), columns, rows)
        row = own.rows[own.cursor[1]].text
        assert cells(row) <= columns
        assert row[: own.cursor[0]].rstrip().endswith("words")
