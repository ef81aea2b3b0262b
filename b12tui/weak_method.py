"""Bound methods for caches and callbacks that an object keeps itself, without a cycle of references.

An object that keeps a bound method of its own is in a cycle that only Python's garbage collector can free. A document
of a megabyte has a million objects, and one pass over them takes a second in which no key is heard. So documents, their
rows and their parsers have no cycles, and are freed when the last reference to them goes.
"""

from __future__ import annotations

from _weakref import ref
from collections.abc import Callable

from b12tui.fasttyping import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def weak_method(method: Callable[P, R]) -> Callable[P, R]:
    """Return a function that calls the bound `method`, and doesn't keep its object alive.

    For use by that object, or by what it alone keeps: the function raises ReferenceError once the object is gone.
    """
    bound = cast("Any", method)
    owner, function = ref(bound.__self__), bound.__func__

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        alive = owner()
        if alive is None:
            raise ReferenceError(function.__qualname__)
        return cast("R", function(alive, *args, **kwargs))

    return call
