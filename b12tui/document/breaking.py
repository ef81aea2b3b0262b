"""Breaking off what takes long, because somebody has typed on meanwhile.

What goes through a whole book loads section after section: before each it is asked whether to go on. Whoever waits for
keys says so with `heeding`; for all others nothing is ever broken off. It refuses to break off in the middle of a
section, so whatever is kept of what was done stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class BrokenOff(Exception):
    """Somebody has typed on; what was begun has changed nothing."""


_asks: list[Callable[[], bool]] = []


@contextmanager
def heeding(typed_on: Callable[[], bool]) -> Iterator[None]:
    """Have what is done within broken off as soon as `typed_on` says so."""
    _asks.append(typed_on)
    try:
        yield
    finally:
        _asks.pop()


def go_on() -> None:
    """Raise BrokenOff if what is being done is to be broken off."""
    if _asks and _asks[-1]():
        raise BrokenOff
