"""Lists to choose from: contents, links, questions, matches, marks, all actions."""

from __future__ import annotations

from typing import Any

import pytest
from support import document_builders as builders
from support.fixed_lines import FixedLines

from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.appearance import Appearance
from b12tui.core.effects import Copy
from b12tui.core.folds import Folds
from b12tui.core.keymap.bindings import Keymap
from b12tui.core.overlay import listings
from b12tui.core.overlay.contents import contents_list
from b12tui.core.overlay.go_choices import go_choices
from b12tui.core.state import Command, ListEntry, ListOverlay, ReaderState, TableView
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.search.results import search_document

BOOK = builders.document(
    builders.heading(1, "Book"),
    builders.paragraph(
        "Go to ", builders.link("#part", "there"), " or ", builders.link("https://example.org", "out"), "."
    ),
    builders.heading(2, "Part"),
    builders.question("Why is it sore?", "Because a muscle is sore.", number=1, of=2),
    builders.question("Is it long?", "No.", number=2, of=2, opened=True),
    builders.heading(3, "Deep"),
    builders.paragraph("Again ", builders.link("https://example.org", "another word"), "."),
    builders.heading(2, "End"),
    "A sore end.",
)


def said(listing: ListOverlay) -> list[str]:
    return [entry.text for entry in listing.entries]


def reader(*at: int) -> ReaderState:
    return ReaderState(BOOK, position=Position(*at))


def test_the_contents_number_the_sections_and_mark_the_one_at_hand() -> None:
    contents = contents_list(reader(2, 1))
    assert said(contents) == ["Book", "1. Part", "1.1 Deep", "2. End"]
    assert [entry.depth for entry in contents.entries] == [0, 0, 1, 0]
    assert [entry.current for entry in contents.entries] == [False, False, True, False]
    assert contents.index == 2


def test_the_contents_lead_to_the_headings() -> None:
    goals = [entry.target for entry in contents_list(reader()).entries]
    assert goals == [Position(), Position(1), Position(2), Position(3)]


def test_a_text_that_begins_with_a_heading_is_begun_there() -> None:
    document = builders.document(builders.thematic_break(), builders.heading(2, "Start"), "Text.")
    assert contents_list(ReaderState(document, position=Position(1))).entries[0] == ListEntry("made.md", Position(1))


def test_a_text_of_deep_headings_is_not_indented_for_it() -> None:
    document = builders.document("Before.", builders.heading(4, "One"), builders.heading(5, "Two"))
    assert [entry.depth for entry in contents_list(ReaderState(document)).entries] == [0, 0, 1]


def test_each_target_of_links_has_one_number_and_leads_to_its_first_mention() -> None:
    links = listings.link_list(reader(3))
    assert said(links) == ["1. Part (1): #part", "2. out: https://example.org"]
    told = listings.link_list(replace(reader(3), frontend="line"))
    assert said(told)[0] == "1. Section 1, Part: #part"
    assert [entry.target for entry in links.entries] == [Position(0, 1, 6), Position(0, 1, 15)]


def test_the_list_of_links_opens_at_the_nearest_before_the_reader() -> None:
    assert listings.link_list(reader(0, 1, 10)).index == 0
    assert listings.link_list(reader(0, 1, 20)).index == 1


def test_questions_are_listed_with_their_state() -> None:
    questions = listings.question_list(reader(1, 3))
    assert said(questions) == ["1 of 2, closed: Why is it sore?", "2 of 2, open: Is it long?"]
    assert questions.index == 1
    assert said(listings.question_list(replace(reader(), folds=Folds(True))))[0] == "1 of 2, open: Why is it sore?"


def test_matches_stand_under_the_names_of_their_sections() -> None:
    found = replace(reader(), search=search_document(BOOK, "sore", Position(3)))
    matches = listings.match_list(found)
    assert said(matches) == [
        "Part",
        "1. Why is it sore?",
        "2. Because a muscle is sore.",
        "End",
        "3. A sore end.",
    ]
    assert matches.index == 4
    assert [entry.target for entry in matches.entries if entry.target is None] == [None, None]


def test_a_match_in_a_long_text_is_shown_with_whole_words_around_it() -> None:
    document = builders.document(f"{'before ' * 20}sore{' behind' * 20}")
    found = ReaderState(document, search=search_document(document, "sore", Position()))
    assert said(listings.match_list(found))[1] == "1. before before before before sore behind behind behind behind"


def test_a_match_in_a_text_without_blanks_is_cut_all_the_same() -> None:
    document = builders.document("前" * 50 + "痛" + "後" * 50)
    found = ReaderState(document, search=search_document(document, "痛", Position()))
    assert said(listings.match_list(found))[1] == f"1. {'前' * 30}痛{'後' * 30}"


def test_marks_say_the_words_that_they_stand_at() -> None:
    marked = replace(reader(), bookmarks=(("a", Position(3, 1, 2)),))
    assert said(listings.bookmark_list(marked)) == ["a: sore end., in End"]


def test_the_list_of_actions_holds_each_that_is_at_hand_and_the_way_out_first() -> None:
    for where in (KeyContext.TEXT, KeyContext.TABLE):
        listing = listings.action_list(where)
        assert listing.entries[0].target == Command("leave")
        offered = [entry.target.action for entry in listing.entries[1:] if isinstance(entry.target, Command)]
        assert offered == [
            action.id
            for group in dict.fromkeys(action.group for action in ACTIONS)
            for action in ACTIONS
            if action.group == group and action.listed and action.contexts & where
        ]


def test_the_list_of_actions_says_what_each_does_and_its_keys() -> None:
    assert "Next line: Down j" in said(listings.action_list())
    assert "List questions" in said(listings.action_list())


@pytest.mark.parametrize("keys", [Keymap(), Keymap(preset="vi"), Keymap(preset="browse")])
def test_for_the_eye_help_has_the_most_used_first_and_what_has_no_key_last_with_its_name(keys: Keymap) -> None:
    listing = listings.help_list(replace(reader(), keymap=keys, frontend="screen"))
    assert next(entry.label for entry in listing.entries if entry.target is None) == "Most used"
    assert len(listing.entries) > len(listings.action_list(keys=keys).entries)
    without, named = False, 0
    for entry in listing.entries[1:]:
        if entry.target is None:
            without = False
            continue
        assert isinstance(entry.target, Command)
        action = BY_ID[entry.target.action]
        keyless = not keys.keys_for(action, KeyContext.TEXT)
        assert keyless or not without, entry.label
        without = keyless
        if keyless and entry.keys and not action.abbreviation:
            named += 1
            chosen = go_choices(replace(reader(), keymap=keys), entry.keys.removeprefix(":"))[0]
            assert chosen.target == entry.target
    assert named > 10


@pytest.mark.parametrize(
    "change", [{"frontend": "line"}, {"frontend": "screen", "appearance": Appearance(visual=False)}]
)
def test_for_the_ear_help_is_by_groups_alone(change: dict[str, Any]) -> None:
    state = replace(reader(), **change)
    assert listings.help_list(state) == listings.action_list(keys=state.keymap)


# Walking through a list


def opened(kind: str = "contents") -> tuple[ReaderState, ListOverlay]:
    listing = {"contents": contents_list, "questions": listings.question_list}[kind](reader())
    return replace(reader(), overlays=(listing,)), listing


def test_steps_stop_at_the_ends_and_say_so() -> None:
    on, listing = opened()
    down = listings.step_list(on, listing, 9)
    assert isinstance(down.top_overlay, ListOverlay)
    assert (down.top_overlay.index, down.message) == (3, "")
    assert listings.step_list(down, down.top_overlay, 1).message == "Last item."
    assert listings.step_list(on, listing, -1).message == "First item."


class LastPage(FixedLines):
    """The last page of a list, or the first one: a page on covers no item."""

    def items(self, state: ReaderState, pages: int) -> int:  # noqa: ARG002 - the same anywhere
        return 0


@pytest.mark.parametrize(("index", "pages", "message"), [(3, 1, "Last item."), (0, -1, "First item.")])
def test_a_page_beyond_the_ends_names_the_end_that_it_met(index: int, pages: int, message: str) -> None:
    on, listing = opened()
    at_end = replace(listing, index=index)
    assert listings.turn(replace(on, overlays=(at_end,)), at_end, pages, LastPage()).message == message


def test_a_step_forgets_the_digits_and_goes_to_the_first_character() -> None:
    on, listing = opened()
    typed = replace(listing, digits="1", offset=4)
    stepped = listings.step_list(on, typed, 1).top_overlay
    assert isinstance(stepped, ListOverlay)
    assert (stepped.digits, stepped.offset) == ("", 0)


def test_a_list_without_entries_is_walked_nowhere() -> None:
    empty = ListOverlay("links", "Links", ())
    on = replace(reader(), overlays=(empty,))
    assert listings.step_list(on, empty, 1).message == "Last item."
    assert listings.choose(on, empty) == (replace(on, message="Nothing to choose."), None)


# Choosing


def test_choosing_a_place_goes_there_with_a_way_back() -> None:
    on, listing = opened()
    after, following = listings.choose(on, replace(listing, index=2))
    assert (after.position, after.back_stack, after.overlays, following) == (Position(2), (Position(),), (), None)


def test_choosing_a_place_from_over_a_table_leaves_the_table() -> None:
    _, listing = opened()
    on = replace(reader(), overlays=(TableView(0, 0), listing))
    assert listings.choose(on, replace(listing, index=2))[0].overlays == ()


@pytest.mark.parametrize(("digits", "goal"), [("1", Position(1)), ("3", Position(3))])
def test_a_number_chooses_the_item_that_has_it(digits: str, goal: Position) -> None:
    on, listing = opened()
    assert listings.choose(on, replace(listing, digits=digits))[0].position == goal


def test_a_number_chooses_a_question_too() -> None:
    on, listing = opened("questions")
    assert listings.choose(on, replace(listing, digits="2"))[0].position == Position(1, 3)


def test_a_number_that_no_item_has_is_told() -> None:
    on, listing = opened()
    after, following = listings.choose(on, replace(listing, digits="12"))
    assert (after.message, following) == ("No item 12.", None)
    assert isinstance(after.top_overlay, ListOverlay)
    assert after.top_overlay.digits == ""


def test_choosing_an_action_leaves_the_list_and_does_it() -> None:
    listing = listings.action_list()
    index = next(n for n, entry in enumerate(listing.entries) if entry.target == Command("where"))
    after, following = listings.choose(replace(reader(), overlays=(listing,)), replace(listing, index=index))
    assert (after.overlays, following) == ((), Command("where"))


def test_choosing_what_is_to_be_copied_hands_it_over() -> None:
    copy = Copy("https://example.org", "the address")
    listing = ListOverlay("target", "Link", (ListEntry("Copy the address", copy),))
    after, following = listings.choose(replace(reader(), overlays=(listing,)), listing)
    assert (after.effect, after.overlays, following) == (copy, (), None)


def test_the_title_of_a_group_is_not_chosen() -> None:
    listing = listings.action_list()
    after, following = listings.choose(replace(reader(), overlays=(listing,)), replace(listing, index=1))
    assert after.overlays == (listing,)
    assert after.message == "Moving is a group title."
    assert following is None


def test_choosing_a_match_makes_it_the_current_one() -> None:
    found = replace(reader(), search=search_document(BOOK, "sore", Position()))
    listing = listings.match_list(found)
    after, _ = listings.choose(replace(found, overlays=(listing,)), replace(listing, index=4))
    assert after.search is not None
    assert (after.position, after.search.number) == (Position(3, 1, 2), 3)


def test_the_list_of_all_actions_shows_the_keys_in_force() -> None:
    words = said(listings.action_list(keys=Keymap(preset="vi", changes=(("find", ("x",)),))))
    assert "Go to the start: g g, Home" in words
    assert next(each for each in words if each.startswith("Search;")).endswith(": x")
    assert "Next heading of level 2: 2" in said(listings.action_list(keys=Keymap(preset="browse")))
    assert not any("heading of level" in each for each in said(listings.action_list()))


def test_letters_that_mean_nothing_else_in_a_list_lead_to_the_next_item_that_begins_with_it() -> None:
    state = update(reader(), Command("contents"), FixedLines())

    def selected(state: ReaderState, *letters: str) -> list[str]:
        labels = []
        for letter in letters:
            state = update(state, Command("unknown-key", text=letter), FixedLines())
            assert isinstance(state.top_overlay, ListOverlay)
            labels.append(state.top_overlay.entries[state.top_overlay.index].label)
        return labels

    assert selected(state, "e", "D", "p", "B", "e") == ["End", "Deep", "Part", "Book", "End"]
    assert update(state, Command("unknown-key", text="w"), FixedLines()).overlays == state.overlays
    grouped = update(reader(), Command("help"), FixedLines())
    assert selected(grouped, "n", "n", "p") == [
        "Next line: Down j",
        "Next character: Right",
        "Previous character: Left",
    ]


def test_the_questions_of_a_text_are_found_once_however_often_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = builders.document(*builders.questions(("Why?", "Because."), ("When?", "Now.")))
    listed = listings.question_list(ReaderState(text))
    monkeypatch.setattr(type(text), "all_text_nodes", lambda _: pytest.fail("read again"))
    assert listings.question_list(ReaderState(text)) == listed
    assert listings.question_list(ReaderState(text, folds=Folds(all_open=True))) != listed
