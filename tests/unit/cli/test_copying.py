"""Copies of texts in other formats are Markdown, made of what is read."""

from __future__ import annotations

import re
from base64 import b64decode
from functools import partial
from pathlib import Path

import pytest
from support.app_session import app_session
from support.linear_frontends import press_and_perform, type_lines

from b12tui import readers
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import Copy
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.linear.line_mode.units import Unit, Units
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.controller import SpokenController
from b12tui.source import read_source

PAGE = "<title>T</title><h1>Tea &amp; milk</h1><p>Some <b>hot</b> tea.</p><h2>How</h2><ol><li>Boil.</ol>"
TEXTS = {
    "page.html": (PAGE, "# Tea & milk\n\nSome **hot** tea.\n\n## How\n\n1. Boil.\n"),
    "page.csv": ("tea,price\ngreen,4\n", "| tea | price |\n| --- | ---: |\n| green | 4 |\n"),
    "page.json": ('[{"tea": "green", "price": 4}]', "| tea | price |\n| --- | ---: |\n| green | 4 |\n"),
}
WRITTEN = {
    "page.md": "Some __hot__ tea.\n",
    "page.log": "one *star*\ntwo  3\n",
    "page.diff": "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\n+two\n",
    "page.py": "def tea():\n    return 1\n",
}


def begun(folder: Path, name: str, text: str, *, restricted: bool = False) -> tuple[Session, ReaderState]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    source = read_source(str(path))
    state = ReaderState(readers.read(source))
    session = Session(
        source, DocumentStore(source, state.appearance, built_in=False, keep=False), restricted=restricted
    )
    return session, state


def copied(session: Session, state: ReaderState, action: str) -> str:
    after = update(state, Command(action), Units(Narration(state.document), Unit.BLOCK))
    effect = perform(session, after).effect if not isinstance(after.effect, Copy) else after.effect
    assert isinstance(effect, Copy)
    return effect.text


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_in_another_format_is_copied_as_markdown(tmp_path: Path, name: str, *, restricted: bool) -> None:
    text, expected = TEXTS[name]
    session, state = begun(tmp_path, name, text, restricted=restricted)
    assert copied(session, state, "copy-document") == expected


@pytest.mark.parametrize("name", WRITTEN)
def test_markdown_lines_and_code_are_copied_as_written(tmp_path: Path, name: str) -> None:
    session, state = begun(tmp_path, name, WRITTEN[name])
    assert copied(session, state, "copy-document") == WRITTEN[name]


def test_a_section_is_copied_without_its_subsections(tmp_path: Path) -> None:
    session, state = begun(tmp_path, "page.html", PAGE)
    assert copied(session, state, "copy-section") == "# Tea & milk\n\nSome **hot** tea."
    below = ReaderState(state.document, position=Position(len(state.document.sections) - 1))
    assert copied(session, below, "copy-section") == "## How\n\n1. Boil."


def test_what_is_copied_has_no_control_characters(tmp_path: Path) -> None:
    session, state = begun(tmp_path, "page.html", "<p>a&#27;[31mb</p><pre>c&#155;d</pre>")
    assert not set("\x1b\x9b") & set(copied(session, state, "copy-document"))


def test_line_mode_shows_the_markdown(tmp_path: Path) -> None:
    session, state = begun(tmp_path, "page.csv", TEXTS["page.csv"][0])
    shown, _ = type_lines(state, "copy document\n", perform=partial(perform, session))
    assert TEXTS["page.csv"][1] in shown


def test_spoken_pages_copy_the_markdown(tmp_path: Path) -> None:
    session, state = begun(tmp_path, "page.csv", TEXTS["page.csv"][0])
    pages = SpokenController(state, 60, 20)
    press_and_perform(pages, "y", session)
    effect = press_and_perform(pages, "d", session).effect
    assert isinstance(effect, Copy)
    assert effect.text == TEXTS["page.csv"][1]


async def test_the_screen_copies_the_markdown(tmp_path: Path) -> None:
    session, state = begun(tmp_path, "page.csv", TEXTS["page.csv"][0])
    async with app_session(state.document, state=state, perform=partial(perform, session)) as here:
        shown = here.press("y", "d")
        copies = re.findall("\x1b\\]52;c;([A-Za-z0-9+/=]*)", shown)
        assert [b64decode(data).decode() for data in copies] == [TEXTS["page.csv"][1]]
        assert here.reader.effect is None
