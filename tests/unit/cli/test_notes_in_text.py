"""`--notes plain`: the text in words, with the notes where they stand and the lost ones behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.note_sessions import opened

from b12tui import cli
from b12tui.cli.session.effects import perform
from b12tui.core.state import Command
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace

TEXT = "# Plan\n\nBuy the bread. Sell the car.\n\n## Later\n\nRest a while.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with a note on its second sentence, and one on its last."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "plan.md"
    file.write_text(TEXT)
    session, state = opened(file)
    for position, typed in ((Position(0, 1, 20), "question: to whom?"), (Position(1, 1, 0), "why?")):
        state = replace(state, position=position)
        state = perform(session, update(state, Command("note-sentence", text=typed), FixedLines()))
    return file


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("", "Buy the bread. [Question: to whom?] Sell the car."),
        ('notes = "after"', "Buy the bread. Sell the car. [Question: to whom?]"),
        ('notes = "word"', "Buy the bread. [Question] Sell the car."),
        ('notes = "request"', "Buy the bread. [Question: to whom?] Sell the car."),
        ('verbosity = "low"', "Buy the bread. [Question] Sell the car."),
    ],
)
def test_notes_stand_in_the_text_as_the_setting_says(
    setting: str, line: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = file.parent / "config" / "b12tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(setting)
    assert cli.main([str(file), "--notes", "plain"]) == 0
    assert line in capsys.readouterr().out.splitlines()


def test_without_it_plain_text_has_none(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(file), "--plain"]) == 0
    assert "whom" not in capsys.readouterr().out


def test_lost_notes_stand_behind_the_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(TEXT.replace("Rest a while.", "Nothing."))
    assert cli.main([str(file), "--notes", "plain"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Lost: their words are no longer in the text.",
        "Note: why?, on “Rest a while.”",
    ]


def test_one_section_has_its_notes_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(file), "--notes", "plain", "--section", "Later", "--style", "brief"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "[Note: why?] Rest a while."
