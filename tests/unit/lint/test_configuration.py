"""The table of the configuration: where it is found, what it sets, and what is wrong with it in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.errors import UsageError
from b12tui.lint.configuration import configured
from b12tui.lint.files import markdown_files
from b12tui.lint.findings import Severity
from b12tui.lint.options import CheckOptions

TABLE = """
ignore = ["capitals"]
exclude = ["made"]
abbreviations = ["ADR"]
sentence-words = 30
[severity]
link-text = "note"
link-address = "off"
"""


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert configured(inner) == CheckOptions()
    (tmp_path / "pyproject.toml").write_text("[tool.b12tui.check]\ngrade = 9\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert configured(inner).grade == 9
    (tmp_path / "a" / ".b12tui-check.toml").write_text(TABLE)
    options = configured(inner)
    assert options.ignore == {"capitals", "link-address"}
    assert options.severity == (("link-text", Severity.NOTE),)
    assert (options.exclude, options.abbreviations, options.sentence_words) == (("made",), frozenset({"ADR"}), 30)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("colour = 1", "unknown key colour"),
        ("grade = 0", "grade must be a number of 1 or more"),
        ("grade = true", "grade must be a number of 1 or more"),
        ("ignore = 'link-text'", "ignore must be a list of strings"),
        ("ignore = ['link-txt']", "there is no rule link-txt"),
        ("[severity]\nlink-txt = 'off'", "there is no rule link-txt"),
        ("[severity]\nlink-text = 'bad'", "one of error, warning, note, off"),
        ("severity = ['off']", "severity must be a table"),
        ("grade = ", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / ".b12tui-check.toml").write_text(table)
    with pytest.raises(UsageError, match=r"^\.b12tui-check\.toml") as raised:
        configured(tmp_path)
    assert said in str(raised.value)


def test_a_damaged_project_file_of_others_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool\n")
    assert configured(tmp_path) == CheckOptions()
    (tmp_path / "pyproject.toml").write_text("[tool]\nb12tui = {check = 3}\n")
    with pytest.raises(UsageError, match="must be a table"):
        configured(tmp_path)


def test_folders_of_others_are_left_out(tmp_path: Path) -> None:
    names = ("b.md", "a.markdown", "c.txt", ".git/d.md", "node_modules/e.md", "made/f.md", "in/g.md", "in/h.draft.md")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in markdown_files(tmp_path, ("made", "*.draft.md"))]
    assert found == ["a.markdown", "b.md", "in/g.md"]
