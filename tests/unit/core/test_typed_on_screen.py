"""Line mode's vocabulary behind `:` on the screen: each word leads to a place, a list, an effect or a message."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph
from support.fixed_lines import FixedLines
from support.typed_words import SAMPLE, typed_forms

from b12tui.catalogue import lists
from b12tui.core.effects import Copy, Effect, ListBookmarks, OpenFile, SaveBookmark
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState, TableView
from b12tui.core.update import type_in, update
from b12tui.core.vocabulary.known_words import Word, vocabulary
from b12tui.document import Document, Position
from b12tui.fastclass import replace

LINES = FixedLines()
THE_SCREENS_OWN = {"go": "go", "open": "open-file", "set": "set-value"}
"""Words that are another action's there: `go` offers what it leads to, `open` alone a file, `set` the settings."""


def on_screen(text: Document = SAMPLE) -> ReaderState:
    return ReaderState(text, frontend="screen", position=Position(0, 1), document_id="text.md")


def asked(line: str, state: ReaderState) -> tuple[ReaderState, Prompt]:
    shown = type_in(update(state, Command("go"), LINES), "", line, LINES)
    assert isinstance(shown.top_overlay, Prompt)
    return shown, shown.top_overlay


def typed(line: str, state: ReaderState | None = None) -> ReaderState:
    return type_in(asked(line, state or on_screen())[0], "Enter", "", LINES)


def unanswered(word: Word, line: str) -> str:
    """Return how a line is not understood or does nothing; empty if it does something."""
    before = on_screen()
    _, prompt = asked(line, before)
    target = prompt.choices[0].target if prompt.choices else None
    meant = THE_SCREENS_OWN.get(line.partition(" ")[0], word.id) if " " not in line else word.id
    if word.id != "go" and not (isinstance(target, Command) and target.action == meant):
        return f"{line}: {target}"
    after = typed(line, before)
    same = replace(after, typed_lines=()) == before
    return f"{line}: {after.message}" if same or after.message == lists.no_choice(line) else ""


def test_every_word_behind_the_colon_is_the_command_of_line_mode_and_does_something() -> None:
    left = [unanswered(word, line) for word in vocabulary() for line in typed_forms(word)]
    assert [each for each in left if each] == []


@pytest.mark.parametrize(
    ("line", "title"),
    [("chapter 1", "Chapter 1: Sea"), ("section 1", "Section 1. Land"), ("section 3", "Section 1. Land")],
)
def test_a_numbered_section_is_the_heading_that_begins_so_else_the_one_of_that_number(line: str, title: str) -> None:
    text = document(*(heading(2, each) for each in ("Preface", "Chapter 1: Sea", "Section 1. Land")))
    assert text.sections[typed(line, on_screen(text)).position.section].title == title


def place(state: ReaderState) -> tuple[int, int, int]:
    """Return the first text node of the table on top, and the row and column of the current cell, from 1."""
    view = state.top_overlay
    assert isinstance(view, TableView)
    return view.first_node, view.row + 1, view.column + 1


FIRST, SECOND = 1, 7
"""First text nodes of the two tables."""


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("row 2", (FIRST, 2, 1)),
        ("ro 2", (FIRST, 2, 1)),
        ("row 2 column 2", (FIRST, 2, 2)),
        ("column name row 2", (FIRST, 2, 1)),
        ("column size", (FIRST, 0, 2)),
        ("cell 2 size", (FIRST, 2, 2)),
        ("table 2", (SECOND, 0, 1)),
        ("table 2 row 2", (SECOND, 2, 1)),
        ("table 2, row 2", (SECOND, 2, 1)),
        ("table 2 row 2 column 2", (SECOND, 2, 2)),
        ("table 2 row 2, column price", (SECOND, 2, 2)),
        ("table 2 cell 1 price", (SECOND, 1, 2)),
        ("table 2 sort fruit", (SECOND, 0, 1)),
        ("table 2 filter app", (SECOND, 0, 1)),
        ("TABLE 2 ROW 2", (SECOND, 2, 1)),
    ],
)
def test_a_cell_is_gone_to_by_numbers_and_names(line: str, there: tuple[int, int, int]) -> None:
    assert place(typed(line)) == there


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("table 3", "No table 3; the document has 2 tables."),
        ("table 3 row 1", "No table 3; the document has 2 tables."),
        ("table 2 row 9", "No row 9; the table has 2 rows."),
        ("table 2 row 1 column 9", "No such cell; the table has 2 rows, 2 columns."),
        ("cell 2 colour", "No column matches colour; columns: Name; Size."),
        ("row two", "Type it in one line: row 2."),
        ("open 3", "No question 3; the document has 2 questions."),
        ("open link 2", "No link 2; the document has 1 link."),
        ("link 2", "No link 2; the document has 1 link."),
        ("note", "Type it in one line: note 2."),
        ("note 2", "No note 2."),
        ("heading 7", "No more headings of level 7."),
        ("heading 3", "No more headings of level 3."),
        ("unit sentence", "Unit: sentence."),
        ("unit block", "Unit must be line or sentence, not block."),
        ("set unit sentence", "Unit: sentence."),
        ("links nothing", "No entry matches “nothing”."),
        ("again", "No command to repeat."),
    ],
)
def test_what_there_is_not_is_told_in_line_modes_words(line: str, message: str) -> None:
    assert typed(line).message == message


def test_questions_links_and_notes_are_gone_to_by_number() -> None:
    opened = typed("open 2")
    assert opened.document.text_node(opened.position).text.chars == "When?"
    assert opened.message == "Question 2 of 2, open."
    assert typed("open 2", opened).message == ""  # it stays open
    assert typed("close 2", opened).message == "Question 2 of 2, closed."
    assert typed("link 1").message == "1. that: https://example.org/"
    assert typed("note 1").position == Position(1, 16)
    assert typed("copy link 1").effect == Copy("https://example.org/", "the link")
    assert isinstance(typed("open link 1").top_overlay, ListOverlay)  # where it leads
    assert typed("back", typed("note 1")).position == Position(0, 1)


def test_headings_and_lines_are_gone_to_by_number() -> None:
    assert typed("heading 2").position == Position(1)
    assert typed("go sizes").position == Position(1)
    _, prompt = asked("go si", on_screen())
    assert [entry.label for entry in prompt.choices][:1] == ["Sizes"]
    assert typed("go quinces").message == lists.no_choice("go quinces")


def test_a_search_is_typed_with_where_to_search() -> None:
    found = typed("find plum in tables")
    assert found.position == Position(1, 9)
    assert typed("find that in tables").position == Position(0, 1)


def test_a_place_in_the_text_is_gone_to_from_within_a_table() -> None:
    state = typed("note 1", typed("table 2 row 1"))
    assert (state.overlays, state.position) == ((), Position(1, 16))
    assert place(typed("row 2", typed("table 2"))) == (SECOND, 2, 1)
    assert len(typed("table 1 row 1", typed("table 2")).overlays) == 1


def test_a_list_is_opened_with_the_words_that_it_has_to_hold() -> None:
    listing = typed("headings size").top_overlay
    assert isinstance(listing, ListOverlay)
    assert [entry.label for entry in listing.entries] == ["Heading 2: Sizes"]
    assert len(listing.unfiltered) == 2


def test_what_was_typed_is_listed_and_typed_again() -> None:
    state = typed("word", typed("row 2", on_screen()).without_overlays())
    listing = typed("history", state).top_overlay
    assert isinstance(listing, ListOverlay)
    assert [entry.label for entry in listing.entries] == ["history", "word", "row 2"]
    chosen = typed("history", state)
    for command in ("next-line", "next-line", "open"):
        chosen = update(chosen, Command(command), LINES)
    assert isinstance(chosen.top_overlay, Prompt)
    assert chosen.top_overlay.text == "row 2"
    assert place(type_in(chosen, "Enter", "", LINES)) == (FIRST, 2, 1)
    assert typed("again", state).position > state.position


def test_a_line_done_again_is_listed_once() -> None:
    state = typed("again", typed("again", typed("row 2")))
    assert (place(state), state.typed_lines) == ((FIRST, 2, 1), ("row 2",))


def test_a_choice_is_made_again_that_an_arrow_led_to() -> None:
    shown, prompt = asked("li", on_screen())
    marks = next(index for index, entry in enumerate(prompt.choices) if entry.target == Command("marks"))
    for _ in range(marks):
        shown = type_in(shown, "Down", "", LINES)
    state = type_in(shown, "Enter", "", LINES)
    assert (marks > 0, state.effect, state.typed_lines) == (True, ListBookmarks(), ("List marks and recent files",))
    assert typed("again", state).effect == ListBookmarks()


def test_a_heading_named_as_the_word_is_not_sought_for_ever_where_there_is_none() -> None:
    text = document(heading(1, "Title"), heading(2, "Again"), paragraph("Words."))
    there = typed("again", on_screen(text))
    assert (there.position, there.typed_lines) == (Position(1), ("again",))
    assert typed("again", replace(on_screen(), typed_lines=there.typed_lines)).message == "No command to repeat."


EFFECTS: list[tuple[str, Effect]] = [
    ("mark a", SaveBookmark("a")),
    ("open notes.md", OpenFile("notes.md")),
    ("table 2 copy table", Copy("Fruit,Price\nplum,3\napple,5", "the table")),
]


@pytest.mark.parametrize(("line", "effect"), EFFECTS, ids=[line for line, _ in EFFECTS])
def test_what_is_asked_for_outside_of_the_text(line: str, effect: Effect) -> None:
    assert typed(line).effect == effect


def test_a_heading_of_that_name_comes_before_a_word() -> None:
    text = document(heading(1, "Title"), heading(2, "History"), paragraph("Long ago."))
    assert typed("history", on_screen(text)).position == Position(1)


def test_tab_keeps_the_line() -> None:
    completed = type_in(asked("row 2", on_screen())[0], "Tab", "", LINES).top_overlay
    assert isinstance(completed, Prompt)
    assert completed.text == "row 2"


@pytest.mark.parametrize("line", ["row 2", "history", "note 1", "set unit line", "table 2 row 2", "go sizes", "open 2"])
@pytest.mark.parametrize("key", ["Left", "Home", "Down", "Up", "PageDown"])
def test_a_key_that_types_nothing_keeps_what_is_offered(line: str, key: str) -> None:
    shown, prompt = asked(line, on_screen())
    moved = type_in(shown, key, "", LINES)
    assert isinstance(moved.top_overlay, Prompt)
    assert (moved.top_overlay.text, moved.top_overlay.choices) == (line, prompt.choices)
    unmoved = moved.with_top_overlay(replace(moved.top_overlay, index=0))
    assert type_in(unmoved, "Enter", "", LINES) == type_in(shown, "Enter", "", LINES)


def test_a_file_is_told_from_a_question_by_a_stop_a_slash_or_a_word() -> None:
    assert [entry.label for entry in asked("open 2", on_screen())[1].choices] == ["open 2"]
    for name in ("./2", "2.md", "notes", "link"):
        assert typed(f"open {name}").effect == OpenFile(name)


def test_in_an_empty_document_only_what_needs_no_words_is_done() -> None:
    empty = ReaderState(document(), frontend="screen")
    assert typed("row 2", empty).message == "The document is empty."
    assert typed("unit", empty).message == "Unit: line."
