"""Work between two checks of the cancellation token: a key that cancels is heard while anything is computed.

Work is counted in calls of functions, so that a busy machine changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

import pytest
from pathological import CASES

from b12tui.core.folds import Folds
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document.cancellation import Cancellation
from b12tui.layout.screen_view import ScreenView
from b12tui.linear.narration.narrated import Narration
from b12tui.markdown import parse
from b12tui.markdown.fastpath.inline_spans import fast_inlines
from b12tui.plain import document_writer

SIZE = 40_000
MOST = SIZE * 5 // 4
"""Calls between two checks: about a twentieth of a second for 100 KB."""
NEEDS_PARSER = "Words, $x$ and ![](\n\n| a | b |\n| - | - |\n| `|` | *c **d* $x$ e** |\n"
"""Text that the fast path leaves to markdown-it, as it does long ones of some cases."""
SHORT_LINES = {"a table, wide and short": 4 * SIZE}
"""Calls where lines have one character: markdown-it goes through all lines of a section before its first rule."""

CHECKED = [
    "a table of two columns",
    pytest.param("a table, ragged", marks=pytest.mark.slow),
    pytest.param("a table, wide and short", marks=pytest.mark.slow),
    "a table of links",
    "lines of small tables",
    "a list of lists",
    "notes that cite the next",
    "one paragraph, marked",
    "code, long",
    "html of cells",
    "headings that ask",
    "a definition list",
]


class CountingToken(Cancellation):
    """Token that counts calls between its checks."""

    __slots__ = ("calls", "most")

    def __init__(self) -> None:
        super().__init__()
        self.calls = self.most = 0

    def check(self) -> None:
        """Note the calls since the last check."""
        self.most = max(self.most, self.calls)
        self.calls = 0
        super().check()

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count the calls within the context, which ends with a check."""

        def profile(_frame: FrameType, event: str, _argument: object) -> None:
            self.calls += event in ("call", "c_call")

        self.calls = self.most = 0
        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            yield
        finally:
            sys.setprofile(before)
            self.check()


def steps(source: str, token: CountingToken) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what a reader may have computed, by name."""
    document = parse(source, name="case", cancellation=token)
    state = ReaderState(document)
    yield "page", lambda: ScreenView(state, 80, 24).frame(state)
    view = ScreenView(state, 80, 24)
    for action in ("end", "contents", "links"):
        yield action, partial(_act, view, state, action)
    narration = Narration(document)
    yield "speech", lambda: [narration.passages(Folds(), section.number) for section in document.sections[:20]]
    yield "plain", lambda: document_writer.document_text(document)


def _act(view: ScreenView, state: ReaderState, action: str) -> None:
    view.frame(update(state, Command(action), view.viewport))


@pytest.mark.slow
def test_the_text_that_loads_the_parser_is_left_to_it() -> None:
    assert fast_inlines(NEEDS_PARSER.partition("\n")[0]) is None


@pytest.mark.timeout(120, method="thread")
@pytest.mark.parametrize("name", CHECKED)
def test_keys_are_polled_whatever_is_computed(name: str) -> None:
    for source in (CASES[name](1_000), NEEDS_PARSER):
        for _, compute in steps(source, CountingToken()):
            compute()  # loads modules
    token = CountingToken()
    found: dict[str, int] = {}
    for step, compute in steps(CASES[name](SIZE), token):
        with token.counting():
            compute()
        found[step] = token.most
    most = SHORT_LINES.get(name, MOST)
    assert {step: calls for step, calls in found.items() if calls > most} == {}
