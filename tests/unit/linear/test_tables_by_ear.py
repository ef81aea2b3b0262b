"""Tables in speech mode: cells whole where a key may say several rows, and headers only as they are wanted."""

from __future__ import annotations

import pytest
from support.linear_frontends import press

from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.core.verbosity import Verbosity, with_values
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.plain.document_writer import document_text

LONG = "It hurts for a day or two after exercise that the muscles are not used to, and then it fades by itself."
TEXT = f"""| Overexertion and soreness | How it hurts |
| - | - |
| Overexertion and delayed soreness of muscles | {LONG} |
| Other | short |
"""


def opened(columns: int = 80, text: str = TEXT, values: dict[str, str | bool] | None = None) -> SpokenController:
    appearance = Appearance(announced=with_values(Verbosity(), values or {}))
    pages = SpokenController(ReaderState(parse(text, name="t.md"), appearance=appearance), columns, 24)
    press(pages, "T")
    return pages


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_letters_say_a_cell_whole_and_arrows_a_part_of_its_own_words(columns: int) -> None:
    by_letter = press(opened(columns), "j l")[1].rows
    assert LONG in " ".join(by_letter)
    pages = opened(columns)
    row = press(pages, "Down Right")[1].rows
    assert len(row) == 1
    cut = row[0].removesuffix(" ...")
    assert row[0] != cut
    assert LONG.startswith(cut.removeprefix("How it hurts: "))  # words of the cell, not its header alone
    assert LONG in " ".join(press(pages, ".")[0].rows)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, [("Row 2 of 2: Other.",), ("How it hurts: short.",)]),
        ({"row_header": False}, [("Other.",), ("How it hurts: short.",)]),
        ({"column_header": False}, [("Row 2 of 2: Other.",), ("short.",)]),
    ],
)
def test_headers_are_said_as_the_verbosity_has_it(values: dict[str, str | bool], expected: list[object]) -> None:
    assert [answer.rows for answer in press(opened(values=values), "j j l")][1:] == expected


def test_row_view_says_its_state_and_goes_on_by_cell() -> None:
    pages = opened(text="|A|B|\n|-|-|\n|1|2|\n|3|4|\n")
    answers = [answer.rows for answer in press(pages, "j r j j r")]
    assert answers[1:] == [
        ("Row view.", "Row 1 of 2. A: 1.", "B: 2."),
        ("B: 2.",),
        ("Row 2 of 2, A: 3.",),
        ("Table view.", "Row 2 of 2, A: 3."),
    ]


def test_the_phrase_after_a_filter_is_that_of_any_row() -> None:
    pages = opened(text="|Option|Use|\n|-|-|\n|--port|a|\n|--host|b|\n|--hosts|c|\n")
    press(pages, "j")
    rows = press(pages, "/ h o s t Enter")[-1].rows
    assert rows == ("2 of 3 rows match “host”.", "Row 1 of 2: --host.")
    assert press(pages, "j")[0].rows == ("Row 2 of 2: --hosts.",)


@pytest.mark.parametrize(
    ("text", "intro", "end"),
    [
        ("# Types\n\n{table}", "Table 1: Types. 1 row, 2 columns: A; B.", "End of table 1."),
        (
            "# Types\n\n<span>Table 3-2: Integers in Rust</span>\n\n{table}",
            "Table 3-2: Integers in Rust. 1 row, 2 columns: A; B.",
            "End of table.",
        ),
        (
            "# Types\n\n{table}\nTable: All integers\n",
            "Table 1: All integers. 1 row, 2 columns: A; B.",
            "End of table 1.",
        ),
        ("# Types\n\nTable talk is fun.\n\n{table}", "Table 1: Types. 1 row, 2 columns: A; B.", "End of table 1."),
    ],
)
def test_a_caption_is_the_title_of_its_table(text: str, intro: str, end: str) -> None:
    lines = document_text(parse(text.format(table="|A|B|\n|-|-|\n|1|2|\n"), name="t.md")).splitlines()
    assert intro in lines
    assert end in lines
