"""Enumerations that are made fast act as those of `enum` do."""

from __future__ import annotations

import copy
import enum
import pickle

import pytest

from b12tui.core.messages.roles import Role
from b12tui.fastenum import Enum, Flag, auto
from b12tui.layout.page.lines import StyleFlags
from b12tui.layout.page.measure import TableLayout


class Bits(Flag):
    NONE = 0
    A = auto()
    B = auto()
    C = auto()


class RealBits(enum.Flag):
    NONE = 0
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


class Kind(Enum):
    FIRST = "a"
    SECOND = "b"

    @property
    def doubled(self) -> str:
        """The value twice."""
        return self.value * 2


def test_flags_combine_as_those_of_enum() -> None:
    for ours in (Bits(number) for number in range(8)):
        real = RealBits(ours.value)
        assert [flag in ours for flag in Bits] == [RealBits(flag.value) in real for flag in Bits]
        assert bool(ours) == bool(real)
        assert (~ours).value == (~real).value
        for other in (Bits(number) for number in range(8)):
            also = RealBits(other.value)
            assert ((ours | other).value, (ours & other).value, (ours ^ other).value) == (
                (real | also).value,
                (real & also).value,
                (real ^ also).value,
            )


def test_equal_flags_are_one_object_and_are_found_by_name() -> None:
    assert Bits.A | Bits.B is Bits.B | Bits.A
    assert Bits["B"] is Bits.B
    assert repr(Bits.A | Bits.C) == "Bits.A|C"
    assert [flag.value for flag in Bits] == [0, 1, 2, 4]


def test_members_have_names_values_and_properties() -> None:
    assert (Kind.FIRST.name, Kind.FIRST.value, Kind.FIRST.doubled) == ("FIRST", "a", "aa")
    assert Kind("b") is Kind.SECOND
    assert Kind["FIRST"] is Kind.FIRST
    assert list(Kind) == [Kind.FIRST, Kind.SECOND]
    with pytest.raises(ValueError, match="'c' is not a valid Kind"):
        Kind("c")


@pytest.mark.parametrize("member", [Role.CODE, TableLayout.GRID, StyleFlags.STRONG | StyleFlags.LINK])
def test_a_copy_of_a_member_is_the_member(member: object) -> None:
    assert copy.copy(member) is member
    assert copy.deepcopy(member) is member
    assert pickle.loads(pickle.dumps(member)) is member
