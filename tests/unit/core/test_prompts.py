"""Lines to type in: find as one types, go, and the letter of a mark."""

from __future__ import annotations

import pytest
from support import document_builders as builders
from support.fixed_lines import FixedLines
from support.state_steps import typed

from b12tui.catalogue.lists import NOTE_PROMPTS, PROMPTS
from b12tui.core.actions import ACTIONS, BY_ID, Action
from b12tui.core.effects import Quit
from b12tui.core.folds import Folds
from b12tui.core.overlay.go_choices import UNNAMED_ACTIONS, go_choices
from b12tui.core.overlay.prompts import open_prompt
from b12tui.core.overlay.synonyms import SYNONYMS
from b12tui.core.state import Command, Prompt, ReaderState, TableView
from b12tui.core.update import submit, type_in, update
from b12tui.document import Position
from b12tui.fastclass import replace

BOOK = builders.document(
    builders.heading(1, "Book"),
    "Sore at the start.",
    builders.heading(2, "Symptoms beyond pain"),
    "Nothing.",
    builders.heading(2, "Questions"),
    builders.question("Why does it hurt?", "A sore muscle hurts.", number=1, of=2),
    builders.question("Where are symptoms?", "Soon sorted.", number=2, of=2),
    builders.heading(2, "Common symptoms"),
    "The last is sore.",
)
LINES = FixedLines()


def asked(kind: str = "find", at: Position | None = None, text: str = "") -> ReaderState:
    return open_prompt(ReaderState(BOOK, position=at or Position()), kind, text)


def prompt(state: ReaderState) -> Prompt:
    assert isinstance(state.top_overlay, Prompt)
    return state.top_overlay


def test_every_prompt_has_its_label() -> None:
    assert {"find", "go", "mark", "go-mark", "filter", "filter-list", *NOTE_PROMPTS} == set(PROMPTS)


# Typing


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        ("abc", "abc", 3),
        (("a", "b", "Left", "x"), "axb", 2),
        (("a", "b", "Left", "Left", "Left", "x"), "xab", 1),
        (("a", "Right", "b"), "ab", 2),
        (("a", "b", "Home", "x", "End", "y"), "xaby", 4),
        (("a", "b", "Ctrl+A", "Delete", "Ctrl+E", "c"), "bc", 2),
        (("a", "b", "Backspace"), "a", 1),
        (("a", "b", "Left", "Backspace"), "b", 0),
        (("a", "b", "Left", "Left", "Backspace"), "ab", 0),
        (("a", "b", "Delete"), "ab", 2),
        (("a", "b", "Left", "Ctrl+U"), "b", 0),
        ((*"ab cd", "Ctrl+W"), "ab ", 3),
        ((*"ab cd ", "Ctrl+W"), "ab ", 3),
        (("a", "Ctrl+W"), "", 0),
        (("a", "F5", "PageUp"), "a", 1),
    ],
)
def test_a_line_is_typed_as_everywhere(keys: tuple[str, ...], text: str, cursor: int) -> None:
    line = prompt(typed(asked("go"), *keys))
    assert (line.text, line.cursor) == (text, cursor)


def test_what_is_pasted_stays_on_one_line_and_acts_on_nothing() -> None:
    line = prompt(type_in(asked("go"), "", "two\nlines\tand \x1b[2J\u202e", LINES))
    assert line.text == "two lines and ␛[2J"


def test_pasting_nothing_that_can_be_shown_changes_nothing() -> None:
    before = asked("mark")
    assert type_in(before, "", "\u202e", LINES) == before


def test_keys_without_a_prompt_do_nothing() -> None:
    state = ReaderState(BOOK, message="still here")
    assert type_in(state, "", "a", LINES) == submit(state, LINES) == state


@pytest.mark.parametrize("key", ["Esc", "Ctrl+C", "Backspace"])
@pytest.mark.parametrize("kind", ["find", "go", "mark", "go-mark"])
def test_a_prompt_is_left_by_esc_ctrl_c_and_backspace_on_nothing(kind: str, key: str) -> None:
    left = typed(asked(kind, Position(1, 1, 3)), key)
    assert (left.overlays, left.position, left.effect) == ((), Position(1, 1, 3), None)


# Find


def test_finding_goes_to_the_first_match_from_where_it_began_as_one_types() -> None:
    state = typed(asked(at=Position(1)), *"sor")
    assert state.position == Position(2, 2, 2)
    assert state.message == "2 of 4, in Questions"
    state = typed(state, "e", " ", "m")
    assert (state.position, state.message) == (Position(2, 2, 2), "1 of 1, in Questions")


def test_a_match_in_a_closed_answer_is_opened() -> None:
    state = typed(asked(), *"soon")
    assert state.folds == Folds(None, frozenset({"where-are-symptoms"}))


def test_an_answer_that_was_passed_over_while_typing_is_closed_again() -> None:
    state = typed(asked(at=Position(1)), *"so")
    assert state.folds.flipped == {"why-does-it-hurt"}
    assert typed(state, *"on").folds.flipped == {"where-are-symptoms"}


def test_without_a_match_the_reader_stays_where_it_began() -> None:
    state = typed(asked(at=Position(1, 1, 2)), *"soxx")
    assert (state.position, state.folds) == (Position(1, 1, 2), Folds())
    assert state.message == "Not found: “soxx”."


def test_leaving_find_returns_to_where_it_began_and_closes_what_it_opened() -> None:
    state = typed(asked(at=Position(1, 1, 2)), *"sore", "Esc")
    assert (state.position, state.folds, state.search, state.overlays) == (Position(1, 1, 2), Folds(), None, ())


def test_wiping_out_the_word_returns_to_where_it_began() -> None:
    state = typed(asked(at=Position(1, 1, 2)), "s", "o", "Ctrl+U")
    assert (state.position, state.search, state.message) == (Position(1, 1, 2), None, "")


def test_enter_stays_at_the_match_with_a_way_back_to_where_it_began() -> None:
    state = typed(asked(at=Position(1, 1, 2)), *"sore", "Enter")
    assert (state.position, state.back_stack, state.overlays) == (Position(2, 2, 2), (Position(1, 1, 2),), ())
    assert state.message == "2 of 3, in Questions"
    assert update(state, Command("find-next"), LINES).position == Position(3, 1, 12)


def test_enter_without_a_match_stays_where_it_began_and_says_so() -> None:
    state = typed(asked(at=Position(1)), *"gone", "Enter")
    assert (state.position, state.back_stack, state.overlays) == (Position(1), (), ())
    assert state.message == "Not found: “gone”."


def test_enter_on_nothing_goes_nowhere() -> None:
    state = typed(asked(at=Position(1)), "Enter")
    assert (state.position, state.message, state.overlays) == (Position(1), "", ())


def test_a_word_typed_after_find_is_found_at_once() -> None:
    state = update(ReaderState(BOOK, position=Position(1)), Command("find", text="sore"), LINES)
    assert (state.position, state.overlays, state.back_stack) == (Position(2, 2, 2), (), (Position(1),))


def test_a_pattern_that_is_none_is_told_where_it_is_typed() -> None:
    state = typed(asked(at=Position(1, 1, 2)), *"/(/")
    assert state.message == "Invalid pattern “/(/”: missing ), unterminated subpattern at character 1."
    assert state.position == Position(1, 1, 2)


def test_a_pattern_that_nothing_closes_tells_how_it_ends() -> None:
    assert typed(asked(), *"/so.t").message == "Not found: “/so.t”. A pattern ends with a slash."
    assert typed(asked(), *"/so.t/").message == "1 of 1, in Questions"


# What was looked for before


def searched(*queries: str) -> ReaderState:
    state = ReaderState(BOOK)
    for query in queries:
        state = update(state, Command("find", text=query), LINES)
    return state


def walked(state: ReaderState, *keys: str) -> tuple[str, str]:
    """Return what stands in the line of find after keys, and what is said."""
    state = typed(open_prompt(state, "find"), *keys)
    return prompt(state).text, state.message


def test_up_in_find_goes_back_through_what_was_looked_for_and_down_returns() -> None:
    state = searched("sore", "gone", "soon")
    assert walked(state, "Up")[0] == "soon"
    assert walked(state, "Up", "Up")[0] == "gone"
    assert walked(state, "Up", "Up", "Up")[0] == "sore"
    assert walked(state, "Up", "Up", "Down")[0] == "soon"


def test_going_back_through_searches_looks_for_them_as_typing_does() -> None:
    assert walked(searched("soon", "gone"), "Up", "Up")[1] == "1 of 1, in Questions"


def test_what_was_being_typed_is_still_there_after_going_back() -> None:
    assert walked(searched("sore"), "h", "u", "Up", "Down")[0] == "hu"


def test_the_ends_of_what_was_looked_for_are_told() -> None:
    assert walked(ReaderState(BOOK), "Up") == ("", "No search yet.")
    assert walked(searched("sore"), "Up", "Up") == ("sore", "No earlier search.")
    assert walked(searched("sore"), "Down") == ("", "No later search.")


def test_a_search_is_remembered_once_as_the_latest() -> None:
    assert searched("sore", "gone", "sore", " ").search_history == ("gone", "sore")


def test_an_earlier_search_can_be_edited_and_is_then_another() -> None:
    state = typed(open_prompt(searched("sore"), "find"), "Up", "Backspace", "t", "Enter")
    assert (state.search_history, state.message) == (("sore", "sort"), "1 of 1, in Questions")


def test_searches_are_forgotten_beyond_a_hundred() -> None:
    state = searched(*map(str, range(101)))
    assert (len(state.search_history), state.search_history[0], state.search_history[-1]) == (100, "1", "100")


# Go


def goals(state: ReaderState) -> list[str]:
    return [choice.text for choice in prompt(state).choices]


def test_go_offers_everything_before_anything_is_typed() -> None:
    offered = goals(asked("go"))
    assert offered[:4] == ["Book", "1. Symptoms beyond pain", "2. Questions", "3. Common symptoms"]
    assert "1 of 2, closed: Why does it hurt?" in offered
    assert "Show position: i" in offered


def test_go_offers_names_that_begin_so_before_those_that_hold_it() -> None:
    assert goals(typed(asked("go"), *"symp")) == [
        "1. Symptoms beyond pain",
        "3. Common symptoms",
        "2 of 2, closed: Where are symptoms?",
    ]


def test_go_takes_a_number_for_the_section_that_has_it() -> None:
    state = typed(asked("go"), "3", "Enter")
    assert (state.position, state.back_stack, state.overlays) == (Position(3), (Position(),), ())


def test_go_takes_case_and_blanks_as_they_come() -> None:
    assert goals(typed(asked("go"), *"  COMMON   sym"))[0] == "3. Common symptoms"


@pytest.mark.parametrize("typed_name", ["what's kase", "WHAT’S KÄSE", "what's ka"])
def test_go_finds_a_name_without_its_accents_and_typographic_quotes(typed_name: str) -> None:
    book = builders.document(builders.heading(1, "Book"), "x", builders.heading(2, "What’s Käse – and why?"), "x")
    assert [entry.text for entry in go_choices(ReaderState(book), typed_name)] == ["1. What’s Käse – and why?"]


def test_go_walks_the_choices_and_stops_at_their_ends() -> None:
    state = typed(asked("go"), *"symp", "Down", "Down", "Down", "Down")
    assert prompt(state).index == 2
    assert typed(state, "Up", "Enter").position == Position(3)
    assert prompt(typed(state, *["Up"] * 9)).index == 0


def test_typing_on_goes_back_to_the_first_choice() -> None:
    assert prompt(typed(asked("go"), *"symp", "Down", "t")).index == 0


def test_go_leads_to_a_question() -> None:
    assert typed(asked("go"), *"hurt", "Enter").position == Position(2, 1)


def test_go_does_an_action_by_its_name() -> None:
    assert typed(asked("go"), *"quit", "Enter").effect == Quit()
    assert typed(asked("go"), *"ruler", "Enter").appearance.ruler


def test_go_without_a_fit_says_so() -> None:
    state = typed(asked("go"), *"xyzzy", "Enter")
    assert (state.overlays, state.message) == ((), "No heading or command matches “xyzzy”.")


def test_what_was_typed_after_go_is_in_the_line_already() -> None:
    line = prompt(update(ReaderState(BOOK), Command("go", text="common"), LINES))
    assert (line.text, line.cursor, line.choices[0].target) == ("common", 6, Position(3))


def test_an_action_is_offered_first_by_the_name_that_the_table_has_for_it() -> None:
    assert go_choices(ReaderState(BOOK), "contents-side")[0].target == Command("contents-side")


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.id not in UNNAMED_ACTIONS])
def test_go_finds_every_action_by_its_id_and_by_its_words(action: Action) -> None:
    for name in (action.id, *action.typed_names):
        assert Command(action.id) in [choice.target for choice in go_choices(ReaderState(BOOK), name)], name
        assert go_choices(ReaderState(BOOK), name)[0].target == Command(action.id) or name == "questions", name


def test_a_heading_that_is_named_like_an_action_comes_before_it() -> None:
    assert [choice.target for choice in go_choices(ReaderState(BOOK), "questions")][:2] == [
        Position(2),
        Command("questions"),
    ]


def test_what_is_done_in_a_table_says_so_and_opens_one() -> None:
    document = builders.document("Before.", builders.table(("A", "B"), ("2", "x"), ("1", "y")))
    state = typed(open_prompt(ReaderState(document), "go"), *"sort")
    assert prompt(state).choices[0].text.endswith("original order, in a table: s")
    after = typed(state, "Enter")
    assert isinstance(after.top_overlay, TableView)
    assert after.message == "Sorted by A, smallest first."


def test_go_works_over_a_table_too_and_leaves_it_for_a_heading() -> None:
    document = builders.document(builders.table(("A",), ("2",), ("1",)), builders.heading(2, "Part"), "Words.")
    opened = update(ReaderState(document), Command("table"), LINES)
    asked_there = update(opened, Command("go"), LINES)
    assert typed(asked_there, *"part", "Enter").position == Position(1)
    assert typed(asked_there, *"part", "Enter").overlays == ()
    assert isinstance(typed(asked_there, *"sort", "Enter").top_overlay, TableView)
    assert typed(asked_there, "Esc").overlays == opened.overlays


# Marks


def test_a_mark_is_named_by_one_letter() -> None:
    state = typed(asked("mark", Position(1, 1, 2)), "a")
    assert (state.bookmarks, state.overlays, state.message) == ((("a", Position(1, 1, 2)),), (), "Mark a set.")


def test_a_mark_is_gone_to_by_its_letter() -> None:
    state = replace(asked("go-mark"), bookmarks=(("a", Position(1, 1, 2)),))
    gone = typed(state, "a")
    assert (gone.position, gone.overlays, gone.back_stack) == (Position(1, 1, 2), (), (Position(),))


@pytest.mark.parametrize("kind", ["mark", "go-mark"])
def test_enter_without_a_letter_leaves_the_prompt(kind: str) -> None:
    state = typed(asked(kind), "Enter")
    assert (state.overlays, state.bookmarks, state.message) == ((), (), "")


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("colours", "theme"),
        ("toc", "contents"),
        ("exit", "quit"),
        ("search", "find"),
        ("wrap", "width"),
        ("fold", "close"),
        ("collapse", "close"),
        ("unfold", "toggle"),
        ("bookmarks", "marks"),
        ("open file", "open-file"),
        ("numbers", "progress"),
        ("fold all", "close-all"),
    ],
)
def test_go_finds_an_action_by_what_other_programs_call_it(word: str, action: str) -> None:
    assert prompt(typed(asked("go"), *word)).choices[0].target == Command(action)


@pytest.mark.parametrize("word", ["settings", "preferences", "mouse"])
def test_go_answers_a_word_for_which_there_is_no_action(word: str) -> None:
    state = typed(asked("go"), *word)
    (choice,) = prompt(state).choices
    entered = typed(state, "Enter")
    assert entered.message == f"{choice.label}."
    assert entered.overlays == ()


def test_every_synonym_is_of_an_action_and_leads_to_one_alone() -> None:
    assert set(SYNONYMS) <= set(BY_ID)
    words = [word for known in SYNONYMS.values() for word in known]
    assert len(words) == len(set(words))
    assert not set(words) & {word for action in BY_ID.values() for word in action.typed_names}


def test_go_says_while_one_types_that_nothing_fits() -> None:
    state = typed(asked("go"), *"zzz")
    assert state.message == "No heading or command matches “zzz”."
    assert typed(state, "Ctrl+U").message == ""
    assert typed(state, "Backspace", "Backspace", "Backspace").message == ""
