"""Selecting by ear: each key or word is answered by what is selected now, and by nothing else."""

from __future__ import annotations

import pytest
from support.linear_frontends import press, type_lines

from b12tui.core.effects import SaveNote
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

TEXT = """# Plan

Buy the bread. Sell the car to my neighbour, who has wanted it for years.

- one
- two

## Later

Rest.
"""


def pages(width: int = 80) -> SpokenController:
    return SpokenController(snap_to_visible(ReaderState(parse(TEXT, name="t"), frontend="spoken")), width, 24)


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        ("Down H", ("Selected: B.",)),
        ("Down X v ;", ("Selected: Buy.",)),
        ("Down H ; ; ;", ("Selected: Buy the bread.",)),
        ("Down H ) Left", ("Selected: Buy the bread.",)),
        ("Down H }", ("Selected: 15 words, to “it for years.”",)),
        ("Down H Down Down", ("Selected: 16 words, to “for years. one”.",)),
        ("Down H Down Up Up", ("Selected: Plan B.",)),
        ("Down H Right Right", ("Selected: Buy.",)),
        ("Down H Space", ("Selected: 17 words, to “years. one two”.",)),
        ("Down H G G", ("A selection ends with its section.",)),
        ("Down H ; .", ("Selected: Buy.",)),
        ("Down H ; Esc", ("Selection dropped.",)),
        ("Down H ; Backspace", ("Selection dropped.",)),
    ],
)
def test_keys_are_answered_by_the_selection(keys: str, rows: tuple[str, ...]) -> None:
    assert press(pages(), keys)[-1].rows == rows


def test_an_arrow_is_answered_in_one_row_and_the_next_one_grows_the_selection() -> None:
    narrow = pages(24)
    first, second = press(narrow, "Down H Down Down")[-2:]
    assert len(first.rows) == len(second.rows) == 1
    assert first.rows != second.rows


def test_enter_asks_for_the_words_of_the_note_on_the_selection() -> None:
    reader = pages()
    press(reader, "Down H )")
    asked = reader.press("Enter")
    assert asked.rows[-1] == "Note on selection: "
    answer = press(reader, "w h y ? Enter")[-1]
    assert isinstance(answer.effect, SaveNote)
    assert answer.effect.text == "why?"


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("next\nnext\nselect\nsentence", ["Selected: B.", "Selected: Buy the bread."]),
        ("next\nnext\nselect\n2 ;\nword back", ["Selected: B.", "Selected: Buy the.", "Selected: Buy."]),
        ("next\nnext\nselect words 2 to 3", ["Selected: the bread."]),
        ("next\nnext\nselect sell to car", ["Selected: Sell the car."]),
        (
            "next\nnext\nselect\n\nback",
            ["Selected: B.", "Selected: 15 words, to “it for years.”", "Selection dropped."],
        ),
        ("next\nnext\nselect zebra", ["Not found in this section: zebra."]),
        ("next\nnext\nselect\nsay", ["Selected: B.", "Selected: B."]),
        ("next\nnext\nselect\nopen", ["Selected: B.", "Type it in one line: comment selection this is wrong."]),
    ],
)
def test_line_mode_says_what_is_selected(typed: str, lines: list[str]) -> None:
    state = snap_to_visible(ReaderState(parse(TEXT, name="t"), frontend="line"))
    said = type_lines(state, f"{typed}\nquit\n")[0].splitlines()
    assert said[-len(lines) :] == lines


@pytest.mark.parametrize("typed", ["comment why?", "comment selection why?"])
def test_line_mode_makes_a_note_on_the_selection(typed: str) -> None:
    asked: list[ReaderState] = []

    def perform(state: ReaderState) -> ReaderState:
        asked.append(state)
        return state.without_overlays()

    state = snap_to_visible(ReaderState(parse(TEXT, name="t"), frontend="line"))
    type_lines(state, f"next\nnext\nselect the to bread\n{typed}\nquit\n", perform=perform)
    effect = asked[0].effect
    assert isinstance(effect, SaveNote)
    assert (effect.text, effect.end.offset - effect.start.offset) == ("why?", len("the bread"))
