"""Walks through spoken pages, and what is to be heard on them: taken from `Pages`, which is given the same keys."""

from __future__ import annotations

import re

from b12tui.core.state import Prompt
from b12tui.linear.spoken.controller import SpokenController
from support.linear_frontends import article_session, press_and_perform
from support.screen_readers.reader_session import SpeakingSession

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

SIGNS = (
    "left right paren bracket brace dash dot comma colon semi quote slash tick bar line number plus equals star space "
    "semicolon apostrophe hyphen period question bang exclamation point underscore parenthesis "
    "at greater than less arrow bullet"
)
"""Names that readers give to signs; they are heard between the words and are no words of the row."""


def names(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def matches_rows(said: tuple[str, ...], rows: tuple[str, ...]) -> bool:
    """Tell whether what was said is the rows' words, once and in order, with names of signs between them at most."""
    wanted = names(" ".join(rows))
    at = 0
    for word in names(" ".join(said)):
        if at < len(wanted) and word == wanted[at]:
            at += 1
        elif word not in SIGNS.split():
            return False
    return at == len(wanted)


def listen(ear: SpeakingSession, pages: SpokenController, keys: list[str]) -> list[str]:
    """Press keys in both; return what was said otherwise than it should."""
    wrong: list[str] = []
    session = article_session(pages.state)
    for key in keys:
        typing = isinstance(pages.state.top_overlay, Prompt)
        heard = ear.press(key)
        rows = press_and_perform(pages, key, session).rows
        if typing and key != "Enter":
            continue  # what a reader says of typed characters is its own affair
        said = heard.said
        if key == "Backspace" and ear.reader == "tdsr":
            said = said[1:]  # it says what a rubout would take away, whatever the program does
        if not matches_rows(said, rows) or (rows and heard.row.strip() != rows[-1].strip()):
            wrong.append(f"{key}: said {heard.said}, to be said {rows}, row {heard.row!r}")
    return wrong
