"""The theme and the width that were taken last go with the reader to the next text."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.effective_settings import (
    AppearanceChoice,
    EffectiveSettings,
    appearance_choices,
    with_appearance_preference,
)
from b12tui.storage.paths import appearance_preference_file
from b12tui.storage.settings_listing import settings_listing
from b12tui.storage.settings_schema import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "look"


def wishes(**settings: str | int) -> EffectiveSettings:
    found = EffectiveSettings()
    for name, value in settings.items():
        found = found.with_value(name, value, "file")
    return found


def read_with(
    file: Path, own: EffectiveSettings, *looks: Appearance, options: dict[str, str | int] | None = None
) -> EffectiveSettings:
    """Read once with those settings and options, and take those looks one after the other; return what was in force."""
    found = with_appearance_preference(own, file)
    for name, value in (options or {}).items():
        found = found.with_value(name, value, "option")
    last = AppearancePreference(file, found.from_file, found.settings.appearance())
    for appearance in looks:
        assert not last.remember(appearance)
    return found


def test_what_was_chosen_last_is_in_force_the_next_time(file: Path) -> None:
    read_with(file, wishes(), Appearance(theme="light"), Appearance(theme="dark"), Appearance(theme="dark", width=60))
    found = read_with(file, wishes())
    assert (found.settings.theme, found.settings.width) == ("dark", 60)
    assert (found.origin("theme"), found.origin("width"), found.origin("ruler")) == ("choice", "choice", "default")


def test_the_rest_of_a_look_stays_with_its_text(file: Path) -> None:
    read_with(file, wishes(), Appearance(ruler=True, spacing=2))
    assert not file.exists()


def test_the_listing_tells_a_choice_and_what_it_stands_over(file: Path) -> None:
    read_with(file, wishes(theme="dark"), Appearance(theme="light"))
    said = settings_listing(read_with(file, wishes(theme="dark")))
    assert 'theme = "light"  # from: last choice while reading, otherwise "dark"' in said
    assert "width = 80  # from: default" in said


def test_settings_that_changed_since_are_the_newer_wish(file: Path) -> None:
    read_with(file, wishes(theme="dark", width=60), Appearance(theme="light", width=44))
    found = read_with(file, wishes(theme="contrast", width=60))
    assert (found.settings.theme, found.settings.width) == ("contrast", 44)
    assert found.origin("theme") == "file"


def test_a_choice_back_to_what_the_settings_say_is_none(file: Path) -> None:
    read_with(file, wishes(theme="dark"), Appearance(theme="light", width=60))
    read_with(file, wishes(theme="dark"), Appearance(theme="dark", width=60))
    assert appearance_choices(file) == (AppearanceChoice("width", 60, 80),)


def test_an_option_wins_and_is_not_kept(file: Path) -> None:
    read_with(file, wishes(), Appearance(theme="light"))
    found = read_with(file, wishes(), Appearance(theme="contrast", width=44), options={"theme": "contrast"})
    assert (found.settings.theme, found.origin("theme")) == ("contrast", "option")
    assert appearance_choices(file) == (
        AppearanceChoice("theme", "light", "terminal"),
        AppearanceChoice("width", 44, 80),
    )


def test_a_choice_made_under_an_option_is_kept(file: Path) -> None:
    read_with(file, wishes(), Appearance(theme="dark"), options={"theme": "contrast"})
    assert read_with(file, wishes()).settings.theme == "dark"


@pytest.mark.parametrize(
    "content",
    [b"", b"theme", b"theme gone terminal\n", b"width 7 80\n", b"ruler true false\n", b"\xff\x00", b"theme dark " * 99],
)
def test_a_damaged_choice_is_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert appearance_choices(file) == ()
    assert with_appearance_preference(wishes(), file) == wishes()


def test_a_choice_that_cannot_be_kept_is_told_once_with_what_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    last = AppearancePreference(tmp_path / "state" / "look", Settings(), Appearance())
    said = "Theme and width could not be saved (Not a directory); set them in the settings file."
    assert last.remember(Appearance(theme="dark")) == said
    assert last.remember(Appearance(theme="light")) == ""


def test_without_a_folder_nothing_is_kept() -> None:
    assert AppearancePreference(None, Settings(), Appearance()).remember(Appearance(theme="dark")) == ""
    assert appearance_choices(None) == ()


def test_the_last_look_stands_beside_the_places(home: Path) -> None:
    assert appearance_preference_file() == home / ".local" / "state" / "b12tui" / "look"


@pytest.mark.parametrize("keep", [True, False])
def test_where_nothing_is_kept_no_look_is_either(home: Path, keep: bool) -> None:
    text = read_source(None)
    last = AppearancePreference(appearance_preference_file(), Settings(), Appearance())
    store = DocumentStore(text, Appearance(), built_in=True, keep=keep, appearance_preference=last)
    state = ReaderState(parse(text.text, name=text.name), appearance=Appearance(theme="dark"))
    store.save(state)
    store.save(replace(state, appearance=Appearance(theme="dark", width=60)))
    assert (home / ".local").exists() is keep
    assert [choice.name for choice in appearance_choices(appearance_preference_file())] == (
        ["theme", "width"] if keep else []
    )
