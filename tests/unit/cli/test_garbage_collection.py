"""Python's garbage collector never looks through a large text: no pass is long, and nothing is kept by mistake."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from b12tui.cli import garbage_collection
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.layout.screen_view import ScreenView
from b12tui.markdown import parse

LONGEST = 150_000
"""Objects that a pass may look through, a thirtieth of a second."""
SHAPES = {
    "definitions": "Term\n: Definition with *some* words\n\n",
    "table": "| a | b *c* | 12 | [x](y) |\n",
    "list": "- item with *some* words\n  - nested `item`\n",
}


class Passes:
    """The most objects that a pass has looked through."""

    def __init__(self) -> None:
        self.most = 0
        self.walked = 0
        self._frozen = gc.get_freeze_count()

    def set_aside(self) -> int:
        """Return how many objects were set aside since: the tests of a worker are, before any runs."""
        return gc.get_freeze_count() - self._frozen

    def __call__(self, phase: str, info: dict[str, Any]) -> None:
        if phase == "start" and info["generation"] == 2:
            seen = len(gc.get_objects())  # without those set aside
            self.most = max(self.most, seen)
            self.walked += seen


@pytest.fixture
def passes() -> Iterator[Passes]:
    threshold = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python has it for readers (3.11); the tests have fewer passes
    gc.collect()
    garbage_collection.resume_collection()
    counted = Passes()
    gc.callbacks.insert(0, counted)
    yield counted
    gc.callbacks.remove(counted)
    gc.callbacks.remove(garbage_collection._set_aside)
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # as it was: later passes of this worker don't look through its tests
    gc.set_threshold(*threshold)


def shown(line: str, size: int) -> tuple[ReaderState, ScreenView]:
    head = "| a | b | c | d |\n|---|---|---|---|\n" if line.startswith("|") else ""
    state = ReaderState(parse(f"# Text\n\n{head}{line * (size // len(line))}", name="text"))
    view = ScreenView(state, 80, 24)
    view.frame(state)
    return update(state, Command("end"), view.viewport), view


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_pass_looks_through_a_large_text(shape: str, passes: Passes) -> None:
    kept = shown(SHAPES[shape], 300_000)
    assert passes.set_aside() > LONGEST, "the text is too small to tell"
    assert passes.walked
    assert passes.most < LONGEST
    del kept


@pytest.mark.slow
def test_texts_read_one_after_the_other_leave_nothing(passes: Passes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage_collection, "MAX_OBJECTS_LEFT", 20_000)
    left = []
    for _ in range(4):
        kept = shown(SHAPES["definitions"], 150_000)
        del kept
        gc.collect()  # what was not set aside
        left.append(gc.get_freeze_count() + len(gc.get_objects()))
    assert passes.walked
    assert left[-1] - left[1] < 1_000


def test_a_small_text_is_not_set_aside(passes: Passes) -> None:
    before = gc.get_freeze_count()
    kept = shown(SHAPES["list"], 4_000)
    gc.collect()
    assert passes.walked
    assert gc.get_freeze_count() <= before  # some of them are freed
    del kept
