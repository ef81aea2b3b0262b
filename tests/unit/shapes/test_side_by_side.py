"""Diffs side by side, as the real `diff -y` prints them, and texts that only look like one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
from b12tui.source import Source

OLD = "def f():\n\tone line\n    same here\n\nold text\ngone\nlast of all\n"
NEW = "def f():\n\tone line\n    same here\n\nnew text\nlast of all\nadded\n"
ROWS = [
    ["def f():", "same", "def f():"],
    ["        one line", "same", "        one line"],
    ["    same here", "same", "    same here"],
    ["", "same", ""],
    ["old text", "changed", "new text"],
    ["gone", "removed", ""],
    ["last of all", "same", "last of all"],
    ["", "added", "added"],
]


def printed(tmp_path: Path, *options: str) -> str:
    """Return what diff prints of two files."""
    (tmp_path / "a").write_text(OLD)
    (tmp_path / "b").write_text(NEW)
    return subprocess.run(
        ["diff", "-y", *options, "a", "b"], cwd=tmp_path, capture_output=True, text=True, check=False
    ).stdout


def cells(text: str) -> list[list[str]]:
    (table,) = readers.read(Source("x", text, piped=True)).blocks(0)
    assert isinstance(table, Table)
    assert [cell.chars for cell in table.header] == ["Before", "Change", "After"]
    return [[cell.chars for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    "options", [(), ("-W", "60"), ("-W", "61"), ("-W", "97"), ("-t",), ("-t", "-W", "61"), ("-t", "-W", "80")]
)
def test_each_line_has_both_texts_and_what_happened(tmp_path: Path, options: tuple[str, ...]) -> None:
    """At any width, with tabs or blanks; the text may be a program's."""
    assert cells(printed(tmp_path, *options)) == ROWS


def test_lines_that_are_the_same_may_be_left_out(tmp_path: Path) -> None:
    assert cells(printed(tmp_path, "--suppress-common-lines")) == [row for row in ROWS if row[1] != "same"]


def test_lines_that_are_the_same_may_stand_on_the_left_alone(tmp_path: Path) -> None:
    wanted = [[before, change, "" if change == "same" else after] for before, change, after in ROWS]
    assert cells(printed(tmp_path, "--left-column")) == wanted


def test_files_of_a_folder_are_tables_each(tmp_path: Path) -> None:
    text = printed(tmp_path)
    document = readers.read(Source("x", f"diff -y a/x b/x\n{text}Only in a: y\ndiff -y a/z b/z\n{text}", piped=True))
    tables = [block for block in document.blocks(0) if isinstance(block, Table)]
    lines = [block.text.chars for block in document.blocks(0) if isinstance(block, LineBlock)]
    assert [table.rows[0][0].line for table in tables] == [2, 12]
    assert lines == ["diff -y a/x b/x", "Only in a: y\ndiff -y a/z b/z"]


@pytest.mark.parametrize(
    "text",
    [
        "one          |          two\nthree        |          four\n",
        "a line              a line\nanother         >   b\nthis is not         the same\n",
        "x < y\nx > y\nx | y\n",
    ],
)
def test_other_texts_with_such_signs_are_no_diff(text: str) -> None:
    blocks = readers.read(Source("x", text, piped=True)).blocks(0)
    assert not any(isinstance(block, Table) and block.header[1].chars == "Change" for block in blocks)
