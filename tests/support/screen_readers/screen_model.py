"""What is to be heard of the screen: a model of it that is given the same keys, and how what was said is held to it."""

from __future__ import annotations

import re
import tomllib

from b12tui.core.actions import LINE_STEPS
from b12tui.core.keymap.bindings import Pending
from b12tui.core.state import Prompt, ReaderState
from b12tui.core.update import context, type_in, update
from b12tui.document import Document
from b12tui.layout.screen_view import ScreenView
from b12tui.storage.settings_schema import Settings
from support.pilot import article
from support.screen_readers.reader_session import SpeakingSession

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


RECORDS = 'tables = "records"\n'
"""The setting by which the screen is listened to: a row of a grid would have a piece of each column."""


class ScreenModel:
    """The screen, without a terminal."""

    def __init__(self, settings: str = "", document: Document | None = None) -> None:
        """Show a document, or the built-in article, by settings as the file of settings has them."""
        chosen = Settings(**tomllib.loads(settings))
        self.reader = ReaderState(
            document or article(), appearance=chosen.appearance(), keymap=chosen.keymap(), frontend="screen"
        )
        self.view = ScreenView(self.reader, 80, 24)
        self.picture = self.view.frame(self.reader)
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
        below = self.view.viewport.lines()[self.picture.cursor[1] - self.picture.areas.page_row + 1 :]
        return all(line.first is None for _, line in below)

    def press(self, key: str) -> list[str]:
        """Do what a key does; return the rows that it draws anew, from the top, but for the first."""
        if isinstance(self.reader.top_overlay, Prompt):
            self.reader = type_in(
                self.reader, key, " " if key == "Space" else key if len(key) == 1 else "", self.view.viewport
            )
            command = None
        else:
            self.pending, command = self.reader.keymap.feed(self.pending, key, context(self.reader))
            if command is not None:
                self.reader = update(self.reader, command, self.view.viewport)
        before = [row.text.strip() for row in self.picture.rows]
        self.picture = self.view.frame(self.reader, quiet=command is not None and command.action in LINE_STEPS)
        return [row.text for row in self.picture.rows[1:] if row.text and row.text.strip() not in before]


def words(text: str) -> list[str]:
    # tdsr glues what is parted by a move of the cursor alone: "47 %" of the first row, and the row drawn next.
    found = re.findall(r"[A-Z]*[^\W\dA-Z_]+|[A-Z]+|\d+", text.replace("has attribute", " "))
    return [word for word in found if word not in SIGNS]


def press(ear: SpeakingSession, key: str) -> list[str]:
    """Press a key and return the words that are said."""
    return words(" ".join(ear.press(key).said))


def step(ear: SpeakingSession, model: ScreenModel, key: str) -> str:
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


def turn(ear: SpeakingSession, model: ScreenModel, key: str) -> str:
    """Press a key that draws, in both; return the new rows that were not said in their order, or the empty text."""
    rows = model.press(key)
    said = press(ear, key)
    return "" if in_order(said, rows) else f"{key}: said {said}, to be said {rows}"
