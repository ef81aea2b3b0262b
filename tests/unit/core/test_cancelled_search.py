"""What goes through a whole book is broken off when somebody has typed on, and nothing is the worse for it."""

from __future__ import annotations

from itertools import count

import pytest
from support.fixed_lines import FixedLines
from support.markdown_strategies import parse_with

from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.document import Document, Position
from b12tui.document.cancellation import Cancelled
from b12tui.markdown.outline.chunked import ChunkedTokens


@pytest.fixture
def book() -> Document:
    chapters = (f"# Chapter {number}\n\nIt tells of [things](a{number}.md), of one." for number in range(100))
    return parse_with("\n\n".join(chapters), ChunkedTokens)


def test_what_is_broken_off_has_changed_nothing_and_can_be_done_again(book: Document) -> None:
    state = snap_to_visible(ReaderState(book))
    asked = count()
    with pytest.raises(Cancelled), book.cancellation.when(lambda: next(asked) > 50):
        update(state, Command("links"), FixedLines())
    listed = update(state, Command("links"), FixedLines()).top_overlay
    assert isinstance(listed, ListOverlay)
    assert len(listed.entries) == 100


def test_what_is_known_already_is_never_broken_off(book: Document) -> None:
    before = book.blocks(7)
    with book.cancellation.when(lambda: True):
        assert book.blocks(7) is before


def test_outside_of_what_is_heeded_nothing_is_broken_off(book: Document) -> None:
    with book.cancellation.when(lambda: True), book.cancellation.when(lambda: False):
        assert book.blocks(3)
    assert book.blocks(4)


def test_words_that_are_typed_on_are_kept_and_looked_for_when_enter_comes(book: Document) -> None:
    lines = FixedLines()
    state = update(snap_to_visible(ReaderState(book)), Command("find"), lines)
    with book.cancellation.when(lambda: True):
        for char in "/o.e\\./":
            state = type_in(state, char, char, lines)
    assert isinstance(state.top_overlay, Prompt)
    assert state.top_overlay.text == "/o.e\\./"
    assert state.search is None
    state = type_in(state, "Enter", "", lines)
    assert state.top_overlay is None
    assert state.position == Position(0, 1, len("It tells of things, of "))
    assert state.message.startswith("1 of 100") or state.message.startswith("about 1 of 100")
