"""Section that the title row and the contents name: the page's, where the cursor is on the rest of the one before."""

from __future__ import annotations

import pytest
from support.document_builders import bullets, document, heading

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_frame import ScreenFrame
from b12tui.layout.screen_view import ScreenView


def items(count: int) -> tuple[str, ...]:
    return tuple(f"item {number}" for number in range(count))


class Reading:
    """Screen with a sidebar; its first page ends a few rows before the end of the section "Short"."""

    def __init__(self, appearance: Appearance, rest: int) -> None:
        made = document(
            heading(1, "Book"),
            *(heading(2, "Short"), bullets(*items(30 + rest))),
            *(heading(2, "Long"), bullets(*items(60))),
            *(heading(2, "Last"), bullets(*items(60))),
        )
        self.state = ReaderState(made, appearance=appearance)
        self.view = ScreenView(self.state, 120, 40)
        self.frame: ScreenFrame = self.view.frame(self.state)

    def do(self, action: str, *, quiet: bool = False) -> Reading:
        self.state = update(self.state, Command(action), self.view.viewport)
        self.frame = self.view.frame(self.state, quiet=quiet)
        return self

    def named(self) -> tuple[str, str]:
        """Return the section named by the title row, and the one marked beside the page."""
        marked = next(line.text for line in self.frame.side if "▸" in line.text)
        return self.frame.head[0].text.split()[0], marked.split()[-1]


def test_a_page_that_begins_with_a_rest_is_named_after_the_section_that_begins_below_it() -> None:
    reading = Reading(Appearance(), 4).do("page")
    assert reading.state.position.section == 1
    assert reading.named() == ("Long", "Long")
    title = reading.frame.head
    while reading.state.position.section == 1:
        reading.do("next-line", quiet=True)
        assert reading.frame.head == title
        assert reading.named() == ("Long", "Long")


@pytest.mark.parametrize("away", ["previous-line", "top"])
def test_a_step_back_from_such_a_page_names_the_section_of_the_cursor(away: str) -> None:
    reading = Reading(Appearance(), 4).do("page").do(away, quiet=away == "previous-line")
    assert reading.named()[0] in ("Short", "Book")


def test_a_page_that_has_more_of_its_first_section_is_named_after_that() -> None:
    reading = Reading(Appearance(), 20).do("page")
    assert reading.named() == ("Short", "Short")


def test_a_heading_that_the_page_begins_with_is_named_though_another_one_is_near() -> None:
    reading = Reading(Appearance(), -28).do("end")
    for _ in range(3):
        reading.do("previous-heading")
    assert reading.frame.page[0].text == "Short"
    assert reading.named() == ("Short", "Short")


def test_for_readers_of_rows_the_cursor_alone_tells() -> None:
    reading = Reading(Appearance(visual=False), 4).do("page")
    assert reading.named() == ("Short", "Short")
