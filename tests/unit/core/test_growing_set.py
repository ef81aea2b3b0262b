"""A growing set is an immutable set, and its versions share their items."""

from __future__ import annotations

import sys
from collections.abc import Set as AbstractSet

import hypothesis.strategies as st
from hypothesis import given

from b12tui.core.growing_set import GrowingSet, with_items

ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=6)


@given(st.lists(ITEMS, max_size=6), st.data())
def test_each_version_is_the_set_that_a_copy_would_be(additions: list[list[str]], data: st.DataObject) -> None:
    versions: list[AbstractSet[str]] = [GrowingSet()]
    copies = [frozenset[str]()]
    for items in additions:
        at = data.draw(st.integers(0, len(versions) - 1))
        versions.append(with_items(versions[at], items))
        copies.append(copies[at] | set(items))
    for version, copy in zip(versions, copies, strict=True):
        assert version == set(copy)
        assert set(copy) == version
        assert hash(version) == hash(copy)
        assert sorted(version) == sorted(copy)
        assert len(version) == len(copy)
        assert version ^ {"a"} == copy ^ {"a"}
        assert frozenset("ab") - version == frozenset("ab") - copy


def test_a_thousand_versions_share_one_table() -> None:
    versions = [GrowingSet()]
    for number in range(1_000):
        versions.append(versions[-1].with_items([str(number)]))
    assert len({id(version._numbers) for version in versions}) == 1
    assert sum(map(sys.getsizeof, versions)) < 100_000


def test_nothing_but_a_string_is_in_it() -> None:
    assert not GrowingSet(["1"]).__contains__(1)
