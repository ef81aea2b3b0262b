"""The greeting for screen reader users: at three starts, and never after the screen was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli.frontends.opening import greets
from b12tui.storage import paths
from b12tui.storage.greeted_starts import count_greeting, greeted_starts
from b12tui.storage.settings_schema import Settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = paths.greeted_file()
    assert found is not None
    return found


def test_three_starts_greet_and_no_later_one(file: Path) -> None:
    greeted = []
    for _ in range(5):
        greeted.append(greets(Settings(), undecided=True, restricted=False))
        if greeted[-1]:
            count_greeting(file)
    assert greeted == [True, True, True, False, False]
    assert greets(Settings(), undecided=True, restricted=True)


def test_who_has_chosen_or_wants_no_hints_is_not_greeted(file: Path) -> None:
    assert not file.exists()
    assert not greets(Settings(), undecided=False, restricted=False)
    assert not greets(Settings(hints=False), undecided=True, restricted=False)


@pytest.mark.parametrize("written", [b"", b"many", b"\xff", b"9" * 100])
def test_what_is_no_number_counts_for_nothing(file: Path, written: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written)
    assert greeted_starts(file) == 0
