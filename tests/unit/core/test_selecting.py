"""A selection grown by motions, said in words at each, within one section, for a note on it."""

from __future__ import annotations

import pytest
from support.fixed_lines import FixedLines

from b12tui.core.effects import Copy, SaveNote
from b12tui.core.motion.selection import selected_text
from b12tui.core.motion.targets import next_node
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse

TEXT = """# Plan

Buy the bread, please. Sell the car! Then rest.

- one thing
- other thing

| Name | Price |
| --- | --- |
| tea | 3 |

```python
first = 1
second = 2
```

Cafe\u0301 and the end.

## Later

Rest a while.
"""
LINES = FixedLines()


def at(words: str, text: str = TEXT) -> ReaderState:
    """Return a reader at words of the text."""
    state = ReaderState(parse(text, name="plan.md"))
    for position, node in state.document.all_text_nodes():
        if words in node.text.chars:
            return replace(state, position=Position(position.section, position.node, node.text.chars.index(words)))
    raise AssertionError(words)


def do(state: ReaderState, typed: str, text: str = "") -> ReaderState:
    """Do actions, named in a row; `3*next-word` has a count."""
    for each in typed.split():
        count, _, action = each.rpartition("*")
        state = update(state, Command(action, int(count) if count else None, text), LINES)
    return state


@pytest.mark.parametrize(
    ("start", "motions", "expected"),
    [
        ("the bread", "next-word", "the"),
        ("the bread", "next-word next-word", "the bread,"),
        ("the bread", "3*next-word", "the bread, please."),
        ("the bread", "3*next-word previous-word", "the bread,"),
        ("the bread", "3*next-word 9*previous-word", "Plan\nBuy t"),
        ("the bread", "next-character next-character", "the"),
        ("the bread", "next-sentence", "the bread, please."),
        ("Sell", "next-sentence next-sentence", "Sell the car! Then rest."),
        ("Sell", "next-sentence next-sentence previous-sentence", "Sell the car!"),
        ("Sell", "previous-sentence", "Buy the bread, please. S"),
        ("car", "next-block", "car! Then rest."),
        ("one", "next-block next-block", "one thing\nother thing"),
        ("one", "next-block next-block previous-block", "one thing"),
        ("first", "next-block", "first = 1\nsecond = 2"),
        ("Rest a", "next-block", "Rest a while."),
        ("end", "next-heading", "end."),
        ("end", "next-sentence next-sentence", "end."),
        ("Cafe", "next-word", "Cafe\u0301"),
        ("Cafe", "3*next-character", "Cafe\u0301"),
        ("Rest a", "end", "Rest a while."),
        ("while", "top", "Later\nRest a w"),
        ("while", "previous-heading", "Later\nRest a w"),
        ("bread", "note-word", "bread"),
        ("bread", "note-sentence", "Buy the bread, please."),
        ("bread", "note-block", "Buy the bread, please. Sell the car! Then rest."),
        ("second", "note-sentence", "second = 2"),
        ("tea", "note-block", "tea"),
        ("Rest", "note-section", "Later\nRest a while."),
    ],
)
def test_motions_grow_and_shrink_a_selection_by_whole_units(start: str, motions: str, expected: str) -> None:
    assert selected_text(do(at(start), f"select {motions}")) == expected


def test_a_dropped_selection_leaves_the_position_where_it_began() -> None:
    assert do(at("the bread"), "select next-block back-out").position == at("the bread").position


def test_the_position_is_at_the_moving_end() -> None:
    state = do(at("the bread"), "select next-word")
    assert state.document.text_node(state.position).text.chars[state.position.offset] == "e"
    state = do(at("the bread"), "select previous-word")
    assert state.position.offset == 0


@pytest.mark.parametrize(
    ("start", "motions", "message"),
    [
        ("the bread", "select", "Selected: t"),
        ("the bread", "select next-word", "Selected: the"),
        ("Buy", "select note-block", "Selected: Buy the bread, please. Sell the car! Then rest."),
        ("Buy", "select end", "Selected: 27 words, to “and the end.”"),
        ("end", "select top", "Selected: 28 words, from “Plan Buy the”"),
        ("Rest", "select end end", "A selection ends with its section."),
        ("Rest", "select next-word select", "Selection dropped."),
        ("Rest", "select next-word back-out", "Selection dropped."),
        ("Rest", "select next-word say", "Selected: Rest"),
        ("Rest", "note-selection", "Nothing is selected. Begin with H."),
    ],
)
def test_what_is_selected_is_said(start: str, motions: str, message: str) -> None:
    assert do(at(start), motions).message == message


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("words 2 to 3", "the bread,"),
        ("word 1", "Buy"),
        ("sentences 2 to 3", "Sell the car! Then rest."),
        ("sentence 1", "Buy the bread, please."),
        ("the bread to the car", "the bread, please. Sell the car"),
        ("from BREAD to one thing", "bread, please. Sell the car! Then rest.\none thing"),
        ("the  car", "the car"),
        ("tea", "tea"),
    ],
)
def test_a_selection_is_named_in_words(typed: str, expected: str) -> None:
    assert selected_text(do(at("Buy"), "select", typed)) == expected


def test_sentences_that_begin_with_code_are_counted_as_the_keys_count_them() -> None:
    state = at("Install", "Install it. `pip` does that. Then rest.\n")
    for named in (do(state, "select", "sentence 2"), do(do(state, "next-sentence"), "select next-sentence")):
        assert selected_text(named) == "pip does that."


@pytest.mark.parametrize("typed", ["words 3 to 2", "words 5 to 90", "word 0", "read", "zebra", "zebra to car", "while"])
def test_words_that_are_not_there_select_nothing(typed: str) -> None:
    state = do(at("Buy"), "select", typed)
    assert state.selected_from is None
    assert state.message == f"Not found in this section: {typed}."


def test_enter_asks_for_the_note_and_ends_the_selection() -> None:
    state = do(at("Sell"), "select next-sentence open")
    assert isinstance(state.top_overlay, Prompt)
    assert state.top_overlay.kind == "note-selection"
    state = type_in(type_in(state, "", "why?", LINES), "Enter", "", LINES)
    start, node = at("Sell").position, at("Sell").position.node
    assert state.effect == SaveNote("why?", start, Position(0, node, start.offset + len("Sell the car!")))
    assert state.selected_from is None


def test_esc_in_the_prompt_keeps_the_selection() -> None:
    state = do(at("Sell"), "select next-sentence open")
    assert selected_text(type_in(state, "Esc", "", LINES)) == "Sell the car!"


def test_typed_words_are_a_note_on_the_selection() -> None:
    state = do(do(at("Sell"), "select next-sentence"), "note-sentence", "why?")
    assert isinstance(state.effect, SaveNote)
    assert state.effect.end.offset - state.effect.start.offset == len("Sell the car!")


def test_a_search_or_another_jump_reaches_no_further_than_the_section() -> None:
    state = do(do(at("Sell"), "select"), "find", "while")
    assert selected_text(state).endswith("and the end.")
    state = do(do(at("while"), "select"), "find", "bread")
    assert selected_text(state).startswith("Later\nRest")


def test_the_selection_is_copied() -> None:
    assert do(at("Sell"), "select next-sentence copy-code").effect == Copy("Sell the car!", "the selection")


def test_hidden_text_is_not_selected() -> None:
    text = "# T\n\nStart.\n\n<details><summary>More?</summary>\n\nHidden.\n\n</details>\n\nEnd.\n"
    state = do(at("Start", text), "select end")
    assert "Hidden" not in selected_text(state)
    assert selected_text(state).endswith("End.")


def test_every_motion_ends_at_both_ends_of_a_section() -> None:
    for motion in ("word", "sentence", "block", "line", "character", "heading"):
        state = do(at("Later"), f"select 99*next-{motion}")
        last = next_node(state, Position(1, 99), -1)
        assert (state.position.section, state.position.node) == (last.section, last.node) if last else False
        state = do(at("while"), f"select 99*previous-{motion}")
        assert state.position == Position(1, 0, 0), motion
