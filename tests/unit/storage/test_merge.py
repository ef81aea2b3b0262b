"""Of two programs that read one text, what each changed is kept; a removal is a change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support import document_builders as builders

from b12tui.core.folds import Folds
from b12tui.core.locator import Locator
from b12tui.core.places.locator_builder import locator_of
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.storage.merge import merged
from b12tui.storage.saved_state import AppearanceOverrides, SavedState

BOOK = builders.document(*(f"This is paragraph {number} of the book." for number in range(9)))
PLACES = [locator_of(BOOK, Position(0, leaf)) for leaf in range(4)]

locators = st.sampled_from(PLACES)
folds = st.builds(Folds, st.sampled_from([None, True, False]), st.frozensets(st.sampled_from("pqr")))
looks = st.builds(
    AppearanceOverrides, spacing=st.sampled_from([None, 1, 2]), ruler=st.sampled_from([None, True, False])
)
seen = st.tuples(locators, st.none() | locators)
states = st.builds(
    lambda place, marks, folds, appearance: SavedState.of({"": place, **marks}, folds, appearance),
    seen,
    st.dictionaries(st.sampled_from("abcd"), seen),
    folds,
    looks,
)


def of(value: object, before: object, mine: object) -> object:
    return value if mine == before else mine


@given(states, states, states)
def test_each_thing_is_as_mine_where_i_changed_it_and_else_as_theirs(
    theirs: SavedState, before: SavedState, mine: SavedState
) -> None:
    found = merged(theirs, before, mine)
    for name in ("", *"abcd"):
        there, then, here = (dict(_set(state)).get(name) for state in (theirs, before, mine))
        assert dict(_set(found)).get(name) == of(there, then, here)
    for field in ("spacing", "ruler"):
        values = [getattr(state.appearance, field) for state in (theirs, before, mine)]
        assert getattr(found.appearance, field) == of(*values)
    if mine.folds.all_open != before.folds.all_open:
        assert found.folds == mine.folds
    else:
        assert found.folds.all_open == theirs.folds.all_open
        for slug in "pqr":
            flips = [slug in state.folds.flipped for state in (theirs, before, mine)]
            assert (slug in found.folds.flipped) == of(*flips)


def _set(state: SavedState) -> dict[str, Locator]:
    return {name: place for name, (place, _) in state.places().items()}


@given(states, states)
def test_where_nothing_was_known_all_of_mine_is_new_and_no_mark_of_theirs_is_lost(
    theirs: SavedState, mine: SavedState
) -> None:
    found = merged(theirs, None, mine)
    assert found.locator == mine.locator
    assert dict(found.bookmarks) == {**dict(theirs.bookmarks), **dict(mine.bookmarks)}


@given(states, states)
def test_who_changed_nothing_changes_nothing(theirs: SavedState, mine: SavedState) -> None:
    assert merged(theirs, mine, mine) == theirs
    assert merged(mine, mine, theirs) == theirs


def test_how_a_mark_looks_now_is_no_new_mark() -> None:
    one, other, third = PLACES[:3]
    before = SavedState(one, bookmarks=(("a", one),))
    mine = replace(before, relocated=(("a", other),))
    assert merged(replace(before, locator=third), before, mine).places()["a"] == (one, other)
    assert merged(replace(before, bookmarks=(("a", third),)), before, mine).places()["a"] == (third, None)
