"""Immutable set whose versions share their items, so that adding an item to the latest one takes constant time.

Reading on opens thousands of questions one by one, and each place on the way keeps the set as it was there. Copies
would take time and memory by the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import islice
from operator import xor


class GrowingSet(AbstractSet[str]):
    """Set of strings, in the order in which they were added; equal to any other set of the same strings."""

    __slots__ = ("_count", "_numbers", "digest")

    def __init__(self, items: Iterable[str] = ()) -> None:
        """Hold `items`."""
        self._numbers = {item: number for number, item in enumerate(dict.fromkeys(items))}
        """Number of each item by order of addition: those of this set, then those of later versions."""
        self._count = len(self._numbers)
        self.digest = digest(self._numbers)
        """Digest of the items, which no version computes anew."""

    def with_items(self, items: Iterable[str]) -> GrowingSet:
        """Return the set with further items; this one stays as it is."""
        further = list(items)
        count, mixed = self._count, self.digest
        for item in further:
            number = self._numbers.setdefault(item, len(self._numbers))
            if number == count:
                count += 1
                mixed ^= hash(item)
            elif number > count:  # another version has other items next
                return GrowingSet((*self, *further))
        larger = GrowingSet()
        larger._numbers, larger._count, larger.digest = self._numbers, count, mixed
        return larger

    def __contains__(self, item: object) -> bool:
        """Return whether the string is an item of this version."""
        number = self._numbers.get(item) if isinstance(item, str) else None
        return number is not None and number < self._count

    def __iter__(self) -> Iterator[str]:
        """Yield the items in order."""
        return islice(self._numbers, self._count)

    def __len__(self) -> int:
        """Return the number of items."""
        return self._count

    def __eq__(self, other: object) -> bool:
        """Return whether the other set has the same items."""
        if isinstance(other, GrowingSet) and other._numbers is self._numbers:
            return other._count == self._count
        return super().__eq__(other)

    def __hash__(self) -> int:
        """Return the hash of an equal frozenset."""
        return hash(frozenset(self))

    @classmethod
    def _from_iterable(cls, items: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        """Return the result of an operation on sets."""
        return frozenset(items)


def digest(items: Iterable[str]) -> int:
    """Return a number that equal sets share, whatever their classes."""
    return items.digest if isinstance(items, GrowingSet) else reduce(xor, map(hash, items), 0)


def with_items(items: AbstractSet[str], further: Iterable[str]) -> GrowingSet:
    """Return a set of strings with further ones."""
    return (items if isinstance(items, GrowingSet) else GrowingSet(items)).with_items(further)
