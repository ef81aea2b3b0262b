"""Bookmarks by letter and by name, and the place where reading on stopped."""

from __future__ import annotations

import pytest
from support.linear_frontends import press, type_lines

from b12tui.core.handlers.bookmarks import is_bookmark_name
from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse

TEXT = "# Tools\n\n" + "".join(f"Sentence {n} is here for you.\n\n" for n in range(40)) + "## Soil\n\nDark.\n"


def state() -> ReaderState:
    return ReaderState(parse(TEXT, name="t.md"))


def test_a_mark_has_a_name_is_gone_to_and_deleted() -> None:
    out, left = type_lines(
        state(), "go soil\nmark dark earth\ntop\ngo mark dark earth\ndelete mark dark earth\ngo mark dark earth\nq\n"
    )
    lines = out.splitlines()
    assert "Mark dark earth" in lines[2]
    assert lines[-3:] == ["Heading 2: Soil", "Mark dark earth deleted.", "No mark dark earth. Press m to set one."]
    assert left.state.bookmarks == ()


def test_the_mark_here_is_deleted_without_a_name() -> None:
    out, left = type_lines(state(), "delete mark\nmark a\ndelete mark\nq\n")
    assert out.splitlines()[1] == "No mark here; type delete mark and its name."
    assert out.splitlines()[-1] == "Mark a deleted."
    assert left.state.bookmarks == ()


@pytest.mark.parametrize(
    ("name", "allowed"), [("a", True), ("é", True), ("limits 2", True), ("2", False), ("a/b", False), ("a" * 41, False)]
)
def test_a_name_begins_with_a_letter(name: str, *, allowed: bool) -> None:
    assert is_bookmark_name(name) is allowed


def test_stopped_goes_back_to_the_sentence_that_was_spoken() -> None:
    pages = SpokenController(state(), 80, 24)
    assert press(pages, ": s t o p p e d Enter")[-1].rows == ("Reading has not been stopped yet.",)
    press(pages, "v")
    pages.stop_reading(20)
    here = pages.state.position
    assert here.node > 2
    press(pages, "Esc G k")
    assert pages.state.position != here
    press(pages, ": s t o p p e d Enter")
    assert pages.state.position == here
