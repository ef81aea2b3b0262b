"""Values computed from a document, kept with it: the least recently used are dropped first."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from b12tui.fasttyping import Any, TypeVar

T = TypeVar("T")

MAX_VALUES = 16
"""Number of values that are kept."""


class DerivedValues:
    """Cache of values that cost much to compute and are wanted again soon, such as the results of a search."""

    def __init__(self) -> None:
        self._values: dict[Hashable, Any] = {}

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return the value of `key`, computed if it isn't kept; nothing is kept of a computation that raises."""
        value: T
        if key in self._values:
            value = self._values.pop(key)
        else:
            value = compute()
            while len(self._values) >= MAX_VALUES:
                del self._values[next(iter(self._values))]
        self._values[key] = value
        return value

    def clear(self) -> None:
        """Forget all values."""
        self._values.clear()
