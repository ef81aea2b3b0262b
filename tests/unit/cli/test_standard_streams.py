"""Standard streams that can't be used: a sentence and an exit code, in each mode, and never a fault of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.program

MODES = ("--plain", "--contents", "--line", "--accessible", "", "--help", "--version", "--settings", "--restricted")
FULL = "b12tui: error: standard output can't be written (no space left on device); redirect it elsewhere.\n"
CLOSED = "b12tui: error: standard output is closed.\n"
UNTYPED = "b12tui: error: standard input is closed; use b12tui --plain.\n"

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def run(command: str, *arguments: str, state: Path, given: str | None = None) -> tuple[int, str]:
    """Run the reader from a shell line in which `$@` stands for it; return its exit code and standard error."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-m", "b12tui", *arguments],
        env={**buffered, "XDG_STATE_HOME": str(state), "TERM": "xterm"},
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert not list(state.rglob("fault-*")), "a report was kept"
    return ran.returncode, ran.stderr


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("how", "said"), [pytest.param(">/dev/full", FULL, marks=needs_full), (">&-", CLOSED), ("<&- >&-", CLOSED)]
)
def test_output_that_cannot_be_written_is_one_sentence(mode: str, how: str, said: str, tmp_path: Path) -> None:
    if how.startswith("<") and mode in ("--line", "--accessible"):
        said = UNTYPED
    assert run(f'"$@" {how}', *mode.split(), state=tmp_path) == (1, said)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("how", [">/dev/full 2>&1", ">&- 2>&-"])
def test_where_nobody_can_be_told_the_exit_code_tells(mode: str, how: str, tmp_path: Path) -> None:
    assert run(f'"$@" {how}', *mode.split(), state=tmp_path) == (1, "")


@needs_full
def test_what_is_wrong_keeps_its_exit_code_where_it_cannot_be_told(tmp_path: Path) -> None:
    assert run('"$@" 2>/dev/full', "--spoken", state=tmp_path)[0] == 2
    assert run('"$@" 2>/dev/full', "--plain", str(tmp_path / "none.md"), state=tmp_path)[0] == 1


@needs_full
def test_of_several_texts_output_that_fails_is_told_once(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("words\n", encoding="utf-8")
    other = tmp_path / "b.md"
    other.write_text("words\n", encoding="utf-8")
    assert run('"$@" >/dev/full', "--plain", str(text), str(other), state=tmp_path) == (1, FULL)


def test_a_closed_input_is_a_sentence_in_line_mode(tmp_path: Path) -> None:
    assert run('"$@" <&-', "--line", state=tmp_path) == (1, UNTYPED)
    assert run('"$@" <&-', "--plain", state=tmp_path) == (0, "")


@pytest.mark.parametrize("arguments", [("--line",), ("--plain", "-")])
def test_an_input_that_cannot_be_read_is_a_sentence(arguments: tuple[str, ...], tmp_path: Path) -> None:
    code, said = run(f'"$@" 0>{tmp_path}/empty', *arguments, state=tmp_path)
    assert code == 1
    assert said.startswith("b12tui: error: ")
    assert "standard input" in said
    assert said.count("\n") == 1


def test_a_file_that_is_opened_never_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_text("# Title\n\nwords\n", encoding="utf-8")
    run('exec 3<>"$0"; "$@" >&- 2>&-'.replace('"$0"', f'"{text}"'), "--line", str(text), state=tmp_path, given="next\n")
    assert text.read_text(encoding="utf-8") == "# Title\n\nwords\n"


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    text = tmp_path / "long.md"
    text.write_text("words and words\n\n" * 50_000, encoding="utf-8")
    assert run('"$@" | head -n 1', "--plain", str(text), state=tmp_path) == (0, "")


def test_an_output_that_never_blocks_is_written_whole(tmp_path: Path) -> None:
    """Another program may have left a pipe so that it refuses what it has no room for."""
    text = tmp_path / "long.md"
    text.write_text("words and words\n\n" * 20_000, encoding="utf-8")
    read, write = os.pipe()
    os.set_blocking(write, False)
    command = [sys.executable, "-m", "b12tui", "--plain", str(text)]
    with subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE) as process:
        os.close(write)
        with os.fdopen(read, "rb") as file:
            printed = file.read()
        assert process.wait(60) == 0
    assert printed.count(b"words and words") == 20_000
