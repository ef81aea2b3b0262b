"""A record means what the same class means in `dataclasses`."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import types
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui import fastclass, fasttuple

Make = Callable[..., Any]


def classes(dataclass: Make, field: Make) -> tuple[Any, Any, Any, Any, Any]:
    """Return the same classes, made by one or the other."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """Two fields, one with a default."""

        node: int
        char: int = 3

        def later(self) -> Any:
            return type(self)(self.node + 1)

    @dataclass(frozen=True, slots=True, order=True)
    class Step:
        """Ordered."""

        node: int
        char: int = 0

    @dataclass(frozen=True, slots=True)
    class Alone:
        """One field."""

        text: str = "none"

    @dataclass(frozen=True, slots=True)
    class Empty:
        """Not one field."""

    @dataclass(slots=True)
    class Pile:
        """One that changes, each with a list of its own."""

        name: str
        things: list[int] = field(default_factory=list)
        said: str = field(default="nothing", metadata={"doc": "what was said"})

    return Place, Step, Alone, Empty, Pile


OURS = classes(fastclass.dataclass, fastclass.field)
THEIRS = classes(dataclasses.dataclass, dataclasses.field)
Place, Step, Alone, Empty, Pile = OURS
numbers = st.integers(0, 3)


@given(numbers, numbers, numbers, numbers)
def test_equality_order_hash_and_words_are_those_of_a_dataclass(a: int, b: int, c: int, d: int) -> None:
    for ours, theirs in zip(OURS[:2], THEIRS[:2], strict=True):
        mine, others = (ours(a, b), ours(c, d)), (theirs(a, b), theirs(c, d))
        assert (mine[0] == mine[1]) == (others[0] == others[1])
        assert (hash(mine[0]) == hash(mine[1])) == ((a, b) == (c, d))
        assert repr(mine[0]).rpartition(".")[2] == repr(others[0]).rpartition(".")[2]
    mine, others = (Step(a, b), Step(c, d)), (THEIRS[1](a, b), THEIRS[1](c, d))
    for compare in ("__lt__", "__le__"):
        assert getattr(mine[0], compare)(mine[1]) == getattr(others[0], compare)(others[1])
    assert (mine[0] > mine[1]) == (others[0] > others[1])
    assert (mine[0] >= mine[1]) == (others[0] >= others[1])


def test_classes_of_one_shape_are_not_equal() -> None:
    assert Place(1, 2) != Step(1, 2)
    with pytest.raises(TypeError):
        Step(1) < Place(1)  # noqa: B015
    assert Alone("a") != "a"
    assert Alone() == Alone("none")
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


@given(numbers, numbers, numbers, numbers)
def test_a_field_that_is_not_compared_counts_for_nothing_but_its_words(a: int, b: int, c: int, d: int) -> None:
    for line in (
        _line_class(fastclass.dataclass, fastclass.field),
        _line_class(dataclasses.dataclass, dataclasses.field),
    ):
        one, other = line(a, b), line(c, d)
        assert (one == other, hash(one) == hash(other), one < other) == (a == c, a == c, a < c)
        assert repr(one).endswith(f"Line(text={a}, number={b})")
        assert copy.copy(one).number == b


def _line_class(dataclass: Make, field: Make) -> Any:
    @dataclass(frozen=True, slots=True, order=True)
    class Line:
        text: int
        number: int = field(default=0, compare=False)

    return Line


def test_what_is_frozen_stays() -> None:
    place = Place(1)
    with pytest.raises(AttributeError, match="node"):
        place.node = 2
    with pytest.raises(AttributeError, match="node"):
        del place.node
    with pytest.raises(AttributeError):
        place.more = 2
    assert place == Place(1, 3)


def test_what_is_not_frozen_changes_and_has_no_hash() -> None:
    pile = Pile("one")
    pile.name = "two"
    assert repr(pile).endswith("Pile(name='two', things=[], said='nothing')")
    with pytest.raises(TypeError):
        hash(pile)
    with pytest.raises(AttributeError):
        pile.more = 2


def test_each_has_a_list_of_its_own() -> None:
    one, two = Pile("one"), Pile("two")
    one.things.append(1)
    assert two.things == []
    assert Pile("three", [4]).things == [4]


def test_wrong_arguments_are_told() -> None:
    for arguments, words in (((), "node"), ((1, 2, 3), "positional")):
        with pytest.raises(TypeError, match=words):
            Place(*arguments)
    with pytest.raises(TypeError, match="more"):
        Place(1, more=2)
    with pytest.raises(TypeError, match="more"):
        fastclass.replace(Place(1), more=2)
    with pytest.raises(TypeError, match="slots"):
        fastclass.dataclass(slots=False)


def test_the_first_records_of_a_class_are_like_the_later_ones() -> None:
    compiled = fastclass.UNCOMPILED  # type: ignore[attr-defined] # type checkers see `dataclasses`
    places, piles = [], []
    fresh, _, _, _, pile = classes(fastclass.dataclass, fastclass.field)
    for _ in range(compiled + 2):
        places += [fresh(1), fresh(1, 3), fresh(node=1), fresh(1, char=3), fresh(char=3, node=1)]
        piles += [pile("a"), pile(things=[], name="a")]
    assert set(places) == {fresh(1, 3)}
    assert all(each == pile("a", []) for each in piles)
    assert len({id(each.things) for each in piles}) == len(piles)


@pytest.mark.parametrize("made", [0, 100])
def test_wrong_arguments_are_told_by_the_first_records_and_by_later_ones(made: int) -> None:
    place, *_ = classes(fastclass.dataclass, fastclass.field)
    for _ in range(made):
        place(1)
    wrong: list[tuple[tuple[int, ...], dict[str, int], str]] = [
        ((), {}, "node"),
        ((1, 2, 3), {}, "positional"),
        ((1,), {"more": 2}, "more"),
        ((1,), {"node": 1}, "multiple values"),
        ((), {"char": 1}, "node"),
    ]
    for values, named, words in wrong:
        with pytest.raises(TypeError, match=words):
            place(*values, **named)
    assert place(1) == place(1, 3)


def test_it_is_replaced_matched_copied_and_known_by_its_fields() -> None:
    place = Place(1, 2)
    assert fastclass.replace(place, char=5) == Place(1, 5)
    assert place.later() == Place(2)
    match place:
        case Place(node, char):
            assert (node, char) == (1, 2)
        case _:
            pytest.fail("a record is matched by its fields")
    assert copy.copy(place) == copy.deepcopy(place) == place
    assert [entry.name for entry in fastclass.fields(Pile)] == [entry.name for entry in dataclasses.fields(THEIRS[4])]
    assert fastclass.fields(Pile)[2].metadata == {"doc": "what was said"}
    assert not hasattr(place, "__dict__")


def test_a_record_of_a_module_can_be_pickled() -> None:
    from b12tui.document import Position

    assert pickle.loads(pickle.dumps(Position(1, 2, 3))) == Position(1, 2, 3)


def test_a_named_tuple_means_what_the_same_class_means_in_typing() -> None:
    def made(base: Any) -> Any:
        return types.new_class("Place", (base,), exec_body=lambda body: body.update(body_of_class))

    body_of_class = {
        "__annotations__": {"node": "int", "char": "int"},
        "char": 3,
        "__module__": __name__,
        "__doc__": "A place.",
        "after": lambda self: self.char + 1,
    }
    ours, theirs = made(fasttuple.NamedTuple), made(typing.NamedTuple)
    for cls in (ours, theirs):
        assert (cls(1), cls(1, char=2), cls(1).after()) == ((1, 3), (1, 2), 4)
        assert (cls.__name__, cls.__doc__, cls.__module__) == ("Place", "A place.", __name__)
        assert repr(cls(1)) == "Place(node=1, char=3)"
    assert ours._fields == theirs._fields
    assert ours._field_defaults == theirs._field_defaults
