"""Records of names and values that don't line up, and lines that only begin as fields do."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
from b12tui.source import Source

PACKAGE = """\
Package: bash
Version: 5.2.15-2+b8
Installed-Size: 7164
Conffiles:
 /etc/bash.bashrc 89269e
 /etc/skel/.profile f4e81a
Description: GNU Bourne Again SHell
 Bash is an interpreter that
 executes commands.
 .
 It has more.
Homepage: http://tiswww.case.edu/
"""
ANSWER = "HTTP/2 200\ndate: Wed, 01 May 2024\ncontent-type: text/html\netag: x\nserver: y\nage: 12\n\n<html>\n"


def record(text: str) -> Table:
    (table,) = (block for block in readers.read(Source("x", text, piped=True)).blocks(0) if isinstance(block, Table))
    return table


def test_values_go_on_in_indented_lines() -> None:
    """Lines below a name alone are a list; others are folded, a dot is an empty line (deb822(5))."""
    assert [[cell.chars for cell in row] for row in record(PACKAGE).rows] == [
        ["Package", "bash"],
        ["Version", "5.2.15-2+b8"],
        ["Installed-Size", "7164"],
        ["Conffiles", "/etc/bash.bashrc 89269e\n/etc/skel/.profile f4e81a"],
        ["Description", "GNU Bourne Again SHell Bash is an interpreter that executes commands.\nIt has more."],
        ["Homepage", "http://tiswww.case.edu/"],
    ]


def test_each_line_of_a_value_knows_its_source_line() -> None:
    value = record(PACKAGE).rows[4][1]
    found = {word: value.line_at(value.chars.index(word)) for word in ("GNU", "Bash", "executes", "It")}
    assert found == {"GNU": 7, "Bash": 8, "executes": 9, "It": 11}
    listed = record(PACKAGE).rows[3][1]
    assert [listed.line_at(listed.chars.index(word)) for word in ("bashrc", "skel")] == [5, 6]


def test_headers_of_an_answer_are_a_record() -> None:
    assert [row[0].chars for row in record(ANSWER).rows] == ["date", "content-type", "etag", "server", "age"]


@pytest.mark.parametrize(
    "text",
    [
        "error: one\nerror: two\nwarning: three\nnote: four\nhelp: five\n",
        "color: red;\nmargin: 0;\npadding: 0;\nborder: none;\nwidth: 1em;\n",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\nspec:\n  replicas: 1\nstatus: y\n",
        "Author: me\nDate: today\nNote: short\n",
        "Alice: hello\nBob: hi\nAlice: how are you?\nBob: fine\nAlice: good\n",
    ],
)
def test_lines_that_begin_as_fields_stay_lines(text: str) -> None:
    """Messages, styles, structures within structures, few lines, and names that return."""
    blocks = readers.read(Source("x", text, piped=True), "lines").blocks(0)
    assert "\n".join(block.text.chars for block in blocks if isinstance(block, LineBlock)) == text.rstrip("\n")
