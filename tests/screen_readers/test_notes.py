"""Notes under real screen readers and a real braille display: marked, heard, changed, deleted, printed, felt."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from support.screen_readers import brltty, orca
from support.screen_readers.reader_session import ReaderSession, SpeakingSession
from support.screen_readers.spoken_walks import SIGNS, names

pytestmark = [pytest.mark.screen_reader, pytest.mark.timeout(600)]

TEXT = "# Plan\n\nBuy the bread. Sell the car.\n\nRest.\n\n| a | b |\n| - | - |\n| one | two |\n"
WALK = (
    (["Down", "H"], "Selected B"),
    ([")"], "Selected Buy the bread"),
    (["Enter"], "Note on selection"),
    ([*"idea:", "Space", *"why", "Enter"], "Note saved idea"),
    (["."], "Idea why Buy the bread Sell the car"),
    (["X", "r"], "Idea why"),
    (["X", "e", *"2", "Enter"], "Note saved idea"),
    (["X", "c", "p"], "Note saved problem"),
    (["X", "r"], "Problem why2"),
    (["X", "d"], "Note deleted"),
    (["X", "u"], "Change undone"),
    (["X", "c", "~"], "Note saved change"),
    (["X", "e", "!", "Enter"], "Note saved change"),
    (["X", "r"], "Change why2"),
    (["X", "c", "!"], "Note saved problem"),
    (["g", "X", "n"], "Problem why2 on Buy the bread"),
    (["T", "l", "X", "s", *"tea", "Enter"], "Note saved"),
    (["h", "l"], "Note tea"),
    (["Backspace", "X", "l"], "Notes 2 items"),
)
"""Keys, and what a listener has to hear at the last of them."""


def walked(ear: SpeakingSession) -> None:
    """Assert that all of the walk is heard."""
    ear.opening()
    for keys, words in WALK:
        *before, last = keys
        for key in before:
            ear.press(key)
        said = [name for name in names(" ".join(ear.press(last).said)) if name not in SIGNS.split()]
        assert words in " ".join(said), (keys, said)
    # `q`, not `Q`: Orca says nothing that a shell prints once Shift was the last key to be let go.
    printed = [name for key in ("Backspace", "q", *["Space"] * 5) for name in names(" ".join(ear.press(key).said))]
    assert "plan md 3 1 problem Ada why2" in " ".join(printed), printed


def program(path: Path) -> list[str]:
    """Return the command that reads a text, and then prints the notes on it and waits."""
    path.write_text(TEXT, encoding="utf-8")
    own = shlex.join([sys.executable, "-m", "b12tui", path.name])
    folder = shlex.quote(str(path.parent))
    return ["/bin/sh", "-c", f"cd {folder}; {own} --spoken --author Ada; {own} --notes lines; read answer"]


def test_a_note_is_made_heard_changed_deleted_and_printed_by_ear(reader: str, tmp_path: Path) -> None:
    with ReaderSession(reader, program(tmp_path / "plan.md"), tmp_path) as ear:
        walked(ear)


@pytest.mark.skipif(bool(orca.missing()), reason=orca.missing() or "Orca is here")
def test_a_note_is_made_heard_changed_deleted_and_printed_under_orca(tmp_path: Path) -> None:
    with orca.OrcaSession(program(tmp_path / "plan.md")) as ear:
        walked(ear)


@contextmanager
def with_a_question(folder: Path, columns: int) -> Iterator[brltty.BrlttySession]:
    """Open the text under BRLTTY and make a note of the category "question" on its first sentence."""
    path = folder / "plan.md"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "b12tui", str(path)]
    with brltty.BrlttySession(command, folder, cells=40, columns=columns) as display:
        display.opening("? help")
        for key in (b"\x1b[B", b"X", b"s", b"?", b" ", b"w", b"h", b"y", b"\r"):
            display.press(key)
        yield display


@pytest.mark.skipif(bool(brltty.missing()), reason=brltty.missing())
def test_a_note_is_under_the_fingers_by_its_sign_and_at_the_foot(tmp_path: Path) -> None:
    with with_a_question(tmp_path, columns=80) as display:
        assert display.text.startswith("? Buy the bread. Sell the car.")
        assert display.screen.cursor.x == 2
        display.press(b")")  # beyond the note, and back on it
        assert "Question" not in display.screen.display[-2]  # above the hints
        display.press(b"(")
        assert display.screen.display[-2].strip() == "Question: why"
        for _ in range(len(display.screen.display)):
            display.command("LNDN")
            if "Question" in display.text:
                break
        assert display.text.strip() == "Question: why"
        assert display.screen.cursor.x == 2


@pytest.mark.skipif(bool(brltty.missing()), reason=brltty.missing())
def test_on_a_screen_as_wide_as_the_display_signs_are_behind_the_words(tmp_path: Path) -> None:
    with with_a_question(tmp_path, columns=40) as display:
        assert display.text.rstrip() == "Buy the bread. Sell the car.  ?"
        for key in (b"T", b"\x1b[B", b"X", b"s", b"*", b" ", b"t", b"e", b"a", b"\r"):
            display.press(key)
        assert display.text.rstrip() == "one *  two"
