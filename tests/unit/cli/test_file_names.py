"""Tab completes the names of files after `:open`."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import press_and_perform

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenFile
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.source import read_source

NO_LINES = FixedLines()


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, ReaderState]:
    names = ("notes.md", "notes-2.md", "My own.md", "README.md", "picture.png", ".hidden.md", "sub/deep.md", "a\nb.md")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# Title\n\n## Open all\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    text = read_source("notes.md")
    state = ReaderState(parse(text.text, name=text.name), document_id="notes.md")
    return Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False)), state


def typed(session: Session, state: ReaderState, words: str, *keys: str) -> ReaderState:
    state = type_in(update(state, Command("go"), NO_LINES), "", words, NO_LINES)
    for key in keys:
        state = (
            perform(session, type_in(state, key, "", NO_LINES)) if key == "Tab" else type_in(state, key, "", NO_LINES)
        )
    return state


@pytest.mark.parametrize(
    ("words", "text", "choices"),
    [
        ("open n", "open notes", ["open notes-2.md", "open notes.md"]),
        ("open notes.", "open notes.md", ["open notes.md"]),
        ("open read", "open README.md", ["open README.md"]),
        ("open My", "open My own.md", ["open My own.md"]),
        ("open s", "open sub/", ["open sub/"]),
        ("open sub/", "open sub/deep.md", ["open sub/deep.md"]),
        ("open ~/su", "open ~/sub/", ["open ~/sub/"]),
        ("open .h", "open .hidden.md", ["open .hidden.md"]),
        ("open ", "open ", [f"open {name}" for name in ("My own.md", "notes-2.md", "notes.md", "README.md", "sub/")]),
        ("open al", "Open all", ["Open all"]),
        ("open nowhere/x", "open nowhere/x", ["open nowhere/x"]),
    ],
)
def test_a_name_is_completed_as_far_as_files_have_it_in_common(
    begun: tuple[Session, ReaderState], words: str, text: str, choices: list[str]
) -> None:
    prompt = typed(*begun, words, "Tab").top_overlay
    assert isinstance(prompt, Prompt)
    assert prompt.text == text
    assert [entry.label for entry in prompt.choices][: len(choices)] == choices


def test_one_of_several_is_taken_by_an_arrow_and_enter_or_tab(begun: tuple[Session, ReaderState]) -> None:
    assert typed(*begun, "open n", "Tab", "Down", "Enter").effect == OpenFile("notes.md")
    taken = typed(*begun, "open n", "Tab", "Down", "Tab").top_overlay
    assert isinstance(taken, Prompt)
    assert taken.text == "open notes.md"


def test_spoken_pages_say_the_names(begun: tuple[Session, ReaderState]) -> None:
    session, state = begun
    pages = SpokenController(replace(state, frontend="spoken"), 60, 20)
    for key in (":", *"open", "Space", "n"):
        pages.press(key)
    answer = press_and_perform(pages, "Tab", session)
    assert answer.rows == ("2 files: notes-2.md; notes.md.", "Go to: open notes")
    assert answer.typing == pages.state.top_overlay
    pages.press(".")
    assert press_and_perform(pages, "Tab", session).rows == ("Go to: open notes.md",)


def test_a_restricted_session_names_no_files(begun: tuple[Session, ReaderState]) -> None:
    session, state = begun
    session.restricted = True
    after = typed(session, state, "open n", "Tab")
    assert isinstance(after.top_overlay, Prompt)
    assert after.top_overlay.text == "open n"
    assert after.message.startswith("Restricted mode")
