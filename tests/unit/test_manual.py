"""What is written about the command says what its tables say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from manual import man_page, with_tables
from screenshot import PICTURES, Picture, screenshot

from b12tui.cli.help_text import help_text
from b12tui.cli.options import OPTIONS
from b12tui.core.actions import ACTIONS, KeyContext
from b12tui.core.vocabulary.known_words import LINE_MODE_WORDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "table"), [("keys.md", "keys"), ("options.md", "options"), ("check.md", "rules")])
def test_the_documents_have_the_tables_of_keys_and_options(name: str, table: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert with_tables(page) == page
    assert f"<!-- {table} -->\n|" in page
    assert table != "options" or all(f"| `{option.name}" in page for option in OPTIONS)
    assert f"(docs/{name})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_man_page_is_up_to_date() -> None:
    assert (ROOT / "b12tui.1").read_text(encoding="utf-8") == man_page()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_pictures_in_the_readme_are_up_to_date(picture: Picture) -> None:
    assert picture.path.read_text(encoding="utf-8") == screenshot(picture)
    assert f"![{picture.words}]({picture.path.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")


CHECKERS = {
    "mandoc": ("mandoc", "-T", "lint", "-W", "style"),
    "man": ("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"),
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_who_shows_the_man_page_has_nothing_to_warn_of(checker: str) -> None:
    command = CHECKERS[checker]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{checker} is not installed")
    page = str(ROOT / "b12tui.1")
    ran = subprocess.run([*command, page], capture_output=True, check=False, env={"PATH": "/usr/bin:/bin"}, timeout=120)
    warned = ran.stdout if checker == "mandoc" else ran.stderr
    assert (warned.decode(), ran.returncode) == ("", 0)


def test_the_man_page_tells_of_line_mode_and_what_switches_it_on() -> None:
    page = man_page()
    assert all(f"\\fI{word.typed_name}\\fR" in page for word in LINE_MODE_WORDS)
    assert ".B ACCESSIBLE" in page


def test_help_fits_one_screen() -> None:
    lines = help_text().splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_help_names_every_option() -> None:
    assert all(option.name in help_text() for option in OPTIONS)


def test_no_key_means_two_things_in_one_place() -> None:
    for where in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE):
        keys = [key for action in ACTIONS if action.contexts & where for key in action.keys]
        doubled = {key for key in keys if keys.count(key) > 1}
        assert not doubled, where


def test_no_first_of_two_keys_is_a_key_by_itself() -> None:
    for where in (KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE):
        keys = {key for action in ACTIONS if action.contexts & where for key in action.keys}
        assert not {key.split()[0] for key in keys if " " in key} & keys


def test_no_action_needs_a_key_that_terminals_or_readers_swallow() -> None:
    kept = {"Ctrl+C", "Ctrl+L", "Ctrl+Z"}
    for action in ACTIONS:
        sure = [key for key in action.keys if key in kept or not key.startswith(("Ctrl", "Alt", "F1", "Shift"))]
        assert sure or not action.keys
