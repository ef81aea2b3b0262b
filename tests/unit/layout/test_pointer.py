"""Clicks and the wheel: links, folds, entries, cells and choices do what Enter does; text only takes the cursor."""

from __future__ import annotations

import pytest

from b12tui.core.effects import OpenLink
from b12tui.core.state import Command, ListOverlay, ReaderState, TableView
from b12tui.core.update import type_in, update
from b12tui.document import Position
from b12tui.layout import pointer
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse

TEXT = (
    """# Title

Words with a [link](other.md) in them, and [a part](#last).

| One | Two |
| --- | --- |
| a | b |
| c | d |

<details><summary>Why?</summary>

Because.

</details>

## Middle

"""
    + "Words.\n\n" * 40
    + """## Last

End.
"""
)


class Hand:
    """Screen with a mouse."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.state = ReaderState(parse(TEXT, name="made.md"))
        self.view = ScreenView(self.state, columns, rows)
        self.view.frame(self.state)

    def do(self, name: str, text: str = "") -> None:
        self._show(update(self.state, Command(name, text=text), self.view.viewport))

    def type(self, words: str) -> None:
        self._show(type_in(self.state, "", words, self.view.viewport))

    def click(self, words: str) -> ReaderState:
        """Click on the beginning of words on the screen."""
        frame = self.view.frame(self.state)
        rows = [line.text for line in frame.page]
        row = next(number for number, text in enumerate(rows) if words in text)
        self._show(pointer.click_body(self.view, self.state, rows[row].index(words), row))
        return self.state

    def click_contents(self, words: str) -> ReaderState:
        rows = [line.text for line in self.view.frame(self.state).side]
        row = next(number for number, text in enumerate(rows) if words in text)
        self._show(pointer.click_contents(self.view, self.state, row))
        return self.state

    def _show(self, state: ReaderState) -> None:
        self.state = state
        self.view.frame(state)


def test_a_click_on_a_link_follows_it_and_on_words_only_goes_there() -> None:
    hand = Hand()
    assert hand.click("with a").effect is None
    assert hand.state.position == Position(0, 1, 6)
    assert hand.click("link").effect == OpenLink("other.md")
    assert hand.click("a part").document.sections[hand.state.position.section].title == "Last"


def test_a_click_on_the_sign_of_a_fold_unfolds_it() -> None:
    hand = Hand()
    assert not any("Because" in line.text for line in hand.view.frame(hand.state).page)
    hand.click("▸")
    assert any("Because" in line.text for line in hand.view.frame(hand.state).page)


def test_a_click_on_an_entry_chooses_it() -> None:
    hand = Hand()
    hand.do("contents")
    assert hand.click("Last").overlays == ()
    assert hand.state.document.sections[hand.state.position.section].title == "Last"
    hand.do("help")
    assert isinstance(hand.state.top_overlay, ListOverlay)
    assert hand.click("Close this list").overlays == ()


def test_a_click_on_an_action_of_the_sheet_drops_the_digits_typed_before() -> None:
    hand = Hand()
    hand.do("help")
    hand.do("digit", "3")
    assert hand.click("Close this list").overlays == ()


@pytest.mark.parametrize("name", ["links", "theme", "help"])
def test_a_click_below_a_list_chooses_nothing(name: str) -> None:
    hand = Hand(80, 60)
    hand.do(name)
    rows = [line.text for line in hand.view.frame(hand.state).page]
    last = max(number for number, text in enumerate(rows) if text.strip())
    below = rows.index("Title") if name == "theme" else last + 1
    assert pointer.click_body(hand.view, hand.state, 0, below).overlays == hand.state.overlays


def test_a_click_on_a_choice_of_the_prompt_takes_it() -> None:
    hand = Hand()
    hand.do("go")
    hand.type("mid")
    assert hand.click("Middle").overlays == ()
    assert hand.state.document.sections[hand.state.position.section].title == "Middle"


def test_a_click_on_a_cell_makes_it_the_current_one() -> None:
    hand = Hand()
    hand.do("table")
    view = hand.click("d").top_overlay
    assert isinstance(view, TableView)
    assert (view.row, view.column) == (1, 1)


@pytest.mark.parametrize("opened", [False, True])
def test_a_click_on_the_contents_goes_to_the_section(opened: bool) -> None:
    hand = Hand(120, 30)
    if opened:
        hand.do("contents")
    assert hand.click_contents("Last").overlays == ()
    assert hand.state.document.sections[hand.state.position.section].title == "Last"


def test_a_click_on_the_text_beside_open_contents_goes_to_what_is_shown() -> None:
    hand = Hand(120, 30)
    hand.do("contents")
    hand.do("end")
    hand.click("End.")
    assert hand.state.overlays == ()
    assert hand.state.document.sections[hand.state.position.section].title == "Last"


def test_the_wheel_scrolls_to_both_ends_and_no_further() -> None:
    hand = Hand()
    frame = hand.view.frame(hand.state)
    for by in (1, -1):
        for _ in range(60):
            hand.state = pointer.turn_wheel(hand.view, hand.state, by)
            frame = hand.view.frame(hand.state)
            assert 2 <= frame.cursor[1] < 22
        assert any(("End." if by > 0 else "Title") in line.text for line in frame.page)
