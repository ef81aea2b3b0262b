"""Notes of several lines, written in the reader's editor: what it gets, what comes of it, and what is never lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.note_sessions import opened

from b12tui import parse
from b12tui.cli.session.effects import perform
from b12tui.core.effects import ComposeNote
from b12tui.core.state import Command, Prompt, ReaderState
from b12tui.core.update import type_in, update
from b12tui.document import Position
from b12tui.fastclass import replace

TEXT = "# Plan\n\nBuy the bread. Sell the car.\n"
LINES = FixedLines()


class Desk:
    """Takes the place of a terminal: does to the file what an editor would."""

    def __init__(self, edit: Callable[[str], str | bytes], code: int = 0) -> None:
        self.edit, self.code = edit, code
        self.given: list[str] = []
        self.files: list[Path] = []
        self.modes: list[int] = []

    def run(self, command: Sequence[str], _environ: Mapping[str, str]) -> int:
        file = Path(command[-1])
        self.files.append(file)
        self.given.append(file.read_text())
        self.modes.append(file.parent.stat().st_mode & 0o777)
        after = self.edit(self.given[-1])
        file.write_bytes(after if isinstance(after, bytes) else after.encode())
        return self.code


class Writing:
    """Session at the sentence with the car, with an editor."""

    def __init__(self, file: Path, edit: Callable[[str], str | bytes], code: int = 0) -> None:
        self.session, state = opened(file)
        self.session.terminal = self.desk = Desk(edit, code)  # type: ignore[assignment]
        self.state = replace(state, position=Position(0, 1, 20))

    def do(self, action: str, text: str = "") -> str:
        self.state = perform(self.session, update(self.state, Command(action, text=text), LINES))
        return self.state.message

    def type(self, text: str, key: str = "") -> str:
        self.state = type_in(self.state, "", text, LINES) if text else self.state
        self.state = perform(self.session, type_in(self.state, key, "", LINES)) if key else self.state
        return self.state.message

    def notes(self) -> list[tuple[str, str, str]]:
        return [(note.category, note.text, note.quote) for note in self.state.notes]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("EDITOR", "ed -s")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = tmp_path / "plan.md"
    file.write_text(TEXT)
    return file


def adding(words: str) -> Callable[[str], str]:
    return lambda given: words + given


def test_tab_in_the_prompt_goes_on_in_the_editor_and_saves_all_lines(file: Path) -> None:
    writing = Writing(file, lambda given: given.replace("why", "why?\n\nAnd to whom"))
    writing.do("note-sentence")
    assert writing.type("question: why", "Tab") == "Note saved: question."
    assert writing.state.overlays == ()
    assert writing.notes() == [("question", "why?\n\nAnd to whom", "Sell the car.")]
    assert "\n> Sell the car.\n" in writing.desk.given[0]
    assert writing.desk.modes == [0o700]
    assert not writing.desk.files[0].exists()


def test_the_action_writes_a_new_note_on_the_sentence_or_the_selection(file: Path) -> None:
    writing = Writing(file, adding("one\ntwo"))
    assert writing.do("compose-note") == "Note saved."
    assert writing.notes() == [("comment", "one\ntwo", "Sell the car.")]
    writing.state = replace(writing.state, position=Position(0, 1, 0))
    writing.do("select")
    writing.do("next-word")
    writing.do("compose-note")
    assert writing.notes()[0] == ("comment", "one\ntwo", "Buy")
    assert writing.state.selected_from is None


def test_a_note_of_several_lines_keeps_them_unless_they_are_changed(file: Path) -> None:
    writing = Writing(file, adding("one\ntwo"))
    writing.do("compose-note")
    writing.do("edit-note")
    assert isinstance(writing.state.top_overlay, Prompt)
    assert writing.state.top_overlay.text == "one two"
    writing.type("", "Enter")
    assert writing.notes()[0][1] == "one\ntwo"
    writing.desk.edit = lambda given: given.replace("two", "three")
    writing.do("edit-note")
    writing.type("", "Tab")
    assert writing.desk.given[-1].startswith("one\ntwo\n")
    assert writing.notes()[0][1] == "one\nthree"
    writing.desk.edit = lambda given: given
    assert writing.do("compose-note") == "Note not changed."


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda _: "", "The note is empty and was not saved."),
        (lambda given: given.replace("why", " "), "The note is empty and was not saved."),
        (lambda _: b"\xff\xfe", "The note is not UTF-8 text; your words are in {file}."),
        (lambda given: "x" * (1 << 20) + given, "The note is longer than 1 MB; your words are in {file}."),
    ],
)
def test_what_can_not_be_saved_is_told_and_the_prompt_has_the_words_so_far(
    edit: Callable[[str], str | bytes], message: str, file: Path
) -> None:
    writing = Writing(file, edit)
    writing.do("note-sentence")
    said = writing.type("why", "Tab")
    assert said == message.format(file=writing.desk.files[0])
    assert writing.desk.files[0].exists() == ("{file}" in message)
    assert isinstance(writing.state.top_overlay, Prompt)
    assert writing.state.top_overlay.text == "why"
    assert not writing.notes()
    writing.type("", "Enter")
    assert [text for _, text, _ in writing.notes()] == ["why"]


@pytest.mark.parametrize(("edit", "kept"), [(lambda given: given, False), (adding("long words "), True)])
def test_words_outlive_an_editor_that_failed(edit: Callable[[str], str], kept: bool, file: Path) -> None:
    writing = Writing(file, edit, 1)
    writing.do("note-sentence")
    said = writing.type("why", "Tab")
    path = writing.desk.files[0]
    assert said == ("ed failed (exit status 1)" + (f"; your words are in {path}." if kept else "."))
    assert path.exists() == kept
    assert isinstance(writing.state.top_overlay, Prompt)


def test_a_missing_editor_is_one_sentence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    writing = Writing(file, adding(""))

    def absent(_command: Sequence[str], _environ: Mapping[str, str]) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    writing.desk.run = absent  # type: ignore[method-assign, assignment]
    writing.do("note-sentence")
    said = writing.type("why", "Tab")
    assert said == "no-such-editor can't be started (no such file or directory); set VISUAL or EDITOR."
    assert isinstance(writing.state.top_overlay, Prompt)
    assert [each.name for each in file.parent.iterdir() if each.is_dir()] in (["state"], [])


def test_control_characters_of_an_editor_are_left_out(file: Path) -> None:
    writing = Writing(file, adding("red\x1b[31m\r\nline\x07"))
    writing.do("compose-note")
    assert "\x1b" not in writing.notes()[0][1]
    assert writing.notes()[0][1].count("\n") == 1


def test_a_restricted_session_runs_no_editor(file: Path) -> None:
    session, state = opened(file, restricted=True)
    session.terminal = desk = Desk(adding("x"))  # type: ignore[assignment]
    state = replace(state, position=Position(0, 1, 20))
    after = perform(session, update(state, Command("compose-note"), LINES))
    assert after.message == "No editor is started in a restricted session."
    assert not desk.given


def test_tab_asks_for_nothing_where_there_is_no_note_to_make() -> None:
    state = update(ReaderState(parse("# T\n\nWords.\n")), Command("note-word"), LINES)
    assert isinstance(type_in(state, "Tab", "", LINES).effect, ComposeNote)
    asked = update(ReaderState(parse("# T\n\nWords.\n")), Command("mark"), LINES)
    assert type_in(asked, "Tab", "", LINES).effect is None
