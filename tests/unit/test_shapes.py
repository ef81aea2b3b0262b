"""Shapes of texts: what each costs grows with its size, not faster."""

from __future__ import annotations

import time

import pytest
from shapes import PIPED, SHAPES

from b12tui import markdown as parsing
from b12tui import plain
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse
from b12tui.readers.man_page import as_markdown

SIZE = 8_000
TIMES = 4
LEAST = 0.05
"""Seconds of the processor below which a time says nothing of growth."""
MOST = 2.2
"""Growth, as a multiple of linear, that busy caches may explain; what grows with the square has 4."""


def seconds(head: str, source: str) -> float:
    begun = time.process_time()
    if head == "piped":
        as_markdown(source)
    elif head == "plain":
        plain.document_text(parse(source, name="shape"))
    else:
        state = ReaderState(parse(source, name="shape"))
        view = ScreenView(state, 80, 24)
        view.frame(state)
        for action in ("end", "top", "links"):
            view.frame(state := update(state, Command(action), view.viewport))
    return time.process_time() - begun


def held(head: str, made: dict[int, str]) -> bool:
    """Tell whether a text that is TIMES as large takes as many times the time, or little more."""
    small, large = made.values()
    return seconds(head, large) <= MOST * TIMES * max(seconds(head, small), LEAST)


@pytest.mark.slow
@pytest.mark.timeout(60, method="thread")
@pytest.mark.parametrize("head", ["plain", "screen"])
@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_as_the_text_does(name: str, head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both are read in parts: a text that is read whole has another constant.
    monkeypatch.setattr(parsing, "CHUNKED_FROM", 0)
    # What fails may be the machine, or a step (a parser that is loaded); the square fails at any size.
    made = ({size: SHAPES[name](size) for size in (least, least * TIMES)} for least in (SIZE, 2 * SIZE, 4 * SIZE))
    assert any(held(head, each) for each in made)


@pytest.mark.slow
@pytest.mark.timeout(60, method="thread")
@pytest.mark.parametrize("name", PIPED)
def test_time_for_what_is_printed_grows_as_it_does(name: str) -> None:
    made = {size: PIPED[name](size) for size in (SIZE, SIZE * TIMES)}
    assert held("piped", made) or held("piped", made)
