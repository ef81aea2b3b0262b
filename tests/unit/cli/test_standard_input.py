"""Standard input without a name: it is the text where it has one, in every mode; only --line takes it as commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.program

TEXT = "quit\nopen 1\n  third   line\n"


def run(command: str, *arguments: str, state: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the reader from a shell line in which `$@` stands for it."""
    return subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-m", "b12tui", *arguments],
        env={**os.environ, "XDG_STATE_HOME": str(state), "XDG_CONFIG_HOME": str(state), "TERM": "xterm", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "given"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.mark.parametrize("how", ['cat {0} | "$@"', '"$@" < {0}', '"$@" <<EOF\n$(cat {0})\nEOF'])
@pytest.mark.parametrize("mode", ["", "--plain", "--contents"])
def test_a_pipe_a_file_and_a_here_document_are_the_text(how: str, mode: str, file: Path, tmp_path: Path) -> None:
    ran = run(how.format(file), *mode.split(), state=tmp_path)
    assert ran.returncode == 0
    expected = (
        "No sections.\n" if mode == "--contents" else "Less than 1 minute, 5 words.\n\nquit\nopen 1\n  third   line\n"
    )
    assert ran.stdout == expected


@pytest.mark.parametrize("how", ['"$@" < /dev/null', '"$@" <&-', '"$@" 0>{0}'])
def test_the_null_device_and_a_closed_input_are_no_text(how: str, tmp_path: Path) -> None:
    ran = run(how.format(tmp_path / "written"), "--plain", state=tmp_path)
    assert ran.stdout.startswith("Heading 1: Can low vitamin B12")


def test_the_variable_makes_no_commands_of_the_lines_of_a_text(file: Path, tmp_path: Path) -> None:
    ran = run(f'cat {file} | "$@"', state=tmp_path, ACCESSIBLE="1")
    assert "third   line" in ran.stdout


def test_line_mode_by_option_keeps_it_as_a_script_and_says_so(tmp_path: Path) -> None:
    ran = run('echo "read" | "$@"', "--line", state=tmp_path)
    assert "Can low vitamin B12" in ran.stdout
    assert "standard input has the commands" in ran.stderr
    named = run('echo "read" | "$@"', "--line", str(Path(__file__)), state=tmp_path)
    assert named.stderr == ""


def test_a_restricted_session_reads_only_what_is_named(file: Path, tmp_path: Path) -> None:
    ran = run(f'cat {file} | "$@"', "--restricted", state=tmp_path)
    assert "third   line" not in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "*one*\ntwo\n"),
        (("--text",), "*one*\ntwo\n"),
        (("--from", "lines"), "*one*\ntwo\n"),
        (("--markdown",), "one two\n"),
        (("--from", "markdown"), "one two\n"),
    ],
)
def test_an_option_decides_what_a_text_is(arguments: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    ran = run('printf "*one*\\ntwo\\n" | "$@"', "--plain", *arguments, state=tmp_path)
    assert ran.stdout.partition("\n\n")[2] == expected


def test_a_setting_decides_what_a_text_is(tmp_path: Path) -> None:
    folder = tmp_path / "b12tui"
    folder.mkdir()
    (folder / "settings.toml").write_text('unknown_text = "markdown"\n', encoding="utf-8")
    ran = run('printf "*one*\\ntwo\\n" | "$@"', "--plain", state=tmp_path)
    assert ran.stdout.partition("\n\n")[2] == "one two\n"
    assert ran.stderr == ""


def test_two_formats_are_refused(tmp_path: Path) -> None:
    ran = run('"$@"', "--markdown", "--text", state=tmp_path)
    assert (ran.returncode, ran.stderr) == (
        2,
        "b12tui: error: --markdown and --text cannot be used together.\n",
    )


def test_a_progress_bar_is_its_last_state(tmp_path: Path) -> None:
    ran = run('printf "a\\r\\n10%%\\r50%%\\r100%%\\r\\nb\\n" | "$@"', "--plain", state=tmp_path)
    assert ran.stdout.partition("\n\n")[2] == "a\n100%\nb\n"
