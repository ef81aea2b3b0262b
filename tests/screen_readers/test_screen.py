"""The screen under real screen readers: an arrow says exactly the row it leads to, once.

Each page of the article is walked by Down and Up; what is to be heard is the row at the cursor, word for word, and is
taken from a model that is given the same keys. Where a step leads under another heading the first row names the new
section, and readers may say that too. Page turns, lists and the table are drawn, and what is drawn is said: there all
rows that are new have to be heard, in their order. Readers that are not installed are skipped by name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from b12tui.core.state import Prompt

pytest.importorskip("pyte")

from support.screen_readers.reader_session import READERS, ReaderSession, missing
from support.screen_readers.screen_model import ScreenModel, in_order, press, step, turn, words

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]


@pytest.fixture(params=READERS)
def ear(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReaderSession]:
    """A reader with the built-in article on the screen."""
    reason = missing(request.param)
    if reason:
        pytest.skip(reason)
    with ReaderSession(request.param, [sys.executable, "-m", "b12tui"], tmp_path) as listening:
        yield listening


def test_the_first_fifteen_words_tell_how_to_get_spoken_pages(ear: ReaderSession) -> None:
    said = words(" ".join(ear.opening().said))
    heard = said[said.index("Screen") :][:15]  # tdsr has a word of its own first
    # yasr says a capital letter as it likes, and any of them may leave the A of a key to a sound.
    assert {"Press", "speech", "mode", "spoken"} <= set(heard), heard


@pytest.mark.parametrize("reader", READERS)
def test_the_smallest_screen_tells_it_too(reader: str, tmp_path: Path) -> None:
    if reason := missing(reader):
        pytest.skip(reason)
    with ReaderSession(reader, [sys.executable, "-m", "b12tui"], tmp_path, columns=20, rows=5) as ear:
        said = words(" ".join(ear.opening().said))
        assert {"speech", "mode"} <= set(said[:15]), said


def test_on_every_page_each_arrow_says_exactly_its_row(ear: ReaderSession) -> None:
    ear.opening()
    model, told, top = ScreenModel(), list[str](), None
    while model.view.viewport.top != top:
        top = model.view.viewport.top
        while not model.at_the_last_row:
            told.append(step(ear, model, "Down"))
        told += [step(ear, model, key) for key in ("Up", "Up", "Down")]
        turn(ear, model, "PageDown")
    assert [wrong for wrong in told if wrong] == []
    assert len(told) > 200


DRAWN = (
    "Space PageDown PageUp g t Down Down Up Enter Down T Down Down Up q Down L Down Down q ? Down Down Down q ] [ "
    ": q u e s t i o n s Enter Down Down Up Enter Enter Down Up"
)


def test_what_is_drawn_is_said_and_arrows_in_lists_and_the_table_say_their_row(ear: ReaderSession) -> None:
    ear.opening()
    model, wrong = ScreenModel(), []
    for key in DRAWN.split():
        typing = isinstance(model.reader.top_overlay, Prompt)
        rows = model.press(key)
        said = press(ear, key)
        if typing and key != "Enter":
            continue  # what a reader says of typed characters is its own affair
        right = in_order(said, rows) if rows else said == words(model.row) or key in ("]", "[")
        if not right:
            wrong.append(f"{key}: said {said}, to be said {rows or model.row}")
    assert wrong == []


def test_right_and_left_say_the_character_under_the_cursor(ear: ReaderSession) -> None:
    ear.opening()
    model = ScreenModel()
    for key in ("Down", "Right", "Right", "Left", "T", "Down", "Right", "Right", "Left"):
        model.press(key)
        heard = ear.press(key)
        if key in ("Right", "Left"):
            # yasr says a word where the cursor goes further than one character, as from cell to cell.
            row = model.picture.rows[model.picture.cursor[1]].text[model.picture.cursor[0] :]
            assert heard.said[0].strip() in (row[0], row.split()[0]), key
