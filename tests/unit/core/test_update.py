"""One step: a reader, a command, and the next reader."""

from __future__ import annotations

import making
import pytest
from fixed_lines import FixedLines

from b12tui.core.actions import ACTIONS, PROGRAM, Where, key_name
from b12tui.core.appearance import NARROWEST, STEP, THEMES, USUAL_WIDTH, WIDEST, Look
from b12tui.core.handlers.documents import refused
from b12tui.core.keymap.bindings import Keys, Pending
from b12tui.core.keymap.presets import MAPS
from b12tui.core.motion.folds import Folds
from b12tui.core.state import (
    ChangeHead,
    Command,
    Copy,
    Effect,
    Listing,
    Prompt,
    Quit,
    Reader,
    Redraw,
    Suspend,
    TableView,
)
from b12tui.core.update import context, submit, type_in, update
from b12tui.document import Address
from b12tui.fastclass import replace

BOOK = making.document(
    making.heading(1, "Book"),
    "A first paragraph of some forty letters.",
    making.heading(2, "Part"),
    making.question("Why?", "Because."),
    making.table(("A", "B"), ("1", "2"), ("3", "4")),
    "Behind the table.",
    making.heading(2, "End"),
    "Last paragraph. It ends.",
)
EMPTY = making.document()
LINES = FixedLines()


def do(*commands: str | Command, at: Address | None = None, reader: Reader | None = None) -> Reader:
    reader = reader or Reader(BOOK, at=at or Address())
    for command in commands:
        reader = update(reader, command if isinstance(command, Command) else Command(command), LINES)
    return reader


def listing(reader: Reader) -> Listing:
    assert isinstance(reader.top, Listing)
    return reader.top


def view(reader: Reader) -> TableView:
    assert isinstance(reader.top, TableView)
    return reader.top


# What every step does


def test_what_was_said_and_asked_before_is_gone_with_the_next_step() -> None:
    reader = do("where")
    assert reader.said
    assert do("next-line", reader=reader).said == ""
    assert do("next-line", reader=do("redraw")).effect is None


def test_a_step_changes_nothing_of_the_reader_that_it_is_given() -> None:
    reader = Reader(BOOK)
    do("open-all", "end", "mark", "ruler", reader=reader)
    assert reader == Reader(BOOK)


@pytest.mark.parametrize(
    ("action", "effect"),
    [
        ("quit", Quit()),
        ("suspend", Suspend()),
        ("redraw", Redraw()),
        ("say", Redraw()),
        ("back-out", Quit()),
        ("screen", ChangeHead("screen")),
        ("spoken", ChangeHead("spoken")),
        ("line", ChangeHead("line")),
    ],
)
def test_what_the_head_has_to_do_is_asked_of_it(action: str, effect: Effect) -> None:
    assert do(action).effect == effect


def test_an_unknown_key_is_told_with_the_way_to_help() -> None:
    assert do(Command("unknown-key", text="x")).said == "x does nothing here; ? shows the keys."


def test_the_place_tells_which_keys_are_at_hand() -> None:
    assert context(Reader(BOOK)) is Where.TEXT
    assert context(do("contents")) is Where.LIST
    assert context(do("table")) is Where.TABLE
    assert context(do("find")) is Where.TEXT


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_of_the_table_is_done_on_the_text(action: object) -> None:
    name = getattr(action, "id", "")
    before = Reader(BOOK, at=Address(1, 1))
    after = do(Command(name, 2), reader=before)
    if name != "leave":
        assert after != before


# Lines and pages


@pytest.mark.parametrize(
    ("action", "count", "place"),
    [
        ("next-line", None, Address(0, 1)),
        ("next-line", 2, Address(0, 1, 20)),
        ("next-line", 999_999_999, Address(2, 1, 20)),
        ("page", None, Address(1, 2 + 1)),
        ("half-page", None, Address(0, 1, 20)),
        ("end", None, Address(2, 1, 20)),
        ("next-character", 3, Address(0, 0, 3)),
    ],
)
def test_lines_and_pages_lead_on(action: str, count: int | None, place: Address) -> None:
    assert do(Command(action, count)).at == place


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("previous-line", "First line."),
        ("page-back", "First line."),
        ("half-page-back", "First line."),
        ("top", "First line."),
        ("previous-character", "Start of the line."),
        ("previous-sentence", "First sentence."),
        ("previous-block", "First block."),
        ("previous-heading", "No heading before this one."),
        ("previous-link", "No link before this one."),
        ("parent", "No heading above this one."),
        ("back", "No place to go back to."),
        ("forward", "No place to go forward to."),
    ],
)
def test_at_the_start_nothing_moves_and_it_is_said(action: str, said: str) -> None:
    after = do(action)
    assert (after.at, after.said) == (Address(), said)


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("next-line", "Last line."),
        ("page", "Last line."),
        ("half-page", "Last line."),
        ("end", "Last line."),
        ("next-character", "End of the line."),
        ("next-sentence", "Last sentence."),
        ("next-block", "Last block."),
        ("next-heading", "No more headings."),
        ("next-link", "No more links."),
    ],
)
def test_at_the_end_nothing_moves_and_it_is_said(action: str, said: str) -> None:
    end = Address(2, 1, 20) if action != "next-character" else Address(2, 1, 23)
    after = do(action, at=end)
    assert (after.at, after.said) == (end, said)


def test_a_count_goes_as_far_as_it_can() -> None:
    assert do(Command("next-heading", 99)).at == Address(2)
    assert do(Command("next-sentence", 99)).at == Address(2, 1, 16)


def test_lines_keep_no_way_back_and_jumps_do() -> None:
    assert do("next-line", "page", "next-heading", "next-sentence").behind == ()
    assert do("end").behind == (Address(),)
    assert do("end", "back").at == Address()


# Source lines and percent


def test_a_count_before_the_start_key_leads_to_that_line_of_the_source() -> None:
    assert do(Command("top", 1)).at == Address()
    assert do(Command("top", BOOK.sections[2].line)).at == Address(2)
    assert do(Command("top", 999_999)).at.section == 2


def test_percent_needs_its_number() -> None:
    assert do("percent").said == "Type a number first: 30% goes to 30 percent of the text."
    assert do(Command("percent", 100)).at.section == 2


# Marks


def test_a_mark_is_set_gone_to_and_replaced() -> None:
    reader = do(Command("mark", text="a"), at=Address(1))
    assert reader.said == "Mark a is set."
    reader = do("end", Command("go-mark", text="a"), reader=reader)
    assert reader.at == Address(1)
    reader = do("end", Command("mark", text="a"), reader=reader)
    assert reader.marks == (("a", Address(2, 1, 20)),)


def test_a_mark_that_is_not_set_is_told() -> None:
    assert do(Command("go-mark", text="z")).said == "No mark is named z; m sets one."
    assert refused(do("marks")).said == "No marks yet; m and a letter sets one."


def test_the_last_place_is_gone_to_and_back() -> None:
    reader = do("end", Command("go-mark", text="'"))
    assert reader.at == Address()
    assert do(Command("go-mark", text="'"), reader=reader).at == Address(2, 1, 20)


# The look


def test_the_themes_go_round() -> None:
    reader, seen = Reader(BOOK), []
    for _ in THEMES:
        reader = do("theme", reader=reader)
        seen.append(reader.look.theme)
        assert reader.said == f"Theme: {reader.look.theme}."
    assert seen == [*THEMES[1:], THEMES[0]]
    assert do("theme", reader=Reader(BOOK, look=Look(theme="gone"))).look.theme == THEMES[0]


def test_the_width_is_changed_within_bounds_and_set_back() -> None:
    wider = do("wider")
    assert (wider.look.width, wider.said) == (USUAL_WIDTH + STEP, f"At most {USUAL_WIDTH + STEP} characters a line.")
    assert do(*["wider"] * 99).look.width == WIDEST
    assert do(*["narrower"] * 99).look.width == NARROWEST
    assert do("narrower", "width").look.width == USUAL_WIDTH


@pytest.mark.parametrize(
    ("action", "once", "twice"),
    [
        ("spacing", "Line spacing 2.", "Line spacing 1."),
        ("ruler", "The ruler is on.", "The ruler is off."),
        ("sentence-lines", "One sentence a line.", "Sentences run on."),
        (
            "contents-side",
            "The contents stand at the left, where there is room.",
            "The contents stand at the right, where there is room.",
        ),
        ("hints", "The hint line is off.", "The hint line is on."),
        (
            "progress",
            "The place in the text is not shown any more; where says it.",
            "The place in the text is shown in the first row.",
        ),
    ],
)
def test_a_switch_says_its_new_state_and_can_be_switched_back(action: str, once: str, twice: str) -> None:
    reader = do(action)
    assert (reader.said, reader.look == Look()) == (once, False)
    reader = do(action, reader=reader)
    assert (reader.said, reader.look) == (twice, Look())


# Finding


def test_going_on_without_a_word_says_how_to_find_one() -> None:
    for action in ("find-next", "find-previous", "matches"):
        assert do(action).said == "Nothing is being looked for; / finds words."


def test_going_past_the_last_match_says_so() -> None:
    reader = do(Command("find", text="paragraph"))
    reader = do("find-next", reader=reader)
    assert (reader.at, reader.said) == (Address(2, 1, 5), "2 of 2, in End")
    reader = do("find-next", reader=reader)
    assert (reader.at, reader.said) == (Address(0, 1, 8), "Past the end, from the start: 1 of 2, in Book")
    reader = do("find-previous", reader=reader)
    assert reader.said == "Past the start, from the end: 2 of 2, in End"


def test_esc_on_the_text_leaves_only_what_was_found() -> None:
    reader = do(Command("find", text="paragraph"), Command("back-out", text="Esc"))
    assert (reader.finding, reader.effect) == (None, None)
    assert do(Command("back-out", text="Esc"), reader=reader).said == "q leaves the program."


# Lists


def test_a_list_is_walked_chosen_from_and_left() -> None:
    reader = do("contents", "next-line", "next-line")
    assert (listing(reader).at, reader.at) == (2, Address())
    assert do("open", reader=reader).at == Address(2)
    for leave in ("back-out", "leave", "contents"):
        assert do(leave, reader=reader).layers == ()


@pytest.mark.parametrize(("action", "at"), [("page", 2), ("page-back", 0), ("top", 0), ("end", 2)])
def test_a_list_is_paged_within_its_ends(action: str, at: int) -> None:
    assert listing(do("contents", "next-line", action)).at == at


def test_the_cursor_walks_the_characters_of_an_item() -> None:
    reader = do("contents", "next-line", "next-character", "next-character")
    assert listing(reader).char == 2
    assert listing(do(*["next-character"] * 99, reader=reader)).char == len("1. Part") - 1
    assert listing(do(*["previous-character"] * 99, reader=reader)).char == 0


def test_digits_collect_until_enter_and_are_taken_back_one_by_one() -> None:
    digits = (Command("digit", text="1"), Command("digit", text="2"))
    reader = do("contents", *digits)
    assert (listing(reader).digits, reader.said) == ("12", "Number 12; Enter chooses it.")
    reader = do("leave", reader=reader)
    assert listing(reader).digits == "1"
    assert do("open", reader=reader).at == Address(1)


def test_help_closes_help_and_the_contents_close_the_contents() -> None:
    assert do("help", "help").layers == ()
    assert do("contents", "contents").layers == ()
    assert len(do("help", "contents").layers) == 2


def test_an_action_that_means_nothing_in_a_list_changes_nothing() -> None:
    reader = do("contents")
    for action in ("next-heading", "find", "mark", "table", "record", "wider"):
        assert do(action, reader=reader) == reader


def test_choosing_close_this_list_closes_it() -> None:
    assert do("help", "open").layers == ()


def test_another_head_is_chosen_from_a_list() -> None:
    reader = do("heads", "next-line", "open")
    assert (reader.effect, reader.layers) == (ChangeHead("spoken"), ())


@pytest.mark.parametrize(("head", "other"), [("screen", 1), ("spoken", 0), ("line", 0)])
def test_of_the_heads_another_one_is_at_hand(head: str, other: int) -> None:
    listing = do("heads", reader=Reader(BOOK, head=head)).top
    assert isinstance(listing, Listing)
    assert listing.at == other
    assert [entry.words.split(". ")[1].split(":")[0] for entry in listing.entries if entry.current] == [
        {"screen": "The screen", "spoken": "Spoken pages", "line": "Line mode"}[head]
    ]


@pytest.mark.parametrize(("moves", "remember"), [((), False), (("next-line",), True)])
def test_whether_another_head_is_for_good_is_asked_first(moves: tuple[str, ...], remember: bool) -> None:
    asked = do("spoken", reader=Reader(BOOK, head="screen", asks=True))
    assert isinstance(asked.top, Listing)
    assert (asked.top.kind, asked.top.title, asked.effect) == ("usual", "Read in spoken pages", None)
    answered = do(*moves, "open", reader=asked)
    assert (answered.effect, answered.layers) == (ChangeHead("spoken", remember), ())


def test_who_does_not_answer_stays() -> None:
    asked = do("line", reader=Reader(BOOK, head="screen", asks=True))
    left = do("back-out", reader=asked)
    assert (left.effect, left.layers) == (None, ())


def test_on_the_screen_the_screen_is_had_already() -> None:
    reader = do("screen", reader=Reader(BOOK, head="screen", asks=True))
    assert (reader.said, reader.effect, reader.layers) == ("This is the screen.", None, ())


def test_empty_lists_are_told_instead_of_shown() -> None:
    plain = Reader(making.document("Words."))
    assert do("links", reader=plain).said == "There are no links in this text."
    assert do("questions", reader=plain).said == "There are no questions in this text."


# The table


def test_in_a_table_the_keys_go_by_cell_and_the_text_stays() -> None:
    reader = do("table", "next-line", "next-cell")
    assert (view(reader).row, view(reader).column, reader.at) == (0, 1, Address())
    assert do("back-out", reader=reader).layers == ()
    assert do("leave", reader=reader).at == Address()


def test_a_cell_is_said_with_its_header() -> None:
    assert do("table", "next-line", "next-cell", "say").said == "B: 2"


def test_enter_shows_the_whole_cell_and_what_can_be_done_there() -> None:
    reader = do("table", "next-line", "open")
    assert [entry.words for entry in listing(reader).entries[:2]] == ["1", "Close this list"]
    right = next(n for n, entry in enumerate(listing(reader).entries) if entry.goal == Command("next-cell"))
    reader = do(*["next-line"] * right, "open", reader=reader)
    assert (view(reader).row, view(reader).column) == (0, 1)


def test_enter_on_the_words_of_a_cell_says_them() -> None:
    reader = do("table", "next-line", "open", "open")
    assert (reader.said, listing(reader).kind) == ("1", "cell")


def test_a_heading_chosen_over_a_table_is_gone_to_and_the_table_is_left() -> None:
    reader = do("table", "contents", "end", "open")
    assert (reader.at, reader.layers) == (Address(2), ())


def test_copying_in_a_table_copies_of_the_table() -> None:
    assert do("table", "next-line", "copy-cell").effect == Copy("1", "the cell")
    assert do("table", "next-line", "record", "copy-row").effect == Copy("A: 1\nB: 2", "the row")


# Folds


def test_closing_what_the_reader_is_in_leaves_them_on_what_closed_it() -> None:
    reader = replace(Reader(BOOK, at=Address(1, 2)), folds=Folds(True))
    assert do("close", reader=reader).at == Address(1, 1)
    assert do("close-all", reader=reader).at == Address(1)
    assert do("toggle", reader=reader).said == "Question 1 of 1, closed."


# A text with nothing to read


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_in_an_empty_text_every_action_is_answered(action: object) -> None:
    name, group = getattr(action, "id", ""), getattr(action, "group", "")
    after = do(Command(name, 2), reader=Reader(EMPTY))
    assert after.at == Address()
    assert after.said or after.effect or after.layers or after.look != Look() or name == "leave"
    if group == PROGRAM:
        assert after.said != "The text is empty."


def test_in_an_empty_text_enter_leads_to_quitting() -> None:
    reader = do("open", reader=Reader(EMPTY))
    quit_at = next(n for n, entry in enumerate(listing(reader).entries) if entry.goal == Command("quit"))
    assert do(*["next-line"] * quit_at, "open", reader=reader).effect == Quit()


def test_in_an_empty_text_go_leads_nowhere_and_does_no_harm() -> None:
    reader = do("go", reader=Reader(EMPTY))
    assert isinstance(reader.top, Prompt)
    assert do(Command("find", text="word"), reader=Reader(EMPTY)).said == "The text is empty."


def test_a_text_that_begins_with_a_heading_is_begun_there() -> None:
    headed = making.document(making.rule(), making.heading(2, "Start"), "Text.")
    assert do("where", reader=Reader(headed)).at == Address(1)


@pytest.mark.parametrize("preset", MAPS)
@pytest.mark.parametrize("opened", ["", "contents", "table", "help"])
def test_each_key_that_help_names_works_or_a_sentence_says_what_it_is_for(opened: str, preset: str) -> None:
    reader = Reader(BOOK, keys=Keys(preset=preset))
    if opened:
        reader = do(opened, reader=reader)
    where = context(reader)
    named = {key: action for action in ACTIONS for key in reader.keys.of(action)}
    for key, action in named.items():
        pending, command = Pending(), None
        for stroke in key.split(" "):
            pending, command = reader.keys.feed(pending, stroke, where)
            if command is not None:
                break
        if command is None or command.action != "unknown-key":
            continue
        said = do(command, reader=reader).said
        assert said.startswith(f"{key_name(command.text)} is for "), action.id


def test_a_key_that_is_for_something_else_is_told_with_the_way_there() -> None:
    def said(key: str, *before: str) -> str:
        return do(*before, Command("unknown-key", text=key)).said

    assert said("n", "table") == "n is for the text (go to the next match); q leaves this table."
    assert said("z", "contents") == "z is for the text; q leaves this list."
    assert said("y r") == "y r is for tables (copy the row); T opens one."
    assert said("x", "table") == "x does nothing here; ? shows the keys."


def test_help_shows_what_is_at_hand_where_it_is_asked_for() -> None:
    for opened, title in (("table", "All actions in a table"), ("contents", "All actions in a list")):
        reader = do(opened, "table-help" if opened == "table" else "help")
        assert listing(reader).title == title
        assert do("help", reader=reader).layers == do(opened).layers


def test_what_is_chosen_in_a_list_over_a_list_is_done() -> None:
    heads = do("contents", "heads")
    spoken = next(at for at, entry in enumerate(listing(heads).entries) if entry.goal == Command("spoken"))
    chosen = do("open", reader=replace(heads, layers=(heads.layers[0], replace(listing(heads), at=spoken))))
    assert chosen.effect == ChangeHead("spoken")


def test_a_number_that_was_typed_in_a_list_is_for_the_next_key_alone() -> None:
    typed = do("contents", Command("digit", text="2"))
    assert listing(typed).digits == "2"
    for action in ("next-character", "where", "next-line", "page", "redraw", "theme"):
        assert listing(do(action, reader=typed)).digits == "", action


def test_a_percentage_is_gone_to_by_its_name() -> None:
    for typed in ("50%", "50 %", "50 percent"):
        reader = do("go")
        for char in typed:
            reader = type_in(reader, "", char, LINES)
        assert submit(reader, LINES).at == do(Command("percent", 50)).at != Address()


def test_a_pattern_behind_the_key_that_finds_needs_no_other_slash() -> None:
    reader = do(Command("find", text="par.graph/"))
    assert reader.finding is not None
    assert reader.finding.current is not None
    assert do(Command("find", text="no(/")).said == "“no(/” does not stand in this text."
