"""Tables whose names are above a rule that doesn't show the columns' widths, and rules that head none."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import LineBlock, Table
from b12tui.source import Source

COVERAGE = """\
Name                 Stmts   Miss  Cover   Missing
--------------------------------------------------
src/a/__init__.py        2      0   100%
src/a/core.py           50      5    90%   12-14, 33
--------------------------------------------------
TOTAL                   52      5    90%
"""
POWERSHELL = """\
Handles  NPM(K)    PM(K)     CPU(s)     Id  SI ProcessName
-------  ------    -----     ------     --  -- -----------
    187      13     2204       0.11   9784   0 ApplicationFrameHost
     76       5     1084             12420   0 AppVShNotify
"""
EVENTS = """\
  Type     Reason   Age                 From     Message
  ----     ------   ----                ----     -------
  Normal   Pulled   30m (x6 over 33m)   kubelet  Container image is present
  Warning  BackOff  3m (x148 over 33m)  kubelet  Back-off restarting failed container
"""


def cells(printed: str) -> list[list[str]]:
    (table,) = readers.read(Source("x", printed, piped=True)).blocks(0)
    assert isinstance(table, Table)
    return [[cell.chars for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        (
            COVERAGE,
            [
                ["Name", "Stmts", "Miss", "Cover", "Missing"],
                ["src/a/__init__.py", "2", "0", "100%", ""],
                ["src/a/core.py", "50", "5", "90%", "12-14, 33"],
                ["TOTAL", "52", "5", "90%", ""],
            ],
        ),
        (
            POWERSHELL,
            [
                ["Handles", "NPM(K)", "PM(K)", "CPU(s)", "Id", "SI", "ProcessName"],
                ["187", "13", "2204", "0.11", "9784", "0", "ApplicationFrameHost"],
                ["76", "5", "1084", "", "12420", "0", "AppVShNotify"],
            ],
        ),
        (
            EVENTS,
            [
                ["Type", "Reason", "Age", "From", "Message"],
                ["Normal", "Pulled", "30m (x6 over 33m)", "kubelet", "Container image is present"],
                ["Warning", "BackOff", "3m (x148 over 33m)", "kubelet", "Back-off restarting failed container"],
            ],
        ),
    ],
)
def test_names_above_a_rule_head_the_columns_below_it(printed: str, rows: list[list[str]]) -> None:
    assert cells(printed) == rows


def test_what_is_below_the_totals_is_no_row() -> None:
    table, rest = readers.read(Source("x", f"{COVERAGE}Required coverage of 90% was reached.\n", piped=True)).blocks(0)
    assert isinstance(table, Table)
    assert [row[0].line for row in table.rows] == [3, 4, 6]
    assert isinstance(rest, LineBlock)
    assert rest.text.chars == "Required coverage of 90% was reached."


@pytest.mark.parametrize(
    "text",
    [
        "Some words\n----------\nprose that goes on here\nand ends\n",
        "One  two  three\n---------------\nprose of many words, one after the other, below\n",
        "A   B   C\n=========\n",
        "| Name Mode | Io |\n| Fan  Temp | U  |\n|===========+====|\n| 0  A100   | 4  |\n+-----------+----+\n",
    ],
)
def test_a_rule_alone_makes_no_table(text: str) -> None:
    blocks = readers.read(Source("x", text, piped=True), "lines").blocks(0)
    assert "\n".join(block.text.chars for block in blocks if isinstance(block, LineBlock)) == text.rstrip("\n")
