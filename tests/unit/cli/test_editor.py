"""The reader's own editor: how it is called, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from b12tui.cli.session.editor import editor_command
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenEditor
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.errors import ActionRefused
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source


@pytest.mark.parametrize(
    ("editor", "path", "command"),
    [
        ("vi", "x.md", ["vi", "+7", "x.md"]),
        ("/usr/bin/nano -w", "x.md", ["/usr/bin/nano", "-w", "+7", "x.md"]),
        ("emacs -nw", "a b.md", ["emacs", "-nw", "+7", "a b.md"]),
        ("less", "x.md", ["less", "+7", "x.md"]),
        ("'my editor' --wait", "x.md", ["my editor", "--wait", "x.md"]),
        ("code --wait", "x.md", ["code", "--wait", "x.md"]),
        ("vi", "-x.md", ["vi", "+7", "./-x.md"]),
        ("vi", "+x.md", ["vi", "+7", "./+x.md"]),
    ],
)
def test_an_editor_is_called_as_a_shell_would_with_the_line_if_it_takes_one(
    editor: str, path: str, command: list[str]
) -> None:
    assert editor_command(editor, path, 7) == command


@pytest.mark.parametrize("editor", ["'", "  ", "# nothing'"])
def test_what_is_no_command_is_refused(editor: str) -> None:
    with pytest.raises(ActionRefused, match="is not a valid command"):
        editor_command(editor, "x.md", 1)


class Desk:
    """Takes the place of a terminal: notes what is run, and writes what an editor would."""

    def __init__(self, path: Path, code: int = 0) -> None:
        self.path = path
        self.code = code
        self.ran: list[list[str]] = []

    def run(self, command: Sequence[str], _environ: Mapping[str, str]) -> int:
        self.ran.append(list(command))
        self.path.write_text(f"# New\n\n{self.path.read_text(encoding='utf-8')}", encoding="utf-8")
        return self.code


def begun(path: Path | None, *, restricted: bool = False) -> tuple[Session, ReaderState]:
    text = read_source(None if path is None else str(path))
    state = ReaderState(parse(text.text, name=text.name), document_id=str(path or ""), position=Position(1, 1))
    store = DocumentStore(text, state.appearance, built_in=path is None, keep=not restricted)
    return Session(text, store, restricted=restricted), replace(state, effect=OpenEditor())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text("# Title\n\nFirst.\n\n## Part\n\nSecond.\n", encoding="utf-8")
    return path


def test_the_file_is_edited_at_its_line_and_read_again_at_the_same_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "code")
    monkeypatch.setenv("VISUAL", "nano")
    session, state = begun(path)
    session.terminal = desk = Desk(path)  # type: ignore[assignment]
    after = perform(session, state)
    assert desk.ran == [["nano", "+7", str(path)]]
    assert after.message == "Reloaded: 1 block changed."
    assert after.document.text_node(after.position).text.chars == "Second."


def test_an_editor_that_failed_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/usr/bin/nano")
    session, state = begun(path)
    session.terminal = Desk(path, 3)  # type: ignore[assignment]
    assert perform(session, state).message == "nano failed (exit status 3). Reloaded: 1 block changed."


def test_an_editor_that_is_not_there_is_told_and_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")

    def absent(_command: Sequence[str], _environ: Mapping[str, str]) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    session, state = begun(path)
    session.terminal = desk = Desk(path)  # type: ignore[assignment]
    desk.run = absent  # type: ignore[method-assign, assignment]
    said = "no-such-editor can't be started (no such file or directory); set VISUAL or EDITOR."
    after = perform(session, state)
    assert after.message.casefold() == said.casefold()
    assert replace(after, message="", effect=OpenEditor()) == state


def test_what_is_no_file_is_not_edited() -> None:
    session, state = begun(None)
    assert perform(session, state).message == "The built-in article can't be edited."


def test_without_a_terminal_there_is_no_editor(path: Path) -> None:
    session, state = begun(path)
    assert perform(session, state).message == "The editor needs a terminal."


def test_a_restricted_reader_starts_no_editor(path: Path) -> None:
    session, state = begun(path, restricted=True)
    session.terminal = desk = Desk(path)  # type: ignore[assignment]
    assert perform(session, state).message == "Restricted mode: other documents can't be opened."
    assert not desk.ran
