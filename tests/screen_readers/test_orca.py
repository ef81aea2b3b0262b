"""Spoken pages and the screen under Orca, in a terminal window on a virtual desktop (`support.screen_readers.orca`).

What Orca says has to be what the other readers are held to. Skipped by name where it is not installed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

import pytest
from support.linear_frontends import article

from b12tui.core.state import Command, ReaderState
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import RESERVED_ROWS, UNECHOED_KEYS, AppendOnlyScreen

pytest.importorskip("pyte")

from support.screen_reader_models import ScreenReaders
from support.screen_readers.orca import OrcaSession, missing
from support.screen_readers.screen_model import RECORDS, ScreenModel, step
from support.screen_readers.spoken_walks import LISTS, MOVES, QUESTIONS, STEPS, listen, names

pytestmark = [
    pytest.mark.screen_reader,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(missing()), reason=missing() or "Orca is here"),
]


@pytest.fixture
def spoken() -> Iterator[OrcaSession]:
    """Orca with the built-in article in spoken pages."""
    with OrcaSession([sys.executable, "-m", "b12tui", "--spoken"]) as desk:
        yield desk


@pytest.fixture
def screen() -> Iterator[OrcaSession]:
    """Orca with the built-in article on the screen."""
    with OrcaSession([sys.executable, "-m", "b12tui"], settings=RECORDS) as desk:
        yield desk


@pytest.fixture
def pages() -> SpokenController:
    return SpokenController(ReaderState(article(), frontend="spoken"), 80, 24)


def test_the_opening_is_said_once_and_has_at_most_forty_words(spoken: OrcaSession, pages: SpokenController) -> None:
    heard = spoken.opening()
    pages.state = replace(pages.state, offers_sentences=True)
    rows = pages.opening().rows
    assert len(names(" ".join(rows[:-1]))) <= 40
    opening = names(" ".join(rows))
    said = names(" ".join(heard.said))
    assert said[-len(opening) :] == opening
    assert " ".join(said).count(" ".join(opening)) == 1


def test_down_reads_the_article_from_top_to_bottom_row_by_row(spoken: OrcaSession, pages: SpokenController) -> None:
    spoken.opening()
    assert listen(spoken, pages, ["Down"] * 60 + ["j"] * 20 + ["Down"] * 110) == []
    assert pages.press("Down").rows == ("Last line.",)


@pytest.mark.parametrize("walk", [MOVES, LISTS, QUESTIONS], ids=["moves", "lists", "questions"])
def test_every_key_says_exactly_its_rows(spoken: OrcaSession, pages: SpokenController, walk: str) -> None:
    spoken.opening()
    assert listen(spoken, pages, walk.split()) == []


def test_a_hundred_random_steps_as_the_model_has_them(spoken: OrcaSession, pages: SpokenController) -> None:
    sheet, listener = AppendOnlyScreen(24), ScreenReaders(80, 24)
    listener.speak("", sheet.append_rows(pages.opening().rows))
    spoken.opening()
    for key in random.Random(12).choices(STEPS.split(), k=100):
        answer = pages.press(key)
        heard = spoken.press(key)
        modelled = listener.speak(key, sheet.append_rows(answer.rows, key))["orca"]
        assert names(" ".join(modelled)) == names(" ".join(answer.rows)), key
        assert [name for name in names(" ".join(heard.said)) if name != "dot"] == names(" ".join(modelled)), key


TURNING = "Home End BackTab Tab Enter Space PageDown PageUp } G t Esc s Backspace".split
"""Keys of each kind that Orca knows."""


def test_each_kind_of_key_is_heard_when_it_begins_a_fresh_screen(spoken: OrcaSession, pages: SpokenController) -> None:
    spoken.opening()
    wrong, used = list[str](), len(pages.opening().rows)
    for key in TURNING():
        while used < 24 - RESERVED_ROWS:
            wrong += listen(spoken, pages, ["Down"])
            used += 1
        wrong += listen(spoken, pages, [key])
        used = 24 - RESERVED_ROWS if key in UNECHOED_KEYS else len(pages.execute(Command("say")).rows)
    assert wrong == []


def test_up_and_down_on_the_screen_say_exactly_their_row_page_by_page(screen: OrcaSession) -> None:
    screen.opening()
    model, told, top = ScreenModel(RECORDS), list[str](), None
    while model.view.viewport.top != top:
        top = model.view.viewport.top
        while not model.at_the_last_row:
            told.append(step(screen, model, "Down"))
        told += [step(screen, model, key) for key in ("Up", "Up", "Down")]
        model.press("PageDown")
        screen.press("PageDown")
    assert [wrong for wrong in told if wrong] == []
    assert len(told) > 200
