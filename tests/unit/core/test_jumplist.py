"""Going somewhere, and the way back."""

from __future__ import annotations

from support import document_builders as builders

from b12tui.core.folds import Folds
from b12tui.core.motion.jumplist import (
    MAX_JUMPS,
    back,
    forward,
    is_empty,
    jump,
    move,
    snap_to_visible,
    unfold_to,
)
from b12tui.core.state import ReaderState
from b12tui.document import Position

BOOK = builders.document(
    builders.heading(1, "Book"),
    "First.",
    builders.heading(2, "Part"),
    builders.question("Why?", "Because.", ""),
    builders.table(("", "b"), ("c", "")),
    builders.heading(2, "End"),
    "Last.",
)
WHY, BECAUSE, END = Position(1, 1), Position(1, 2), Position(2)


def test_a_move_keeps_no_way_back() -> None:
    moved = move(ReaderState(BOOK), END, "stuck")
    assert (moved.position, moved.back_stack, moved.message) == (END, (), "")


def test_a_move_that_leads_nowhere_stays_and_says_so() -> None:
    stuck = move(ReaderState(BOOK, position=END), None, "Last line.")
    assert (stuck.position, stuck.message) == (END, "Last line.")


def test_a_jump_keeps_the_way_back_and_opens_what_hides_its_goal() -> None:
    jumped = jump(ReaderState(BOOK), BECAUSE)
    assert (jumped.position, jumped.back_stack) == (BECAUSE, (Position(),))
    assert jumped.folds == Folds(None, frozenset({"why"}))


def test_a_jump_that_leads_nowhere_stays_and_says_so() -> None:
    stuck = jump(ReaderState(BOOK), None, "Nothing.")
    assert (stuck.position, stuck.back_stack, stuck.message) == (Position(), (), "Nothing.")


def test_a_jump_to_where_the_reader_is_needs_no_way_back() -> None:
    assert jump(ReaderState(BOOK, position=END), END).back_stack == ()


def test_back_and_forward_go_through_the_jumps() -> None:
    state = jump(jump(ReaderState(BOOK), WHY), END)
    once = back(state)
    twice = back(once)
    assert (once.position, twice.position) == (WHY, Position())
    assert (forward(twice).position, forward(forward(twice)).position) == (WHY, END)
    assert forward(forward(twice)).back_stack == state.back_stack


def test_at_the_end_of_the_way_nothing_moves() -> None:
    assert back(ReaderState(BOOK, position=END)).message == "No earlier position."
    assert forward(ReaderState(BOOK, position=END)).message == "No later position."
    assert back(ReaderState(BOOK, position=END)).position == forward(ReaderState(BOOK, position=END)).position == END


def test_a_new_jump_forgets_the_way_forward() -> None:
    assert jump(back(jump(ReaderState(BOOK), END)), WHY).forward_stack == ()


def test_going_back_opens_what_was_closed_meanwhile() -> None:
    state = jump(jump(ReaderState(BOOK), BECAUSE), END)
    closed = ReaderState(BOOK, position=END, back_stack=state.back_stack)
    assert not back(closed).folds.hides(BOOK.sections[1], 2, BOOK.text_node(BECAUSE))


def test_the_way_back_has_an_end() -> None:
    state = ReaderState(BOOK)
    for _ in range(MAX_JUMPS):
        state = jump(jump(state, WHY), END)
    assert len(state.back_stack) == MAX_JUMPS
    assert state.back_stack[-1] == WHY


def test_a_place_in_what_was_closed_settles_on_what_closed_it() -> None:
    assert snap_to_visible(ReaderState(BOOK, position=BECAUSE)).position == WHY
    assert snap_to_visible(ReaderState(BOOK, position=BECAUSE, folds=Folds(False))).position == Position(1)


def test_a_place_in_sight_settles_where_it_is() -> None:
    state = ReaderState(BOOK, position=Position(2, 1, 3))
    assert snap_to_visible(state) is state


def test_a_place_without_words_settles_on_the_nearest_before() -> None:
    empty = Position(1, 4)
    assert not BOOK.text_node(empty).text.chars
    assert snap_to_visible(ReaderState(BOOK, position=empty)).position == WHY


def test_a_text_that_begins_with_a_heading_begins_there() -> None:
    headed = builders.document("", builders.heading(2, "Start"), "Text.")
    assert snap_to_visible(ReaderState(headed)).position == Position(1)
    bare = builders.document(builders.thematic_break(), builders.heading(2, "Start"))
    assert not bare.text_nodes(0)
    assert snap_to_visible(ReaderState(bare)).position == Position(1)


def test_a_text_with_nothing_to_read_keeps_the_reader_at_its_start() -> None:
    for empty in (
        builders.document(),
        builders.document("", builders.thematic_break()),
        builders.document(builders.table(("", ""))),
    ):
        assert snap_to_visible(ReaderState(empty)).position == Position()


def test_only_a_text_without_leaves_has_nothing_there() -> None:
    assert is_empty(ReaderState(builders.document()))
    assert not is_empty(ReaderState(BOOK))


def test_revealing_where_nothing_is_does_nothing() -> None:
    empty = ReaderState(builders.document())
    assert unfold_to(empty, Position()) is empty
