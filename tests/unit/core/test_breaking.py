"""What goes through a whole book is broken off when somebody has typed on, and nothing is the worse for it."""

from __future__ import annotations

from itertools import count

import pytest
from fixed_lines import FixedLines
from salads import made

from b12tui.core.motion.jumplist import settle
from b12tui.core.state import Command, Listing, Prompt, Reader
from b12tui.core.update import type_in, update
from b12tui.document import Address, Document
from b12tui.document.cancellation import BrokenOff, heeding
from b12tui.markdown.outline.chunked import Parts


@pytest.fixture
def book() -> Document:
    chapters = (f"# Chapter {number}\n\nIt tells of [things](a{number}.md), of one." for number in range(100))
    return made("\n\n".join(chapters), Parts)


def test_what_is_broken_off_has_changed_nothing_and_can_be_done_again(book: Document) -> None:
    reader = settle(Reader(book))
    asked = count()
    with pytest.raises(BrokenOff), heeding(lambda: next(asked) > 50):
        update(reader, Command("links"), FixedLines())
    listed = update(reader, Command("links"), FixedLines()).top
    assert isinstance(listed, Listing)
    assert len(listed.entries) == 100


def test_what_is_known_already_is_never_broken_off(book: Document) -> None:
    before = book.blocks(7)
    with heeding(lambda: True):
        assert book.blocks(7) is before


def test_outside_of_what_is_heeded_nothing_is_broken_off(book: Document) -> None:
    with heeding(lambda: True), heeding(lambda: False):
        assert book.blocks(3)
    assert book.blocks(4)


def test_words_that_are_typed_on_are_kept_and_looked_for_when_enter_comes(book: Document) -> None:
    lines = FixedLines()
    reader = update(settle(Reader(book)), Command("find"), lines)
    with heeding(lambda: True):
        for char in "/o.e\\./":
            reader = type_in(reader, char, char, lines)
    assert isinstance(reader.top, Prompt)
    assert reader.top.text == "/o.e\\./"
    assert reader.finding is None
    reader = type_in(reader, "Enter", "", lines)
    assert reader.top is None
    assert reader.at == Address(0, 1, len("It tells of things, of "))
    assert reader.said.startswith("1 of 100") or reader.said.startswith("about 1 of 100")
