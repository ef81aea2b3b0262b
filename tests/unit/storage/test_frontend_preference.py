"""The one answer that is kept: which frontend texts open in."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.storage.effective_settings import (
    EffectiveSettings,
    read_settings,
    with_frontend_preference,
)
from b12tui.storage.frontend_preference import write_preference
from b12tui.storage.paths import frontend_preference_file
from b12tui.storage.settings_listing import settings_listing


@pytest.mark.parametrize("frontend", ["spoken", "line", "screen", "auto"])
def test_what_was_answered_is_in_force_and_listed_with_where_it_came_from(frontend: str, tmp_path: Path) -> None:
    file = tmp_path / "state" / "head"
    assert write_preference(file, frontend) == ""
    effective = with_frontend_preference(EffectiveSettings(), file)
    assert (effective.settings.mode, effective.origin("mode")) == (frontend, "answer")
    assert f'mode = "{frontend}"  # from: answer' in settings_listing(effective)
    assert [path.name for path in file.parent.iterdir()] == ["head"]


def test_the_last_answer_counts(tmp_path: Path) -> None:
    for frontend in ("spoken", "auto"):
        write_preference(tmp_path / "frontend", frontend)
    assert with_frontend_preference(EffectiveSettings(), tmp_path / "frontend").settings.mode == "auto"


def test_the_settings_file_beats_the_answer(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('mode = "line"\n', encoding="utf-8")
    write_preference(tmp_path / "frontend", "spoken")
    effective = with_frontend_preference(read_settings(settings), tmp_path / "frontend")
    assert (effective.settings.mode, effective.origin("mode")) == ("line", "file")


@pytest.mark.parametrize("content", [b"", b"loud", b"\xff\xfe", b"spoken" * 1_000, b"spoken\nline\n"])
def test_a_damaged_answer_is_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "frontend").write_bytes(content)
    assert with_frontend_preference(EffectiveSettings(), tmp_path / "frontend") == EffectiveSettings()


def test_without_an_answer_or_a_folder_nothing_changes_and_nothing_is_written(tmp_path: Path) -> None:
    assert (
        with_frontend_preference(EffectiveSettings(), tmp_path / "frontend")
        == with_frontend_preference(EffectiveSettings(), None)
        == EffectiveSettings()
    )
    assert write_preference(None, "spoken") == ""
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_cannot_be_kept_is_told_with_what_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    said = write_preference(tmp_path / "state" / "head", "spoken")
    assert said == "Your choice could not be saved (Not a directory); set mode in the settings file."


def test_the_answer_stands_beside_the_places(home: Path) -> None:
    assert frontend_preference_file() == home / ".local" / "state" / "b12tui" / "head"
