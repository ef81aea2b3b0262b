"""Titles and texts that are worded as our own phrases are: they stay what they are."""

from __future__ import annotations

import pytest
from support.document_builders import document, heading, paragraph, table
from support.linear_frontends import press, type_lines

from b12tui.core.folds import Folds
from b12tui.core.overlay.contents import contents_list
from b12tui.core.overlay.go_choices import go_choices, is_named
from b12tui.core.overlay.listings import chosen_entry
from b12tui.core.state import ListEntry, ListOverlay, ReaderState
from b12tui.document import Position
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse


@pytest.mark.parametrize("title", ["St. Mary", "The Mary"])
def test_go_prefers_the_heading_that_begins_so_whatever_the_title(title: str) -> None:
    text = f"# {title}\n\nIntro.\n\n## About Mary\n\nx\n\n## Mary and more\n\ny\n"
    said, _ = type_lines(ReaderState(parse(text, name="m.md")), "read\ngo mary\nquit\n")
    assert "Heading 2: Mary and more" in said
    assert said.count(f"Heading 1: {title}") == 1


@pytest.mark.parametrize("typed", ["go to chapter 2", "go chapter 2", "chapter 2", "Jump to Chapter 2"])
def test_a_chapter_is_the_heading_of_that_name_else_the_section_of_that_number(typed: str) -> None:
    named = "# Book\n\n## Preface\n\na\n\n## Chapter 1\n\nb\n\n## Chapter 2: Ships\n\nc\n"
    assert "Heading 2: Chapter 2: Ships" in type_lines(ReaderState(parse(named, name="m.md")), f"{typed}\nquit\n")[0]
    others = "# Book\n\n## Sea\n\na\n\n## Ships\n\nb\n"
    assert "Heading 2: Ships" in type_lines(ReaderState(parse(others, name="m.md")), f"{typed}\nquit\n")[0]


def test_a_title_with_a_number_of_its_own_has_no_other_number() -> None:
    state = ReaderState(document(heading(1, "Title"), heading(2, "1984. A novel"), heading(2, "2. Second")))
    entries = contents_list(state).entries
    assert [entry.text for entry in entries] == ["Title", "1984. A novel", "2. Second"]
    assert is_named(entries[1], "1984. a novel")
    assert [entry.target for entry in go_choices(state, "2")] == [Position(2)]


def test_a_list_entry_is_chosen_by_its_number_not_by_its_words() -> None:
    entries = (ListEntry("2. of all", Position(1)), ListEntry("first", Position(2), number=2))
    assert chosen_entry(ListOverlay("links", "Links", entries, digits="2")) == entries[1]


def test_a_section_whose_title_has_a_colon_is_not_announced_at_each_match() -> None:
    text = parse("# Title\n\nword\n\n## Part: one\n\nword and word\n", name="m.md")
    pages = SpokenController(ReaderState(text), 60, 20)
    press(pages, "/ w o r d Enter")
    assert press(pages, "n n")[-1].rows == ("3 of 3.", "word and word")


def test_an_empty_cell_of_a_column_named_row_stays_in_its_row() -> None:
    text = document(table(("Name", "Row count"), ("a", ""), ("b", "1")))
    passages = Narration(text).passages(Folds(True), 0)
    assert ["Row count: blank." in [line.text for line in passage.lines] for passage in passages].index(True) == 1


def test_a_paragraph_that_says_it_ends_something_is_a_paragraph() -> None:
    text = document(heading(1, "Title"), paragraph("Text."), paragraph("End of table 1."), paragraph("blank."))
    passages = Narration(text).passages(Folds(True), 0)
    assert [[line.text for line in passage.lines] for passage in passages] == [
        ["Heading 1: Title"],
        ["Text."],
        ["End of table 1."],
        ["blank."],
    ]
