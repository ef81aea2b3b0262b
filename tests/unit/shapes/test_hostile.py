"""What is made to look like the output of a program: each is read within its time, whatever its numbers."""

from __future__ import annotations

import pytest

from b12tui import readers
from b12tui.document import Document
from b12tui.shapes import line_cells, ruled
from b12tui.source import Source

SIZE = 40_000
"""Characters that take many times the limit where a step is taken for each pair of lines."""
DIGITS = "1" * 5_000
"""More than Python makes a number of."""


def read(text: str, reader: str) -> Document:
    return readers.read(Source("x", text), reader)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["-\n", "--\na\n", "-\na +\n", "+---+\n| a |\n", "+--+--+\n", "-- --\na b\n"])
def test_many_rules_are_looked_through_once(piece: str) -> None:
    text = piece * (SIZE * 4 // len(piece))
    assert read(text, "lines").original_source() == text
    assert list(read(text, "lines").all_text_nodes())


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        (f"a\n-\nb\n({DIGITS} rows)\n", "lines"),
        (f"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -{DIGITS} +{DIGITS},1 @@\n-a\n+b\n", "diff"),
        (f"--- x\n+++ x\n@@ -1 +1,{DIGITS} @@\n-a\n+b\n", "diff"),
        (f"| a |\n|-|\n\n{DIGITS}. a\n\n<ol start={DIGITS}><li>a</ol>\n", "markdown"),
        (f'```mermaid\npie\n"a" : {DIGITS}\n```\n\n--8<-- "a:{DIGITS}"\n', "markdown"),
        (f'{{"title": "a", "b": {DIGITS}}}\n\na\n', "markdown"),
        (f"a,b\n{DIGITS},1\n2,3\n", "csv"),
        (f'[{{"a": {DIGITS}}}]', "lines"),
    ],
)
def test_no_number_is_too_long(text: str, reader: str) -> None:
    document = read(text, reader)
    assert any("a" in node.text.chars for _, node in document.all_text_nodes())


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        (["a", "-", "b", "(1 row)"], {1}),
        (["a", "-", "b +", "c", "(1 row)"], {1}),
        (["a", "-", "-", "b", "(1 row)"], {2}),
        (["a", "-", "b", "(2 rows)"], set()),
        (["-", "b", "(1 row)"], set()),
        (["a", "-", "(0 rows)", "a", "--", "b", "c", "(2 rows)"], {1, 4}),
        (["a", "-", "b"], set()),
    ],
)
def test_a_rule_counts_if_as_many_rows_follow_as_the_next_number_says(lines: list[str], rules: set[int]) -> None:
    assert ruled._counted_rules(lines) == rules


@pytest.mark.parametrize(
    ("row", "spans"), [("", []), (" ab  c", [(1, 3), (5, 6)]), ("漢 a  b", [(0, 2), (3, 4), (6, 7)])]
)
def test_the_cells_that_are_not_blank_are_those_of_the_words(row: str, spans: list[tuple[int, int]]) -> None:
    assert list(line_cells.segments(line_cells.occupied(line_cells.cell_row(row)))) == spans
