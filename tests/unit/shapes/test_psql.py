"""What psql and mysql print: records one below the other, and cells of several lines."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import Table
from b12tui.source import Source

EXPANDED = """\
-[ RECORD 1 ]-
first  | 1
second | one
-[ RECORD 2 ]-
first  | 2
second | two
"""
UNICODE = """\
┌─[ RECORD 1 ]──┐
│ first  │ 1    │
│ second │ one  │
├─[ RECORD 2 ]──┤
│ first  │ 2    │
│ second │ two  │
└────────┴──────┘
"""
MYSQL = """\
*************************** 1. row ***************************
 first: 1
second: one
*************************** 2. row ***************************
 first: 2
second: two
2 rows in set (0.00 sec)
"""
LONG = """\
-[ RECORD 1 ]--
first  | 1
second | one  +
       | line
-[ RECORD 2 ]--
first  | 2
second |
"""
WRAPPED = """\
 first |   second
-------+------------
     1 | one       +
       | line      +
       | and more
     2 | C++
(2 rows)
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (EXPANDED, [["1", "one"], ["2", "two"]]),
        (UNICODE, [["1", "one"], ["2", "two"]]),
        (MYSQL, [["1", "one"], ["2", "two"]]),
        (LONG, [["1", "one line"], ["2", ""]]),
        (WRAPPED, [["1", "one line and more"], ["2", "C++"]]),
    ],
)
def test_records_are_the_rows_of_a_table(text: str, rows: list[list[str]]) -> None:
    table = next(block for block in readers.read(Source("x", text, piped=True)).blocks(0) if isinstance(block, Table))
    assert [cell.chars for cell in table.header] == ["first", "second"]
    assert [[cell.chars for cell in row] for row in table.rows] == rows


@pytest.mark.parametrize(
    "text",
    ["-[ RECORD 1 ]-\na | 1\n-[ RECORD 2 ]-\nb | 1\n", "-[ RECORD 1 ]-\n", "-[ RECORD 1 ]-\nwords and words\nmore\n"],
)
def test_records_of_other_fields_stay_lines(text: str) -> None:
    blocks = readers.read(Source("x", text, piped=True), "lines").blocks(0)
    assert not any(isinstance(block, Table) for block in blocks)
