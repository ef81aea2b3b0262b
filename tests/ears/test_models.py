"""The models of `hearing` against the readers themselves: what each says of rows that are written well, and not well.

A program writes a fixed piece for each key; what the reader says of it has to be what its model says.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest
from linear import article

from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen

pytest.importorskip("pyte")

from ears.listening import READERS, Ear, missing
from ears.walks import STEPS, agrees
from hearing import Listener

pytestmark = [pytest.mark.ears, pytest.mark.timeout(600)]

SCRIPTED = Path(__file__).with_name("scripted.py")

OPENING = "\x1b[H\x1b[2Jalpha one\r\nbeta two"

WRITTEN: tuple[tuple[str, str], ...] = (
    ("j", "\r\ngamma three"),
    ("Down", "\r\ndelta four"),
    ("j", "\r\nepsilon five\r\nzeta six"),
    ("Down", "\r\neta seven\r\ntheta eight"),
    ("L", "\r\nLinks, two items"),
    ("Up", "\x1b[A"),
    ("k", "\x1b[A"),
    ("Down", "\x1b[2B"),
    ("x", ""),
    ("j", "\x1b[H\x1b[2Jiota nine"),
    ("j", "\x1b[H\x1b[2Jiota nine"),
    ("j", "\x1b[H\x1b[2J kappa ten\r\nlambda eleven"),
    ("j", "\x1b[H\x1b[2Jlambda eleven"),
    ("j", "\r\nmu, which is twenty-five."),
    ("j", "\r\nwith twelve."),
    ("j", "\r\nnu, which is twenty-five."),
    ("j", "\r\nwith twelve, "),
)
"""Keys, and what is written for each: rows below, one or two; one that begins with its key; the cursor moved by a row
and by two; nothing; a fresh screen with the row that stood on the last one, with others, with one of them;
a row that moves the cursor as far as it is long itself with a blank, and one that nearly does."""


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    """A reader that is installed."""
    reason = missing(request.param)
    if reason:
        pytest.skip(reason)
    return str(request.param)


def test_the_model_says_what_the_reader_says_of_anything_written(reader: str, tmp_path: Path) -> None:
    listener = Listener(80, 24)
    listener.hear("", OPENING)
    script = json.dumps([OPENING, *(piece for _, piece in WRITTEN)])
    wrong = []
    with Ear(reader, [sys.executable, str(SCRIPTED), script], tmp_path) as ear:
        ear.opening()
        for key, piece in WRITTEN:
            said = ear.press(key).said
            modelled = tuple(listener.hear(key, piece)[reader])
            if not agrees(said, modelled):
                wrong.append(f"{key}, {piece!r}: said {said}, modelled {modelled}")
    assert wrong == []


def test_the_model_says_what_the_reader_says_of_spoken_pages(reader: str, tmp_path: Path) -> None:
    pages, sheet, listener = SpokenController(ReaderState(article()), 80, 24), AppendOnlyScreen(24), Listener(80, 24)
    listener.hear("", sheet.below(pages.opening().rows))
    wrong = []
    with Ear(reader, [sys.executable, "-m", "b12tui", "--spoken"], tmp_path) as ear:
        ear.opening()
        for key in random.Random(7).choices(STEPS.split(), k=60):
            said = ear.press(key).said
            modelled = tuple(listener.hear(key, sheet.below(pages.press(key).rows, key))[reader])
            if not agrees(said, modelled):
                wrong.append(f"{key}: said {said}, modelled {modelled}")
    assert wrong == []
