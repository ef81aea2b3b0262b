"""The screen under real screen readers: an arrow says exactly the row it leads to, once.

Each page of the article is walked by Down and Up; what is to be heard is the row at the cursor, word for word, and is
taken from a model that is given the same keys. Where a step leads under another heading the first row names the new
section, and readers may say that too. Page turns, lists and the table are drawn, and what is drawn is said: there all
rows that are new have to be heard, in their order. Readers that are not installed are skipped by name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import article

from b12tui.layout.view import View
from b12tui.reading.keys import Keys, Pending
from b12tui.reading.reader import Prompt, Reader
from b12tui.reading.update import context, type_in, update
from b12tui.tui.app import STEPS

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
    "Enter": b"\r",
    "Backspace": b"\x7f",
    "Space": b" ",
}

SIGNS = [
    "left",
    "right",
    "paren",
    "bracket",
    "brace",
    "dash",
    "dot",
    "comma",
    "colon",
    "semi",
    "quote",
    "slash",
    "tick",
    "bar",
    "line",
    "number",
    "plus",
    "equals",
    "star",
    "space",
    "semicolon",
    "apostrophe",
    "hyphen",
    "period",
    "question",
    "bang",
    "exclamation",
    "point",
    "underscore",
    "parenthesis",
    "bullet",
    "percent",
]
"""Names that readers give to signs; they are heard between the words and are no words of the row."""


@pytest.fixture(params=READERS)
def ear(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ear]:
    """A reader with the built-in article on the screen."""
    reason = missing(request.param)
    if reason:
        pytest.skip(reason)
    with Ear(request.param, [sys.executable, "-m", "b12tui"], tmp_path) as listening:
        yield listening


class Model:
    """The screen, without a terminal."""

    def __init__(self) -> None:
        self.reader = Reader(article())
        self.view = View(self.reader, 80, 24)
        self.picture = self.view.picture(self.reader)
        self.pending = Pending()

    @property
    def row(self) -> str:
        """The row at the cursor."""
        return self.picture.rows[self.picture.cursor[1]].text

    @property
    def title(self) -> str:
        return self.picture.rows[0].text

    @property
    def at_the_last_row(self) -> bool:
        """Whether a step down leaves the page."""
        below = self.view.window.lines()[self.picture.cursor[1] - self.picture.areas.page_row + 1 :]
        return all(line.first is None for _, line in below)

    def press(self, key: str) -> list[str]:
        """Do what a key does; return the rows that it draws anew, from the top, but for the first."""
        if isinstance(self.reader.top, Prompt):
            self.reader = type_in(
                self.reader, key, " " if key == "Space" else key if len(key) == 1 else "", self.view.window
            )
            command = None
        else:
            self.pending, command = Keys().feed(self.pending, key, context(self.reader))
            if command is not None:
                self.reader = update(self.reader, command, self.view.window)
        before = [row.text.strip() for row in self.picture.rows]
        self.picture = self.view.picture(self.reader, quiet=command is not None and command.action in STEPS)
        return [row.text for row in self.picture.rows[1:] if row.text and row.text.strip() not in before]


def words(text: str) -> list[str]:
    # tdsr glues what is parted by a move of the cursor alone: "47 %" of the first row, and the row drawn next.
    found = re.findall(r"[A-Z]*[^\W\dA-Z_]+|[A-Z]+|\d+", text.replace("has attribute", " "))
    return [word for word in found if word not in SIGNS]


def press(ear: Ear, key: str) -> list[str]:
    """Press a key and return the words that are said."""
    return words(" ".join(ear.press(BYTES.get(key, key.encode())).said))


def step(ear: Ear, model: Model, key: str) -> str:
    """Press an arrow in both; return what was said otherwise than it should, or the empty text."""
    title = model.title
    model.press(key)
    said, row = press(ear, key), words(model.row)
    crossed = model.title != title and set(said) <= {*row, *words(model.title)} and said
    return "" if said == row or crossed else f"{key}: said {said}, to be said {model.row!r}"


def in_order(said: list[str], rows: list[str]) -> bool:
    """Tell whether the words of the rows were said, one after the other, whatever else was."""
    heard = iter(said)
    return all(word in heard for word in words(" ".join(rows)))


def turn(ear: Ear, model: Model, key: str) -> str:
    """Press a key that draws, in both; return the new rows that were not said in their order, or the empty text."""
    rows = model.press(key)
    said = press(ear, key)
    return "" if in_order(said, rows) else f"{key}: said {said}, to be said {rows}"


def test_the_first_fifteen_words_tell_how_to_get_spoken_pages(ear: Ear) -> None:
    said = words(" ".join(ear.opening().said))
    heard = said[said.index("Screen") :][:15]  # tdsr has a word of its own first
    # yasr says a capital letter as it likes, and any of them may leave the A of a key to a sound.
    assert {"gives", "spoken", "pages", "accessible"} <= set(heard), heard


def test_on_every_page_each_arrow_says_exactly_its_row(ear: Ear) -> None:
    ear.opening()
    model, told, top = Model(), list[str](), None
    while model.view.window.top != top:
        top = model.view.window.top
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


def test_what_is_drawn_is_said_and_arrows_in_lists_and_the_table_say_their_row(ear: Ear) -> None:
    ear.opening()
    model, wrong = Model(), []
    for key in DRAWN.split():
        typing = isinstance(model.reader.top, Prompt)
        rows = model.press(key)
        said = press(ear, key)
        if typing and key != "Enter":
            continue  # what a reader says of typed characters is its own affair
        right = in_order(said, rows) if rows else said == words(model.row) or key in ("]", "[")
        if not right:
            wrong.append(f"{key}: said {said}, to be said {rows or model.row}")
    assert wrong == []


def test_right_and_left_say_the_character_under_the_cursor(ear: Ear) -> None:
    ear.opening()
    model = Model()
    for key in ("Down", "Right", "Right", "Left", "T", "Down", "Right", "Right", "Left"):
        model.press(key)
        heard = ear.press(BYTES.get(key, key.encode()))
        if key in ("Right", "Left"):
            # yasr says a word where the cursor goes further than one character, as from cell to cell.
            row = model.picture.rows[model.picture.cursor[1]].text[model.picture.cursor[0] :]
            assert heard.said[0].strip() in (row[0], row.split()[0]), key
