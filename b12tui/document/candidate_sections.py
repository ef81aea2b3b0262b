"""Sections that may contain matches of a search, listed group by group as they are asked for.

A frequent word is in tens of thousands of sections, of which a reader visits a few. So consecutive sections come in
groups, each with the approximate number of matches in it, and a group is listed when one of its sections is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from b12tui.fasttuple import NamedTuple

Likely = tuple[tuple[int, int], ...]
"""Numbers of sections, ascending, each with the approximate number of matches in that section."""


class Group(NamedTuple):
    """Consecutive sections of a text, some of which may contain matches."""

    first: int
    """Number of its first section."""
    estimate: int
    """Approximate number of matches in all of them."""
    sections: Callable[[], Likely]
    """Returns those that may contain matches."""


class _Listed(NamedTuple):
    """Sections of a group that may contain matches."""

    numbers: tuple[int, ...]
    """Ascending."""
    before: tuple[int, ...]
    """Approximate number of matches in those before each of them, and in all."""


class CandidateSections:
    """Sections that may contain matches, in order."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Have groups in order, of which none is listed yet."""
        self._groups: Sequence[Group] = tuple(groups)
        self._firsts = [group.first for group in self._groups]
        self._estimates = [group.estimate for group in self._groups]
        """Approximate number of matches in each group: what it stated until it is listed."""
        self._listed: dict[int, _Listed] = {}
        """Groups that were listed, by index."""

    @classmethod
    def of(cls, likely: Likely) -> CandidateSections:
        """Return sections that are all listed."""
        sections = cls((Group(0, 0, lambda: likely),))
        sections.list_all()
        return sections

    def list_all(self) -> None:
        """List the sections of all groups."""
        for index in range(len(self._groups)):
            self._list(index)

    @property
    def size(self) -> int | None:
        """Number of sections; None unless all groups are listed."""
        if len(self._listed) < len(self._groups):
            return None
        return sum(len(listed.numbers) for listed in self._listed.values())

    @property
    def estimate(self) -> int:
        """Approximate number of matches in all sections."""
        return sum(self._estimates)

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers of the sections, ascending."""
        for index in range(len(self._groups)):
            yield from self._list(index).numbers

    def __contains__(self, section: int) -> bool:
        """Return whether a section may contain matches."""
        return self.after(section - 1) == section

    def estimate_in(self, section: int) -> int:
        """Return the approximate number of matches in a section."""
        return self.estimate_before(section + 1) - self.estimate_before(section)

    def estimate_before(self, section: int) -> int:
        """Return the approximate number of matches in all sections before one."""
        index = bisect_right(self._firsts, section) - 1
        if index < 0:
            return 0
        listed = self._list(index)
        return sum(self._estimates[:index]) + listed.before[bisect_left(listed.numbers, section)]

    def after(self, section: int) -> int | None:
        """Return the first of the sections behind one, None without any."""
        for index in range(max(bisect_right(self._firsts, section) - 1, 0), len(self._groups)):
            numbers = self._list(index).numbers
            at = bisect_right(numbers, section)
            if at < len(numbers):
                return numbers[at]
        return None

    def before(self, section: int) -> int | None:
        """Return the last of the sections before one, None without any."""
        for index in range(bisect_left(self._firsts, section) - 1, -1, -1):
            numbers = self._list(index).numbers
            at = bisect_left(numbers, section)
            if at:
                return numbers[at - 1]
        return None

    def _list(self, index: int) -> _Listed:
        listed = self._listed.get(index)
        if listed is None:
            likely = self._groups[index].sections()
            counts = (count for _, count in likely)
            listed = _Listed(tuple(number for number, _ in likely), tuple(accumulate(counts, initial=0)))
            self._listed[index] = listed
            self._estimates[index] = listed.before[-1]
        return listed
