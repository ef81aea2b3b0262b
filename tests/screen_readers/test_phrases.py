"""Paragraphs under real screen readers: each word once, in fewer pieces than rows where a reader has a way to that."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.linear_frontends import ROOT

from b12tui import readers
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import ReaderState
from b12tui.linear.spoken.controller import SpokenController
from b12tui.source import read_source

pytest.importorskip("pyte")

from support.screen_readers.reader_session import ReaderSession
from support.screen_readers.spoken_walks import matches_rows, names

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]

TEXTS = (ROOT / "content.md", ROOT / "README.md", ROOT / "tests/corpus/cjk.md", ROOT / "tests/corpus/lists.md")
PROSE = ("content.md", "README.md")
"""Texts with paragraphs of many rows."""
BLOCKS = 20
LINES = 12
PROMPT = {"blank", "greater"}
"""Words of readers for a line with nothing but the prompt."""

LEAST = {"tdsr": 0.6, "yasr": 0.75, "fenrir": 1.0}
"""Utterances for each of one row, at most: tdsr says a phrase in one piece, yasr 250 bytes of it; Fenrir says all rows
of an answer in one piece anyway."""


def heard(reader: str, text: Path, columns: int, phrases: str, folder: Path) -> tuple[int, list[str]]:
    """Return the number of utterances for answers of several rows, and what was said otherwise than it should."""
    command = [sys.executable, "-m", "b12tui", "--spoken", str(text)]
    folder.mkdir()
    document = readers.read(read_source(str(text)))
    pages = SpokenController(snap_to_visible(ReaderState(document, frontend="spoken")), columns, 24)
    utterances, wrong = 0, []
    with ReaderSession(reader, command, folder, columns=columns, settings=f'phrases = "{phrases}"') as ear:
        ear.opening()
        for key in ["}"] * BLOCKS + ["Down", "Up", ")"]:
            said, rows = ear.press(key).said, pages.press(key).rows
            utterances += len(said) if len(rows) > 1 else 0
            if not matches_rows(said, rows):
                wrong.append(f"{key}: said {said}, to be said {rows}")
    return utterances, wrong


@pytest.mark.parametrize("columns", [200, 80, 40])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_a_paragraph_is_said_whole_and_in_fewer_pieces(reader: str, text: Path, columns: int, tmp_path: Path) -> None:
    before, wrong_before = heard(reader, text, columns, "rows", tmp_path / "rows")
    after, wrong_after = heard(reader, text, columns, "auto", tmp_path / "auto")
    assert (wrong_before, wrong_after) == ([], [])
    assert after <= before * (LEAST[reader] if text.name in PROSE else 1)


@pytest.mark.parametrize("columns", [200, 80])
def test_line_mode_says_a_paragraph_in_fewer_pieces(reader: str, columns: int, tmp_path: Path) -> None:
    command, found = [sys.executable, "-m", "b12tui", "--line"], dict[str, list[str]]()
    for phrases in ("rows", "auto"):
        folder = tmp_path / phrases
        folder.mkdir()
        with ReaderSession(reader, command, folder, columns=columns, settings=f'phrases = "{phrases}"') as ear:
            ear.opening()
            pieces = [piece for _ in range(LINES) for piece in ear.press("Enter").said]
            found[phrases] = [piece for piece in pieces if set(names(piece)) - PROMPT]
    before, after = ([name for name in names(" ".join(said)) if name not in PROMPT] for said in found.values())
    assert after == before
    if LEAST[reader] < 1:  # Fenrir's pieces are as many as it compared screens
        assert len(found["auto"]) <= len(found["rows"]) * LEAST[reader]
