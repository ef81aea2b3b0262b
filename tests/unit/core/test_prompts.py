"""Lines to type in: find as one types, go, and the letter of a mark."""

from __future__ import annotations

import making
import pytest
from fixed_lines import FixedLines

from b12tui.core.actions import ACTIONS, Action
from b12tui.core.motion.folds import Folds
from b12tui.core.overlay.prompts import LABELS, NOT_NAMED, ask, go_choices
from b12tui.core.state import Command, Prompt, Quit, Reader, TableView
from b12tui.core.update import submit, type_in, update
from b12tui.document import Address
from b12tui.fastclass import replace

BOOK = making.document(
    making.heading(1, "Book"),
    "Sore at the start.",
    making.heading(2, "Symptoms beyond pain"),
    "Nothing.",
    making.heading(2, "Questions"),
    making.question("Why does it hurt?", "A sore muscle hurts.", number=1, of=2),
    making.question("Where are symptoms?", "Soon sorted.", number=2, of=2),
    making.heading(2, "Common symptoms"),
    "The last is sore.",
)
LINES = FixedLines()


def asked(kind: str = "find", at: Address | None = None, text: str = "") -> Reader:
    return ask(Reader(BOOK, at=at or Address()), kind, text)


def typed(reader: Reader, *keys: str) -> Reader:
    """Type keys and characters; a name of more than one letter is a key's."""
    for key in keys:
        reader = type_in(reader, key if len(key) > 1 else "", key if len(key) == 1 else "", LINES)
    return reader


def prompt(reader: Reader) -> Prompt:
    assert isinstance(reader.top, Prompt)
    return reader.top


def test_every_prompt_has_its_label() -> None:
    assert {"find", "go", "mark", "go-mark", "filter"} == set(LABELS)


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
    reader = Reader(BOOK, said="still here")
    assert type_in(reader, "", "a", LINES) == submit(reader, LINES) == reader


@pytest.mark.parametrize("key", ["Esc", "Ctrl+C", "Backspace"])
@pytest.mark.parametrize("kind", ["find", "go", "mark", "go-mark"])
def test_a_prompt_is_left_by_esc_ctrl_c_and_backspace_on_nothing(kind: str, key: str) -> None:
    left = typed(asked(kind, Address(1, 1, 3)), key)
    assert (left.layers, left.at, left.effect) == ((), Address(1, 1, 3), None)


# Find


def test_finding_goes_to_the_first_match_from_where_it_began_as_one_types() -> None:
    reader = typed(asked(at=Address(1)), *"sor")
    assert reader.at == Address(2, 2, 2)
    assert reader.said == "2 of 4, in Questions"
    reader = typed(reader, "e", " ", "m")
    assert (reader.at, reader.said) == (Address(2, 2, 2), "1 of 1, in Questions")


def test_a_match_in_a_closed_answer_is_opened() -> None:
    reader = typed(asked(), *"soon")
    assert reader.folds == Folds(None, frozenset({"where-are-symptoms"}))


def test_an_answer_that_was_passed_over_while_typing_is_closed_again() -> None:
    reader = typed(asked(at=Address(1)), *"so")
    assert reader.folds.flipped == {"why-does-it-hurt"}
    assert typed(reader, *"on").folds.flipped == {"where-are-symptoms"}


def test_without_a_match_the_reader_stays_where_it_began() -> None:
    reader = typed(asked(at=Address(1, 1, 2)), *"soxx")
    assert (reader.at, reader.folds) == (Address(1, 1, 2), Folds())
    assert reader.said == "“soxx” does not stand in this text."


def test_leaving_find_returns_to_where_it_began_and_closes_what_it_opened() -> None:
    reader = typed(asked(at=Address(1, 1, 2)), *"sore", "Esc")
    assert (reader.at, reader.folds, reader.finding, reader.layers) == (Address(1, 1, 2), Folds(), None, ())


def test_wiping_out_the_word_returns_to_where_it_began() -> None:
    reader = typed(asked(at=Address(1, 1, 2)), "s", "o", "Ctrl+U")
    assert (reader.at, reader.finding, reader.said) == (Address(1, 1, 2), None, "")


def test_enter_stays_at_the_match_with_a_way_back_to_where_it_began() -> None:
    reader = typed(asked(at=Address(1, 1, 2)), *"sore", "Enter")
    assert (reader.at, reader.behind, reader.layers) == (Address(2, 2, 2), (Address(1, 1, 2),), ())
    assert reader.said == "2 of 3, in Questions"
    assert update(reader, Command("find-next"), LINES).at == Address(3, 1, 12)


def test_enter_without_a_match_stays_where_it_began_and_says_so() -> None:
    reader = typed(asked(at=Address(1)), *"gone", "Enter")
    assert (reader.at, reader.behind, reader.layers) == (Address(1), (), ())
    assert reader.said == "“gone” does not stand in this text."


def test_enter_on_nothing_goes_nowhere() -> None:
    reader = typed(asked(at=Address(1)), "Enter")
    assert (reader.at, reader.said, reader.layers) == (Address(1), "", ())


def test_a_word_typed_after_find_is_found_at_once() -> None:
    reader = update(Reader(BOOK, at=Address(1)), Command("find", text="sore"), LINES)
    assert (reader.at, reader.layers, reader.behind) == (Address(2, 2, 2), (), (Address(1),))


def test_a_pattern_that_is_none_is_told_where_it_is_typed() -> None:
    reader = typed(asked(at=Address(1, 1, 2)), *"/(/")
    assert reader.said == "“/(/” is no pattern: missing ), unterminated subpattern at character 1."
    assert reader.at == Address(1, 1, 2)


def test_a_pattern_that_nothing_closes_tells_how_it_ends() -> None:
    assert typed(asked(), *"/so.t").said == "“/so.t” does not stand in this text; a pattern ends with another /."
    assert typed(asked(), *"/so.t/").said == "1 of 1, in Questions"


# What was looked for before


def searched(*queries: str) -> Reader:
    reader = Reader(BOOK)
    for query in queries:
        reader = update(reader, Command("find", text=query), LINES)
    return reader


def walked(reader: Reader, *keys: str) -> tuple[str, str]:
    """Return what stands in the line of find after keys, and what is said."""
    reader = typed(ask(reader, "find"), *keys)
    return prompt(reader).text, reader.said


def test_up_in_find_goes_back_through_what_was_looked_for_and_down_returns() -> None:
    reader = searched("sore", "gone", "soon")
    assert walked(reader, "Up")[0] == "soon"
    assert walked(reader, "Up", "Up")[0] == "gone"
    assert walked(reader, "Up", "Up", "Up")[0] == "sore"
    assert walked(reader, "Up", "Up", "Down")[0] == "soon"


def test_going_back_through_searches_looks_for_them_as_typing_does() -> None:
    assert walked(searched("soon", "gone"), "Up", "Up")[1] == "1 of 1, in Questions"


def test_what_was_being_typed_is_still_there_after_going_back() -> None:
    assert walked(searched("sore"), "h", "u", "Up", "Down")[0] == "hu"


def test_the_ends_of_what_was_looked_for_are_told() -> None:
    assert walked(Reader(BOOK), "Up") == ("", "No search yet.")
    assert walked(searched("sore"), "Up", "Up") == ("sore", "No earlier search.")
    assert walked(searched("sore"), "Down") == ("", "No later search.")


def test_a_search_is_remembered_once_as_the_latest() -> None:
    assert searched("sore", "gone", "sore", " ").sought == ("gone", "sore")


def test_an_earlier_search_can_be_edited_and_is_then_another() -> None:
    reader = typed(ask(searched("sore"), "find"), "Up", "Backspace", "t", "Enter")
    assert (reader.sought, reader.said) == (("sore", "sort"), "1 of 1, in Questions")


def test_searches_are_forgotten_beyond_a_hundred() -> None:
    reader = searched(*map(str, range(101)))
    assert (len(reader.sought), reader.sought[0], reader.sought[-1]) == (100, "1", "100")


# Go


def goals(reader: Reader) -> list[str]:
    return [choice.words for choice in prompt(reader).choices]


def test_go_offers_everything_before_anything_is_typed() -> None:
    offered = goals(asked("go"))
    assert offered[:4] == ["Book", "1. Symptoms beyond pain", "2. Questions", "3. Common symptoms"]
    assert "1 of 2, closed: Why does it hurt?" in offered
    assert "Say where you are: i" in offered


def test_go_offers_names_that_begin_so_before_those_that_hold_it() -> None:
    assert goals(typed(asked("go"), *"symp")) == [
        "1. Symptoms beyond pain",
        "3. Common symptoms",
        "2 of 2, closed: Where are symptoms?",
    ]


def test_go_takes_a_number_for_the_section_that_has_it() -> None:
    reader = typed(asked("go"), "3", "Enter")
    assert (reader.at, reader.behind, reader.layers) == (Address(3), (Address(),), ())


def test_go_takes_case_and_blanks_as_they_come() -> None:
    assert goals(typed(asked("go"), *"  COMMON   sym"))[0] == "3. Common symptoms"


def test_go_walks_the_choices_and_stops_at_their_ends() -> None:
    reader = typed(asked("go"), *"symp", "Down", "Down", "Down", "Down")
    assert prompt(reader).at == 2
    assert typed(reader, "Up", "Enter").at == Address(3)
    assert prompt(typed(reader, *["Up"] * 9)).at == 0


def test_typing_on_goes_back_to_the_first_choice() -> None:
    assert prompt(typed(asked("go"), *"symp", "Down", "t")).at == 0


def test_go_leads_to_a_question() -> None:
    assert typed(asked("go"), *"hurt", "Enter").at == Address(2, 1)


def test_go_does_an_action_by_its_name() -> None:
    assert typed(asked("go"), *"quit", "Enter").effect == Quit()
    assert typed(asked("go"), *"switch the ruler", "Enter").look.ruler


def test_go_without_a_fit_says_so() -> None:
    reader = typed(asked("go"), *"xyzzy", "Enter")
    assert (reader.layers, reader.said) == ((), "No heading and no action has “xyzzy” in its name.")


def test_what_was_typed_after_go_is_in_the_line_already() -> None:
    line = prompt(update(Reader(BOOK), Command("go", text="common"), LINES))
    assert (line.text, line.cursor, line.choices[0].goal) == ("common", 6, Address(3))


def test_an_action_is_offered_first_by_the_name_that_the_table_has_for_it() -> None:
    assert go_choices(Reader(BOOK), "contents-side")[0].goal == Command("contents-side")


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.id not in NOT_NAMED])
def test_go_finds_every_action_by_its_id_and_by_its_words(action: Action) -> None:
    for name in (action.id, *action.words):
        assert Command(action.id) in [choice.goal for choice in go_choices(Reader(BOOK), name)], name
        assert go_choices(Reader(BOOK), name)[0].goal == Command(action.id) or name == "questions", name


def test_a_heading_that_is_named_like_an_action_comes_before_it() -> None:
    assert [choice.goal for choice in go_choices(Reader(BOOK), "questions")][:2] == [Address(2), Command("questions")]


def test_what_is_done_in_a_table_says_so_and_opens_one() -> None:
    document = making.document("Before.", making.table(("A", "B"), ("2", "x"), ("1", "y")))
    reader = typed(ask(Reader(document), "go"), *"sort")
    assert prompt(reader).choices[0].words.endswith("as written, in a table: s")
    after = typed(reader, "Enter")
    assert isinstance(after.top, TableView)
    assert after.said == "Sorted by A, smallest first."


def test_go_works_over_a_table_too_and_leaves_it_for_a_heading() -> None:
    document = making.document(making.table(("A",), ("2",), ("1",)), making.heading(2, "Part"), "Words.")
    opened = update(Reader(document), Command("table"), LINES)
    asked_there = update(opened, Command("go"), LINES)
    assert typed(asked_there, *"part", "Enter").at == Address(1)
    assert typed(asked_there, *"part", "Enter").layers == ()
    assert isinstance(typed(asked_there, *"sort", "Enter").top, TableView)
    assert typed(asked_there, "Esc").layers == opened.layers


# Marks


def test_a_mark_is_named_by_one_letter() -> None:
    reader = typed(asked("mark", Address(1, 1, 2)), "a")
    assert (reader.marks, reader.layers, reader.said) == ((("a", Address(1, 1, 2)),), (), "Mark a is set.")


def test_a_mark_is_gone_to_by_its_letter() -> None:
    reader = replace(asked("go-mark"), marks=(("a", Address(1, 1, 2)),))
    gone = typed(reader, "a")
    assert (gone.at, gone.layers, gone.behind) == (Address(1, 1, 2), (), (Address(),))


@pytest.mark.parametrize("kind", ["mark", "go-mark"])
def test_enter_without_a_letter_leaves_the_prompt(kind: str) -> None:
    reader = typed(asked(kind), "Enter")
    assert (reader.layers, reader.marks, reader.said) == ((), (), "")
