"""One step: a reader, a command, and the next reader."""

from __future__ import annotations

import pytest
from support import document_builders as builders
from support.fixed_lines import FixedLines

from b12tui.colour_themes import THEMES, Theme
from b12tui.core.actions import ACTIONS, PROGRAM, KeyContext, key_name
from b12tui.core.appearance import DEFAULT_WIDTH, NARROWEST, STEP, WIDEST, Appearance
from b12tui.core.effects import ChangeFrontend, Copy, Effect, Quit, Redraw, Suspend
from b12tui.core.folds import Folds
from b12tui.core.handlers.document_navigation import refuse
from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.keymap.presets import MAPS
from b12tui.core.overlay.theme_list import previewed
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.update import context, submit, type_in, update
from b12tui.document import Position
from b12tui.fastclass import replace

BOOK = builders.document(
    builders.heading(1, "Book"),
    "A first paragraph of some forty letters.",
    builders.heading(2, "Part"),
    builders.question("Why?", "Because."),
    builders.table(("A", "B"), ("1", "2"), ("3", "4")),
    "Behind the table.",
    builders.heading(2, "End"),
    "Last paragraph. It ends.",
)
EMPTY = builders.document()
LINES = FixedLines()


def do(*commands: str | Command, at: Position | None = None, state: ReaderState | None = None) -> ReaderState:
    state = state or ReaderState(BOOK, position=at or Position())
    for command in commands:
        state = update(state, command if isinstance(command, Command) else Command(command), LINES)
    return state


def listing(state: ReaderState) -> ListOverlay:
    assert isinstance(state.top_overlay, ListOverlay)
    return state.top_overlay


def view(state: ReaderState) -> TableView:
    assert isinstance(state.top_overlay, TableView)
    return state.top_overlay


# What every step does


def test_what_was_said_and_asked_before_is_gone_with_the_next_step() -> None:
    state = do("where")
    assert state.message
    assert do("next-line", state=state).message == ""
    assert do("next-line", state=do("redraw")).effect is None


def test_a_step_changes_nothing_of_the_reader_that_it_is_given() -> None:
    state = ReaderState(BOOK)
    do("open-all", "end", "mark", "ruler", state=state)
    assert state == ReaderState(BOOK)


@pytest.mark.parametrize(
    ("action", "effect"),
    [
        ("quit", Quit()),
        ("suspend", Suspend()),
        ("redraw", Redraw()),
        ("say", Redraw()),
        ("back-out", Quit()),
        ("screen", ChangeFrontend("screen")),
        ("spoken", ChangeFrontend("spoken")),
        ("line", ChangeFrontend("line")),
    ],
)
def test_what_the_frontend_has_to_do_is_asked_of_it(action: str, effect: Effect) -> None:
    assert do(action).effect == effect


def test_an_unknown_key_is_told_with_the_way_to_help() -> None:
    assert do(Command("unknown-key", text="J")).message == "J is not bound here. Press ? for help."


def test_the_place_tells_which_keys_are_at_hand() -> None:
    assert context(ReaderState(BOOK)) is KeyContext.TEXT
    assert context(do("contents")) is KeyContext.LIST
    assert context(do("table")) is KeyContext.TABLE
    assert context(do("find")) is KeyContext.TEXT


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_of_the_table_is_done_on_the_text(action: object) -> None:
    name = getattr(action, "id", "")
    before = ReaderState(BOOK, position=Position(1, 1))
    after = do(Command(name, 2), state=before)
    if name != "leave":
        assert after != before


# Lines and pages


@pytest.mark.parametrize(
    ("action", "count", "place"),
    [
        ("next-line", None, Position(0, 1)),
        ("next-line", 2, Position(0, 1, 20)),
        ("next-line", 999_999_999, Position(2, 1, 20)),
        ("page", None, Position(1, 2 + 1)),
        ("half-page", None, Position(0, 1, 20)),
        ("end", None, Position(2, 1, 20)),
        ("next-character", 3, Position(0, 0, 3)),
    ],
)
def test_lines_and_pages_lead_on(action: str, count: int | None, place: Position) -> None:
    assert do(Command(action, count)).position == place


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
        ("previous-heading", "No previous heading."),
        ("previous-link", "No previous link."),
        ("parent", "No parent heading."),
        ("back", "No earlier position."),
        ("forward", "No later position."),
    ],
)
def test_at_the_start_nothing_moves_and_it_is_said(action: str, said: str) -> None:
    after = do(action)
    assert (after.position, after.message) == (Position(), said)


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
    end = Position(2, 1, 20) if action != "next-character" else Position(2, 1, 23)
    after = do(action, at=end)
    assert (after.position, after.message) == (end, said)


def test_a_count_goes_as_far_as_it_can() -> None:
    assert do(Command("next-heading", 99)).position == Position(2)
    assert do(Command("next-sentence", 99)).position == Position(2, 1, 16)


def test_lines_keep_no_way_back_and_jumps_do() -> None:
    assert do("next-line", "page", "next-heading", "next-sentence").back_stack == ()
    assert do("end").back_stack == (Position(),)
    assert do("end", "back").position == Position()


# Source lines and percent


def test_a_count_before_the_start_key_leads_to_that_line_of_the_source() -> None:
    assert do(Command("top", 1)).position == Position()
    assert do(Command("top", BOOK.sections[2].line)).position == Position(2)
    assert do(Command("top", 999_999)).position.section == 2


def test_percent_needs_its_number() -> None:
    assert do("percent").message == "Type a number first: 30% goes to 30 percent."
    assert do(Command("percent", 100)).position.section == 2


# Marks


def test_a_mark_is_set_gone_to_and_replaced() -> None:
    state = do(Command("mark", text="a"), at=Position(1))
    assert state.message == "Mark a set."
    state = do("end", Command("go-mark", text="a"), state=state)
    assert state.position == Position(1)
    state = do("end", Command("mark", text="a"), state=state)
    assert state.bookmarks == (("a", Position(2, 1, 20)),)


def test_a_mark_that_is_not_set_is_told() -> None:
    assert do(Command("go-mark", text="z")).message == "No mark z. Press m to set one."
    assert refuse(do("marks")).message == "No marks yet. Press m and a letter to set one."


def test_the_last_place_is_gone_to_and_back() -> None:
    state = do("end", Command("go-mark", text="'"))
    assert state.position == Position()
    assert do(Command("go-mark", text="'"), state=state).position == Position(2, 1, 20)


# The look


def test_the_themes_go_round_where_nothing_is_coloured() -> None:
    state, seen = ReaderState(BOOK, frontend="line"), []
    for _ in THEMES:
        state = do("theme", state=state)
        seen.append(state.appearance.theme)
        assert state.message == f"Theme: {state.appearance.theme}. Screen only."
    assert seen == [*THEMES[1:], THEMES[0]]
    gone = ReaderState(BOOK, appearance=Appearance(theme="gone"), frontend="line")
    assert do("theme", state=gone).appearance.theme == THEMES[0]


def looks(state: ReaderState) -> str:
    """Return the theme that is shown."""
    return previewed(state.appearance, state.top_overlay).theme


def test_the_list_of_themes_shows_each_as_it_is_selected() -> None:
    state = do("theme")
    seen = [looks(state)]
    for _ in THEMES[1:]:
        state = do("next-line", state=state)
        seen.append(looks(state))
    assert seen == [*THEMES]
    assert looks(do("theme", state=state)) == THEMES[0]
    taken = do("open", state=state)
    assert (taken.appearance.theme, taken.overlays, taken.message) == (THEMES[-1], (), f"Theme: {THEMES[-1]}.")


@pytest.mark.parametrize("leaving", ["leave", "back-out", "contents", "links", "quit"])
def test_a_theme_that_is_not_chosen_is_not_kept(leaving: str) -> None:
    """A list or a command over the list of themes kept the theme that was selected, and so did the end."""
    state = do("next-line", state=do("theme"))
    assert looks(state) == THEMES[1]
    assert do(leaving, state=state).appearance == state.appearance == Appearance()


def test_a_theme_is_taken_by_its_name_also_an_own_one() -> None:
    own = Appearance(own_themes=(Theme("night", (0, 0, 0), (255, 255, 255)),))
    state = do(Command("theme", text="night"), state=ReaderState(BOOK, appearance=own))
    assert (state.appearance.theme, state.appearance.colours.paper) == ("night", (0, 0, 0))
    assert do("theme", state=state).top_overlay.entries[-1].text == f"{len(THEMES) + 1}. night: your own"  # type: ignore[union-attr]


def test_the_width_is_changed_within_bounds_and_set_back() -> None:
    wider = do("wider")
    assert (wider.appearance.width, wider.message) == (
        DEFAULT_WIDTH + STEP,
        f"Line width: {DEFAULT_WIDTH + STEP}.",
    )
    assert do(*["wider"] * 99).appearance.width == WIDEST
    assert do(*["narrower"] * 99).appearance.width == NARROWEST
    assert do("narrower", "width").appearance.width == DEFAULT_WIDTH


@pytest.mark.parametrize(
    ("action", "once", "twice"),
    [
        ("spacing", "Line spacing: 2.", "Line spacing: 1."),
        ("ruler", "Ruler: on.", "Ruler: off."),
        ("cursor-row", "Cursor row: on.", "Cursor row: off."),
        ("sentence-lines", "One sentence per line: on.", "One sentence per line: off."),
        (
            "contents-side",
            "Contents: left, on wide screens.",
            "Contents: right, on wide screens.",
        ),
        ("hints", "Key hints: off.", "Key hints: on."),
        (
            "progress",
            "Progress in the title bar: off.",
            "Progress in the title bar: on.",
        ),
    ],
)
def test_a_switch_says_its_new_state_and_can_be_switched_back(action: str, once: str, twice: str) -> None:
    state = do(action)
    assert (state.message, state.appearance == Appearance()) == (once, False)
    state = do(action, state=state)
    assert (state.message, state.appearance) == (twice, Appearance())


# Finding


def test_going_on_without_a_word_says_how_to_find_one() -> None:
    for action in ("find-next", "find-previous", "matches"):
        assert do(action).message == "No search yet. Press / to search."


def test_going_past_the_last_match_says_so() -> None:
    state = do(Command("find", text="paragraph"))
    state = do("find-next", state=state)
    assert (state.position, state.message) == (Position(2, 1, 5), "2 of 2, in End")
    state = do("find-next", state=state)
    assert (state.position, state.message) == (Position(0, 1, 8), "Wrapped to the start: 1 of 2, in Book")
    state = do("find-previous", state=state)
    assert state.message == "Wrapped to the end: 2 of 2, in End"


def test_esc_on_the_text_leaves_only_what_was_found() -> None:
    state = do(Command("find", text="paragraph"), Command("back-out", text="Esc"))
    assert (state.search, state.effect) == (None, None)
    assert do(Command("back-out", text="Esc"), state=state).message == "Press q to quit."


# Lists


def test_a_list_is_walked_chosen_from_and_left() -> None:
    state = do("contents", "next-line", "next-line")
    assert (listing(state).index, state.position) == (2, Position())
    assert do("open", state=state).position == Position(2)
    for leave in ("back-out", "leave", "contents"):
        assert do(leave, state=state).overlays == ()


@pytest.mark.parametrize(("action", "at"), [("page", 2), ("page-back", 0), ("top", 0), ("end", 2)])
def test_a_list_is_paged_within_its_ends(action: str, at: int) -> None:
    assert listing(do("contents", "next-line", action)).index == at


def test_the_cursor_walks_the_characters_of_an_item() -> None:
    state = do("contents", "next-line", "next-character", "next-character")
    assert listing(state).offset == 2
    assert listing(do(*["next-character"] * 99, state=state)).offset == len("1. Part") - 1
    assert listing(do(*["previous-character"] * 99, state=state)).offset == 0


def test_digits_collect_until_enter_and_are_taken_back_one_by_one() -> None:
    digits = (Command("digit", text="1"), Command("digit", text="2"))
    state = do("contents", *digits)
    assert (listing(state).digits, state.message) == ("12", "Number 12. Press Enter to choose.")
    state = do("leave", state=state)
    assert listing(state).digits == "1"
    assert do("open", state=state).position == Position(1)


def test_help_closes_help_and_the_contents_close_the_contents() -> None:
    assert do("help", "help").overlays == ()
    assert do("contents", "contents").overlays == ()
    assert len(do("help", "contents").overlays) == 2


def test_an_action_that_means_nothing_in_a_list_changes_nothing() -> None:
    state = do("contents")
    for action in ("next-heading", "find", "mark", "table", "record", "wider"):
        assert do(action, state=state) == state


def test_choosing_close_this_list_closes_it() -> None:
    assert do("help", "open").overlays == ()


def test_another_frontend_is_chosen_from_a_list() -> None:
    state = do("mode", "next-line", "open")
    assert (state.effect, state.overlays) == (ChangeFrontend("spoken"), ())


@pytest.mark.parametrize(("frontend", "other"), [("screen", 1), ("spoken", 0), ("line", 0)])
def test_of_the_frontends_another_one_is_selected(frontend: str, other: int) -> None:
    listing = do("mode", state=ReaderState(BOOK, frontend=frontend)).top_overlay
    assert isinstance(listing, ListOverlay)
    assert listing.index == other
    assert [entry.text.split(". ")[1].split(":")[0] for entry in listing.entries if entry.current] == [
        {"screen": "Screen", "spoken": "Speech", "line": "Line"}[frontend]
    ]


@pytest.mark.parametrize(("moves", "remember"), [((), False), (("next-line",), True)])
def test_whether_another_frontend_is_for_good_is_asked_first(moves: tuple[str, ...], remember: bool) -> None:
    asked = do("spoken", state=ReaderState(BOOK, frontend="screen", confirm_frontend_change=True))
    assert isinstance(asked.top_overlay, ListOverlay)
    assert (asked.top_overlay.kind, asked.top_overlay.title, asked.effect) == ("usual", "Switch to speech mode", None)
    answered = do(*moves, "open", state=asked)
    assert (answered.effect, answered.overlays) == (ChangeFrontend("spoken", remember), ())


def test_who_does_not_answer_stays() -> None:
    asked = do("line", state=ReaderState(BOOK, frontend="screen", confirm_frontend_change=True))
    left = do("back-out", state=asked)
    assert (left.effect, left.overlays) == (None, ())


def test_on_the_screen_the_screen_is_had_already() -> None:
    state = do("screen", state=ReaderState(BOOK, frontend="screen", confirm_frontend_change=True))
    assert (state.message, state.effect, state.overlays) == ("Already in screen mode.", None, ())


def test_empty_lists_are_told_instead_of_shown() -> None:
    plain = ReaderState(builders.document("Words."))
    assert do("links", state=plain).message == "No links in this document."
    assert do("questions", state=plain).message == "No questions in this document."


# The table


def test_in_a_table_the_keys_go_by_cell_and_the_text_stays() -> None:
    state = do("table", "next-line", "next-cell")
    assert (view(state).row, view(state).column, state.position) == (0, 1, Position())
    assert do("back-out", state=state).overlays == ()
    assert do("leave", state=state).position == Position()


def test_a_cell_is_said_with_its_header() -> None:
    assert do("table", "next-line", "next-cell", "say").message == "B: 2"


def test_enter_shows_the_whole_cell_and_what_can_be_done_there() -> None:
    state = do("table", "next-line", "open")
    assert [entry.text for entry in listing(state).entries[:2]] == ["1", "Close this list"]
    right = next(n for n, entry in enumerate(listing(state).entries) if entry.target == Command("next-cell"))
    state = do(*["next-line"] * right, "open", state=state)
    assert (view(state).row, view(state).column) == (0, 1)


def test_enter_on_the_words_of_a_cell_says_them() -> None:
    state = do("table", "next-line", "open", "open")
    assert (state.message, listing(state).kind) == ("1", "cell")


def test_a_heading_chosen_over_a_table_is_gone_to_and_the_table_is_left() -> None:
    state = do("table", "contents", "end", "open")
    assert (state.position, state.overlays) == (Position(2), ())


def test_copying_in_a_table_copies_of_the_table() -> None:
    assert do("table", "next-line", "copy-cell").effect == Copy("1", "the cell")
    assert do("table", "next-line", "record", "copy-row").effect == Copy("A: 1\nB: 2", "the row")


# Folds


def test_closing_what_the_reader_is_in_leaves_them_on_what_closed_it() -> None:
    state = replace(ReaderState(BOOK, position=Position(1, 2)), folds=Folds(True))
    assert do("close", state=state).position == Position(1, 1)
    assert do("close-all", state=state).position == Position(1)
    assert do("toggle", state=state).message == "Question 1 of 1, closed."


# A text with nothing to read


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_in_an_empty_text_every_action_is_answered(action: object) -> None:
    name, group = getattr(action, "id", ""), getattr(action, "group", "")
    after = do(Command(name, 2), state=ReaderState(EMPTY))
    assert after.position == Position()
    assert after.message or after.effect or after.overlays or after.appearance != Appearance() or name == "leave"
    if group == PROGRAM:
        assert after.message != "The document is empty."


def test_in_an_empty_text_enter_leads_to_quitting() -> None:
    state = do("open", state=ReaderState(EMPTY))
    quit_at = next(n for n, entry in enumerate(listing(state).entries) if entry.target == Command("quit"))
    assert do(*["next-line"] * quit_at, "open", state=state).effect == Quit()


def test_in_an_empty_text_go_leads_nowhere_and_does_no_harm() -> None:
    state = do("go", state=ReaderState(EMPTY))
    assert isinstance(state.top_overlay, Prompt)
    assert do(Command("find", text="word"), state=ReaderState(EMPTY)).message == "The document is empty."


def test_a_text_that_begins_with_a_heading_is_begun_there() -> None:
    headed = builders.document(builders.thematic_break(), builders.heading(2, "Start"), "Text.")
    assert do("where", state=ReaderState(headed)).position == Position(1)


@pytest.mark.parametrize("preset", MAPS)
@pytest.mark.parametrize("opened", ["", "contents", "table", "help"])
def test_each_key_that_help_names_works_or_a_sentence_says_what_it_is_for(opened: str, preset: str) -> None:
    state = ReaderState(BOOK, keymap=Keymap(preset=preset))
    if opened:
        state = do(opened, state=state)
    where = context(state)
    named = {key: action for action in ACTIONS for key in state.keymap.keys_for(action)}
    for key, action in named.items():
        pending, command = Pending(), None
        for stroke in key.split(" "):
            pending, command = state.keymap.feed(pending, stroke, where)
            if command is not None:
                break
        if command is None or command.action != "unknown-key":
            continue
        after = do(command, state=state)
        if isinstance(after.top_overlay, ListOverlay) and not after.message:  # an item begins with that letter
            label = after.top_overlay.entries[after.top_overlay.index].label
            assert label[0].casefold() == command.text.casefold(), action.id
            continue
        said = after.message
        assert said.startswith(f"{key_name(command.text)} works in "), action.id


def test_a_key_that_is_for_something_else_is_told_with_the_way_there() -> None:
    def said(key: str, *before: str) -> str:
        return do(*before, Command("unknown-key", text=key)).message

    assert said("n", "table") == "n works in the text only (next match); q closes this table."
    assert said("z", "contents") == "z works in the text only; q closes this list."
    assert said("y r") == "y r works in tables only (copy row); T opens a table."
    assert said("J", "table") == "J is not bound here. Press ? for help."


def test_help_shows_what_is_at_hand_where_it_is_asked_for() -> None:
    for opened, title in (("table", "Actions in a table"), ("contents", "Actions in a list")):
        state = do(opened, "table-help" if opened == "table" else "help")
        assert listing(state).title == title
        assert do("help", state=state).overlays == do(opened).overlays


def test_what_is_chosen_in_a_list_over_a_list_is_done() -> None:
    frontends = do("contents", "mode")
    spoken = next(at for at, entry in enumerate(listing(frontends).entries) if entry.target == Command("spoken"))
    chosen = do(
        "open", state=replace(frontends, overlays=(frontends.overlays[0], replace(listing(frontends), index=spoken)))
    )
    assert chosen.effect == ChangeFrontend("spoken")


def test_a_number_that_was_typed_in_a_list_is_for_the_next_key_alone() -> None:
    typed = do("contents", Command("digit", text="2"))
    assert listing(typed).digits == "2"
    for action in ("next-character", "where", "next-line", "page", "redraw", "theme"):
        assert listing(do(action, state=typed)).digits == "", action


def test_a_percentage_is_gone_to_by_its_name() -> None:
    for typed in ("50%", "50 %", "50 percent"):
        state = do("go")
        for char in typed:
            state = type_in(state, "", char, LINES)
        assert submit(state, LINES).position == do(Command("percent", 50)).position != Position()


def test_a_pattern_behind_the_key_that_finds_needs_no_other_slash() -> None:
    state = do(Command("find", text="par.graph/"))
    assert state.search is not None
    assert state.search.current is not None
    assert do(Command("find", text="no(/")).message == "Not found: “no(/”."
