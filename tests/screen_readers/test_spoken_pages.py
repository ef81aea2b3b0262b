"""Spoken pages under real screen readers: each key says exactly its rows, once, and nothing else.

What is to be said is taken from `Pages`, which is given the same keys; the reader is given the program. Readers that
are not installed are skipped by name.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.linear_frontends import article

from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController

pytest.importorskip("pyte")

from support.screen_readers.reader_session import ReaderSession
from support.screen_readers.spoken_walks import LISTS, MOVES, QUESTIONS, STEPS, listen, names

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]


@pytest.fixture
def ear(reader: str, tmp_path: Path) -> Iterator[ReaderSession]:
    """A reader with the built-in article in spoken pages."""
    with ReaderSession(reader, [sys.executable, "-m", "b12tui", "--spoken"], tmp_path) as listening:
        yield listening


@pytest.fixture
def pages() -> SpokenController:
    return SpokenController(ReaderState(article(), frontend="spoken"), 80, 24)


def test_the_opening_is_short_and_ends_with_the_first_row(ear: ReaderSession, pages: SpokenController) -> None:
    heard = ear.opening()
    pages.state = replace(pages.state, offers_sentences=True)
    opening = pages.opening().rows
    assert len(names(" ".join(opening[:-1]))) <= 40
    assert names(" ".join(heard.said))[-len(names(" ".join(opening))) :] == names(" ".join(opening))
    assert heard.row == opening[-1]


def test_down_reads_the_article_from_top_to_bottom_row_by_row(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    assert listen(ear, pages, ["Down"] * 60 + ["j"] * 20 + ["Down"] * 110) == []
    assert pages.press("Down").rows == ("Last line.",)


def test_every_key_that_moves_says_exactly_its_rows(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    assert listen(ear, pages, MOVES.split()) == []


def test_lists_the_table_and_what_is_found_are_walked_row_by_row(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    assert listen(ear, pages, LISTS.split()) == []


def test_questions_open_and_close_row_by_row(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    assert listen(ear, pages, QUESTIONS.split()) == []


def test_a_hundred_random_steps(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    keys = random.Random(12).choices(STEPS.split(), k=100)
    assert listen(ear, pages, keys) == []


def test_left_and_right_say_the_character_under_the_cursor(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    listen(ear, pages, ["Down"])
    row = pages.press("Down").rows[-1]
    ear.press("Down")
    heard = [ear.press(key).said for key in ("Left", "Left", "Left", "Right")]
    assert [" ".join(said).split()[-1:] for said in heard] == [[row[-1]], [row[-2]], [row[-3]], [row[-2]]]
    ear.press("Right")
    ear.press("Right")
    first = ear.press("Right").said
    assert " ".join(first).split()[0] in (row[0], row.split()[0])


def test_reading_on_is_heard_whole_and_stopped_by_any_key(ear: ReaderSession, pages: SpokenController) -> None:
    ear.opening()
    assert listen(ear, pages, ["Down", "]", "v"]) == []
    rows = pages.page_read.rows if pages.page_read is not None else ()
    assert len(rows) > 10
    stopped = ear.press("v")  # as Esc does, which Fenrir keeps to itself
    assert names(" ".join(stopped.said)) == names("Stopped.")
    # The position is the sentence spoken then, which is among the first.
    here = " ".join(ear.press(".").said)
    assert names(here)[:3] == names(" ".join(rows))[:3] or " ".join(names(here)[:4]) in " ".join(names(" ".join(rows)))
