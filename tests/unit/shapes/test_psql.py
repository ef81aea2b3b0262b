"""What psql and mysql print: records one below the other, and cells of several lines."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
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


ONE_COLUMN = """\
 count
-------
   120
(1 row)
"""
NO_ROW = """\
 id | name
----+------
(0 rows)
"""
BOX = """\
+-----------+
| Databases |
+-----------+
| mysql     |
+-----------+
"""
WITHOUT_BORDER = """\
id   name   note  born
-- -------- ----- ----------
 1 Ann B. 1 one   2000-01-02
 2 Ann B. 2 two  +2000-01-03
            lines
(2 rows)
"""
OLD_ASCII = """\
 id | note  |    born
----+-------+------------
  1 | one   | 2000-01-02
  2 | two   | 2000-01-03
    : lines
(2 rows)
"""
UNICODE_CELL = """\
┌────┬───────┐
│ id │ note  │
├────┼───────┤
│  1 │ two  ↵│
│    │ lines │
│  2 │ one   │
└────┴───────┘
(2 rows)
"""
BROKEN_ROW = """\
+----+------------+------------+
| id | note       | born       |
+----+------------+------------+
|  1 | two
lines  | 2000-01-02 |
|  2 | a | b, c 2 | 2000-01-03 |
+----+------------+------------+
"""


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        (ONE_COLUMN, [["count"], ["120"]]),
        ("a\n-\n1\n2\n(2 rows)\n", [["a"], ["1"], ["2"]]),
        ("ab\n--\n-1\n(1 row)\n", [["ab"], ["-1"]]),
        ("a\n-\n(0 rows)\n", [["a"]]),
        ("t\n-\na+\nb\n(1 row)\n", [["t"], ["a b"]]),
        ("n \n──\n-1\n20\n(2 rows)\n", [["n"], ["-1"], ["20"]]),
        (" a  \n----\n -\n --\n(2 rows)\n", [["a"], ["-"], ["--"]]),
        ("+---+\n| n |\n+---+\n|   |\n| x |\n+---+\n(2 rows)\n", [["n"], [""], ["x"]]),
        ("+----+\n| a  |\n+----+\n| -- |\n+----+\n(1 row)\n", [["a"], ["--"]]),
        (NO_ROW, [["id", "name"]]),
        ("+----+\n| id |\n+----+\n+----+\n(0 rows)\n", [["id"]]),
        (BOX, [["Databases"], ["mysql"]]),
        (
            WITHOUT_BORDER,
            [
                ["id", "name", "note", "born"],
                ["1", "Ann B. 1", "one", "2000-01-02"],
                ["2", "Ann B. 2", "two lines", "2000-01-03"],
            ],
        ),
        (OLD_ASCII, [["id", "note", "born"], ["1", "one", "2000-01-02"], ["2", "two lines", "2000-01-03"]]),
        (UNICODE_CELL, [["id", "note"], ["1", "two lines"], ["2", "one"]]),
        (BROKEN_ROW, [["id", "note", "born"], ["1", "two lines", "2000-01-02"], ["2", "a | b, c 2", "2000-01-03"]]),
    ],
)
def test_a_result_has_the_cells_of_the_query(printed: str, cells: list[list[str]]) -> None:
    """One column, no row, line breaks in cells, in the formats of psql 15 and mariadb 10.11."""
    document = readers.read(Source("x", printed, piped=True))
    (table,) = [block for block in document.blocks(0) if isinstance(block, Table)]
    rows = [table.header, *table.rows]
    assert [[text.chars for text in row] for row in rows] == cells


def test_results_one_below_the_other_are_tables_each() -> None:
    """The rule at the end of one is followed by that at the beginning of the next."""
    document = readers.read(Source("x", BOX + BOX.replace("mysql", "postg") + BROKEN_ROW, piped=True))
    tables = [block for block in document.blocks(0) if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [1, 1, 2]


@pytest.mark.parametrize(
    "prose", ["Title\n-----\nWords.", "Title\n-----\nWords (2 rows)", "+-----+\n| one |\n+-----+\ntwo"]
)
def test_words_above_a_rule_are_no_table_of_one_column(prose: str) -> None:
    """Underlined titles."""
    document = readers.read(Source("x", prose, piped=True), "lines")
    assert not any(isinstance(block, Table) for block in document.blocks(0))


def test_a_record_has_values_with_line_breaks() -> None:
    """Mysql prints them as they are."""
    printed = MYSQL.replace("second: one", "second: one\nline more")
    document = readers.read(Source("x", printed, piped=True))
    (table,) = [block for block in document.blocks(0) if isinstance(block, Table)]
    assert [[cell.chars for cell in row] for row in table.rows] == [["1", "one line more"], ["2", "two"]]


def test_a_plan_keeps_what_its_steps_are_indented_by() -> None:
    printed = (
        "           QUERY PLAN           \n--------------------------------\n Hash Join  (cost=1.09)\n"
        "   Hash Cond: (a.id = b.aid)\n   ->  Hash  (cost=1.04)\n         ->  Seq Scan on b\n(4 rows)\n"
    )
    table, count = readers.read(Source("x", printed, piped=True)).blocks(0)
    assert isinstance(table, Table)
    assert [cell.chars for row in table.rows for cell in row] == [
        "Hash Join  (cost=1.09)",
        "  Hash Cond: (a.id = b.aid)",
        "  ->  Hash  (cost=1.04)",
        "        ->  Seq Scan on b",
    ]
    assert isinstance(count, LineBlock)


def test_a_rule_above_the_names_and_below_the_rows_belongs_to_the_table() -> None:
    printed = "-----|-----\nFile | Bad\n-----|-----\na    | 4\n-----|-----\nTests: 3\n"
    table, rest = readers.read(Source("x", printed, piped=True)).blocks(0)
    assert isinstance(table, Table)
    assert [[cell.chars for cell in row] for row in (table.header, *table.rows)] == [["File", "Bad"], ["a", "4"]]
    assert isinstance(rest, LineBlock)
    assert rest.text.chars == "Tests: 3"
