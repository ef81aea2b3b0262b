"""Sections that may contain matches are listed when one of their group is asked for, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from b12tui.document.candidate_sections import CandidateSections, Group, Likely

GROUPS = st.lists(st.dictionaries(st.integers(0, 4), st.integers(1, 9)), max_size=5)
"""Sections of five that may match, with their numbers of matches, of some groups."""


def grouped(groups: list[dict[int, int]]) -> tuple[CandidateSections, dict[int, int]]:
    """Return sections in groups of five, whose estimates are one too high; and their numbers of matches."""
    likely: list[Likely] = [
        tuple((5 * index + number, group[number]) for number in sorted(group)) for index, group in enumerate(groups)
    ]
    made = [
        Group(5 * index, 1 + sum(group.values()), lambda part=part: part)  # type: ignore[misc]
        for index, (group, part) in enumerate(zip(groups, likely, strict=True))
    ]
    return CandidateSections(made), dict(pair for part in likely for pair in part)


@given(GROUPS, st.integers(-2, 26))
def test_sections_are_those_of_all_groups(groups: list[dict[int, int]], at: int) -> None:
    asked, counts = grouped(groups)
    assert asked.after(at) == min((number for number in counts if number > at), default=None)
    assert grouped(groups)[0].before(at) == max((number for number in counts if number < at), default=None)
    assert (at in asked) == (at in counts)
    assert list(asked) == sorted(counts)
    assert asked.size == len(counts)
    assert asked.estimate == sum(counts.values())
    assert asked.estimate_before(at) == sum(count for number, count in counts.items() if number < at)
    assert asked.estimate_in(at) == counts.get(at, 0)


def test_a_group_is_listed_when_one_of_its_sections_is_asked_for() -> None:
    asked, _ = grouped([{0: 1, 4: 2}, {1: 3}, {2: 5}])
    assert (asked.estimate, asked.size) == (4 + 4 + 6, None)
    assert asked.after(4) == 6
    assert asked.estimate_before(6) == 3
    assert (asked.estimate, asked.size) == (3 + 3 + 6, None)  # the third isn't listed
    asked.list_all()
    assert (asked.estimate, asked.size) == (11, 4)
