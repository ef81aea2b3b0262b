"""The models in `screen_reader_models` against the screen readers themselves, on rows written well and not well.

A program writes a fixed piece for each key; what the reader says of it has to be what its model says.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest
from support.linear_frontends import article

from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen

pytest.importorskip("pyte")

from support.screen_reader_models import ScreenReaders
from support.screen_readers.reader_session import ReaderSession
from support.screen_readers.spoken_walks import STEPS, matches_rows

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]

SCRIPTED = Path(__file__).parents[1] / "support/screen_readers/scripted_program.py"

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


def test_the_model_says_what_the_reader_says_of_anything_written(reader: str, tmp_path: Path) -> None:
    listener = ScreenReaders(80, 24)
    listener.speak("", OPENING)
    script = json.dumps([OPENING, *(piece for _, piece in WRITTEN)])
    wrong = []
    with ReaderSession(reader, [sys.executable, str(SCRIPTED), script], tmp_path) as ear:
        ear.opening()
        for key, piece in WRITTEN:
            said = ear.press(key).said
            modelled = tuple(listener.speak(key, piece)[reader])
            if not matches_rows(said, modelled):
                wrong.append(f"{key}, {piece!r}: said {said}, modelled {modelled}")
    assert wrong == []


def test_the_model_says_what_the_reader_says_of_spoken_pages(reader: str, tmp_path: Path) -> None:
    pages, sheet, listener = (
        SpokenController(ReaderState(article(), frontend="spoken", offers_sentences=True), 80, 24),
        AppendOnlyScreen(24, columns=80, phrases="move" if reader == "tdsr" else "wrap"),
        ScreenReaders(80, 24),
    )
    listener.speak("", sheet.append_rows(pages.opening().rows))
    wrong = []
    with ReaderSession(reader, [sys.executable, "-m", "b12tui", "--spoken"], tmp_path) as ear:
        ear.opening()
        for key in random.Random(7).choices(STEPS.split(), k=60):
            said = ear.press(key).said
            modelled = tuple(listener.speak(key, sheet.append_rows(pages.press(key).rows, key))[reader])
            if not matches_rows(said, modelled):
                wrong.append(f"{key}: said {said}, modelled {modelled}")
    assert wrong == []
