"""With printable keys off, Up, Down, Enter and Backspace reach everything (WCAG 2.2, 2.1.1 and 2.1.4)."""

from __future__ import annotations

import pytest
from fixed_lines import FixedLines
from screens import article

from b12tui.core.actions import ACTIONS, Where
from b12tui.core.keymap.bindings import WITHOUT_PRINTABLE, Keys, Pending
from b12tui.core.messages.location import percent_read
from b12tui.core.state import Command, Copy, Listing, Prompt, Quit, Reader, TableView
from b12tui.core.update import context, type_in, update
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.layout.screen_view import View


class Few:
    """Someone with four keys."""

    def __init__(self) -> None:
        self.reader = Reader(article(), keys=Keys(printable=False), head="screen")
        self.view = View(self.reader, 80, 24)
        self.pressed = 0
        self.done: list[str] = []

    def press(self, key: str) -> None:
        """Press one of the four keys."""
        assert key in WITHOUT_PRINTABLE
        self.pressed += 1
        if isinstance(self.reader.top, Prompt):
            self.reader = type_in(self.reader, key, "", self.view.window)
        else:
            _, command = self.reader.keys.feed(Pending(), key, context(self.reader))
            assert command is not None
            self.reader = update(self.reader, command, self.view.window)
        self.view.picture(self.reader)

    def onto_text(self) -> None:
        """Go back to the text, and down to where Enter lists all actions."""
        while self.reader.layers:
            self.press("Backspace")
        self.press("Down")

    def choose(self, wanted: Command | Address) -> None:
        """Choose an entry of the list on top by Down and Enter."""
        listing = self.reader.top
        assert isinstance(listing, Listing)
        index = next(n for n, entry in enumerate(listing.entries) if entry.goal == wanted)
        for _ in range(abs(index - listing.at)):
            self.press("Down" if index > listing.at else "Up")
        self.press("Enter")


@pytest.mark.parametrize("action", [a.id for a in ACTIONS if a.where & Where.TEXT and a.listed])
def test_every_action_on_the_text_is_reached(action: str) -> None:
    few = Few()
    few.onto_text()
    before = few.reader
    few.press("Enter")
    few.choose(Command(action))
    after = few.reader
    nothing_moved = replace(after, said="", effect=None) == replace(before, said="", effect=None)
    assert not nothing_moved or after.said or after.effect is not None


@pytest.mark.parametrize("action", [a.id for a in ACTIONS if a.where & Where.TABLE and a.listed])
def test_every_action_in_the_table_is_reached(action: str) -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("table"))
    assert isinstance(few.reader.top, TableView)
    few.press("Down")
    before = few.reader
    few.press("Enter")
    few.choose(Command(action))
    assert few.reader != before


def test_a_mark_is_set_and_gone_to() -> None:
    few = Few()
    few.onto_text()
    at = few.reader.at
    for letter in "ab":
        few.press("Enter")
        few.choose(Command("mark"))
        few.press("Enter")
        assert few.reader.marks[-1] == (letter, few.reader.at)
    few.press("Enter")
    few.choose(Command("go-mark"))
    few.choose(at)
    assert few.reader.at == at
    assert few.reader.layers == ()


def test_a_part_of_the_text_is_gone_to() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("percent"))
    few.choose(Command("percent", 50))
    assert few.reader.layers == ()
    assert percent_read(few.reader, few.reader.at) in range(45, 55)


def test_in_line_mode_marks_and_numbers_are_typed() -> None:
    reader = replace(Few().reader, head="line", keys=Keys(printable=False))
    for action in ("mark", "percent"):
        assert not isinstance(update(reader, Command(action), FixedLines()).top, Listing)


def test_the_program_is_left() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("quit"))
    assert few.reader.effect == Quit()


def test_a_link_is_followed_and_its_target_copied() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("links"))
    listing = few.reader.top
    assert isinstance(listing, Listing)
    outside = next(n for n, entry in enumerate(listing.entries) if "https://" in entry.words)
    for _ in range(outside - listing.at):
        few.press("Down")
    few.press("Enter")
    assert few.reader.layers == ()
    few.press("Enter")
    assert isinstance(few.reader.top, Listing)
    assert "https://" in few.reader.top.title
    few.press("Enter")
    assert isinstance(few.reader.effect, Copy)


def test_a_heading_is_gone_to() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("contents"))
    for _ in range(5):
        few.press("Down")
    few.press("Enter")
    assert few.reader.at.section == 5
