"""Cancelling what takes long: by a key that is typed meanwhile, at any step of a computation.

Whatever may take long calls `go_on` at each of its steps (a block, a row, a leaf, a token of running text). Whoever
waits for keys says so with `heeding`; for all others nothing is ever cancelled. A step costs a call and a look at the
clock; keys are looked for once in `EVERY` seconds (`paced`).

Cancelling raises BrokenOff in the middle of a computation. So what is kept (a cache, a dictionary of results) is
written in one assignment, when the result is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.15
"""Seconds from which on a computation can be cancelled: what is quick is done, whatever was typed behind it."""
SILENCE = 0.5
"""Seconds from which on a computation is announced, once."""
EVERY = 0.02
"""Seconds between two looks at what was typed."""
LONG = 0.2
"""Seconds that a section must have taken to be named as what is being read: a book has many that take less."""


class Cancelled(Exception):
    """A computation was cancelled; what was begun has changed nothing."""


_predicates: list[Callable[[], bool]] = []
_subjects: list[tuple[str, float]] = []
"""What is being read, the innermost last, each with the time of its beginning."""


@contextmanager
def cancel_when(typed_on: Callable[[], bool]) -> Iterator[None]:
    """Have what is done within cancelled as soon as `typed_on` says so."""
    _predicates.append(typed_on)
    try:
        yield
    finally:
        _predicates.pop()


def check_cancelled() -> None:
    """Raise BrokenOff if what is being done is to be cancelled."""
    if _predicates and _predicates[-1]():
        raise Cancelled


def stepwise(steps: Iterable[T]) -> Iterator[T]:
    """Yield each of `steps`; BrokenOff before one that is not wanted any more."""
    for step in steps:
        check_cancelled()
        yield step


def paced(
    ends: Callable[[], bool], announce: Callable[[str], None] | None = None, *, patience: float = PATIENCE
) -> Callable[[], bool]:
    """Return what `heeding` takes: it asks `ends` now and then, from `patience` seconds on.

    `announce` is called once, after `SILENCE` seconds, with what is being done ("Reading “Methods”").
    """
    begun = monotonic()
    looks = begun + patience
    narration = announce is None

    def asked() -> bool:
        nonlocal looks, narration
        now = monotonic()
        if not narration and announce is not None and now - begun >= SILENCE:
            narration = True
            with cancel_when(lambda: False):
                announce(doing(now))
        if now < looks:
            return False
        looks = now + EVERY
        return ends()

    return asked


@contextmanager
def reading(title: str) -> Iterator[None]:
    """Name what is done within as the reading of a section."""
    _subjects.append((title, monotonic()))
    try:
        yield
    finally:
        _subjects.pop()


def doing(now: float) -> str:
    """Return what is being done at `now`, on the clock `monotonic`: the section that takes long, by its title."""
    title, since = _subjects[0] if _subjects else ("", now)
    return f"Reading “{title}”" if title and now - since >= LONG else "Working"
