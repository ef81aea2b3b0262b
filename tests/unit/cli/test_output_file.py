"""`--output`: a file is written whole or not at all, in the format of its name, and never over the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.md").write_text(f"# Text {name}\n\nWords.\n")
    return tmp_path


def printed(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(argv) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("output", "asked", "same_as"),
    [
        ("out.txt", [], ["--plain"]),
        ("out", [], ["--plain"]),
        ("out.json", [], ["--to", "json"]),
        ("out.xyz", ["--contents"], ["--contents"]),
        ("out.xyz", ["--to", "json"], ["--to", "json"]),
    ],
)
def test_a_file_holds_what_is_printed_else(
    output: str, asked: list[str], same_as: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = printed([*same_as, "a.md"], capsys)
    assert not printed([*asked, "a.md", "-o", output], capsys)
    assert Path(output).read_text(encoding="utf-8") == expected
    assert sorted(path.name for path in folder.iterdir()) == sorted(["a.md", "b.md", output])


def test_a_minus_is_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(["--output", "-", "a.md"], capsys) == printed(["--plain", "a.md"], capsys)


def test_several_documents_go_to_one_file_or_to_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = printed(["--plain", "a.md", "b.md"], capsys)
    printed(["--plain", "a.md", "b.md", "-o", "all.txt"], capsys)
    assert Path("all.txt").read_text(encoding="utf-8") == expected
    printed(["--plain", "a.md", "b.md", "-o", "made/"], capsys)
    assert sorted(path.name for path in Path("made").iterdir()) == ["a.txt", "b.txt"]
    assert Path("made/b.txt").read_text(encoding="utf-8") == printed(["--plain", "b.md"], capsys)


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (["a.md", "-o", "a.md", "--plain"], 2, "a.md is the document itself; name another file for --output."),
        (["a.md", "-o", "no/such/folder.txt"], 1, "no/such/folder.txt can't be written (no such file or directory)."),
        (["a.md", "-o", "out.docx"], 2, "unknown format: '.docx'; known formats: plain, json"),
        (["a.md", "-o", "out.txt", "--line"], 2, "--output and --line cannot be used together."),
        (["missing.md", "-o", "kept.txt"], 1, "missing.md"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_changes_nothing(
    argv: list[str], code: int, message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("kept.txt").write_text("kept")
    assert main(argv) == code
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert Path("kept.txt").read_text() == "kept"
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md", "kept.txt"]


def test_a_replaced_file_keeps_its_mode_and_a_link_to_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("kept.txt").write_text("before")
    Path("kept.txt").chmod(0o640)
    Path("link.txt").symlink_to("kept.txt")
    printed(["a.md", "-o", "link.txt"], capsys)
    assert Path("link.txt").is_symlink()
    assert Path("kept.txt").read_text().startswith("Heading 1: Text a")
    assert Path("kept.txt").stat().st_mode & 0o777 == 0o640
