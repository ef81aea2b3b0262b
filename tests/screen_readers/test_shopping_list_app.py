"""An application made with the package `textual_a11y` alone, under real screen readers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from support.screen_readers.reader_session import ReaderSession

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(120)]

APP = Path(__file__).parents[1] / "support" / "shopping_list_app.py"
THINGS = ("Oats", "Tinned clams", "Nutritional yeast", "Eggs", "Sardines in oil")


def test_an_arrow_says_exactly_the_item_that_it_leads_to(reader: str, tmp_path: Path) -> None:
    with ReaderSession(reader, [sys.executable, str(APP)], tmp_path) as ear:
        ear.opening()
        for key, thing in (
            *(("Down", thing) for thing in THINGS[1:]),
            *(("Up", thing) for thing in THINGS[-2::-1]),
        ):
            assert [words.strip() for words in ear.press(key).said] == [thing]
