"""Options that are unknown, ambiguous, or lack their values: one sentence with the remedy, in the user's language."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from b12tui.catalogue import command_line
from b12tui.cli import option_parser
from b12tui.errors import UsageError


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--zzz=1"], "unknown option --zzz; b12tui --help lists the options."),
        (["-q"], "unknown option -q; b12tui --help lists the options."),
        (["--tehme", "dark"], "unknown option --tehme; did you mean --theme?"),
        (["--w", "3"], "--w is ambiguous: --width, --wrap."),
        (["--width"], "a value is missing: --width N."),
        (["--width="], "a value is missing: --width N."),
        (["--theme", "--plain"], "a value is missing: --theme NAME."),
        (["--width", "abc"], "--width must be a number of 1 or more, not abc."),
        (["--width", "0"], "--width must be a number of 1 or more, not 0."),
        (["--line=3"], "--line can't have a value."),
    ],
)
def test_an_invalid_option_is_told_with_its_remedy(argv: list[str], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        option_parser.values(argv)
    assert str(raised.value) == message


def test_an_error_that_ends_in_a_question_has_no_full_stop_behind_it() -> None:
    assert command_line.error("did you mean --theme?") == "error: did you mean --theme?"
    assert command_line.error("no such file") == "error: no such file."


def test_a_control_character_in_an_option_is_not_written() -> None:
    with pytest.raises(UsageError) as raised:
        option_parser.values(["--\x1b[31mred"])
    assert "\x1b" not in str(raised.value)


def test_words_before_and_behind_options_are_files() -> None:
    found = option_parser.values(["a.md", "--width", "40", "b.md", "--plain"])
    assert (found["files"], found["width"], found["plain"]) == (("a.md", "b.md"), 40, True)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de_DE.UTF-8", "b12tui: Fehler: unbekannte Option --zzz; b12tui --help zählt die Optionen auf.\n"),
        (
            "fr_FR.UTF-8",
            "b12tui: erreur\u00a0: option inconnue --zzz\u00a0; b12tui --help donne la liste des options.\n",
        ),
        ("es_ES.UTF-8", "b12tui: error: opción desconocida --zzz; b12tui --help enumera las opciones.\n"),
    ],
)
def test_an_invalid_option_is_told_in_the_language_of_the_user(language: str, message: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "b12tui", "--zzz"],
        env={**os.environ, "LANG": language, "LC_ALL": language, "LANGUAGE": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr, run.stdout) == (2, message, "")
