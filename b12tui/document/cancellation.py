"""Cancellation of long computations by a key press.

Long computations call `check_cancelled` at each step (a block, a row, a text node, a token of running text). Code that
waits for keys sets the condition with `cancel_when`; without one, nothing is ever cancelled. A step costs a call and a
look at the clock; keys are polled once every `EVERY` seconds (`paced`).

`Cancelled` may be raised in the middle of a computation, so caches and dictionaries of results must be updated in one
assignment, when the result is complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic, thread_time
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.15
"""Seconds before a computation can be cancelled: quick ones finish, whatever was typed after the key."""
SILENCE = 0.5
"""Seconds before a computation is announced, once."""
EVERY = 0.02
"""Seconds between two polls of the keys."""
LONG = 0.2
"""Seconds that a section must take before the announcement names it: many sections of a book take less."""


LOOK_EVERY = 16
"""Steps between two looks at the processor time of a limited computation."""


class Cancelled(Exception):
    """Computation cancelled; nothing has been changed."""


class _TooLong(Exception):
    """Computation that has taken longer than it may; nothing has been changed."""


_predicates: list[Callable[[], bool]] = []
_titles: list[tuple[str, float]] = []
"""Titles of the sections being loaded, the innermost last, each with its start time."""


@contextmanager
def cancel_when(condition: Callable[[], bool]) -> Iterator[None]:
    """Cancel the computations inside the context as soon as `condition` returns True."""
    _predicates.append(condition)
    try:
        yield
    finally:
        _predicates.pop()


def attempt(compute: Callable[[], T], seconds: float) -> T | None:
    """Return the result of `compute`, or None if it takes more than `seconds` of processor time.

    It can be cancelled as before. A count of steps wouldn't do, since a single step may be what is slow; and waiting
    takes none of that time.
    """
    if seconds == inf:
        return compute()
    outer = _predicates[-1] if _predicates else None
    ends = thread_time() + seconds
    steps = 0

    def over() -> bool:
        nonlocal steps
        steps += 1
        if steps % LOOK_EVERY == 0 and thread_time() > ends:
            raise _TooLong(over)
        return outer is not None and outer()

    try:
        with cancel_when(over):
            return compute()
    except _TooLong as error:
        if error.args[0] is not over:  # that of a computation around this one
            raise
        return None


def check_cancelled() -> None:
    """Raise Cancelled if the current computation is to be cancelled."""
    if _predicates and _predicates[-1]():
        raise Cancelled


def stepwise(steps: Iterable[T]) -> Iterator[T]:
    """Yield each of `steps`; raise Cancelled before the next one if the computation is to be cancelled."""
    for step in steps:
        check_cancelled()
        yield step


def paced(
    cancelled: Callable[[], bool], announce: Callable[[str], None] | None = None, *, patience: float = PATIENCE
) -> Callable[[], bool]:
    """Return a predicate for `cancel_when` that polls `cancelled` every `EVERY` seconds, after `patience` seconds.

    `announce` is called once, after `SILENCE` seconds, with the current activity ("Reading “Methods”").
    """
    started = monotonic()
    next_poll = started + patience
    announced = announce is None

    def poll() -> bool:
        nonlocal next_poll, announced
        now = monotonic()
        if not announced and announce is not None and now - started >= SILENCE:
            announced = True
            with cancel_when(lambda: False):
                announce(doing(now))
        if now < next_poll:
            return False
        next_poll = now + EVERY
        return cancelled()

    return poll


@contextmanager
def reading(title: str) -> Iterator[None]:
    """Name the section that is loaded inside the context, for `doing`."""
    _titles.append((title, monotonic()))
    try:
        yield
    finally:
        _titles.pop()


def doing(now: float) -> str:
    """Return the current activity: "Reading" and the title of a section that takes long, else "Working".

    `now` is on the clock `monotonic`.
    """
    title, since = _titles[0] if _titles else ("", now)
    return f"Reading “{title}”" if title and now - since >= LONG else "Working"
