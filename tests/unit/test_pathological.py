"""Pathological texts: the calls that each costs grow with its size, not faster."""

from __future__ import annotations

import cProfile
import functools
import gc

import pytest
from pathological import CASES, PIPED_CASES
from pathological.builders import Case

from b12tui import markdown as parsing
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.plain import document_writer
from b12tui.readers.man_page import as_markdown

SIZES = (4_000, 16_000)
"""Characters of the smaller text: a step (a cache that is full) explains one of them; the square fails at each."""
TIMES = 4
"""Size of the larger text, in sizes of the smaller one."""
LEAST = 10_000
"""Calls below which a count says nothing of growth: an import is as many."""
MOST = 1.5
"""Growth, as a multiple of linear, that logarithms explain; what grows with the square has 4."""


def run(frontend: str, source: str) -> None:
    if frontend == "piped":
        as_markdown(source)
    elif frontend == "plain":
        document_writer.document_text(parse(source, name="case"))
    else:
        state = ReaderState(parse(source, name="case"))
        view = ScreenView(state, 80, 24)
        view.frame(state)
        for action in ("end", "top", "links"):
            view.frame(state := update(state, Command(action), view.viewport))


def forget() -> None:
    """Empty the caches: pieces of a text that have been read before are not free."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()


def calls(frontend: str, source: str) -> int:
    """Count the calls of functions, Python's and C's: unlike time, the same on any machine."""
    forget()
    profile = cProfile.Profile()
    profile.runcall(run, frontend, source)
    return sum(entry.callcount for entry in profile.getstats())


def growth(frontend: str, case: Case) -> float:
    """Return the least growth of the calls from a text to a larger one, as a multiple of linear."""
    run(frontend, case(TIMES * SIZES[0]))  # whatever is imported for it, or made once, is not counted
    least = MOST + 1
    for size in SIZES:
        small, large = calls(frontend, case(size)), calls(frontend, case(TIMES * size))
        least = min(least, large / TIMES / max(small, LEAST))
        if least <= MOST:
            break
    return least


@pytest.mark.slow
@pytest.mark.timeout(300, method="thread")
@pytest.mark.parametrize("frontend", ["plain", "screen"])
@pytest.mark.parametrize("name", CASES)
def test_calls_grow_as_the_text_does(name: str, frontend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both are read in parts: a text that is read whole has another constant.
    monkeypatch.setattr(parsing, "CHUNKED_FROM", 0)
    assert growth(frontend, CASES[name]) <= MOST


@pytest.mark.slow
@pytest.mark.timeout(300, method="thread")
@pytest.mark.parametrize("name", PIPED_CASES)
def test_calls_for_what_is_printed_grow_as_it_does(name: str) -> None:
    assert growth("piped", PIPED_CASES[name]) <= MOST
