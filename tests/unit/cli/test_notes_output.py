"""Notes on the command line: taken in from a file, kept, and printed in each format."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest

from b12tui.cli import main
from b12tui.storage.paths import notes_folder

TEXT = "# Plan\n\nBuy the bread. Sell the **old** car.\n"


class Folder:
    """Working folder, with folders for the state of its readers."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(path)
        self.path, self._monkeypatch, self._capsys = path, monkeypatch, capsys
        self.read_by("state")

    def read_by(self, reader: str) -> None:
        """Go on as another reader, with notes of their own."""
        self._monkeypatch.setenv("XDG_STATE_HOME", str(self.path / reader))

    def write(self, name: str, text: str) -> Path:
        """Write a file and return it."""
        (self.path / name).write_text(text)
        return self.path / name

    def printed(self, *words: str) -> str:
        """Run a command that succeeds and return its output."""
        self._capsys.readouterr()
        assert main(list(words)) == 0
        return self._capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    """Return a folder to work in."""
    return Folder(tmp_path, monkeypatch, capsys)


@pytest.fixture
def plan(folder: Folder) -> Path:
    """Return a file with one note."""
    folder.write("in.txt", "plan.md:3:16: question: to whom?\n")
    file = folder.write("plan.md", TEXT)
    folder.printed("plan.md", "--import-notes", "in.txt")
    return file


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("lines", "plan.md:3:16: question: to whom?\n"),
        ("criticmarkup", TEXT.replace("Sell the **old** car.", "{==Sell the **old** car.==}{>>question: to whom?<<}")),
        ("markdown", "# Notes on plan.md\n\n## Plan\n\n> Sell the old car.\n\n**question** (line 3): to whom?\n"),
    ],
)
def test_notes_are_printed(name: str, printed: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([plan.name, "--notes", name]) == 0
    assert capsys.readouterr().out == printed


def test_json_is_read_again_elsewhere(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main([plan.name, "--notes", "json"])
    written = capsys.readouterr().out
    (tmp_path / "notes.json").write_text(written)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    main([plan.name, "--import-notes", "notes.json", "--notes", "json"])
    assert json.loads(capsys.readouterr().out) == json.loads(written)


def test_an_edited_file_says_what_changed_and_what_is_lost(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    plan.write_text(TEXT.replace("car.", "red car."))
    main([plan.name, "--notes", "markdown"])
    assert "changed since" in capsys.readouterr().out
    plan.write_text("# Plan\n\nBuy the bread.\n")
    main([plan.name, "--notes", "markdown"])
    assert capsys.readouterr().out.endswith("## lost\n\n> Sell the old car.\n\n**question** (lost): to whom?\n")


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["--notes", "lines"], 2, "one file"),
        (["plan.md", "--notes", "xml"], 2, "one of"),
        (["plan.md", "--notes", "lines", "--restricted"], 2, "restricted"),
        (["plan.md", "--import-notes", "plan.md"], 1, "no notes"),
        (["plan.md", "--import-notes", "none.md"], 1, "none.md"),
    ],
)
def test_what_can_t_be_done_is_said(
    plan: Path,
    arguments: list[str],
    code: int,
    error: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("b12tui.cli.restriction.restrict", lambda **_: None)
    assert main(arguments) == code
    assert error in capsys.readouterr().err
    assert plan.read_text() == TEXT


def test_notes_that_are_not_understood_are_said_to_be_set_aside(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = notes_folder()
    assert folder is not None
    (stored,) = folder.iterdir()
    stored.write_bytes(b"{")
    capsys.readouterr()
    assert main([plan.name, "--import-notes", "in.txt"]) == 0
    assert "aside-1" in capsys.readouterr().err


def test_notes_on_a_pipe_are_found_by_its_content(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for arguments, printed in (["--import-notes", "in.txt"], ""), (["--notes", "lines"], ":3:16: question: to whom?\n"):
        pipe = plan.with_name(f"pipe{len(printed)}")
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
        writer.start()
        assert main([str(pipe), *arguments]) == 0
        writer.join()
        assert capsys.readouterr().out.endswith(printed)


def test_notes_are_kept_beside_the_positions_and_not_in_the_file(plan: Path) -> None:
    folder = notes_folder()
    assert folder is not None
    assert len(list(folder.iterdir())) == 1
    assert plan.read_text() == TEXT


@pytest.mark.parametrize(("dialect", "quote"), [("mkdocs", "It is wet."), ("gfm", "It is ==wet==.")])
def test_notes_are_on_the_words_of_the_dialect_that_is_asked_for(
    dialect: str, quote: str, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text("# Plan\n\nIt is ==wet==.\n")
    (tmp_path / "wet.txt").write_text("plan.md:3:1: comment: so it is\n")
    assert main(["plan.md", "--dialect", dialect, "--import-notes", "wet.txt", "--notes", "markdown"]) == 0
    assert f"> {quote}\n" in capsys.readouterr().out


def test_a_note_on_included_words_is_on_the_line_that_includes_them(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("part.md", "Included words here.\n")
    text = '# Title\n\nBefore.\n\n--8<-- "part.md"\n\nAfter.\n'
    folder.write("all.md", text)
    monkeypatch.setattr("sys.stdin", io.StringIO("next\nnext\nnext\ncomment check this\nquit\n"))
    folder.printed("--line", "all.md")
    said = {name: folder.printed("all.md", "--notes", name) for name in ("lines", "markdown", "criticmarkup", "json")}
    assert said["lines"] == "all.md:5:1: comment: check this\n"
    assert "> Included words here.\n\n**comment** (line 5): check this\n" in said["markdown"]
    line = '--8<-- "part.md"'
    assert said["criticmarkup"] == text.replace(line, f"{{=={line}==}}{{>>comment: check this<<}}")
    assert json.loads(said["json"])["first"]["items"][0]["target"]["selector"][0]["exact"] == line


def test_two_people_s_notes_are_merged_whoever_begins(plan: Path, folder: Folder) -> None:
    def of(person: str, *words: str) -> str:
        folder.read_by(person)
        return folder.printed(plan.name, *words, "--notes", "json")

    for person in ("ann", "bob"):
        folder.write(f"{person}.txt", f"plan.md:3:1: comment: {person} says\nplan.md:3:16: question: both\n")
        folder.write(f"{person}.json", of(person, "--import-notes", f"{person}.txt"))
    merged = [json.loads(of("ann", "--import-notes", "bob.json")), json.loads(of("bob", "--import-notes", "ann.json"))]
    said = [{item["body"][0]["value"] for item in each["first"]["items"]} for each in merged]
    assert said == [{"ann says", "bob says", "both"}] * 2
    assert json.loads(of("ann", "--import-notes", "bob.json")) == merged[0]  # again: nothing new


def test_merged_notes_say_who_wrote_which(plan: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for person, note in (("Ann", "comment so it is"), ("Bob <mailto:bob@example.org>", "comment word problem: no")):
        folder.read_by(person[:3])
        monkeypatch.setattr("sys.stdin", io.StringIO(f"next\nnext\n{note}\nquit\n"))
        folder.printed("--line", plan.name, "--author", person)
    folder.write("bob.json", folder.printed(plan.name, "--notes", "json"))
    folder.read_by("Ann")
    folder.printed(plan.name, "--import-notes", "bob.json")
    assert folder.printed(plan.name, "--notes", "lines") == (
        "plan.md:3:1: comment (Ann): so it is\nplan.md:3:1: problem (Bob <mailto:bob@example.org>): no\n"
    )
    listed = folder.printed(plan.name, "--notes", "markdown")
    assert "> Buy the bread.\n\n**comment**, Ann (line 3): so it is\n" in listed
    assert "> Buy\n\n**problem**, Bob <mailto:bob@example.org> (line 3): no\n" in listed
    for author, said in (
        ((), "[Note, Ann: so it is] [Problem, Bob: no] Buy the bread."),
        (("--author", "Ann"), "[Note: so it is] [Problem, Bob: no] Buy the bread."),
        (("--author", "Bob <mailto:bob@example.org>"), "[Note, Ann: so it is] [Problem: no] Buy the bread."),
    ):
        assert said in folder.printed(plan.name, *author, "--notes", "plain")


@pytest.mark.parametrize("name", ["json", "markdown", "lines"])
def test_lost_notes_are_lost_to_another_reader_too(name: str, plan: Path, folder: Folder) -> None:
    """From lines they came back on the first sentence."""
    plan.write_text("# Plan\n\nBuy the bread.\n")
    folder.write("out", folder.printed("plan.md", "--notes", name))
    folder.read_by("other")
    listed = folder.printed("plan.md", "--import-notes", "out", "--notes", "markdown")
    assert listed.endswith("## lost\n\n> Sell the old car.\n\n**question** (lost): to whom?\n")
    assert folder.printed("plan.md", "--notes", "lines") == 'plan.md: lost: question: "Sell the old car.": to whom?\n'


def test_a_comment_in_a_copy_of_another_version_is_put_by_the_words_before_it(folder: Folder) -> None:
    """It was put on the line that had its number in the copy."""
    same = "It is the same text as before, and there is enough of it, on both sides of the words.\n"
    folder.write("copy.md", f"# Plan\n\n{same}\nBuy the bread.{{>>why?<<}}\n\n{same}\nSell it.\n\n{{>>when?<<}}\n")
    folder.write("plan.md", f"# Plan\n\nFirst.\n\n{same}\nBuy the bread.\n\n{same}\nNothing else.\n")
    listed = folder.printed("plan.md", "--import-notes", "copy.md", "--notes", "markdown")
    assert "> Buy the bread.\n\n**comment** (line 7): why?\n" in listed
    assert listed.endswith("## lost\n\n> Sell it.\n\n**comment** (lost): when?\n")


DIFF = "--- a/x.py\n+++ b/x.py\n@@ -3,3 +3,3 @@\n one\n-two\n+three\n four\n"


@pytest.mark.parametrize("name", ["markdown", "lines", "json"])
def test_notes_on_a_diff_come_back_to_their_lines(name: str, folder: Folder) -> None:
    folder.write("c.diff", DIFF)
    folder.write("in.txt", "x.py:4:1: question: why three?\nx.py:5:1: comment: four?\ny.py:1:1: comment: no\n")
    folder.printed("c.diff", "--import-notes", "in.txt")
    lines = folder.printed("c.diff", "--notes", "lines")
    assert lines == "x.py:4:1: question: why three?\nx.py:5:1: comment: four?\n"
    listed = folder.printed("c.diff", "--notes", "markdown")
    assert [line for line in listed.split("\n") if line.startswith("#")] == ["# Notes on c.diff", "## x.py"]
    folder.write("again", folder.printed("c.diff", "--notes", name))
    folder.read_by("other")
    assert folder.printed("c.diff", "--import-notes", "again", "--notes", "lines") == lines


QUESTION = "[Question: to whom?] After it, the plan."


def test_a_note_behind_an_included_file_stays_on_its_words_when_that_file_changes(folder: Folder) -> None:
    folder.write("all.md", '# Title\n\nBefore.\n\n--8<-- "part.md"\n\nAfter it, the plan.\n')
    folder.write("part.md", "Included.\n")
    folder.write("in.txt", "all.md:7:1: question: to whom?\n")
    folder.printed("all.md", "--import-notes", "in.txt")
    folder.write("part.md", "Included.\n\nTwo.\n\nThree.\n")
    assert QUESTION in folder.printed("all.md", "--notes", "plain")


def test_a_note_is_on_its_words_in_another_dialect_too(folder: Folder) -> None:
    folder.write("plan.md", "# Title\n\nTerm\n: What it\n    is.\n\nAfter it, the plan.\n")
    folder.write("in.txt", "plan.md:7:1: question: to whom?\n")
    folder.printed("plan.md", "--import-notes", "in.txt")
    assert QUESTION in folder.printed("plan.md", "--dialect", "gfm", "--notes", "plain")


def test_a_note_of_another_reader_that_names_a_wrong_place_is_put_on_its_words(plan: Path, folder: Folder) -> None:
    written = json.loads(folder.printed(plan.name, "--notes", "json"))
    (item,) = written["first"]["items"]
    own = json.loads(item["b12tui"])
    own["start"]["char"], own["end"]["char"] = 0, 2
    item["b12tui"] = json.dumps(own)
    folder.write("theirs.json", json.dumps(written))
    folder.read_by("mine")
    folder.printed(plan.name, "--import-notes", "theirs.json")
    assert folder.printed(plan.name, "--notes", "lines") == "plan.md:3:16: question: to whom?\n"


def test_the_word_notes_before_a_file_prints_the_notes_on_it(folder: Folder) -> None:
    folder.write("plan.md", TEXT)
    folder.write("in.lines", "plan.md:3:1: question: whose?\n")
    folder.printed("plan.md", "--import-notes", "in.lines")
    listed = folder.printed("plan.md", "--notes", "markdown")
    assert "whose?" in listed
    assert folder.printed("notes", "plan.md") == listed
    assert folder.printed("notes", "plan.md", "--notes", "lines") == "plan.md:3:1: question: whose?\n"
    folder.write("notes", "A text of this name.\n")
    assert "whose?" not in folder.printed("--plain", "notes", "plan.md")
