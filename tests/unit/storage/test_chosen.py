"""The theme and the width that were taken last go with the reader to the next text."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli.session.persistence import Keeping
from b12tui.core.appearance import Look
from b12tui.core.state import Reader
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read as read_source
from b12tui.storage.appearance_preference import LastLook
from b12tui.storage.effective_settings import Choice, Wishes, choices, chosen, listing
from b12tui.storage.paths import look_file
from b12tui.storage.settings_schema import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "look"


def wishes(**settings: str | int) -> Wishes:
    found = Wishes()
    for name, value in settings.items():
        found = found.having(name, value, "file")
    return found


def read_with(file: Path, own: Wishes, *looks: Look, options: dict[str, str | int] | None = None) -> Wishes:
    """Read once with those settings and options, and take those looks one after the other; return what was in force."""
    found = chosen(own, file)
    for name, value in (options or {}).items():
        found = found.having(name, value, "option")
    last = LastLook(file, found.written, found.settings.look())
    for look in looks:
        assert not last.heed(look)
    return found


def test_what_was_chosen_last_is_in_force_the_next_time(file: Path) -> None:
    read_with(file, wishes(), Look(theme="light"), Look(theme="dark"), Look(theme="dark", width=60))
    found = read_with(file, wishes())
    assert (found.settings.theme, found.settings.width) == ("dark", 60)
    assert (found.origin("theme"), found.origin("width"), found.origin("ruler")) == ("choice", "choice", "default")


def test_the_rest_of_a_look_stays_with_its_text(file: Path) -> None:
    read_with(file, wishes(), Look(ruler=True, spacing=2))
    assert not file.exists()


def test_the_listing_tells_a_choice_and_what_it_stands_over(file: Path) -> None:
    read_with(file, wishes(theme="dark"), Look(theme="light"))
    said = listing(read_with(file, wishes(theme="dark")))
    assert 'theme = "light"  # from: last choice while reading; else "dark"' in said
    assert "width = 80  # from: default" in said


def test_settings_that_changed_since_are_the_newer_wish(file: Path) -> None:
    read_with(file, wishes(theme="dark", width=60), Look(theme="light", width=44))
    found = read_with(file, wishes(theme="contrast", width=60))
    assert (found.settings.theme, found.settings.width) == ("contrast", 44)
    assert found.origin("theme") == "file"


def test_a_choice_back_to_what_the_settings_say_is_none(file: Path) -> None:
    read_with(file, wishes(theme="dark"), Look(theme="light", width=60))
    read_with(file, wishes(theme="dark"), Look(theme="dark", width=60))
    assert choices(file) == (Choice("width", 60, 80),)


def test_an_option_wins_and_is_not_kept(file: Path) -> None:
    read_with(file, wishes(), Look(theme="light"))
    found = read_with(file, wishes(), Look(theme="contrast", width=44), options={"theme": "contrast"})
    assert (found.settings.theme, found.origin("theme")) == ("contrast", "option")
    assert choices(file) == (Choice("theme", "light", "terminal"), Choice("width", 44, 80))


def test_a_choice_made_under_an_option_is_kept(file: Path) -> None:
    read_with(file, wishes(), Look(theme="dark"), options={"theme": "contrast"})
    assert read_with(file, wishes()).settings.theme == "dark"


@pytest.mark.parametrize(
    "content",
    [b"", b"theme", b"theme gone terminal\n", b"width 7 80\n", b"ruler true false\n", b"\xff\x00", b"theme dark " * 99],
)
def test_a_damaged_choice_is_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert choices(file) == ()
    assert chosen(wishes(), file) == wishes()


def test_a_choice_that_cannot_be_kept_is_told_once_with_what_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    last = LastLook(tmp_path / "state" / "look", Settings(), Look())
    said = "Your theme and width can't be kept (Not a directory); the settings theme and width do the same."
    assert last.heed(Look(theme="dark")) == said
    assert last.heed(Look(theme="light")) == ""


def test_without_a_folder_nothing_is_kept() -> None:
    assert LastLook(None, Settings(), Look()).heed(Look(theme="dark")) == ""
    assert choices(None) == ()


def test_the_last_look_stands_beside_the_places(home: Path) -> None:
    assert look_file() == home / ".local" / "state" / "b12tui" / "look"


@pytest.mark.parametrize("keep", [True, False])
def test_where_nothing_is_kept_no_look_is_either(home: Path, keep: bool) -> None:
    text = read_source(None)
    last = LastLook(look_file(), Settings(), Look())
    keeping = Keeping(text, Look(), built_in=True, keep=keep, last=last)
    reader = Reader(parse(text.text, name=text.name), look=Look(theme="dark"))
    keeping.save(reader)
    keeping.save(replace(reader, look=Look(theme="dark", width=60)))
    assert (home / ".local").exists() is keep
    assert [choice.name for choice in choices(look_file())] == (["theme", "width"] if keep else [])
