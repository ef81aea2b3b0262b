"""What changed in a text: told without parsing, by checksums of its blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.core.places.changes import (
    MAX_CHANGES,
    changes_list,
    changes_message,
    checksums,
    differing,
    place_of,
    places,
    source_blocks,
    step_change,
)
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.markdown import parse

SOURCE = """# Title

One paragraph
of two lines.

- an item
- another
  with a second line

| a | b |
|---|---|
| 1 | 2 |

## Part

The last.
"""


def test_blocks_are_paragraphs_items_rows_and_headings_with_their_lines() -> None:
    found = [(line, text.split("\n")[0]) for line, text in source_blocks(SOURCE)]
    assert found == [
        (1, "# Title"),
        (3, "One paragraph"),
        (6, "- an item"),
        (7, "- another"),
        (10, "| a | b |"),
        (11, "|---|---|"),
        (12, "| 1 | 2 |"),
        (14, "## Part"),
        (16, "The last."),
    ]


@given(st.text(alphabet="ab-#| \n\t>1."))
def test_blocks_lose_nothing_but_blank_lines(source: str) -> None:
    lines = source.split("\n")
    assert [line for _, text in source_blocks(source) for line in text.split("\n")] == [
        line for line in lines if line.strip()
    ]
    for number, text in source_blocks(source):
        assert lines[number - 1] == text.split("\n")[0]


@given(st.text(alphabet="ab-#| \n"), st.text(alphabet="ab-#| \n"))
def test_a_text_never_differs_from_itself_and_what_is_added_is_found(one: str, other: str) -> None:
    assert differing(one, checksums(one)) == ((), 0)
    new, gone = differing(other, checksums(one))
    assert len(checksums(other)) - len(new) == len(checksums(one)) - gone


def test_a_changed_an_added_and_a_removed_block() -> None:
    now = SOURCE.replace("an item", "an item, changed").replace("The last.", "More.\n\nThe  last.")
    new, gone = differing(now, checksums(SOURCE))
    assert [text for _, text in new] == ["- an item, changed", "More."]
    assert gone == 1
    assert differing(SOURCE.replace("- an item\n", ""), checksums(SOURCE)) == ((), 1)


@pytest.mark.parametrize(
    ("new", "gone", "said"),
    [
        (1, 1, "Reloaded: 1 block changed."),
        (3, 0, "Reloaded: 3 blocks changed."),
        (0, 1, "Reloaded: 1 block deleted."),
        (0, 2, "Reloaded: 2 blocks deleted."),
        (0, 0, "Reloaded: only spacing or order changed."),
    ],
)
def test_what_is_said(new: int, gone: int, said: str) -> None:
    assert changes_message(new, gone) == said


def test_each_block_is_found_where_it_is_read() -> None:
    document = parse(SOURCE, name="x")
    found = {
        text.split("\n")[0]: document.text_node(place_of(document, (line, text))).text.chars
        for line, text in source_blocks(SOURCE)
    }
    assert found["# Title"] == "Title"
    assert found["One paragraph"] == "One paragraph of two lines."
    assert found["- another"] == "another with a second line"
    assert found["| 1 | 2 |"] in ("1", "2")
    assert found["The last."] == "The last."


def test_changes_are_listed_in_order_with_their_words_and_the_nearest_is_at_hand() -> None:
    state = ReaderState(parse(SOURCE, name="x"), position=Position(1))
    shown = changes_list(state, places(state.document, ((16, "The last."), (6, "- an item"))), 2)
    assert [entry.text for entry in shown.entries] == ["1. an item, in Title", "2. The last., in Part"]
    assert shown.index == 0


def test_a_text_that_is_all_new_lists_so_many_blocks_and_says_so() -> None:
    source = "\n\n".join(f"Paragraph {n} of many." for n in range(MAX_CHANGES + 50))
    document, new = parse(source, name="x"), tuple(source_blocks(source))
    shown = changes_list(ReaderState(document), places(document, new), len(new))
    assert len(shown.entries) == MAX_CHANGES
    assert shown.title == f"Changed since last read, first {MAX_CHANGES}"


def test_changes_are_walked_to_both_ends_and_each_is_numbered() -> None:
    state = ReaderState(parse(SOURCE, name="x"))
    found = places(state.document, ((16, "The last."), (6, "- an item"), (3, "One paragraph")))
    said = []
    for by in (1, 1, 1, 1, -1, -1, -1):
        state = step_change(state, found, by)
        said.append((state.document.text_node(state.position).text.chars, state.message))
    assert said == [
        ("One paragraph of two lines.", "Change 1 of 3."),
        ("an item", "Change 2 of 3."),
        ("The last.", "Change 3 of 3."),
        ("The last.", "No more changes."),
        ("an item", "Change 2 of 3."),
        ("One paragraph of two lines.", "Change 1 of 3."),
        ("One paragraph of two lines.", "No previous change."),
    ]
    assert state.back_stack


@given(st.sets(st.integers(0, 5), min_size=1), st.integers(0, 5))
def test_from_any_place_the_nearest_change_on_either_side_is_gone_to(numbers: set[int], here: int) -> None:
    document = parse("\n\n".join("abcdef"), name="x")
    found = tuple(Position(0, number) for number in sorted(numbers))
    state = ReaderState(document, position=Position(0, here))
    assert step_change(state, found, 1).position.node == min((n for n in numbers if n > here), default=here)
    assert step_change(state, found, -1).position.node == max((n for n in numbers if n < here), default=here)


def test_a_block_of_a_text_that_holds_nothing_has_a_place() -> None:
    document = parse("", name="x")
    assert place_of(document, (1, "gone")) == Position()
