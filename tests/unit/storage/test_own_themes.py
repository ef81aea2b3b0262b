"""Own themes of the settings file: names, bases, colours, and those that are too faint."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.colour_themes import THEMES, theme, with_panel
from b12tui.storage.effective_settings import EffectiveSettings, parse_choices, read_settings
from b12tui.storage.own_themes import COLOURS, own_themes
from b12tui.storage.settings_listing import settings_listing


def read_from(folder: Path, text: str) -> EffectiveSettings:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_a_theme_of_the_file_changes_colours_of_its_base_and_can_be_chosen(tmp_path: Path) -> None:
    found = read_from(tmp_path, 'theme = "night"\n[themes.night]\npaper = "black"\nheading = "#ffd080"\n')
    assert found.notices == ()
    colours = found.settings.appearance().colours
    assert (colours.name, colours.paper, colours.heading) == ("night", (0, 0, 0), (255, 208, 128))
    assert colours.text == theme("dark").text


def test_the_base_is_by_the_paper_unless_it_is_named() -> None:
    (day, named), mistakes = own_themes({"day": {"paper": "ivory"}, "named": {"base": "contrast", "link": "cyan"}})
    assert mistakes == ()
    assert (day.text, day.ansi_text) == (theme("light").text, theme("light").ansi_text)
    assert (named.paper, named.link) == ((0, 0, 0), (0, 255, 255))


def test_a_faint_colour_is_told_with_its_figure_and_used() -> None:
    (made,), mistakes = own_themes({"faint": {"paper": "#000000", "link": "#777777", "match": "black"}})
    assert made.link == (119, 119, 119)
    assert mistakes == (
        "The colour link of the theme faint has a contrast of 4.6:1 on paper; legible text needs 7:1",
    )  # 4.69, never rounded up


def test_text_is_legible_on_matches_too() -> None:
    (_,), mistakes = own_themes({"x": {"text": "white", "match": "silver"}})
    assert mistakes == ("The colour text of the theme x has a contrast of 1.8:1 on match; legible text needs 7:1",)


BASES = ", ".join(name for name in THEMES if name not in ("terminal", "plain"))
"""Built-in themes with a paper of their own."""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("dark", "themes must be a table of themes, each a table of colours"),
        ({"dark": {}}, "The theme dark is built in; give yours another name"),
        ({"a b": {}}, "The name of the theme a b must be letters and digits, at most 16"),
        ({"x": 5}, "The theme x must be a table of colours"),
        ({"x": {"base": "plain"}}, f"The base of the theme x must be one of {BASES}"),
        ({"x": {"base": ["dark"]}}, f"The base of the theme x must be one of {BASES}"),
        ({"x": {"link": "reddish"}}, "The colour link of the theme x must be a name or #rrggbb, not reddish"),
        ({"x": {"link": [1]}}, "The colour link of the theme x must be a name or #rrggbb, not [1]"),
    ],
)
def test_mistakes_are_told(written: object, said: str) -> None:
    assert own_themes(written)[1] == (said,)


def test_an_unknown_colour_is_told_with_those_there_are() -> None:
    (made,), (said,) = own_themes({"x": {"ink": "red"}})
    assert said.startswith("The theme x has no colour ink; it can have paper, text, quiet, dimmed, heading")
    assert made.text == theme("dark").text


def test_a_name_with_control_characters_is_told_without_them() -> None:
    assert "\x1b" not in own_themes({"\x1b[31m": {}, "x": {"\x1b": "\x1b"}})[1][0]


def test_a_mistake_leaves_the_other_settings_alone(tmp_path: Path) -> None:
    found = read_from(tmp_path, 'width = 60\ntheme = "gone"\n[themes.x]\nlink = "reddish"\n')
    assert found.settings.width == 60
    assert found.settings.theme == "terminal"
    assert len(found.notices) == 2
    assert '"plain" or "x", not "gone"' in found.notices[1]


def test_the_listing_can_be_read_again(tmp_path: Path) -> None:
    found = read_from(tmp_path, '[themes.night]\npaper = "black"\nheading = "orange"\n')
    listed = settings_listing(found)
    assert 'heading = "#ffa500"' in listed
    again = read_from(tmp_path, listed)
    assert again.settings.themes == found.settings.themes
    assert again.notices == ()


def test_an_own_theme_that_was_chosen_last_is_kept(tmp_path: Path) -> None:
    own = read_from(tmp_path, "[themes.night]\n").settings.themes
    assert [choice.value for choice in parse_choices(b"theme night terminal\n", own)[0]] == ["night"]
    assert parse_choices(b"theme night terminal\n") == ((), False)
    assert "night" not in THEMES


def test_all_that_can_be_named_is_a_colour() -> None:
    of = with_panel(theme("dark"), "dark")
    assert all(isinstance(getattr(of, part), tuple | None) for part in COLOURS)
    assert "link" in COLOURS
