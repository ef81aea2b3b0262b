"""Token by which a frontend cancels long computations when a key is typed.

A frontend makes one `Cancellation` and gives it to `parse`; the document has it, and so does all that is made from the
document: its parser, its rows, its narration, its search. So no computation needs an argument more than the document
that it is about, and two readers in one process don't cancel each other. The rules of markdown-it, whose signatures are
not ours, are closures over it (`markdown.commonmark.rules`).

Long computations call `check` at each step (a block, a row, a text node, a token of running text). Code that waits for
keys sets the condition with `when`; without one, nothing is ever cancelled. A step costs a call and a look at the
clock; keys are polled once every `POLL_INTERVAL` seconds (`paced`).

`Cancelled` may be raised in the middle of a computation, so caches and dictionaries of results must be updated in one
assignment, when the result is complete.
"""

from __future__ import annotations

from _thread import get_ident
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import monotonic, thread_time

from b12tui.fasttyping import NoReturn, TypeVar

T = TypeVar("T")

CANCELLABLE_AFTER = 0.15
"""Seconds before a computation can be cancelled: quick ones finish, whatever was typed after the key."""
ANNOUNCED_AFTER = 0.5
"""Seconds before a computation is announced, once."""
POLL_INTERVAL = 0.02
"""Seconds between two polls of the keys."""
LONG_SECTION = 0.2
"""Seconds that a section must take before the announcement names it: many sections of a book take less."""

STEPS_PER_CHECK = 16
"""Steps between two looks at the processor time of a limited computation."""

Ticker = Callable[[Callable[[], None]], AbstractContextManager[None]]
"""Returns a context inside which a function is called again and again, whatever runs there; it may raise."""


class Cancelled(Exception):
    """Computation cancelled; nothing has been changed."""


class _TooLong(Exception):
    """Computation that has taken longer than it may; nothing has been changed."""


class Cancellation:
    """Condition on which the computations of a document are cancelled, and what they are doing, for each thread."""

    __slots__ = ("_conditions", "_ticker", "_titles")

    def __init__(self, ticker: Ticker | None = None) -> None:
        """Cancel nothing yet; `ticker` interrupts what has no steps, such as the matching of a pattern."""
        self._conditions: dict[int, list[Callable[[], bool]]] = {}
        """Conditions by the identifier of the thread, the innermost last; a thread without conditions has no entry."""
        self._titles: dict[int, list[tuple[str, float]]] = {}
        """Titles of the sections that each thread is loading, each with its start time, as the conditions."""
        self._ticker = ticker

    def when(self, condition: Callable[[], bool]) -> AbstractContextManager[None]:
        """Cancel the computations inside the context as soon as `condition` returns True."""
        return _innermost(self._conditions, condition)

    def paced(
        self,
        cancelled: Callable[[], bool],
        announce: Callable[[str], None] | None = None,
        *,
        patience: float = CANCELLABLE_AFTER,
    ) -> AbstractContextManager[None]:
        """Cancel the computations inside the context when `cancelled` returns True.

        It is polled every `POLL_INTERVAL` seconds, first after `patience` seconds. `announce` is called once, after
        `ANNOUNCED_AFTER` seconds, with the title of the section that takes long, or with an empty string.
        """
        started = monotonic()
        next_poll = started + patience
        announced = announce is None

        def poll() -> bool:
            nonlocal next_poll, announced
            now = monotonic()
            if not announced and announce is not None and now - started >= ANNOUNCED_AFTER:
                announced = True
                with self.when(lambda: False):
                    announce(self._slow_title(now))
            if now < next_poll:
                return False
            next_poll = now + POLL_INTERVAL
            return cancelled()

        return self.when(poll)

    def check(self) -> None:
        """Raise Cancelled if the current computation is to be cancelled."""
        if self._conditions and (conditions := self._conditions.get(get_ident())) and conditions[-1]():
            raise Cancelled

    def steps(self, steps: Iterable[T]) -> Iterator[T]:
        """Yield each of `steps`; raise Cancelled before the next one if the computation is to be cancelled."""
        for step in steps:
            self.check()
            yield step

    def attempt(self, compute: Callable[[], T], seconds: float) -> T | None:
        """Return the result of `compute`, or None if it takes more than `seconds` of processor time.

        It can be cancelled as before. A count of steps wouldn't do, since a single step may be what is slow; and
        waiting takes none of that time.
        """
        if seconds == float("inf"):
            return compute()
        conditions = self._conditions.get(get_ident())
        outer = conditions[-1] if conditions else None
        ends = thread_time() + seconds
        steps, mark = 0, object()

        def over() -> bool:
            nonlocal steps
            steps += 1
            if steps % STEPS_PER_CHECK == 0 and thread_time() > ends:
                raise _TooLong(mark)
            return outer is not None and outer()

        try:
            with self.when(over):
                return compute()
        except _TooLong as error:
            if error.args[0] is not mark:  # that of a computation around this one
                raise
            return None

    def reading(self, title: str) -> AbstractContextManager[None]:
        """Name the section that is loaded inside the context, for the announcement."""
        return _innermost(self._titles, (title, monotonic()))

    def ticking(self, tick: Callable[[], None]) -> AbstractContextManager[None]:
        """Return a context in which the ticker calls `tick`, if there is one."""
        return nullcontext() if self._ticker is None else self._ticker(tick)

    def _slow_title(self, now: float) -> str:
        """Return the title of a section that takes long, or an empty string; `now` is on the clock `monotonic`."""
        titles = self._titles.get(get_ident())
        title, since = titles[0] if titles else ("", now)
        return title if now - since >= LONG_SECTION else ""


@contextmanager
def _innermost(stacks: dict[int, list[T]], item: T) -> Iterator[None]:
    """Have `item` last in the list of the current thread; one that saves the state meanwhile has its own."""
    thread = get_ident()
    stack = stacks.setdefault(thread, [])
    stack.append(item)
    try:
        yield
    finally:
        stack.pop()
        if not stack:
            del stacks[thread]


class _Never(Cancellation):
    """Token of computations that nobody cancels; it can't be told to."""

    __slots__ = ()

    def when(self, condition: Callable[[], bool]) -> NoReturn:
        """Raise TypeError: this token is shared."""
        raise TypeError(condition)

    def attempt(self, compute: Callable[[], T], seconds: float) -> T | None:  # noqa: ARG002 - as that of any token
        """Return the result of `compute`, whatever it takes."""
        return compute()


NEVER = _Never()
"""Token for a text that belongs to no document."""
