"""What is open and what is closed."""

from __future__ import annotations

import pytest
from support import document_builders as builders

from b12tui.core.folds import Folds, visible
from b12tui.document import Position, Question

BOOK = builders.document(
    builders.heading(1, "Book"),
    "Before.",
    builders.heading(2, "Part"),
    builders.question("Outer?", "Outer answer.", builders.question("Inner?", "Inner answer.")),
    builders.question("Open?", "Open answer.", opened=True),
    builders.heading(3, "Within"),
    "Inside.",
    "",
)
PART, WITHIN = BOOK.sections[1], BOOK.sections[2]


def asked(words: str) -> Question:
    block = next(node.block for node in BOOK.text_nodes(1) if node.text.chars == words)
    assert isinstance(block, Question)
    return block


def seen(folds: Folds, section: int = 1) -> list[str]:
    return [BOOK.text_nodes(section)[index].text.chars for index in visible(BOOK, folds, section)]


def test_at_first_questions_are_as_their_author_has_them_and_sections_are_open() -> None:
    assert seen(Folds()) == ["Part", "Outer?", "Open?", "Open answer."]
    assert seen(Folds(), 2) == ["Within", "Inside."]


def test_opening_all_shows_everything() -> None:
    assert seen(Folds(True)) == ["Part", "Outer?", "Outer answer.", "Inner?", "Inner answer.", "Open?", "Open answer."]


def test_closing_all_leaves_the_headings_and_what_stands_before_them() -> None:
    assert [seen(Folds(False), section) for section in range(3)] == [["Book", "Before."], ["Part"], ["Within"]]


def test_a_question_is_turned_and_turned_back() -> None:
    question = asked("Outer?")
    turned = Folds().flip_question(question)
    assert seen(turned) == ["Part", "Outer?", "Outer answer.", "Inner?", "Open?", "Open answer."]
    assert turned.flip_question(question) == Folds()


def test_a_question_that_its_author_opened_can_be_closed() -> None:
    assert seen(Folds().flip_question(asked("Open?"))) == ["Part", "Outer?", "Open?"]


def test_a_closed_section_hides_its_own_blocks_and_no_section_inside_it() -> None:
    closed = Folds().flip_section(PART)
    assert seen(closed) == ["Part"]
    assert seen(closed, 2) == ["Within", "Inside."]
    assert not closed.section_open(PART)
    assert closed.flip_section(PART) == Folds()


def test_what_stands_before_the_first_heading_is_always_open() -> None:
    assert Folds(False).section_open(BOOK.sections[0])


def test_one_question_can_be_opened_where_all_was_closed() -> None:
    folds = Folds(False).flip_section(PART).flip_question(asked("Outer?"))
    assert seen(folds) == ["Part", "Outer?", "Outer answer.", "Inner?", "Open?"]


@pytest.mark.parametrize("everything", [None, True, False])
def test_revealing_opens_all_that_hides_a_place_and_nothing_else(everything: bool | None) -> None:
    node = BOOK.text_node(Position(1, 4))
    assert node.text.chars == "Inner answer."
    folds = Folds(everything).reveal(PART, 4, node)
    assert not folds.hides(PART, 4, node)
    assert folds.section_open(WITHIN) is Folds(everything).section_open(WITHIN)
    assert folds.question_open(asked("Open?")) is Folds(everything).question_open(asked("Open?"))


def test_revealing_what_is_in_sight_changes_nothing() -> None:
    assert Folds().reveal(PART, 0, BOOK.text_node(Position(1))) == Folds()


def test_a_leaf_without_words_is_not_in_sight() -> None:
    assert visible(BOOK, Folds(True), 2) == (0, 1)


def test_a_section_and_a_question_of_the_same_slug_are_two() -> None:
    folds = Folds(None, frozenset({"part"}))
    assert folds.section_open(PART)
