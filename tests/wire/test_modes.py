"""Changes of mode at the same place, in a real terminal, and the question that is asked once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.pty_session import PtySession

from b12tui.catalogue.lists import GREETINGS

pytestmark = pytest.mark.wire


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "text.md"
    path.write_text("# Title\n\nOne.\n\n## Part\n\nTwo.\n\nThree.\n", encoding="utf-8")
    return str(path)


def greets(session: PtySession) -> bool:
    title, _, greeting = session.screen.text[0].strip().partition("   ")
    return bool(title) and greeting.strip() in GREETINGS


def test_the_first_words_on_the_screen_are_how_to_be_spoken_to_until_the_page_changes(text: str) -> None:
    with PtySession() as session:
        session.wait_for("? help")
        assert greets(session)
        session.press("Down", "Right", "i")
        assert greets(session)
        session.press("PageDown")
        assert not greets(session)


@pytest.mark.parametrize("by", ["option", "setting"])
def test_style_wrap_and_unit_reach_the_linear_modes(by: str, text: str, tmp_path: Path) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "b12tui"
    folder.mkdir(parents=True)
    asked = 'style = "brief"\nwrap = 20\n' if by == "setting" else ""
    (folder / "settings.toml").write_text(f'unit = "section"\n{asked}', encoding="utf-8")
    options = ("--style", "brief", "--wrap", "20") if by == "option" else ()
    with PtySession("--spoken", *options, text) as session:
        session.wait_for("h1 Title")
        session.press("q")
    with PtySession("--line", *options, text) as session:
        session.wait_for("Line mode, because")
        for name, said in (("unit", "Unit: section."), ("style", "Style: brief."), ("wrap", "Wrap: 20 characters.")):
            session.send(f"set {name}\n".encode())
            session.wait_for(said)
        session.send(b"go part\n")
        session.wait_for("Three.")
        assert "h2 Part" in "\n".join(session.screen.text)
        session.send(b"quit\n")
        assert session.wait_until_ended() == 0


def test_ascii_and_wrap_are_in_force_from_the_first_line_on(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("# “Tïtle”\n\nα–β\n", encoding="utf-8")
    with PtySession("--line", "--ascii", "--wrap", "30", str(path)) as session:
        session.wait_for("Line mode, because of --line.\nType help for the commands,\nEnter to read on.\n")
        session.send(b"read all\n")
        session.wait_for('Heading 1: "Title"')
        session.wait_for("[alpha]-[beta]")
    with PtySession("--spoken", "--ascii", str(path)) as session:
        session.wait_for("[alpha]-[beta]")
        session.press("Up")
        session.wait_for('Heading 1: "Title"')


def test_what_is_done_outside_of_the_text_is_answered_as_its_key_is(text: str) -> None:
    with PtySession("--spoken", text) as session:
        session.wait_for("Heading 1: Title")
        session.press("m", "a", "M")
        session.wait_for("Marks, 1 item.")
        assert b"\r\n Marks" in session.written  # the blank keeps a reader from taking the M for the key's echo
        session.press("q", "q")


@pytest.mark.slow
def test_there_and_back_again_and_asked_once(text: str) -> None:
    with PtySession(text) as session:
        session.wait_for("Three.")
        session.press("}", "}", "}")
        assert session.at_cursor().startswith("Two.")
        session.press("A", "Enter")
        session.wait_for("Always")
        session.press("Enter")
        session.wait_for("Question mark: help. q: quit.")
        assert session.screen.text[session.screen.cursor[1]].strip() == "Two."
        session.press("A", "Enter")
        session.wait_for("? help")
        assert session.at_cursor().startswith("Two.")
        assert not greets(session)
        session.press("A", "Down", "Enter")
        session.wait_for("Line mode, as you asked.")
        session.press("\n")
        session.wait_for("Two.")
        session.send(b"screen\n")
        session.wait_for("? help")
        session.press("q")
        assert session.wait_until_ended() == 0
    with PtySession(text) as session:
        session.wait_for("Continuing in Part")
        assert not greets(session)
        session.press("A", "Enter")
        session.wait_for("Question mark: help. q: quit.")


@pytest.mark.slow
def test_from_now_on_texts_open_where_it_was_asked_for(text: str) -> None:
    with PtySession(text) as session:
        session.wait_for("Three.")
        session.press("A", "Enter", "Down", "Enter")
        session.wait_for("Question mark: help. q: quit.")
        session.press("q")
        assert session.wait_until_ended() == 0
    with PtySession(text) as session:
        session.wait_for("Question mark: help. q: quit.")
        session.press("A", "Enter")
        session.wait_for("? help")
        assert not greets(session)
    with PtySession("--settings", rows=400) as session:
        assert session.wait_until_ended() == 0
        assert 'mode = "spoken"  # from: answer' in session.screen.text


def test_the_restricted_reader_is_greeted_and_never_asked(
    text: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)  # what is covered can't be written where nothing can, and would be complained of
    with PtySession("--restricted", text) as session:
        session.wait_for("Three.")
        assert greets(session)
        session.press("A", "Enter")
        session.wait_for("Question mark: help. q: quit.")
        session.press("q")
        assert session.wait_until_ended() == 0
    assert not [path for path in home.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("said", "greeted"), [('mode = "screen"', False), ("hints = false", False), ("ruler = true", True)]
)
def test_who_has_decided_for_the_screen_is_not_greeted(said: str, greeted: bool, text: str, home: Path) -> None:
    (home / ".config" / "b12tui").mkdir(parents=True)
    (home / ".config" / "b12tui" / "settings.toml").write_text(f"{said}\n", encoding="utf-8")
    with PtySession(text) as session:
        session.wait_for("Three.")
        assert greets(session) is greeted


def test_without_letters_the_greeting_names_no_key(text: str, home: Path) -> None:
    (home / ".config" / "b12tui").mkdir(parents=True)
    (home / ".config" / "b12tui" / "settings.toml").write_text("printable_keys = false\n", encoding="utf-8")
    with PtySession(text) as session:
        session.wait_for("Three.")
        assert session.screen.text[0].split("   ")[-1].strip() == "Screen reader? Start with --spoken or --accessible."


def test_a_mode_that_needs_a_terminal_does_not_end_a_script(text: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "b12tui", "--line", text],
        input="screen\nspoken\ngo part\nq\n",
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,  # without a controlling terminal
    )
    assert ran.stdout.splitlines()[1:] == [
        "No terminal to read keys from.",
        "No terminal to read keys from.",
        "Heading 2: Part",
    ]
