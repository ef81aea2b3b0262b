"""The screen under real screen readers: an arrow says exactly the row it leads to, once.

Each page of the article is walked by Down and Up; what is to be heard is the row at the cursor, word for word, and is
taken from a model that is given the same keys. Where a step leads under another heading the first row names the new
section, and readers may say that too. Page turns, lists and the table are drawn, and what is drawn is said: there all
rows that are new have to be heard, in their order. Tables on the page are records, as those set them who listen: grids
are for eyes. Readers that are not installed are skipped by name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from b12tui.catalogue.lists import GREETINGS
from b12tui.core.state import Prompt
from b12tui.markdown import parse

pytest.importorskip("pyte")

from support.screen_readers.reader_session import ReaderSession
from support.screen_readers.screen_model import RECORDS, ScreenModel, in_order, press, step, turn, words

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]


@pytest.fixture
def ear(reader: str, tmp_path: Path) -> Iterator[ReaderSession]:
    """A reader with the built-in article on the screen."""
    program = [sys.executable, "-m", "b12tui"]
    with ReaderSession(reader, program, tmp_path, settings=RECORDS) as listening:
        yield listening


def test_the_first_fifteen_words_tell_how_to_get_spoken_pages(ear: ReaderSession) -> None:
    said = words(" ".join(ear.opening().said))
    heard = said[said.index("Can") :][:15]  # tdsr has words of its own first
    assert any(_greets(heard[start:], greeting) for start in range(1, 9) for greeting in GREETINGS[:3]), heard


def test_the_smallest_screen_tells_it_too(reader: str, tmp_path: Path) -> None:
    with ReaderSession(reader, [sys.executable, "-m", "b12tui"], tmp_path, columns=20, rows=5) as ear:
        said = words(" ".join(ear.opening().said))
        assert any(_greets(said[start:15], GREETINGS[-1]) for start in range(15)), said


def _greets(said: list[str], greeting: str) -> bool:
    """Tell whether a greeting is said first; the A of a key may be left to a sound."""
    wanted = [word for word in words(greeting) if word != "A"]
    return [word for word in said if word != "A"][: len(wanted)] == wanted


def test_on_every_page_each_arrow_says_exactly_its_row(ear: ReaderSession) -> None:
    ear.opening()
    model, told, top = ScreenModel(RECORDS), list[str](), None
    while model.view.viewport.top != top:
        top = model.view.viewport.top
        while not model.at_the_last_row:
            told.append(step(ear, model, "Down"))
        told += [step(ear, model, key) for key in ("Up", "Up", "Down")]
        turn(ear, model, "PageDown")
    assert [wrong for wrong in told if wrong] == []
    assert len(told) > 200


FRUITS = """# Fruits

| Fruit | What it looks like when it is ripe | Where it is grown for most of the year |
| --- | --- | --- |
| Quince | yellow and downy, hard to the very heart | gardens on warm hills between two rivers |
| Sloe | blue with bloom, smaller than any plum | hedges along old roads where nobody mows |

The end.
"""
"""A table that is too wide for a grid of 80 cells without wrapping; no two of its values have a word in common."""


@pytest.mark.parametrize("settings", [RECORDS, 'keys = "browse"\n', 'table_arrows = "character"\n', "width = 50\n"])
def test_down_says_one_row_of_one_cell_where_tables_are_not_grids(reader: str, settings: str, tmp_path: Path) -> None:
    path = tmp_path / "fruits.md"
    path.write_text(FRUITS, encoding="utf-8")
    model, told, met = ScreenModel(settings, parse(FRUITS, name=path.name)), list[str](), set[str]()
    rows = [line.strip("| ").split(" | ") for line in FRUITS.splitlines() if line.startswith("|")]
    values = [set(words(cell)) for row in rows[2:] for cell in row]
    with ReaderSession(reader, [sys.executable, "-m", "b12tui", str(path)], tmp_path, settings=settings) as ear:
        ear.opening()
        while not model.at_the_last_row:
            told.append(step(ear, model, "Down"))
            value = set(words(model.row.rpartition(":")[2]))
            assert sum(not value.isdisjoint(cell) for cell in values) <= 1, model.row
            met |= value
    assert [wrong for wrong in told if wrong] == []
    assert set().union(*values) <= met


DRAWN = (
    "Space PageDown PageUp g t Down Down Up Enter Down T Down Down Up q Down L Down Down q ? Down Down Down q ] [ "
    ": q u e s t i o n s Enter Down Down Up Enter Enter Down Up"
)


def test_what_is_drawn_is_said_and_arrows_in_lists_and_the_table_say_their_row(ear: ReaderSession) -> None:
    ear.opening()
    model, wrong = ScreenModel(RECORDS), []
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


LISTED = "? Down Down Down Up Space Down q L Down Down Up q t Down Down Up q"


def test_by_default_an_arrow_in_a_list_says_its_entry_and_no_other(reader: str, tmp_path: Path) -> None:
    model = ScreenModel()
    with ReaderSession(reader, [sys.executable, "-m", "b12tui"], tmp_path) as ear:
        ear.opening()
        for key in LISTED.split():
            model.press(key)
            said = press(ear, key)
            if key in ("Down", "Up"):
                assert said == words(model.row), key


@pytest.mark.parametrize(
    "text", [None, "# Fruits\n\n| Fruit | Place |\n| --- | --- |\n| Quince | hill |\n| Sloe | hedge |\n"]
)
def test_by_default_an_arrow_in_the_table_view_says_one_row(reader: str, text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "fruits.md"
    path.write_text(text or "", encoding="utf-8")
    model = ScreenModel(document=parse(text, name=path.name) if text else None)
    with ReaderSession(reader, [sys.executable, "-m", "b12tui", *([str(path)] if text else [])], tmp_path) as ear:
        ear.opening()
        for key in ("T", "Down", "Down", "Up", "Right", "Down", "Left"):
            model.press(key)
            said = press(ear, key)
            if key in ("Down", "Up"):
                assert said == words(model.row), key
            elif key != "T":
                assert said, key


def test_right_and_left_say_the_character_under_the_cursor(ear: ReaderSession) -> None:
    ear.opening()
    model = ScreenModel(RECORDS)
    for key in ("Down", "Right", "Right", "Left", "T", "Down", "Right", "Right", "Left"):
        model.press(key)
        heard = ear.press(key)
        if key in ("Right", "Left"):
            # yasr says a word where the cursor goes further than one character, as from cell to cell.
            row = model.picture.rows[model.picture.cursor[1]].text[model.picture.cursor[0] :]
            assert heard.said[0].strip() in (row[0], row.split()[0]), key
