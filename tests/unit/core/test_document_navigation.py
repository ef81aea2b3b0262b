"""What a link to a file asks for, and the trail of a reader through several texts."""

from __future__ import annotations

import pytest
from support import document_builders as builders

from b12tui.core.effects import OpenLink, RemotePosition, Revisit
from b12tui.core.handlers.document_navigation import carry_over, drop_from_trail, link_request, refuse
from b12tui.core.handlers.page_actions import COMMAND_HANDLERS
from b12tui.core.motion.jumplist import MAX_JUMPS, back, forward, jump
from b12tui.core.state import Command, ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace

ONE = builders.document(builders.heading(1, "One"), "First.", builders.heading(2, "Part"), "Second.")
TWO = builders.document(builders.heading(1, "Two"), "Third.", builders.heading(2, "Part"), "Fourth.")
FIRST, PART = Position(0, 1), Position(1)


@pytest.mark.parametrize(
    ("target", "effect"),
    [
        ("other.md", OpenLink("other.md")),
        ("../x.md#part", OpenLink("../x.md", "part")),
        ("my%20file.md?plain=1#a", OpenLink("my file.md", "a")),
        ("/srv/x.md", OpenLink("/srv/x.md")),
        ("#part", None),
        ("?a=b", None),
        ("", None),
        ("https://example.org/x.md", None),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//example.org/x.md", None),
    ],
)
def test_only_a_path_asks_for_a_text(target: str, effect: OpenLink | None) -> None:
    assert link_request(target) == effect


def walked() -> ReaderState:
    """Return a reader who went from one text into another, and on in it."""
    left = jump(ReaderState(ONE, document_id="one.md", position=FIRST, search_history=("b12",)), PART)
    there = carry_over(left, ReaderState(TWO, document_id="two.md"), OpenLink("two.md"))
    return jump(there, PART)


def test_the_way_back_runs_through_both_texts() -> None:
    state = walked()
    assert state.back_stack == (RemotePosition("one.md", FIRST), RemotePosition("one.md", PART), Position())
    once = back(state)
    assert (once.position, once.effect) == (Position(), None)
    effect = back(once).effect
    assert effect == Revisit(RemotePosition("one.md", PART))
    assert isinstance(effect, Revisit)
    home = carry_over(once, ReaderState(ONE, document_id="one.md", position=effect.destination.position), effect)
    assert home.back_stack == (FIRST,)
    assert home.forward_stack == (RemotePosition("two.md", PART), RemotePosition("two.md", Position()))
    there = forward(home).effect
    assert there == Revisit(RemotePosition("two.md", Position()), forward=True)
    assert isinstance(there, Revisit)
    again = carry_over(home, ReaderState(TWO, document_id="two.md", position=there.destination.position), there)
    assert (again.back_stack, again.forward_stack) == (once.back_stack, once.forward_stack)


def test_what_was_looked_for_goes_along() -> None:
    assert walked().search_history == ("b12",)


def test_the_trail_keeps_to_its_length() -> None:
    long = replace(ReaderState(ONE, document_id="one.md"), back_stack=(FIRST,) * MAX_JUMPS)
    assert len(carry_over(long, ReaderState(TWO, document_id="two.md"), OpenLink("two.md")).back_stack) == MAX_JUMPS


def test_a_text_that_is_gone_is_taken_off_the_trail() -> None:
    state = replace(
        walked(), back_stack=(FIRST, RemotePosition("gone.md", PART)), forward_stack=(RemotePosition("gone.md", PART),)
    )
    less = drop_from_trail(state, Revisit(RemotePosition("gone.md", PART)), "Gone.")
    assert (less.back_stack, less.forward_stack, less.message) == ((FIRST,), state.forward_stack, "Gone.")
    less = drop_from_trail(state, Revisit(RemotePosition("gone.md", PART), forward=True), "Gone.")
    assert (less.back_stack, less.forward_stack) == (state.back_stack, ())


def test_the_last_place_may_be_in_another_text() -> None:
    state = replace(walked(), back_stack=(RemotePosition("one.md", PART),))
    assert COMMAND_HANDLERS["go-mark"](state, Command("go-mark", text="'")).effect == Revisit(
        RemotePosition("one.md", PART)
    )


def test_where_nothing_else_is_opened_the_reader_stays_and_is_told() -> None:
    asking = replace(walked(), effect=OpenLink("x.md"))
    assert refuse(asking) == replace(asking, effect=None, message="Restricted mode: other documents can't be opened.")
