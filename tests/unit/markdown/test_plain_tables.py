"""Grid tables, simple tables and multiline tables (pandoc)."""

from __future__ import annotations

import pytest
from support.document_builders import Part, blocks, emphasis, heading, paragraph, table, thematic_break
from support.parsing import parse_blocks

from b12tui.document import Align, Table

LEFT, CENTRE, RIGHT, NONE = Align.LEFT, Align.CENTRE, Align.RIGHT, Align.NONE

SPANNING = """\
+---------------------+-------+
| Where               | Here  |
+=============+=======+=======+
|             | min   | -89 C |
| Warmth      +-------+-------+
| then        | max   | 56 C  |
+-------------+-------+-------+
"""
WIDE = """\
+------+---+
| 東京 | a |
+------+---+
"""
PARAGRAPHS = """\
+-----+:---:+----:+
| *a* | b   | c   |
|     |     |     |
| - d | e   | f   |
| - g | h   | i   |
+-----+-----+-----+
"""
SIMPLE = """\
  Right  Left   None Mid
-------  -----  ---- -----
     12  ab      x    y
      3  cd     zzzz wwwww

Table: A *caption*.
"""
HEADERLESS = """\
---  ---
a    b

"""
MULTILINE = """\
---------------
 One   Two
 word
------ --------
 a     b
       c

 d     e
---------------

: Words
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            SPANNING,
            (table(("Where", "Where", "Here"), ("Warmth then", "min", "-89 C"), ("Warmth then", "max", "56 C")),),
        ),
        (WIDE, (table(("", ""), ("東京", "a")),)),
        (SIMPLE.partition("\n\n")[0], None),
        ("---  ---\na    b\nc    d\n---  ---\n", (table(("", ""), ("a", "b"), ("c", "d"), align=(LEFT, LEFT)),)),
        (
            "---  ---\na    b\nc    d\n---  ---\n# e",
            (table(("", ""), ("a", "b"), ("c", "d"), align=(LEFT, LEFT)), heading(1, "e")),
        ),
        (
            "---  ---\na    b\nc    d\n---  ---\ne\nf\n===",
            (table(("", ""), ("a", "b"), ("c", "d"), align=(LEFT, LEFT)), heading(1, "e f")),
        ),
        (HEADERLESS, (thematic_break(), "a b")),
        (
            MULTILINE,
            (table(("One word", "Two"), ("a", "b c"), ("d", "e"), align=(CENTRE, LEFT), title="Words"), "Words"),
        ),
        ("Some words\n--- ---\nand more", ("Some words", thematic_break(), "and more")),
        ("a\n- - -\nb", ("a", thematic_break(), "b")),
        ("+---+\n| a |", ("+---+ | a |",)),
    ],
)
def test_tables_without_bars(source: str, expected: tuple[Part, ...] | None) -> None:
    if expected is None:
        (made,) = parse_blocks(source)
        assert isinstance(made, Table)
        assert made.align == (RIGHT, LEFT, NONE, LEFT)
        assert [cell.chars for cell in made.rows[1]] == ["3", "cd", "zzzz", "wwwww"]
    else:
        assert parse_blocks(source) == blocks(*expected)


def test_a_cell_of_a_grid_keeps_its_paragraphs_and_items_apart() -> None:
    (made,) = parse_blocks(PARAGRAPHS)
    assert isinstance(made, Table)
    assert [cell.chars for cell in made.rows[0]] == ["a\n- d\n- g", "b\ne h", "c\nf i"]
    assert made.align == (NONE, CENTRE, RIGHT)


def test_the_caption_of_a_table_is_a_paragraph_without_its_sign() -> None:
    assert parse_blocks(SIMPLE)[1:] == blocks(paragraph("A ", emphasis("caption"), "."))
    assert parse_blocks("| a |\n|---|\n| b |\n\n: Words {#tbl-x}\n")[1:] == blocks("Words")
    assert parse_blocks("| a |\n|---|\n| b |\n\ntable: Words\n")[1:] == blocks("Words")
    assert parse_blocks("a\n\nTable: b") == blocks("a", "Table: b")


def test_a_table_in_a_quote_begins_on_its_line() -> None:
    (made,) = parse_blocks("\n> W   W\n> --- ---\n> a   b\n")
    assert isinstance(inside := made.blocks[0], Table)  # type: ignore[union-attr]
    assert (inside.line, inside.rows[0][0].line) == (2, 4)


def test_a_heading_behind_dashes_is_no_row() -> None:
    found = parse_blocks("---  ---\na    b\n\n# c\n\n---  ---\n")
    assert [type(block).__name__ for block in found] == ["ThematicBreak", "Paragraph", "Heading", "ThematicBreak"]
