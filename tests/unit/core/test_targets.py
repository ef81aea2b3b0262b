"""Moving by sentence, block, heading, link, and part of the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import document_builders as builders
from support.state_steps import position_of

from b12tui.core.folds import Folds
from b12tui.core.motion import targets
from b12tui.core.state import ReaderState
from b12tui.document import Document, ListBlock, Position, Table
from b12tui.fastclass import replace

BOOK = builders.document(
    builders.heading(1, "Book"),
    "One here. Two here.",
    builders.heading(2, "Part"),
    builders.bullets("First item. It goes on.", ("Second item.", builders.bullets("Nested."))),
    builders.paragraph(
        "See ",
        builders.link("#end", "the end"),
        builders.footnote_ref(1),
        " or ",
        builders.link("#part", "here"),
        ".",
    ),
    builders.footnote(1, "A note."),
    builders.table(("Name", ""), ("a", "b"), ("c", "d"), title="Part"),
    builders.question("Why?", "Because. So.", builders.question("Really?", "Yes.")),
    builders.heading(3, "Deep"),
    "Deep text.",
    builders.heading(2, "End"),
    "Last words.",
)


def place(words: str, document: Document = BOOK) -> Position:
    """Where `words` stand first."""
    return position_of(document, words)


def at(words: str, folds: Folds | None = None) -> ReaderState:
    return ReaderState(BOOK, position=place(words), folds=folds or Folds())


def visited(
    step: Callable[[ReaderState, int], Position | None], by: int, start: str, folds: Folds | None = None
) -> list[str]:
    """The words from each place on that a move visits, at most 20 characters."""
    state, words = at(start, folds), list[str]()
    while (there := step(state, by)) is not None:
        state = replace(state, position=there)
        words.append(BOOK.text_node(there).text.chars[there.offset :][:20])
    return words


def test_sentences_follow_each_other_over_blocks() -> None:
    assert visited(targets.next_sentence, 1, "Book")[:6] == [
        "One here. Two here.",
        "Two here.",
        "Part",
        "First item. It goes ",
        "It goes on.",
        "Second item.",
    ]


def test_sentences_backwards_are_those_forwards() -> None:
    forwards = visited(targets.next_sentence, 1, "Book")
    backwards = visited(targets.next_sentence, -1, forwards[-1])
    assert backwards == ["Book", *forwards[:-1]][::-1]


def test_within_a_sentence_back_goes_to_its_start() -> None:
    state = ReaderState(BOOK, position=replace(place("Two here"), offset=14))
    assert targets.next_sentence(state, -1) == place("Two here")


def test_a_closed_answer_is_stepped_over_and_an_open_one_is_not() -> None:
    assert visited(targets.next_sentence, 1, "Why?")[0] == "Deep"
    assert visited(targets.next_sentence, 1, "Why?", Folds(True))[:3] == ["Because. So.", "So.", "Really?"]


def test_a_block_is_a_paragraph_an_item_a_table_or_a_question() -> None:
    assert visited(targets.next_block, 1, "Part") == [
        "First item. It goes ",
        "Second item.",
        "Nested.",
        "See the end or here.",
        "A note.",
        "Name",
        "Why?",
        "Deep",
        "Deep text.",
        "End",
        "Last words.",
    ]


def test_blocks_backwards_are_those_forwards() -> None:
    forwards = visited(targets.next_block, 1, "Part")
    backwards = visited(targets.next_block, -1, "Last words")
    assert backwards == ["Book", "One here. Two here.", "Part", *forwards[:-1]][::-1]


def test_within_a_block_back_goes_to_its_start() -> None:
    assert targets.next_block(at("It goes on"), -1) == place("First item")


def test_within_a_table_back_goes_to_its_header_and_on_goes_behind_it() -> None:
    in_table = ReaderState(BOOK, position=Position(1, place("Name").node + 4))
    assert targets.next_block(in_table, -1) == place("Name")
    assert targets.next_block(in_table, 1) == place("Why?")


def test_headings_and_questions_are_gone_through_alike() -> None:
    assert visited(targets.next_heading, 1, "Book") == ["Part", "Why?", "Deep", "End"]
    assert visited(targets.next_heading, 1, "Book", Folds(True)) == ["Part", "Why?", "Really?", "Deep", "End"]
    assert visited(targets.next_heading, -1, "Last words") == ["End", "Deep", "Why?", "Part", "Book"]


def test_within_a_section_back_goes_to_its_own_heading() -> None:
    assert targets.next_heading(at("Deep text"), -1) == place("Deep")
    assert targets.next_heading(ReaderState(BOOK, position=Position(1, 0, 2)), -1) == place("Part")


@pytest.mark.parametrize(
    ("start", "above"),
    [
        ("Deep text", "Deep"),
        ("Deep", "Part"),
        ("Nested", "Part"),
        ("Part", "Book"),
        ("Two here", "Book"),
        ("Because", "Why?"),
        ("Yes.", "Really?"),
        ("Last words", "End"),
    ],
)
def test_a_parent_is_the_heading_or_question_around(start: str, above: str) -> None:
    assert targets.parent_heading(at(start, Folds(True))) == place(above)


def test_above_the_title_there_is_nothing() -> None:
    assert targets.parent_heading(at("Book")) is None


def test_the_first_and_the_last_place_are_in_sight() -> None:
    assert targets.first(at("End")) == place("Book")
    assert targets.last(at("Book")) == place("Last words")
    assert targets.last(at("Book", Folds(False))) == place("End")


def test_a_text_with_nothing_to_read_has_a_first_and_a_last_place_all_the_same() -> None:
    empty = ReaderState(builders.document())
    assert targets.first(empty) == targets.last(empty) == Position()


def test_what_tab_goes_through_are_links_notes_tables_and_questions() -> None:
    assert visited(targets.next_link, 1, "Book") == ["the end or here.", " or here.", "here.", "Name", "Why?"]
    assert visited(targets.next_link, -1, "Last words") == ["Why?", "Name", "here.", " or here.", "the end or here."]


def test_a_link_is_at_hand_from_its_first_character_to_its_last() -> None:
    start = place("the end")
    roles = []
    for char in range(len("See the end or")):
        mark = targets.link_at(ReaderState(BOOK, position=replace(start, offset=char)))
        roles.append(None if mark is None else type(mark.kind).__name__)
    assert roles == [None] * 4 + ["Link"] * 7 + ["FootnoteRef"] + [None] * 2


def test_a_note_cited_at_the_very_end_is_at_hand_on_the_last_character() -> None:
    document = builders.document(builders.paragraph("Said", builders.footnote_ref(2)))
    mark = targets.link_at(ReaderState(document, position=Position(0, 0, 3)))
    assert mark is not None


def test_the_question_at_hand_is_the_innermost() -> None:
    assert targets.question_at(at("Yes.")) == place("Really?")
    assert targets.question_at(at("So.")) == place("Why?")
    assert targets.question_at(at("Why?")) == place("Why?")
    assert targets.question_at(at("Nested")) is None


@pytest.mark.parametrize(("part", "words"), [(-5, "Book"), (0, "Book"), (100, "Last words"), (250, "Last words")])
def test_percent_leads_from_the_start_to_the_end(part: float, words: str) -> None:
    assert targets.position_at_percent(at("Deep"), part) == place(words)


def test_percent_leads_to_what_is_in_sight() -> None:
    closed = ReaderState(BOOK, folds=Folds(False))
    for part in range(101):
        goal = targets.position_at_percent(closed, part)
        assert not Folds(False).hides(BOOK.sections[goal.section], goal.node, BOOK.text_node(goal))


def test_the_part_read_is_nought_at_the_start_and_grows_within_a_sentence() -> None:
    state = at("Book")
    assert targets.part_read(state, Position()) == 0
    start = place("Two here")
    assert targets.part_read(state, start) < targets.part_read(state, replace(start, offset=start.offset + 4)) < 1


# Lists, quotes, tables and headings of a level

KINDS = builders.document(
    builders.heading(1, "Kinds"),
    builders.bullets("Alpha.", ("Beta.", builders.bullets("Nested."))),
    builders.table(("Name",), ("x",)),
    builders.bullets("Gamma."),
    builders.heading(3, "Deep"),
    builders.heading(2, "Next"),
    builders.bullets("Delta.", "Epsilon."),
    builders.table(("Other",), ("y",)),
    "Last.",
)


def gone(kind: type[ListBlock | Table], by: int, start: str) -> list[str]:
    """The words of each place that a move by kind visits."""
    state, words = ReaderState(KINDS, position=place(start, KINDS)), list[str]()
    while (there := targets.next_block_of_kind(state, by, kind)) is not None:
        state = replace(state, position=there)
        words.append(KINDS.text_node(there).text.chars)
    return words


def test_lists_are_visited_at_their_starts_and_lists_in_lists_are_parts_of_them() -> None:
    assert gone(ListBlock, 1, "Kinds") == ["Alpha.", "Gamma.", "Delta."]
    assert gone(ListBlock, 1, "Alpha.") == ["Gamma.", "Delta."]
    assert gone(ListBlock, -1, "Last.") == ["Delta.", "Gamma.", "Alpha."]


def test_back_goes_to_the_start_of_the_list_that_one_is_in() -> None:
    assert gone(ListBlock, -1, "Epsilon.") == ["Delta.", "Gamma.", "Alpha."]
    assert gone(ListBlock, -1, "Nested.") == ["Alpha."]


def test_tables_are_visited_at_their_headers() -> None:
    assert gone(Table, 1, "Kinds") == ["Name", "Other"]
    assert gone(Table, -1, "Last.") == ["Other", "Name"]


def test_headings_of_a_level_pass_over_the_others() -> None:
    assert targets.next_heading_of_level(ReaderState(KINDS), 1, 2) == place("Next", KINDS)
    assert targets.next_heading_of_level(ReaderState(KINDS), 1, 5) is None
    at_end = ReaderState(KINDS, position=place("Last.", KINDS))
    assert targets.next_heading_of_level(at_end, -1, 3) == place("Deep", KINDS)
