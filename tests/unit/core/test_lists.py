"""Lists to choose from: contents, links, questions, matches, marks, all actions."""

from __future__ import annotations

import making
import pytest

from b12tui.core.actions import ACTIONS, Where
from b12tui.core.keymap.bindings import Keys
from b12tui.core.motion.folds import Folds
from b12tui.core.overlay import listings
from b12tui.core.state import Command, Copy, Entry, Listing, Reader, TableView
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.search.results import find

BOOK = making.document(
    making.heading(1, "Book"),
    making.paragraph("Go to ", making.link("#part", "there"), " or ", making.link("https://example.org", "out"), "."),
    making.heading(2, "Part"),
    making.question("Why is it sore?", "Because a muscle is sore.", number=1, of=2),
    making.question("Is it long?", "No.", number=2, of=2, opened=True),
    making.heading(3, "Deep"),
    making.paragraph("Again ", making.link("https://example.org", "another word"), "."),
    making.heading(2, "End"),
    "A sore end.",
)


def said(listing: Listing) -> list[str]:
    return [entry.words for entry in listing.entries]


def reader(*at: int) -> Reader:
    return Reader(BOOK, at=Address(*at))


def test_the_contents_number_the_sections_and_mark_the_one_at_hand() -> None:
    contents = listings.contents(reader(2, 1))
    assert said(contents) == ["Book", "1. Part", "2. Deep", "3. End"]
    assert [entry.depth for entry in contents.entries] == [0, 0, 1, 0]
    assert [entry.current for entry in contents.entries] == [False, False, True, False]
    assert contents.at == 2


def test_the_contents_lead_to_the_headings() -> None:
    goals = [entry.goal for entry in listings.contents(reader()).entries]
    assert goals == [Address(), Address(1), Address(2), Address(3)]


def test_a_text_that_begins_with_a_heading_is_begun_there() -> None:
    document = making.document(making.rule(), making.heading(2, "Start"), "Text.")
    assert listings.contents(Reader(document, at=Address(1))).entries[0] == Entry("made.md", Address(1))


def test_a_text_of_deep_headings_is_not_indented_for_it() -> None:
    document = making.document("Before.", making.heading(4, "One"), making.heading(5, "Two"))
    assert [entry.depth for entry in listings.contents(Reader(document)).entries] == [0, 0, 1]


def test_each_target_of_links_has_one_number_and_leads_to_its_first_mention() -> None:
    links = listings.links(reader(3))
    assert said(links) == ["1. Section 1, Part: #part", "2. out: https://example.org"]
    assert [entry.goal for entry in links.entries] == [Address(0, 1, 6), Address(0, 1, 15)]


def test_the_list_of_links_opens_at_the_nearest_before_the_reader() -> None:
    assert listings.links(reader(0, 1, 10)).at == 0
    assert listings.links(reader(0, 1, 20)).at == 1


def test_questions_are_listed_with_their_state() -> None:
    questions = listings.questions(reader(1, 3))
    assert said(questions) == ["1 of 2, closed: Why is it sore?", "2 of 2, open: Is it long?"]
    assert questions.at == 1
    assert said(listings.questions(replace(reader(), folds=Folds(True))))[0] == "1 of 2, open: Why is it sore?"


def test_matches_stand_under_the_names_of_their_sections() -> None:
    found = replace(reader(), finding=find(BOOK, "sore", Address(3)))
    matches = listings.matches(found)
    assert said(matches) == [
        "Part",
        "1. Why is it sore?",
        "2. Because a muscle is sore.",
        "End",
        "3. A sore end.",
    ]
    assert matches.at == 4
    assert [entry.goal for entry in matches.entries if entry.goal is None] == [None, None]


def test_a_match_in_a_long_text_is_shown_with_whole_words_around_it() -> None:
    document = making.document(f"{'before ' * 20}sore{' behind' * 20}")
    found = Reader(document, finding=find(document, "sore", Address()))
    assert said(listings.matches(found))[1] == "1. before before before before sore behind behind behind behind"


def test_a_match_in_a_text_without_blanks_is_cut_all_the_same() -> None:
    document = making.document("前" * 50 + "痛" + "後" * 50)
    found = Reader(document, finding=find(document, "痛", Address()))
    assert said(listings.matches(found))[1] == f"1. {'前' * 30}痛{'後' * 30}"


def test_marks_say_the_words_that_they_stand_at() -> None:
    marked = replace(reader(), marks=(("a", Address(3, 1, 2)),))
    assert said(listings.marks(marked)) == ["a: sore end., in End"]


def test_the_list_of_actions_holds_each_that_is_at_hand_and_the_way_out_first() -> None:
    for where in (Where.TEXT, Where.TABLE):
        listing = listings.actions(where)
        assert listing.entries[0].goal == Command("leave")
        offered = [entry.goal.action for entry in listing.entries[1:] if isinstance(entry.goal, Command)]
        assert offered == [
            action.id
            for group in dict.fromkeys(action.group for action in ACTIONS)
            for action in ACTIONS
            if action.group == group and action.listed and action.where & where
        ]


def test_the_list_of_actions_says_what_each_does_and_its_keys() -> None:
    assert "Go to the next line: Down j" in said(listings.actions())
    assert "List the questions" in said(listings.actions())


# Walking through a list


def opened(kind: str = "contents") -> tuple[Reader, Listing]:
    listing = {"contents": listings.contents, "questions": listings.questions}[kind](reader())
    return replace(reader(), layers=(listing,)), listing


def test_steps_stop_at_the_ends_and_say_so() -> None:
    on, listing = opened()
    down = listings.step(on, listing, 9)
    assert isinstance(down.top, Listing)
    assert (down.top.at, down.said) == (3, "")
    assert listings.step(down, down.top, 1).said == "Last item."
    assert listings.step(on, listing, -1).said == "First item."


def test_a_step_forgets_the_digits_and_goes_to_the_first_character() -> None:
    on, listing = opened()
    typed = replace(listing, digits="1", char=4)
    stepped = listings.step(on, typed, 1).top
    assert isinstance(stepped, Listing)
    assert (stepped.digits, stepped.char) == ("", 0)


def test_a_list_without_entries_is_walked_nowhere() -> None:
    empty = Listing("links", "Links", ())
    on = replace(reader(), layers=(empty,))
    assert listings.step(on, empty, 1).said == "Last item."
    assert listings.choose(on, empty) == (replace(on, said="There is nothing to choose."), None)


# Choosing


def test_choosing_a_place_goes_there_with_a_way_back() -> None:
    on, listing = opened()
    after, following = listings.choose(on, replace(listing, at=2))
    assert (after.at, after.behind, after.layers, following) == (Address(2), (Address(),), (), None)


def test_choosing_a_place_from_over_a_table_leaves_the_table() -> None:
    _, listing = opened()
    on = replace(reader(), layers=(TableView(0, 0), listing))
    assert listings.choose(on, replace(listing, at=2))[0].layers == ()


@pytest.mark.parametrize(("digits", "goal"), [("1", Address(1)), ("3", Address(3))])
def test_a_number_chooses_the_item_that_has_it(digits: str, goal: Address) -> None:
    on, listing = opened()
    assert listings.choose(on, replace(listing, digits=digits))[0].at == goal


def test_a_number_chooses_a_question_too() -> None:
    on, listing = opened("questions")
    assert listings.choose(on, replace(listing, digits="2"))[0].at == Address(1, 3)


def test_a_number_that_no_item_has_is_told() -> None:
    on, listing = opened()
    after, following = listings.choose(on, replace(listing, digits="12"))
    assert (after.said, following) == ("No item 12.", None)
    assert isinstance(after.top, Listing)
    assert after.top.digits == ""


def test_choosing_an_action_leaves_the_list_and_does_it() -> None:
    listing = listings.actions()
    index = next(n for n, entry in enumerate(listing.entries) if entry.goal == Command("where"))
    after, following = listings.choose(replace(reader(), layers=(listing,)), replace(listing, at=index))
    assert (after.layers, following) == ((), Command("where"))


def test_choosing_what_is_to_be_copied_hands_it_over() -> None:
    copy = Copy("https://example.org", "the address")
    listing = Listing("target", "Link", (Entry("Copy the address", copy),))
    after, following = listings.choose(replace(reader(), layers=(listing,)), listing)
    assert (after.effect, after.layers, following) == (copy, (), None)


def test_the_title_of_a_group_is_not_chosen() -> None:
    listing = listings.actions()
    after, following = listings.choose(replace(reader(), layers=(listing,)), replace(listing, at=1))
    assert after.layers == (listing,)
    assert after.said == "Moving is the title of a group."
    assert following is None


def test_choosing_a_match_makes_it_the_current_one() -> None:
    found = replace(reader(), finding=find(BOOK, "sore", Address()))
    listing = listings.matches(found)
    after, _ = listings.choose(replace(found, layers=(listing,)), replace(listing, at=4))
    assert after.finding is not None
    assert (after.at, after.finding.number) == (Address(3, 1, 2), 3)


def test_the_list_of_all_actions_shows_the_keys_in_force() -> None:
    words = said(listings.actions(keys=Keys(preset="vi", changes=(("find", ("x",)),))))
    assert "Go to the start: g g, Home" in words
    assert next(each for each in words if each.startswith("Find words")).endswith(": x")
    assert "Go to the next heading of level 2: 2" in said(listings.actions(keys=Keys(preset="browse")))
    assert "Go to the next heading of level 2" not in said(listings.actions())
