"""The settings: one table, one file that is only read, and sentences about what is wrong in it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from b12tui.colour_themes import THEMES
from b12tui.core.appearance import CATEGORIES, NARROWEST, WIDEST, Appearance
from b12tui.core.keymap.bindings import Keymap
from b12tui.fastclass import fields
from b12tui.linear.line_mode.units import Unit
from b12tui.plain.output_options import Wrap
from b12tui.plain.styles import STYLES
from b12tui.storage import effective_settings
from b12tui.storage.effective_settings import EffectiveSettings, read_settings
from b12tui.storage.paths import settings_file
from b12tui.storage.settings_listing import settings_listing
from b12tui.storage.settings_schema import SETTINGS, Allowed, Settings
from b12tui.storage.settings_values import check

WIDTHS = f"{NARROWEST} to {WIDEST}"
*FIRST_THEMES, LAST_THEME = map(json.dumps, THEMES)
THEME_NAMES = f"{', '.join(FIRST_THEMES)} or {LAST_THEME}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read_from(file: Path, content: str) -> EffectiveSettings:
    file.write_text(content, encoding="utf-8")
    return read_settings(file)


def test_without_a_file_the_defaults_are_in_force_and_nothing_is_written(file: Path) -> None:
    assert read_settings(file) == EffectiveSettings(path=file)
    assert read_settings(file).settings == Settings()
    assert not file.exists()


def test_without_a_folder_for_settings_the_defaults_are_in_force() -> None:
    assert read_settings(None).settings == Settings()


def test_the_file_stands_in_the_systems_folder_for_settings(home: Path) -> None:
    assert settings_file() == home / ".config" / "b12tui" / "settings.toml"


def test_every_setting_can_be_set_in_the_file(file: Path) -> None:
    others = {
        "mode": "line",
        "accessible": "spoken",
        "theme": "contrast",
        "width": 60,
        "spacing": 2,
        "ruler": True,
        "cursor_row": True,
        "focus": "sentence",
        "sentence_lines": True,
        "contents": "left",
        "contents_list": "over",
        "hints": False,
        "progress": False,
        "ascii_marks": True,
        "author": "Ada",
        "table_arrows": "character",
        "tables": "grid",
        "braille": True,
        "formulas": "words",
        "code": "scroll",
        "syntax": False,
        "code_panel": "light",
        "decoration": "sparse",
        "printable_keys": False,
        "keys": "vi",
        "words_per_minute": 120,
        "escape_wait": 250,
        "speech_rate": 400,
        "verbosity": "low",
        "links": "word",
        "link_list": "section",
        "notes": "after",
        "emoji": "none",
        "addresses": "full",
        "say_position": True,
        "say_list": False,
        "say_list_end": True,
        "say_row_header": True,
        "say_column_header": False,
        "say_code": False,
        "say_indentation": True,
        "say_note": True,
        "say_image": True,
        "say_level": False,
        "phrases": "rows",
        "unit": "sentence",
        "wrap": 72,
        "style": "brief",
        "unknown_text": "lines",
        "dialect": "pandoc",
        "recent": False,
        "hyperlinks": True,
        "mouse": True,
    }
    rows = (
        f"{name} = {str(value).lower() if not isinstance(value, str) else repr(value)}"
        for name, value in others.items()
    )
    found = read_from(file, "\n".join(rows))
    assert not found.notices
    assert {entry.name: getattr(found.settings, entry.name) for entry in fields(Settings)} == {
        **others,
        "remap": (),
        "themes": (),
        "categories": CATEGORIES,
    }
    assert {found.origin(name) for name in others} == {"file"}
    assert all(others[setting.name] != setting.default for setting in SETTINGS)


def test_names_may_be_written_with_dashes_as_options_are(file: Path) -> None:
    assert read_from(file, "words-per-minute = 100").settings.words_per_minute == 100


def test_an_unknown_name_is_told_the_nearest_and_costs_nothing_else(file: Path) -> None:
    found = read_from(file, 'them = "dark"\nwidth = 60')
    assert found.notices == (f"Unknown setting: them; did you mean theme? (in {file}).",)
    assert found.settings == Settings(width=60)


def test_a_name_like_no_other_is_told_all_there_are() -> None:
    said = check("zzz", 1)
    assert all(setting.name in said for setting in SETTINGS)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"width = {NARROWEST - 1}", f"The setting width must be {WIDTHS}, not {NARROWEST - 1}"),
        (f"width = {WIDEST + 1}", f"The setting width must be {WIDTHS}, not {WIDEST + 1}"),
        ("width = 80.0", f"The setting width must be {WIDTHS}, not 80.0"),
        ('width = "80"', f'The setting width must be {WIDTHS}, not "80"'),
        ("width = true", f"The setting width must be {WIDTHS}, not true"),
        ("spacing = 3", "The setting spacing must be 1 or 2, not 3"),
        ("ruler = 1", "The setting ruler must be true or false, not 1"),
        ('ruler = "on"', 'The setting ruler must be true or false, not "on"'),
        ('unit = "word"', 'The setting unit must be "sentence", "block" or "section", not "word"'),
        ('wrap = "never"', f'The setting wrap must be "auto", "sentence", "none" or {WIDTHS}, not "never"'),
        ("theme = []", f"The setting theme must be {THEME_NAMES}, not a list"),
        ("[mouse]\nx = 1", "The setting mouse must be true or false, not a table"),
        (f"width = 0x{'f' * 10_000}", f"The setting width must be {WIDTHS}, not a number that large"),
    ],
)
def test_a_wrong_value_is_told_what_is_allowed_and_the_default_holds(file: Path, content: str, said: str) -> None:
    found = read_from(file, content)
    assert found.notices == (f"{said} (in {file}).",)
    assert found.settings == Settings()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"width = ", "is not valid TOML (Invalid value"),
        (b"width = 60\nwidth = 70", "is not valid TOML (Cannot overwrite a value"),
        (b"theme = '\xff'", "is not UTF-8"),
        (b"width = " + b"9" * 5_000, "contains an invalid value"),
        (b"width = " + b"[" * 5_000, "contains an invalid value"),
        (b"#" * (effective_settings.MAX_SETTINGS_BYTES + 1), "is too large"),
    ],
    ids=["cut", "twice", "bytes", "digits", "deep", "huge"],
)
def test_a_file_that_is_none_is_said_in_a_sentence_and_the_defaults_hold(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    found = read_settings(file)
    assert found.settings == Settings()
    (notice,) = found.notices
    assert notice.startswith(f"{file} {said}")
    assert notice.endswith("; using the defaults.")


def test_a_file_that_cant_be_read_is_said_in_a_sentence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("width = 60")

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read_settings(file).notices == (f"{file} can't be read (Permission denied); using the defaults.",)


def test_a_folder_in_the_files_place_is_no_file(file: Path) -> None:
    file.mkdir()
    assert read_settings(file).settings == Settings()


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfwidth = 60")
    assert read_settings(file).settings.width == 60


def test_no_notice_can_write_a_control_byte(file: Path) -> None:
    found = read_from(file, '"th\\u001bem" = 1\ntheme = "\\u001b[2J\\u202e"\n')
    assert len(found.notices) == 2
    assert all(notice.isprintable() for notice in found.notices)


def test_long_names_and_values_are_cut_where_they_are_said(file: Path) -> None:
    found = read_from(file, f'{"x" * 5_000} = 1\ntheme = "{"y" * 5_000}"')
    assert all(len(notice) < 1_000 for notice in found.notices)


def test_an_option_beats_the_environment_and_that_the_file(file: Path) -> None:
    found = read_from(file, 'theme = "dark"')
    assert (found.settings.theme, found.origin("theme")) == ("dark", "file")
    found = found.with_value("theme", "light", "environment")
    assert (found.settings.theme, found.origin("theme")) == ("light", "environment")
    found = found.with_value("theme", "plain", "option")
    assert (found.settings.theme, found.origin("theme")) == ("plain", "option")
    assert found.origin("width") == "default"
    assert len(found.origins) == 1


def test_what_cant_be_is_refused_from_everywhere() -> None:
    with pytest.raises(ValueError, match=r'The setting theme must be .*, not "blue"'):
        EffectiveSettings().with_value("theme", "blue", "option")


def test_the_listing_names_the_file_and_each_setting_with_its_origin(file: Path) -> None:
    said = settings_listing(read_from(file, 'theme = "dark"').with_value("width", 60, "option"))
    assert str(file) in said.splitlines()[0]
    assert 'theme = "dark"  # from: file' in said
    assert "width = 60  # from: option" in said
    assert "spacing = 1  # from: default" in said


def test_the_listing_is_a_settings_file_that_says_the_same(file: Path) -> None:
    wished = read_from(file, 'theme = "dark"\nwrap = 72\nhints = false')
    copied = read_from(file, settings_listing(wished))
    assert copied.settings == wished.settings
    assert not copied.notices


def remapped(file: Path, rows: str) -> EffectiveSettings:
    return read_from(file, f"[remap]\n{rows}\n")


def test_keys_of_the_readers_own_are_a_table_of_actions(file: Path) -> None:
    found = remapped(file, 'next-heading = ["x", "Ctrl+X"]\nfind = "z f"\nlinks = []\nwhere = " "')
    assert not found.notices
    assert found.settings.remap == (
        ("next-heading", ("x", "Ctrl+X")),
        ("find", ("z f",)),
        ("links", ()),
        ("where", ("Space",)),
    )
    assert found.settings.keymap() == Keymap(changes=found.settings.remap)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('next-heding = "x"', "Unknown action: next-heding; did you mean next-heading?"),
        ('find = "PgDown"', "Unknown key: PgDown; did you mean PageDown?"),
        ('find = ["x", 3]', 'Write a key in quotes: "x", "Ctrl+L" or "z a"'),
        ('find = "a b c"', "A binding has one or two keys, not a b c"),
        ('find = "7"', "The digit 7 starts a count and can't be bound"),
        ('find = "ctrl+i"', "Terminals can't distinguish Ctrl+I from Tab"),
        ('find = "Down"', "Down can't be rebound, so find can't use it"),
        ('find = "x"\nlinks = "x"', "x is bound to both find and links; find keeps it"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_in_one_sentence(file: Path, row: str, said: str) -> None:
    assert remapped(file, row).notices == (f"{said} (in {file}).",)


def test_a_wrong_key_costs_itself_alone(file: Path) -> None:
    assert remapped(file, 'find = ["x", "PgDown"]\nnothing = "y"').settings.remap == (("find", ("x",)),)


def test_keys_that_are_no_table_are_told(file: Path) -> None:
    assert read_from(file, "remap = 3").notices == (f"remap must be a table of actions and keys (in {file}).",)


def test_the_listing_has_the_readers_own_keys_and_can_be_read_again(file: Path) -> None:
    wished = remapped(file, 'find = ["x", "z f"]\nquit = "\\""')
    said = settings_listing(wished)
    assert 'find = ["x", "z f"]  # from: file' in said
    assert read_from(file, said).settings == wished.settings


def test_the_listing_says_what_is_wrong_with_the_file(file: Path) -> None:
    said = settings_listing(read_from(file, "width = 7\ntheme = 'dark'"))
    assert f"# The setting width must be {WIDTHS}, not 7" in said
    assert tomllib.loads(said)["width"] == Settings().width


def test_the_listing_without_a_folder_says_so() -> None:
    assert settings_listing(EffectiveSettings()).startswith("# No settings folder on this system.\n")


def test_every_setting_has_a_sentence_and_a_default_that_is_allowed() -> None:
    for setting in SETTINGS:
        assert setting.doc.isprintable()
        assert not setting.doc.endswith(".")
        assert not check(setting.name, setting.default)


def test_the_settings_know_the_same_words_as_the_heads() -> None:
    allowed: dict[str, Allowed] = {setting.name: setting.allowed for setting in SETTINGS}
    assert allowed["theme"].names == THEMES
    assert (allowed["width"].low, allowed["width"].high) == (NARROWEST, WIDEST)
    assert set(allowed["style"].names) == set(STYLES)
    assert set(allowed["unit"].names) == {unit.value for unit in Unit}
    assert set(allowed["wrap"].names) == {"auto", *(wrap.value for wrap in Wrap)}


def test_the_look_of_the_defaults_is_the_usual_look() -> None:
    assert Settings().appearance() == Appearance()


def test_the_look_is_what_the_settings_say() -> None:
    settings = Settings(
        theme="dark",
        width=44,
        spacing=2,
        ruler=True,
        sentence_lines=True,
        contents="left",
        hints=False,
        progress=False,
        ascii_marks=True,
    )
    assert settings.appearance() == Appearance("dark", 44, 2, True, True, True, False, False, True)


def test_the_former_names_are_accepted_and_reported(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('head = "line"\n[remap]\nheads = "x"\n', encoding="utf-8")
    found = read_settings(file)
    assert (found.settings.mode, found.settings.remap) == ("line", (("mode", ("x",)),))
    assert found.notices == (
        f"The setting head is now called mode (in {file}).",
        f"The action heads is now called mode (in {file}).",
    )


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ("", "auto"),
        ('table_arrows = "character"', "unwrapped"),
        ('keys = "browse"', "unwrapped"),
        ('keys = "browse"\ntables = "grid"', "grid"),
        ('tables = "records"', "records"),
    ],
)
def test_cells_are_not_wrapped_for_who_reads_by_row_unless_asked_for(file: Path, rows: str, tables: str) -> None:
    assert read_from(file, rows).settings.appearance().tables == tables


@pytest.mark.parametrize(
    ("rows", "environ", "panel"),
    [
        ("", {"TERM": "xterm"}, "dark"),
        ("", {"COLORFGBG": "0;15"}, "light"),
        ("", {"COLORFGBG": "15;default;0"}, "dark"),
        ("", {"SSH_CONNECTION": "here there"}, "none"),
        ("", {}, "none"),
        ('code_panel = "dark"', {"SSH_TTY": "/dev/pts/1"}, "dark"),
        ('code_panel = "none"', {"TERM": "xterm"}, "none"),
        ('keys = "browse"', {"TERM": "xterm"}, "none"),
        ('table_arrows = "character"', {"TERM": "xterm"}, "none"),
    ],
)
def test_code_has_a_panel_on_a_terminal_of_this_machine_for_the_eye(
    file: Path, rows: str, environ: dict[str, str], panel: str
) -> None:
    assert read_from(file, rows).settings.appearance(environ).code_panel == panel


@pytest.mark.parametrize(
    ("rows", "environ", "decorated"),
    [
        ("", {"TERM": "xterm"}, True),
        ("", {}, True),
        ("", {"SSH_CONNECTION": "here there"}, False),
        ("", {"SSH_TTY": "/dev/pts/1"}, False),
        ('decoration = "full"', {"SSH_TTY": "/dev/pts/1"}, True),
        ('decoration = "sparse"', {"TERM": "xterm"}, False),
    ],
)
def test_rules_and_bars_are_short_over_ssh(file: Path, rows: str, environ: dict[str, str], decorated: bool) -> None:
    assert read_from(file, rows).settings.appearance(environ).decorated is decorated
