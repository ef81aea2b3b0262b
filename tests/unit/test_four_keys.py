"""With printable keys off, Up, Down, Enter and Backspace reach everything (WCAG 2.2, 2.1.1 and 2.1.4)."""

from __future__ import annotations

from functools import cache

import pytest
from support.document_builders import document
from support.fixed_lines import FixedLines
from support.pilot import article

from b12tui.core.actions import ACTIONS, KeyContext
from b12tui.core.effects import Copy, DeleteNote, Quit, SaveNote
from b12tui.core.keymap.bindings import WITHOUT_PRINTABLE, Keymap, Pending
from b12tui.core.messages.location import percent_read
from b12tui.core.state import Command, ListOverlay, NoteMark, Prompt, ReaderState, TableView
from b12tui.core.update import context, type_in, update
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.layout.screen_view import ScreenView


@cache
def shared_article() -> Document:
    """Return the article, which no key changes; what is made of its sections is kept for all who read it."""
    return article()


class Few:
    """Someone with four keys."""

    def __init__(self) -> None:
        self.reader = ReaderState(shared_article(), keymap=Keymap(printable=False), frontend="screen")
        self.view = ScreenView(self.reader, 80, 24)
        self.pressed = 0
        self.done: list[str] = []

    def press(self, key: str) -> None:
        """Press one of the four keys."""
        assert key in WITHOUT_PRINTABLE
        self.pressed += 1
        if isinstance(self.reader.top_overlay, Prompt):
            self.reader = type_in(self.reader, key, "", self.view.viewport)
        else:
            _, command = self.reader.keymap.feed(Pending(), key, context(self.reader))
            assert command is not None
            self.reader = update(self.reader, command, self.view.viewport)
        self.view.follow(self.reader)

    def onto_text(self) -> None:
        """Go back to the text, and down to where Enter lists all actions."""
        while self.reader.overlays:
            self.press("Backspace")
        self.press("Down")

    def choose(self, wanted: Command | Position) -> None:
        """Choose an entry of the list on top by Down and Enter."""
        listing = self.reader.top_overlay
        assert isinstance(listing, ListOverlay)
        index = next(n for n, entry in enumerate(listing.entries) if entry.target == wanted)
        for _ in range(abs(index - listing.index)):
            self.press("Down" if index > listing.index else "Up")
        self.press("Enter")


@pytest.mark.parametrize("action", [a.id for a in ACTIONS if a.contexts & KeyContext.TEXT and a.listed])
def test_every_action_on_the_text_is_reached(action: str) -> None:
    few = Few()
    few.onto_text()
    before = few.reader
    few.press("Enter")
    few.choose(Command(action))
    after = few.reader
    nothing_moved = replace(after, message="", effect=None) == replace(before, message="", effect=None)
    assert not nothing_moved or after.message or after.effect is not None


@pytest.mark.parametrize("action", [a.id for a in ACTIONS if a.contexts & KeyContext.TABLE and a.listed])
def test_every_action_in_the_table_is_reached(action: str) -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("table"))
    assert isinstance(few.reader.top_overlay, TableView)
    few.press("Down")
    before = few.reader
    few.press("Enter")
    few.choose(Command(action))
    assert few.reader != before


def test_a_mark_is_set_and_gone_to() -> None:
    few = Few()
    few.onto_text()
    at = few.reader.position
    for letter in "ab":
        few.press("Enter")
        few.choose(Command("mark"))
        few.press("Enter")
        assert few.reader.bookmarks[-1] == (letter, few.reader.position)
    few.press("Enter")
    few.choose(Command("go-mark"))
    few.choose(at)
    assert few.reader.position == at
    assert few.reader.overlays == ()


def test_a_word_is_searched_for() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("find"))
    few.choose(Command("find", 1, "g"))
    few.choose(Command("find", text="glossitis"))
    assert few.reader.overlays == ()
    search = few.reader.search
    assert search is not None
    assert search.current is not None
    assert few.reader.position == search.current.start
    few.press("Enter")
    few.choose(Command("find-next"))
    assert few.reader.search is not None


def test_all_words_of_the_text_are_reached_by_their_letters_in_short_lists() -> None:
    few = Few()
    many = " ".join(f"word{n}" for n in range(40))
    few.reader = replace(few.reader, document=document(f"Ab abc abe. {many}", "Ä é", "zebra"))
    reached: set[str] = set()

    def walk(command: Command) -> None:
        opened = update(few.reader, command, FixedLines())
        listing = opened.top_overlay
        assert isinstance(listing, ListOverlay)
        for entry in listing.entries:
            assert isinstance(entry.target, Command)
            if entry.target.count:
                walk(entry.target)
            else:
                reached.add(entry.target.text)

    walk(Command("find"))
    assert reached == {"ab", "abc", "abe", *(f"word{n}" for n in range(40)), "a", "e", "zebra"}


def test_a_part_of_the_text_is_gone_to() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("percent"))
    few.choose(Command("percent", 50))
    assert few.reader.overlays == ()
    assert percent_read(few.reader, few.reader.position) in range(45, 55)


def test_in_line_mode_marks_and_numbers_are_typed() -> None:
    state = replace(Few().reader, frontend="line", keymap=Keymap(printable=False))
    for action in ("mark", "percent"):
        assert not isinstance(update(state, Command(action), FixedLines()).top_overlay, ListOverlay)


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
    listing = few.reader.top_overlay
    assert isinstance(listing, ListOverlay)
    outside = next(n for n, entry in enumerate(listing.entries) if "https://" in entry.text)
    for _ in range(outside - listing.index):
        few.press("Down")
    few.press("Enter")
    assert few.reader.overlays == ()
    few.press("Enter")
    assert isinstance(few.reader.top_overlay, ListOverlay)
    assert "https://" in few.reader.top_overlay.title
    few.press("Enter")
    assert isinstance(few.reader.effect, Copy)


def test_a_selection_is_highlighted_met_given_a_category_and_deleted() -> None:
    few = Few()
    few.onto_text()

    def do(action: str) -> None:
        few.onto_text()
        few.press("Up")
        few.press("Enter")
        few.choose(Command(action))

    do("select")
    few.press("Down")
    few.press("Enter")
    assert isinstance(few.reader.top_overlay, Prompt)
    few.press("Enter")
    saved = few.reader.effect
    assert isinstance(saved, SaveNote)
    assert (saved.text, saved.category) == ("", "")
    assert saved.start is not None
    note = NoteMark("1", "highlight", "", "words", saved.start, saved.end)
    few.reader = replace(few.reader, notes=(note,), effect=None, position=saved.start)
    few.press("Down")
    do("previous-note")
    assert few.reader.position == saved.start
    do("category")
    few.choose(Command("category", text="question"))
    assert few.reader.effect == SaveNote("", note_id="1", category="question")
    few.reader = replace(few.reader, effect=None, overlays=())
    do("list-comments")
    few.choose(saved.start)
    assert (few.reader.position, few.reader.overlays) == (saved.start, ())
    few.press("Enter")
    few.choose(Command("delete-note"))
    assert few.reader.effect == DeleteNote("1")


def test_a_heading_is_gone_to() -> None:
    few = Few()
    few.onto_text()
    few.press("Enter")
    few.choose(Command("contents"))
    for _ in range(5):
        few.press("Down")
    few.press("Enter")
    assert few.reader.position.section == 5
