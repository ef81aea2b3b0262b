"""Tables with cells that were wrapped over several rows, as rich, tabulate and prettytable print them."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import Table
from b12tui.source import Source

HEADER = ["Name", "Description", "Count"]
ROWS = [
    ["alpha", "a long text that wraps over several lines", "12"],
    ["beta", "short", "7"],
    ["gamma ray", "another text that has to be wrapped", "1,234"],
]
BOX = """\
┏━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━┓
┃ Name      ┃ Description     ┃ Count ┃
┡━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━┩
│ alpha     │ a long text     │    12 │
│           │ that wraps over │       │
│           │ several lines   │       │
│ beta      │ short           │     7 │
│ gamma ray │ another text    │ 1,234 │
│           │ that has to be  │       │
│           │ wrapped         │       │
└───────────┴─────────────────┴───────┘
"""
FANCY = BOX.translate(str.maketrans("┏┳┓┡╇┩└┴┘━─┃", "╒╤╕╞╪╡╘╧╛══│"))
SIMPLE = """\

  Name        Description       Count
 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
  alpha       a long text          12
              that wraps over
              several lines
  beta        short                 7
  gamma ray   another text      1,234
              that has to be
              wrapped

"""
HORIZONTALS = """\
 ─────────────────────────────────────
  Name        Description       Count
 ─────────────────────────────────────
  alpha       a long text          12
              that wraps over
              several lines
  beta        short                 7
  gamma ray   another text      1,234
              that has to be
              wrapped
 ─────────────────────────────────────
"""
MINIMAL = """\
            ╷                 ╷
  Name      │ Description     │ Count
╶───────────┼─────────────────┼───────╴
  alpha     │ a long text     │    12
            │ that wraps over │
            │ several lines   │
  beta      │ short           │     7
  gamma ray │ another text    │ 1,234
            │ that has to be  │
            │ wrapped         │
            ╵                 ╵
"""
PSQL = """\
+-----------+-----------------+-------+
| Name      | Description     | Count |
|-----------+-----------------+-------|
| alpha     | a long text     |    12 |
|           | that wraps over |       |
|           | several lines   |       |
| beta      | short           |     7 |
| gamma ray | another text    | 1,234 |
|           | that has to be  |       |
|           | wrapped         |       |
+-----------+-----------------+-------+
"""
ASCII = PSQL.replace("+-----------+-----------------+-------+", "+-------------------------------------+")
PLAIN = """\
Name       Description        Count
alpha      a long text           12
           that wraps over
           several lines
beta       short                  7
gamma ray  another text       1,234
           that has to be
           wrapped
"""
UNDERLINED = PLAIN.replace("\nalpha", "\n---------  ---------------  -------\nalpha")
GROUPED = """\
+--------+--------------+
| Kind   | Name         |
+--------+--------------+
| fruit  | apple        |
|        | banana split |
| colour | red          |
+--------+--------------+
"""


def filled(printed: str) -> str:
    """Return lines with blanks up to the width of the widest, as rich prints them."""
    lines = printed.split("\n")[:-1]
    return "".join(line.ljust(max(map(len, lines))) + "\n" for line in lines)


def table_in(printed: str) -> Table:
    """Return the table that is all of what a program printed."""
    (table,) = readers.read(Source("x", printed, piped=True)).blocks(0)
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(
    "printed",
    [BOX, FANCY, filled(SIMPLE), HORIZONTALS, filled(MINIMAL), PSQL, ASCII, PLAIN, UNDERLINED],
    ids=["box", "fancy", "simple", "horizontals", "minimal", "psql", "ascii", "plain", "underlined"],
)
def test_a_wrapped_cell_is_one(printed: str) -> None:
    """The borders are no lines of their own."""
    table = table_in(printed)
    assert [cell.chars for cell in table.header] == HEADER
    assert [[cell.chars for cell in row] for row in table.rows] == ROWS


def test_each_word_of_a_wrapped_cell_knows_its_source_line() -> None:
    (cell,) = (cell for cell in table_in(BOX).rows[0] if cell.chars.startswith("a long"))
    assert {word: cell.line_at(cell.chars.index(word)) for word in ("text", "that", "several")} == {
        "text": 4,
        "that": 5,
        "several": 6,
    }


def test_a_row_below_another_without_its_group_stays_a_row() -> None:
    """Its first word would have fitted above: nothing was wrapped."""
    assert [[cell.chars for cell in row] for row in table_in(GROUPED).rows] == [
        ["fruit", "apple"],
        ["", "banana split"],
        ["colour", "red"],
    ]


def test_rows_with_numbers_of_their_own_stay_rows() -> None:
    printed = PSQL.replace("|       |\n", "|     3 |\n")
    assert len(table_in(printed).rows) == 7


def test_paths_below_one_another_stay_rows() -> None:
    """They may be several of one length, or one that was cut."""
    printed = (
        "Name   Files\n-----  ----------------\n"
        "alpha  /usr/lib/aa.so.1\n       /usr/lib/bb.so.1\nbeta   /usr/lib/cc.so.1\n"
    )
    rows = [[cell.chars for cell in row] for row in table_in(printed).rows]
    assert rows == [["alpha", "/usr/lib/aa.so.1"], ["", "/usr/lib/bb.so.1"], ["beta", "/usr/lib/cc.so.1"]]


def test_words_below_the_only_row_are_no_part_of_its_first_cell() -> None:
    """They may be another name for it; where several rows go on so, the first column was wrapped."""
    printed = "before action     what must be met\n----------------  ----------------\nperl Build.PL     configure\n"
    one = table_in(f"{printed}perl Makefile.PL\n")
    assert [row[0].chars for row in one.rows] == ["perl Build.PL", "perl Makefile.PL"]
    two = table_in(f"{printed}perl Makefile.PL\nmake and install  runtime\nsomething\n")
    assert [row[0].chars for row in two.rows] == ["perl Build.PL perl Makefile.PL", "make and install something"]
