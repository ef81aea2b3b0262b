"""A review's exit codes: a verdict only where one was given, and 2 for whatever went wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines

from b12tui import parse
from b12tui.cli import main, review
from b12tui.cli.arguments import Arguments
from b12tui.core.effects import Quit
from b12tui.core.state import Command, ListOverlay, NoteMark, ReaderState
from b12tui.core.update import update
from b12tui.errors import UsageError
from b12tui.fastclass import replace
from b12tui.storage.settings_schema import Settings

OPEN = ReaderState(parse("# Plan\n\nBuy bread.\n"), review="open")
NOTE = NoteMark("1", "comment", "why?", "bread", None, None)


def does(state: ReaderState, *actions: str | Command) -> ReaderState:
    for action in actions:
        state = update(state, Command(action) if isinstance(action, str) else action, LINES)
    return state


LINES = FixedLines()


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(review, "TERMINAL", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "plan.md"
    file.write_text("# Plan\n\nBuy bread.\n")
    return file


@pytest.mark.parametrize("leave", ["quit", "back-out"])
def test_leaving_asks_how_the_review_ends(leave: str) -> None:
    asked = does(OPEN, leave)
    assert asked.effect is None
    listing = asked.top_overlay
    assert isinstance(listing, ListOverlay)
    assert [entry.text for entry in listing.entries] == ["1. Approve", "2. Ask for changes", "3. Put off"]
    assert does(asked, "leave").overlays == ()


@pytest.mark.parametrize(("steps", "verdict"), [(0, "approved"), (1, "changes"), (2, "later")])
def test_an_answer_ends_the_review(steps: int, verdict: str) -> None:
    ended = does(OPEN, "quit", *["next-line"] * steps, "open")
    assert (ended.review, ended.effect) == (verdict, Quit())


def test_who_has_made_notes_most_likely_asks_for_changes() -> None:
    assert does(replace(OPEN, notes=(NOTE,)), "quit", "open").review == "changes"


def test_leaving_the_question_puts_off() -> None:
    ended = does(OPEN, "quit", "quit")
    assert (ended.review, ended.effect) == ("later", Quit())


@pytest.mark.parametrize("state", [replace(OPEN, review="")])
def test_without_a_review_nothing_is_asked(state: ReaderState) -> None:
    assert does(state, "quit").effect == Quit()
    assert does(state, Command("quit", text="approved")).review == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["missing.md"],
        [],
        ["plan.md", "plan.md"],
        ["."],
        ["plan.md", "--plain"],
        ["plan.md", "--contents"],
        ["plan.md", "--to", "html"],
        ["plan.md", "--output", "x.html"],
        ["plan.md", "--follow"],
        ["plan.md", "--import-notes", "x"],
        ["plan.md"],
    ],
)
def test_a_failure_is_no_verdict(arguments: list[str], plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan.exists()
    assert main([*arguments, "--review"]) == 2
    assert capsys.readouterr().err.startswith("b12tui: ")


def test_a_restricted_session_has_no_review() -> None:
    with pytest.raises(UsageError):
        review.run(Arguments(files=("plan.md",), restricted=True, review=True), Settings(), lambda *_: 0)


@pytest.mark.parametrize("error", [ZeroDivisionError, MemoryError, BrokenPipeError])
def test_a_crash_is_no_verdict(error: type[Exception], plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(review, "_check", fail)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    assert main([plan.name, "--review"]) == 2


def test_criticmarkup_that_could_not_be_written_is_refused_before_anything_is_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    plan.write_text("# Plan\n\nBuy {++fresh ++}bread.\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n1\n"))
    assert main(["plan.md", "--review", "--line", "--notes", "criticmarkup"]) == 2
    printed = capfd.readouterr()
    assert printed.err == "b12tui: error: plan.md has CriticMarkup of its own; use --notes json.\n"
    assert printed.out == ""
