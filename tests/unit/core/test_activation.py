"""Opening and closing, following links and notes, copying."""

from __future__ import annotations

import pytest
from support import document_builders as builders

from b12tui.core.effects import Copy, OpenBrowser, OpenLink
from b12tui.core.folds import Folds, visible
from b12tui.core.handlers.activation import activate, find_note, follow_link, set_all_folds, toggle
from b12tui.core.handlers.clipboard import copy_text
from b12tui.core.state import Command, ListOverlay, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse

BOOK = builders.document(
    builders.heading(1, "Book"),
    builders.paragraph(
        builders.link("#hidden", "in"),
        " ",
        builders.link("https://example.org/?a=1", "out"),
        " ",
        builders.link("#gone", "lost"),
        " ",
        builders.link("other.md#part", "file"),
        builders.footnote_ref(1),
        builders.footnote_ref(9),
    ),
    builders.footnote(1, "The note."),
    builders.heading(2, "Part"),
    builders.question("Why?", "Because. It is so.", builders.question("Hidden?", "Deep.")),
    "Plain.",
    builders.code("x = 1\ny = 2", "python"),
    builders.table(("A",), ("cell",)),
)
LINKS, WHY, BECAUSE, HIDDEN, PLAIN = Position(0, 1), Position(1, 1), Position(1, 2), Position(1, 3), Position(1, 5)


def at(place: Position, char: int = 0, folds: Folds | None = None) -> ReaderState:
    return ReaderState(BOOK, position=replace(place, offset=char), folds=folds or Folds())


# Enter


def test_enter_on_a_question_opens_and_closes_it_in_words() -> None:
    opened = activate(at(WHY))
    assert opened.message == "Question 1 of 1, open."
    assert 2 in visible(BOOK, opened.folds, 1)
    closed = activate(opened)
    assert (closed.message, closed.folds) == ("Question 1 of 1, closed.", Folds())


def test_enter_on_a_heading_closes_and_opens_its_section() -> None:
    closed = activate(at(Position(1)))
    assert closed.message == "Part, closed."
    assert visible(BOOK, closed.folds, 1) == (0,)
    assert activate(closed).message == "Part, open."


def test_enter_on_plain_text_lists_all_actions() -> None:
    for place in (PLAIN, Position()):
        top = activate(at(place)).top_overlay
        assert isinstance(top, ListOverlay)
        assert top.kind == "actions"


def test_enter_on_a_link_follows_it_also_within_a_heading() -> None:
    document = builders.document(builders.heading(2, builders.link("#two", "one")), builders.heading(2, "two"))
    assert activate(ReaderState(document, position=Position(1))).position == Position(2)


# Links and notes


def test_a_link_into_the_text_is_a_jump_that_opens_what_hides_its_goal() -> None:
    after = follow_link(at(LINKS))
    assert (after.position, after.back_stack) == (HIDDEN, (LINKS,))
    assert not after.folds.hides(BOOK.sections[1], 3, BOOK.text_node(HIDDEN))


def test_a_link_to_what_is_not_there_says_so() -> None:
    after = follow_link(at(LINKS, 7))
    assert (after.position, after.message) == (replace(LINKS, offset=7), "Not found in this document: #gone.")


def test_a_link_to_a_file_asks_for_that_text_and_moves_nothing() -> None:
    after = follow_link(at(LINKS, 12))
    assert (after.effect, after.position, after.back_stack) == (
        OpenLink("other.md", "part"),
        replace(LINKS, offset=12),
        (),
    )


def test_a_link_to_the_web_is_shown_in_full_and_offered_for_copying() -> None:
    char, target = 3, "https://example.org/?a=1"
    after = follow_link(at(LINKS, char))
    top = after.top_overlay
    assert isinstance(top, ListOverlay)
    assert top.title == f"Link to {target}"
    goals = [entry.target for entry in top.entries]
    assert goals == [Copy(target, "the address"), OpenBrowser(target), Command("leave")]
    assert (after.position, after.effect) == (replace(LINKS, offset=char), None)


NOTED = builders.document(
    builders.paragraph("Words", builders.footnote_ref(1), " and more."), builders.footnote(1, "The note.")
)


def test_enter_in_a_note_returns_to_the_mark_that_one_came_from() -> None:
    there = activate(ReaderState(NOTED, position=Position(0, 0, 5)))
    assert there.position == Position(0, 1)
    home = activate(there)
    assert (home.position, home.message, home.back_stack) == (Position(0, 0, 5), "Back from note 1.", ())


@pytest.mark.parametrize("behind", [(), (Position(0, 0, 7),), (Position(0, 1),)])
def test_enter_in_a_note_that_was_come_to_otherwise_lists_all_actions(behind: tuple[Position, ...]) -> None:
    assert isinstance(activate(ReaderState(NOTED, position=Position(0, 1), back_stack=behind)).top_overlay, ListOverlay)


def test_where_no_link_is_nothing_is_followed() -> None:
    after = follow_link(at(PLAIN))
    assert (after.position, after.message) == (PLAIN, "No link here.")


def test_a_note_is_gone_to_and_back_returns() -> None:
    end = len(BOOK.text_node(LINKS).text.chars) - 1
    document = builders.document(
        builders.paragraph("Said", builders.footnote_ref(1), " so."), builders.footnote(1, "The note.")
    )
    after = follow_link(ReaderState(document, position=Position(0, 0, 4)))
    assert (after.position, after.back_stack) == (Position(0, 1), (Position(0, 0, 4),))
    assert find_note(at(LINKS, end), 1) == Position(0, 2)


def test_a_note_that_is_not_there_is_told() -> None:
    document = builders.document(builders.paragraph("Said", builders.footnote_ref(9), " so."))
    after = follow_link(ReaderState(document, position=Position(0, 0, 4)))
    assert after.message == "Note not found."


def test_a_note_in_another_section_is_found() -> None:
    assert find_note(at(PLAIN), 1) == Position(0, 2)
    assert find_note(at(PLAIN), 7) is None


# Opening and closing by name


def test_within_an_answer_it_is_the_innermost_question_that_is_closed() -> None:
    deep = Position(1, 4)
    closed = toggle(at(deep, folds=Folds(True)))
    assert closed.position == HIDDEN
    assert closed.folds.hides(BOOK.sections[1], 4, BOOK.text_node(deep))
    assert not closed.folds.hides(BOOK.sections[1], 2, BOOK.text_node(BECAUSE))


def test_within_a_section_it_is_the_section_that_is_closed_and_the_reader_stands_on_its_heading() -> None:
    closed = toggle(at(PLAIN))
    assert (closed.position, closed.message) == (Position(1), "Part, closed.")


@pytest.mark.parametrize(
    ("place", "opened", "said"),
    [
        (WHY, False, "Already closed."),
        (PLAIN, True, "Already open."),
        (Position(0, 2), None, "Nothing to open or close here."),
    ],
)
def test_what_is_so_already_stays_and_is_told(place: Position, opened: bool | None, said: str) -> None:
    after = toggle(at(place), opened)
    assert (after.folds, after.message) == (Folds(), said)


def test_a_question_is_brought_to_the_state_that_was_asked_for() -> None:
    opened = toggle(at(WHY), opened=True)
    assert opened.message == "Question 1 of 1, open."
    assert toggle(opened, opened=True).message == "Already open."
    assert toggle(opened, opened=False).message == "Question 1 of 1, closed."


def test_all_is_opened_and_closed_at_once() -> None:
    opened = set_all_folds(at(WHY), opened=True)
    assert (opened.message, opened.position) == ("All sections unfolded.", WHY)
    assert len(visible(BOOK, opened.folds, 1)) == len(BOOK.text_nodes(1))
    closed = set_all_folds(replace(opened, position=BECAUSE), opened=False)
    assert (closed.message, closed.position) == ("All sections folded.", Position(1))


# Copying


@pytest.mark.parametrize(
    ("part", "place", "char", "copied"),
    [
        ("copy-link", LINKS, 4, Copy("https://example.org/?a=1", "the link")),
        ("copy-code", Position(1, 6), 0, Copy("x = 1\ny = 2", "the code")),
        ("copy-code", Position(1, 8), 0, Copy("cell", "the cell")),
        ("copy-code", PLAIN, 3, Copy("Plain.", "the paragraph")),
    ],
)
def test_what_is_at_hand_is_copied(part: str, place: Position, char: int, copied: Copy) -> None:
    assert copy_text(at(place, char), part).effect == copied


def test_without_a_link_there_is_none_to_copy() -> None:
    after = copy_text(at(PLAIN), "copy-link")
    assert (after.effect, after.message) == (None, "No link here.")


SOURCE = """---
title: Book
---

- one
  - two

## Part

| a | b |
| - | - |
| 1 | *2* |


## Last

    code
"""


@pytest.mark.parametrize(
    ("section", "source"),
    [
        (0, "---\ntitle: Book\n---\n\n- one\n  - two"),
        (1, "## Part\n\n| a | b |\n| - | - |\n| 1 | *2* |"),
        (2, "## Last\n\n    code"),
    ],
)
def test_a_section_is_copied_as_it_was_written_also_where_it_is_closed(section: int, source: str) -> None:
    state = ReaderState(parse(SOURCE, name="book.md"), position=Position(section), folds=Folds(False))
    assert copy_text(state, "copy-section").effect == Copy(source, "the section")


def test_the_whole_text_is_copied_as_it_was_written() -> None:
    state = ReaderState(parse(SOURCE, name="book.md"), position=Position(1))
    assert copy_text(state, "copy-document").effect == Copy(SOURCE, "the document")
