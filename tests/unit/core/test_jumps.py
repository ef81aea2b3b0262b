"""Going somewhere, and the way back."""

from __future__ import annotations

import making

from b12tui.core.motion.folds import Folds
from b12tui.core.motion.jumplist import REMEMBERED, back, forward, jump, move, nothing_here, reveal, settle
from b12tui.core.state import Reader
from b12tui.document import Address

BOOK = making.document(
    making.heading(1, "Book"),
    "First.",
    making.heading(2, "Part"),
    making.question("Why?", "Because.", ""),
    making.table(("", "b"), ("c", "")),
    making.heading(2, "End"),
    "Last.",
)
WHY, BECAUSE, END = Address(1, 1), Address(1, 2), Address(2)


def test_a_move_keeps_no_way_back() -> None:
    moved = move(Reader(BOOK), END, "stuck")
    assert (moved.at, moved.behind, moved.said) == (END, (), "")


def test_a_move_that_leads_nowhere_stays_and_says_so() -> None:
    stuck = move(Reader(BOOK, at=END), None, "Last line.")
    assert (stuck.at, stuck.said) == (END, "Last line.")


def test_a_jump_keeps_the_way_back_and_opens_what_hides_its_goal() -> None:
    jumped = jump(Reader(BOOK), BECAUSE)
    assert (jumped.at, jumped.behind) == (BECAUSE, (Address(),))
    assert jumped.folds == Folds(None, frozenset({"why"}))


def test_a_jump_that_leads_nowhere_stays_and_says_so() -> None:
    stuck = jump(Reader(BOOK), None, "Nothing.")
    assert (stuck.at, stuck.behind, stuck.said) == (Address(), (), "Nothing.")


def test_a_jump_to_where_the_reader_is_needs_no_way_back() -> None:
    assert jump(Reader(BOOK, at=END), END).behind == ()


def test_back_and_forward_go_through_the_jumps() -> None:
    reader = jump(jump(Reader(BOOK), WHY), END)
    once = back(reader)
    twice = back(once)
    assert (once.at, twice.at) == (WHY, Address())
    assert (forward(twice).at, forward(forward(twice)).at) == (WHY, END)
    assert forward(forward(twice)).behind == reader.behind


def test_at_the_end_of_the_way_nothing_moves() -> None:
    assert back(Reader(BOOK, at=END)).said == "No place to go back to."
    assert forward(Reader(BOOK, at=END)).said == "No place to go forward to."
    assert back(Reader(BOOK, at=END)).at == forward(Reader(BOOK, at=END)).at == END


def test_a_new_jump_forgets_the_way_forward() -> None:
    assert jump(back(jump(Reader(BOOK), END)), WHY).ahead == ()


def test_going_back_opens_what_was_closed_meanwhile() -> None:
    reader = jump(jump(Reader(BOOK), BECAUSE), END)
    closed = Reader(BOOK, at=END, behind=reader.behind)
    assert not back(closed).folds.hides(BOOK.sections[1], 2, BOOK.leaf(BECAUSE))


def test_the_way_back_has_an_end() -> None:
    reader = Reader(BOOK)
    for _ in range(REMEMBERED):
        reader = jump(jump(reader, WHY), END)
    assert len(reader.behind) == REMEMBERED
    assert reader.behind[-1] == WHY


def test_a_place_in_what_was_closed_settles_on_what_closed_it() -> None:
    assert settle(Reader(BOOK, at=BECAUSE)).at == WHY
    assert settle(Reader(BOOK, at=BECAUSE, folds=Folds(False))).at == Address(1)


def test_a_place_in_sight_settles_where_it_is() -> None:
    reader = Reader(BOOK, at=Address(2, 1, 3))
    assert settle(reader) is reader


def test_a_place_without_words_settles_on_the_nearest_before() -> None:
    empty = Address(1, 4)
    assert not BOOK.leaf(empty).text.chars
    assert settle(Reader(BOOK, at=empty)).at == WHY


def test_a_text_that_begins_with_a_heading_begins_there() -> None:
    headed = making.document("", making.heading(2, "Start"), "Text.")
    assert settle(Reader(headed)).at == Address(1)
    bare = making.document(making.rule(), making.heading(2, "Start"))
    assert not bare.leaves(0)
    assert settle(Reader(bare)).at == Address(1)


def test_a_text_with_nothing_to_read_keeps_the_reader_at_its_start() -> None:
    for empty in (making.document(), making.document("", making.rule()), making.document(making.table(("", "")))):
        assert settle(Reader(empty)).at == Address()


def test_only_a_text_without_leaves_has_nothing_there() -> None:
    assert nothing_here(Reader(making.document()))
    assert not nothing_here(Reader(BOOK))


def test_revealing_where_nothing_is_does_nothing() -> None:
    empty = Reader(making.document())
    assert reveal(empty, Address()) is empty
