"""Categories of notes of the settings file: names and signs, which replace the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.core.appearance import CATEGORIES, Category
from b12tui.storage.effective_settings import read_settings
from b12tui.storage.own_categories import own_categories


def test_the_categories_of_the_file_replace_the_others_and_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('width = 60\n[categories]\ntodo = "%"\n"look up" = "§"\n')
    found = read_settings(file)
    assert not found.notices
    assert found.settings.appearance().categories == (Category("todo", "%"), Category("look up", "§"))
    (tmp_path / "again.toml").write_text(found.listing())
    assert read_settings(tmp_path / "again.toml").settings.categories == found.settings.categories


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('categories = "todo"', "The setting categories is a table of names and signs: [categories]"),
        ('[categories]\n"a:b" = "x"', "Name the category a:b by letters, digits and hyphens, at most 16"),
        (
            '[categories]\ntodo = "ab"',
            "The sign of the category todo must be one visible character of one cell, in quotes",
        ),
        (
            '[categories]\ntodo = "漢"',
            "The sign of the category todo must be one visible character of one cell, in quotes",
        ),
        (
            "[categories]\ntodo = 3",
            "The sign of the category todo must be one visible character of one cell, in quotes",
        ),
    ],
)
def test_a_mistake_is_told_and_the_built_in_ones_stay(written: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(written)
    found = read_settings(file)
    assert found.notices == (f"{said} (in {file}).",)
    assert found.settings.categories == CATEGORIES


def test_a_sign_is_of_one_category() -> None:
    made, mistakes = own_categories({"a": "?", "b": "?"})
    assert made == (Category("a", "?"),)
    assert mistakes == ("The sign ? of the category b is another one's",)


def test_no_control_character_gets_out() -> None:
    assert "\x1b" not in "".join(own_categories({"\x1b[31m": "x", "a": "\x1b"})[1])
