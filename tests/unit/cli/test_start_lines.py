"""Lines on the command line: `+34 FILE` as in less and vi, `FILE:34` as compilers print it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from b12tui.cli import main
from b12tui.cli.arguments import Arguments, parse_arguments
from b12tui.cli.start_lines import split_lines, start_lines
from b12tui.errors import ExitCode, UsageError

LINES = 60


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        paragraphs = "\n\n".join(f"{name} at line {line}." for line in range(1, LINES, 2))
        Path(name).write_text(paragraphs, encoding="utf-8")


def line_mode(*argv: str, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert main(["--line", *argv]) == ExitCode.OK
    return capsys.readouterr().out


@pytest.mark.parametrize("argv", [("+33", "a.md"), ("a.md", "+33"), ("a.md:33",), ("a.md:33:7",), ("a.md:032:",)])
def test_a_file_opens_at_the_line_that_is_named(
    argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line_mode("a.md", typed="line 9\n", monkeypatch=monkeypatch, capsys=capsys)  # where it was left is no matter
    said = line_mode(*argv, typed="\n", monkeypatch=monkeypatch, capsys=capsys)
    assert "a.md at line 33." in said
    assert "line 31" not in said


def test_each_of_several_files_opens_at_its_line_the_first_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "\n:n\nline 3\n:p\n:n\n"
    said = line_mode("a.md:21", "b.md:41", typed=typed, monkeypatch=monkeypatch, capsys=capsys)
    told = [line.rpartition(" at line ") for line in said.splitlines() if " at line " in line]
    assert [(name, line) for name, _, line in told] == [
        ("a.md", "21."),
        ("b.md", "41."),
        ("b.md", "3."),
        ("a.md", "21."),
        ("b.md", "3."),
    ]


def test_a_file_of_the_whole_name_is_that_file() -> None:
    Path("a.md:5").write_text("# Another\n", encoding="utf-8")
    assert split_lines(Arguments(("a.md:5", "a.md:6", "c.md:7", "-:8"))).files == ("a.md:5", "a.md", "c.md:7", "-:8")


def test_a_folder_and_a_file_that_is_named_twice_have_lines_too() -> None:
    Path("d").mkdir()
    arguments = split_lines(parse_arguments(["+9", "./d:2", "./a.md:3", "a.md:4"]))
    assert arguments.files == ("./d", "./a.md", "a.md")
    assert start_lines(arguments, "b.md") == {"b.md": 9, "d/": 2, "a.md": 3}


def test_a_plus_behind_the_end_of_options_is_a_file() -> None:
    assert parse_arguments(["--plain", "+3", "--", "+4"]) == Arguments(("+4",), plain=True, at_line=3)
    assert parse_arguments(["--width", "60", "+3", "a", "+"]) == Arguments(("a", "+"), width=60, at_line=3)


@pytest.mark.parametrize("argv", [["+0"], ["--section", "1", "+3"], ["--section", "1", "a.md:3"]])
def test_what_names_no_line_or_two_places_is_refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--line", *argv]) == ExitCode.USAGE
    assert capsys.readouterr().err.startswith("b12tui: error: ")
    with pytest.raises(UsageError, match="not a line number"):
        parse_arguments(["+0"])
