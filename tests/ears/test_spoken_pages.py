"""Spoken pages under real screen readers: each key says exactly its rows, once, and nothing else.

What is to be said is taken from `Pages`, which is given the same keys; the reader is given the program. Readers that
are not installed are skipped by name.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from linear import article

from b12tui.line.pages import Pages
from b12tui.reading.reader import Reader

pytest.importorskip("pyte")

from ears.listening import READERS, Ear, missing

pytestmark = [pytest.mark.ears, pytest.mark.timeout(600)]

BYTES = {
    "Down": b"\x1b[B",
    "Up": b"\x1b[A",
    "Right": b"\x1b[C",
    "Left": b"\x1b[D",
    "PageDown": b"\x1b[6~",
    "PageUp": b"\x1b[5~",
    "Home": b"\x1b[H",
    "End": b"\x1b[F",
    "Enter": b"\r",
    "Backspace": b"\x7f",
    "Space": b" ",
    "Tab": b"\t",
    "BackTab": b"\x1b[Z",
}

SIGNS = (
    "left right paren bracket brace dash dot comma colon semi quote slash tick bar line number plus equals star space "
    "semicolon apostrophe hyphen period question bang exclamation point underscore parenthesis"
)
"""Names that readers give to signs; they are heard between the words and are no words of the row."""


@pytest.fixture(params=READERS)
def ear(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ear]:
    """A reader with the built-in article in spoken pages."""
    reason = missing(request.param)
    if reason:
        pytest.skip(reason)
    with Ear(request.param, [sys.executable, "-m", "b12tui", "--spoken"], tmp_path) as listening:
        yield listening


@pytest.fixture
def pages() -> Pages:
    return Pages(Reader(article()), 80, 24)


def names(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def agrees(said: tuple[str, ...], rows: tuple[str, ...]) -> bool:
    """Tell whether what was said is the rows' words, once and in order, with names of signs between them at most."""
    wanted = names(" ".join(rows))
    at = 0
    for word in names(" ".join(said)):
        if at < len(wanted) and word == wanted[at]:
            at += 1
        elif word not in SIGNS.split():
            return False
    return at == len(wanted)


def listen(ear: Ear, pages: Pages, keys: list[str]) -> list[str]:
    """Press keys in both; return what was said otherwise than it should."""
    wrong: list[str] = []
    for key in keys:
        heard = ear.press(BYTES.get(key, key.encode()))
        rows = pages.press(key).rows
        said = heard.said
        if key == "Backspace" and ear.reader == "tdsr":
            said = said[1:]  # it says what a rubout would take away, whatever the program does
        if not agrees(said, rows) or (rows and heard.row.strip() != rows[-1].strip()):
            wrong.append(f"{key}: said {heard.said}, to be said {rows}, row {heard.row!r}")
    return wrong


def test_the_opening_is_short_and_ends_with_the_first_row(ear: Ear, pages: Pages) -> None:
    heard = ear.opening()
    opening = pages.opening().rows
    assert len(names(" ".join(opening[:-1]))) <= 40
    assert names(" ".join(heard.said))[-len(names(" ".join(opening))) :] == names(" ".join(opening))
    assert heard.row == opening[-1]


def test_down_reads_the_article_from_top_to_bottom_row_by_row(ear: Ear, pages: Pages) -> None:
    ear.opening()
    assert listen(ear, pages, ["Down"] * 60 + ["j"] * 20 + ["Down"] * 110) == []
    assert pages.press("Down").rows == ("Last line.",)


MOVES = (
    "Down j k Up } } } { ] ] s a [ p ) ) ( Space PageDown b PageUp f d u G Up g Down End Home 3 0 % 9 g Backspace F B "
    "Tab Tab BackTab n i ."
)

LISTS = (
    "t Down Down j k Up Home End q t 5 Enter L Down Down Down Up Enter ? Down Down j q T l l h Down j k Up l "
    "Enter q r q / a n a e m i a Enter n n N & Down Down Up Enter : t a b Enter Backspace z R ] ] z M z R m a g ' a M q"
)

QUESTIONS = "G [ [ [ Enter Down Enter q Up Enter Down Up z R Down Down z a"

STEPS = "Down Up j k } { ) ( ] [ s a p Space b d u PageDown PageUp Home End g G Tab BackTab"


def test_every_key_that_moves_says_exactly_its_rows(ear: Ear, pages: Pages) -> None:
    ear.opening()
    assert listen(ear, pages, MOVES.split()) == []


def test_lists_the_table_and_what_is_found_are_walked_row_by_row(ear: Ear, pages: Pages) -> None:
    ear.opening()
    typed = False
    wrong: list[str] = []
    for key in LISTS.split():
        if typed and key != "Enter":  # what a reader says of typed characters is its own affair
            ear.press(BYTES.get(key, key.encode()))
            pages.press(key)
            continue
        typed = key in ("/", ":")
        wrong += listen(ear, pages, [key])
    assert wrong == []


def test_questions_open_and_close_row_by_row(ear: Ear, pages: Pages) -> None:
    ear.opening()
    assert (
        listen(
            ear,
            pages,
            [
                "G",
                "[",
                "[",
                "[",
                "Enter",
                "Down",
                "Enter",
                "q",
                "Up",
                "Enter",
                "Down",
                "Up",
                "z",
                "R",
                "Down",
                "Down",
                "z",
                "a",
            ],
        )
        == []
    )


def test_a_hundred_random_steps(ear: Ear, pages: Pages) -> None:
    ear.opening()
    keys = random.Random(12).choices(
        [
            "Down",
            "Up",
            "j",
            "k",
            "}",
            "{",
            ")",
            "(",
            "]",
            "[",
            "s",
            "a",
            "p",
            "Space",
            "b",
            "d",
            "u",
            "PageDown",
            "PageUp",
            "Home",
            "End",
            "g",
            "G",
            "Tab",
            "BackTab",
        ],
        k=100,
    )
    assert listen(ear, pages, keys) == []


def test_left_and_right_say_the_character_under_the_cursor(ear: Ear, pages: Pages) -> None:
    ear.opening()
    listen(ear, pages, ["Down"])
    row = pages.press("Down").rows[-1]
    ear.press(BYTES["Down"])
    heard = [ear.press(BYTES[key]).said for key in ("Left", "Left", "Left", "Right")]
    assert [" ".join(said).split()[-1:] for said in heard] == [[row[-1]], [row[-2]], [row[-3]], [row[-2]]]
    ear.press(BYTES["Right"])
    ear.press(BYTES["Right"])
    first = ear.press(BYTES["Right"]).said
    assert " ".join(first).split()[0] in (row[0], row.split()[0])
